"""One file: from bytes to plain text values, with the place of every key and value."""

import re
from bisect import bisect
from dataclasses import dataclass, field
from functools import lru_cache

from lerarenagenda.diagnostics import Problem, Route, Span
from lerarenagenda.i18n import say
from lerarenagenda.store.characters import LIMIT_PROBLEMS, LIMIT_QUOTE, REFUSED, characters, conflicts, decoded, text_of
from lerarenagenda.store.events import LIMIT_DEPTH, LIMIT_NODES, Mark, Value, reading_of

LIMIT_BYTES = 256 * 1024


def span_of(text: str, start: int, end: int) -> Span:
    """The lines and columns of the characters from `start` to `end`."""
    starts = _line_starts(text)
    line, end_line = bisect(starts, start), bisect(starts, end)
    return Span(line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)


@lru_cache(maxsize=4)
def _line_starts(text: str) -> list[int]:
    """Where each line begins; a text may be asked for thousands of places."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says, and where it says it."""

    value: dict[str, Value]
    text: str = field(repr=False)
    marks: Mark = field(repr=False, compare=False)

    def span(self, route: Route, *, key: bool = False) -> Span:
        """Where the value at `route` stands, or its key; of what is missing, where it would have belonged."""
        return span_of(self.text, *self.offsets(route, key=key))

    def offsets(self, route: Route, *, key: bool = False) -> tuple[int, int]:
        """The same as the characters of `text`, counted from 0, the end exclusive."""
        named, mark = (0, 0), self.marks
        for step in route:
            inside = mark[2]
            if isinstance(inside, dict) and isinstance(step, str) and step in inside:
                start, end, mark = inside[step]
                named = (start, end)
            elif isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
                mark = inside[step]
                named = mark[:2]
            else:
                return named
        return named if key else mark[:2]


def read(raw: bytes, *, pure: bool = False) -> tuple[Document | None, list[Problem]]:
    """Everything a file says, or else everything that keeps it from being read.

    The places of problems count the characters of `text_of(raw)`; `pure` does without the C part of PyYAML.
    """
    if len(raw) > LIMIT_BYTES:
        return None, [too_large()]
    text, problems = decoded(raw)
    if text is None:
        return None, problems
    found = list(conflicts(text))
    problems += [*characters(text), *found]
    if found:
        return None, _in_order(problems)
    # the offsets stay as they are: each refused character becomes a space
    reading = reading_of(REFUSED.sub(lambda found: " " * len(found[0]), text) if problems else text, pure=pure)
    if problems:  # what else is wrong with the structure may come from those characters
        problems += [problem for problem in reading.problems if problem.code in ("A110", "A111", "A112", "A113")]
    else:
        problems = reading.problems
    if problems or not isinstance(reading.value, dict):
        return None, _in_order(problems)
    return Document(reading.value, text, reading.marks), []


def too_large() -> Problem:
    """What is said of a file over the limit."""
    says = say("the file has more than {limit} KiB", limit=LIMIT_BYTES // 1024)
    return Problem("A108", says, 0, 0, say("divide it over several files"))


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.start, problem.code))


__all__ = ["LIMIT_BYTES", "LIMIT_DEPTH", "LIMIT_NODES", "LIMIT_PROBLEMS", "LIMIT_QUOTE", "REFUSED", "Document", "Mark"]
__all__ += ["Value", "read", "span_of", "text_of", "too_large"]
