"""Family E, news: what is late, waiting or going wrong is spoken of, and a signal says what is the matter."""

from collections.abc import Iterator
from datetime import date, timedelta

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day, Health, Standing
from lerarenagenda.agenda.state import State
from lerarenagenda.dates import Period
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.fields import Every
from lerarenagenda.records.history import SignalValue
from lerarenagenda.records.status import Status
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.rules.moves import WRONG_STATUS, both

UNDER_WAY = frozenset({Status.IN_PROGRESS, Status.PARTLY_DONE})
NOT_GREEN = frozenset({SignalValue.AMBER, SignalValue.RED})


@rule(
    "E130",
    "late-and-silent",
    each=Action,
    severity=Severity.WARNING,
    unless=(*WRONG_STATUS, "A213", "D101", "D108"),
    whole_history=True,
)
def late_and_silent(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A deadline has passed, and since then nobody has said how it stands.

    ## Why
    A late action that nobody speaks of is on its way to be forgotten. The others do not know whether it is still
    coming.

    ## Fix
    Report how it stands: news, a `forecast`, or a request for another date with `asks`.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in oktober 2014
          by: 2014-10

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in oktober 2014
          by: 2014-10
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        note: De werving is uitgesteld tot er geld is.
    """
    silent = [one for one in day.standings[action.id] if _late(one) and not _heard_since(one, one.due)]
    if silent:
        yield see(
            "deadline",
            key=True,
            says=N_("{id!r} was due on {due}, and nothing has been reported since")
            if len(silent) == len(day.standings[action.id])
            else N_("{id!r} was due on {due} at {tables}, and nothing has been reported since"),
            id=action.id,
            due=silent[0].due,
            tables=tuple(one.table for one in silent),
            hint=say("report how it stands, or ask the table for another date"),
            related=[(spot("deadline", "of"), say("the date belongs to this part only"))]
            if action.deadline and action.deadline.of and silent[0].state.deadline == action.deadline
            else [],
        )


@rule(
    "E131",
    "silent-between-meetings",
    each=Action,
    severity=Severity.WARNING,
    unless=(*WRONG_STATUS, "E130"),
    whole_history=True,
)
def silent_between_meetings(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is under way, and nothing was reported between the last two meetings of its table.

    ## Why
    A table can only steer on what it hears. Whoever reports nothing makes it look as if all goes well.

    ## Fix
    Report how it stands before the next meeting. If there is nothing to report, say so with `nothing_new: true`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
        status: in_progress

    ## Good
        # actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
        status: in_progress
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        nothing_new: true
    """
    for index, table in enumerate(action.tables):
        state = day.story(action).states.get(table)
        if state is None or state.status not in UNDER_WAY:
            continue
        last, before = _last_two(day, table)
        if last and before and state.news_on and state.news_on <= before.last:
            yield see(
                *("tables", index),
                says=N_("of {id!r} nothing was reported between {before} and {last}, the last meetings of {table!r}"),
                id=action.id,
                before=before,
                last=last,
                table=table,
                hint=say("report how it stands before the next meeting, or say nothing_new: true"),
            )


@rule("E132", "signal-without-cause", each=Action)
def signal_without_cause(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An amber or red signal does not say what is the matter.

    ## Why
    A colour alone makes people uneasy and lets nobody help. With the cause the table can do something.

    ## Fix
    Write as `cause` what stands in the way.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        signal:
          value: red
          consequence: de werving begint een jaar later
          correction: de VO-raad vraagt OCW om geld

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        signal:
          value: red
          cause: er is geen geld voor de opleiding
          consequence: de werving begint een jaar later
          correction: de VO-raad vraagt OCW om geld
    """
    for entry in day.story(action).entries:
        signal = entry.signal
        if signal and signal.value in NOT_GREEN and signal.cause is None:
            yield see(
                *("signal", "value"),
                at=entry,
                says=N_("{id!r} is {value} without a cause"),
                id=action.id,
                value=signal.value,
                hint=say("write as cause what stands in the way"),
            )


@rule("E133", "signal-without-answer", each=Action, severity=Severity.WARNING, unless=("E132",))
def signal_without_answer(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An amber or red signal does not say what follows from it, or what is done about it.

    ## Why
    The table must choose: help, wait, or accept. For that it must know what happens if it does nothing, and what
    is already being done.

    ## Fix
    Write as `consequence` what follows, and as `correction` what is done about it.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        signal:
          value: amber
          cause: er is geen geld voor de opleiding

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        signal:
          value: amber
          cause: er is geen geld voor de opleiding
          consequence: de werving begint een jaar later
          correction: de VO-raad vraagt OCW om geld
    """
    for entry in day.story(action).entries:
        signal = entry.signal
        lacks = [key for key in ("consequence", "correction") if signal and getattr(signal, key) is None]
        if signal and signal.value in NOT_GREEN and lacks:
            yield see(
                *("signal", "value"),
                at=entry,
                says=N_("{id!r} is {value}, and the signal has no {lacks}"),
                id=action.id,
                value=signal.value,
                lacks=both(lacks),
                hint=say("write as consequence what follows, and as correction what is done about it"),
            )


@rule(
    "E134",
    "green-while-late",
    each=Action,
    severity=Severity.WARNING,
    unless=(*WRONG_STATUS, "E130"),
    whole_history=True,
)
def green_while_late(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The last signal is green, while the action is late or waits for another that is.

    ## Why
    A green signal says that all goes well. Beside a date that has passed it tells the table the opposite of what is so.

    ## Fix
    Give an amber or red signal with its cause, or ask the table for another date.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in oktober 2014
          by: 2014-10
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        signal:
          value: green

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in oktober 2014
          by: 2014-10
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        signal:
          value: amber
          cause: er is geen geld voor de opleiding
          consequence: de werving begint een jaar later
          correction: de VO-raad vraagt OCW om geld
    """
    story = day.story(action)
    for standing in day.standings[action.id]:
        signal = standing.state.signal
        if not signal or signal.value is not SignalValue.GREEN or standing.state.closed:
            continue
        known = ((other, why) for other, why in day.waits_for(story, standing.due) if other.id not in agenda.half_told)
        waits = next((why for _, why in known), None)
        if _late(standing) or waits:
            yield see(
                *("signal", "value"),
                at=story.last_entry(standing.table, lambda entry: entry.signal),
                says=N_("{id!r} is green, and was due on {due}")
                if _late(standing)
                else N_("{id!r} is green, but {why}"),
                id=action.id,
                due=standing.due,
                why=waits,
                hint=say("give a signal that fits, with its cause, or ask the table for another date"),
            )
            return


@rule("E135", "hold-has-ended", each=Action, severity=Severity.WARNING, whole_history=True)
def hold_has_ended(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is still on hold after the day until which it was put on hold.

    ## Why
    The table would look at it again on that day. If it does not, on hold has become dropped, and nobody decided that.

    ## Fix
    Take it up again with `in_progress`, or let the table put it on hold longer or withdraw it, with the reason.

    ## Bad
        # actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
        status: on_hold
        reason: de regeling is er nog niet
        until: 2014-11
        meeting: vo-2014-09

    ## Good
        # actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
        status: on_hold
        reason: de regeling is er nog niet
        until: 2015-06
        meeting: vo-2014-09
    """
    story = day.story(action)
    for table, state in story.states.items():
        if state.status is Status.ON_HOLD and state.until and state.until < day.as_of:
            yield see(
                "until",
                at=story.last_entry(table, lambda entry: entry.status is Status.ON_HOLD),
                says=N_("{id!r} was on hold until {until}, and still is"),
                id=action.id,
                until=state.until,
                hint=say("take it up again, or let the table put it on hold longer or withdraw it"),
            )
            return


@rule("E136", "round-missed", each=Action, severity=Severity.WARNING, unless=("E130", "E131"), whole_history=True)
def round_missed(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """What comes back was to come back, and nothing was reported of it.

    ## Why
    What comes back has no last day and is never late. If nobody says that it took place again, it ends without
    anybody deciding so.

    ## Fix
    Report what was done this time. If it is no longer wanted, let the table end it, with the reason. As long as
    nothing was ever reported, the first time may come one round later.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        kind: arrangement
        deadline:
          text: ieder kwartaal
          every: P3M

    ## Good
        # actions/zijinstroom-vergroten.yaml
        kind: arrangement
        deadline:
          text: ieder kwartaal
          every: P3M
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        note: De cijfers van dit kwartaal zijn besproken.
    """
    story = day.story(action)
    for table, state in story.states.items():
        every = state.deadline.every if state.deadline and not state.deadline.dated else None
        if every is None or state.closed or state.status is Status.ON_HOLD:
            continue
        heard = day.as_of - timedelta(days=day.days_silent(story, state))
        if _round_missed(day, state, every, heard):
            yield see(
                *("deadline", "every"),
                at=story.last_entry(table, lambda entry: entry.deadline),
                says=N_("{id!r} comes back every {every}, and nothing has been reported since {heard}")
                if every.duration
                else N_("{id!r} comes back at each meeting of {every!r}, and nothing has been reported since {heard}"),
                id=action.id,
                every=every.duration or every.table,
                heard=heard,
                hint=say("report what was done, or let the table end it"),
            )
            return


def _round_missed(day: Day, state: State, every: Every, heard: date) -> bool:
    """Whether a time has passed at which something was to come back, and nothing was said of it before the next."""
    if every.duration:
        first = every.duration.after(heard)
        due = first if state.news_on else every.duration.after(first)
        return heard < first and due < day.as_of
    return sum(when.first > heard for when, _ in day.held.get(every.table or "", ())) > 1


def _last_two(day: Day, table: str) -> tuple[Period | None, Period | None]:
    """The last meeting of a table, and the one on a day before that."""
    held = [when for when, _ in reversed(day.held.get(table, []))]
    last = held[0] if held else None
    return last, next((when for when in held if last and when.last < last.first), None)


def _late(standing: Standing) -> bool:
    return standing.health is Health.OVERDUE


def _heard_since(standing: Standing, due: date | None) -> bool:
    """Whether there was news after a day."""
    return standing.state.news_on is not None and due is not None and standing.state.news_on > due
