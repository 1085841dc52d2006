"""All records of a kind, in the columns and the order asked for."""

from collections.abc import Iterable, Sequence

from lerarenagenda.agenda.agenda import Agenda, number_key
from lerarenagenda.agenda.health import Day
from lerarenagenda.i18n import Bilingual, Text, count, say
from lerarenagenda.questions.answer import Cell, Column, Document, Grid, Row, Section
from lerarenagenda.questions.filters import UnknownValue
from lerarenagenda.questions.values import cell_of
from lerarenagenda.records.base import FieldFacts, Record, fields_of

GROWING = frozenset({"title", "name"})
ID = "id"


def listing(
    day: Day, kind: type[Record], records: Iterable[Record], *, columns: Sequence[str] = (), sort: str | None = None
) -> Document:
    """These records of a kind; `sort` is a column, with `-` before it the other way round. Raises UnknownValue."""
    known = fields_of(kind)
    for name in columns:
        _refuse_unknown("columns", name, known)
    wanted = list(columns) or [ID, *(key for key, facts in known.items() if facts.said.column)]
    ordered = sorted(records, key=_number_order)
    if sort:
        name = sort.removeprefix("-")
        _refuse_unknown("sort", name, known)
        ordered.sort(key=lambda record: _sort_key(record, name), reverse=sort.startswith("-"))
    rows = tuple(Row(_cells(day.agenda, record, wanted)) for record in ordered)
    grid = Grid(tuple(_column(name, known.get(name)) for name in wanted), rows)
    title = count("{n} record: {kinds}", "{n} records: {kinds}", len(rows), kinds=Text(kind.words))
    return Document("list", day.as_of, title, (Section(kind.folder, grid=grid),), {"records": len(rows)})


def _refuse_unknown(option: str, name: str, known: Iterable[str]) -> None:
    allowed = (ID, *known)
    if name not in allowed:
        raise UnknownValue(option, name, allowed)


def _column(name: str, facts: FieldFacts | None) -> Column:
    title = Text(facts.said.label) if facts else say("id")
    return Column(name, title, grows=name in GROWING)


def _cells(agenda: Agenda, record: Record, wanted: Sequence[str]) -> dict[str, Cell]:
    """The id always, and the columns asked for."""
    cells: dict[str, Cell] = {ID: record.id}
    for name in wanted:
        if name != ID:
            facts = fields_of(type(record))[name]
            value = getattr(record, facts.name)
            english = getattr(record, f"{facts.name}_en", None)
            cells[name] = Bilingual(value, english) if english else cell_of(agenda, facts, value)
    return cells


def _number_order(record: Record) -> tuple[object, ...]:
    return (number_key(getattr(record, "number", None)), record.id)


def _sort_key(record: Record, name: str) -> tuple[object, ...]:
    value = record.id if name == ID else getattr(record, fields_of(type(record))[name].name)
    if name == "number":
        return (0, number_key(value))
    return (value is None, str(value).casefold())
