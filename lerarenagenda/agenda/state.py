"""How an action stands at each of its tables on a day: its history, folded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import meeting_behind, shifts
from lerarenagenda.agenda.entries import live_entries, reworded, tables_named
from lerarenagenda.agenda.roles import leads_named, seats_of
from lerarenagenda.records.action import Action
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.history import ActionEntry, Ask, Evidence, Signal
from lerarenagenda.records.status import CLOSED, Status, first_status

NO_TABLE = None  # the one table of an action that is at no table


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline that was moved: the day it was said, the words before and after, and why."""

    on: date
    start: Deadline | None
    to: Deadline | None
    reason: str | None


# tuples: some are made for each entry of a history, and a frozen dataclass of so many fields takes four times as long
class State(NamedTuple):
    """How an action stands at one table on a day."""

    status: Status
    first_deadline: Deadline | None
    deadline: Deadline | None
    leads: tuple[str, ...]
    since: date | None = None
    first_on: date = date.min  # the day the first deadline was given; the first of all days for that of the promise
    shifts_seen: date = date.min  # up to this day moves of the meeting that the deadline hangs on are counted
    moves: tuple[Move, ...] = ()
    signal: Signal | None = None
    forecast: date | None = None
    news_on: date | None = None
    reported_on: date | None = None
    asks: tuple[tuple[str, Ask], ...] = ()
    reason: str | None = None
    remains: str | None = None
    until: date | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether nothing more has to be done at this table."""
        return self.status in CLOSED


class Step(NamedTuple):
    """One entry that counts, the action as it reads with it, and the states it found at the tables it speaks for."""

    entry: ActionEntry
    action: Action
    before: Mapping[str | None, State]


class Story(NamedTuple):
    """An action as it reads on a day, its state at each of its tables, and how it came there."""

    action: Action
    states: Mapping[str | None, State]
    entries: tuple[ActionEntry, ...]
    struck: frozenset[str]
    milestones: frozenset[str]
    steps: tuple[Step, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether it is closed at every table."""
        return all(state.closed for state in self.states.values())

    def last_entry(self, table: str | None, says: Callable[[ActionEntry], object]) -> ActionEntry | None:
        """The latest entry for a table that says something."""
        return next((step.entry for step in reversed(self.steps) if table in step.before and says(step.entry)), None)


def tables_of(
    agenda: Agenda, action: Action, entry: ActionEntry, states: Mapping[str | None, State]
) -> tuple[str | None, ...]:
    """The tables an entry speaks for: those it names, its author's or its meeting's, where its author sits, or all.

    Of those where its author sits, and of all, only what is still open, when something is.
    """
    named = tables_named(agenda, action, entry)
    if named:
        return tuple(table for table in named if table in states)
    if len(states) == 1:
        return tuple(states)
    # what a meeting decided is not bound to the seats of who wrote it down
    seats = seats_of(agenda, entry.by, states, on=entry.on) if entry.meeting is None else ()
    meant: tuple[str | None, ...] = seats or tuple(states)
    return tuple(table for table in meant if not states[table].closed) or meant


def first_state(action: Action, table: str | None) -> State:
    """How an action stands at a table before anything happened."""
    return State(first_status(action.kind), action.deadline, action.deadline, leads_named(action, table))


def amended(action: Action, entry: ActionEntry) -> Action:
    """The action as it reads after a change that a meeting decided."""
    return reworded(action, entry.amend)


def told(agenda: Agenda, action: Action, *, as_of: date) -> Story:
    """Fold the history of an action up to and including a day."""
    entries, struck = live_entries(agenda.history(action), as_of=as_of)
    head = action
    states = _first_states(head)
    steps = []
    for entry in entries:
        if entry.amend:
            head = amended(head, entry)
            states = {table: _reread(states.get(table), head, table, entry) for table in _tables(head)}
        found = {table: states[table] for table in tables_of(agenda, head, entry, states)}
        steps.append(Step(entry, head, found))
        told_once = {id(state): _taken_in(agenda, state, entry) for state in found.values()}
        states |= {table: told_once[id(state)] for table, state in found.items()}
    states = {
        table: state if state.closed else _with_shifts(agenda, state, as_of=as_of) for table, state in states.items()
    }
    milestones = frozenset(entry.milestone for entry in entries if entry.milestone)
    return Story(head, states, entries, struck, milestones, tuple(steps))


