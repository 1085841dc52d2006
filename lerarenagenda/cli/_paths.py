"""Files as the caller names them, and as they lie below the agenda's folder."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.diagnostics import Place
from lerarenagenda.i18n import say


def from_here(root: Path) -> str:
    """The agenda's folder as seen from where we stand; in full when it lies elsewhere."""
    try:
        shown = Path(os.path.relpath(root)).as_posix()
    except ValueError:  # another drive
        shown = root.as_posix()
    if shown.startswith(".."):
        return root.as_posix()
    return "" if shown == "." else shown


def within(root: Path, paths: Sequence[Path]) -> Callable[[Place], bool]:
    """Whether a place lies in one of these files or folders; everywhere when none is named."""
    wanted = [_below(root, path) for path in paths]
    return lambda place: not wanted or any(_within(place.path, path) for path in wanted)


def _below(root: Path, path: Path) -> str:
    if not path.exists():
        raise Mistake(Exit.WRONG_USE, say("there is no file or folder {path!r}", path=str(path)))
    try:
        below = path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError as error:
        says = say("{path!r} is not part of the agenda in {folder!r}", path=str(path), folder=str(root))
        raise Mistake(Exit.WRONG_USE, says) from error
    return "" if below == "." else below


def _within(path: str, wanted: str) -> bool:
    return not wanted or path == wanted or path.startswith(f"{wanted}/")
