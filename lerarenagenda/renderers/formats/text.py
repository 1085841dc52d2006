"""An answer for a terminal: grids from 72 columns, one block a row below, labels and values for a screen reader."""

import re
from collections.abc import Mapping
from itertools import zip_longest

from lerarenagenda.i18n import Text
from lerarenagenda.questions.answer import Cell, Column, Document, Fact, Grid, Row, Section, Word
from lerarenagenda.renderers.screen import NARROW, READABLE, WIDE, Line, Screen, cells, folded, padded
from lerarenagenda.renderers.theme import sign_of
from lerarenagenda.renderers.values import lines as lines_of
from lerarenagenda.renderers.values import words

GAP = "  "
# which columns fold to which width, one after the other, until all fit: growing ones (True) and the rest in turn
STAGES = ((True, 48), (False, 20), (True, 34), (False, 16), (True, 24), (False, 0), (True, 0))
LONGEST_LABEL = 18


def render(document: Document, *, screen: Screen) -> str:
    """The whole answer."""
    tr = screen.tr
    found = _prose(tr(document.title), "heading", screen)
    if document.narrowed:
        found += _prose(tr(document.narrowed), "hint", screen)
    incomplete = document.incomplete()
    if incomplete:
        found += _prose(tr(incomplete), "warning", screen)
    for section in document.sections:
        found += _section(section, screen)
    if document.closing:
        found.append([])
    for closing in document.closing:
        found += _prose(tr(closing), "quiet", screen)
    return screen.painted(found)


def _section(section: Section, screen: Screen) -> list[Line]:
    tr = screen.tr
    found: list[Line] = []
    if section.title:
        found += [[], *_prose(tr(section.title), "heading", screen)]
    for line in section.lines:
        found += _prose(_said(line, screen), line.label if isinstance(line, Word) else "", screen)
    found += [[(f"    {line}", "")] for line in section.verbatim.splitlines()]
    if section.facts:
        found += _facts(section.facts, screen)
    if section.grid and section.grid.rows:
        found += [[], *_grid(section.grid, screen)]
    for inner in section.sections:
        found += _section(inner, screen)
    for closing in section.closing:
        found += _prose(tr(closing), "quiet", screen)
    return found


def _prose(text: str, label: str, screen: Screen, *, indent: str = "") -> list[Line]:
    room = min(screen.width, READABLE) - len(indent)
    return [[(indent + line, label)] for line in folded(screen.harmless(text), room)]


def _lines(cell: Cell, screen: Screen) -> list[str]:
    """Each of several values on a line of its own."""
    return [screen.harmless(line) for line in lines_of(cell, screen.tr)]


def _said(cell: Cell, screen: Screen, *, short: bool = False) -> str:
    """A cell in words, with its sign where it is a state."""
    text = screen.harmless(words(cell, screen.tr, short=short))
    if isinstance(cell, Word) and not screen.accessible:
        sign = sign_of(cell.label, screen.encoding)
        return f"{sign} {text}" if sign else text
    return text


def _label(title: Text, screen: Screen) -> str:
    shown = screen.harmless(screen.tr(title))
    return shown[:1].upper() + shown[1:]


def _facts(facts: tuple[Fact, ...], screen: Screen) -> list[Line]:
    """Labels in a column, values beside them; several values each on a line of its own."""
    told = [fact for fact in facts if fact.value not in (None, "", ()) and not fact.elsewhere]
    labels = [_label(fact.label, screen) for fact in told]
    beside = 0 if screen.accessible or screen.width < NARROW else min(LONGEST_LABEL, max(map(cells, labels), default=0))
    found: list[Line] = []
    for fact, label in zip(told, labels, strict=True):
        mark = fact.value.label if isinstance(fact.value, Word) else ""
        values = [_said(fact.value, screen)] if isinstance(fact.value, Word) else _lines(fact.value, screen)
        found += _beside(label, values, mark, beside, screen) if beside else _under(label, values, mark, screen)
    return found


def _beside(label: str, values: list[str], mark: str, beside: int, screen: Screen) -> list[Line]:
    room = min(screen.width, READABLE) - beside - len(GAP)
    right = [line for value in values for line in folded(value, room)]
    left = folded(label, beside)
    return [
        [(padded(name, beside) + GAP, "header"), (value, mark)]
        for name, value in zip_longest(left, right, fillvalue="")
    ]


def _under(label: str, values: list[str], mark: str, screen: Screen) -> list[Line]:
    if len(values) == 1 and cells(label) + 2 + cells(values[0]) <= screen.width:
        return [[(f"{label}: ", "header"), (values[0], mark)]]
    found: list[Line] = [[(f"{label}:", "header")]]
    for value in values:
        found += _prose(value, mark, screen, indent="  ")
    return found


def _grid(grid: Grid, screen: Screen) -> list[Line]:
    columns = [column for column in grid.columns if screen.width >= WIDE or not column.wide]
    columns = [column for column in columns if any(_filled(row, column) for row in grid.rows)]
    if screen.accessible or screen.width < NARROW:
        return _blocks(columns, grid, screen)
    shown = [[_cell(row, column, screen) for column in columns] for row in grid.rows]
    widths = _widths(columns, shown, screen)
    if widths is None:
        return _blocks(columns, grid, screen)
    found = _header(columns, widths, screen)
    group: Cell = None
    for row, texts in zip(grid.rows, shown, strict=True):
        if row.group is not None and row.group != group:
            group = row.group
            found += _prose(words(group, screen.tr), "group", screen, indent=" ")
        found += _row(row, texts, columns, widths)
    return found


