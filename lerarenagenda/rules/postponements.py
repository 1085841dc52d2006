"""Family D, deadlines that move: in time, by a table, with a reason, and not for ever."""

from collections.abc import Iterator
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import date_of
from lerarenagenda.agenda.capacity import capacities, deciding_tables
from lerarenagenda.agenda.due import last_day
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import State, Step, moves
from lerarenagenda.diagnostics import Severity
from lerarenagenda.durations import Duration
from lerarenagenda.i18n import N_, count, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.settings import Closing
from lerarenagenda.records.status import Who
from lerarenagenda.rules.base import Finding, Spot, rule, see, spot
from lerarenagenda.rules.moves import WRONG_STATUS

A_YEAR = Duration(years=1)


@rule("D101", "deadline-already-past", each=Action, unless=("A213",))
def deadline_already_past(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A new deadline had already passed on the day it was decided.

    ## Why
    A date in the past can no longer be kept. It only hides which date was really agreed on, or it is a slip.

    ## Fix
    Look up in the minutes which date was agreed on, and correct the entry with `corrects`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in oktober 2014
          by: 2014-10
        meeting: vo-2014-12
        reason: de werving loopt eerder af

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in oktober 2015
          by: 2015-10
        meeting: vo-2014-12
        reason: de werving loopt eerder af
    """
    for step in day.story(action).steps:
        due = last_day(agenda, step.entry.deadline, as_of=step.entry.on)
        if due and due < _decided_on(agenda, step.entry):
            yield see(
                "deadline",
                key=True,
                at=step.entry,
                says=N_("{id!r} gets a deadline that ended on {due}, and that was decided on {decided}"),
                id=action.id,
                due=due,
                decided=_decided_on(agenda, step.entry),
                hint=say("look up in the minutes which date was agreed on"),
            )


@rule("D102", "moved-without-reason", each=Action, whole_history=True)
def moved_without_reason(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A deadline is moved and nobody says why.

    ## Why
    Everybody counted on the old date. Without a reason they cannot tell whether the next move is coming.

    ## Fix
    Write in the entry, as `reason`, why the old date is not kept.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in 2016
          by: 2016
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in 2016
          by: 2016
        meeting: vo-2014-12
        reason: de scholen vragen een jaar langer om te werven
    """
    for step, _ in _moved(day, action):
        if step.entry.reason is None:
            yield see(
                "deadline",
                key=True,
                at=step.entry,
                says=N_("the deadline of {id!r} is moved without a reason"),
                id=action.id,
                hint=say("write as reason why the old date is not kept"),
            )


@rule("D103", "moved-by-who-may-not", each=Action, whole_history=True)
def moved_by_who_may_not(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A deadline is given or moved by somebody who may not do so.

    ## Why
    A date is an agreement between all who sit at the table. Who has to keep it cannot move it alone.

    ## Fix
    Put the new date in the entry as `asks`, with the reason. Once the table has decided, record that with
    its `meeting`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        deadline:
          text: in 2016
          by: 2016
        reason: de scholen vragen een jaar langer om te werven

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        asks:
          deadline:
            text: in 2016
            by: 2016
          reason: de scholen vragen een jaar langer om te werven
    """
    allowed = {Who.TABLE} if agenda.settings.closing is Closing.BY_DECISION else {Who.TABLE, Who.OWNER}
    for step in day.story(action).steps:
        entry = step.entry
        if entry.deadline is None:
            continue
        may = (capacities(agenda, step.action, entry, table, leads=state.leads) for table, state in step.before.items())
        if any(allowed.isdisjoint(found) for found in may):
            elsewhere = deciding_tables(agenda, entry)
            yield see(
                "deadline",
                key=True,
                at=entry,
                says=N_("{by!r} may not set the deadline of {id!r}: it is no table of it, nor above one")
                if elsewhere
                else N_("{by!r} may not set the deadline of {id!r}"),
                by=elsewhere[-1] if elsewhere else entry.by,
                id=action.id,
                hint=say("ask for it with asks, or name the meeting at which a table of the action decided it"),
            )


@rule("D104", "asked-not-decided", each=Action, severity=Severity.NOTE, whole_history=True)
def asked_not_decided(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An owner asked for a decision, and the next meeting of the table took none.

    ## Why
    Who asks in time for more time must get an answer in time. Without one the old date stands and passes.

    ## Fix
    Put the question on the agenda of the next meeting. If the table did decide, record the decision with its
    `meeting`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        asks:
          deadline:
            text: in 2016
            by: 2016
          reason: de scholen vragen een jaar langer om te werven

    ## Good
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        asks:
          deadline:
            text: in 2016
            by: 2016
          reason: de scholen vragen een jaar langer om te werven
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in 2016
          by: 2016
        meeting: vo-2014-12
        reason: de scholen vragen een jaar langer om te werven
    """
    story = day.story(action)
    entries = {entry.name: entry for entry in story.entries}
    seen: set[str] = set()
    for table, state in story.states.items():
        for name, _ in state.asks:
            missed = day.next_held(table, after=entries[name].on)
            if missed and name not in seen:
                seen.add(name)
                yield see(
                    "asks",
                    key=True,
                    at=entries[name],
                    says=N_("what {by!r} asks here was not decided at the meeting of {date}"),
                    by=entries[name].by,
                    date=missed[0],
                    hint=say(
                        "put it on the agenda of the next meeting, or record what {meeting!r} decided",
                        meeting=missed[1].id,
                    ),
                    related=[(spot("date", at=missed[1]), say("the next meeting after it was asked"))],
                )


@rule(
    "D105",
    "moved-after-it-passed",
    each=Action,
    severity=Severity.WARNING,
    unless=("A213", *WRONG_STATUS),
    whole_history=True,
)
def moved_after_it_passed(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A deadline is moved when it has already passed.

    ## Why
    Moved afterwards, a missed date no longer looks missed. Whoever waits for the action should have known before.

    ## Fix
    Ask for more time while the old date is still ahead. For this once, leave the entry as it is: it shows what
    happened.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in oktober 2014
          by: 2014-10
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in juni 2015
          by: 2015-06
        meeting: vo-2014-12
        reason: de scholen vragen langer om te werven

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in oktober 2014
          by: 2014-10
        # actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
        deadline:
          text: in juni 2015
          by: 2015-06
        meeting: vo-2014-09
        reason: de scholen vragen langer om te werven
    """
    if day.story(action).closed:
        return
    for step, state in _moved(day, action):
        decided = _decided_on(agenda, step.entry)
        old = last_day(agenda, state.deadline, as_of=step.entry.on)
        if old and old < min(decided, state.reported_on or decided):
            yield see(
                "deadline",
                key=True,
                at=step.entry,
                says=N_("the old deadline of {id!r} ended on {old}, and was moved on {decided}"),
                id=action.id,
                old=old,
                decided=decided,
                hint=say("next time, ask for more time before the date has passed"),
            )


@rule("D106", "moved-too-often", each=Action, severity=Severity.WARNING, whole_history=True)
def moved_too_often(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A deadline has been moved more often than the agenda allows.

    ## Why
    A date that moves at every meeting is no date. Something else is the matter: the promise is too large, nobody
    has time for it, or nobody wants it.

    ## Fix
    Let the table say what stands in the way, and choose: make the promise smaller, put it on hold, or withdraw it.

    ## Bad
        # agenda.yaml
        max_moves: 1
        # actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
        deadline:
          text: in maart 2016
          by: 2016-03
        meeting: vo-2014-09
        reason: de scholen vragen langer om te werven
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in juni 2016
          by: 2016-06
        meeting: vo-2014-12
        reason: de regeling is er nog niet

    ## Good
        # agenda.yaml
        max_moves: 1
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in juni 2016
          by: 2016-06
        meeting: vo-2014-12
        reason: de regeling is er nog niet
    """
    story = day.story(action)
    open_ones = [(table, state) for table, state in story.states.items() if not state.closed]
    table, state = max(open_ones, key=lambda pair: len(pair[1].moves), default=(None, None))
    if state and len(state.moves) > agenda.settings.max_moves:
        says = count(
            "the deadline of {id!r} was moved {n} time; more than {most} asks for attention",
            "the deadline of {id!r} was moved {n} times; more than {most} asks for attention",
            len(state.moves),
            id=action.id,
            most=agenda.settings.max_moves,
        )
        hint = say("let the table say what stands in the way: make it smaller, put it on hold or withdraw it")
        yield Finding(Spot(("deadline",), story.last_entry(table, lambda entry: entry.deadline), key=True), says, hint)


@rule("D107", "moved-too-far", each=Action, severity=Severity.WARNING, unless=("A213", "D106"), whole_history=True)
def moved_too_far(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A deadline now lies more than a year after the first one.

    ## Why
    After a year the parties, the money and the reasons are no longer those of the promise. Moving on in small
    steps, nobody decides whether it is still wanted.

    ## Fix
    Let the table decide anew: keep the promise with this date and say so, make it smaller, or withdraw it.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in 2017
          by: 2017
        meeting: vo-2014-12
        reason: de regeling is er nog niet

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in 2016
          by: 2016
        meeting: vo-2014-12
        reason: de regeling is er nog niet
    """
    story = day.story(action)
    for table, state in story.states.items():
        if state.closed or not state.moves:
            continue
        due, first = day.due(state), last_day(agenda, state.first_deadline, as_of=state.first_on)
        if due and first and due > A_YEAR.after(first):
            yield see(
                "deadline",
                key=True,
                at=story.last_entry(table, lambda entry: entry.deadline),
                says=N_("the deadline of {id!r} is now {due}, and was {first}"),
                id=action.id,
                due=due,
                first=first,
                hint=say("let the table decide anew: keep it with this date, make it smaller, or withdraw it"),
            )
            return


def _moved(day: Day, action: Action) -> Iterator[tuple[Step, State]]:
    """The entries that move a deadline, each with a state in which it found it."""
    for step in day.story(action).steps:
        if step.entry.deadline:
            found = [state for state in step.before.values() if moves(state, step.entry.deadline)]
            if found:
                yield step, found[0]


def _decided_on(agenda: Agenda, entry: ActionEntry) -> date:
    """The day of the meeting that decided it, else the day of the entry."""
    meeting = agenda.get(Meeting, entry.meeting)
    held = date_of(agenda, meeting, as_of=entry.on).last if meeting else entry.on
    return min(held, entry.on)
