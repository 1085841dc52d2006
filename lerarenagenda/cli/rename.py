"""agenda rename OLD NEW: another id for a record, everywhere at once."""

from typing import Annotated

from lerarenagenda.changes import renaming
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._filing import Filing, filing
from lerarenagenda.cli._options import argument
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_
from lerarenagenda.records import KINDS

Old = Annotated[str, argument(help=N_("Id, number or short name"), metavar="OLD", completes=record_ids(*KINDS))]
New = Annotated[str, argument(help=N_("The new id"), metavar="NEW")]


@filing()
def rename(filing: Filing, old: Old, new: New) -> Change:
    """Give a record another id, wherever it is named"""
    return renaming.rename(filing.loaded, filing.agenda.find(old, *KINDS), new)
