"""What a day makes of an action at a table: late, waiting, at risk, silent. The only place that decides it."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import held_meetings
from lerarenagenda.agenda.due import last_day
from lerarenagenda.agenda.priorities import PriorityStory, priority_told
from lerarenagenda.agenda.roles import roles_at
from lerarenagenda.agenda.state import State, Story, told
from lerarenagenda.dates import Period
from lerarenagenda.i18n import N_, Text, count, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Choice
from lerarenagenda.records.history import OwnerRole, SignalValue
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.source import Source
from lerarenagenda.records.status import ActionKind, Status, status_word
from lerarenagenda.records.table import Basis

Made = TypeVar("Made")
NEVER_LATE = frozenset({ActionKind.ARRANGEMENT})
NEEDS_NO_LEAD = frozenset({ActionKind.REQUEST})


class Health(Choice):
    """What asks for attention, worst first; the first that holds is the word on screen."""

    OVERDUE = "overdue", N_("overdue")
    AWAITING_DECISION = "awaiting_decision", N_("awaiting decision")
    ON_HOLD = "on_hold", N_("on hold")
    BLOCKED = "blocked", N_("blocked")
    AT_RISK = "at_risk", N_("at risk")


_PLACES: Mapping[Health, int] = {health: place for place, health in enumerate(Health)}


class Mark(Choice):
    """What stands beside the word."""

    DUE_SOON = "due_soon", N_("due soon")
    REVIEW_DUE = "review_due", N_("review due")
    STALE = "stale", N_("no news")
    SILENT = "silent", N_("nothing reported yet")
    UNDATED = "undated", N_("no deadline")
    NO_LEAD = "no_lead", N_("no lead")


class Closed(Choice):
    """How a closed action kept its deadline."""

    ON_TIME = "on_time", N_("on time")
    ON_EXTENSION = "on_extension", N_("on an extension")
    LATE = "late", N_("late")


class Standing(NamedTuple):
    """How an action stands at one table on a day."""

    action: Action
    table: str | None
    state: State
    health: Health | None
    reasons: tuple[Text, ...]
    marks: tuple[Mark, ...]
    due: date | None
    first_due: date | None
    days_late: int
    days_late_first: int
    closed: Closed | None

    @property
    def key(self) -> str:
        """The machine's word for it: a health value, else the status."""
        return str(self.health or self.state.status)

    @property
    def word(self) -> Text:
        """The word for people."""
        return self.health.text() if self.health else status_word(self.action.kind, self.state.status)

    @property
    def rank(self) -> tuple[int, str, date]:
        """Sorts the worst first, of equals the one that is due first; closed ones last."""
        due = self.due or date.max
        if self.health:
            return (_PLACES[self.health], "", due)
        return (len(_PLACES) + (1 if self.state.closed else 0), self.state.status.value, due)


def has_lead(standing: Standing) -> bool:
    """Whether one can say who leads."""
    return bool(standing.state.leads)


def has_term(standing: Standing) -> bool:
    """Whether one can say when: a last day, or how often."""
    return _has_term(standing.state, standing.due)


def _has_term(state: State, due: date | None) -> bool:
    return due is not None or (state.deadline is not None and state.deadline.every is not None)


def has_measure(standing: Standing) -> bool:
    """Whether the parties themselves said how one will know; a measure that a reader inferred is not theirs."""
    measure = standing.action.measure
    return measure is not None and measure.basis is not Basis.INFERRED


