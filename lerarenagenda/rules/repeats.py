"""Family B1, lists: what stands in a list stands there once."""

from collections.abc import Hashable, Iterator, Sequence

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.diagnostics import Mend, Mending, Route, Severity
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.base import FieldFacts, Part, fields_of
from lerarenagenda.records.fields import shown
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.table import Basis
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.rules.references import everything

Twice = tuple[Route, Route, Route, str]
ALL = None  # in the place of a table or a sector


@rule("B108", "named-twice", each=Settings, severity=Severity.WARNING)
def named_twice(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """A list names the same thing twice.

    ## Why
    Most often one of the two was to be another, and that one is now missing from the list.

    ## Fix
    Write in its place what was meant, or remove it.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        sectors:
          - vo
          - vo

    ## Good
        # actions/zijinstroom-vergroten.yaml
        sectors:
          - po
          - vo
    """
    for record, part in everything(agenda):
        for list_route, first, second, name in _twice(part):
            yield see(
                *(*list_route, *second),
                at=part,
                of=record,
                says=N_("{name!r} stands twice in {field!r}"),
                name=shown(name),
                field=list_route[-1],
                hint=say("write what was meant, or remove it"),
                mend=Mend((*list_route, *second), how=Mending.LEAVE_OUT, safe=False),
                related=[(spot(*(*list_route, *first), at=part, of=record), say("here it stands the first time"))],
            )


def _twice(part: Part, route: Route = ()) -> Iterator[Twice]:
    """What stands twice in a list of a record, or of a block in it: the list, both places in it, and the name."""
    for facts in _with_lists(type(part)):
        value = getattr(part, facts.name)
        if isinstance(value, Part):
            yield from _twice(value, (*route, facts.key))
        elif value:
            if len(value) > 1:
                yield from _again(value, (*route, facts.key))
            for index, item in enumerate(value) if facts.part and _with_lists(facts.part) else ():
                yield from _twice(item, (*route, facts.key, index))


# a memo of its own: for mypy the classes of records are not hashable, as functools wants
_WITH_LISTS: dict[type[Part], tuple[FieldFacts, ...]] = {}


def _with_lists(kind: type[Part]) -> tuple[FieldFacts, ...]:
    """The fields that are lists, or blocks with lists in them."""
    known = _WITH_LISTS.get(kind)
    if known is None:
        own = (one for one in fields_of(kind).values() if one.many or (one.part and _with_lists(one.part)))
        known = _WITH_LISTS[kind] = tuple(own)
    return known


def _again(items: Sequence[object], route: Route) -> Iterator[Twice]:
    """Each item that an earlier one in the list names too."""
    if len({_name(item) for item in items}) == len(items):
        return  # as in nearly all lists
    known: dict[Hashable, dict[Hashable, Route]] = {}
    for index, item in enumerate(items):
        named, among, name, key = _identity(item)
        place: Route = (index, *key)
        before = known.setdefault(named, {})
        # what holds for no part in particular holds for all of it
        parts = among or tuple(before) or (ALL,)
        first = next((before[part] for part in (*parts, ALL) if part in before), None)
        if first is not None:
            yield route, first, place, name
        before.update(dict.fromkeys(among or (ALL,), first or place))


def _identity(item: object) -> tuple[Hashable, tuple[Hashable, ...], str, tuple[str, ...]]:
    """What an item names, for which tables or sectors it does, the name, and the key that it stands under."""
    if not isinstance(item, Part):
        return str(item), (), str(item), ()
    values = [getattr(item, facts.name) for facts in _naming(type(item))]
    named = tuple(value for value in values if not isinstance(value, tuple | bool))
    among = tuple(one for value in values if isinstance(value, tuple) for one in value)
    return named, among, str(_name(item)), (_naming(type(item))[0].key,)


def _name(item: object) -> Hashable:
    """What an item of a list is called: its own text, or the first that its block says."""
    return getattr(item, _naming(type(item))[0].name) if isinstance(item, Part) else str(item)


_NAMING: dict[type[Part], tuple[FieldFacts, ...]] = {}


def _naming(kind: type[Part]) -> tuple[FieldFacts, ...]:
    """The fields that say what an item is, and do not only say more of it."""
    known = _NAMING.get(kind)
    if known is None:
        own = (facts for facts in fields_of(kind).values() if facts.key != "note" and facts.choices is not Basis)
        known = _NAMING[kind] = tuple(own)
    return known
