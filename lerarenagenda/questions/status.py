"""How far is every action? Per table: what was promised, by whom, by when, and how it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lerarenagenda.agenda.agenda import Agenda, number_key
from lerarenagenda.agenda.calendar import next_meeting
from lerarenagenda.agenda.health import Day, Health, Mark, Standing
from lerarenagenda.i18n import Bilingual, Text, day_text, say
from lerarenagenda.questions.answer import Cell, Column, Document, Grid, Row, Section
from lerarenagenda.questions.counting import also, counted, counts, not_concrete, worst_of_each
from lerarenagenda.questions.standings import Wanted, words_of
from lerarenagenda.questions.values import action_cells, part_cell, standing_cells
from lerarenagenda.questions.words import deadline_words, lateness, priority_remarks, remarks, standing_word, who_words
from lerarenagenda.records.table import Table, TableKind

NO_TABLE = "none"
COLUMNS = (
    Column("number", say("no.")),
    Column("state", say("status"), below="reasons"),
    Column("title", say("action"), grows=True, below="remarks"),
    Column("who", say("who"), below="without_lead"),
    Column("deadline", say("deadline"), below="late"),
    Column("news_on", say("last news"), wide=True),
    Column("beside", say("remarks"), wide=True),
)
OVERVIEW = (
    Column("table", say("table"), grows=True),
    Column("actions", say("actions"), right=True),
    Column("overdue", say("overdue"), right=True),
    Column("attention", say("at risk"), right=True),
    Column("due_soon", say("due soon"), right=True, wide=True),
    Column("without_news", say("no news"), right=True, wide=True),
    Column("without_lead", say("no lead"), right=True),
    Column("without_term", say("no deadline"), right=True),
    Column("without_measure", say("no measure"), right=True),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A table with what stands at it; what is at no table, or at one without a readable file, has a place too."""

    key: str
    name: Bilingual | Text
    table: Table | None
    shown: Sequence[Standing]
    others: Sequence[Standing]


def status(day: Day, tables: Sequence[Table], *, wanted: Wanted, summary: bool = False) -> Document:
    """How far the wanted actions are at these tables, or at all when none is named.

    Kinds that are not asked for are only counted.
    """
    made = list(day.made)
    shown = [standing for standing in made if wanted.chosen(standing)]
    others = [standing for standing in made if wanted.others(standing)]
    places = [place for place in _places(day.agenda, shown, others) if not tables or place.table in tables]
    here = [standing for place in places for standing in place.shown]
    sections = [_overview(places, here, aside=not summary)] if summary or not tables else []
    if not summary:
        sections += [_section(day, place, headed=len(tables) != 1) for place in _told_apart(places, named=bool(tables))]
    name = _name(tables[0]) if len(tables) == 1 else Bilingual(day.agenda.settings.title, day.agenda.settings.title_en)
    return Document(
        "status",
        day.as_of,
        say("{name} — as of {day}", name=name, day=day_text(day.as_of, full=True)),
        tuple(section for section in sections if section.grid or section.lines),
        counts(here),
        closing=tuple(_closing(here)),
        filters={"kind": tuple(sorted(wanted.kinds))},
    )


def has_any(day: Day, tables: Sequence[Table], *, wanted: Wanted, state: str) -> bool:
    """Whether anything wanted is in a state or has a mark, at any of these tables."""
    ids = {table.id for table in tables}
    return any(
        state in words_of(standing)
        for standing in day.made
        if wanted.chosen(standing) and (not ids or standing.table in ids)
    )


def _places(agenda: Agenda, shown: Sequence[Standing], others: Sequence[Standing]) -> Iterator[Place]:
    """Every table with its standings, in order; then what stands elsewhere, so that nothing is left out."""
    tables = {table.id: table for table in sorted(agenda.all(Table), key=lambda table: _table_order(agenda, table))}
    elsewhere = sorted({one.table for one in shown if one.table is not None and one.table not in tables})
    named: list[tuple[str | None, str, Bilingual | Text]] = [(key, key, _name(table)) for key, table in tables.items()]
    named += [(key, key, say("{table} (its file is not there or not readable)", table=key)) for key in elsewhere]
    named.append((None, NO_TABLE, say("at no table")))
    for table_id, key, name in named:
        here, left = ([one for one in some if one.table == table_id] for some in (shown, others))
        if here or table_id in tables:
            yield Place(key, name, tables.get(table_id or ""), here, left)


