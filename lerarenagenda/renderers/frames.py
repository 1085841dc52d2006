"""A place in a text for a person: the file, the line, and what is meant underlined."""

from dataclasses import dataclass
from functools import lru_cache

from lerarenagenda.diagnostics import Place, Report, Span
from lerarenagenda.i18n import count
from lerarenagenda.renderers.columns import last_line, row_at
from lerarenagenda.renderers.screen import Line, Screen, cells, folded

CUT = "…"
WIDENS = "\ufe0f"  # no cell by itself, but the sign before it may become a picture of two
LONGEST = 4  # so many characters a cell are looked at; marks on one sign beyond that are cut off


@dataclass(frozen=True, slots=True)
class Mark:
    """How a place is underlined: with which character, in which colour, and the words that go with it.

    What is `aside` stands beside it where there is room, and is left out where there is none.
    """

    sign: str
    label: str
    says: str = ""
    aside: str = ""


def position(span: Span | None) -> str:
    """Line and column, as editors open them."""
    return f":{span.line}:{span.column}" if span else ""


def has_frame(place: Place, report: Report) -> bool:
    """Whether the line of a place is known."""
    return place.span is not None and bool(report.texts.get(place.path))


def margin_of(places: list[Place], report: Report) -> int:
    """How many digits the line numbers of these places have at most."""
    return max((len(str(one.span.line)) for one in places if one.span and has_frame(one, report)), default=1)


def frame(place: Place, report: Report, screen: Screen, *, mark: Mark, margin: int) -> list[Line]:
    """The place, and the line of text it is in with the part that is meant underlined."""
    head: Line = [(" " * margin + " --> ", "frame"), (f"{report.shown_path(place)}{position(place.span)}", "")]
    span = place.span
    if span is None or not has_frame(place, report):
        return [head]
    bar: Line = [(" " * (margin + 2) + "|", "frame")]
    row, start, end = _meant(span, report.texts[place.path], screen)
    seen = window(row, start, end, width=max(screen.width - margin - 4, 8), screen=screen)
    more = last_line(span) - span.line
    lines = screen.tr(count("and {n} more line", "and {n} more lines", more)) if more else ""
    return [
        head,
        bar,
        [(f" {span.line:>{margin}} | ", "frame"), *seen.shown],
        *_underlined(seen, mark, lines, screen, margin=margin),
    ]


def _meant(span: Span, text: str, screen: Screen) -> tuple[str, int, int]:
    """The first line of a span, and where in it the part that is meant begins and ends, counted from 0."""
    row = row_at(text, span.line)
    start = min(span.column - 1, len(row))
    end = span.end_column - 1 if span.end_line == span.line else len(row.rstrip())
    while 0 < start < len(row) and not cells(screen.harmless(row[start])):
        start -= 1  # a mark above or below a sign is shown with its sign
    return row, start, max(min(end, len(row)), start)


@dataclass(frozen=True, slots=True)
class Window:
    """What can be seen of a line, and how many cells stand before what is meant and are meant."""

    shown: Line
    before: int
    marked: int


def window(row: str, start: int, end: int, *, width: int, screen: Screen) -> Window:
    """The part of a line that fits, with what is meant in it; a sign says where it is cut."""
    left, right = _bounds(row, start, end, width=width, screen=screen)
    cut: Line = [(CUT, "frame")]
    shown = [*(cut if left else ()), (row[left:right], ""), *(cut if right < len(row) else ())]
    before = cells(screen.harmless(row[left:start]))
    marked = cells(screen.harmless(row[left : min(end, right)])) - before
    return Window(shown, before + (cells(screen.harmless(CUT)) if left else 0), max(marked, 1))


def _bounds(row: str, start: int, end: int, *, width: int, screen: Screen) -> tuple[int, int]:
    """From where and up to where a line is shown: from its beginning if what is meant can be seen then."""
    after = start == len(row)  # then the place after its last character is shown as well
    if len(row) <= width and cells(screen.harmless(row)) + after <= width:
        return 0, len(row)
    cut = cells(screen.harmless(CUT))
    seen = _reached(row, 0, width - cut, screen)
    if start < seen and end <= seen:
        return 0, seen
    meant = max(cells(screen.harmless(row[start : min(end, start + width)])), 1)
    left = _reached_back(row, start, max((width - 2 * cut - meant) // 2, width // 4 - cut), screen)
    room = width - (cut if left else 0)
    right = _reached(row, left, room - after, screen)
    return left, right if right == len(row) else _reached(row, left, room - cut, screen)


def _reached(row: str, start: int, room: int, screen: Screen) -> int:
    """Up to where the characters from `start` fit in so many cells."""
    end = start
    for character in row[start : start + LONGEST * max(room, 0)]:
        room -= _width(character, screen)
        if room < 0:
            return end
        end += 1
    return end


@lru_cache(maxsize=1024)
def _width(character: str, screen: Screen) -> int:
    """How many cells a character takes at most."""
    return cells(screen.harmless(character)) or character == WIDENS


def _reached_back(row: str, end: int, room: int, screen: Screen) -> int:
    """From where the characters before `end` fit in so many cells."""
    return end - _reached(row[max(end - LONGEST * max(room, 0), 0) : end][::-1], 0, room, screen)


def _underlined(seen: Window, mark: Mark, lines: str, screen: Screen, *, margin: int) -> list[Line]:
    """The signs under what is meant, with words after them or under them."""
    gutter = " " * (margin + 2) + "| "
    room = screen.width - len(gutter) - seen.before
    signs = mark.sign * max(min(seen.marked, room), 1)
    line: Line = [(gutter, "frame"), (" " * seen.before + signs, mark.label)]
    needed = screen.harmless(", ".join(part for part in (mark.says, lines) if part))
    whole = screen.harmless(", ".join(part for part in (mark.says, lines, mark.aside) if part))
    words = next((one for one in (whole, needed) if not one or len(signs) + 1 + cells(one) <= room), None)
    if words is not None:
        return [[*line, (f" {words}", mark.label)] if words else line]
    return [
        line,
        *([(gutter, "frame"), (part, mark.label)] for part in folded(needed, max(screen.width - len(gutter), 8))),
    ]
