"""agenda start ID...: that an action has begun."""

from typing import Annotated

from lerarenagenda.changes import start as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._entry import Note, Saying, entry
from lerarenagenda.cli._options import option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_
from lerarenagenda.records.party import Party

Lead = Annotated[
    str | None, option("--lead", help=N_("Who leads from now on"), metavar="PARTY", completes=record_ids(Party))
]


@entry()
def start(saying: Saying, *, lead: Lead = None, note: Note = None) -> Change:
    """Say that an action has begun"""
    party = saying.doing.agenda.find(lead, Party) if lead else None
    return act.start(saying.speaker, saying.actions, lead=party, note=note, beside=saying.beside)
