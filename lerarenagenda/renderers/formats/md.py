"""An answer as Markdown that any forge shows; data is escaped and can make no link, ping or row."""

import re

from lerarenagenda.questions.answer import Cell, Column, Document, Fact, Grid, Row, Section, Word
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.theme import sign_of
from lerarenagenda.renderers.values import lines, words
from lerarenagenda.renderers.visible import visible

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$&]|^[-+=]|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)|:(?=\w+:))")
PING = re.compile(r"([@/.])")
# #12, !12, ~label and their like become links after backslashes are gone, and so does GH-12
REFERENCE = re.compile(r"((?<=\\)[#~$&]|[!%^]|\bGH-)(?=[\w\"])")
ZERO_WIDTH_BREAK = "&#8203;"


def render(document: Document, *, screen: Screen) -> str:
    """The whole answer; how to go on in a terminal is left out."""
    said = [line for line in (document.narrowed, document.incomplete()) if line]
    parts = [f"# {escaped(screen.tr(document.title))}", *(escaped(screen.tr(line)) for line in said)]
    for section in document.sections:
        parts += _section(section, screen, level=2)
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Text that stays text: no markup, no name that pings, no address that becomes a link; lines stay lines."""
    return "<br>".join(_escaped_line(line) for line in text.split("\n"))


def _escaped_line(text: str) -> str:
    harmless = SPECIAL.sub(r"\\\1", visible(text).strip())
    harmless = REFERENCE.sub(rf"\1{ZERO_WIDTH_BREAK}", harmless)
    return PING.sub(rf"\1{ZERO_WIDTH_BREAK}", harmless) if "@" in text or "://" in text or "www." in text else harmless


def fenced(text: str) -> str:
    """Lines as they are, in a fence that they cannot close."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return "\n".join([fence, *(visible(line) for line in text.split("\n")), fence])


def _section(section: Section, screen: Screen, *, level: int) -> list[str]:
    tr = screen.tr
    parts = [f"{'#' * min(level, 6)} {escaped(tr(section.title))}"] if section.title else []
    parts += [escaped(words(line, tr)) for line in section.lines]
    if section.verbatim:
        parts.append(fenced(section.verbatim))
    if section.facts:
        parts.append(
            "\n".join(
                _fact(fact, screen) for fact in section.facts if not fact.elsewhere and fact.value not in (None, "", ())
            )
        )
    if section.grid and section.grid.rows:
        parts.append(_grid(section.grid, screen))
    for inner in section.sections:
        parts += _section(inner, screen, level=level + 1)
    return parts + [escaped(tr(line)) for line in section.closing]


def _fact(fact: Fact, screen: Screen) -> str:
    value = "; ".join(lines(fact.value, screen.tr)) if not isinstance(fact.value, Word) else _said(fact.value, screen)
    return f"- **{escaped(_capital(screen.tr(fact.label)))}**: {escaped(value)}"


def _said(cell: Cell, screen: Screen) -> str:
    if isinstance(cell, Word):
        return f"{sign_of(cell.label, 'utf-8')} {words(cell, screen.tr)}".strip()
    return words(cell, screen.tr, short=True)


def _grid(grid: Grid, screen: Screen) -> str:
    head = [escaped(_capital(screen.tr(column.title))) for column in grid.columns]
    rule = ["---:" if column.right else "---" for column in grid.columns]
    body: list[list[str]] = []
    group: Cell = None
    for row in grid.rows:
        if row.group is not None and row.group != group:
            group = row.group
            body.append([f"**{escaped(words(group, screen.tr))}**", *[""] * (len(grid.columns) - 1)])
        body.append([_cell(row, column, screen) for column in grid.columns])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, rule, *body])


def _cell(row: Row, column: Column, screen: Screen) -> str:
    """The value of a cell, and under it the lines that belong to it."""
    below = lines(row.seen(column.below), screen.tr) if column.below else []
    return "<br>".join(escaped(part) for part in [_said(row.seen(column.key), screen), *below] if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