def _filled(row: Row, column: Column) -> bool:
    return row.seen(column.key) not in (None, "", ())


def _cell(row: Row, column: Column, screen: Screen) -> list[str]:
    """The value of a cell, and under it the lines that belong to it."""
    below = _lines(row.seen(column.below), screen) if column.below else []
    said = [_said(row.seen(column.key), screen, short=True), *below]
    return [line for text in said for line in text.split("\n")]


def _widths(columns: list[Column], shown: list[list[list[str]]], screen: Screen) -> list[int] | None:
    """As wide as the values ask for; if that is too wide, columns fold: those that grow first, then between words.

    None when even that leaves no room: words are broken nowhere.
    """
    headings = [_longest_word(_label(column.title, screen)) for column in columns]
    texts = [[line for row in shown for line in row[index]] for index in range(len(columns))]
    widths = [max([headings[index], *map(cells, lines)]) for index, lines in enumerate(texts)]
    room = screen.width - len(GAP) * (len(columns) - 1)
    if sum(widths) <= room:
        return widths
    words = [max([headings[index], *map(_longest_word, lines)]) for index, lines in enumerate(texts)]
    for growing, floor in STAGES:
        _squeeze(
            widths,
            room,
            {
                index: max(floor, words[index])
                for index, column in enumerate(columns)
                if column.grows is growing and not column.right
            },
        )
    return widths if sum(widths) <= room else None


def _longest_word(text: str) -> int:
    return max((cells(word) for word in re.split(r"[\s]|(?<=[-/])", text)), default=0)


def _squeeze(widths: list[int], room: int, floors: Mapping[int, int]) -> None:
    """Take from the widest of these columns until all fit or each is at its floor."""
    while sum(widths) > room:
        can = [index for index, floor in floors.items() if widths[index] > floor]
        if not can:
            return
        widths[max(can, key=widths.__getitem__)] -= 1


def _header(columns: list[Column], widths: list[int], screen: Screen) -> list[Line]:
    titles = [folded(_label(column.title, screen), width) for column, width in zip(columns, widths, strict=True)]
    depth = max(map(len, titles))
    raised = [[""] * (depth - len(title)) + title for title in titles]
    return [_joined([title[line] for title in raised], columns, widths, "header") for line in range(depth)]


def _row(row: Row, texts: list[list[str]], columns: list[Column], widths: list[int]) -> list[Line]:
    stacks = [
        [line for text in parts for line in folded(text, width)] for parts, width in zip(texts, widths, strict=True)
    ]
    labels = [_mark(row.seen(column.key)) for column in columns]
    return [_row_line(line, columns, widths, labels) for line in zip_longest(*stacks, fillvalue="")]


def _row_line(texts: tuple[str, ...], columns: list[Column], widths: list[int], labels: list[str]) -> Line:
    """One line of a row; what is empty at its end is left out, so that no line is longer than it must be."""
    filled = max((index + 1 for index, text in enumerate(texts) if text), default=0)
    line: Line = []
    for index in range(filled):
        text, column, last = texts[index], columns[index], index == filled - 1
        room = padded(text, widths[index], right=column.right) if column.right or not last else text
        line += [(room, labels[index]), *([] if last else [(GAP, "")])]
    return line


def _joined(texts: list[str], columns: list[Column], widths: list[int], label: str) -> Line:
    parts = [
        padded(text, width, right=column.right) for text, column, width in zip(texts, columns, widths, strict=True)
    ]
    return [(GAP.join(parts).rstrip(), label)]


def _mark(cell: Cell) -> str:
    return cell.label if isinstance(cell, Word) else ""


def _blocks(columns: list[Column], grid: Grid, screen: Screen) -> list[Line]:
    """One block a row: every value under its label."""
    found: list[Line] = []
    group: Cell = None
    for row in grid.rows:
        if row.group is not None and row.group != group:
            group = row.group
            found += _prose(words(group, screen.tr), "group", screen)
        rest = columns
        if not screen.accessible:
            found += _headline(row, columns, screen)
            rest = [column for column in columns if not column.grows and column is not columns[0]]
        for column in rest:
            values = [value for value in _cell(row, column, screen) if value]
            if values:
                found += _under(_label(column.title, screen), values, _mark(row.seen(column.key)), screen)
        found.append([])
    return found


def _headline(row: Row, columns: list[Column], screen: Screen) -> list[Line]:
    """The first column and the growing ones, without labels: what a block is about."""
    first, *others = [column for column in columns if column.grows or column is columns[0]]
    said = [_said(row.seen(first.key), screen, short=True)]
    below: list[str] = _lines(row.seen(first.below), screen) if first.below else []
    for column in others:
        name, *more = _cell(row, column, screen)
        said.append(name)
        below += more
    found = _prose("  ".join(word for word in said if word), "group", screen)
    for line in below:
        found += _prose(line, "", screen, indent="  ")
    return found
