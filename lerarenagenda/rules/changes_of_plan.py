"""Family E, changes of plan: a priority changes at its table, and a meeting moves before it is held."""

from collections.abc import Iterator

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.capacity import tables_above
from lerarenagenda.dates import Period
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.meeting import Meeting, MeetingEntry
from lerarenagenda.records.priority import Priority, PriorityChange, PriorityEntry
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.table import Table
from lerarenagenda.rules.base import Finding, rule, see
from lerarenagenda.rules.circles import circles, way_text


@rule("E140", "priority-changed-elsewhere", each=Priority)
def priority_changed_elsewhere(priority: Priority, agenda: Agenda) -> Iterator[Finding]:
    """A priority is changed at a table that does not decide on it.

    ## Why
    The parties chose their priorities together. A table below cannot reword or drop what they agreed on.

    ## Fix
    Let the table of the priority, or one above it, decide, and name that meeting.

    ## Bad
        # priorities/instroom/2014-12-03-sectortafel-vo.yaml
        meeting: vo-2014-12
        reason: het gaat nu om de kwaliteit
        amend:
          title: Kwaliteit van de instroom

    ## Good
        # priorities/instroom/2014-10-15-bestuurlijke-overlegtafel.yaml
        meeting: bestuurlijk-2014-10
        reason: het gaat nu om de kwaliteit
        amend:
          title: Kwaliteit van de instroom
    """
    above = tables_above(agenda, priority.table)
    allowed = above if all(agenda.get(Table, table) for table in above) else ()
    for entry in _entries(priority, agenda):
        meeting = agenda.get(Meeting, entry.meeting)
        if meeting and allowed and meeting.table not in allowed and agenda.exists(Table.kind_name, meeting.table):
            yield see(
                "meeting",
                at=entry,
                says=N_("{meeting!r} is a meeting of {table!r}, which does not decide on {id!r}"),
                meeting=meeting.id,
                table=meeting.table,
                id=priority.id,
                hint=say("name the meeting of {tables} that decided it", tables=allowed),
            )


@rule("E141", "merged-in-circle", each=Settings)
def merged_in_circle(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """A priority is merged into itself, directly or by way of others.

    ## Why
    What is merged lives on in another priority. In a circle there is none in which it does.

    ## Fix
    Name in `merged_into` the priority that remains.

    ## Bad
        # priorities/instroom/2014-10-15-bestuurlijke-overlegtafel.yaml
        meeting: bestuurlijk-2014-10
        reason: de prioriteiten hangen samen
        merged_into: instroom

    ## Good
        # priorities/instroom/2014-10-15-bestuurlijke-overlegtafel.yaml
        meeting: bestuurlijk-2014-10
        reason: de prioriteiten hangen samen
        merged_into: stage
        # priorities/stage.yaml
        number: 2
        title: Stage
        table: bestuurlijke-overlegtafel
        source:
          document: brief
          place: p. 2
          quote: goede stages met gekwalificeerde begeleiders
    """
    merged = {priority.id: [entry for entry in _entries(priority, agenda) if entry.merged_into]
              for priority in agenda.all(Priority)}  # fmt: skip
    into = {name: [str(entry.merged_into) for entry in entries] for name, entries in merged.items()}
    for way in circles(into):
        first, after = agenda.get(Priority, way[0]), way[1 % len(way)]
        assert first is not None  # the way was made of priorities that are there
        yield see(
            "merged_into",
            at=merged[first.id][into[first.id].index(after)],
            of=first,
            says=N_("{first!r} is merged into itself")
            if len(way) == 1
            else N_("these priorities are merged into one another: {way}"),
            first=first.id,
            way=way_text(way),
            hint=say("name in merged_into the priority that remains"),
        )


@rule("E142", "priority-entry-says-nothing", each=Priority)
def priority_entry_says_nothing(priority: Priority, agenda: Agenda) -> Iterator[Finding]:
    """An entry of a priority changes nothing.

    ## Why
    It says that a meeting decided something about the priority, and not what.

    ## Fix
    Write what was decided: `amend` with the new wording, `merged_into`, or `dropped: true`.

    ## Bad
        # priorities/instroom/2014-10-15-bestuurlijke-overlegtafel.yaml
        meeting: bestuurlijk-2014-10
        reason: het gaat nu om de kwaliteit

    ## Good
        # priorities/instroom/2014-10-15-bestuurlijke-overlegtafel.yaml
        meeting: bestuurlijk-2014-10
        reason: het gaat nu om de kwaliteit
        amend:
          title: Kwaliteit van de instroom
    """
    for entry in _entries(priority, agenda):
        if not entry.dropped and entry.merged_into is None and entry.amend in (None, PriorityChange()):
            yield see(
                at=entry,
                says=N_("this entry of {id!r} changes nothing"),
                id=priority.id,
                hint=say("write what was decided: amend, merged_into or dropped: true"),
            )


@rule("E143", "meeting-not-moved", each=Meeting)
def meeting_not_moved(meeting: Meeting, agenda: Agenda) -> Iterator[Finding]:
    """An entry moves a meeting to the date that it has already.

    ## Why
    Deadlines that hang on the meeting would count as moved, while nothing moved.

    ## Fix
    Write the date to which the meeting was moved.

    ## Bad
        # meetings/bestuurlijk-2015-04/2014-12-10-bestuurlijke-overlegtafel.yaml
        date: 2015-04
        reason: de agenda's waren vol

    ## Good
        # meetings/bestuurlijk-2015-04/2014-12-10-bestuurlijke-overlegtafel.yaml
        date: 2015-04-22
        reason: de agenda's waren vol
    """
    for entry, before in _shifts(meeting, agenda):
        if entry.date == before:
            yield see(
                "date",
                at=entry,
                says=N_("{id!r} is already planned for {date}"),
                id=meeting.id,
                date=entry.date,
                hint=say("write the date to which it was moved"),
            )


@rule("E144", "meeting-moved-into-past", each=Meeting, unless=("E143",))
def meeting_moved_into_past(meeting: Meeting, agenda: Agenda) -> Iterator[Finding]:
    """A meeting is moved to a day that has already passed.

    ## Why
    A meeting that has been held can no longer be moved. Whoever was invited for the other day did not know.

    ## Fix
    If the new date is right, name the file by the day on which it was agreed. If a date was only typed wrongly,
    write the right one.

    ## Bad
        # meetings/bestuurlijk-2015-04/2014-12-10-bestuurlijke-overlegtafel.yaml
        date: 2014-11
        reason: de agenda's waren vol

    ## Good
        # meetings/bestuurlijk-2015-04/2014-12-10-bestuurlijke-overlegtafel.yaml
        date: 2015-06
        reason: de agenda's waren vol
    """
    for entry, _ in _shifts(meeting, agenda):
        if entry.date.last < entry.on:
            yield see(
                "date",
                at=entry,
                says=N_("on {on} {id!r} is moved to {date}, which has passed by then"),
                on=entry.on,
                id=meeting.id,
                date=entry.date,
                hint=say("name the file by the day on which the new date was agreed"),
            )


def _entries(priority: Priority, agenda: Agenda) -> Iterator[PriorityEntry]:
    for entry in agenda.history(priority):
        if isinstance(entry, PriorityEntry):
            yield entry


def _shifts(meeting: Meeting, agenda: Agenda) -> Iterator[tuple[MeetingEntry, Period]]:
    """The entries that move a meeting, each with the date before it."""
    before = meeting.date
    for entry in agenda.history(meeting):
        if isinstance(entry, MeetingEntry):
            yield entry, before
            before = entry.date
