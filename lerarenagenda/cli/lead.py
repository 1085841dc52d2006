"""agenda lead ID PARTY: who leads from now on."""

from typing import Annotated

from lerarenagenda.changes import lead as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._entry import Saying, entry
from lerarenagenda.cli._options import argument
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.party import Party

Leads = Annotated[str | None, argument(help=N_("Who leads from now on"), metavar="PARTY", completes=record_ids(Party))]


@entry()
def lead(saying: Saying, party: Leads = None) -> Change:
    """Say who leads an action"""
    named = saying.doing.needed(party, "PARTY", say("Who leads"))
    return act.lead(saying.speaker, saying.actions, party=saying.doing.agenda.find(named, Party), beside=saying.beside)
