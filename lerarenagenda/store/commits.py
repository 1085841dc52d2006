"""What `git log` tells of the files below a folder, taken apart: a message can say anything and forge nothing."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import Enum
from itertools import islice

# id, parents, when it was written, when it came here, who wrote it, message: none of them can hold a NUL
FIELDS = ("%H", "%P", "%at", "%ct", "%an", "%B")
LONGEST_MESSAGE = 16_384
LONGEST_LINE = 300


class Deed(Enum):
    """What a commit did to a file."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Touch:
    """A file that a commit touched, by its path below the folder; one that was renamed `was` called so before."""

    path: str
    deed: Deed
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: the day it was written, the day it came to stand where it stands, and what it touched.

    A merge touched only what it made different from all that it joined. The author is told only where that is asked.
    """

    id: str
    parents: tuple[str, ...]
    written_on: date | None
    recorded_on: date | None
    author: str = field(repr=False)
    message: str
    touches: tuple[Touch, ...]

    @property
    def subject(self) -> str:
        """The first paragraph of the message on one line."""
        line = " ".join(re.split(r"\n\s*\n", self.message.strip(), maxsplit=1)[0].split())
        return f"{line[:LONGEST_LINE]}…" if len(line) > LONGEST_LINE else line


@dataclass(frozen=True, slots=True)
class _Change:
    """One line of what differs: what happened to a path, and the ids of the contents before and after."""

    path: str
    deed: Deed
    before: str
    after: str


def commits_in(told: bytes, *, below: str, zone: tzinfo | None) -> Iterator[Commit]:
    """The commits in what `git log -z --raw` printed, with paths below a folder, and days of a time zone.

    A part that begins with a colon is followed by a path; any other that is not empty begins a commit.
    """
    parts = iter(told.split(b"\0"))
    fields: list[bytes] = []
    changes: list[_Change] = []
    for part in parts:
        line = part.strip(b"\n")
        if line.startswith(b":"):
            path = os.fsdecode(next(parts, b""))
            if path.startswith(below):
                changes.append(_change(line, path.removeprefix(below)))
        elif line:
            if fields:
                yield _commit(fields, changes, zone)
            fields, changes = [line, *islice(parts, len(FIELDS) - 1)], []
    if fields:
        yield _commit(fields, changes, zone)


def _commit(fields: Sequence[bytes], changes: Sequence[_Change], zone: tzinfo | None) -> Commit:
    name, parents, written, recorded, author, message = fields
    return Commit(
        _text(name),
        tuple(_text(parents).split()),
        _day(written, zone),
        _day(recorded, zone),
        _text(author),
        _text(message[:LONGEST_MESSAGE]),
        tuple(_touches(changes)),
    )


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _day(seconds: bytes, zone: tzinfo | None) -> date | None:
    """The day of a moment; None when no calendar has it."""
    try:
        return datetime.fromtimestamp(int(seconds), zone).date()
    except (ValueError, OverflowError, OSError):
        return None


def _change(line: bytes, path: str) -> _Change:
    """Take apart `:mode mode id id D`; a merge has one more colon, mode, id and sign for each further parent."""
    sides = len(line) - len(line.lstrip(b":"))
    words = _text(line[sides:]).split()
    ids, letters = words[sides + 1 : -1], set(words[-1])
    deed = Deed.ADDED if letters == {"A"} else Deed.REMOVED if letters == {"D"} else Deed.CHANGED
    return _Change(path, deed, ids[0], ids[-1])


def _touches(changes: Sequence[_Change]) -> Iterator[Touch]:
    """What was done to each file; a file that goes and one that comes with the same contents were one file, renamed."""
    gone = [one for one in changes if one.deed is Deed.REMOVED]
    for one in changes:
        before = _same(one, gone) if one.deed is Deed.ADDED else None
        if before:
            gone.remove(before)
        if one.deed is not Deed.REMOVED:
            yield Touch(one.path, Deed.RENAMED if before else one.deed, before.path if before else None)
    for one in gone:
        yield Touch(one.path, Deed.REMOVED)


def _same(new: _Change, gone: Sequence[_Change]) -> _Change | None:
    """The file that went with these contents; of several the one with the same name in another folder."""
    alike = [one for one in gone if one.before == new.after]
    name = new.path.rpartition("/")[2]
    return next((one for one in alike if one.path.rpartition("/")[2] == name), alike[0] if alike else None)
