"""agenda resolve: what two branches left undecided, in words, and a choice for each."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import load_from
from lerarenagenda.changes.resolving import Choice, Undecided, conflicts, title_of, undecided
from lerarenagenda.cli._choosing import Choosing, shown
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._frame import agenda_folder, day_asked
from lerarenagenda.cli._options import Command, Lang, argument, option
from lerarenagenda.cli._options import Folder as Where
from lerarenagenda.cli._paths import from_here, within
from lerarenagenda.cli._surface import language_of, screen_for, write
from lerarenagenda.diagnostics import Place
from lerarenagenda.i18n import N_, Text, count, say
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.store.folder import Folder, Overlaid
from lerarenagenda.store.markers import Side
from lerarenagenda.store.repository import taken_away

Paths = Annotated[list[Path] | None, argument(help=N_("Only these files or folders"), metavar="[PATH]...")]
Ours = Annotated[bool, option("--ours", help=N_("Everywhere what our side says"))]
Theirs = Annotated[bool, option("--theirs", help=N_("Everywhere what the other side says"))]


def _resolve(
    ctx: typer.Context,
    paths: Paths = None,
    *,
    ours: Ours = False,
    theirs: Theirs = False,
    lang: Lang = None,
    folder: Where = None,
) -> None:
    if ours and theirs:
        says = say("--ours and --theirs do not go together")
        raise Mistake(Exit.WRONG_USE, says, say("leave out {words}", words="--theirs"))
    root = agenda_folder(folder)
    meant, here = within(root, paths or ()), from_here(root)
    found, torn = undecided(Folder(root))
    day, language = _read(root, found, lang or ctx.find_root().obj)
    screen = screen_for(sys.stdout, language=language)
    for_all = Choice.OURS if ours else Choice.THEIRS if theirs else None
    left = {one.path: _decide(root, one, day, screen, for_all) for one in found if meant(Place(one.path))}
    torn = [path for path in torn if meant(Place(path))]
    gone = [path for path in taken_away(root) if meant(Place(path)) and path not in (*left, *torn)]
    _close(screen, left, [_shown(here, path) for path in torn], [_shown(here, path) for path in gone], here)
    raise typer.Exit(Exit.CONFLICT if any(left.values()) or torn or gone else Exit.FINE)


def _read(root: Path, found: Sequence[Undecided], asked: str | None) -> tuple[Day, str]:
    """The agenda as it would be with our side everywhere, so that every record has its name; and the language."""
    ours = {one.path: one.saying(Side.OURS).encode() for one in found}
    loaded = load_from(Overlaid(Folder(root), ours), name=root.resolve().parent.name)
    settings = loaded.agenda.settings
    return Day(loaded.agenda, day_asked(None, timezone=settings.timezone)), language_of(asked, settings.language.value)


def _decide(root: Path, one: Undecided, day: Day, screen: Screen, for_all: Choice | None) -> int:
    """Show the conflicts of a file, have each decided, write what was; how many are left."""
    choosing, title = Choosing(one, screen, for_all), title_of(one.path, day.agenda)
    path = _shown(from_here(root), one.path)
    write(sys.stdout, screen.painted([[(f"{path}: {screen.tr(title)}" if title else path, "heading")]]))
    for conflict in conflicts(one, day):
        write(sys.stdout, screen.painted(list(shown(conflict, screen))))
        choosing.choose(conflict)
    choosing.write(root)
    return len(one.places) - len(choosing.chosen)


def _close(screen: Screen, left: Mapping[str, int], torn: Sequence[str], gone: Sequence[str], here: str) -> None:
    """Say what became of it, and what comes next."""
    follow = N_("{path}: its marks cannot be followed; mend them by hand")
    lines: list[tuple[Text, str]] = [(say(follow, path=path), "warning") for path in torn]
    for path in gone:
        says = say("{path}: one side took it away, the other changed it", path=path)
        keep = say("keep it: git add {path}; take it away: git rm {path}", path=path)
        lines += [(says, "warning"), (keep, "hint")]
    undecided_ones = sum(left.values())
    if undecided_ones:
        lines.append((count("{n} conflict is left", "{n} conflicts are left", undecided_ones), "heading"))
        lines.append((say("decide for all at once: agenda resolve --ours, or --theirs"), "hint"))
    elif not (left or torn or gone):
        lines.append((say("there are no conflicts"), "heading"))
    decided = [_shown(here, path) for path, number in left.items() if not number]
    if decided:
        lines.append((say("next: git add {paths}", paths=" ".join(decided)), "hint"))
    write(sys.stdout, screen.painted([[(screen.tr(line), label)] for line, label in lines]))


def _shown(here: str, path: str) -> str:
    return f"{here}/{path}" if here else path


resolve = Command("resolve", _resolve, N_("Decide what two branches say differently"))
