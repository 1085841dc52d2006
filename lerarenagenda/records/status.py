"""How far an action is: the statuses, the word each kind of action has for them, and which moves are legal."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from lerarenagenda.i18n import N_, Text
from lerarenagenda.records.base import Choice
from lerarenagenda.records.settings import Closing


class ActionKind(Choice):
    """What sort of promise it is."""

    ACTION = "action", N_("action")
    AGREEMENT = "agreement", N_("agreement")
    ARRANGEMENT = "arrangement", N_("standing arrangement")
    REQUEST = "request", N_("request")
    AMBITION = "ambition", N_("ambition")


class Status(Choice):
    """How far an action is, as its history says."""

    OPEN = "open", N_("not started")
    ONGOING = "ongoing", N_("ongoing")
    IN_PROGRESS = "in_progress", N_("in progress")
    ON_HOLD = "on_hold", N_("on hold")
    PARTLY_DONE = "partly_done", N_("partly done")
    REPORTED_DONE = "reported_done", N_("reported done")
    DONE = "done", N_("done")
    NOT_DONE = "not_done", N_("not done")
    LAPSED = "lapsed", N_("lapsed")
    WITHDRAWN = "withdrawn", N_("withdrawn")
    SUPERSEDED = "superseded", N_("superseded")
    ENDED = "ended", N_("ended")


CLOSED = frozenset({Status.DONE, Status.NOT_DONE, Status.LAPSED, Status.WITHDRAWN, Status.SUPERSEDED, Status.ENDED})
DROPPED = frozenset({Status.NOT_DONE, Status.LAPSED, Status.WITHDRAWN})
_OTHER_WORDS: Mapping[tuple[ActionKind, Status], str] = {
    (ActionKind.AGREEMENT, Status.OPEN): N_("draft"),
    (ActionKind.AGREEMENT, Status.DONE): N_("in force"),
    (ActionKind.AGREEMENT, Status.NOT_DONE): N_("not kept"),
    (ActionKind.AGREEMENT, Status.ENDED): N_("terminated"),
    (ActionKind.REQUEST, Status.OPEN): N_("made, no answer yet"),
    (ActionKind.REQUEST, Status.DONE): N_("granted"),
    (ActionKind.REQUEST, Status.PARTLY_DONE): N_("partly granted"),
    (ActionKind.REQUEST, Status.NOT_DONE): N_("refused"),
    (ActionKind.AMBITION, Status.OPEN): N_("declared"),
    (ActionKind.AMBITION, Status.DONE): N_("achieved"),
}


def status_word(kind: ActionKind, status: Status) -> Text:
    """The word people use for a status of this kind of action: an agreement that is done is "in force"."""
    return Text(_OTHER_WORDS.get((kind, status), status.label))


def first_status(kind: ActionKind) -> Status:
    """The status of an action whose history is empty."""
    return Status.ONGOING if kind is ActionKind.ARRANGEMENT else Status.OPEN


class Who(Enum):
    """In which capacity somebody makes a move."""

    OWNER = N_("an owner")
    TABLE = N_("the table")
    ADDRESSEE = N_("the addressee")

    def text(self) -> Text:
        """The word for people."""
        return Text(self.value)


@dataclass(frozen=True, slots=True)
class Move:
    """One legal change of status, who makes it, and what its entry must hold."""

    start: Status
    to: Status
    who: Who
    needs: tuple[str, ...] = ()


_S, _O, _T, _A = Status, Who.OWNER, Who.TABLE, Who.ADDRESSEE
_STILL_OPEN = (_S.OPEN, _S.IN_PROGRESS, _S.ON_HOLD, _S.PARTLY_DONE, _S.REPORTED_DONE)
_BEFORE_REPORT = (_S.OPEN, _S.IN_PROGRESS, _S.PARTLY_DONE)
_DRAFT = (_S.OPEN, _S.IN_PROGRESS, _S.ON_HOLD)
_UNANSWERED = (_S.OPEN, _S.PARTLY_DONE, _S.ON_HOLD)


def _each(starts: tuple[Status, ...], to: Status, who: Who, *needs: str) -> tuple[Move, ...]:
    """The same move from each of these, but not from where it leads to."""
    return tuple(Move(start, to, who, needs) for start in starts if start is not to)


def _held(starts: tuple[Status, ...]) -> tuple[Move, ...]:
    """A table puts it on hold, or holds it longer."""
    return tuple(Move(start, _S.ON_HOLD, _T, ("reason", "until")) for start in starts)


def _ended(
    starts: tuple[Status, ...], *ways: Status, needs: tuple[str, ...] = ("reason", "meeting")
) -> tuple[Move, ...]:
    """A table ends it without the result that was promised."""
    return tuple(move for to in ways for move in _each(starts, to, _T, *needs))


def _reopened(*starts: Status, to: Status = _S.OPEN) -> tuple[Move, ...]:
    """A table takes it up again."""
    return _each(starts, to, _T, "reason")


MOVES: Mapping[ActionKind, tuple[Move, ...]] = {
    ActionKind.ACTION: (
        *_each((_S.OPEN, _S.ON_HOLD, _S.PARTLY_DONE), _S.IN_PROGRESS, _O, "lead"),
        *_each((_S.OPEN, _S.ON_HOLD, _S.PARTLY_DONE, _S.REPORTED_DONE), _S.IN_PROGRESS, _T, "lead", "reason"),
        *_held(_STILL_OPEN),
        *_each((_S.IN_PROGRESS, _S.REPORTED_DONE, _S.ON_HOLD), _S.PARTLY_DONE, _T, "evidence", "remains"),
        *_each(_BEFORE_REPORT, _S.REPORTED_DONE, _O, "evidence"),
        Move(_S.REPORTED_DONE, _S.DONE, _T, ("meeting",)),
        *_ended(_STILL_OPEN, _S.NOT_DONE, _S.LAPSED, _S.WITHDRAWN, _S.SUPERSEDED),
        *_reopened(_S.DONE, _S.NOT_DONE, _S.LAPSED, _S.WITHDRAWN),
    ),
    ActionKind.AGREEMENT: (
        *_each((_S.OPEN, _S.ON_HOLD), _S.IN_PROGRESS, _O, "lead"),
        *_each((_S.OPEN, _S.ON_HOLD), _S.IN_PROGRESS, _T, "lead", "reason"),
        *_held(_DRAFT),
        *_each(_DRAFT, _S.DONE, _T, "meeting"),
        *_ended(_DRAFT, _S.NOT_DONE, _S.LAPSED, _S.WITHDRAWN, _S.SUPERSEDED),
        *_ended((_S.DONE,), _S.ENDED, _S.NOT_DONE),
        *_reopened(_S.DONE, _S.NOT_DONE, _S.LAPSED, _S.WITHDRAWN),
    ),
    ActionKind.REQUEST: (
        *_each(_UNANSWERED, _S.DONE, _A, "answer"),
        *_each((_S.OPEN, _S.ON_HOLD), _S.PARTLY_DONE, _A, "answer", "remains"),
        *_each(_UNANSWERED, _S.NOT_DONE, _A, "answer", "reason"),
        *_each(_UNANSWERED, _S.DONE, _T),
        *_each((_S.OPEN, _S.ON_HOLD), _S.PARTLY_DONE, _T, "remains"),
        *_held(_UNANSWERED),
        *_ended(_UNANSWERED, _S.NOT_DONE, _S.LAPSED, _S.WITHDRAWN, _S.SUPERSEDED, needs=("reason",)),
        *_reopened(_S.DONE, _S.NOT_DONE, _S.LAPSED, _S.WITHDRAWN),
    ),
    ActionKind.AMBITION: (
        Move(_S.OPEN, _S.DONE, _T, ("meeting",)),
        *_ended((_S.OPEN,), _S.WITHDRAWN),
        *_reopened(_S.DONE, _S.WITHDRAWN),
    ),
    ActionKind.ARRANGEMENT: (
        *_ended((_S.ONGOING,), _S.ENDED, _S.LAPSED, _S.WITHDRAWN, _S.SUPERSEDED),
        *_reopened(_S.LAPSED, _S.WITHDRAWN, to=_S.ONGOING),
    ),
}
# where an owner may close, an action needs no table to be done
OWNER_CLOSES: Mapping[ActionKind, tuple[Move, ...]] = {
    ActionKind.ACTION: (
        *_each(_BEFORE_REPORT, _S.DONE, _O, "evidence"),
        Move(_S.REPORTED_DONE, _S.DONE, _O),
    ),
}


@cache
def moves_from(kind: ActionKind, start: Status, *, closing: Closing = Closing.BY_DECISION) -> tuple[Move, ...]:
    """The legal moves from here."""
    also = OWNER_CLOSES.get(kind, ()) if closing is Closing.BY_OWNER else ()
    return tuple(move for move in (*MOVES[kind], *also) if move.start is start)


@cache
def legal(kind: ActionKind, start: Status, to: Status, *, closing: Closing = Closing.BY_DECISION) -> tuple[Move, ...]:
    """The ways to make this one move, one for each capacity in which it may be made."""
    return tuple(move for move in moves_from(kind, start, closing=closing) if move.to is to)
