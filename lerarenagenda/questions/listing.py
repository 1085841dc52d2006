"""All records of a kind, in the columns and the order asked for."""

from collections.abc import Iterable, Sequence
from datetime import date

from lerarenagenda.agenda.agenda import number_key
from lerarenagenda.agenda.due import last_day
from lerarenagenda.agenda.health import Day
from lerarenagenda.dates import Period
from lerarenagenda.i18n import Bilingual, Text, count, say
from lerarenagenda.questions.answer import Cell, Column, Document, Grid, Row, Section
from lerarenagenda.questions.filters import UnknownValue, leaves
from lerarenagenda.questions.values import as_it_reads, cell_of
from lerarenagenda.records.base import Choice, FieldFacts, Record, fields_of
from lerarenagenda.records.deadline import Deadline

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
    heads = [as_it_reads(day, record) for record in records]
    ordered = sorted(heads, key=_number_order)
    if sort:
        name = sort.removeprefix("-")
        _refuse_unknown("sort", name, known)
        ordered.sort(key=lambda record: _sort_key(day, record, name), reverse=sort.startswith("-"))
    rows = tuple(Row(_cells(day, record, wanted)) for record in ordered)
    grid = Grid(tuple(_column(name, known.get(name)) for name in wanted), rows)
    title = count("{n} file in {folder}/", "{n} files in {folder}/", len(rows), folder=kind.folder)
    return Document("list", day.as_of, title, (Section(kind.folder, grid=grid),), {"records": len(rows)})


def _refuse_unknown(option: str, name: str, known: Iterable[str]) -> None:
    allowed = (ID, *known)
    if name not in allowed:
        raise UnknownValue(option, name, allowed)


def _column(name: str, facts: FieldFacts | None) -> Column:
    title = Text(facts.said.label) if facts else say("id")
    return Column(name, title, grows=name in GROWING)


def _cells(day: Day, record: Record, wanted: Sequence[str]) -> dict[str, Cell]:
    """The id always, and the columns asked for."""
    cells: dict[str, Cell] = {ID: record.id}
    for name in wanted:
        if name != ID:
            facts = fields_of(type(record))[name]
            value = getattr(record, facts.name)
            english = getattr(record, f"{facts.name}_en", None)
            cells[name] = Bilingual(value, english) if english else cell_of(day, facts, value)
    return cells


def _number_order(record: Record) -> tuple[object, ...]:
    return (number_key(getattr(record, "number", None)), record.id)


def _sort_key(day: Day, record: Record, name: str) -> tuple[object, ...]:
    """By day, number, order in a closed list, or words, as the value is; what says nothing comes last."""
    value = record.id if name == ID else getattr(record, fields_of(type(record))[name].name)
    if value in (None, ()):
        return (1,)
    if name == "number":
        return (0, number_key(value))
    if isinstance(value, Deadline):
        return (0, last_day(day.agenda, value, as_of=day.as_of) or date.max, value.text.casefold())
    if isinstance(value, Period):
        return (0, value.last, value.first)
    if isinstance(value, Choice):
        return (0, list(type(value)).index(value))
    if isinstance(value, int):
        return (0, value)
    return (0, ", ".join(leaves(value)).casefold())
