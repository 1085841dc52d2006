"""Family E, entries: a history tells what happened, once, in order, and of this action."""

from collections.abc import Iterator, Sequence

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.capacity import capacities
from lerarenagenda.agenda.entries import corrected_by
from lerarenagenda.agenda.health import Day
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.nearest import nearest
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Part, Record, fields_of
from lerarenagenda.records.fields import shown
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.source import Source
from lerarenagenda.records.status import Who, legal, status_word
from lerarenagenda.rules.base import Finding, rule, see, spot

MOST_NAMED = 5  # entries in a hint
GO_WITH_OTHERS = ("asks", "meeting", "tables", "reason", "remains", "until")  # asks says more than its own reason


@rule("E101", "entry-says-nothing", each=Action)
def entry_says_nothing(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An entry says nothing: it only names a meeting, tables or a reason.

    ## Why
    An entry is there to tell what happened. One without news looks like a report, but nobody learns from it how
    the action stands.

    ## Fix
    Write what happened: a `status`, a `note`, evidence. If there is nothing to report, say so with
    `nothing_new: true`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        meeting: vo-2014-12
        reason: besproken

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        meeting: vo-2014-12
        note: De tafel vraagt de scholen om cijfers.
    """
    for entry in day.story(action).entries:
        if not _says_something(entry):
            yield see(
                at=entry,
                says=N_("this entry of {id!r} says nothing"),
                id=action.id,
                hint=say("write a status, a note or evidence, or nothing_new: true"),
            )


@rule("E102", "entry-in-future", each=Record)
def entry_in_future(record: Record, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An entry is dated in the future.

    ## Why
    A history tells what has happened. What is only expected may still turn out otherwise, and nobody would notice.

    ## Fix
    Name the file by the day on which it happened. What you expect can stand in an entry of today, as `forecast`
    or `note`.

    ## Bad
        # actions/zijinstroom-vergroten/2015-03-01-vo-raad.yaml
        status: in_progress

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        note: De werving begint in maart.
        forecast: 2015-10
    """
    for entry in agenda.history(record):
        if entry.on > day.as_of:
            yield see(
                at=entry,
                says=N_("this entry of {id!r} is dated {on}, and it is now {today}"),
                id=record.id,
                on=entry.on,
                today=day.as_of,
                hint=say("name the file by the day on which it happened"),
            )


@rule("E103", "entry-before-promise", each=Action)
def entry_before_promise(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An entry is dated before the document in which the action was promised.

    ## Why
    Before the promise there was nothing to carry out. The day of the entry is a slip, or it belongs to another action.

    ## Fix
    Name the file by the right day. What is older than the promise can stand in the `note` of the action.

    ## Bad
        # actions/zijinstroom-vergroten/2014-01-12-vo-raad.yaml
        note: De eerste gesprekken zijn gevoerd.

    ## Good
        # actions/zijinstroom-vergroten/2014-12-01-vo-raad.yaml
        note: De eerste gesprekken zijn gevoerd.
    """
    source = agenda.get(Source, action.source.document)
    if source is None or source.date is None:
        return
    for entry in day.story(action).entries:
        if entry.on < source.date.first:
            yield see(
                at=entry,
                says=N_("this entry of {id!r} is dated {on}, before {source!r} of {date}"),
                id=action.id,
                on=entry.on,
                source=source.id,
                date=source.date,
                hint=say("name the file by the day on which it happened"),
                related=[(spot("date", at=source), say("the date of the document"))],
            )


@rule("E104", "entry-for-other-table", each=Action, whole_history=True)
def entry_for_other_table(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An entry names a table that the action is not at.

    ## Why
    How an action stands is kept for each of its tables. What is said for another table counts nowhere.

    ## Fix
    Name tables of the action, or leave `tables` out. If another table takes the action on, let a meeting decide
    that, with `amend`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        note: De eerste gesprekken zijn gevoerd.
        tables:
          - bestuurlijke-overlegtafel

    ## Good
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        note: De eerste gesprekken zijn gevoerd.
        tables:
          - sectortafel-vo
    """
    for step in day.story(action).steps:
        for index, table in enumerate(step.entry.tables):
            if table not in step.action.tables and agenda.exists("table", table):
                yield see(
                    *("tables", index),
                    at=step.entry,
                    says=N_("{id!r} is not at {table!r}"),
                    id=action.id,
                    table=table,
                    hint=say("it is at {tables}", tables=step.action.tables)
                    if step.action.tables
                    else say("it is at no table: leave tables out"),
                )


@rule("E105", "two-statuses-on-a-day", each=Action)
def two_statuses_on_a_day(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """Two entries of one day give an action two statuses at the same table.

    ## Why
    Entries of one day are read by name. Which of the two holds would hang on who comes first in the alphabet.

    ## Fix
    Keep the one that held at the end of the day, and correct the other with `corrects`. If they happened on
    different days, name the files so.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: on_hold
        reason: de regeling is er nog niet
        until: 2015-06
        meeting: vo-2014-12
        # actions/zijinstroom-vergroten/2014-12-03-vo-raad.yaml
        status: in_progress

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: on_hold
        reason: de regeling is er nog niet
        until: 2015-06
        meeting: vo-2014-12
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: in_progress
    """
    last: dict[str | None, ActionEntry] = {}
    for step in day.story(action).steps:
        entry = step.entry
        if entry.status is None:
            continue
        other = next((last[table] for table in step.before if table in last and last[table].on == entry.on), None)
        last |= dict.fromkeys(step.before, entry)
        if other and other.status not in (None, entry.status):
            yield see(
                "status",
                at=entry,
                says=N_("{id!r} is {status} on {on}, and also {other}"),
                id=action.id,
                status=status_word(action.kind, entry.status),
                on=entry.on,
                other=status_word(action.kind, other.status),
                hint=say("keep the one that held at the end of the day, and correct the other with corrects"),
                related=[(spot("status", at=other), say("the other status of that day"))],
            )


@rule("E106", "corrects-nothing", each=Action)
def corrects_nothing(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An entry corrects an entry that is not there, or not before it.

    ## Why
    The entry that was wrong still counts. Readers think that it was put right, but the history says nothing else.

    ## Fix
    Write in `corrects` the file name of an earlier entry of the same action, without `.yaml`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: in_progress
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        corrects: 2014-11-01-vo-raad
        reason: de werving begint pas in maart

    ## Good
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: in_progress
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        corrects: 2014-11-10-vo-raad
        reason: de werving begint pas in maart
    """
    if action.id in agenda.half_told:
        return
    names: dict[str, None] = {}
    for entry in agenda.history(action):
        wrong = corrected_by(entry) if isinstance(entry, ActionEntry) else None
        if wrong and wrong not in names:
            yield see(
                "corrects",
                at=entry,
                says=N_("{wrong!r} is no entry of {id!r} before this one"),
                wrong=shown(wrong),
                id=action.id,
                hint=_earlier(wrong, tuple(names)),
            )
        names[entry.name] = None


@rule("E107", "corrected-without-reason", each=Action)
def corrected_without_reason(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An entry corrects another one and does not say why.

    ## Why
    The struck entry stays to be read. Without a reason it looks as if somebody hides what was said before.

    ## Fix
    Write as `reason` what was wrong.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: in_progress
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        corrects: 2014-11-10-vo-raad

    ## Good
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: in_progress
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        corrects: 2014-11-10-vo-raad
        reason: de werving begint pas in maart
    """
    for entry in day.story(action).entries:
        if entry.corrects and entry.reason is None:
            yield see(
                "corrects",
                at=entry,
                says=N_("{wrong!r} is corrected without a reason"),
                wrong=shown(corrected_by(entry) or ""),
                hint=say("write as reason what was wrong"),
            )


@rule("E108", "amended-by-who-may-not", each=Action, whole_history=True)
def amended_by_who_may_not(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The promise itself is changed by somebody who may not do so.

    ## Why
    Title, owners, tables and agreed text are what all parties agreed on. Whoever could change them alone could
    slip out of a promise.

    ## Fix
    Ask the table for it with `asks`. Once it has decided, record the change with the `meeting`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        amend:
          title: Zijinstroom waar mogelijk vergroten
        reason: dit is haalbaar

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        asks:
          decision: de titel wijzigen in "Zijinstroom waar mogelijk vergroten"
          reason: dit is haalbaar
    """
    for step in day.story(action).steps:
        tables = step.before if step.entry.amend else {}
        if any(Who.TABLE not in capacities(agenda, step.action, step.entry, table) for table in tables):
            yield see(
                "amend",
                key=True,
                at=step.entry,
                says=N_("{by!r} may not change the promise {id!r}"),
                by=step.entry.by,
                id=action.id,
                hint=say("ask for it with asks, or name the meeting at which a table of the action decided it"),
            )


@rule(
    "E109",
    "status-said-again",
    each=Action,
    severity=Severity.WARNING,
    unless=("E106", "E110", "E114"),
    whole_history=True,
)
def status_said_again(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An entry gives an action the status that it has already.

    ## Why
    It looks as if something changed on that day. Who counts how long an action has been in progress counts wrong.

    ## Fix
    Leave `status` out and tell the news as `note`, or write the status that was meant.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: in_progress
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: in_progress
        note: De eerste gesprekken zijn gevoerd.

    ## Good
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: in_progress
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        note: De eerste gesprekken zijn gevoerd.
    """
    for step in day.story(action).steps:
        to = step.entry.status
        found = {state.status for state in step.before.values()}
        if to and found == {to} and not legal(action.kind, to, to):
            yield see(
                "status",
                at=step.entry,
                says=N_("{id!r} is already {status}"),
                id=action.id,
                status=status_word(action.kind, to),
                hint=say("leave status out and tell the news as note"),
            )


def _says_something(entry: ActionEntry) -> bool:
    """Whether it tells, changes or asks anything; what goes with something else does not by itself."""
    return _says_more_than(entry, *GO_WITH_OTHERS) or (entry.asks is not None and _says_more_than(entry.asks, "reason"))


def _says_more_than(part: Part, *names: str) -> bool:
    return any(getattr(part, facts.name) for facts in fields_of(type(part)).values() if facts.name not in names)


def _earlier(name: str, names: Sequence[str]) -> Text:
    near = nearest(name, names)
    if near:
        return say("did you mean {near!r}?", near=near)
    if names:
        return say("entries before this one: {names}", names=tuple(names[-MOST_NAMED:]))
    return say("there is no entry before this one: leave corrects out")