def _told_apart(places: Sequence[Place], *, named: bool) -> Iterator[Place]:
    """The places to show; unless it is asked for, a governing table shows only what is open nowhere else."""
    own = [place for place in places if place.table is None or place.table.kind is not TableKind.GOVERNING]
    if named or not own:
        yield from places
        return
    elsewhere = {one.action.id for place in own for one in place.shown if not one.state.closed}
    yield from own
    for place in places:
        if place not in own:
            only = [one for one in place.shown if one.action.id not in elsewhere]
            if only:
                yield Place(place.key, say("{table}, only there", table=place.name), place.table, only, ())


def _section(day: Day, place: Place, *, headed: bool) -> Section:
    lines = [counted(place.shown), not_concrete(place.shown)]
    coming = next_meeting(day.agenda, place.table, as_of=day.as_of) if place.table else None
    if coming:
        period, meeting = coming
        of = day.agenda.get(Table, meeting.table)
        lines.append(say("Next meeting: {table}, {date}", table=_name(of) if of else meeting.table, date=period))
    ordered = sorted(place.shown, key=lambda standing: _row_order(day, standing))
    return Section(
        place.key,
        place.name if headed else None,
        lines=tuple(lines),
        grid=Grid(COLUMNS, tuple(row(day, standing) for standing in ordered)),
        closing=also(place.others),
    )


def _overview(places: Sequence[Place], shown: Sequence[Standing], *, aside: bool) -> Section:
    """One line a table; an action at several tables counts at each of them, and once in the lines above."""
    rows = tuple(Row({"id": place.key, "table": place.name, **counts(place.shown)}) for place in places)
    lines = (counted(shown), not_concrete(shown)) if shown else (say("nothing to show"),)
    several = len({one.action.id for one in shown}) < len(shown)
    twice = (say("What is at several tables counts at each of them."),) if several else ()
    left = also(standing for place in places for standing in place.others)
    return Section("overview", lines=lines, grid=Grid(OVERVIEW, rows), closing=(*twice, *left), aside=aside)


def _closing(shown: Sequence[Standing]) -> Iterator[Text]:
    if shown:
        first = worst_of_each(shown)[0].action
        yield say("More about one action: {command}", command=f"agenda show {first.number or first.id}")


def row(day: Day, standing: Standing) -> Row:
    """One action at one table, with every value a machine could want."""
    agenda, action, state = day.agenda, standing.action, standing.state
    cells: dict[str, Cell] = {
        **action_cells(action),
        "strength": action.strength.value,
        "priority": action.priority,
        "table": standing.table,
        **standing_cells(day, standing),
        "owners": tuple(owner.party for owner in action.owners),
        "measure": part_cell(day, action.measure),
    }
    shown: dict[str, Cell] = {
        "state": standing_word(standing),
        "reasons": standing.reasons[1:] if standing.health is Health.OVERDUE else standing.reasons,
        "remarks": remarks(standing),
        "who": who_words(agenda, standing),
        "without_lead": (say("no lead"),) if Mark.NO_LEAD in standing.marks else (),
        "deadline": deadline_words(day, state.deadline),
        "late": lateness(standing),
        "beside": tuple(mark.text() for mark in standing.marks if mark not in (Mark.NO_LEAD, Mark.UNDATED)),
    }
    return Row(cells, shown, group=_group(day, action.priority))


def _group(day: Day, priority_id: str | None) -> Text:
    priority = day.priority(priority_id)
    if priority is None:
        return say("Across the priorities")
    title = say("{number}. {title}", number=priority.number, title=Bilingual(priority.title, priority.title_en))
    became = priority_remarks(day, priority.id)
    return say("{title} ({became})", title=title, became=became) if became else title


def _row_order(day: Day, standing: Standing) -> tuple[object, ...]:
    priority = day.priority(standing.action.priority)
    return (number_key(priority.number if priority else None), number_key(standing.action.number), standing.action.id)


def _table_order(agenda: Agenda, table: Table) -> tuple[int, int, str]:
    """Governing tables first, then by the first of their sectors as the agenda lists them."""
    known = [sector.id for sector in agenda.settings.sectors]
    sector = known.index(table.sectors[0]) if table.sectors and table.sectors[0] in known else len(known)
    return (list(TableKind).index(table.kind), sector, table.short)


def _name(table: Table) -> Bilingual:
    return Bilingual(table.name, table.name_en)
