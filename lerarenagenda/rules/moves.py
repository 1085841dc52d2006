"""Family E, moves: a status follows from the one before it, is set by who may set it, and comes with what it needs."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.capacity import capacities, deciding_tables
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import State, Step
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.settings import Closing
from lerarenagenda.records.status import CLOSED, ActionKind, Move, Status, Who, legal, moves_from, status_word
from lerarenagenda.rules.base import Finding, rule, see
from lerarenagenda.rules.names import one_of

ANSWERS = frozenset({Status.DONE, Status.PARTLY_DONE, Status.NOT_DONE})
SHOWN = frozenset({Status.REPORTED_DONE, Status.PARTLY_DONE, Status.DONE})
TAKEN_UP = frozenset({Status.IN_PROGRESS, Status.OPEN, Status.ONGOING})
# what is wrong with a status itself: what else is said of it may come from that
WRONG_STATUS = ("E109", "E110", "E111", "E112", "E113", "E114", "E116")


@rule("E110", "move-not-legal", each=Action, unless=("E106", "E111"))
def move_not_legal(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A status does not follow from the one before it.

    ## Why
    Steps that are left out are steps that nobody checked: what was never reported done cannot be accepted, and
    what was superseded cannot come back.

    ## Fix
    Record the step in between, or write the status that was meant. The hint lists what is possible from here,
    and who does it.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: done
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: done
        meeting: vo-2014-12
    """
    for step, to, before in day.once(_told, action):
        for table, state in before.items():
            if to is not state.status and not _ways(agenda, step, state, to):
                yield see(
                    "status",
                    at=step.entry,
                    says=N_("{id!r} cannot go from {start} to {to} at {table!r}")
                    if len(step.action.tables) > 1
                    else N_("{id!r} cannot go from {start} to {to}"),
                    id=action.id,
                    start=_named(action.kind, state.status),
                    to=_named(action.kind, to),
                    table=table,
                    hint=_possible(action.kind, state.status, agenda.settings.closing),
                )
                break


