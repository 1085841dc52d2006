"""What differs between versions of one file: field by field, in the words people use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lerarenagenda.agenda.health import Day
from lerarenagenda.diagnostics import Route
from lerarenagenda.i18n import Text, Words, together
from lerarenagenda.questions.answer import Cell
from lerarenagenda.questions.values import cell_of
from lerarenagenda.records.base import FieldFacts, Part, fields_of
from lerarenagenda.records.reading import read_value
from lerarenagenda.store.house_style import PLAIN, Form, alike

NOWHERE = object()  # what a version says that does not speak of it


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that versions say otherwise: where, what people call it, and for each version what it says."""

    route: Route
    label: Words
    values: tuple[Any, ...]  # as the files have them, NOWHERE where there is none
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in all versions: its field, how its lists are told apart, and the words that lead there."""

    route: Route
    labels: tuple[Words, ...]
    values: tuple[Any, ...]
    form: Form
    kind: type[Part] | None  # of the block that stands here, or of each in the list
    facts: FieldFacts | None = None
    holder: type[Part] | None = None


def differences(
    day: Day, kind: type[Part] | None, form: Form, versions: Sequence[Mapping[str, Any]]
) -> list[Difference]:
    """Every field in which versions of a file differ, in their order."""
    return list(_differing(day, _Spot((), (), tuple(versions), form, kind)))


def _differing(day: Day, spot: _Spot) -> Iterator[Difference]:
    there = [value for value in spot.values if value is not NOWHERE]
    if len(there) == len(spot.values) and all(alike(there[0], value, spot.form) for value in there):
        return
    named = [_items(value, spot.form) for value in there]
    compared = NOWHERE not in spot.values[-2:]  # what was taken away is told as a whole
    if compared and all(isinstance(value, dict) for value in there):
        for key in dict.fromkeys(key for value in there for key in value):
            yield from _differing(day, _inner(spot, key))
    elif compared and all(items is not None for items in named):
        for name in dict.fromkeys(name for items in named for name in items or ()):
            yield from _differing(day, _item(day, spot, name))
    else:
        cells = tuple(None if value is NOWHERE else _cell(day, spot, value) for value in spot.values)
        yield Difference(spot.route, together(spot.labels), spot.values, cells)


def _inner(spot: _Spot, key: str) -> _Spot:
    """What stands under a key."""
    facts = fields_of(spot.kind).get(key) if spot.kind else None
    return _Spot(
        route=(*spot.route, key),
        labels=(*spot.labels, Text(facts.said.label) if facts else key),
        values=tuple(value.get(key, NOWHERE) if isinstance(value, dict) else NOWHERE for value in spot.values),
        form=spot.form.keys.get(key, PLAIN),
        kind=facts.part if facts else None,
        facts=facts,
        holder=spot.kind,
    )


def _items(value: object, form: Form) -> Mapping[str, tuple[int, Any]] | None:
    """The blocks of a list by what tells them apart, with their places; None when that cannot be told."""
    if not isinstance(value, list) or not form.by:
        return None
    for count in range(1, len(form.by) + 1):
        names = [
            " ".join(str(item.get(key, "")) for key in form.by[:count]) for item in value if isinstance(item, dict)
        ]
        if len(set(names)) == len(value):
            return {name: (index, item) for index, (name, item) in enumerate(zip(names, value, strict=True))}
    return None


def _item(day: Day, spot: _Spot, name: str) -> _Spot:
    """One block of a list."""
    found = [(_items(value, spot.form) or {}).get(name) for value in spot.values]
    index, block = next(one for one in found if one)
    key = (spot.form.by or ("",))[0]
    label = _inner(replace(spot, values=(block,)), key)
    called = together([_words(_cell(day, label, block.get(key)))])
    values = tuple(one[1] if one else NOWHERE for one in found)
    return replace(spot, route=(*spot.route, index), labels=(*spot.labels, called), values=values, facts=None)


def _words(cell: Cell) -> Words:
    says = getattr(cell, "says", cell)
    return says if isinstance(says, str | Text) else str(says)


def _cell(day: Day, spot: _Spot, value: Any) -> Cell:  # noqa: ANN401 a tree of texts, lists and blocks
    """What a version says, as people read it; what cannot be read stays as it is written."""
    key = spot.route[-1] if spot.route else ""
    if spot.facts and spot.holder and isinstance(key, str):
        read, fine = read_value(spot.holder, key, value)
        return (cell_of(day, spot.facts, read) if read not in (None, ()) else value) if fine else value
    if isinstance(value, dict) and spot.kind:
        told = {name: _cell(day, _inner(replace(spot, values=(value,)), name), one) for name, one in value.items()}
        return {name: cell for name, cell in told.items() if cell is not None}
    return value if isinstance(value, str | list | dict) else None
