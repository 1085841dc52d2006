"""The files of a change: what stands at their places, putting the new ones there, and putting the old ones back."""

import errno
import os
import re
import stat
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from lerarenagenda.store.folder import told
from lerarenagenda.store.transaction.desk import Desk
from lerarenagenda.store.transaction.disk import digest, keep_folders, linked, second_name, write_new
from lerarenagenda.store.transaction.journal import Item, Journal, kept_old
from lerarenagenda.store.transaction.refusals import Code, Refused

# empty and dots, what belongs to git in any spelling, and what Windows reads as something else
_ODD = re.compile(r"\.{0,2}|\.git.*|git~.*|.*[:\\\"*?<>|].*|.*[. ]", re.IGNORECASE | re.DOTALL)


_UNSEEN = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")  # some file systems do not see them


def sound_path(path: str) -> None:
    """Refuse a path that leads out of the folder, into git, or that some system cannot keep."""
    odd = path != PureWindowsPath(path).as_posix() or any(
        _ODD.fullmatch(part) for part in _UNSEEN.sub("", path).split("/")
    )
    if odd or told([(path, stat.S_IFREG)])[1]:
        raise Refused(Code.ODD_PATH, path=path)


def standing(top: Path, path: str) -> tuple[bytes | None, int | None]:
    """What a file holds and its permission bits; None when there is none. No link on the way is followed."""
    place = top
    *above, _ = parts = path.split("/")
    for number, part in enumerate(parts):
        place /= part
        try:
            mode = place.lstat().st_mode
        except FileNotFoundError:
            return None, None
        if stat.S_ISLNK(mode):
            raise Refused(Code.LINK, path="/".join(parts[: number + 1]))
        if not (stat.S_ISDIR(mode) if number < len(above) else stat.S_ISREG(mode)):
            raise Refused(Code.NOT_PLAIN, path="/".join(parts[: number + 1]))
        if number < len(above) and os.path.lexists(place / ".git"):
            raise Refused(Code.NESTED, path=path)
    descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        return file.read(), stat.S_IMODE(mode)


def missing_folders(desk: Desk, paths: Iterable[str]) -> tuple[str, ...]:
    """The folders that are still to be made for these files, the outer ones first."""
    above = {folder for path in paths for folder in (desk.top / path).parents}
    new = [folder for folder in above if folder.is_relative_to(desk.top) and not folder.exists()]
    return tuple(sorted(folder.relative_to(desk.top).as_posix() for folder in new))


def place(desk: Desk, journal: Journal, contents: Mapping[str, bytes | None]) -> None:
    """Put every new file in the place of the old one; all are written before the first is put there."""
    for folder in journal.made:
        (desk.top / folder).mkdir()
    for number, item in enumerate(journal.items):
        target, data = desk.top / item.path, contents[item.path]
        if data is not None:
            write_new(journal.beside(target), data, mode=item.mode)
        if item.old is not None:
            second_name(target, kept_old(desk, number), mode=item.mode)
    keep_folders(desk.writing)
    for number, item in enumerate(journal.items):
        _exchange(desk, journal, item)
        if item.old is not None and digest(kept_old(desk, number)) != item.old:
            raise Refused(Code.CHANGED, path=item.path)  # at the last moment, and that is what is put back
    _keep(desk, journal)


def _exchange(desk: Desk, journal: Journal, item: Item) -> None:
    target = desk.top / item.path
    beside = journal.beside(target)
    if item.new is None:
        target.unlink()
    elif item.old is not None:
        beside.replace(target)
    else:
        try:
            done = linked(beside, target)
        except FileExistsError as error:
            raise Refused(Code.CHANGED, path=item.path) from error
        beside.unlink() if done else beside.replace(target)


def put_back(desk: Desk, journal: Journal, *, but: Container[str] = ()) -> tuple[str, ...]:
    """Put back what every file held, if it still holds what we put there; the paths of those that do not."""
    left = []
    for number, item in enumerate(journal.items):
        target = desk.top / item.path
        now = digest(target)
        if item.path in but or now not in (item.old, item.new):
            left.append(item.path)
        elif now == item.new:
            _return(kept_old(desk, number), target, journal.beside(target), was=item.old is not None)
        journal.beside(target).unlink(missing_ok=True)
    for folder in reversed(journal.made):
        with suppress(OSError):  # something of others stands in it
            (desk.top / folder).rmdir()
    _keep(desk, journal)
    return tuple(left)


def _return(old: Path, target: Path, beside: Path, *, was: bool) -> None:
    if not was:
        target.unlink()
        return
    try:
        old.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside.unlink(missing_ok=True)
        write_new(beside, old.read_bytes(), mode=stat.S_IMODE(old.stat().st_mode))
        beside.replace(target)


def without_empty_folders(desk: Desk, journal: Journal) -> None:
    """Take away the folders that the change left empty, as git would."""
    for item in journal.items:
        if item.new is None:
            for folder in (desk.top / item.path).parents:
                if folder == desk.folder or not folder.is_relative_to(desk.folder):
                    break
                with suppress(OSError):
                    folder.rmdir()


def _keep(desk: Desk, journal: Journal) -> None:
    changed = {(desk.top / item.path).parent for item in journal.items}
    keep_folders(*changed, *((desk.top / folder).parent for folder in journal.made))