@rule("E111", "move-by-who-may-not", each=Action, unless=("C101", "C104", "C107"))
def move_by_who_may_not(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A status is set by somebody who may not set it.

    ## Why
    Who promised something cannot declare it done, and who did not promise it cannot report on it. So the list
    says what the table has seen, not what an owner hopes.

    ## Fix
    Report it done with `reported_done` and let the table decide, or name the meeting at which it did. If the party
    does carry out the action, let the table add it to the `owners`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-po-raad.yaml
        status: in_progress

    ## Good
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: in_progress
    """
    for step, to, before in day.once(_told, action):
        for table, state in before.items():
            ways = _ways(agenda, step, state, to)
            if ways and not _open_to_author(agenda, step, table, state, ways):
                elsewhere = deciding_tables(agenda, step.entry)
                yield see(
                    "status",
                    at=step.entry,
                    says=N_("{by!r} may not take {id!r} from {start} to {to}: it is no table of it, nor above one")
                    if elsewhere
                    else N_("{by!r} may not take {id!r} from {start} to {to}"),
                    by=elsewhere[-1] if elsewhere else step.entry.by,
                    id=action.id,
                    start=_named(action.kind, state.status),
                    to=_named(action.kind, to),
                    hint=_possible(action.kind, state.status, agenda.settings.closing),
                )
                break


@rule("E112", "hold-without-end", each=Action)
def hold_without_end(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is put on hold without a reason or without a day to take it up again.

    ## Why
    On hold must not become a quiet way to drop a promise. With a reason and an end the table looks at it again.

    ## Fix
    Write as `reason` what it waits for, and as `until` when the table looks again.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: on_hold
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: on_hold
        reason: de regeling is er nog niet
        until: 2015-06
        meeting: vo-2014-12
    """
    for step, lacks in _lacking(day, action, "reason", "until", to=frozenset({Status.ON_HOLD})):
        yield see(
            "status",
            at=step.entry,
            says=N_("{id!r} is put on hold without {lacks}"),
            id=action.id,
            lacks=both(lacks),
            hint=say("write as reason what it waits for, and as until when the table looks again"),
        )


@rule("E113", "partly-done-without-remains", each=Action)
def partly_done_without_remains(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is partly done, and nobody says what remains.

    ## Why
    Without it "partly" soon reads as done, and the rest of the promise is lost.

    ## Fix
    Write as `remains` what is still to do.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: in_progress
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: partly_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is dit jaar gestegen
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: in_progress
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: partly_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is dit jaar gestegen
        remains: de stijging structureel maken
        meeting: vo-2014-12
    """
    for step, _ in _lacking(day, action, "remains", to=frozenset({Status.PARTLY_DONE})):
        yield see(
            "status",
            at=step.entry,
            says=N_("{id!r} is {status} without remains"),
            id=action.id,
            status=status_word(action.kind, Status.PARTLY_DONE),
            hint=say("write as remains what is still to do"),
        )


@rule("E114", "reported-without-evidence", each=Action)
def reported_without_evidence(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is reported done or is partly done, and nothing shows it.

    ## Why
    The others build on what is said to be done. Without evidence nobody can see what is there, and the table has
    nothing to decide on.

    ## Fix
    Add as `evidence` what shows it, and say in `proves` what it shows.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: reported_done

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
    """
    for step, _ in _lacking(day, action, "evidence", to=SHOWN):
        if step.entry.status and not any(state.evidence for state in step.before.values()):
            yield see(
                "status",
                at=step.entry,
                says=N_("{id!r} is {status} without evidence"),
                id=action.id,
                status=status_word(action.kind, step.entry.status),
                hint=say("add as evidence what shows it, and say in proves what it shows"),
            )


@rule("E115", "answer-missing", each=Action)
def answer_missing(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The addressee decides on a request, and its answer is not there.

    ## Why
    Granted or refused is what the addressee said. Whoever asks for it later wants to read the answer itself.

    ## Fix
    Write as `answer` the tenor and the document in which it stands.

    ## Bad
        # actions/verzoek-erkennen/2014-11-10-ocw.yaml
        status: done

    ## Good
        # actions/verzoek-erkennen/2014-11-10-ocw.yaml
        status: done
        answer:
          tenor: granted
          document: brief van 10 november 2014
    """
    for step, _ in _lacking(day, action, "answer", to=ANSWERS):
        yield see(
            "status",
            at=step.entry,
            says=N_("{by!r} decides on {id!r} without an answer"),
            by=step.entry.by,
            id=action.id,
            hint=say("write as answer the tenor and the document"),
        )


@rule("E116", "taken-up-without-reason", each=Action)
def taken_up_without_reason(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A table sends an action back or takes it up again, and does not say why.

    ## Why
    The owner thought that it was finished. Without a reason it does not know what is expected now.

    ## Fix
    Write as `reason` what was not good enough, or what has changed.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: in_progress
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: in_progress
        reason: de cijfers gaan over één jaar
        meeting: vo-2014-12
    """
    for step, _ in _lacking(day, action, "reason", to=TAKEN_UP):
        yield see(
            "status",
            at=step.entry,
            says=N_("{id!r} is taken up again without a reason"),
            id=action.id,
            hint=say("write as reason what was not good enough, or what has changed"),
        )


@rule("E117", "closed-without-reason", each=Action)
def closed_without_reason(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A promise is ended without its result, and nobody says why.

    ## Why
    A promise that is not kept must be accounted for. Whoever counted on it may know why it did not come.

    ## Fix
    Write as `reason` why it is not done, has lapsed, or is withdrawn, superseded or terminated.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: withdrawn
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: withdrawn
        reason: de scholen werven voortaan zelf
        meeting: vo-2014-12
    """
    for step, _ in _lacking(day, action, "reason", to=CLOSED):
        yield see(
            "status",
            at=step.entry,
            says=N_("{id!r} is {status} without a reason"),
            id=action.id,
            status=status_word(action.kind, step.entry.status or Status.WITHDRAWN),
            hint=say("write as reason why it ends without its result"),
        )


@rule("E118", "closed-without-meeting", each=Action)
def closed_without_meeting(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is closed without a meeting that decided it.

    ## Why
    What is closed disappears from sight. So it takes a meeting, or a written round, at which all parties could
    speak, and minutes in which it can be read.

    ## Fix
    Name in `meeting` the meeting of the table, or of one above it, that decided it. If there was none yet, put it
    on the agenda of the next.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: withdrawn
        reason: de scholen werven voortaan zelf

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: withdrawn
        reason: de scholen werven voortaan zelf
        meeting: vo-2014-12
    """
    for step, _ in _lacking(day, action, "meeting", to=CLOSED):
        yield see(
            "status",
            at=step.entry,
            says=N_("{id!r} is {status}, and no meeting decided it"),
            id=action.id,
            status=status_word(action.kind, step.entry.status or Status.DONE),
            hint=say("name in meeting the meeting of the table, or of one above it, that decided it"),
        )


def both(keys: Sequence[str]) -> Text | str:
    """One or two keys in a sentence."""
    return say("{one} and {other}", one=keys[0], other=keys[1]) if len(keys) > 1 else keys[0]


Told = tuple[Step, Status, Mapping[str | None, State]]


def _told(day: Day, action: Action) -> tuple[Told, ...]:
    """The entries that give a status, and the states by which each can be judged.

    What follows a status that is wrong itself cannot be judged by it; a history with a hole in it not at all.
    """
    told: list[Told] = []
    wrong: set[str | None] = set()
    for step in day.story(action).steps if action.id not in day.agenda.half_told else ():
        to = step.entry.status
        if to:
            before = step.before.items()
            judged = {table: state for table, state in before if table not in wrong} if wrong else step.before
            told.append((step, to, judged))
            found = {table for table, state in judged.items() if not _ways(day.agenda, step, state, to)}
            wrong = (wrong - step.before.keys()) | found
    return tuple(told)


def _ways(agenda: Agenda, step: Step, state: State, to: Status) -> tuple[Move, ...]:
    """The legal ways from a state to a status."""
    return legal(step.action.kind, state.status, to, closing=agenda.settings.closing)


def _open_to_author(
    agenda: Agenda, step: Step, table: str | None, state: State, ways: tuple[Move, ...]
) -> tuple[Move, ...]:
    """Those of these ways that the author of an entry may go."""
    may = capacities(agenda, step.action, step.entry, table, leads=state.leads)
    return tuple(way for way in ways if way.who in may)


def _lacking(day: Day, action: Action, *needs: str, to: frozenset[Status]) -> Iterator[tuple[Step, tuple[str, ...]]]:
    """The entries that set one of these statuses without what every way there needs of their author."""
    for step, status, before in day.once(_told, action):
        lacks = tuple(need for need in needs if not getattr(step.entry, need)) if status in to else ()
        for table, state in before.items() if lacks else ():
            missing = _missing(day.agenda, step, table, state, lacks)
            if missing:
                yield step, missing
                break


def _missing(agenda: Agenda, step: Step, table: str | None, state: State, lacks: tuple[str, ...]) -> tuple[str, ...]:
    """What an entry lacks that every way open to its author needs."""
    ways = _ways(agenda, step, state, step.entry.status) if step.entry.status else ()
    if not any(need in way.needs for way in ways for need in lacks):
        return ()
    mine = _open_to_author(agenda, step, table, state, ways)
    return tuple(need for need in lacks if mine and all(need in way.needs for way in mine))


@cache
def _possible(kind: ActionKind, start: Status, closing: Closing) -> Text:
    """What may follow a status, and who does it."""
    found: dict[Status, list[Who]] = {}
    for move in moves_from(kind, start, closing=closing):
        found.setdefault(move.to, []).append(move.who)
    if not found:
        return say("nothing follows on {start}: make a new action", start=_named(kind, start))
    moves = tuple(
        say("{to} by {who}", to=_named(kind, to), who=one_of([who.text() for who in whos]))
        for to, whos in found.items()
    )
    return say("possible from here: {moves}", moves=moves)


def _named(kind: ActionKind, status: Status) -> Text:
    """A status by the word that people see and the one that they write."""
    return Text("{word} ({written})", {"word": status_word(kind, status), "written": status.value})
