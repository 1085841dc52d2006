"""Family D, what a deadline says: one date that can be kept, or a day to look again."""

from collections.abc import Iterator
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.due import last_day
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import Story
from lerarenagenda.diagnostics import Route, Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.fields import shown
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.meeting import Meeting, MeetingStatus
from lerarenagenda.records.source import Source
from lerarenagenda.records.status import Status, status_word
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.rules.links import LEFT
from lerarenagenda.rules.moves import WRONG_STATUS
from lerarenagenda.spoken import Mention, mentions

DIGITS_OF_TWO_YEARS = 8  # a date is named with its year, so fewer digits than this cannot name two


@rule("D108", "deadline-before-source", each=Action, unless=("A213",))
def deadline_before_source(action: Action, agenda: Agenda) -> Iterator[Finding]:
    """A deadline lies before the document in which it was promised.

    ## Why
    Nobody promises something for a day that has already passed. One of the two dates was read or typed wrongly,
    and the action counts as late from its first day.

    ## Fix
    Look up both dates in the document and correct the one that is wrong.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in 2013
          by: 2013

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in 2015
          by: 2015
    """
    source = agenda.get(Source, action.source.document)
    if source is None or source.date is None:
        return
    for route, deadline in _promised(action):
        due = last_day(agenda, deadline, as_of=date.max)
        if due and due < source.date.first:
            yield see(
                *route,
                _date_key(deadline),
                says=N_("this deadline ends on {due}, before {source!r} of {date}"),
                due=due,
                source=source.id,
                date=source.date,
                hint=say("look up both dates in the document"),
                related=[(spot("date", at=source), say("the date of the document"))],
            )


