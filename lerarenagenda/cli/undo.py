"""agenda undo: take back changes that were made with a command, as a new commit."""

from typing import Annotated

import typer

from lerarenagenda.changes import undoing
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._filing import Filing, filing
from lerarenagenda.cli._options import argument, option
from lerarenagenda.i18n import N_, say

MOST_DIGITS = 3  # a longer word is a commit
Which = Annotated[str | None, argument(help=N_("How many, the last one by default; or a commit"), metavar="[N|COMMIT]")]
Yes = Annotated[bool, option("--yes", "-y", help=N_("Do not ask first"))]


@filing()
def undo(filing: Filing, which: Which = None, *, yes: Yes = False) -> Change:
    """Take back the last changes that were made with a command"""
    past = undoing.past(filing.root)
    word = which or "1"
    if word.isascii() and word.isdigit() and len(word) <= MOST_DIGITS and int(word):
        chosen = past.last(int(word))
    else:
        named = past.named(word)
        if named is None:
            says = say("there is no change {name!r} to take back", name=word)
            raise Mistake(Exit.NOT_FOUND, says, say("see which there are: {command}", command="agenda log"))
        chosen = [named]
    try:
        change = undoing.undo(filing.loaded, past, chosen)
    except undoing.ChangedSince as since:
        raise Mistake(Exit.CONFLICT, since.says, since.hint) from since
    if not filing.how.dry_run:
        filing.show(change)
        if not (yes or filing.agreed(say("Take this back? [y/N]"))):
            raise typer.Abort
    return change
