"""The events of a parser become plain text values with their places, within limits."""

import re
from collections.abc import Callable
from typing import NoReturn

from lerarenagenda.diagnostics import Problem
from lerarenagenda.i18n import Text, say
from lerarenagenda.store.characters import LIMIT_PROBLEMS, line_end, refused_escapes, short
from lerarenagenda.store.parsers import (
    AFTER_END,
    DIRECTIVE,
    EMPTY_KEY,
    ESCAPED,
    HEADER,
    IN_FULL,
    LEAVE_OUT,
    NO_DIRECTIVE,
    NO_TAG,
    ONE_WORD,
    Event,
    c_parser,
    pure_parser,
    syntax,
    without_directives,
)

LIMIT_DEPTH = 20
LIMIT_NODES = 20_000
DIVIDE = say("divide it over several files")
LESS_DEEP = say("write it with fewer blocks inside one another")

Value = str | list["Value"] | dict[str, "Value"]
# start, end and what is inside; of a key in a mapping: start, end and the mark of its value
Mark = tuple[int, int, "dict[str, tuple[int, int, Mark]] | list[Mark] | None"]

_PROPERTY = re.compile(r"(?:[ \r\n]|#.*)*([&!]\S*)")
_INDICATOR = re.compile(r"#.*|[-:?]")
_AFTER = re.compile(r"(?:[ \r\n]|#.*)*")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?![^ \r\n])")


def _composed(key: str) -> str:
    """A key in the one form of Unicode in which equal keys are equal."""
    from unicodedata import normalize

    return normalize("NFC", key)


class _Stop(Exception):
    """The rest of the text is not read."""


