"""agenda log: what happened, and when it was recorded."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

from lerarenagenda.agenda.recorded import recorded
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._frame import Ask, number_asked, question, zone_of
from lerarenagenda.cli._options import argument, option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.dates import Period, PeriodError, period
from lerarenagenda.i18n import N_, say
from lerarenagenda.questions import log as answer
from lerarenagenda.questions.answer import Document
from lerarenagenda.records import KINDS
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.party import Party


@question(narrowing=("since", "until", "party", "meeting"))
def log(  # noqa: PLR0913 a command has as many as people need
    ask: Ask,
    name: Annotated[
        str | None,
        argument(help=N_("Id, number or short name"), metavar="[ID]", completes=record_ids(*KINDS)),
    ] = None,
    *,
    since: Annotated[str | None, option("--since", help=N_("Only from this day or period on"), metavar="DATE")] = None,
    until: Annotated[str | None, option("--until", help=N_("Only up to this day or period"), metavar="DATE")] = None,
    party: Annotated[
        str | None,
        option("--party", help=N_("Only what this party said"), metavar="PARTY", completes=record_ids(Party)),
    ] = None,
    meeting: Annotated[
        str | None,
        option("--meeting", help=N_("Only from this meeting"), metavar="MEETING", completes=record_ids(Meeting)),
    ] = None,
    limit: Annotated[str | None, option("--limit", help=N_("At most so many, not thirty"), metavar="NUMBER")] = None,
    all: Annotated[bool, option("--all", help=N_("All of them, not the last thirty"))] = False,  # noqa: A002 the option's name
    reverse: Annotated[bool, option("--reverse", help=N_("Oldest first"))] = False,
    authors: Annotated[bool, option("--authors", help=N_("Also who recorded it, by name"))] = False,
) -> Document:
    """Tell what happened, and when it was recorded"""
    wanted = answer.Wanted(
        since=_day(since, lambda when: when.first) if since else None,
        until=_day(until, lambda when: when.last) if until else None,
        by=ask.agenda.find(party, Party).id if party else None,
        meeting=ask.agenda.find(meeting, Meeting).id if meeting else None,
        most=None if all else _most(limit),
        oldest_first=reverse,
    )
    record = ask.agenda.find(name, *KINDS) if name else None
    zone = zone_of(ask.agenda.settings.timezone)
    found = recorded(Path(ask.folder), ask.loaded, zone=zone, with_authors=authors)
    return answer.log(ask.day, record, found, wanted=wanted)


def _day(text: str, side: Callable[[Period], date]) -> date:
    try:
        return side(period(text))
    except PeriodError as error:
        raise Mistake(Exit.WRONG_USE, error.reason, error.hint) from error


def _most(text: str | None) -> int:
    hint = say("write a number, such as 100")
    return number_asked("--limit", text, hint=hint) if text else answer.USUAL_LENGTH