@dataclass
class Day:
    """An agenda on a day: every answer about late, waiting and silent comes from here."""

    agenda: Agenda
    as_of: date
    _told: dict[str, Story] = field(default_factory=dict)
    _made: dict[tuple[object, str], Any] = field(default_factory=dict)  # Any: what each function makes

    def story(self, action: Action) -> Story:
        """The action's history up to this day."""
        found = self._told.get(action.id)
        if found is None:
            found = self._told[action.id] = told(self.agenda, action, as_of=self.as_of)
        return found

    def once(self, work: Callable[["Day", Action], Made], action: Action) -> Made:
        """What a function makes of an action on this day, made once however many rules ask for it."""
        key = (work, action.id)
        try:
            made: Made = self._made[key]
        except KeyError:
            made = self._made[key] = work(self, action)
        return made

    def priority_story(self, priority_id: str | None) -> PriorityStory | None:
        """How a priority reads on this day, and what became of it."""
        priority = self.agenda.get(Priority, priority_id)
        return priority_told(self.agenda, priority, as_of=self.as_of) if priority else None

    def priority(self, priority_id: str | None) -> Priority | None:
        """A priority as it reads on this day."""
        story = self.priority_story(priority_id)
        return story.priority if story else None

    def roles(self, standing: Standing, names: Container[str]) -> frozenset[OwnerRole]:
        """The roles that a set of names has in an action as it stands at a table on this day."""
        return roles_at(standing.action, standing.table, names, leads=standing.state.leads)

    @cached_property
    def standings(self) -> Mapping[str, tuple[Standing, ...]]:
        """By action: how it stands at each of its tables."""
        return {action.id: tuple(self._each(action)) for action in self.agenda.all(Action)}

    @property
    def made(self) -> Iterator[Standing]:
        """How every action stands at each of its tables, but for those that were promised after this day."""
        for all_of in self.standings.values():
            source = self.agenda.get(Source, all_of[0].action.source.document)
            if source is None or source.date is None or source.date.first <= self.as_of:
                yield from all_of

    def _each(self, action: Action) -> Iterator[Standing]:
        story = self.story(action)
        for table in story.states:
            yield self.standing(story, table)

    def worst(self, action: Action) -> Standing:
        """How the action stands at its worst open table."""
        return min(self.standings[action.id], key=lambda standing: standing.rank)

    @cached_property
    def held(self) -> Mapping[str, list[tuple[Period, Meeting]]]:
        """By table: the meetings held up to this day, oldest first."""
        return held_meetings(self.agenda, as_of=self.as_of)

    def next_held(self, table: str | None, *, after: date) -> tuple[Period, Meeting] | None:
        """The first meeting of a table that was held after a day, up to this one."""
        meetings = self.held.get(table, ()) if table else ()
        return next((pair for pair in meetings if pair[0].first > after), None)

    def due(self, state: State) -> date | None:
        """The last day of a deadline; for what is closed as it was known then."""
        return last_day(self.agenda, state.deadline, as_of=state.since if state.closed and state.since else self.as_of)

    def standing(self, story: Story, table: str | None) -> Standing:
        """How an action stands at one table."""
        state = story.states[table]
        due = self.due(state)
        first_due = last_day(self.agenda, state.first_deadline, as_of=state.first_on) or due
        health, reasons = self._health(story, table, due)
        return Standing(
            action=story.action,
            table=table,
            state=state,
            health=health,
            reasons=tuple(reasons),
            marks=tuple(self._marks(story, state, due)),
            due=due,
            first_due=first_due,
            days_late=self.days_late(story, state, due),
            days_late_first=self.days_late(story, state, first_due),
            closed=_closed(state, due, first_due),
        )

    def days_late(self, story: Story, state: State, due: date | None) -> int:
        """How many days the last day has passed while it is open; what was reported done is judged by that day."""
        if due is None or state.closed or story.action.kind in NEVER_LATE:
            return 0
        return max(((state.reported_on or self.as_of) - due).days, 0)

    def _health(self, story: Story, table: str | None, due: date | None) -> tuple[Health | None, list[Text]]:
        """The first value that holds, and every reason, the main one first."""
        state = story.states[table]
        if state.closed:
            return None, []
        found = [(health, reason) for health, test in _TESTS for reason in test(self, story, table, due)]
        return (found[0][0] if found else None), [reason for _, reason in found]

    def _marks(self, story: Story, state: State, due: date | None) -> Iterator[Mark]:
        if state.closed:
            return
        action, settings = story.action, self.agenda.settings
        if self.due_soon(due):
            yield Mark.DUE_SOON
        if action.review_on and action.review_on.first <= self.as_of:
            yield Mark.REVIEW_DUE
        if self.days_silent(story, state) >= settings.stale_days:
            yield Mark.STALE if state.news_on else Mark.SILENT
        if not _has_term(state, due):
            yield Mark.UNDATED
        if not state.leads and action.kind not in NEEDS_NO_LEAD:
            yield Mark.NO_LEAD

    def due_soon(self, due: date | None) -> bool:
        """Whether a last day has not passed and is near."""
        soon = timedelta(days=self.agenda.settings.due_soon_days)
        return due is not None and self.as_of <= due <= self.as_of + soon

    def days_silent(self, story: Story, state: State) -> int:
        """Days since the last news, or since the promise was made when there was none; 0 when that is not known."""
        start = state.news_on or state.since
        if start is None:
            source = self.agenda.get(Source, story.action.source.document)
            start = source.date.last if source and source.date else None
        return max((self.as_of - start).days, 0) if start else 0

    def waits_for(self, story: Story, due: date | None) -> Iterator[tuple[Action, Text]]:
        """The open actions this one depends on that are late, on hold or later than it, with why."""
        for other_id in story.action.depends_on:
            other = self.agenda.get(Action, other_id)
            reason = self._holds_up(self.story(other), due) if other else None
            if other and reason:
                yield other, reason

    def _holds_up(self, story: Story, due: date | None) -> Text | None:
        name = story.action.number or story.action.title
        for state in story.states.values():
            if state.closed:
                continue
            its_due = self.due(state)
            if self.days_late(story, state, its_due):
                return say("waits for {name}, which is overdue", name=name)
            if state.status is Status.ON_HOLD:
                return say("waits for {name}, which is on hold", name=name)
            if due and its_due and its_due > due:
                return say("waits for {name}, which is due later", name=name)
        return None


