"""What is decided, as options say it or as it is answered item by item along the agenda of a meeting."""

from collections.abc import Iterator, Sequence

from lerarenagenda.agenda.health import Day
from lerarenagenda.changes.decide import Decision
from lerarenagenda.changes.entries import Said
from lerarenagenda.cli._asking import period_asked
from lerarenagenda.cli._change import Doing
from lerarenagenda.cli._evidence import evidence_given
from lerarenagenda.i18n import say, together
from lerarenagenda.questions.values import heading_of
from lerarenagenda.questions.words import standing_word
from lerarenagenda.records.action import Action
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.status import Status

STATUSES = {
    "done": Status.DONE,
    "partly": Status.PARTLY_DONE,
    "not-done": Status.NOT_DONE,
    "withdraw": Status.WITHDRAWN,
    "keep": None,
}
MOVE, KEEP, SKIP = "move", "keep", "skip"
EXPLAINED = ("not-done", "withdraw", MOVE)  # what a reason is asked for


def decision_of(
    doing: Doing,
    what: str,
    *,
    move: str | None = None,
    remains: str | None = None,
    evidence: Sequence[Said] = (),
    reason: str | None = None,
) -> Decision:
    """What is decided, with what it lacks asked for at a terminal."""
    until = None
    if what == MOVE:
        when = doing.needed(move, "PERIOD", say("Until when"))
        until = doing.agenda.get(Meeting, when) or period_asked(when)
    if what == "partly":
        remains = doing.wanted(remains, say("What is still to do"))
        evidence = evidence or evidence_given(doing, ())
    why = doing.wanted(reason, say("Why")) if what in EXPLAINED else reason
    return Decision(STATUSES.get(what), until=until, remains=remains, evidence=evidence, reason=why)


def on_the_agenda(doing: Doing, meeting: Meeting) -> tuple[Action, ...]:
    """The actions on the agenda of a meeting, in its order, each once."""
    named = (doing.agenda.get(Action, one) for item in meeting.agenda for one in item.items)
    return tuple({action.id: action for action in named if action}.values())


def walked(doing: Doing, actions: Sequence[Action], meeting: Meeting) -> Iterator[tuple[Action, Decision]]:
    """What is answered for each action in turn: nothing keeps it as it is."""
    day = Day(doing.agenda, doing.on)
    choices = (*STATUSES, MOVE, SKIP)
    for action in actions:
        table = meeting.table if meeting.table in action.tables else next(iter(action.tables), None)
        now = standing_word(day.standing(day.story(action), table)).says
        what = together([heading_of(action), now])
        question = say("{what}: one of {choices} (as it is: Enter)", what=what, choices=choices)
        answer = doing.wanted(None, question) or KEEP
        while answer not in choices:
            answer = doing.wanted(None, question) or KEEP
        if answer != SKIP:
            yield action, decision_of(doing, answer)
