"""The shape of every answer: a document of sections with lines, facts and grids; values, no colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Union

from lerarenagenda.dates import Period
from lerarenagenda.i18n import Bilingual, Text, count


@dataclass(frozen=True, slots=True)
class Word:
    """A value as a word: what machines get, the word for people, and the label by which a theme marks it."""

    key: Union[str, bool, Sequence[str], None]  # noqa: UP007 as Cell is written
    says: Text
    label: str


Cell = Union[  # noqa: UP007 a type that names itself
    None, str, int, date, Period, Text, Bilingual, Word, Sequence["Cell"], Mapping[str, "Cell"]
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` names it for machines, `title` for people.

    `grows` takes the room that is left and folds long values; `wide` appears from 104 columns; `right` is for
    numbers; `below` names cells whose lines stand under this one's value.
    """

    key: str
    title: Text
    grows: bool = False
    wide: bool = False
    right: bool = False
    below: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: every value for machines by key, and what people are shown instead or beside it.

    Rows of one `group` stand together under its name.
    """

    cells: Mapping[str, Cell]
    shown: Mapping[str, Cell] = field(default_factory=dict)
    group: Cell = None

    def seen(self, key: str) -> Cell:
        """What people are shown under a key."""
        return self.shown[key] if key in self.shown else self.cells.get(key)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value with its label; one that is told `elsewhere` in the answer is only for machines."""

    key: str
    label: Text
    value: Cell
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an answer; with `facts` it is one thing described, with a grid it is many.

    `verbatim` is shown as it is, line by line.
    What stands `aside` is for orientation: it repeats, summed up, what other sections hold.
    """

    key: str
    title: Text | Bilingual | None = None
    lines: tuple[Text | Word, ...] = ()
    verbatim: str = ""
    facts: tuple[Fact, ...] = ()
    grid: Grid | None = None
    sections: tuple["Section", ...] = ()
    closing: tuple[Text, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole answer: what was asked, for which day, the parts, the counts by name, and what could not be read.

    `filters` keep something out, and `narrowed` says so: part of a list is never shown as the whole.
    """

    kind: str
    as_of: date | None
    title: Text
    sections: tuple[Section, ...] = ()
    counts: Mapping[str, Cell] = field(default_factory=dict)
    closing: tuple[Text, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    narrowed: Text | None = None
    commit: str | None = None
    unread: tuple[str, ...] = ()

    def incomplete(self) -> Text | None:
        """That files are missing from the answer; None when all were read."""
        if not self.unread:
            return None
        return count(
            "not complete: {n} file cannot be read", "not complete: {n} files cannot be read", len(self.unread)
        )
