"""What is wrong and where: severities, places and findings, without a word of any domain."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lerarenagenda.i18n import Text

Route = tuple[str | int, ...]


class Severity(StrEnum):
    """How bad a finding is; the order of the members is the order of weight."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Part of a text file: lines and columns count characters from 1; the end column is the first one past it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """A file, by its path below the agenda's folder with forward slashes, and the span in it when one is known."""

    path: str
    span: Span | None = None
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that helps to understand a finding, and why."""

    place: Place
    says: Text


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong inside one text, at the character offsets `start` to `end` (end exclusive)."""

    code: str
    says: Text
    start: int
    end: int
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: the code of its rule, its weight, what is, where, what to do; the slug names the rule in words."""

    code: str
    severity: Severity
    says: Text
    place: Place
    hint: Text | None = None
    related: tuple[Related, ...] = ()
    slug: str = ""

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By file, then place, then code; equal runs give equal order."""
        span = self.place.span
        line, column = (span.line, span.column) if span else (0, 0)
        return (self.place.path, line, column, self.code, self.says.template)


def counted(found: list[Diagnostic]) -> Mapping[Severity, int]:
    """How many findings of each weight."""
    totals = dict.fromkeys(Severity, 0)
    for diagnostic in found:
        totals[diagnostic.severity] += 1
    return totals


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, in how many files, with the texts that findings point into."""

    found: tuple[Diagnostic, ...]
    files: int
    unread: int
    folder: str
    texts: Mapping[str, str]

    def shown_path(self, place: Place) -> str:
        """A file's path from where the reader stands."""
        return f"{self.folder}/{place.path}" if self.folder else place.path
