"""The comments in a file: what stands after a `#` that is not part of a value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lerarenagenda.store.document import Document, Mark, span_of

_SIGN = re.compile(r"#[^\r\n]*")
_CONTENT = re.compile(r"^[ ]*([^\s#])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its characters, counted from 0, what it says with its `#`, and the line it is about.

    That is the line it stands on, or when it stands alone the next one with something else on it, counted from 1.
    `whole` are the characters to remove so that nothing of it is left.
    """

    start: int
    end: int
    text: str
    line: int
    whole: tuple[int, int]


def comments(document: Document, *, saying: str = "") -> Iterator[Comment]:
    """Every comment, or every one with these words in it, from top to bottom."""
    text, before, following = document.text, 0, 0
    for start, end in [*values_of(document), (len(document.text),) * 2]:
        for found in _SIGN.finditer(text, before, _said_from(text, start)):  # outside values a # is nothing else
            if saying not in found[0]:
                continue
            if following < found.end():
                content = _CONTENT.search(text, found.end())
                following = content.start(1) if content else len(text) + 1
            yield _comment(text, *found.span(), following=following)
        before = end


def values_of(document: Document) -> list[tuple[int, int]]:
    """Where each key and each value that is one text stands, in order."""
    return sorted(_values(document.marks))


def _values(mark: Mark) -> Iterator[tuple[int, int]]:
    start, end, inside = mark
    if isinstance(inside, dict):
        for key_start, key_end, value in inside.values():
            yield key_start, key_end
            yield from _values(value)
    elif isinstance(inside, list):
        for item in inside:
            yield from _values(item)
    else:
        yield start, end


def _said_from(text: str, start: int) -> int:
    """Where the words of a value begin: those of a block text on the line after its sign."""
    line_end = text.find("\n", start) if text[start : start + 1] in ("|", ">") else start
    return line_end if line_end >= 0 else len(text)


def _comment(text: str, start: int, end: int, *, following: int) -> Comment:
    line_start = text.rfind("\n", 0, start) + 1
    alone = not text[line_start:start].strip()
    about = following if alone and following < len(text) else start
    blank = len(text[line_start:start]) - len(text[line_start:start].rstrip())
    after = text.find("\n", end)
    whole = (line_start, after + 1 if after >= 0 else len(text)) if alone else (start - blank, end)
    return Comment(start, end, text[start:end].rstrip(), span_of(text, about, about).line, whole)
