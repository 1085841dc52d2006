"""What exactly was promised, word for word, where; how it stands; and what happened to it."""

from collections.abc import Iterator, Sequence

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day, Standing
from lerarenagenda.i18n import N_, Text, Words, day_text, say, together
from lerarenagenda.questions.answer import Cell, Column, Document, Fact, Grid, Row, Section, Word
from lerarenagenda.questions.values import as_it_reads, cell_of, facts_of, heading_of, label_of, named, standing_cells
from lerarenagenda.questions.words import (
    deadline_words,
    lateness,
    party_label,
    priority_remarks,
    standing_word,
    table_label,
)
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry, FieldFacts, Record, fields_of
from lerarenagenda.records.fields import SHA256
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.source import Citation
from lerarenagenda.records.status import Status, status_word
from lerarenagenda.records.table import Table

STANDINGS = (
    Column("table", say("table")),
    Column("state", say("status"), below="reasons"),
    Column("leads", say("lead")),
    Column("first_deadline", say("first deadline")),
    Column("deadline", say("deadline"), below="late"),
    Column("news_on", say("last news")),
    Column("marks", say("remarks"), grows=True),
)
TOLD_ABOVE = frozenset({"title", "title_en", "name", "name_en"})
HISTORY = (
    Column("on", say("day")),
    Column("by", say("by")),
    Column("what", say("what"), grows=True, below="more"),
)
DECISIONS = (Column("action", say("action"), grows=True), Column("what", say("what"), grows=True, below="more"))
LINKS = (
    Column("link", say("link")),
    Column("state", say("status")),
    Column("title", say("action"), grows=True),
)


def show(day: Day, records: Sequence[Record]) -> Document:
    """These records whole, as they read on a day."""
    sections = tuple(_record(day, record) for record in records)
    title = say("As of {day}", day=day_text(day.as_of, full=True))
    return Document("show", day.as_of, title, sections)


def _record(day: Day, record: Record) -> Section:
    agenda = day.agenda
    head = as_it_reads(day, record)
    source = getattr(head, "source", None)
    lines = _quoted(day, source) if isinstance(source, Citation) else ()
    parts: list[Section] = []
    if isinstance(head, Action):
        parts += [_standings(day, head), _links(day, head)]
    if isinstance(record, Meeting):
        parts.append(_decisions(day, record))
    if agenda.history(record):
        parts.append(_history(day, record))
    if isinstance(record, Priority):
        lines = (*lines, *priority_remarks(day, record.id))
    if isinstance(record, Meeting) and isinstance(head, Meeting) and record.date != head.date:
        lines = (*lines, say("first planned for {date}", date=record.date))
    return Section(
        record.id,
        heading_of(head),
        closing=tuple(_further(record)),
        lines=lines,
        facts=(
            Fact("id", say("id"), record.id),
            Fact("record", say("record"), Word(record.kind_name, Text(record.word), "plain")),
            *facts_of(day, head, elsewhere=TOLD_ABOVE | ({"source"} if lines else set())),
        ),
        sections=tuple(part for part in parts if part.grid and part.grid.rows),
    )


def _further(record: Record) -> Iterator[Text]:
    """Where the actions of a table or priority are listed."""
    if isinstance(record, Table):
        yield say("Its actions: {command}", command=f"agenda status {record.short}")
    if isinstance(record, Priority):
        yield say("Its actions: {command}", command=f"agenda status --priority {record.number}")


def _quoted(day: Day, source: Citation) -> tuple[Text, ...]:
    """The promise in its own words, and where they stand."""
    document: Words = named(day, ("source",), source.document).says
    where = [document, source.place, *([source.item] if source.item else [])]
    lines = [say("“{quote}”", quote=source.quote), say("— {where}", where=together(where, by=", "))]
    return (*lines, Text("[{note}]", {"note": source.note})) if source.note else tuple(lines)


def _standings(day: Day, action: Action) -> Section:
    rows = tuple(_standing(day, standing) for standing in day.standings[action.id])
    return Section("standings", say("How it stands"), grid=Grid(STANDINGS, rows))


