"""What people wrote in a record, text by text and block by block, with its route."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from lerarenagenda.diagnostics import Route
from lerarenagenda.records.base import FieldFacts, Part, fields_of

AnyBlock = TypeVar("AnyBlock", bound=Part)
_OWN_FIELDS: dict[type[Part], tuple[FieldFacts, ...]] = {}


class Written(NamedTuple):
    """One text: where it stands, the block of keys it stands in, the key, and what it says."""

    route: Route
    block: Part
    key: str
    text: str


def texts_of(part: Part, route: Route = ()) -> Iterator[Written]:
    """Every text that people wrote themselves: no word from a list, no name of a record."""
    for facts in _own_fields(type(part)):
        value = getattr(part, facts.name)
        if isinstance(value, str):
            yield Written((*route, facts.key), part, facts.key, value)
        elif isinstance(value, tuple | Part):
            for here, item in _each(value, (*route, facts.key)):
                if isinstance(item, str):
                    yield Written(here, part, facts.key, item)
                elif isinstance(item, Part):
                    yield from texts_of(item, here)


def blocks_of(kind: type[AnyBlock], part: Part, route: Route = ()) -> Iterator[tuple[Route, AnyBlock]]:
    """Every block of a kind, an outer one before those inside it."""
    for facts in _own_fields(type(part)):
        value = getattr(part, facts.name) if facts.part else None
        for here, item in _each(value, (*route, facts.key)) if value else ():
            if isinstance(item, kind):
                yield here, item
            if isinstance(item, Part):
                yield from blocks_of(kind, item, here)


def _own_fields(kind: type[Part]) -> tuple[FieldFacts, ...]:
    """The fields that hold texts or blocks."""
    found = _OWN_FIELDS.get(kind)
    if found is None:
        own = (facts for facts in fields_of(kind).values() if not facts.to and not facts.choices)
        found = _OWN_FIELDS[kind] = tuple(own)
    return found


def _each(value: object, route: Route) -> Iterator[tuple[Route, object]]:
    """A value with its route, or the items of a list with theirs."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*route, index), item
    else:
        yield route, value