class _Reading:
    """One walk through the events of a parser."""

    __slots__ = (
        *("text", "next_event", "value", "marks", "nodes", "problems"),
        *("scalar", "alias", "map_begin", "map_end", "list_end", "stream_end"),
    )

    def __init__(self, text: str, next_event: Callable[[], Event]) -> None:
        from yaml import events

        self.text = text
        self.next_event = next_event
        self.value: Value = ""
        self.marks: Mark = (0, 0, None)
        self.nodes = 0
        self.problems: list[Problem] = []
        self.scalar: type[object] = events.ScalarEvent
        self.alias: type[object] = events.AliasEvent
        self.map_begin: type[object] = events.MappingStartEvent
        self.map_end: type[object] = events.MappingEndEvent
        self.list_end: type[object] = events.SequenceEndEvent
        self.stream_end: type[object] = events.StreamEndEvent

    def document(self) -> None:
        """Read all of it."""
        event = self._first_node()
        if event is None:
            says = say("the file is empty")
            self._add("A102", says, 0, 0, say("write the keys of a record, or remove the file"))
            return
        if event.__class__ is not self.map_begin:
            start = event.start_mark.index
            says = say("the file does not hold keys with values")
            self._add("A103", says, start, line_end(self.text, start), say("begin it with a key: `key: value`"))
        self.value, self.marks = self._node(event, 0, 0)
        self.next_event()
        self._rest(self.marks[1])

    def _first_node(self) -> Event | None:
        self.next_event()
        if self.next_event().__class__ is self.stream_end:
            return None
        event = self.next_event()
        bare = event.__class__ is self.scalar and not (event.value or event.style or event.tag or event.anchor)
        return None if bare else event

    def _node(self, event: Event, before: int, depth: int) -> tuple[Value, Mark]:
        """Take in one value and its place; `before` is where that what comes before it ends."""
        self.nodes += 1
        if event.__class__ is not self.scalar or self.nodes > LIMIT_NODES:
            return self._other(event, depth + 1)
        value, start, end = event.value, event.start_mark.index, event.end_mark.index
        if event.tag is not None or event.anchor is not None:
            self._properties(event, start)
        elif event.style:
            end = self._styled(event.style, start, end)
        elif not value:
            start = end = self._empty(before, start)
        return value, (start, end, None)

    def _other(self, event: Event, depth: int) -> tuple[Value, Mark]:
        """Take in a collection or an alias, unless there is too much."""
        start, end = event.start_mark.index, event.end_mark.index
        if self.nodes > LIMIT_NODES:
            self._stop("A109", say("the file has more than {limit} values", limit=LIMIT_NODES), start, end, DIVIDE)
        if event.__class__ is self.alias:
            name = self.text[start:end]
            self._add("A110", say("there is an alias: {name!r}", name=short(name)), start, end, IN_FULL)
            return name, (start, end, None)
        self._properties(event, start)
        if depth > LIMIT_DEPTH:
            says = say("the file is nested deeper than {limit}", limit=LIMIT_DEPTH)
            self._stop("A109", says, start, start + 1, LESS_DEEP)
        read = self._mapping if event.__class__ is self.map_begin else self._list
        return read(start, depth, bracketed=bool(event.flow_style))

    def _mapping(self, begin: int, depth: int, *, bracketed: bool) -> tuple[Value, Mark]:
        next_event, node, text, map_end = self.next_event, self._node, self.text, self.map_end
        values: dict[str, Value] = {}
        marks: dict[str, tuple[int, int, Mark]] = {}
        firsts: dict[str, int] = {}
        end = begin
        while (event := next_event()).__class__ is not map_end:
            key, (start, stop, _) = node(event, end, depth)
            value, mark = node(next_event(), stop, depth)
            end = mark[1]
            if isinstance(key, str) and key and "\n" not in text[start:stop]:
                plain = key if key.isascii() else _composed(key)
                if plain in firsts or plain == "<<":
                    self._unwanted_key(event, key, start, stop, firsts.get(plain))
                firsts.setdefault(plain, start)
                values[key] = value
                marks[key] = (start, stop, mark)
            else:
                says = say("a key is not one line of text") if key else EMPTY_KEY
                self._add("A114", says, start, min(stop, line_end(self.text, start)), ONE_WORD)
        return values, (begin, self._closed(event, end, "}" if bracketed else ""), marks)

    def _list(self, begin: int, depth: int, *, bracketed: bool) -> tuple[Value, Mark]:
        next_event, node, list_end = self.next_event, self._node, self.list_end
        values: list[Value] = []
        marks: list[Mark] = []
        end = begin
        while (event := next_event()).__class__ is not list_end:
            value, mark = node(event, end, depth)
            end = mark[1]
            values.append(value)
            marks.append(mark)
        return values, (begin, self._closed(event, end, "]" if bracketed else ""), marks)

    def _closed(self, event: Event, end: int, bracket: str) -> int:
        """Where a collection ends: after its bracket, or else with its last value."""
        stop = event.end_mark.index
        return stop if self.text[stop - 1 : stop] == bracket else end

    def _styled(self, style: str, start: int, end: int) -> int:
        """Where a quoted or block text ends; what its escapes stand for is looked at on the way."""
        source = self.text[start:end]
        if style == '"' and "\\" in source:
            for escape, found_at in refused_escapes(source):
                code = "A105" if escape == "\\t" else "A106"
                place = start + found_at, start + found_at + len(escape)
                self._add(code, say(ESCAPED.template, escape=escape), *place, LEAVE_OUT)
        if style in "|>":
            header = _BLOCK_HEADER.match(source)
            if header is None:  # a comment sign right after it, which only the C parser lets pass
                self._stop("A116", HEADER, start, start + 1)
            return start + len(source.rstrip(" \r\n"))
        return end

    def _empty(self, before: int, start: int) -> int:
        """Where an empty value stands: right after its colon or dash, or else after what comes before it."""
        signs = [found.end() for found in _INDICATOR.finditer(self.text, before, start) if found[0][0] != "#"]
        return signs[-1] if signs else before

    def _properties(self, event: Event, start: int) -> None:
        for _ in range((event.anchor is not None) + (event.tag is not None)):
            found = _PROPERTY.match(self.text, start)
            if found is None:
                return
            start = found.end()
            name = short(found[1])
            if name[0] == "&":
                self._add("A110", say("there is an anchor: {name!r}", name=name), *found.span(1), IN_FULL)
            else:
                self._add("A111", say("there is a tag: {name!r}", name=name), *found.span(1), NO_TAG)

    def _unwanted_key(self, event: Event, key: str, start: int, stop: int, first: int | None) -> None:
        if first is not None:
            line = self.text.count("\n", 0, first) + 1
            says = say("the key {key!r} is already on line {line}", key=short(key), line=line)
            self._add("A113", says, start, stop, say("keep one of the two"))
        elif not event.style:
            self._add("A112", say("the key '<<' joins other values into this one"), start, stop, IN_FULL)

    def _rest(self, start: int) -> None:
        """What stands after the outermost value: only comments are expected."""
        ended = False
        while True:
            found = _AFTER.match(self.text, start)
            start = found.end() if found else start
            if not self.text.startswith("...", start):
                break
            ended = True
            start += 3
        sign = self.text[start : start + 3]
        end = line_end(self.text, start)
        if (ended and sign) or sign == "---":
            says = say("a second document begins here")
            self._stop("A104", says, start, start + 3 if sign == "---" else end, say("give it a file of its own"))
        if sign.startswith("%"):
            self._stop("A115", DIRECTIVE, start, end, NO_DIRECTIVE)
        if sign:
            self._stop("A116", AFTER_END, start, end)

    def _add(self, code: str, says: Text, start: int, end: int, hint: Text | None = None) -> None:
        if len(self.problems) < LIMIT_PROBLEMS:
            self.problems.append(Problem(code, says, start, end, hint))

    def _stop(self, code: str, says: Text, start: int, end: int, hint: Text | None = None) -> NoReturn:
        self.problems.append(Problem(code, says, start, end, hint))
        raise _Stop


def reading_of(text: str, *, pure: bool) -> _Reading:
    """Read with the quick parser; where that stumbles the other one says why, so that the words are the same."""
    fast = None if pure else c_parser()
    text, directives = without_directives(text)
    reading = _walk(text, fast or pure_parser())
    if reading.problems and fast:
        again = _walk(text, pure_parser())
        reading = again if again.problems else reading
    reading.problems[:0] = directives
    return reading


def _walk(text: str, parser: Callable[[str], Callable[[], Event]]) -> _Reading:
    from yaml.error import YAMLError

    reading = _Reading(text, parser(text))
    try:
        reading.document()
    except _Stop:
        pass
    except YAMLError as error:
        reading.problems.append(syntax(error, text))
    return reading
