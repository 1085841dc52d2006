"""What people wrote in a record, text by text and block by block, with its route."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from lerarenagenda.diagnostics import Route
from lerarenagenda.records.base import FieldFacts, Part, Sort, fields_of

AnyBlock = TypeVar("AnyBlock", bound=Part)
_OWN_FIELDS: dict[tuple[type[Part], Sort | None], tuple[FieldFacts, ...]] = {}


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
        if isinstance(value, str):
            yield Written((*route, facts.key), part, facts.key, value, facts.sort)
        elif isinstance(value, tuple | Part):
            for here, item in _each(value, (*route, facts.key)):
                if isinstance(item, str):
                    yield Written(here, part, facts.key, item, facts.sort)
                elif isinstance(item, Part):
                    yield from texts_of(item, here, sort=sort)


def blocks_of(kind: type[AnyBlock], part: Part, route: Route = ()) -> Iterator[tuple[Route, AnyBlock]]:
    """Every block of a kind, an outer one before those inside it."""
    for facts in _own_fields(type(part)):
        value = getattr(part, facts.name) if facts.part else None
        for here, item in _each(value, (*route, facts.key)) if value else ():
            if isinstance(item, kind):
                yield here, item
            if isinstance(item, Part):
                yield from blocks_of(kind, item, here)


def _own_fields(kind: type[Part], sort: Sort | None = None) -> tuple[FieldFacts, ...]:
    """The fields that hold texts or blocks; of one sort, those where a text of that sort can be."""
    found = _OWN_FIELDS.get((kind, sort))
    if found is None:
        own = (facts for facts in fields_of(kind).values() if not facts.to and not facts.choices)
        found = _OWN_FIELDS[kind, sort] = tuple(facts for facts in own if sort is None or _leads_to(facts, sort))
    return found


def _leads_to(facts: FieldFacts, sort: Sort) -> bool:
    return facts.sort is sort or (facts.part is not None and bool(_own_fields(facts.part, sort)))


def _each(value: object, route: Route) -> Iterator[tuple[Route, object]]:
    """A value with its route, or the items of a list with theirs."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*route, index), item
    else:
        yield route, value
