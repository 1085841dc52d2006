"""The two parsers of YAML, which must tell the same, and their complaints in our own words."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, Protocol, cast

from lerarenagenda.diagnostics import Problem
from lerarenagenda.i18n import Text, say
from lerarenagenda.store.characters import ESCAPE, LIMIT_PROBLEMS, line_end

_MASK = "\x01"  # stands in no text that reaches a parser
IN_FULL = say("write the value itself")
NO_TAG = say("remove it, or put quotes around a value that begins with '!'")
DIRECTIVE = say("there is a directive: a line that begins with '%'")
NO_DIRECTIVE = say("remove the line")
ESCAPED = say("the escape {escape} stands for a character that is not allowed")
LEAVE_OUT = say("leave it out")
EMPTY_KEY = say("a key is empty")
ONE_WORD = say("write a word before the colon, such as `title: …`")
AFTER_END = say("there is more text after the end of the outermost value")
HEADER = say("there is something else than an indentation and '+' or '-' beside '|' or '>'")


class Point(Protocol):
    """A place that a parser names."""

    index: int


class Event(Protocol):
    """What a parser tells of one step through the text."""

    start_mark: Point
    end_mark: Point
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


def without_directives(text: str) -> tuple[str, list[Problem]]:
    """The text with the lines before the document that begin with % made comments, and what is wrong with them."""
    if "%" not in text:
        return text, []
    start, starts = 0, []
    for line in text.splitlines(keepends=True):
        if line[0] == "%":
            starts.append(start)
        elif line.strip(" \r\n")[:1] not in ("", "#"):
            break
        start += len(line)
    cleaned = re.sub("^%", "#", text[:start], flags=re.MULTILINE) + text[start:]
    return cleaned, [
        Problem("A115", DIRECTIVE, start, line_end(text, start), NO_DIRECTIVE) for start in starts[:LIMIT_PROBLEMS]
    ]


def c_parser() -> Callable[[str], Callable[[], Event]] | None:
    """The parser written in C, when this installation of PyYAML has it."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return None
    return lambda text: cast(Callable[[], Event], CParser(text).get_event)


@cache
def pure_parser() -> Callable[[str], Callable[[], Event]]:
    """The parser written in Python, made to read the few things that the C parser reads otherwise."""
    from yaml.error import Mark
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner, ScannerError
    from yaml.tokens import ScalarToken

    class Pure(Reader, Scanner, Parser):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)
            self.masked = self.buffer.replace("?", _MASK)

        def scan_plain(self) -> ScalarToken:
            """A question mark inside a text between brackets does not end it."""
            if not self.flow_level:
                return super().scan_plain()
            self.buffer, whole = self.masked, self.buffer
            token = super().scan_plain()
            self.buffer = whole
            if ":" + _MASK in token.value:
                raise ScannerError(None, None, "found unexpected ':'", token.start_mark)
            token.value = token.value.replace(_MASK, "?")
            return token

        def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:  # noqa: FBT001 as it is in PyYAML
            """An escape past the last character there is, is an error in the text."""
            try:
                return super().scan_flow_scalar_non_spaces(double, start_mark)
            except (ValueError, OverflowError):
                raise ScannerError(None, start_mark, "found an impossible escape", self.get_mark()) from None

    return lambda text: cast(Callable[[], Event], Pure(text).get_event)


class _Wording(NamedTuple):
    """How a complaint of a parser is told: what it looks like, the words, and which place they are about."""

    complaint: str
    says: Text
    hint: Text | None = None
    place: str = "here"
    code: str = "A116"


_QUOTES = say("put quotes around the value")
_INDENT = say("begin it in the column of the key or the dash it belongs to")
_WORDINGS = (
    _Wording("scanning a directive", DIRECTIVE, NO_DIRECTIVE, "line", "A115"),
    _Wording("ing a tag|tag handle", say("there is a tag"), NO_TAG, "opened", "A111"),
    _Wording("an anchor|an alias", say("there is an anchor or an alias"), IN_FULL, "opened", "A110"),
    _Wording("impossible escape", ESCAPED, LEAVE_OUT, "escape", "A106"),
    _Wording("escape", say("the escape {sign} does not exist"), say("write \\\\ for a backslash"), "escape"),
    _Wording(
        "mapping values|unexpected ':'",
        say("there is a ':' where no key can be"),
        say("put quotes around a value that holds ': ', or mend the indentation"),
    ),
    _Wording(
        "expected ':'",
        say("this is neither a key with a value nor part of the lines above"),
        say("write `key: value`, or indent what goes on with the value above"),
        "line",
    ),
    _Wording(
        "sequence entries",
        say("there is a '- ' where no list can begin"),
        say("begin a list on the line below its key, or put quotes around the value"),
    ),
    _Wording("mapping keys", say("there is a '? ' where no key can be"), _QUOTES),
    _Wording("quoted scalar", say("the quote {sign} is not closed"), say("close it with the same sign"), "opened"),
    _Wording("block scalar", HEADER, None),
    _Wording("node content.*stream end", say("the file ends inside brackets"), say("close them")),
    _Wording(
        "expected ',' or",
        say("there is no ',' and no closing bracket for the {sign!r} that opens here"),
        say("close it, or put a ',' between two values"),
        "opened",
    ),
    _Wording("node content", say("there is {sign!r} where a value is expected"), _QUOTES),
    _Wording("<block end>.*found ':'", EMPTY_KEY, ONE_WORD, "here", "A114"),
    _Wording("<block end>.*first on its line", say("this line is not in one column with those it belongs to"), _INDENT),
    _Wording("<block end>", say("there is more text after a value"), say("put quotes around all of it")),
    _Wording("cannot start", say("a value cannot begin with {sign!r}"), _QUOTES),
    _Wording("document start", AFTER_END),
    _Wording("", say("this is not YAML: {reason}")),
)


def syntax(error: Exception, text: str) -> Problem:
    """What a parser complains about, in our own words."""
    here, opened = (
        mark.index if (mark := getattr(error, name, None)) else None for name in ("problem_mark", "context_mark")
    )
    here = min(here or 0, len(text))
    opened = here if opened is None else opened
    reason = str(getattr(error, "problem", None) or error)
    first = "" if text[:here].rpartition("\n")[2].strip() else " first on its line"
    complaint = f"{getattr(error, 'context', '')}: {reason}{first}"
    wording = next(each for each in _WORDINGS if re.search(each.complaint, complaint))
    start, end = _place(wording.place, text, here, opened)
    values = {"sign": text[start:end], "escape": text[start:end], "reason": reason}
    return Problem(wording.code, say(wording.says.template, **values), start, end, wording.hint)


def _place(kind: str, text: str, here: int, opened: int) -> tuple[int, int]:
    if kind == "line":
        return opened, line_end(text, opened)
    if kind == "escape":
        start = text.rfind("\\", 0, here + 1)
        found = ESCAPE.match(text, start)
        return start, found.end() if found else here
    start = opened if kind == "opened" else here
    return start, min(start + 1, len(text))