def _standing(day: Day, standing: Standing) -> Row:
    agenda, state = day.agenda, standing.state
    return Row(
        {"table": standing.table, "since": state.since, **standing_cells(day, standing)},
        {
            "table": table_label(agenda, standing.table) if standing.table else None,
            "state": standing_word(standing),
            "leads": tuple(party_label(agenda, lead) for lead in state.leads) or say("none"),
            "first_deadline": deadline_words(day, state.first_deadline),
            "deadline": deadline_words(day, state.deadline),
            "late": lateness(standing)[1:] if standing.health else (),
            "marks": tuple(mark.text() for mark in standing.marks),
        },
    )


def _links(day: Day, action: Action) -> Section:
    rows = [
        Row(
            {"link": Word(key, say(words), "plain"), "id": other.id, "state": standing_word(day.worst(other))},
            {"title": label_of(other)},
        )
        for key, words, other in _linked(day.agenda, action)
    ]
    return Section("links", say("Linked to"), grid=Grid(LINKS, tuple(rows)))


def _linked(agenda: Agenda, action: Action) -> Iterator[tuple[str, str, Action]]:
    named_here = (
        ("part_of", N_("part of"), (action.part_of,)),
        ("depends_on", N_("waits for"), action.depends_on),
        ("related", N_("see also"), action.related),
        ("supersedes", N_("takes the place of"), action.supersedes),
    )
    for key, words, ids in named_here:
        for other_id in ids:
            other = agenda.get(Action, other_id)
            if other:
                yield key, words, other
    for other in agenda.all(Action):
        if other.part_of == action.id:
            yield "parts", N_("has as a part"), other
        if action.id in other.depends_on:
            yield "waited_for_by", N_("is waited for by"), other


def _history(day: Day, record: Record) -> Section:
    struck = day.story(record).struck if isinstance(record, Action) else frozenset()
    known = [entry for entry in day.agenda.history(record) if entry.on <= day.as_of]
    rows = tuple(entry_row(day, record, entry, struck=entry.name in struck) for entry in known)
    return Section("history", say("What happened"), grid=Grid(HISTORY, rows))


def _decisions(day: Day, meeting: Meeting) -> Section:
    """What was decided at a meeting: the entries that name it."""
    rows = []
    for action in day.agenda.all(Action):
        for entry in day.story(action).entries:
            if entry.meeting == meeting.id:
                row = entry_row(day, action, entry, struck=False)
                rows.append(Row({"id": action.id, **row.cells}, {**row.shown, "action": heading_of(action)}))
    return Section("decisions", say("Decided there"), grid=Grid(DECISIONS, tuple(rows)))


def entry_row(day: Day, record: Record, entry: Entry, *, struck: bool) -> Row:
    """What an entry says: the day, who says it, and each of its keys on a line."""
    said: dict[str, Cell] = {}
    lines = [say("(corrected later)")] if struck else []
    for key, facts in fields_of(type(entry)).items():
        value = getattr(entry, facts.name)
        if value not in (None, (), False):
            said[key] = entry_cell(day, record, facts, value)
            lines.append(say("{label}: {value}", label=Text(facts.said.label), value=sayable(said[key])))
    cells = {"entry": entry.name, "on": entry.on, "by": entry.by, "corrected": struck, **said}
    return Row(
        cells, {"by": author_label(day.agenda, entry.by), "what": lines[0] if lines else None, "more": tuple(lines[1:])}
    )


def entry_cell(day: Day, record: Record, facts: FieldFacts, value: object) -> Cell:
    """The value of an entry's field; a status in the word that this kind of action has for it."""
    if isinstance(value, Status) and isinstance(record, Action):
        return Word(value.value, status_word(record.kind, value), "plain")
    return cell_of(day, facts, value)


def author_label(agenda: Agenda, by: str) -> str:
    """The short name of who says something: a table or a party."""
    return table_label(agenda, by) if agenda.exists("table", by) else party_label(agenda, by)


def sayable(cell: object) -> object:
    """A cell inside a sentence."""
    if isinstance(cell, Word):
        return cell.says
    if isinstance(cell, dict):
        return together([_words(value) for value in cell.values()])
    if isinstance(cell, tuple):
        return together([_words(item) for item in cell], by="; ")
    return f"{cell[:12]}…" if isinstance(cell, str) and SHA256.fullmatch(cell) else cell


def _words(cell: object) -> Text:
    return say("{value}", value=sayable(cell))
