"""agenda doctor: is all in order round the agenda, and what does what is to do."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from lerarenagenda.changes.checkup import Check, checks
from lerarenagenda.cli._asking import asked, at_terminal
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._filing import YES
from lerarenagenda.cli._frame import agenda_folder
from lerarenagenda.cli._making import BETWEEN
from lerarenagenda.cli._options import Command, Folder, Lang, option
from lerarenagenda.cli._surface import language_here, screen_for, write
from lerarenagenda.i18n import N_, Text, count, say
from lerarenagenda.renderers.screen import Line, Screen
from lerarenagenda.store import transaction

Fix = Annotated[bool, option("--fix", help=N_("Do what is to do, as far as the program can"))]


def _doctor(ctx: typer.Context, *, fix: Fix = False, lang: Lang = None, folder: Folder = None) -> None:
    language = language_here(lang or ctx.find_root().obj, str(folder) if folder else None)
    root = agenda_folder(folder)
    screen = screen_for(sys.stdout, language=language)
    found = _found(root, screen)
    _show(screen, _lines(found, screen))
    mendable = [one for one in found if one.mend]
    if mendable and (fix or _wanted(language)):
        _show(screen, ([(screen.tr(_mended(one)), "done")] for one in mendable))
        found = _found(root, screen)
    todo = sum(one.todo is not None for one in found)
    closing = count("{n} thing is to do", "{n} things are to do", todo) if todo else say("nothing is to do")
    _show(screen, [[(screen.tr(closing), "heading")]])
    raise typer.Exit(Exit.NO if todo else Exit.FINE)


def _found(root: Path, screen: Screen) -> tuple[Check, ...]:
    try:
        return tuple(checks(root, tr=screen.tr))
    except transaction.Refused as refused:
        raise _mistake(refused) from refused


def _mended(one: Check) -> Text:
    """Have one thing done; what was done."""
    assert one.mend  # who calls has looked
    try:
        return one.mend()
    except transaction.Refused as refused:
        raise _mistake(refused) from refused
    except OSError as error:
        says = say("{path!r} cannot be written: {why}", path=str(error.filename or "."), why=error.strerror or "")
        raise Mistake(Exit.OUTSIDE, says) from error


def _mistake(refused: transaction.Refused) -> Mistake:
    return Mistake(Exit.CONFLICT if refused.code in BETWEEN else Exit.OUTSIDE, refused.says, refused.hint)


def _wanted(language: str) -> bool:
    """Whether somebody at a terminal has it done."""
    answer = asked(say("Do it now? [y/N]"), language=language) if at_terminal() else None
    return (answer or "").casefold() in YES


def _lines(found: Iterable[Check], screen: Screen) -> Iterator[Line]:
    for one in found:
        if one.todo is None:
            yield [(screen.tr(say("fine")) + ": ", "done"), (screen.tr(one.says), "")]
        else:
            yield [(screen.tr(say("to do")) + ": ", "warning"), (screen.tr(one.says), "")]
            yield [("  " + screen.tr(one.todo), "hint")]


def _show(screen: Screen, lines: Iterable[Line]) -> None:
    write(sys.stdout, screen.painted(list(lines)))


doctor = Command("doctor", _doctor, N_("Look whether all is in order round the agenda"))
