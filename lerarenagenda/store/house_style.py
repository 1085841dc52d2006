"""The written form of a file: keys in a fixed order, lists with an item a line, sets sorted; what it says stays.

Comments stay with what they are about, and every text keeps its quotes and its lines.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lerarenagenda.store.comments import comments
from lerarenagenda.store.document import Document, Value, read, span_of
from lerarenagenda.store.lines import moved, runs_on
from lerarenagenda.store.outline import TO_PROGRAMS, Block, Entry, outline

_FOR_THE_FILE = re.compile(r"#\s*(?:yaml-language-server:|vim?:|-\*-)")


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written: the keys of a block, or of each block in a list, in their order.

    Of a set it holds the place of words; those without one come after the others, by alphabet. Of a list it holds by
    which keys blocks are told apart, the next one where the first are not enough; by none where texts are by what they
    say; None where the items belong together in their order.
    """

    keys: Mapping[str, "Form"] = field(default_factory=dict)
    places: Mapping[str, int] | None = None
    by: tuple[str, ...] | None = None


PLAIN = Form()


def in_house_style(document: Document, *, form: Form) -> str | None:
    """The text of a file in its written form; None when that would not say the same, and it must stay as it is."""
    text, top, writing = document.text, outline(document), _Writing(document)
    if top.bracketed and writing.is_held(top):
        return text
    written = writing.written(top, form)
    end = text.find("\n")
    if text[end - 1 : end] == "\r":
        written = written.replace("\n", "\r\n")
    if written == text:
        return text
    again, _ = read(written.encode())
    return written if again and alike(document.value, again.value, form) and _told(document) == _told(again) else None


def _told(document: Document) -> list[str]:
    return sorted(comment.text for comment in comments(document))


def alike(one: Value, other: Value, form: Form) -> bool:
    """Whether two values say the same, whatever the order of keys and of what is in a set."""
    if isinstance(one, dict) and isinstance(other, dict):
        same = one.keys() == other.keys()
        return same and all(alike(value, other[key], form.keys.get(key, PLAIN)) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip(_as_set(one, form), _as_set(other, form), strict=False)
        return len(one) == len(other) and all(alike(value, again, form) for value, again in pairs)
    return one == other


def _as_set(items: list[Value], form: Form) -> list[Value]:
    is_set = form.places is not None and all(isinstance(item, str) for item in items)
    return sorted(items, key=str) if is_set else items


class _Writing:
    """Writes the blocks of one file."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        told = comments(document) if "agenda" in self.text and "#" in self.text else ()
        self.held = {one.line for one in told if TO_PROGRAMS.match(one.text)}  # nothing may leave these lines
        self.runs_on = False  # whether a blank line that is written now would become part of a text

    def written(self, top: Block, form: Form) -> str:
        """All of it, with a blank line between the keys of the outermost block."""
        lines = _heading(top.entries[0])
        for entry in self._in_order(top, form):
            lines += [""] * bool(lines and not self.runs_on)
            lines += self._key(entry, form.keys.get(entry.name, PLAIN), 0)
        below = top.below.lines
        return "\n".join([*lines, *[""] * bool(below and not self.runs_on), *below, ""])

    def _in_order(self, block: Block, form: Form) -> list[Entry]:
        entries = block.entries
        if block.holder and block.holder.block.listed and self.is_held(block, first_line=True):
            return entries  # what is held for may be the item, or what it begins with
        if block.listed:
            places = form.places
            if places is None or any(entry.inside for entry in entries):
                return entries
            return sorted(entries, key=lambda entry: (places.get(str(entry.value), len(places)), str(entry.value)))
        order = {name: index for index, name in enumerate(form.keys)}
        return sorted(entries, key=lambda entry: order.get(entry.name, len(order)))

    def is_held(self, block: Block, *, first_line: bool = False) -> bool:
        """Whether a comment to programs holds for one of its lines, or for the first of them."""
        if not self.held:
            return False
        span = span_of(self.text, block.start, block.end)
        return not self.held.isdisjoint(range(span.line, (span.line if first_line else span.end_line) + 1))

    def _block(self, block: Block, form: Form, column: int) -> list[str]:
        lines = []
        for entry in self._in_order(block, form):
            if block.listed:
                lines += self._item(entry, form, column)
            else:
                lines += self._key(entry, form.keys.get(entry.name, PLAIN), column)
        self.runs_on &= not block.below.lines
        return lines + _at(column, block.below.lines)

    def _key(self, entry: Entry, form: Form, column: int) -> list[str]:
        head, inside = f"{' ' * column}{entry.key}:", self._opened(entry)
        if not inside:
            return self._with_value(entry, head, column)
        first, *others = [said for _, said in entry.beside] or [""]
        above = _at(column, [*entry.above.lines, *map(str.lstrip, others)])
        return [*above, head + first, *self._block(inside, form, column + 2)]

    def _item(self, entry: Entry, form: Form, column: int) -> list[str]:
        head, inside = f"{' ' * column}-", self._opened(entry)
        if not inside:
            return self._with_value(entry, head, column)
        lines = self._block(inside, form, column + 2)
        first = next(index for index, line in enumerate(lines) if line.lstrip()[:1] not in ("", "#"))
        above = [*entry.above.lines, *(said for _, said in entry.beside), *lines[:first]]  # none fits behind the dash
        return [*_at(column, map(str.lstrip, above)), f"{head} {lines[first].lstrip()}", *lines[first + 1 :]]

    def _opened(self, entry: Entry) -> Block | None:
        """What stands in an entry, when it is written a line each."""
        inside = entry.inside
        closed = not inside or not inside.entries or (inside.bracketed and self.is_held(inside))
        return None if closed else inside

    def _with_value(self, entry: Entry, head: str, column: int) -> list[str]:
        """A key or dash with one text, or with what stays between its brackets."""
        start, end = entry.span
        above, beside = entry.above.lines, [one for one in entry.beside if not start < one[0] < end]
        if entry.inside and not entry.inside.entries:
            value = [self.text[start] + self.text[end - 1]]
            above, beside = [*above, *entry.inside.below.lines], entry.beside
        else:
            value = moved(self.text, entry.span, says=entry.value, column=entry.block.column, to=column)
        self.runs_on = runs_on(value)
        fits = next((one for one in beside if len(value) == 1 or one[0] >= end), None)  # else it was on the first line
        above = [*above, *(said.lstrip() for at, said in beside if (at, said) != fits)]
        lines = [f"{head} {value[0]}".rstrip(" "), *value[1:]]
        lines[-1] += fits[1] if fits else ""
        return [*_at(column, above), *lines]


def _heading(first: Entry) -> list[str]:
    """The comments at the top that are not about the first key: those before a blank line or for another program."""
    lines = first.above.lines
    held = next((index for index, line in enumerate(lines) if TO_PROGRAMS.match(line)), len(lines))
    end = max((index + 1 for index in range(held) if not lines[index] or _FOR_THE_FILE.match(lines[index])), default=0)
    first.above.lines = lines[end:]
    return lines[: end - 1] if end and not lines[end - 1] else lines[:end]


def _at(column: int, lines: Iterable[str]) -> list[str]:
    return [" " * column + line if line else "" for line in lines]
