"""agenda reopen ID...: an action that was closed is taken up again."""

from lerarenagenda.changes import reopen as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._entry import Note, Saying, entry


@entry()
def reopen(saying: Saying, *, note: Note = None) -> Change:
    """Record that a table took up again what was closed"""
    saying = saying.explained()
    return act.reopen(saying.speaker, saying.actions, note=note, beside=saying.beside)
