"""Family I, rhythm: tables meet as often as agreed, prepared, and each time settle the minutes of the time before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import date_of
from lerarenagenda.agenda.health import Day
from lerarenagenda.dates import Period, Precision
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.meeting import Meeting, MeetingForm, MeetingStatus
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.table import Table
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.spoken import around

ONE_DAY = timedelta(days=1)
MOST_NAMED = 3  # meetings in a hint
Held = tuple[Period, Meeting]


@rule("I120", "meets-too-seldom", each=Table, severity=Severity.WARNING)
def meets_too_seldom(table: Table, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A table meets less often than agreed.

    ## Why
    What a table does not meet about stands still. Parties that counted on a meeting wait for the next one.

    ## Fix
    Plan the meetings that are lacking. If one was held and not recorded, add it; if fewer are enough, let the table
    agree on that and change `per_year`. Only years that are over count: it is said when both the last calendar year
    and the last school year had too few.

    ## Bad
        $ agenda check --as-of 2015-03-01
        # tables/bestuurlijke-overlegtafel.yaml
        established: 2013-06-01

    ## Good
        $ agenda check --as-of 2015-03-01
        # tables/bestuurlijke-overlegtafel.yaml
        established: 2013-06-01
        # meetings/bestuurlijk-2014-04.yaml
        table: bestuurlijke-overlegtafel
        date: 2014-04-16
        status: held
        minutes:
          reference: verslag 2014-0
          adopted_at: bestuurlijk-2014-10
    """
    held = day.held.get(table.id, [])
    years = _last_years(day)
    if not table.per_year or len(years) < 2 or _some_unread(agenda):
        return
    counts = [sum(_within(when, year) for when, _ in held) for year in years]
    if all(_exists_through(table, held, year) for year in years) and max(counts) < table.per_year:
        yield see(
            "per_year",
            says=N_("{id!r} is to meet {agreed}× a year, but met {met}× in {year} and {other}× in {school_year}"),
            id=table.id,
            agreed=table.per_year,
            met=counts[0],
            year=years[0],
            other=counts[1],
            school_year=years[1],
            hint=say("plan the meetings that are lacking, or add those that were held"),
        )


