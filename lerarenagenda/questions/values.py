"""A record's fields as cells, whatever their kind: references by name, choices by their word."""

from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from lerarenagenda.agenda.agenda import KIND_NAMES
from lerarenagenda.agenda.calendar import date_of
from lerarenagenda.agenda.health import Day, Standing
from lerarenagenda.dates import Period
from lerarenagenda.durations import Duration
from lerarenagenda.i18n import N_, Bilingual, Text, say
from lerarenagenda.questions.answer import Cell, Fact, Word
from lerarenagenda.questions.words import meeting_date, rhythm_words
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Choice, FieldFacts, Part, Record, fields_of
from lerarenagenda.records.fields import Every
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.priority import Priority

AnyRecord = TypeVar("AnyRecord", bound=Record)
YES, NO = N_("yes"), N_("no")


def cell_of(day: Day, facts: FieldFacts, value: object) -> Cell:
    """The value of a field."""
    if isinstance(value, tuple):
        return tuple(cell_of(day, facts, item) for item in value) or None
    if isinstance(value, str) and facts.to and not isinstance(value, Choice):
        return named(day, facts.to, value)
    return _plain_cell(day, value)


def _plain_cell(day: Day, value: object) -> Cell:
    if isinstance(value, Choice):
        return Word(value.value, value.text(), "plain")
    if isinstance(value, bool):
        return Word(value, Text(YES if value else NO), "plain")
    if isinstance(value, Every):
        return Word(value.written, rhythm_words(day.agenda, value), "plain")
    if isinstance(value, Duration):
        return Word(str(value), value.text(), "plain")
    if isinstance(value, Part):
        return {key: cell for key, cell in _cells(day, value) if cell is not None}
    if value is None or isinstance(value, str | int | date | Period):
        return value
    raise TypeError(value)


def part_cell(day: Day, part: Part | None) -> Cell:
    """A block of keys by its values."""
    return _plain_cell(day, part)


def _cells(day: Day, part: Part) -> Iterator[tuple[str, Cell]]:
    for key, facts in fields_of(type(part)).items():
        value = getattr(part, facts.name)
        if facts.required or value is not False:  # what is not so by default need not be said
            # a first and a last day look alike, so each says which it is
            yield key, _labelled(facts, value) if isinstance(value, date) else cell_of(day, facts, value)


def _labelled(facts: FieldFacts, value: date) -> Word:
    return Word(value.isoformat(), say("{label} {day}", label=Text(facts.said.label), day=value), "plain")


def named(day: Day, kinds: tuple[str, ...], record_id: str) -> Word:
    """A record by what people call it; machines get its id."""
    there = next((found for kind in kinds if (found := day.agenda.get(KIND_NAMES[kind], record_id))), None)
    record = as_it_reads(day, there) if there else None
    if isinstance(record, Meeting):
        table = named(day, ("table",), record.table).says
        return Word(record_id, say("{table} {date}", table=table, date=meeting_date(day, record)), "plain")
    return Word(record_id, say("{name}", name=label_of(record) if record else record_id), "plain")


def as_it_reads(day: Day, record: AnyRecord) -> AnyRecord:
    """A record as it reads on the day, with what was amended until then."""
    reads: Record | None = record
    if isinstance(record, Action):
        reads = day.story(record).action
    elif isinstance(record, Priority):
        reads = day.priority(record.id)
    elif isinstance(record, Meeting):
        reads = replace(record, date=date_of(day.agenda, record, as_of=day.as_of))
    return reads if isinstance(reads, type(record)) else record


def label_of(record: Record) -> Bilingual:
    """What people call a record: its short name, else its heading."""
    short = getattr(record, "short", None)
    return Bilingual(short) if short else heading_of(record)


def heading_of(record: Record) -> Bilingual:
    """A record's name in full: its number and title, or its id when it has neither."""
    title, number = getattr(record, "title", None) or getattr(record, "name", None), getattr(record, "number", None)
    if title is None:
        return Bilingual(record.id)
    english = getattr(record, "title_en", None) or getattr(record, "name_en", None)
    lead = f"{number} " if number else ""
    return Bilingual(f"{lead}{title}", f"{lead}{english}" if english else None)


def standing_cells(day: Day, standing: Standing) -> dict[str, Cell]:
    """How an action stands at a table, for machines; the names are the same in every answer."""
    state = standing.state
    return {
        "status": state.status.value,
        "health": standing.health.value if standing.health else None,
        "reasons": standing.reasons,
        "marks": tuple(mark.value for mark in standing.marks),
        "closed": standing.closed.value if standing.closed else None,
        "leads": state.leads,
        "deadline": part_cell(day, state.deadline),
        "first_deadline": part_cell(day, state.first_deadline),
        "due": standing.due,
        "first_due": standing.first_due,
        "days_late": standing.days_late,
        "days_late_first": standing.days_late_first,
        "moves": len(state.moves),
        "news_on": state.news_on,
    }


def action_cells(action: Action) -> dict[str, Cell]:
    """What an action is, for machines."""
    return {
        "id": action.id,
        "number": action.number,
        "title": Bilingual(action.title, action.title_en),
        "kind": action.kind.value,
    }


def facts_of(day: Day, record: Part, *, elsewhere: Container[str] = ()) -> tuple[Fact, ...]:
    """Every field of a record that says something, with its label; `none` is said where the writer said it.

    The fields told `elsewhere` in the answer are kept for machines.
    """
    found = []
    for key, facts in fields_of(type(record)).items():
        value = getattr(record, facts.name)
        if value in (None, ()) and not facts.required:
            continue
        cell = cell_of(day, facts, value)
        shown = Word([] if facts.many else None, say("none"), "plain") if cell is None else cell
        found.append(Fact(key, Text(facts.said.label), shown, elsewhere=key in elsewhere))
    return tuple(found)
