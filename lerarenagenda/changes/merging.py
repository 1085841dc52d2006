"""Records from two branches: how git has them joined by what they say, and what is joined when it asks."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lerarenagenda.changes.editors import LARGEST, Told, put
from lerarenagenda.changes.written_form import form_of, kind_of
from lerarenagenda.store.folder import read_bytes
from lerarenagenda.store.house_style import PLAIN, Form
from lerarenagenda.store.markers import joined_lines, whole
from lerarenagenda.store.merge import merged
from lerarenagenda.store.repository import keep_setting, repository, setting

DRIVER = "agenda"
ATTRIBUTES = ".gitattributes"
# Where the program is not found or fails, no marks are left: then git joins the file line by line, as it always does.
COMMAND = (
    "agenda merge-driver %O %A %B %P %L || { grep -q '^<<<<<<<' %A && exit 1; "
    "git merge-file --diff3 --marker-size=%L -L ours -L base -L theirs %A %O %B; }"
)
SETTINGS: Mapping[str, str] = {
    f"merge.{DRIVER}.name": "one record from two branches, by its fields",
    f"merge.{DRIVER}.driver": COMMAND,
}
_UNUSUAL = re.compile(rb"[^A-Za-z0-9_./-]")


@dataclass(frozen=True, slots=True)
class Joined:
    """A file as it is to be, and whether conflicts are left in it."""

    content: bytes
    clashing: bool


def form_at(path: str) -> Form:
    """How the file at a path is merged, by the last names in it; what is no record by its keys alone."""
    names = path.split("/")
    kinds = (kind_of("/".join(names[-count:])) for count in (3, 2, 1))
    kind = next((one for one in kinds if one), None)
    return form_of(kind, {}) if kind else PLAIN


def joined(path: str, base: bytes, ours: bytes, theirs: bytes, *, size: int) -> Joined:
    """What two branches made of one file, together."""
    merge = merged(*(_text(raw) for raw in (base, ours, theirs)), form=form_at(path), size=size)
    return Joined(merge.text.encode("utf-8", "surrogateescape"), clashing=bool(merge.conflicts))


def side_by_side(base: bytes, ours: bytes, theirs: bytes, *, size: int) -> Joined:
    """The same as one conflict of all that differs."""
    pieces = whole(*(_text(raw) for raw in (base, ours, theirs)), size=size)
    return Joined(joined_lines(pieces).encode("utf-8", "surrogateescape"), clashing=True)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class ToldGit:
    """What git has to know to join records: the line in its file of attributes, and settings of this clone."""

    attributes: Told
    settings: Mapping[str, str]  # those that are still to be made

    @property
    def installed(self) -> bool:
        """Whether nothing is left to do."""
        return not self.settings and self.attributes.before == self.attributes.after


def told_to_git(root: Path) -> ToldGit | None:
    """What git knows and is to know of the agenda in a folder; None without a repository."""
    top = top_of(root)
    if top is None or repository(root) is None:
        return None
    wanted = {name: value for name, value in SETTINGS.items() if setting(root, name) != value}
    return ToldGit(_attributes(top, f"{_pattern(root, top)} merge={DRIVER}"), wanted)


def install(root: Path) -> ToldGit | None:
    """Have git join the records of an agenda in this clone; what it was told, None without a repository.

    Raises OSError when the file of attributes cannot be written.
    """
    told = told_to_git(root)
    if told:
        if told.attributes.before != told.attributes.after:
            put(top_of(root) or root, told.attributes)
        make_settings(root, told.settings)
    return told


def top_of(root: Path) -> Path | None:
    """The folder of the repository round an agenda, by its `.git`."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)


def make_settings(root: Path, settings: Mapping[str, str]) -> bool:
    """Have git keep these settings in this clone; whether it does."""
    return all(keep_setting(root, name, value) for name, value in settings.items())


def _pattern(root: Path, top: Path) -> str:
    """Which files are meant: all YAML of an agenda; a sign that git could take otherwise may be any."""
    below = "" if root == top else f"{root.relative_to(top).as_posix()}/"
    return _UNUSUAL.sub(b"?", os.fsencode(below)).decode() + "**/*.yaml"


def _attributes(top: Path, line: str) -> Told:
    """The file of attributes with one more line, when it does not have it yet."""
    file = top / ATTRIBUTES
    if not os.path.lexists(file):
        return Told(ATTRIBUTES, None, f"{line}\n".encode(), line)
    held = read_bytes(top, ATTRIBUTES, limit=LARGEST)
    if not isinstance(held, bytes):
        return Told(ATTRIBUTES, None, None, line)
    if line.encode() in held.splitlines():
        return Told(ATTRIBUTES, held, held, line)
    end = b"\r\n" if b"\r\n" in held else b"\n"
    room = b"" if not held or held.endswith(b"\n") else end
    return Told(ATTRIBUTES, held, held + room + line.encode() + end, line)
