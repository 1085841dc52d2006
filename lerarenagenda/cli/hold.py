"""agenda hold ID...: that an action waits, by decision of a table."""

from typing import Annotated

from lerarenagenda.changes import hold as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._asking import period_asked
from lerarenagenda.cli._entry import Note, Saying, entry
from lerarenagenda.cli._options import option
from lerarenagenda.i18n import N_, say

Until = Annotated[
    str | None, option("--until", help=N_("When the table looks again, such as 2015-10"), metavar="PERIOD")
]


@entry()
def hold(saying: Saying, *, until: Until = None, note: Note = None) -> Change:
    """Record that a table put an action on hold"""
    when = saying.doing.wanted(until, say("Until when"))
    period = period_asked(when) if when else None
    saying = saying.explained()
    return act.hold(saying.speaker, saying.actions, until=period, note=note, beside=saying.beside)
