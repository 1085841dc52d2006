"""The last day of a deadline, as known on a day."""

from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import date_of
from lerarenagenda.agenda.state import told
from lerarenagenda.dates import Period
from lerarenagenda.records.action import Action
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.status import Status


def last_day(agenda: Agenda, deadline: Deadline | None, *, as_of: date) -> date | None:
    """The last day on which a deadline is kept, as known on a day; None for words without a date."""
    if deadline is None:
        return None
    if isinstance(deadline.by, Period):
        return deadline.by.last
    if deadline.by is not None:
        meeting = agenda.get(Meeting, deadline.by)
        return date_of(agenda, meeting, as_of=as_of).last if meeting else None
    if deadline.after is not None:
        event = _day_of_event(agenda, deadline.after.event, as_of=as_of)
        return deadline.after.offset.after(event) if event else None
    return None


def _day_of_event(agenda: Agenda, event: str, *, as_of: date) -> date | None:
    meeting = agenda.get(Meeting, event)
    if meeting is not None:
        return date_of(agenda, meeting, as_of=as_of).last
    action = agenda.get(Action, event)
    return _done_on(agenda, action, as_of=as_of) if action else None


def _done_on(agenda: Agenda, action: Action, *, as_of: date) -> date | None:
    """The day an action was done, which is the last one where its tables differ."""
    states = told(agenda, action, as_of=as_of).states.values()
    days = [state.since for state in states if state.status is Status.DONE and state.since]
    return max(days) if len(days) == len(states) else None
