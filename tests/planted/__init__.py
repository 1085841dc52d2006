"""Planted faults: one mistake each in the second agenda, and the one finding that it must give.

Each file here holds the faults of one family of rules, written as differences:

    B101 the partner of an action is nobody (on 2024-07-01)
    @ actions/school-crossings.yaml
    -  - party: schools
    +  - party: ⟦shools⟧

The first line gives the code, what is wrong, and the day if it is another than the agenda's. After `@` comes a file
below the agenda's folder; then lines as they are (-), as they become (+) and beside them (a space), with a blank line
between two places of one file. Lines that are only added, beside nothing, go to the end. A file may be `(whole)`,
`(removed)`, `(latin-1)`, `(300 KiB)`, a `(pipe)` or a link (`-> path`), as in the examples of rule pages.

⟦ and ⟧ are around the place of the finding; ⟦ alone means to the end of the file; without them the finding is of the
first file as a whole, which may be one that only stands for a place: `(here)`. In a text ␉ stands for a tab, and so do
the other signs for control characters.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path

from lerarenagenda.diagnostics import Span
from lerarenagenda.store.document import span_of
from tests.another import DAY, ROOT
from tests.pages import CONTROLS, lay

CASE = re.compile(r"^(?P<code>[A-Z]\d{3}) (?P<words>.+?)(?: \(on (?P<day>\d{4}-\d{2}-\d{2})\))?$")
PLACE = re.compile(r"^@ (?P<path>\S+)(?: \((?P<how>[^)]+)\)| (?P<link>-> \S+))?$")
HERE = "here"
START, END = "⟦", "⟧"


@dataclass(frozen=True)
class Change:
    """One file, how it is laid, and the places in it that are changed: as they are, and as they become."""

    path: str
    how: str
    places: tuple[tuple[str, str], ...]

    def marked(self, root: Path) -> str:
        """The file as it becomes, with the marks in it."""
        if self.how:
            return "".join(new for _, new in self.places).translate(CONTROLS)
        text = (root / self.path).read_text(encoding="utf-8")
        for old, new in self.places:
            assert not old or f"\n{text}".count(f"\n{old}") == 1, f"{self.path} does not hold once:\n{old}"
            text = f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:] if old else text + new
        return text.translate(CONTROLS)


@dataclass(frozen=True)
class Fault:
    """One mistake, in one file or more, and the code that finds it."""

    code: str
    words: str
    day: date
    changes: tuple[Change, ...]

    def plant(self, root: Path) -> tuple[str, Span | None]:
        """Make the mistake in an agenda; gives the file and the place where it must be found."""
        place: tuple[str, Span | None] = (self.changes[0].path.translate(CONTROLS), None)
        for change in self.changes:
            path, marked = change.path.translate(CONTROLS), change.marked(root)
            text = marked.replace(START, "").replace(END, "")
            if START in marked:
                start = marked.index(START)
                end = marked.index(END) - 1 if END in marked else len(text.rstrip())
                place = (path, span_of(text, start, end))
            if change.how != HERE:
                lay(root / path, change.how or "whole", text)
        return place

    def take_out(self, root: Path) -> None:
        """Make the agenda sound again."""
        for path in (change.path.translate(CONTROLS) for change in self.changes if change.how != HERE):
            file = root / path
            file.unlink(missing_ok=True)
            if (ROOT / path).exists():
                shutil.copy(ROOT / path, file)
            for folder in takewhile(lambda folder: not (ROOT / folder.relative_to(root)).exists(), file.parents):
                folder.rmdir()


def faults() -> Iterator[Fault]:
    """All of them, family by family."""
    for file in sorted(Path(__file__).parent.glob("*.diff")):
        yield from _faults(file.read_text(encoding="utf-8").splitlines())


def _faults(lines: list[str]) -> Iterator[Fault]:
    starts = [number for number, line in enumerate(lines) if CASE.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        said = CASE.match(lines[start])
        assert said
        day = date.fromisoformat(said["day"]) if said["day"] else DAY
        yield Fault(said["code"], said["words"], day, tuple(_changes(lines[start + 1 : end])))


def _changes(lines: list[str]) -> Iterator[Change]:
    starts = [number for number, line in enumerate(lines) if line.startswith("@")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        said = PLACE.match(lines[start])
        assert said, lines[start]
        yield Change(said["path"], said["how"] or said["link"] or "", tuple(_places(lines[start + 1 : end])))


def _places(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each stretch of lines between blank ones, as it is and as it becomes."""
    stretch: list[str] = []
    for line in [*lines, ""]:
        if line and not line.startswith("#"):
            stretch.append(line)
        elif stretch:
            yield _told(stretch, "- "), _told(stretch, "+ ")
            stretch = []


def _told(lines: list[str], signs: str) -> str:
    return "".join(f"{line[1:]}\n" for line in lines if line[0] in signs)
