"""agenda note ID TEXT: news in words."""

from typing import Annotated

from lerarenagenda.changes import note as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._entry import Saying, entry, text_of
from lerarenagenda.cli._options import argument
from lerarenagenda.i18n import N_, say

Words = Annotated[str | None, argument(help=N_("The news; - reads it from standard input"), metavar="TEXT")]


@entry()
def note(saying: Saying, text: Words = None) -> Change:
    """Tell how an action goes"""
    words = text_of(text, saying, "TEXT", say("What is the news"))
    return act.note(saying.speaker, saying.actions, text=words, beside=saying.beside)