@rule("I121", "meeting-not-prepared", each=Settings, severity=Severity.WARNING)
def meeting_not_prepared(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A table meets, and none of the tables that prepare it has met since the time before.

    ## Why
    What comes unprepared is talked about and not decided, and those who must carry it out were not heard.

    ## Fix
    Let the tables below meet before the next time. If one did meet, add that meeting. Only the last meeting of a
    table is looked at.

    ## Bad
        # meetings/vo-2014-09.yaml (whole)
        table: sectortafel-vo
        date: 2014-09-24
        status: cancelled

    ## Good
        # meetings/vo-2014-09.yaml (whole)
        table: sectortafel-vo
        date: 2014-09-24
        status: held
        minutes:
          reference: verslag vo 2014-1
          adopted_at: vo-2014-12
    """
    preparing: defaultdict[str, list[Table]] = defaultdict(list)
    for table in agenda.all(Table) if not _some_unread(agenda) else ():
        if table.prepares and table.prepares != table.id:
            preparing[table.prepares].append(table)
    for table_id, below in preparing.items():
        meetings = [pair for pair in day.held.get(table_id, ()) if pair[1].form is MeetingForm.MEETING]
        if not meetings:
            continue
        when, meeting = meetings[-1]
        since = meetings[-2][0].last if len(meetings) > 1 else date.min
        there = [table for table in below if _exists_between(table, since, when.last)]
        heard = (one for table in there for one, _ in day.held.get(table.id, ()))
        if there and not any(since < one.last and one.first <= when.last for one in heard):
            yield see(
                "date",
                at=meeting,
                says=N_("before {id!r} of {date} no table that prepares {table!r} met")
                if since == date.min
                else N_("between {since} and {id!r} of {date} no table that prepares {table!r} met"),
                id=meeting.id,
                date=when,
                since=since,
                table=table_id,
                hint=say("let {tables} meet before the next time", tables=tuple(table.id for table in there)),
            )


@rule("I122", "minutes-not-adopted", each=Table, severity=Severity.WARNING)
def minutes_not_adopted(table: Table, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The minutes of a meeting were not adopted at the next one, or there are none.

    ## Why
    As long as minutes are not adopted everybody can remember it otherwise. Decisions and evidence rest on them.

    ## Fix
    Write as `adopted_at` the meeting that adopted them. If none did, put them on the agenda of the next.

    ## Bad
        # meetings/vo-2014-09.yaml
        minutes:
          reference: verslag vo 2014-1

    ## Good
        # meetings/vo-2014-09.yaml
        minutes:
          reference: verslag vo 2014-1
          adopted_at: vo-2014-12
    """
    following: Held | None = None
    for when, meeting in reversed(day.held.get(table.id, ())):
        said = _not_adopted(meeting)
        if following and said and following[0].first > when.last:
            yield see(
                *(("minutes",) if meeting.minutes else ()),
                key=True,
                at=meeting,
                says=said,
                id=meeting.id,
                date=following[0],
                next=following[1].id,
                hint=say("write as adopted_at the meeting that adopted them, or put them on the agenda of the next")
                if meeting.minutes
                else say("add the minutes, with the meeting that adopted them as adopted_at"),
                related=[(spot("date", at=following[1]), say("the next meeting"))],
            )
        if meeting.form is MeetingForm.MEETING:
            following = (when, meeting)


@rule("I123", "adopted-elsewhere", each=Meeting)
def adopted_elsewhere(meeting: Meeting, agenda: Agenda) -> Iterator[Finding]:
    """Minutes are said to be adopted at a meeting that cannot have done so.

    ## Why
    Only those who were there can say that the minutes are right: the same table, at a later meeting.

    ## Fix
    Name in `adopted_at` a later meeting of the same table. If there was none yet, leave the key out.

    ## Bad
        # meetings/vo-2014-12.yaml
        minutes:
          reference: verslag vo 2014-2
          adopted_at: vo-2014-09

    ## Good
        # meetings/vo-2014-09.yaml
        minutes:
          reference: verslag vo 2014-1
          adopted_at: vo-2014-12
    """
    adopting = agenda.get(Meeting, meeting.minutes.adopted_at) if meeting.minutes else None
    why = _cannot_adopt(agenda, meeting, adopting) if adopting else None
    if adopting and why:
        yield see(
            *("minutes", "adopted_at"),
            says=N_("{adopting!r} cannot have adopted the minutes of {id!r}: {why}"),
            adopting=adopting.id,
            id=meeting.id,
            why=why,
            hint=_who_can_adopt(agenda, meeting),
        )


def _last_years(day: Day) -> tuple[Period, ...]:
    """The last calendar year and the last school year that are over: which of the two is meant is seldom said."""
    running = [around(day.as_of, precision=precision) for precision in (Precision.YEAR, Precision.SCHOOL_YEAR)]
    before = [around(now.first - ONE_DAY, precision=now.precision) for now in running if now]
    return tuple(year for year in before if year)


def _within(when: Period, year: Period) -> bool:
    """Whether a meeting can have been in a year."""
    return when.first <= year.last and year.first <= when.last


def _exists_through(table: Table, held: Sequence[Held], year: Period) -> bool:
    """Whether a table existed all of a year; when it was set up is else known by its first meeting."""
    begun = table.established or (held[0][0].first if held else None)
    return begun is not None and begun <= year.first and not (table.dissolved and table.dissolved < year.last)


def _exists_between(table: Table, since: date, until: date) -> bool:
    """Whether a table existed at some time in these days."""
    return not (table.established and table.established > until) and not (table.dissolved and table.dissolved < since)


def _some_unread(agenda: Agenda) -> bool:
    """Whether there are meetings that cannot be read, or of no known table: nobody can say which are lacking."""
    unread = any(kind == Meeting.kind_name for kind, _ in agenda.unread)
    return unread or not all(agenda.exists(Table.kind_name, meeting.table) for meeting in agenda.all(Meeting))


def _not_adopted(meeting: Meeting) -> str | None:
    """What is the matter with the minutes of a meeting that was followed by another; a round may go without."""
    if meeting.minutes:
        said = N_("the minutes of {id!r} were not adopted at {next!r} of {date}")
        return said if meeting.minutes.adopted_at is None else None
    return N_("{id!r} has no minutes to adopt at {next!r} of {date}") if meeting.form is MeetingForm.MEETING else None


def _cannot_adopt(agenda: Agenda, meeting: Meeting, adopting: Meeting) -> Text | None:
    """Why a meeting cannot have adopted the minutes of another; after a table is dissolved another may do it."""
    table = agenda.get(Table, meeting.table)
    known = all(agenda.exists(Table.kind_name, one.table) for one in (meeting, adopting))
    if known and adopting.table != meeting.table and not (table and table.dissolved):
        return say("it is a meeting of {table!r}", table=adopting.table)
    when, later = (date_of(agenda, one, as_of=date.max) for one in (meeting, adopting))
    if adopting is meeting or later.last <= when.first:
        return say("it is not later")
    return say("it is cancelled") if adopting.status is MeetingStatus.CANCELLED else None


def _who_can_adopt(agenda: Agenda, meeting: Meeting) -> Text:
    """The next meetings of its table."""
    own = (one for one in agenda.all(Meeting) if one.table == meeting.table)
    dated = [
        (date_of(agenda, one, as_of=date.max).last, one.id) for one in own if not _cannot_adopt(agenda, meeting, one)
    ]
    if not dated:
        return say("leave adopted_at out until a later meeting of {table!r} adopts them", table=meeting.table)
    later = tuple(name for _, name in sorted(dated)[:MOST_NAMED])
    return say("later meetings of {table!r}: {later}", table=meeting.table, later=later)
