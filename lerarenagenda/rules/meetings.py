"""Family I, meetings: each takes place once, on a day, while its table exists, and its record says so."""

from collections.abc import Iterator, Sequence
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import date_of
from lerarenagenda.agenda.health import Day
from lerarenagenda.dates import Period, Precision
from lerarenagenda.diagnostics import Route, Severity
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.meeting import Meeting, MeetingEntry, MeetingForm, MeetingStatus
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.table import Table
from lerarenagenda.rules.base import Finding, Spot, rule, see, spot


@rule("I101", "held-in-future", each=Settings)
def held_in_future(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A meeting is called held, and its date is still to come.

    ## Why
    Decisions of a meeting count once it has been held. What is still to come may be cancelled, or decide otherwise.

    ## Fix
    Set its `status` to `planned`. If it has taken place, write the day on which it did.

    ## Bad
        # meetings/bestuurlijk-2015-04.yaml
        status: held

    ## Good
        # meetings/bestuurlijk-2015-04.yaml
        status: planned
    """
    to_come = [pair for pair in _meetings(day, MeetingStatus.HELD) if pair[1].first > day.as_of]
    for meeting, when in _not_named(day, to_come):
        yield see(
            "status",
            at=meeting,
            says=N_("{id!r} is held, but its date is {date}, and it is now {today}"),
            id=meeting.id,
            date=when,
            today=day.as_of,
            hint=say("set its status to planned, or write the day on which it took place"),
            related=[(_date_said(meeting, agenda), say("the date of the meeting"))],
        )


@rule("I102", "held-without-day", each=Meeting, severity=Severity.WARNING)
def held_without_day(meeting: Meeting, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A meeting has been held, and its date is still a period.

    ## Why
    A decision holds from the day on which it was taken. Without that day nobody can tell whether it came before or
    after a deadline, a report or another decision.

    ## Fix
    Write the day on which it took place. Only a written round may keep a period.

    ## Bad
        # meetings/vo-2014-12.yaml
        date: 2014-12

    ## Good
        # meetings/vo-2014-12.yaml
        date: 2014-12-03
    """
    when = date_of(agenda, meeting, as_of=day.as_of)
    held = meeting.status is MeetingStatus.HELD and meeting.form is MeetingForm.MEETING
    if held and when.precision is not Precision.DAY and when.first <= day.as_of:
        where = _date_said(meeting, agenda)
        yield see(
            *where.route,
            at=where.at,
            says=N_("{id!r} is held, but its date is {date}, which is no day"),
            id=meeting.id,
            date=when,
            hint=say("write the day on which it took place"),
        )


@rule("I103", "left-planned", each=Settings, severity=Severity.WARNING)
def left_planned(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The date of a meeting has passed, and the meeting is still called planned.

    ## Why
    Nobody can see whether the table met. Until the record says so nothing can have been decided there, and whoever
    waits for a decision keeps waiting.

    ## Fix
    Set its `status` to `held` or `cancelled`. If it was moved, add an entry with the new date and the reason.

    ## Bad
        # meetings/vo-2014-11.yaml
        table: sectortafel-vo
        date: 2014-11-12
        status: planned

    ## Good
        # meetings/vo-2014-11.yaml
        table: sectortafel-vo
        date: 2014-11-12
        status: cancelled
    """
    # a date that had passed when it was set, has a rule of its own
    passed = [
        (meeting, when)
        for meeting, when in _meetings(day, MeetingStatus.PLANNED)
        if when.last < day.as_of and not any(entry.on > when.last for entry in agenda.history(meeting))
    ]
    for meeting, when in _not_named(day, passed):
        if _report_of(meeting) is None:
            yield see(
                "status",
                at=meeting,
                says=N_("{id!r} is planned, but {date} has passed"),
                id=meeting.id,
                date=when,
                hint=say("set its status to held or cancelled, or add an entry with its new date"),
            )


@rule("I104", "not-held-but-reported", each=Settings)
def not_held_but_reported(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A meeting that was not held has minutes, or says who was there.

    ## Why
    One of the two is wrong: either the table met, and its decisions count, or nobody was there.

    ## Fix
    If it took place, set its `status` to `held`. Else remove the `minutes`, and under `attendance` who was present.

    ## Bad
        # meetings/vo-2014-12.yaml
        status: planned

    ## Good
        # meetings/vo-2014-12.yaml
        status: held
    """
    reported = [pair for pair in _meetings(day, MeetingStatus.PLANNED, MeetingStatus.CANCELLED) if _report_of(pair[0])]
    for meeting, _ in _not_named(day, reported):
        yield see(
            *(_report_of(meeting) or ()),
            at=meeting,
            key=True,
            says=N_("{id!r} is {status}, but has minutes")
            if meeting.minutes
            else N_("{id!r} is {status}, but somebody was present"),
            id=meeting.id,
            status=meeting.status,
            hint=say("set its status to held if it took place, else remove this"),
            related=[(spot("status", at=meeting), say("the status of the meeting"))],
        )


@rule("I105", "meeting-twice", each=Settings, severity=Severity.WARNING)
def meeting_twice(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """Two meetings of one table have the same day.

    ## Why
    Most often one meeting was recorded twice. Its decisions are then spread over two records, and the table seems
    to meet more often than it does.

    ## Fix
    Correct the date that is wrong. If it was one meeting, keep the one that decisions name and set the other to
    `cancelled`.

    ## Bad
        # meetings/vo-2014-12-03.yaml
        table: sectortafel-vo
        date: 2014-12-03
        status: held

    ## Good
        # meetings/vo-2014-12-03.yaml
        table: sectortafel-vo
        date: 2014-12-03
        status: cancelled
    """
    first: dict[tuple[str, date, MeetingForm], Meeting] = {}
    for meeting in agenda.all(Meeting):
        when = date_of(agenda, meeting, as_of=date.max)
        if meeting.status is MeetingStatus.CANCELLED or when.precision is not Precision.DAY:
            continue
        same = first.setdefault((meeting.table, when.first, meeting.form), meeting)
        if same is not meeting:
            where = _date_said(meeting, agenda)
            yield see(
                *where.route,
                at=where.at,
                of=meeting,
                says=N_("{id!r} has the same table and day as {other!r}: {date}"),
                id=meeting.id,
                other=same.id,
                date=when,
                hint=say("correct the date, or keep one of the two and cancel the other"),
                related=[(_date_said(same, agenda), say("the date of the other meeting"))],
            )


@rule("I106", "meeting-outside-life", each=Meeting)
def meeting_outside_life(meeting: Meeting, agenda: Agenda) -> Iterator[Finding]:
    """A meeting is dated before its table was set up, or after it was dissolved.

    ## Why
    On that day there was no such table, so nobody could speak or decide for it.

    ## Fix
    Look up both dates and correct the one that is wrong. A meeting that will not be held any more is `cancelled`.

    ## Bad
        # tables/sectortafel-vo.yaml
        established: 2014-10-01

    ## Good
        # tables/sectortafel-vo.yaml
        established: 2014-09-01
    """
    table = agenda.get(Table, meeting.table)
    when = date_of(agenda, meeting, as_of=date.max)
    outside = _outside_life(table, when.first, when.last) if table else None
    if table and outside and meeting.status is not MeetingStatus.CANCELLED:
        where = _date_said(meeting, agenda)
        yield see(
            *where.route,
            at=where.at,
            says=N_("the date of {id!r} is {date}, but {table!r} was set up on {day}")
            if outside == "established"
            else N_("the date of {id!r} is {date}, but {table!r} was dissolved on {day}"),
            id=meeting.id,
            date=when,
            table=table.id,
            day=getattr(table, outside),
            hint=say("correct the date of the meeting, or that of the table"),
            related=[(spot(outside, at=table), say("this says so"))],
        )


@rule("I107", "table-speaks-outside-life", each=Action)
def table_speaks_outside_life(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An entry comes from a table that did not exist on that day.

    ## Why
    A table that was not yet set up, or was dissolved, cannot say or decide anything. Then nobody stands for the entry.

    ## Fix
    Name the file by the right day and by the table or party that says it. What was decided earlier and recorded later
    names the `meeting`.

    ## Bad
        # tables/sectortafel-vo.yaml
        established: 2014-09-01
        # actions/zijinstroom-vergroten/2014-08-20-sectortafel-vo.yaml
        note: De tafel vraagt de scholen om cijfers.

    ## Good
        # tables/sectortafel-vo.yaml
        established: 2014-09-01
        # actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
        note: De tafel vraagt de scholen om cijfers.
    """
    for entry in day.story(action).entries:
        table = agenda.get(Table, entry.by)
        outside = _outside_life(table, entry.on, entry.on) if table else None
        if table and outside and entry.meeting is None:
            yield see(
                at=entry,
                says=N_("this entry is dated {on}, but {table!r} was set up on {day}")
                if outside == "established"
                else N_("this entry is dated {on}, but {table!r} was dissolved on {day}"),
                on=entry.on,
                table=table.id,
                day=getattr(table, outside),
                hint=say("name the file by the right day, and by the table or party that says it"),
                related=[(spot(outside, at=table), say("this says so"))],
            )


def _meetings(day: Day, *statuses: MeetingStatus) -> Iterator[tuple[Meeting, Period]]:
    """The meetings with one of these statuses, with their dates as known on the day."""
    for meeting in day.agenda.all(Meeting):
        if meeting.status in statuses:
            yield meeting, date_of(day.agenda, meeting, as_of=day.as_of)


def _not_named(day: Day, found: Sequence[tuple[Meeting, Period]]) -> Iterator[tuple[Meeting, Period]]:
    """Those of these meetings that no entry names: beside a decision the same mistake is told there."""
    if found:
        named = {entry.meeting for action in day.agenda.all(Action) for entry in day.story(action).entries}
        for priority in day.agenda.all(Priority):
            named |= {getattr(entry, "meeting", None) for entry in day.agenda.history(priority)}
        yield from (pair for pair in found if pair[0].id not in named)


def _date_said(meeting: Meeting, agenda: Agenda) -> Spot:
    """Where the date of a meeting stands: in the last entry that moved it, else in its record."""
    moved = [entry for entry in agenda.history(meeting) if isinstance(entry, MeetingEntry)]
    return spot("date", at=moved[-1] if moved else meeting, of=meeting)


def _report_of(meeting: Meeting) -> Route | None:
    """Where a meeting tells what only one that was held can tell."""
    if meeting.minutes:
        return ("minutes",)
    # who is known to stay away may stand there before
    present = (index for index, one in enumerate(meeting.attendance) if one.present)
    first = next(present, None)
    return None if first is None else ("attendance", first, "present")


def _outside_life(table: Table, first: date, last: date) -> str | None:
    """The key that says that a table did not exist in any part of these days."""
    if table.established and last < table.established:
        return "established"
    return "dissolved" if table.dissolved and first > table.dissolved else None
