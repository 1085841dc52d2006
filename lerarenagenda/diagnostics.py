"""What is wrong and where: severities, places and findings, without a word of any domain."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum

from lerarenagenda.i18n import Text, count, say

Route = tuple[str | int, ...]
MOST_ALIKE = 100  # findings of one rule in one file that are shown


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
class Edit:
    """In one file, other words for the characters from `start` to `end` (counted from 0, end exclusive)."""

    path: str
    start: int
    end: int
    text: str


class Mending(Enum):
    """What is done at a place: its value written anew, alone or as a list of one; its key; or both left out."""

    VALUE = "value"
    LIST = "list"
    KEY = "key"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True, slots=True)
class Mend:
    """What mends the place at a route: other words, of one line, or nothing; a safe one keeps what was meant."""

    route: Route
    to: str = ""
    how: Mending = Mending.VALUE
    safe: bool = True

    @property
    def says(self) -> Text:
        """What it does."""
        if self.how is Mending.LEAVE_OUT:
            return say("leave out {key!r}", key=str(self.route[-1]) if self.route else "")
        return say("write {to!r}", to=self.to)


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a finding; a safe one cannot change what was meant."""

    says: Text
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Allowance:
    """That a finding is allowed for a time: until which day, why, and where that stands."""

    until: date
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong inside one text, at the character offsets `start` to `end` (end exclusive)."""

    code: str
    says: Text
    start: int
    end: int
    hint: Text | None = None
    instead: str | None = None  # what can stand there without anything being lost


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: the code of its rule, its weight, what is, where, what to do; the slug names the rule in words.

    `new` says whether it was not there at the base that was compared with; None when there is no base.
    """

    code: str
    severity: Severity
    says: Text
    place: Place
    hint: Text | None = None
    related: tuple[Related, ...] = ()
    slug: str = ""
    fix: Fix | None = None
    allowed: Allowance | None = None
    new: bool | None = None

    @property
    def identity(self) -> str:
        """What stays the same when lines move or days pass: its rule, file, keys and the words it quotes.

        Items of a list and numbers are left out; the same finding twice in one file gives the same words.
        """
        keys = "/".join(step for step in self.place.route if isinstance(step, str))
        quoted = sorted(f"{name}={value}" for name, value in self.says.values.items() if isinstance(value, str))
        return "\0".join((self.code, self.place.path, keys, self.says.template, *quoted))

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


def fingerprints(found: Iterable[Diagnostic]) -> list[str]:
    """A short name for each finding by its identity; of equal ones the second is told from the first."""
    from hashlib import sha256

    seen: dict[str, int] = {}
    names = []
    for one in found:
        identity = one.identity
        seen[identity] = seen.get(identity, 0) + 1
        names.append(sha256(f"{identity}\0{seen[identity]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return names


def marked_new(found: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings, each with whether it was not there before."""
    present = list(found)
    known = set(fingerprints(before))
    names = fingerprints(present)
    return [replace(one, new=name not in known) for one, name in zip(present, names, strict=True)]


def shortened(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings, but of those of one rule in one file no more than people read: one more counts the rest."""
    listed = list(found)
    alike = Counter((one.code, one.place.path) for one in listed)
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for one in listed:
        kind = one.code, one.place.path
        seen[kind] += 1
        if seen[kind] <= MOST_ALIKE:
            kept.append(one)
        elif seen[kind] == MOST_ALIKE + 1:
            kept.append(_counting(one, alike[kind] - MOST_ALIKE))
    return kept


def _counting(first: Diagnostic, left: int) -> Diagnostic:
    says = count(
        "{n} more finding of this rule in this file is not shown",
        "{n} more findings of this rule in this file are not shown",
        left,
    )
    return replace(first, says=says, hint=say("mend the others first, then check again"), related=(), fix=None)


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a rule says of itself, for formats that show it beside its findings."""

    code: str
    slug: str
    severity: Severity
    title: Text
    why: Text
    fix: Text
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, in how many files, with the texts that findings point into.

    `allowed` are findings that the data allows for a time; `rules` are the pages of the rules that found something,
    by code; `folder` is where the agenda lies as seen by the reader; `base` the revision compared with;
    `narrowed` says what kept findings out; with `of_allowed` the findings are those that are allowed.
    """

    found: tuple[Diagnostic, ...]
    files: int
    unread: int
    folder: str
    texts: Mapping[str, str]
    allowed: tuple[Diagnostic, ...] = ()
    rules: Mapping[str, RulePage] = field(default_factory=dict)
    base: str | None = None
    narrowed: Text | None = None
    of_allowed: bool = False

    def shown_path(self, place: Place) -> str:
        """A file's path from where the reader stands."""
        return f"{self.folder}/{place.path}" if self.folder else place.path
