"""How far is every action? Per table: what was promised, by whom, by when, and how it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lerarenagenda.agenda.agenda import Agenda, number_key
from lerarenagenda.agenda.calendar import next_meeting
from lerarenagenda.agenda.health import Day, Health, Mark, Standing
from lerarenagenda.i18n import NN_, Bilingual, Text, count, day_text, say, together
from lerarenagenda.questions.answer import Cell, Column, Document, Grid, Row, Section, Word
from lerarenagenda.questions.standings import Wanted
from lerarenagenda.questions.values import action_cells, part_cell, standing_cells
from lerarenagenda.questions.words import (
    deadline_words,
    lateness,
    standing_word,
    who_words,
)
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.status import ActionKind
from lerarenagenda.records.table import Basis, Table, TableKind

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
ATTENTION = (Health.AWAITING_DECISION, Health.ON_HOLD, Health.BLOCKED, Health.AT_RISK)
KINDS_COUNTED: Mapping[ActionKind, tuple[str, str]] = {
    ActionKind.ACTION: NN_("{n} action", "{n} actions"),
    ActionKind.AGREEMENT: NN_("{n} agreement", "{n} agreements"),
    ActionKind.ARRANGEMENT: NN_("{n} standing arrangement", "{n} standing arrangements"),
    ActionKind.REQUEST: NN_("{n} request", "{n} requests"),
    ActionKind.AMBITION: NN_("{n} ambition", "{n} ambitions"),
}


def status(day: Day, tables: Sequence[Table], *, wanted: Wanted, summary: bool = False) -> Document:
    """How far the wanted actions are at these tables, or at all when none is named.

    Kinds that are not asked for are only counted.
    """
    agenda = day.agenda
    standings = [standing for all_of in day.standings.values() for standing in all_of]
    shown = [standing for standing in standings if wanted.chosen(standing)]
    left = [standing for standing in standings if wanted.others(standing)]
    listed = list(tables) or sorted(agenda.all(Table), key=lambda table: _table_order(agenda, table))
    sections: list[Section] = []
    if not tables:
        sections.append(_overview(listed, shown, aside=not summary))
    if not summary:
        sections += _grids(day, listed, shown, left, named=bool(tables))
    elif tables:
        sections += [_table_section(day, table, shown, left, rows=False, headed=len(listed) > 1) for table in listed]
    title = (
        say("{table} — as of {day}", table=_name(listed[0]), day=day_text(day.as_of, full=True))
        if len(tables) == 1
        else say("{agenda} — as of {day}", agenda=_agenda_name(agenda), day=day_text(day.as_of, full=True))
    )
    of_these = _once(_at(listed, shown) if tables else shown)
    more = of_these[0].action.number or of_these[0].action.id if of_these else None
    closing = (say("More about one action: {command}", command=f"agenda show {more}"),) if more else ()
    return Document("status", day.as_of, title, tuple(sections), _counts(of_these), closing)


def _grids(
    day: Day, wanted: Sequence[Table], shown: Sequence[Standing], left: Sequence[Standing], *, named: bool
) -> list[Section]:
    """A section for each table; unnamed, the governing one shows only what is at no other, and nothing is left out."""
    if named:
        return [_table_section(day, table, shown, left, rows=True, headed=len(wanted) > 1) for table in wanted]
    own = [table for table in wanted if table.kind is not TableKind.GOVERNING]
    governing = [table for table in wanted if table.kind is TableKind.GOVERNING]
    at_own = {standing.action.id for standing in _at(own, shown)}
    rest = [standing for standing in shown if standing.action.id not in at_own]
    sections = [_table_section(day, table, shown, left, rows=True, headed=True) for table in own]
    for table in governing:
        only_here = _at([table], rest)
        if only_here:
            title = say("{table}, only there", table=_name(table)) if own else _name(table)
            sections.append(Section(table.id, title, grid=_grid(day, only_here)))
    nowhere = [standing for standing in shown if standing.table is None]
    if nowhere:
        sections.append(Section("none", say("At no table"), grid=_grid(day, nowhere)))
    return sections


def _table_section(
    day: Day, table: Table, shown: Sequence[Standing], left: Sequence[Standing], *, rows: bool, headed: bool
) -> Section:
    here = _at([table], shown)
    lines: list[Text | Word] = [_counted(here), _not_concrete(here)]
    coming = next_meeting(day.agenda, table, as_of=day.as_of)
    if coming:
        period, meeting = coming
        of = day.agenda.get(Table, meeting.table)
        lines.append(say("Next meeting: {table}, {date}", table=_name(of) if of else meeting.table, date=period))
    also = Counter(standing.action.kind for standing in _at([table], left))
    closing = []
    if also:
        kinds = together((count(*KINDS_COUNTED[kind], n) for kind, n in sorted(also.items())), by=", ")
        closing.append(say("Also: {kinds} (--kind all)", kinds=kinds))
    return Section(
        table.id,
        _name(table) if headed else None,
        lines=tuple(lines),
        grid=_grid(day, here) if rows and here else None,
        closing=tuple(closing),
    )


def _overview(tables: Sequence[Table], shown: Sequence[Standing], *, aside: bool) -> Section:
    """One line a table, and one for what is at none."""
    rows = [_overview_row(table.id, _name(table), _at([table], shown)) for table in tables]
    nowhere = [standing for standing in shown if standing.table is None]
    if nowhere:
        rows.append(_overview_row("none", say("at no table"), nowhere))
    everything = _once(shown)
    lines = (_counted(everything), _not_concrete(everything)) if everything else (say("nothing to show"),)
    return Section("overview", lines=lines, grid=Grid(OVERVIEW, tuple(rows)), aside=aside)


def _overview_row(key: str, name: Cell, standings: Sequence[Standing]) -> Row:
    counts = _counts(standings)
    return Row({"id": key, "table": name, **counts})


def _counts(standings: Sequence[Standing]) -> Mapping[str, Cell]:
    """The same figures for any set of standings; names are promises."""
    keys = Counter(standing.key for standing in standings)
    marks = Counter(mark for standing in standings for mark in standing.marks)
    return {
        "actions": len(standings),
        "overdue": keys[Health.OVERDUE],
        "attention": sum(keys[health] for health in ATTENTION),
        "due_soon": marks[Mark.DUE_SOON],
        "without_news": marks[Mark.STALE] + marks[Mark.SILENT],
        "without_lead": sum(not has_lead(standing) for standing in standings),
        "without_term": sum(not has_term(standing) for standing in standings),
        "without_measure": sum(not has_measure(standing) for standing in standings),
        "states": dict(sorted(keys.items())),
        "marks": dict(sorted((mark.value, n) for mark, n in marks.items())),
    }


def has_any(document: Document, state: str) -> bool:
    """Whether an answer counts anything in this state or with this mark."""
    return any(state in names for name in ("states", "marks") if isinstance(names := document.counts[name], Mapping))


def has_lead(standing: Standing) -> bool:
    """Whether one can say who leads."""
    return bool(standing.state.leads)


def has_term(standing: Standing) -> bool:
    """Whether one can say when: a date, or how often."""
    deadline = standing.state.deadline
    return deadline is not None and (deadline.dated or deadline.every is not None)


def has_measure(standing: Standing) -> bool:
    """Whether the parties themselves said how one will know; a measure that a reader inferred is not theirs."""
    measure = standing.action.measure
    return measure is not None and measure.basis is not Basis.INFERRED


def _counted(standings: Sequence[Standing]) -> Text:
    """Such as 22 actions: 1 overdue · 17 not started; what is worst comes first."""
    kinds = Counter(standing.action.kind for standing in standings)
    whole = (
        count(*KINDS_COUNTED[next(iter(kinds))], len(standings))
        if len(kinds) == 1
        else count("{n} promise", "{n} promises", len(standings))
    )
    seen: dict[str, list[Standing]] = {}
    for standing in sorted(standings, key=lambda one: one.rank):
        seen.setdefault(standing.key, []).append(standing)
    parts = [say("{n} {word}", n=len(group), word=_plain_word(group, kinds)) for group in seen.values()]
    soon = sum(Mark.DUE_SOON in standing.marks for standing in standings)
    if soon:
        parts.append(say("{n} {word}", n=soon, word=Mark.DUE_SOON.text()))
    return say("{whole}: {parts}", whole=whole, parts=together(parts)) if parts else whole


def _plain_word(group: Sequence[Standing], kinds: Mapping[ActionKind, int]) -> Text:
    """The word for a group; where kinds are mixed, the common word of the status."""
    first = group[0]
    return first.word if len(kinds) == 1 or first.health else Text(first.state.status.label)


def _not_concrete(standings: Sequence[Standing]) -> Text:
    """How far this is from a concrete list: no lead, no term, no measure."""
    counts = _counts(standings)
    return say(
        "Not concrete yet: {lead} without a lead · {term} without a deadline · {measure} without a measure",
        lead=counts["without_lead"],
        term=counts["without_term"],
        measure=counts["without_measure"],
    )


def _grid(day: Day, standings: Sequence[Standing]) -> Grid:
    ordered = sorted(standings, key=lambda standing: _row_order(day.agenda, standing))
    return Grid(COLUMNS, tuple(row(day, standing) for standing in ordered))


def row(day: Day, standing: Standing) -> Row:
    """One action at one table, with every value a machine could want."""
    agenda, action, state = day.agenda, standing.action, standing.state
    priority = agenda.get(Priority, action.priority)
    cells: dict[str, Cell] = {
        **action_cells(action),
        "strength": action.strength.value,
        "priority": action.priority,
        "table": standing.table,
        **standing_cells(agenda, standing),
        "owners": tuple(owner.party for owner in action.owners),
        "measure": part_cell(agenda, action.measure),
    }
    shown: dict[str, Cell] = {
        "state": standing_word(standing),
        "reasons": standing.reasons if standing.health not in (None, Health.OVERDUE) else (),
        "remarks": tuple(_remarks(standing)),
        "who": who_words(agenda, standing),
        "without_lead": (say("no lead"),) if Mark.NO_LEAD in standing.marks else (),
        "deadline": deadline_words(agenda, state.deadline),
        "late": lateness(standing),
        "beside": tuple(mark.text() for mark in standing.marks if mark not in (Mark.NO_LEAD, Mark.UNDATED)),
    }
    title = say("{number}. {title}", number=priority.number, title=_titled(priority)) if priority else None
    return Row(cells, shown, group=title or say("Across the priorities"))


def _remarks(standing: Standing) -> Iterator[Text]:
    """What must be read beside the title: of what the date is, and the id of what has no number to ask for."""
    deadline = standing.state.deadline
    if deadline and deadline.of:
        yield say("the date holds for: {part}", part=deadline.of)
    if standing.action.number is None:
        yield Text("{id}", {"id": standing.action.id})


def _at(tables: Iterable[Table], standings: Iterable[Standing]) -> list[Standing]:
    ids = {table.id for table in tables}
    return [standing for standing in standings if standing.table in ids]


def _once(standings: Sequence[Standing]) -> list[Standing]:
    """Each action once, as it stands at its worst table."""
    worst: dict[str, Standing] = {}
    for standing in standings:
        known = worst.get(standing.action.id)
        if known is None or standing.rank < known.rank:
            worst[standing.action.id] = standing
    return list(worst.values())


def _row_order(agenda: Agenda, standing: Standing) -> tuple[object, ...]:
    priority = agenda.get(Priority, standing.action.priority)
    return (number_key(priority.number if priority else None), number_key(standing.action.number), standing.action.id)


def _table_order(agenda: Agenda, table: Table) -> tuple[int, int, str]:
    """Governing tables first, then by the first of their sectors as the agenda lists them."""
    known = [sector.id for sector in agenda.settings.sectors]
    sector = known.index(table.sectors[0]) if table.sectors and table.sectors[0] in known else len(known)
    return (list(TableKind).index(table.kind), sector, table.short)


def _name(table: Table) -> Bilingual:
    return Bilingual(table.name, table.name_en)


def _titled(priority: Priority) -> Bilingual:
    return Bilingual(priority.title, priority.title_en)


def _agenda_name(agenda: Agenda) -> Bilingual:
    return Bilingual(agenda.settings.title, agenda.settings.title_en)
