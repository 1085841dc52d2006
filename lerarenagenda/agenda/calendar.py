"""When the meetings of a table fall, as known on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.dates import Period
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.meeting import Meeting, MeetingEntry, MeetingStatus
from lerarenagenda.records.table import Table


@dataclass(frozen=True, slots=True)
class Shift:
    """A meeting that was moved: the day it was said, the old and the new date, and why."""

    on: date
    start: Period
    to: Period
    reason: str

    @property
    def finer(self) -> bool:
        """Whether it only says more exactly when: 22 April for April moves nothing."""
        return self.start.first <= self.to.first and self.to.last <= self.start.last


def shifts(agenda: Agenda, meeting: Meeting, *, as_of: date) -> Iterator[Shift]:
    """How the date of a meeting moved up to a day, oldest first."""
    start = meeting.date
    for entry in agenda.history(meeting):
        if isinstance(entry, MeetingEntry) and entry.on <= as_of:
            yield Shift(entry.on, start, entry.date, entry.reason)
            start = entry.date


def date_of(agenda: Agenda, meeting: Meeting, *, as_of: date) -> Period:
    """The date of a meeting as it was known on a day."""
    current = meeting.date
    for shift in shifts(agenda, meeting, as_of=as_of):
        current = shift.to
    return current


def meetings_of(agenda: Agenda, table_id: str, *, as_of: date) -> list[tuple[Period, Meeting]]:
    """The meetings of a table with their dates, in order of date; cancelled ones are left out."""
    found = [
        (date_of(agenda, meeting, as_of=as_of), meeting)
        for meeting in agenda.all(Meeting)
        if meeting.table == table_id and meeting.status is not MeetingStatus.CANCELLED
    ]
    return sorted(found, key=_meeting_order)


def held_meetings(agenda: Agenda, *, as_of: date) -> dict[str, list[tuple[Period, Meeting]]]:
    """By table: the meetings that were held up to a day, in order of date."""
    found: dict[str, list[tuple[Period, Meeting]]] = {}
    for meeting in agenda.all(Meeting):
        when = date_of(agenda, meeting, as_of=as_of)
        if meeting.status is MeetingStatus.HELD and when.last <= as_of:
            found.setdefault(meeting.table, []).append((when, meeting))
    return {table: sorted(meetings, key=_meeting_order) for table, meetings in found.items()}


def next_meeting(agenda: Agenda, table: Table, *, as_of: date) -> tuple[Period, Meeting] | None:
    """The first meeting from a day on, of a table or of the one it prepares."""
    ids = [table.id, *([table.prepares] if table.prepares else [])]
    coming = [pair for table_id in ids for pair in meetings_of(agenda, table_id, as_of=as_of) if pair[0].last >= as_of]
    return min(coming, key=_meeting_order, default=None)


def _meeting_order(pair: tuple[Period, Meeting]) -> tuple[date, str]:
    return (pair[0].last, pair[1].id)


def meeting_behind(agenda: Agenda, deadline: Deadline | None) -> Meeting | None:
    """The meeting that a deadline hangs on, when it hangs on one."""
    if deadline is None or isinstance(deadline.by, Period):
        return None
    return agenda.get(Meeting, deadline.by or (deadline.after.event if deadline.after else None))
