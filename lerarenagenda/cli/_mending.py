"""Mending findings in the files themselves, or showing what that would change."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from lerarenagenda.agenda.load import Loaded, load_from
from lerarenagenda.changes.fixing import Mended, mended
from lerarenagenda.cli._exits import Exit
from lerarenagenda.cli._paths import from_here
from lerarenagenda.cli._replacing import replace
from lerarenagenda.cli._surface import screen_for, warn, write
from lerarenagenda.diagnostics import Report
from lerarenagenda.i18n import Text, count
from lerarenagenda.renderers.difference import difference
from lerarenagenda.store.folder import Folder, Overlaid

Look = Callable[[Loaded], Report]


def mend(root: Path, loaded: Loaded, look: Look, *, unsafe: bool, language: str) -> Report:
    """Mend the files, say which, and give what is left."""
    done = _mended(root, loaded, look, unsafe=unsafe)
    for path, (before, after) in done.texts.items():
        replace(root, path, before, after)
    _tell(done, root, language, count("{n} finding mended", "{n} findings mended", done.count))
    return done.report


def show_difference(root: Path, loaded: Loaded, look: Look, *, unsafe: bool, language: str) -> Exit:
    """Show what mending would change; the answer is no when it would change anything."""
    done = _mended(root, loaded, look, unsafe=unsafe)
    screen = screen_for(sys.stdout, language=language)
    here = from_here(root)
    for path, (before, after) in done.texts.items():
        shown = f"{here}/{path}" if here else path
        write(sys.stdout, screen.painted(difference(shown, before, after)))
    _tell(done, root, language, count("{n} finding would be mended", "{n} findings would be mended", done.count))
    return Exit.NO if done.texts else Exit.FINE


def _mended(root: Path, loaded: Loaded, look: Look, *, unsafe: bool) -> Mended:
    def again(contents: Mapping[str, bytes]) -> Loaded:
        return load_from(Overlaid(Folder(root), contents), name=root.resolve().parent.name, known=loaded.documents)

    return mended(loaded, look, again, unsafe=unsafe)


def _tell(done: Mended, root: Path, language: str, says: Text) -> None:
    screen = screen_for(sys.stderr, language=language)
    here = from_here(root)
    lines = [[(screen.tr(says) + (":" if done.texts else ""), "heading")]]
    lines += [[(f"  {here}/{path}" if here else f"  {path}", "")] for path in done.texts]
    warn(screen.painted(lines))
