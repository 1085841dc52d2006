"""The hooks before a commit, and what they make of it: they may change our files, and no others."""

from collections.abc import Mapping
from pathlib import Path

from lerarenagenda.store.transaction import hooks
from lerarenagenda.store.transaction.desk import Desk
from lerarenagenda.store.transaction.disk import digest, write_new
from lerarenagenda.store.transaction.git import Git
from lerarenagenda.store.transaction.indexes import NO_FILE, Staged, entered, staged
from lerarenagenda.store.transaction.journal import Journal, set_down
from lerarenagenda.store.transaction.refusals import Code, Refused, of_git
from lerarenagenda.store.transaction.state import Ground

ASIDE = "set-aside"


def checked(
    ground: Ground,
    journal: Journal,
    names: tuple[str, ...],
    ours: Mapping[str, Staged],
    *,
    indexes: tuple[Path, Path],
    told: Path,
) -> Journal:
    """Run the hooks on the first index; what they enter in it for our files is put in the second too."""
    first, coming = indexes
    try:
        hooks.check(ground.git, ground.state, names, index=first, message=told)
        now = staged(ground.git, first, ground.state.tree)
        _within(now, journal)
    except BaseException as error:
        aside = _set_aside(ground.desk, journal)
        if aside and isinstance(error, Refused):
            error.aside = str(aside)
        raise
    _clean(ground.git, told)
    altered = {path for path in {*now, *ours} if now.get(path) != ours.get(path)}
    return _adopted(ground, journal, now, altered, coming) if altered else journal


def _within(now: Mapping[str, Staged], journal: Journal) -> None:
    ours = {item.path for item in journal.items}
    for path in sorted(now.keys() - ours):
        raise Refused(Code.HOOK_REACHED_OUT, path=path)


def _adopted(ground: Ground, journal: Journal, now: Mapping[str, Staged], altered: set[str], coming: Path) -> Journal:
    """The change as the hooks have made it."""
    gone = f"{NO_FILE} {ground.state.none}"
    entries = {
        item.path: now[item.path].entry if item.path in now else item.entry or gone
        for item in journal.items
        if item.path in altered
    }
    entered(ground.git, coming, entries)
    ground.git.does("update-index", "-q", "--refresh", index=coming)
    journal = journal.taking({path: digest(ground.desk.top / path) for path in altered})
    set_down(ground.desk, journal)
    return journal


def _clean(git: Git, told: Path) -> None:
    """The reason as git would have it: hooks may have left spaces and empty lines."""
    cleaned = git.does("stripspace", given=told.read_bytes() or b"\n")
    if not cleaned.fine:
        raise of_git(cleaned.told)
    if not cleaned.out:
        raise Refused(Code.NO_MESSAGE)
    told.unlink()
    write_new(told, cleaned.out)


def _set_aside(desk: Desk, journal: Journal) -> Path | None:
    """Keep what our files were made into by hooks that refused, and have it count as ours, so that it is undone.

    Somebody may have been at work in one of them at that very moment: nothing of theirs is lost. Where it is kept,
    or None when no file was touched.
    """
    folder = desk.writing.with_name(ASIDE)
    held = {item.path: (desk.top / item.path) for item in journal.items}
    now = {path: digest(place) for path, place in held.items()}
    strange = [item.path for item in journal.items if now[item.path] not in (item.old, item.new, "?")]
    if not strange:
        return None
    folder.mkdir(exist_ok=True)
    for earlier in folder.iterdir():
        earlier.unlink()
    for number, path in enumerate(strange):
        if now[path] is not None:
            write_new(folder / f"{number}-{held[path].name}", held[path].read_bytes())
    set_down(desk, journal.taking({path: now[path] for path in strange}))
    return folder
