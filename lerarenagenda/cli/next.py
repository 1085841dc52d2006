"""agenda next: what comes next."""

from typing import Annotated

from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._frame import Ask, question
from lerarenagenda.cli._options import option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.dates import PeriodError, period
from lerarenagenda.i18n import N_
from lerarenagenda.questions import next as answer
from lerarenagenda.questions import standings
from lerarenagenda.questions.answer import Document
from lerarenagenda.records.action import Action
from lerarenagenda.records.party import Party


@question(filters=Action, without=("kind", "party"))
def next(  # noqa: A001 the command's name
    ask: Ask,
    *,
    party: Annotated[
        str | None,
        option("--party", help=N_("What this party must do"), metavar="PARTY", completes=record_ids(Party)),
    ] = None,
    kind: Annotated[
        list[str] | None, option("--kind", help=N_("Only these kinds"), metavar="KIND", values=standings.ALL_KINDS)
    ] = None,
    before: Annotated[
        str | None, option("--before", help=N_("Due before this, such as 2015-03"), metavar="PERIOD")
    ] = None,
    all: Annotated[bool, option("--all", help=N_("All of them, not the first ten"))] = False,  # noqa: A002 the option's name
) -> Document:
    """Show what comes next, for everyone or for one party"""
    who = ask.agenda.find(party, Party) if party else None
    wanted = standings.wanted(ask.day, ask.wanted, kinds=kind or ())
    try:
        limit = period(before).first if before else None
    except PeriodError as error:
        raise Mistake(Exit.WRONG_USE, error.reason, error.hint) from error
    most = None if all else answer.USUAL_LENGTH
    return answer.next_steps(ask.day, party=who, wanted=wanted, before=limit, most=most, folder=ask.folder)
