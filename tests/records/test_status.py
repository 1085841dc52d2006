"""The legal moves, laid out as the table of statuses in the manual: value, who sets it, from where, what it needs."""

import pytest

from lerarenagenda.i18n import translator
from lerarenagenda.records.settings import Closing
from lerarenagenda.records.status import (
    CLOSED,
    MOVES,
    OWNER_CLOSES,
    ActionKind,
    Move,
    Status,
    Who,
    first_status,
    legal,
    moves_from,
    status_word,
)

ACTION = """
in_progress    owner      open, on_hold, partly_done                              lead
in_progress    table      open, on_hold, partly_done, reported_done               lead, reason
on_hold        table      open, in_progress, on_hold, partly_done, reported_done  reason, until
partly_done    table      in_progress, on_hold, reported_done                     evidence, remains
reported_done  owner      open, in_progress, partly_done                          evidence
done           table      reported_done                                           meeting
not_done       table      open, in_progress, on_hold, partly_done, reported_done  reason, meeting
lapsed         table      open, in_progress, on_hold, partly_done, reported_done  reason, meeting
withdrawn      table      open, in_progress, on_hold, partly_done, reported_done  reason, meeting
superseded     table      open, in_progress, on_hold, partly_done, reported_done  reason, meeting
open           table      done, not_done, lapsed, withdrawn                       reason
"""
AGREEMENT = """
in_progress    owner      open, on_hold                                           lead
in_progress    table      open, on_hold                                           lead, reason
on_hold        table      open, in_progress, on_hold                              reason, until
done           table      open, in_progress, on_hold                              meeting
not_done       table      open, in_progress, on_hold, done                        reason, meeting
lapsed         table      open, in_progress, on_hold                              reason, meeting
withdrawn      table      open, in_progress, on_hold                              reason, meeting
superseded     table      open, in_progress, on_hold                              reason, meeting
ended          table      done                                                    reason, meeting
open           table      done, not_done, lapsed, withdrawn                       reason
"""
REQUEST = """
done           addressee  open, on_hold, partly_done                              answer
partly_done    addressee  open, on_hold                                           answer, remains
not_done       addressee  open, on_hold, partly_done                              answer, reason
done           table      open, on_hold, partly_done                              –
partly_done    table      open, on_hold                                           remains
on_hold        table      open, on_hold, partly_done                              reason, until
not_done       table      open, on_hold, partly_done                              reason
lapsed         table      open, on_hold, partly_done                              reason
withdrawn      table      open, on_hold, partly_done                              reason
superseded     table      open, on_hold, partly_done                              reason
open           table      done, not_done, lapsed, withdrawn                       reason
"""
AMBITION = """
done           table      open                                                    meeting
withdrawn      table      open                                                    reason, meeting
open           table      done, withdrawn                                         reason
"""
ARRANGEMENT = """
ended          table      ongoing                                                 reason, meeting
lapsed         table      ongoing                                                 reason, meeting
withdrawn      table      ongoing                                                 reason, meeting
superseded     table      ongoing                                                 reason, meeting
ongoing        table      lapsed, withdrawn                                       reason
"""
BY_OWNER = """
done           owner      open, in_progress, partly_done                          evidence
done           owner      reported_done                                           –
"""


def laid_out(moves: tuple[Move, ...]) -> str:
    """One line for each status, who sets it and what that needs; the statuses it is set from in one cell."""
    rows: dict[tuple[Status, Who, tuple[str, ...]], list[Status]] = {}
    for move in moves:
        rows.setdefault((move.to, move.who, move.needs), []).append(move.start)
    lines = []
    for (to, who, needs), starts in rows.items():
        from_where = ", ".join(status for status in Status if status in starts)
        lines.append(f"{to:<14} {who.name.lower():<10} {from_where:<55} {', '.join(needs) or '–'}")
    return "\n".join(["", *lines, ""])


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (ActionKind.ACTION, ACTION),
        (ActionKind.AGREEMENT, AGREEMENT),
        (ActionKind.REQUEST, REQUEST),
        (ActionKind.AMBITION, AMBITION),
        (ActionKind.ARRANGEMENT, ARRANGEMENT),
    ],
)
def test_the_moves_of_each_kind(kind: ActionKind, table: str) -> None:
    """The whole table; a change in it is a change of what parties may do."""
    assert table == laid_out(MOVES[kind])


def test_where_owners_close_an_action_needs_no_meeting() -> None:
    """Only for actions, and only where the agenda says so."""
    assert {ActionKind.ACTION} == OWNER_CLOSES.keys()
    assert laid_out(OWNER_CLOSES[ActionKind.ACTION]) == BY_OWNER
    reported = (ActionKind.ACTION, Status.REPORTED_DONE, Status.DONE)
    assert {Who.TABLE} == {move.who for move in legal(*reported)}
    assert {Who.TABLE, Who.OWNER} == {move.who for move in legal(*reported, closing=Closing.BY_OWNER)}


@pytest.mark.parametrize("kind", ActionKind)
def test_every_open_status_has_a_way_out(kind: ActionKind) -> None:
    """Wherever an action can come, it can be closed from; and only a table reopens what is closed."""
    reached = {first_status(kind)} | {move.to for move in MOVES[kind]}
    for status in reached - CLOSED:
        assert {move.to for move in moves_from(kind, status)} & CLOSED, status
    assert {Who.TABLE} >= {move.who for move in MOVES[kind] if move.start in CLOSED}


@pytest.mark.parametrize("kind", ActionKind)
def test_closing_needs_a_meeting_but_for_requests(kind: ActionKind) -> None:
    """A request is answered by letter."""
    closing = [move for move in MOVES[kind] if move.to in CLOSED]
    assert {kind is not ActionKind.REQUEST} == {"meeting" in move.needs for move in closing}


def test_a_kind_has_its_own_words() -> None:
    """What is done is in force for an agreement, granted for a request."""
    tr = translator("en")
    words = [tr(status_word(kind, Status.DONE)) for kind in ActionKind]
    assert ["done", "in force", "done", "granted", "achieved"] == words
