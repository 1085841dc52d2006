"""agenda schema: what a file may say, for editors and for other programs."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from lerarenagenda.changes.editors import Told, opened_folder, put, told_to_editors
from lerarenagenda.cli._completers import closed
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._frame import agenda_folder, renderer_for
from lerarenagenda.cli._options import Command, Folder, Lang, argument, option
from lerarenagenda.cli._paths import from_here
from lerarenagenda.cli._surface import language_here, screen_for
from lerarenagenda.cli._surface import write as write_out
from lerarenagenda.i18n import N_, Text, count, say
from lerarenagenda.nearest import nearest
from lerarenagenda.questions.schemas import schemas
from lerarenagenda.records.schema import file_kinds, schema_of
from lerarenagenda.renderers import formats
from lerarenagenda.renderers.jsontext import jsontext
from lerarenagenda.renderers.screen import Line, Screen

NAMES = {kind.name: kind.title for kind in file_kinds()}
Kind = Annotated[
    str | None,
    argument(help=N_("A kind of file; without one, all are listed"), metavar="[KIND]", completes=closed(NAMES)),
]
Write = Annotated[bool, option("--write", help=N_("Write all of them where editors look, with what each is for"))]
Check = Annotated[bool, option("--check", help=N_("Name what --write would write, and write nothing"))]


def _schema(
    ctx: typer.Context,
    kind: Kind = None,
    *,
    write: Write = False,
    check: Check = False,
    lang: Lang = None,
    folder: Folder = None,
) -> None:
    asked = lang or ctx.find_root().obj
    rendered = renderer_for(formats, "text", asked)
    language = language_here(asked, str(folder) if folder else None)
    screen = screen_for(sys.stdout, language=language)
    if kind is not None and (write or check):
        says = say("--write and --check are about all kinds of file")
        raise Mistake(Exit.WRONG_USE, says, say("leave out {words}", words=kind))
    if kind is not None:
        write_out(sys.stdout, _one(kind, screen) + "\n")
    elif write or check:
        raise typer.Exit(_all(agenda_folder(folder).resolve(), screen, writes=write and not check))
    else:
        rendered(schemas(), language=language)


def _one(name: str, screen: Screen) -> str:
    """The schema of the kind of file that is meant."""
    known = {kind.name: kind for kind in file_kinds()}
    if name not in known:
        near = nearest(name, known)
        hint = say("did you mean {near!r}?", near=near) if near else say("allowed: {allowed}", allowed=tuple(known))
        raise Mistake(Exit.NOT_FOUND, say("there is no kind of file {name!r}", name=name), hint)
    return jsontext(schema_of(known[name], tr=screen.tr), screen=screen)


def _all(root: Path, screen: Screen, *, writes: bool) -> Exit:
    """Write all that editors read, or say what would be written."""
    opened = opened_folder(root)
    if opened is None:
        says = say("{folder!r} may hold nothing but records", folder=str(root))
        raise Mistake(Exit.WRONG_USE, says, say("put the agenda in a folder below it, such as data"))
    told = told_to_editors(root, opened, tr=screen.tr)
    new = [one for one in told if one.after is None or one.after != one.before]
    if writes:
        _put(opened, new)
    closing = screen.tr(_closing(new, len(told), writes=writes))
    write_out(sys.stdout, screen.painted([*_lines(new, opened, screen, writes=writes), [(closing, "heading")]]))
    return Exit.NO if any(one.after is None or not writes for one in new) else Exit.FINE


def _put(opened: Path, told: Iterable[Told]) -> None:
    for one in told:
        try:
            put(opened, one)
        except OSError as error:
            says = say("{path!r} cannot be written: {why}", path=one.path, why=error.strerror or "")
            raise Mistake(Exit.OUTSIDE, says) from error


def _lines(told: Iterable[Told], opened: Path, screen: Screen, *, writes: bool) -> Iterator[Line]:
    """What is done, or would be done, with each file."""
    here = from_here(opened)
    done = N_("written") if writes else N_("would be written")
    for one in told:
        stays = N_("stays as it is; add this yourself:") if one.adds else N_("is a link or no plain file, and stays")
        says, label = (stays, "warning") if one.after is None else (done, "done")
        yield [(f"{here}/{one.path}: " if here else f"{one.path}: ", ""), (screen.tr(Text(says)), label)]
        if one.after is None:
            yield from ([(line, "")] for line in one.adds.splitlines())


def _closing(new: Sequence[Told], files: int, *, writes: bool) -> Text:
    if not new:
        return count("{n} file for editors is up to date", "all {n} files for editors are up to date", files)
    if writes:
        done = sum(one.after is not None for one in new)
        return count("{n} of {files} files written anew", "{n} of {files} files written anew", done, files=files)
    many = "{n} of {files} files for editors are not up to date"
    return count("{n} of {files} files for editors is not up to date", many, len(new), files=files)


schema = Command("schema", _schema, N_("Tell editors what a file may say, as a JSON Schema"))
