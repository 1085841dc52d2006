"""One file as the lines of its keys and items: each with the blank lines and comments above it, none left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lerarenagenda.store.comments import comments
from lerarenagenda.store.document import Document, Value, span_of
from lerarenagenda.store.lines import moved
from lerarenagenda.store.outline import Block, Entry, outline

_REMARK = re.compile(r" *#")


class Unclear(Exception):
    """The lines of a text do not show what belongs to what: it is written in an unusual way."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The lines of one key or item, as they would stand at the left margin.

    `own` are its lines, `head` those of them before `inner`, what stands in it when that has lines of its own.
    """

    name: str  # nothing for an item
    value: Value
    first: bool  # whether nothing stands before it in its tree
    gap: int  # how many blank lines are before it
    above: tuple[str, ...]
    own: tuple[str, ...]
    head: tuple[str, ...]
    inner: "Tree | None"
    remarks: tuple[str, ...]  # the comments on its own lines
    text: str  # of the whole file
    span: tuple[int, int]  # of the value in it
    whole: tuple[int, int]  # of its own lines in it
    column: int

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it but the blank lines before it."""
        return (*self.above, *self.own)

    def saying(self, other: "Chunk") -> tuple[str, ...] | None:
        """Its own lines with the value of another; None where its comments would have no place there."""
        start, end = self.span
        before, after = self.text[self.whole[0] : start], self.text[end : self.whole[1]]
        value = moved(other.text, other.span, says=other.value, column=other.column, to=self.column)
        closed = after.strip() and value[0].startswith(("|", ">"))
        if self.inner or other.inner or closed or any(one not in before + after for one in self.remarks):
            return None
        room = "" if before.endswith(" ") else " "
        lines = [f"{before}{room}{value[0]}".rstrip(" "), *value[1:]]
        return _dedented(("\n".join(lines) + after).split("\n"), self.column)


@dataclass(frozen=True, slots=True)
class Tree:
    """The keys of a block, or the items of a list, each on lines of its own."""

    column: int
    listed: bool
    top: tuple[str, ...]  # the lines before the first, as far as they are not about it
    chunks: tuple[Chunk, ...]
    below: tuple[str, ...]  # the lines after the last

    @property
    def usual_gap(self) -> int:
        """How many blank lines stand between two of them."""
        return max((chunk.gap for chunk in self.chunks if not chunk.first), default=0)


def tree_of(document: Document) -> Tree:
    """The lines of a file whose lines end with a line feed alone. Raises Unclear."""
    return _Reading(document).tree(outline(document), document.text.removesuffix("\n").split("\n"), 0)


class _Reading:
    """Takes the lines of one file apart."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.starts = [0]
        for line in self.text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.remarks = [(self._line(one.start), one.text) for one in comments(document)]

    def _line(self, offset: int) -> int:
        return span_of(self.text, offset, offset).line - 1

    def tree(self, block: Block, lines: Sequence[str], begin: int) -> Tree:
        """The block that stands on these lines, the first of which is line `begin` of the file."""
        if block.bracketed or not block.entries:
            raise Unclear
        chunks: list[Chunk] = []
        top: tuple[str, ...] = ()
        at = begin
        for entry in block.entries:
            start, end = self._place(entry, block, lines, begin, at)
            between = _dedented(lines[at - begin : start - begin], block.column)
            if not chunks:
                apart = max((index + 1 for index, line in enumerate(between) if not line.strip()), default=0)
                top, between = between[:apart], between[apart:]
            chunks.append(self._chunk(entry, between, lines[start - begin : end - begin], start, first=not chunks))
            at = end
        return Tree(block.column, block.listed, top, tuple(chunks), _dedented(lines[at - begin :], block.column))

    def _place(self, entry: Entry, block: Block, lines: Sequence[str], begin: int, at: int) -> tuple[int, int]:
        """The first line of an entry, and the first that is no longer its own."""
        start = self._line(entry.start)
        end = self._line(max(entry.start, entry.span[1])) + 1
        if start < at or lines[start - begin][: block.column].strip() or len(lines) < end - begin:
            raise Unclear
        if entry.start - self.text.rfind("\n", 0, entry.start) - 1 != block.column:
            raise Unclear
        for number in range(end, begin + len(lines)):
            line = lines[number - begin]
            wide = len(line) - len(line.lstrip(" "))
            if line.strip() and (wide <= block.column or line[wide] != "#"):
                break
            end = number + 1 if line.strip() else end
        return start, end

    def _chunk(self, entry: Entry, between: Sequence[str], lines: Sequence[str], start: int, *, first: bool) -> Chunk:
        gap = next((index for index, line in enumerate(between) if line.strip()), len(between))
        column = entry.block.column
        inner = self._inner(entry, lines, start)
        own = _dedented(lines, column)
        return Chunk(
            name=entry.name,
            value=entry.value,
            first=first,
            gap=gap,
            above=tuple(between[gap:]),
            own=own,
            head=own[:1] if inner and not entry.block.listed else (),
            inner=inner,
            remarks=tuple(text for line, text in self.remarks if start <= line < start + len(lines)),
            text=self.text,
            span=entry.span,
            whole=(self.starts[start], self.starts[start + len(lines)] - 1),
            column=column,
        )

    def _inner(self, entry: Entry, lines: Sequence[str], start: int) -> Tree | None:
        """What stands in an entry, when its lines can be told apart."""
        if not entry.inside:
            return None
        try:
            if not entry.block.listed:
                return self.tree(entry.inside, lines[1:], start + 1)
            column = entry.block.column
            dash = f"{lines[0][:column]} {lines[0][column + 1 :]}"
            return self.tree(entry.inside, [dash, *lines[1:]], start)
        except Unclear:
            return None


def _dedented(lines: Sequence[str], column: int) -> tuple[str, ...]:
    """The lines without the room that all lines of a block have at the left."""
    return tuple(_out(line, column) for line in lines)


def _out(line: str, column: int) -> str:
    if not line[:column].strip():
        return line[column:]
    if _REMARK.match(line):
        return line.lstrip(" ")
    raise Unclear
