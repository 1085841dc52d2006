"""The marks that git puts round two versions of some lines, so that every tool understands them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

USUAL_SIZE = 7
_MARK = re.compile(r"(?P<mark><{7,}|\|{7,}|={7,}|>{7,})(?: .*)?\r?")
_AFTER = {"|": "<", "=": "<|", ">": "="}  # what a mark may follow


class Unmatched(Exception):
    """The marks in a text do not belong together."""


class Side(Enum):
    """One of the versions between marks."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Marked:
    """Lines that were changed on both sides; the base is not always told."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    base: tuple[str, ...] | None
    marks: Mapping[str, str]  # the lines between which they stand, by their sign

    def lines(self) -> Iterator[str]:
        """Them between their marks."""
        yield self.marks["<"]
        yield from self.ours
        if self.base is not None:
            yield self.marks["|"]
            yield from self.base
        yield self.marks["="]
        yield from self.theirs
        yield self.marks[">"]

    def of(self, side: Side) -> tuple[str, ...]:
        """The lines of one side; nothing for a base that is not told."""
        return {Side.OURS: self.ours, Side.THEIRS: self.theirs, Side.BASE: self.base or ()}[side]


def marks(size: int) -> Mapping[str, str]:
    """The marks that `git merge` writes, so long, with plain names for the sides."""
    return {"<": f"{'<' * size} ours", "|": f"{'|' * size} base", "=": "=" * size, ">": f"{'>' * size} theirs"}


Piece = str | Marked


def taken_apart(text: str) -> list[Piece]:
    """The lines of a text, with what stands between marks as one. Raises Unmatched."""
    pieces: list[Piece] = []
    lines = iter(text.removesuffix("\n").split("\n"))
    for line in lines:
        found = _MARK.fullmatch(line)
        if found is None or found["mark"][0] == "=":  # a line of equal signs alone may be part of a text
            pieces.append(line)
        elif found["mark"][0] == "<":
            pieces.append(_marked(lines, line, len(found["mark"])))
        else:
            raise Unmatched(line)
    return pieces


def _marked(lines: Iterator[str], first: str, size: int) -> Marked:
    """What stands between marks of a size; the first one is read."""
    sides: dict[str, list[str]] = {"<": []}
    seen = {"<": first}
    side = "<"
    for line in lines:
        found = _MARK.fullmatch(line)
        sign = found["mark"][0] if found and len(found["mark"]) == size else None
        if sign is None:
            sides[side].append(line)
            continue
        if sign in seen or side not in _AFTER[sign]:
            raise Unmatched(line)
        seen[sign] = line
        if sign == ">":
            base = tuple(sides["|"]) if "|" in sides else None
            return Marked(tuple(sides["<"]), tuple(sides["="]), base, seen)
        side = sign
        sides[side] = []
    raise Unmatched(first)


def joined_lines(pieces: Iterable[Piece], *, side: Side | None = None) -> str:
    """The text of these lines; with a side, what it says where there are marks, else the marks stay."""
    found: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            found.append(piece)
        else:
            found += piece.lines() if side is None else piece.of(side)
    return "".join(f"{line}\n" for line in found)


def whole(*texts: str, size: int) -> list[Piece]:
    """All lines that differ between a base, ours and theirs as one conflict, and those all share round it."""
    base, ours, theirs = (text.removesuffix("\n").split("\n") if text else [] for text in texts)
    shortest = min(map(len, (base, ours, theirs)))
    head = next((n for n in range(shortest) if not base[n] == ours[n] == theirs[n]), shortest)
    room = shortest - head
    tail = next((n for n in range(room) if not base[-1 - n] == ours[-1 - n] == theirs[-1 - n]), room)
    b, o, t = (tuple(one[head : len(one) - tail]) for one in (base, ours, theirs))
    return [*base[:head], Marked(o, t, b, marks(size)), *base[len(base) - tail :]]
