"""One file as nested keys and items, each with the comments that belong to it."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from lerarenagenda.store.comments import Comment, comments
from lerarenagenda.store.document import Document, Mark, Value

_APART = re.compile(r"\n[ ]*\r?\n|^---", re.MULTILINE)  # a blank line, or the sign where a document starts
TO_PROGRAMS = re.compile(r"#\s*agenda\s*:")  # such a comment holds for what stands on its line, or else on the next
_NOTHING = re.compile(r"(?:[ \r\n]|#[^\n]*)*")


@dataclass(slots=True)
class Remarks:
    """Comments below one another; an empty line stands for the blank lines between two of them."""

    until: int  # where that begins which they stand above
    lines: list[str] = field(default_factory=list)
    end: int = -1  # where the last one ends

    def add(self, text: str, comment: Comment) -> None:
        """Take in the next one."""
        self.part(text, comment.start)
        self.lines.append(comment.text)
        self.end = comment.end

    def part(self, text: str, start: int) -> None:
        """Keep a blank line before what comes next."""
        if 0 <= self.end < start <= self.until and _APART.search(text, self.end, start):
            self.lines.append("")
            self.end = -1


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a list: its comments above it and those at the end of its line."""

    key: str  # as it is written, with its quotes; nothing for an item
    name: str
    start: int  # where its key or dash stands
    value: Value
    span: tuple[int, int]  # of the value
    block: "Block"  # what it stands in
    inside: "Block | None" = None  # what stands in it
    beside: list[tuple[int, str]] = field(default_factory=list)  # where each stands, and it with the spaces before it
    above: Remarks = field(init=False)

    def __post_init__(self) -> None:
        self.above = Remarks(self.start)


@dataclass(slots=True, eq=False)
class Block:
    """Keys or items that belong together, and the comments after the last of them."""

    start: int
    end: int
    column: int
    listed: bool
    bracketed: bool
    holder: Entry | None = None
    entries: list[Entry] = field(default_factory=list)
    below: Remarks = field(default_factory=lambda: Remarks(sys.maxsize))

    @property
    def chain(self) -> "Iterator[Block]":
        """This block and those it stands in, the innermost first."""
        block: Block | None = self
        while block:
            yield block
            block = block.holder.block if block.holder else None


def outline(document: Document) -> Block:
    """The outermost block of a file, with every comment in its place but those inside a value."""
    top = _block(document.value, document.marks, document.text, None)
    outlining = _Outlining(document.text, top, list(_entries(top)))
    for comment in comments(document):
        outlining.place(comment)
    for entry in outlining.entries:
        entry.above.part(document.text, entry.start)
    return top


def _block(value: Value, mark: Mark, text: str, holder: Entry | None) -> Block:
    start, end, inside = mark
    listed = isinstance(inside, list)
    block = Block(start, end, start - text.rfind("\n", 0, start) - 1, listed, text[start] in "[{", holder)
    if isinstance(inside, dict) and isinstance(value, dict):
        for (name, said), (key_start, key_end, one) in zip(value.items(), inside.values(), strict=True):
            _add(block, Entry(text[key_start:key_end], name, key_start, said, one[:2], block), one, text)
    elif isinstance(inside, list) and isinstance(value, list):
        before = start
        for said, one in zip(value, inside, strict=True):
            begin = one[0] if block.bracketed else _after_nothing(text, before)
            _add(block, Entry("", "", begin, said, one[:2], block), one, text)
            before = one[1]
    return block


def _add(block: Block, entry: Entry, mark: Mark, text: str) -> None:
    block.entries.append(entry)
    if not isinstance(entry.value, str):
        entry.inside = _block(entry.value, mark, text, entry)


def _after_nothing(text: str, start: int) -> int:
    """Where something begins that is neither a space nor a comment."""
    found = _NOTHING.match(text, start)
    return found.end() if found else start


def _entries(block: Block) -> Iterator[Entry]:
    """All of them in the order of the text, an item before the keys in it."""
    for entry in block.entries:
        yield entry
        if entry.inside:
            yield from _entries(entry.inside)


class _Outlining:
    """Finds for each comment what it belongs to."""

    def __init__(self, text: str, top: Block, entries: list[Entry]) -> None:
        self.text = text
        self.top = top
        self.entries = entries
        self.starts = [entry.start for entry in entries]

    def place(self, comment: Comment) -> None:
        """Give a comment to what it stands beside, above or below."""
        at = bisect_left(self.starts, comment.start)
        last = self.entries[at - 1] if at else None
        if last and not last.inside and last.span[0] < comment.start < last.span[1]:
            return  # beside the sign of a block text
        if last and not self._alone(comment.start, last):
            self._beside(comment, last)
        else:
            self._lone(comment, last, self.entries[at] if at < len(self.entries) else None).add(self.text, comment)

    def _alone(self, start: int, last: Entry) -> bool:
        """Whether there is nothing before a comment on its line, or but the sign of a key to come or of the end."""
        begin = self._line_start(start)
        before = self.text[begin:start].rstrip(" ")
        said = last.span[1] if not last.inside and last.span[0] < start else last.start + len(last.key)
        return not before or (before[-1] in "?." and begin + len(before) > said)

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _beside(self, comment: Comment, last: Entry) -> None:
        entry = last
        while entry.block.bracketed and entry.block.end <= comment.start:
            if not entry.block.holder:
                self.top.below.add(self.text, comment)
                return
            entry = entry.block.holder
        before = self.text[self._line_start(comment.start) : comment.start]
        room = len(before) - len(before.rstrip(" "))
        entry.beside.append((comment.start, " " * (room or 2) + comment.text))

    def _lone(self, comment: Comment, last: Entry | None, following: Entry | None) -> Remarks:
        """The remarks that a comment on lines of its own belongs to."""
        if last is None:
            return following.above if following else self.top.below
        start = comment.start
        if last.span[0] > start:  # between a key and its value
            return following.above if following and last.inside and not last.inside.bracketed else last.above
        for block in (last.inside or last.block).chain:
            if block.bracketed and block.start < start < block.end:
                return next((one.above for one in block.entries if one.start > start), block.below)
        return self._outside_brackets(comment, last, following)

    def _outside_brackets(self, comment: Comment, last: Entry, following: Entry | None) -> Remarks:
        """What comes next; or when the comment stands further in than that, the block that ends here, or the last."""
        line = self.text[self._line_start(comment.start) : comment.end]
        column = len(line) - len(line.lstrip(" "))
        held = TO_PROGRAMS.match(comment.text)
        if following and (held or column <= following.block.column):
            return following.above
        if held:
            return self.top.below  # there is nothing that it could hold for
        going_on = [*following.block.chain] if following else []
        while last.block.holder and any(block.bracketed for block in last.block.chain):
            last = last.block.holder
        ended = [block for block in last.block.chain if block not in going_on][::-1]
        if not ended:
            return last.above
        return max((block for block in ended if block.column <= column), key=_column, default=ended[0]).below


def _column(block: Block) -> int:
    return block.column
