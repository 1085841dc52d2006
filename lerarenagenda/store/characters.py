"""What a text may not hold, whatever it says: other encodings, control characters, marks of a conflict."""

import re
from collections.abc import Iterator

from lerarenagenda.diagnostics import Problem
from lerarenagenda.i18n import say

LIMIT_PROBLEMS = 20
LIMIT_QUOTE = 60
# Everything here is also "not printable" to Python, which makes a clean text quick to recognise.
_REFUSED = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
)
REFUSED = re.compile(f"\t+|[{_REFUSED}]+|\r(?!\n)")
ESCAPE = re.compile(r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|.)", re.DOTALL)
_LETTERS = dict(zip("0abtvfreNLP", "\0\a\b\t\v\f\r\x1b\x85\u2028\u2029", strict=True))
_UNSEEN = "\u200b\u2060\ufeff"  # they take no room and change nothing: text that was copied brings them along
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARKER_LINE = re.compile(r"^(<{7}|\|{7}|={7}|>{7})[^\r\n]*", re.MULTILINE)


def text_of(raw: bytes) -> str:
    """The text of a file for showing places in it, whatever is wrong with its bytes."""
    return raw.decode("utf-8", "replace")


def decoded(raw: bytes) -> tuple[str | None, list[Problem]]:
    """The characters of a file, those that could not be understood replaced; None when it is another encoding."""
    hint = say("save the file as UTF-8")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem("A101", say("the file is written in UTF-16, not in UTF-8"), 0, 0, hint)]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        start = len(raw[: error.start].decode("utf-8"))
        says = say("the byte {byte} is not UTF-8", byte=f"0x{raw[error.start]:02X}")
        return text_of(raw), [Problem("A101", says, start, start + 1, hint)]


def characters(text: str) -> Iterator[Problem]:
    """Tabs, control characters and characters that change how others are shown."""
    if text.replace("\n", "").isprintable():
        return
    for number, found in enumerate(REFUSED.finditer(text)):
        if number == LIMIT_PROBLEMS:
            return
        yield _character(found[0], found.start(), found.end())


def _character(run: str, start: int, end: int) -> Problem:
    char = run[0]
    if char == "\t":
        return Problem("A105", say("there is a tab"), start, end, say("use spaces instead"), " " * (end - start))
    instead = None if run.strip(_UNSEEN) else ""
    if char == "\ufeff" and start == 0:
        says = say("the file begins with a byte order mark")
        return Problem("A106", says, start, end, say("save the file as UTF-8 without one"), instead)
    says = say("the character {name} is not allowed", name=_named(char))
    return Problem("A106", says, start, end, say("remove it; it may not be visible"), instead)


def _named(char: str) -> str:
    """The number and the name of a character."""
    from unicodedata import name

    return f"U+{ord(char):04X} {name(char, '')}".rstrip()


def conflicts(text: str) -> Iterator[Problem]:
    """Each place where git could not join two versions."""
    if not any(map(text.__contains__, _MARKERS)):
        return
    blocks: list[list[re.Match[str]]] = []
    closed = True
    for found in _MARKER_LINE.finditer(text):
        if closed or found[1] == _MARKERS[0]:
            blocks.append([])
        blocks[-1].append(found)
        closed = found[1] == _MARKERS[-1]
    for block in blocks[:LIMIT_PROBLEMS]:
        start, end = block[0].start(), block[-1].end()
        lines = tuple(text.count("\n", 0, found.start()) + 1 for found in block[:LIMIT_PROBLEMS])
        says = say("git left a conflict here; its markers are on line {lines}", lines=lines)
        yield Problem("A107", says, start, end, say("choose what the text must be and remove the markers"))


def refused_escapes(source: str) -> Iterator[tuple[str, int]]:
    """The escapes in a quoted text that stand for a refused character, and where."""
    for found in ESCAPE.finditer(source):
        digits = found[1] or found[2] or found[3]
        char = chr(int(digits, 16)) if digits else _LETTERS.get(found[0][1], " ")
        if REFUSED.match(char):
            yield found[0], found.start()


def line_end(text: str, start: int) -> int:
    """Where the words on a line end."""
    end = text.find("\n", start)
    return start + len(text[start : end if end >= 0 else len(text)].rstrip(" \r"))


def short(text: str) -> str:
    """A text as a message quotes it."""
    return text if len(text) <= LIMIT_QUOTE else text[: LIMIT_QUOTE - 1] + "…"
