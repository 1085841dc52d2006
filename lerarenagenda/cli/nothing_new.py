"""agenda nothing-new ID...: that there is nothing to report."""

from lerarenagenda.changes import nothing_new as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._entry import Saying, entry


@entry()
def nothing_new(saying: Saying) -> Change:
    """Say that there is nothing to report"""
    return act.nothing_new(saying.speaker, saying.actions, beside=saying.beside)
