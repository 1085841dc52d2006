"""Family C, of tables: each is complete, has a place among the others, and sees the actions that are its own."""

from collections.abc import Iterator, Sequence
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import Story
from lerarenagenda.diagnostics import Route, Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import fields_of
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.table import Member, MemberRole, Table, TableKind
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.rules.circles import circles, way_text


@rule("C108", "table-of-other-sectors", each=Action)
def table_of_other_sectors(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action lies at a sector table that is for other sectors only.

    ## Why
    Those whom the promise is for do not sit at that table, and the table where they do sit does not see it.

    ## Fix
    Write the table of the right sector under `tables`, or add the sector if it was promised there too.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        sectors:
          - po

    ## Good
        # actions/zijinstroom-vergroten.yaml
        sectors:
          - po
          - vo
    """
    known = {sector.id for sector in agenda.settings.sectors}
    story = day.story(action)
    for table_id in story.action.tables if action.sectors else ():
        table = agenda.get(Table, table_id)
        if table is None or table.kind is not TableKind.SECTOR or not set(table.sectors).isdisjoint(action.sectors):
            continue
        if table.sectors and (not known or known.issuperset((*table.sectors, *action.sectors))):
            route, entry = _table_named(story, table_id)
            yield see(
                *route,
                at=entry,
                says=N_("{id!r} is for {sectors}, but {table!r} is for {others}"),
                id=action.id,
                sectors=action.sectors,
                table=table_id,
                others=table.sectors,
                hint=_tables_for(agenda, action.sectors),
                related=[(spot("sectors", at=table), say("the sectors of the table"))],
            )


@rule("C109", "open-at-dissolved-table", each=Action, whole_history=True)
def open_at_dissolved_table(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is still open at a table that no longer exists.

    ## Why
    That table decides nothing more, so the action can never be closed there, and nobody asks after it.

    ## Fix
    Let the table above it decide: close the action, or move it to another table with `tables` under `amend`.

    ## Bad
        # tables/sectortafel-vo.yaml
        dissolved: 2014-12-15

    ## Good
        # tables/sectortafel-vo.yaml
        dissolved: 2014-12-15
        # actions/zijinstroom-vergroten.yaml
        tables:
          - bestuurlijke-overlegtafel
        # actions/verkenning-selectie.yaml
        tables:
          - bestuurlijke-overlegtafel
    """
    story = day.story(action)
    for table_id, state in story.states.items():
        table = agenda.get(Table, table_id)
        if table and table.dissolved and table.dissolved < day.as_of and not state.closed:
            route, entry = _table_named(story, table.id)
            yield see(
                *route,
                at=entry,
                says=N_("{id!r} is open at {table!r}, which was dissolved on {day}"),
                id=action.id,
                table=table.id,
                day=table.dissolved,
                hint=say("let the table above it close the action or move it to another table"),
                related=[(spot("dissolved", at=table), say("the last day of the table"))],
            )


@rule("C110", "table-incomplete", each=Table, severity=Severity.WARNING)
def table_incomplete(table: Table, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A table has no chair, no secretary or no rhythm.

    ## Why
    Without a chair nobody convenes the table, without a secretary nobody keeps its list, and without a number of
    meetings a year nobody can say that one was missed.

    ## Fix
    Let the table agree on it. Write who is `chair` and `secretary` under `members`, and how often it meets as
    `per_year`.

    ## Bad
        # tables/sectortafel-vo.yaml
        members:
          - party: vo-raad
            role: member
          - party: scholen
            role: secretary

    ## Good
        # tables/sectortafel-vo.yaml
        members:
          - party: vo-raad
            role: chair
          - party: scholen
            role: secretary
        per_year: 4
    """
    if (table.established and table.established > day.as_of) or (table.dissolved and table.dissolved < day.as_of):
        return
    roles = {member.role for member in table.members if _sits(member, day.as_of)}
    lacks = [role.text() for role in (MemberRole.CHAIR, MemberRole.SECRETARY) if role not in roles]
    where = "members" if lacks else "per_year"
    if table.per_year is None:
        lacks.append(Text(fields_of(Table)["per_year"].said.label))
    if lacks:
        yield see(
            where,
            says=N_("{id!r} lacks: {lacks}"),
            id=table.id,
            lacks=tuple(lacks),
            hint=say("let the table agree on it, and write it here"),
        )


@rule("C111", "tables-in-circle", each=Settings)
def tables_in_circle(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """Tables report to one another, or prepare one another, in a circle.

    ## Why
    In a circle there is no table above, so nobody can settle what a table cannot settle itself.

    ## Fix
    Leave `reports_to` or `prepares` out at the highest table.

    ## Bad
        # tables/bestuurlijke-overlegtafel.yaml
        reports_to: sectortafel-vo

    ## Good
        # tables/bestuurlijke-overlegtafel.yaml
        name: Bestuurlijke overlegtafel
    """
    tables = list(agenda.all(Table))
    for key, says, above in (
        ("reports_to", N_("these tables report to one another: {way}"), {each.id: each.reports_to for each in tables}),
        ("prepares", N_("these tables prepare one another: {way}"), {each.id: each.prepares for each in tables}),
    ):
        for way in circles({table: (other,) if other else () for table, other in above.items()}):
            yield see(
                key,
                at=agenda.get(Table, way[0]),
                says=says,
                way=way_text(way),
                hint=say("leave {key} out at the highest of them", key=key),
                related=[(spot(key, at=agenda.get(Table, other)), say("it goes on here")) for other in way[1:]],
            )


def _tables_for(agenda: Agenda, sectors: Sequence[str]) -> Text:
    """The sector tables of one of these sectors."""
    of_sector = [table for table in agenda.all(Table) if table.kind is TableKind.SECTOR]
    right = tuple(table.id for table in of_sector if not set(table.sectors).isdisjoint(sectors))
    return say("tables of these sectors: {right}", right=right) if right else say("write a table of the right sector")


def _table_named(story: Story, table: str) -> tuple[Route, ActionEntry | None]:
    """Where it is said that the action lies at a table."""
    entry = next((step.entry for step in reversed(story.steps) if step.entry.amend and step.entry.amend.tables), None)
    route: Route = ("amend", "tables") if entry else ("tables",)
    return (*route, story.action.tables.index(table)), entry


def _sits(member: Member, day: date) -> bool:
    return not (member.from_ and member.from_ > day) and not (member.until and member.until < day)
