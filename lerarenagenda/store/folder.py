"""Which files a folder holds, and reading one of them without being led elsewhere."""

import errno
import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath
from typing import Protocol

from lerarenagenda.diagnostics import Problem
from lerarenagenda.i18n import Text, say
from lerarenagenda.store.document import REFUSED

LIMIT_DEPTH = 8
LIMIT_FILES = 200_000
KEEPERS = frozenset({".gitkeep", ".gitignore", ".gitattributes"})
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\.|\Z)", re.IGNORECASE)  # whatever the ending


class Files(Protocol):
    """The files of an agenda, wherever they are: in a folder, or in a revision of a repository."""

    def listed(self) -> tuple[list[str], list[tuple[str, Problem]]]:
        """Every file with an ordinary name, and everything else that is there and why it is not read."""
        ...

    def read(self, path: str, *, limit: int) -> bytes | Problem:
        """What one file holds, up to one byte past the limit."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """The files as they lie in a folder."""

    root: Path

    def listed(self) -> tuple[list[str], list[tuple[str, Problem]]]:
        """Every file below it, see `files`."""
        return files(self.root)

    def read(self, path: str, *, limit: int) -> bytes | Problem:
        """One of them, see `read_bytes`."""
        return read_bytes(self.root, path, limit=limit)


_FLAGS = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
_OPENING = sum(getattr(os, name, 0) for name in _FLAGS)  # not every system has them all


@dataclass(frozen=True, slots=True)
class Overlaid:
    """Other files, some of them with other contents, or none: how a folder would be after a change."""

    files: Files
    contents: Mapping[str, bytes | None]

    def listed(self) -> tuple[list[str], list[tuple[str, Problem]]]:
        """Every file of both."""
        found, problems = self.files.listed()
        gone = {path for path, held in self.contents.items() if held is None}
        return sorted({*found, *self.contents} - gone), problems

    def read(self, path: str, *, limit: int) -> bytes | Problem:
        """One of them."""
        held = self.contents.get(path)
        return held[: limit + 1] if held is not None else self.files.read(path, limit=limit)


def files(root: Path) -> tuple[list[str], list[tuple[str, Problem]]]:
    """Every file below `root`, and everything there that is not a plain file with an ordinary name.

    Paths are those below the root, with forward slashes. Links are never followed.
    """
    found: list[str] = []
    problems: list[tuple[str, Problem]] = []
    folders = [("", 0)]
    seen = 0
    while folders and seen <= LIMIT_FILES:
        folder, depth = folders.pop()
        entries = _entries(root, folder)
        if isinstance(entries, Problem):
            problems.append((folder.rstrip("/") or ".", entries))
            continue
        seen += len(entries)
        for entry in entries:
            kind = _kind(entry)
            if isinstance(kind, Problem):
                problems.append((folder + _visible(entry.name), kind))
            elif kind == stat.S_IFREG:
                found.append(folder + entry.name)
            elif depth < LIMIT_DEPTH:
                folders.append((f"{folder}{entry.name}/", depth + 1))
            else:
                problems.append((folder + entry.name, _too_deep()))
    if seen > LIMIT_FILES:
        problems.append((".", _too_many()))
    return _in_order(found, problems)


def told(paths: Iterable[tuple[str, int]]) -> tuple[list[str], list[tuple[str, Problem]]]:
    """The same as `files` of a list of paths with their modes, which names no folders."""
    found: list[str] = []
    problems: list[tuple[str, Problem]] = []
    for number, (path, mode) in enumerate(paths):
        if number == LIMIT_FILES:
            problems.append((".", _too_many()))
            break
        problem = _path_problem(path, mode)
        if problem:
            problems.append((_visible(path), problem))
        else:
            found.append(path)
    return _in_order(found, problems)


def _path_problem(path: str, mode: int) -> Problem | None:
    odd = next((odd for part in path.split("/") if (odd := _odd_name(part))), None)
    if odd:
        return _problem("A118", odd, say("rename it"))
    if stat.S_ISLNK(mode):
        return _link()
    if not stat.S_ISREG(mode):
        return _not_plain()
    return _too_deep() if path.count("/") > LIMIT_DEPTH else None


def _in_order(
    found: Iterable[str], problems: Iterable[tuple[str, Problem]]
) -> tuple[list[str], list[tuple[str, Problem]]]:
    kept = (path for path in found if path.rpartition("/")[2] not in KEEPERS)
    return sorted(kept), sorted(problems, key=lambda each: each[0])


def read_bytes(root: Path, path: str, *, limit: int) -> bytes | Problem:
    """What one file below `root` holds, up to one byte past the limit; no link on the way is followed."""
    parts = path.split("/")
    if not path or ".." in parts or PurePath(path).anchor:
        return _problem("A120", say("{path!r} is not a path below the folder", path=path))
    place = os.fspath(root)
    try:
        for part in parts:
            place = f"{place}{os.sep}{part}"
            mode = os.lstat(place).st_mode
            if stat.S_ISLNK(mode):
                return _link()
        return _read(place, limit) if stat.S_ISREG(mode) else _not_plain()
    except (OSError, ValueError) as error:
        return _unreadable(error)


def _entries(root: Path, folder: str) -> list[os.DirEntry[str]] | Problem:
    try:
        with os.scandir(root / folder) as entries:
            return list(islice(entries, LIMIT_FILES + 1))
    except OSError as error:
        return _unreadable(error)


def _kind(entry: os.DirEntry[str]) -> int | Problem:
    """Whether an entry is a file or a folder, or else why it is not read."""
    odd = _odd_name(entry.name)
    if odd:
        return _problem("A118", odd, say("rename it"))
    try:
        if entry.is_symlink():
            return _link()
        if entry.is_file(follow_symlinks=False):
            return stat.S_IFREG
        return stat.S_IFDIR if entry.is_dir(follow_symlinks=False) else _not_plain()
    except OSError as error:
        return _unreadable(error)


def _odd_name(name: str) -> Text | None:
    """What is wrong with a name: other systems and people must be able to read it in one way."""
    if _DEVICE.match(name):
        return say("Windows keeps the name {name!r} for itself", name=name)
    if name.isascii() and name.isprintable():
        return None
    from unicodedata import is_normalized

    if REFUSED.search(name) or "\n" in name:  # bytes that are not UTF-8 are among them
        return say("the name holds characters that are not allowed")
    return None if is_normalized("NFC", name) else say("the name is not in the composed form of Unicode (NFC)")


def _visible(name: str) -> str:
    """A name that can be shown: what does not print is written as its number."""
    known = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in known)


def _read(place: str, limit: int) -> bytes | Problem:
    descriptor = os.open(place, os.O_RDONLY | _OPENING)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # it was changed for another since it was looked at
            return _not_plain()
        found = b""
        while len(found) <= limit and (more := os.read(descriptor, limit + 1 - len(found))):
            found += more
        return found
    finally:
        os.close(descriptor)


def _problem(code: str, says: Text, hint: Text | None = None) -> Problem:
    return Problem(code, says, 0, 0, hint)


def _too_many() -> Problem:
    says = say("there are more than {limit} files and folders; not all are read", limit=LIMIT_FILES)
    return _problem("A109", says, say("put what is no record elsewhere"))


def _too_deep() -> Problem:
    says = say("this folder is more than {limit} folders deep; it is not read", limit=LIMIT_DEPTH)
    return _problem("A109", says, say("put what is no record elsewhere"))


def _link() -> Problem:
    return _problem("A117", say("this is a link; links are not followed"), say("put the file itself here"))


def _not_plain() -> Problem:
    return _problem("A120", say("this is not a plain file"), say("put a plain file in its place"))


def _unreadable(error: OSError | ValueError) -> Problem:
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return _link()
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return _problem("A120", say("cannot be read: {reason}", reason=reason), say("give yourself the right to read it"))