def _closed(state: State, due: date | None, first_due: date | None) -> Closed | None:
    """How a closed action kept its deadline: judged by the day it was reported done."""
    if state.status is not Status.DONE or due is None:
        return None
    day = state.reported_on or state.since
    if day is None:
        return None
    if day > due:
        return Closed.LATE
    return Closed.ON_EXTENSION if first_due and day > first_due else Closed.ON_TIME


def _overdue(day: Day, story: Story, table: str | None, due: date | None) -> Iterator[Text]:
    days = day.days_late(story, story.states[table], due)
    if days:
        yield count("{n} day late", "{n} days late", days)


def _awaiting(_day: Day, story: Story, table: str | None, _due: date | None) -> Iterator[Text]:
    state = story.states[table]
    if state.status is Status.REPORTED_DONE:
        yield say("reported done on {day}", day=state.reported_on)
    if state.asks:
        yield say("a decision is asked for")


def _on_hold(_day: Day, story: Story, table: str | None, _due: date | None) -> Iterator[Text]:
    state = story.states[table]
    if state.status is Status.ON_HOLD:
        yield say("on hold until {day}", day=state.until) if state.until else say("on hold")


def _blocked(day: Day, story: Story, _table: str | None, due: date | None) -> Iterator[Text]:
    for _, reason in day.waits_for(story, due):
        yield reason


def _at_risk(day: Day, story: Story, table: str | None, due: date | None) -> Iterator[Text]:
    state, settings = story.states[table], day.agenda.settings
    if state.signal and state.signal.value is not SignalValue.GREEN:
        yield say("signal {value}", value=state.signal.value)
    if state.forecast and due and state.forecast > due:
        yield say("expected on {day}, after the deadline", day=state.forecast)
    if len(state.moves) > settings.max_moves:
        yield count("moved {n} time", "moved {n} times", len(state.moves))
    if day.due_soon(due) and story.action.kind not in NEEDS_NO_LEAD:
        if state.status is Status.OPEN:
            yield say("due soon and not started")
        elif not state.leads:
            yield say("due soon and without a lead")
    for milestone in story.action.milestones:
        step = last_day(day.agenda, milestone.deadline, as_of=day.as_of)
        if milestone.title not in story.milestones and step and day.as_of > step:
            yield say("milestone late: {title}", title=milestone.title)


_Test = Callable[[Day, Story, str | None, date | None], Iterator[Text]]
_TESTS: tuple[tuple[Health, _Test], ...] = (
    (Health.OVERDUE, _overdue),
    (Health.AWAITING_DECISION, _awaiting),
    (Health.ON_HOLD, _on_hold),
    (Health.BLOCKED, _blocked),
    (Health.AT_RISK, _at_risk),
)
