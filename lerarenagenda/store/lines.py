"""The text of one value on lines of its own, moved to another column without a change in what it says."""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"(?P<sign>[|>])(?P<how>[-+0-9]*)(?P<rest>[^\r\n]*)")
_DIGIT = re.compile(r"[1-9]")
_KEEPS = re.compile(r"[|>][1-9]?\+")


def runs_on(lines: list[str]) -> bool:
    """Whether a value is a block text that takes in the blank lines after it."""
    return _KEEPS.match(lines[0]) is not None


def moved(text: str, span: tuple[int, int], *, says: object, column: int, to: int) -> list[str]:
    """The lines of the value that stands at `span` and `says` this: the first as it is, those below it moved.

    `column` is that of the key or dash that it belongs to, `to` the new one.
    """
    start, end = span
    if text.startswith(("|", ">"), start):
        return _block_text(text, start, str(says), column=column, to=to)
    first, *rest = text[start:end].replace("\r\n", "\n").split("\n")
    return [first, *(_indented(line.lstrip(" "), to + 2) for line in rest)]


def _indented(line: str, column: int) -> str:
    return " " * column + line if line else ""


def _block_text(text: str, start: int, says: str, *, column: int, to: int) -> list[str]:
    """A block text with its sign."""
    header = _HEADER.match(text, start)
    assert header  # the parser has read it
    how, ends = header["how"], len(says) - len(says.rstrip("\n"))
    digit = _DIGIT.search(how)
    said = _said(text, header.end(), column, digit[0] if digit else None)
    if "+" in how:
        said += [""] * (ends - 1 if said else ends)
    if said and not ends and "-" not in how:  # the file ended here, without the end of a line
        how = how.replace("+", "") + "-"
    deeper = int(digit[0]) if digit else 2
    return [f"{header['sign']}{how}{header['rest'].rstrip()}", *(_indented(line, to + deeper) for line in said)]


def _said(text: str, start: int, column: int, digit: str | None) -> list[str]:
    """The lines up to the first that stands further out, without their indentation and the empty ones at the end.

    Without a digit in the sign, that indentation is that of the first line with something on it.
    """
    inner = column + int(digit) if digit else 0
    said = []
    for line in _lines(text, start):
        wide = len(line) - len(line.lstrip(" "))
        if line[wide:]:
            if wide <= column or wide < inner:
                break
            inner = inner or wide
        said.append(line)
    said = [line[inner:] if inner else "" for line in said]
    while said and not said[-1]:
        said.pop()
    return said


def _lines(text: str, start: int) -> Iterator[str]:
    """The lines after the one on which `start` is."""
    end = text.find("\n", start)
    while end >= 0:
        start = end + 1
        end = text.find("\n", start)
        yield text[start : end if end >= 0 else len(text)].removesuffix("\r")
