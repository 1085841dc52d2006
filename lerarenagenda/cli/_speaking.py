"""For whom a change is, and on which day: as said, or else as its surroundings tell."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import date_of
from lerarenagenda.cli._asking import asked, period_asked
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._options import option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.dates import Precision
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.party import Party
from lerarenagenda.records.table import Table

SPEAKS, SETTING = "AGENDA_BY", "agenda.by"  # for whom, when that is not said: in the environment, in git's settings
By = Annotated[
    str | None,
    option("--by", help=N_("For which party or table"), metavar="PARTY", completes=record_ids(Party, Table)),
]
On = Annotated[
    str | None, option("--on", help=N_("The day it happened: today, or that of the meeting"), metavar="DATE")
]


def who_speaks(given: str | None, meeting: Meeting | None, agenda: Agenda, *, root: Path, language: str) -> str:
    """For whom: as said, else the table that met, else as is set once for all, else as is answered."""
    if given is None and meeting is not None:
        return meeting.table
    if given is None:
        for place, text in _set_once(root):
            try:
                return agenda.find(text, Party, Table).id
            except LookupError as error:
                says = say("{place} names {text!r}, which is no party and no table", place=place, text=text)
                raise Mistake(Exit.NOT_FOUND, says, say("set it anew, or add --by PARTY")) from error
        given = asked(say("For which party or table"), language=language)
    if given is None:
        says = say("it is not said for whom this is")
        raise Mistake(Exit.WRONG_USE, says, say("add --by PARTY, or say it once: git config {key} PARTY", key=SETTING))
    return agenda.find(given, Party, Table).id


def _set_once(root: Path) -> Iterator[tuple[str, str]]:
    """For whom somebody always speaks, and where that is set."""
    here = os.environ.get(SPEAKS)
    if here:
        yield SPEAKS, here
    from lerarenagenda.store.repository import setting

    there = setting(root, SETTING)
    if there:
        yield f"git config {SETTING}", there


def day_spoken_of(given: str | None, meeting: Meeting | None, agenda: Agenda, *, today: date) -> date:
    """On which day: as said, else the day of the meeting, else today."""
    if given is not None:
        named = period_asked(given)
        if named.precision is not Precision.DAY:
            says = say("{written!r} is not a full day", written=named.written)
            raise Mistake(Exit.WRONG_USE, says, say("write a day like 2015-10-15"))
        return named.first
    met = date_of(agenda, meeting, as_of=today) if meeting else None
    return met.first if met and met.precision is Precision.DAY else today