@rule("D109", "milestone-after-deadline", each=Action, severity=Severity.WARNING, unless=("A213",), whole_history=True)
def milestone_after_deadline(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A milestone is due after the action that it is a step of.

    ## Why
    A milestone shows in time whether an action will make its date. One that comes after that date warns nobody.

    ## Fix
    Give the milestone an earlier date. If the whole really takes longer, let the table move the deadline.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        milestones:
          - title: plan van aanpak
            deadline:
              text: in juni 2016
              by: 2016-06

    ## Good
        # actions/zijinstroom-vergroten.yaml
        milestones:
          - title: plan van aanpak
            deadline:
              text: in juni 2015
              by: 2015-06
    """
    if not action.milestones:
        return
    story = day.story(action)
    dues = [day.due(state) for state in story.states.values() if not state.closed]
    known = [due for due in dues if due]
    if not known or len(known) < len(dues):
        return
    for index, milestone in enumerate(action.milestones):
        step = last_day(agenda, milestone.deadline, as_of=day.as_of)
        if milestone.deadline and step and step > max(known) and milestone.title not in story.milestones:
            yield see(
                *("milestones", index, "deadline", _date_key(milestone.deadline)),
                says=N_("{title!r} is due on {step}, after the whole action on {due}"),
                title=shown(milestone.title),
                step=step,
                due=max(known),
                hint=say("give the milestone an earlier date, or let the table move the deadline of the action"),
            )


@rule("D110", "review-day-missing", each=Action, severity=Severity.WARNING, unless=WRONG_STATUS, whole_history=True)
def review_day_missing(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An open action has neither a date nor a day to look again.

    ## Why
    What has no date is late on no day, so nobody looks at it again. A day on which the table looks
    again keeps it in sight without inventing a deadline.

    ## Fix
    Let the table agree on a day or period and write it as `review_on`.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: op termijn

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: op termijn
        review_on: 2015-04
    """
    if action.review_on is None and any(_never_comes_up(deadline) for _, deadline in _open_deadlines(day, action)):
        yield see(
            "deadline",
            says=N_("{id!r} has no date and no review day"),
            id=action.id,
            hint=say("let the table agree when to look again, and write review_on"),
        )


@rule("D111", "event-without-date", each=Action, severity=Severity.WARNING, whole_history=True)
def event_without_date(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A deadline hangs on an event that has no date, or that does not take place.

    ## Why
    "Three months after the exploration" is a date only once the exploration has one. Until then nobody can say
    whether the action is in time.

    ## Fix
    Give the event a date of its own, or let the table decide on another deadline.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: drie maanden na de verkenning
          after:
            event: verkenning-selectie
            offset: P3M

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: drie maanden na de verkenning
          after:
            event: verkenning-selectie
            offset: P3M
        # actions/verkenning-selectie.yaml
        deadline:
          text: in juni 2015
          by: 2015-06
    """
    seen: set[str | None] = set()
    story = day.story(action)
    for table, deadline in _open_deadlines(day, action):
        event = _event(deadline)
        if event is None or _waits_in_vain(day, action, event):
            continue
        why = _without_date(day, event)
        entry = story.last_entry(table, lambda entry: entry.deadline)
        name = entry.name if entry else None
        if deadline and why and name not in seen:
            seen.add(name)
            route = ("by",) if isinstance(deadline.by, str) else ("after", "event")
            yield see(
                *("deadline", *route),
                at=entry,
                says=N_("the deadline of {id!r} hangs on {event!r}, {why}"),
                id=action.id,
                event=event,
                why=why,
                hint=say("give that a date, or let the table decide on another deadline"),
            )


@rule("D112", "two-dates-in-one-text", each=Action, severity=Severity.WARNING)
def two_dates_in_one_text(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The words of one deadline name two dates.

    ## Why
    Only one date can be kept. When the words promise a plan in March and a decision in November, one of the two
    is watched and the other forgotten.

    ## Fix
    Write the steps as `milestones`, each with its own deadline. If the date belongs to a part only, say in `of`
    to which.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in maart 2015 een plan, in november 2015 een besluit
          by: 2015-11

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in maart 2015 een plan, in november 2015 een besluit
          by: 2015-11
        milestones:
          - title: plan
            deadline:
              text: in maart 2015
              by: 2015-03
    """
    if action.milestones:
        return
    said: list[tuple[Action | ActionEntry, Deadline | None]] = [(action, action.deadline)]
    said += [(step.entry, step.entry.deadline) for step in day.story(action).steps]
    for at, deadline in said:
        apart = _two_dates(deadline) if deadline and not deadline.of else None
        if apart:
            yield see(
                *("deadline", "text"),
                at=at,
                says=N_("these words name two dates: {first!r} and {second!r}"),
                first=apart[0].written,
                second=apart[1].written,
                hint=say("write each step under milestones, or say in of to which part the date belongs"),
            )


def _promised(action: Action) -> Iterator[tuple[Route, Deadline]]:
    """The deadlines that a promise itself holds."""
    if action.deadline:
        yield ("deadline",), action.deadline
    for index, milestone in enumerate(action.milestones):
        if milestone.deadline:
            yield ("milestones", index, "deadline"), milestone.deadline


def _date_key(deadline: Deadline) -> str:
    """The key under which a deadline gives its date."""
    if deadline.by is not None:
        return "by"
    return "after" if deadline.after else "text"


def _open_deadlines(day: Day, action: Action) -> Iterator[tuple[str | None, Deadline | None]]:
    """The deadline at each table where the action is still open."""
    for table, state in day.story(action).states.items():
        if not state.closed:
            yield table, state.deadline


def _never_comes_up(deadline: Deadline | None) -> bool:
    return deadline is None or not (deadline.dated or deadline.every)


def _event(deadline: Deadline | None) -> str | None:
    """The meeting or action that a deadline hangs on."""
    if deadline is None:
        return None
    if isinstance(deadline.by, str):
        return deadline.by
    return deadline.after.event if deadline.after and deadline.by is None else None


def _waits_in_vain(day: Day, action: Action, event: str) -> bool:
    """Whether an action also waits for what its deadline hangs on, and that was dropped: that has a rule of its own."""
    other = day.agenda.get(Action, event) if event in action.depends_on else None
    return other is not None and {state.status for state in day.story(other).states.values()} <= LEFT


def _without_date(day: Day, event: str) -> Text | None:
    """Why no date can come of a meeting or an action; None when one can, or when there is no such record."""
    meeting = day.agenda.get(Meeting, event)
    if meeting:
        return say("which is cancelled") if meeting.status is MeetingStatus.CANCELLED else None
    action = day.agenda.get(Action, event)
    return _never_done(day, day.story(action)) if action and event not in day.agenda.half_told else None


def _never_done(day: Day, story: Story) -> Text | None:
    left = [state.status for state in story.states.values() if state.closed and state.status is not Status.DONE]
    if story.closed and left:
        return say("which is {status}", status=status_word(story.action.kind, left[0]))
    waiting = [state for state in story.states.values() if not state.closed]
    return say("which has no date itself") if any(day.due(state) is None for state in waiting) else None


def _two_dates(deadline: Deadline) -> tuple[Mention, Mention] | None:
    """The first date in the words that cannot be the same day as one before it, with that one."""
    if sum(map(str.isdigit, deadline.text)) < DIGITS_OF_TWO_YEARS:
        return None
    earliest = latest = None
    for mention in mentions(deadline.text):
        if earliest and earliest.last < mention.first:
            return earliest, mention
        if latest and mention.last < latest.first:
            return latest, mention
        earliest = min(earliest or mention, mention, key=lambda one: one.last)
        latest = max(latest or mention, mention, key=lambda one: one.first)
    return None
