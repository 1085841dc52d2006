"""agenda init: begin an agenda, and have a forge check it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from lerarenagenda import __version__
from lerarenagenda.agenda.load import NoAgenda, find_root
from lerarenagenda.changes.beginning import FOLDER, Outcome, begin, forges, job_of, outcomes, settings_of
from lerarenagenda.changes.merging import install, told_to_git
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._options import Command, Lang, argument, option
from lerarenagenda.cli._surface import language_here, screen_for, write
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.nearest import nearest

SAID = {
    Outcome.NEW: (N_("written"), "done"),
    Outcome.SAME: (N_("is there already"), "quiet"),
    Outcome.KEPT: (N_("is there and says something else; it stays as it is"), "warning"),
}
WOULD = {**SAID, Outcome.NEW: (N_("would be written"), "done")}

Title = Annotated[str | None, option("--title", help=N_("The name of the agenda"), metavar="TITLE")]
Forges = Annotated[
    list[str] | None,
    option("--forge", help=N_("Also write the job that checks it there"), metavar="FORGE", values=forges()),
]
Package = Annotated[
    str | None, option("--package", help=N_("What pip installs agenda from in that job"), metavar="SPEC")
]
Joined = Annotated[bool, option("--merge-driver", help=N_("Also have git join records by their fields in this clone"))]
DryRun = Annotated[bool, option("--dry-run", help=N_("Show what would be written, and write nothing"))]
Beginning = Annotated[Path, argument(help=N_("The folder to begin in; here by default"), metavar="[FOLDER]")]


def _init(
    ctx: typer.Context,
    where: Beginning = Path(),
    *,
    title: Title = None,
    forge: Forges = None,
    package: Package = None,
    merge_driver: Joined = False,
    dry_run: DryRun = False,
    lang: Lang = None,
) -> None:
    language = language_here(lang or ctx.find_root().obj, str(where))
    root = where.absolute()
    _known(forge or ())
    wanted = list(_wanted(root, title, forge or (), package or f"lerarenagenda=={__version__}", language))
    found = outcomes(root, wanted) if dry_run else begin(root, wanted)
    screen = screen_for(sys.stdout, language=language)
    if merge_driver:
        found = {**found, **_joined(root, dry_run=dry_run)}
    said = WOULD if dry_run else SAID
    rows = [
        [(f"{path}: ", ""), (screen.tr(Text(said[outcome][0])), said[outcome][1])] for path, outcome in found.items()
    ]
    hint = say("next: agenda explain action shows what a record says; agenda check looks at all of them")
    write(sys.stdout, screen.painted([*rows, [(screen.tr(hint), "hint")]]))
    raise typer.Exit(Exit.NO if Outcome.KEPT in found.values() else Exit.FINE)


def _joined(root: Path, *, dry_run: bool) -> dict[str, Outcome]:
    """Have git join records; what comes of its file of attributes and of its settings."""
    try:
        agenda = find_root(root)
    except NoAgenda:  # it would only be begun
        agenda = root / FOLDER
    told = told_to_git(agenda)
    if told is None:
        raise Mistake(Exit.WRONG_USE, say("there is no git repository here"), say("make one first: git init"))
    if not dry_run:
        try:
            install(agenda)
        except OSError as error:
            says = say("{path!r} cannot be written: {why}", path=told.attributes.path, why=error.strerror or "")
            raise Mistake(Exit.OUTSIDE, says) from error
    same = told.attributes.before == told.attributes.after
    kept = Outcome.KEPT if told.attributes.after is None else Outcome.SAME if same else Outcome.NEW
    return {told.attributes.path: kept, "git config": Outcome.NEW if told.settings else Outcome.SAME}


def _known(named: Iterable[str]) -> None:
    """Refuse a forge for which no job is known."""
    for name in named:
        if name not in forges():
            near = nearest(name, forges())
            hint = say("did you mean {near!r}?", near=near) if near else say("allowed: {allowed}", allowed=forges())
            raise Mistake(Exit.WRONG_USE, say("there is no forge {name!r}", name=name), hint)


def _wanted(
    root: Path, title: str | None, named: Iterable[str], package: str, language: str
) -> Iterator[tuple[str, str]]:
    """The files to write: the settings where there is no agenda yet, and the jobs asked for."""
    try:
        find_root(root)
    except NoAgenda:
        yield settings_of(title=" ".join((title or root.name).split()), language=language)
    for name in named:
        yield job_of(name, package=package)


init = Command("init", _init, N_("Begin an agenda, and have a forge check it"))
