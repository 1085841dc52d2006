"""What people wrote in a record, text by text and block by block, with its route."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from lerarenagenda.diagnostics import Route
from lerarenagenda.records.base import FieldFacts, OneText, Part, Sort, fields_of

AnyBlock = TypeVar("AnyBlock", bound=Part)
# memos of their own: for mypy the classes of records are not hashable, as functools wants
_OWN_FIELDS: dict[tuple[type[Part], Sort | None], tuple[FieldFacts, ...]] = {}
_FIELDS_TO: dict[tuple[type[Part], type[Part]], tuple[FieldFacts, ...]] = {}


class Written(NamedTuple):
    """One text: where it stands, the block of keys it stands in, the key, what it says, and of which sort it is."""

    route: Route
    block: Part
    key: str
    text: str
    sort: Sort | None


def texts_of(part: Part, route: Route = (), *, sort: Sort | None = None) -> Iterator[Written]:
    """Every text that people wrote themselves, or those of one sort: no word from a list, no name of a record."""
    for facts in _own_fields(type(part), sort):
        value = getattr(part, facts.name)
        for here, item in _each(value, (*route, facts.key)) if value else ():
            if isinstance(item, str):
                yield Written(here, part, facts.key, item, facts.sort)
            elif isinstance(item, Part):
                yield from texts_of(item, here, sort=sort)


def words_of(part: Part) -> Iterator[str]:
    """The same texts without their places: of most records one only asks whether something stands in them at all."""
    for facts in _own_fields(type(part)):
        value = getattr(part, facts.name)
        for item in (value if isinstance(value, tuple) else (value,)) if value else ():
            if isinstance(item, str):
                yield item
            elif isinstance(item, Part):
                yield from words_of(item)


def blocks_of(kind: type[AnyBlock], part: Part, route: Route = ()) -> Iterator[tuple[Route, AnyBlock]]:
    """Every block of a kind, an outer one before those inside it."""
    for facts in _fields_to(kind, type(part)):
        value = getattr(part, facts.name)
        for here, item in _each(value, (*route, facts.key)) if value else ():
            if isinstance(item, kind):
                yield here, item
            if isinstance(item, Part):
                yield from blocks_of(kind, item, here)


def said_by(part: Part) -> dict[str, object]:
    """What each key of a block says, without the order of sets: equal for two files that say the same."""
    values = ((key, facts, getattr(part, facts.name)) for key, facts in fields_of(type(part)).items())
    return {key: sorted(value) if facts.is_set else _said(value) for key, facts, value in values}


def _said(value: object) -> object:
    if isinstance(value, tuple):
        return [_said(item) for item in value]
    return said_by(value) if isinstance(value, Part) and not isinstance(value, OneText) else value


def _own_fields(kind: type[Part], sort: Sort | None = None) -> tuple[FieldFacts, ...]:
    """The fields where a text can be, in a block too; of one sort, those where one of that sort can be."""
    found = _OWN_FIELDS.get((kind, sort))
    if found is None:
        own = (facts for facts in fields_of(kind).values() if not facts.to and not facts.choices)
        found = _OWN_FIELDS[kind, sort] = tuple(facts for facts in own if _leads_to(facts, sort))
    return found


def _leads_to(facts: FieldFacts, sort: Sort | None) -> bool:
    if facts.part is not None:
        return bool(_own_fields(facts.part, sort))
    return facts.text if sort is None else facts.sort is sort


def _fields_to(kind: type[Part], within: type[Part]) -> tuple[FieldFacts, ...]:
    """The fields that are blocks of a kind, or have one inside."""
    found = _FIELDS_TO.get((kind, within))
    if found is None:
        own = fields_of(within).values()
        found = tuple(one for one in own if one.part and (issubclass(one.part, kind) or _fields_to(kind, one.part)))
        _FIELDS_TO[kind, within] = found
    return found


def _each(value: object, route: Route) -> Iterator[tuple[Route, object]]:
    """A value with its route, or the items of a list with theirs."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*route, index), item
    else:
        yield route, value
