"""agenda fmt: every file in the written form; what it says stays."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from lerarenagenda.changes.written_form import written
from lerarenagenda.cli._exits import Exit
from lerarenagenda.cli._frame import NAMED_UNREAD, read_agenda
from lerarenagenda.cli._options import Command, Folder, Lang, argument, option
from lerarenagenda.cli._paths import from_here, within
from lerarenagenda.cli._replacing import replace
from lerarenagenda.cli._surface import language_of, screen_for, warn, write
from lerarenagenda.diagnostics import Place
from lerarenagenda.i18n import N_, Text, count, say
from lerarenagenda.renderers.difference import difference
from lerarenagenda.renderers.screen import Line

Paths = Annotated[list[Path] | None, argument(help=N_("Only these files or folders"), metavar="[PATH]...")]
Check = Annotated[bool, option("--check", help=N_("Name the files that are written otherwise, and write nothing"))]
Diff = Annotated[bool, option("--diff", help=N_("Show what would change, and write nothing"))]


def _fmt(
    ctx: typer.Context,
    paths: Paths = None,
    *,
    check: Check = False,
    diff: Diff = False,
    lang: Lang = None,
    folder: Folder = None,
) -> None:
    root, loaded = read_agenda(folder)
    language = language_of(lang or ctx.find_root().obj, loaded.agenda.settings.language.value)
    out, beside = (screen_for(stream, language=language) for stream in (sys.stdout, sys.stderr))
    meant, here, writes = within(root, paths or ()), from_here(root), not (check or diff)
    files = list(written(loaded, meant))
    differing = [one for one in files if one.after != one.before]
    for one in differing:
        if writes:
            replace(root, one.path, one.before, one.after)
        name = _shown(here, one.path)
        write(sys.stdout, out.painted(difference(name, one.before, one.after) if diff else [[(name, "")]]))
    closing: Line = [(beside.tr(_closing(len(differing), len(files), writes=writes)), "heading")]
    write(sys.stderr if diff else sys.stdout, (beside if diff else out).painted([closing]))
    if check and differing:
        warn(beside.painted([[(beside.tr(say("write them so: {command}", command="agenda fmt")), "hint")]]))
    lossy = [one.path for one in files if not one.lossless]
    unread = [path for path in loaded.unread if meant(Place(path))]
    warn(beside.painted([[(beside.tr(line), "")] for line in (*_lossy(here, lossy), *_unread(here, unread))]))
    raise typer.Exit(Exit.UNREAD if unread else Exit.NO if lossy or (differing and not writes) else Exit.FINE)


def _closing(differing: int, files: int, *, writes: bool) -> Text:
    if not differing:
        return count("{n} file is in the written form", "all {n} files are in the written form", files)
    if writes:
        return count("{n} of {files} files written anew", "{n} of {files} files written anew", differing, files=files)
    many = "{n} of {files} files are not in the written form"
    return count("{n} of {files} files is not in the written form", many, differing, files=files)


def _lossy(here: str, paths: Sequence[str]) -> Iterator[Text | str]:
    for path in paths:
        yield say("{path!r} cannot be written otherwise without a loss, and stays as it is", path=_shown(here, path))


def _unread(here: str, paths: Sequence[str]) -> Iterator[Text | str]:
    """The first of the files that cannot be read, and what to do."""
    if not paths:
        return
    many = "{n} files cannot be read and stay as they are:"
    yield count("{n} file cannot be read and stays as it is:", many, len(paths))
    yield from (f"  {_shown(here, path)}" for path in paths[:NAMED_UNREAD])
    if len(paths) > NAMED_UNREAD:
        yield count("and {n} more", "and {n} more", len(paths) - NAMED_UNREAD)
    yield say("see what is wrong: {command}", command="agenda check")


def _shown(here: str, path: str) -> str:
    return f"{here}/{path}" if here else path


fmt = Command("fmt", _fmt, N_("Write files in the written form"))
