"""Columns as others count them: a Span counts characters from 1, editors and forges count UTF-16 units.

A character is a code point. LSP counts UTF-16 units from 0 unless client and server agree on another unit; SARIF
counts from 1 in the unit that `columnKind` names. What a column of a GitHub annotation counts is written down
nowhere: "column number, starting at 1" (docs.github.com, workflow commands), and the runner hands the number on
unread. Its readers are programs in JavaScript and C#, whose texts are UTF-16, and so are the tools it is fed by
most (eslint, tsc), so UTF-16 units from 1 it is; the pages show an annotation under its line whatever the column.
How wide a text is on a terminal, `cells` in `screen` tells.
"""

from bisect import bisect_left
from functools import lru_cache

from lerarenagenda.diagnostics import Span


@lru_cache(maxsize=4)
def rows_of(text: str) -> list[str]:
    """The lines of a text, in which there may be thousands of findings."""
    return [row.rstrip("\r") for row in text.split("\n")]


def row_at(text: str, line: int) -> str:
    """One line of a text, by its number from 1; empty when there is none."""
    rows = rows_of(text)
    return rows[line - 1] if 0 < line <= len(rows) else ""


def in_utf16(span: Span, text: str) -> Span:
    """The same part of a text with its columns in UTF-16 units from 1."""
    column = _utf16_column(row_at(text, span.line), span.column)
    return Span(span.line, column, span.end_line, _utf16_column(row_at(text, span.end_line), span.end_column))


def last_line(span: Span) -> int:
    """The last line of which a span holds something; one that ends before a line does not reach it."""
    return span.end_line - 1 if span.end_column == 1 and span.end_line > span.line else span.end_line


def _utf16_column(row: str, column: int) -> int:
    return column if row.isascii() else column + bisect_left(_double(row), column - 1)


@lru_cache(maxsize=4)
def _double(row: str) -> list[int]:
    """Where the characters stand that take two UTF-16 units."""
    return [index for index, character in enumerate(row) if character > "\uffff"]