def _tables(action: Action) -> tuple[str | None, ...]:
    return action.tables or (NO_TABLE,)


def _first_states(action: Action) -> dict[str | None, State]:
    """How an action stands at each table before anything happened; tables that stand alike share one state."""
    if any(owner.tables for owner in action.owners):
        return {table: first_state(action, table) for table in _tables(action)}
    return dict.fromkeys(_tables(action), first_state(action, NO_TABLE))


def _taken_in(agenda: Agenda, state: State, entry: ActionEntry) -> State:
    if entry.deadline or entry.status in CLOSED:
        state = _with_shifts(agenda, state, as_of=entry.on)  # what hung on a meeting until now
    return after(state, entry, decided=entry.meeting is not None or agenda.exists("table", entry.by))


def _reread(state: State | None, action: Action, table: str | None, entry: ActionEntry) -> State:
    """A state under the promise as an entry rewords it; a table that joins starts on that day."""
    if state is None:
        return first_state(action, table)._replace(since=entry.on)
    return state._replace(leads=leads_named(action, table)) if entry.amend and entry.amend.owners else state


def after(state: State, entry: ActionEntry, *, decided: bool) -> State:
    """The state once an entry is taken in; what a table decided answers what was asked."""
    new = _told_by(entry)
    if entry.evidence:
        new["evidence"] = (*state.evidence, *entry.evidence)
    if entry.asks:
        new["asks"] = (*state.asks, (entry.name, entry.asks))
    elif state.asks and (decided or entry.status in CLOSED):
        new["asks"] = ()
    if entry.deadline:
        new |= _deadline_change(state, entry, entry.deadline)
    if entry.status:
        new |= _status_change(state, entry, entry.status)
    return state._replace(**new) if new else state


def _told_by(entry: ActionEntry) -> dict[str, Any]:  # Any: fields of State
    """What an entry says in itself, whatever was there before."""
    new: dict[str, Any] = {}
    if entry.is_news:
        new["news_on"] = entry.on
    if entry.lead:
        new["leads"] = (entry.lead,)
    if entry.signal:
        new["signal"] = entry.signal
    if entry.forecast:
        new["forecast"] = entry.forecast.last
    return new


def moves(state: State, to: Deadline) -> bool:
    """Whether a deadline takes the place of a date; giving a first date moves nothing, nor does saying it again."""
    had_date = state.first_deadline is not None and state.first_deadline.dated
    return had_date and (state.deadline is None or _when(state.deadline) != _when(to))


def _when(deadline: Deadline) -> tuple[object, ...]:
    return (deadline.by, deadline.after, deadline.every)


def _deadline_change(state: State, entry: ActionEntry, to: Deadline) -> dict[str, Any]:  # Any: fields of State
    if not (state.first_deadline and state.first_deadline.dated):
        return {"first_deadline": to, "deadline": to, "first_on": entry.on, "shifts_seen": entry.on}
    if not moves(state, to):
        return {"deadline": to}
    move = Move(entry.on, state.deadline, to, entry.reason)
    return {"deadline": to, "shifts_seen": entry.on, "moves": (*state.moves, move)}


def _status_change(state: State, entry: ActionEntry, to: Status) -> dict[str, Any]:  # Any: fields of State
    again = to is state.status
    reported = state.reported_on if again or to in CLOSED else None
    return {
        "status": to,
        "since": state.since if again else entry.on,
        "reported_on": entry.on if to is Status.REPORTED_DONE and not again else reported,
        "reason": entry.reason,
        "remains": entry.remains,
        "until": entry.until.last if entry.until else None,
    }


def _with_shifts(agenda: Agenda, state: State, *, as_of: date) -> State:
    """A deadline that hangs on a meeting moves when the meeting is moved."""
    meeting = meeting_behind(agenda, state.deadline)
    if meeting is None:
        return state
    later = tuple(
        Move(shift.on, state.deadline, state.deadline, shift.reason)
        for shift in shifts(agenda, meeting, as_of=as_of)
        if shift.on > state.shifts_seen and not shift.finer
    )
    return state._replace(moves=(*state.moves, *later), shifts_seen=as_of)
