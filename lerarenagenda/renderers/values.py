"""Cells as words for people, or as plain values for machines."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lerarenagenda.dates import Period
from lerarenagenda.i18n import Bilingual, Text, Translate
from lerarenagenda.questions.answer import Cell, Document, Row, Section, Word


def words(cell: Cell, tr: Translate, *, short: bool = False) -> str:
    """A cell for people: several values with commas, the values of a block with dots; `short`: only the first."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Word):
        return tr(cell.says)
    if isinstance(cell, date):
        return tr(Text("{day}", {"day": cell}))
    if isinstance(cell, Text | Bilingual):
        return tr(cell)
    if isinstance(cell, Period):
        return tr(cell.text())
    if isinstance(cell, Mapping):
        told = [shown for value in cell.values() if (shown := words(value, tr))]
        return " · ".join(told[:1] if short else told)
    if isinstance(cell, Sequence):
        return ", ".join(words(item, tr, short=short) for item in cell)
    return str(cell)


def lines(cell: Cell, tr: Translate) -> list[str]:
    """A cell for people, each of several values on a line of its own."""
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        return [words(item, tr) for item in cell]
    return [words(cell, tr)] if cell is not None else []


def plain(cell: Cell, tr: Translate) -> Any:  # noqa: ANN401 whatever JSON can hold
    """A cell for machines: keys and ISO dates; sentences in the reader's language."""
    if isinstance(cell, Word):
        return cell.key
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Period):
        return cell.written
    if isinstance(cell, Bilingual):
        return cell.own
    if isinstance(cell, Text):
        return tr(cell)
    if isinstance(cell, Mapping):
        return plain_cells(cell, tr)
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        return [plain(item, tr) for item in cell]
    return cell


def plain_cells(cells: Mapping[str, Cell], tr: Translate) -> dict[str, Any]:
    """Cells for machines; what has an English side gets a second key."""
    found: dict[str, Any] = {}
    for key, cell in cells.items():
        found[key] = plain(cell, tr)
        if isinstance(cell, Bilingual):
            found[f"{key}_en"] = cell.english
    return found


def items(document: Document, tr: Translate) -> list[dict[str, Any]]:
    """The things an answer is about, flat: every row of every grid, or every thing described."""
    return [item for section in document.sections if not section.aside for item in section_items(section, tr)]


def section_items(section: Section, tr: Translate) -> list[dict[str, Any]]:
    """The rows of a section with its key, or the one thing it describes with what stands under it."""
    if section.facts:
        return [described(section, tr)]
    own = [_row(section.key, row, tr) for row in section.grid.rows] if section.grid else []
    return own + [item for inner in section.sections for item in section_items(inner, tr)]


def described(section: Section, tr: Translate) -> dict[str, Any]:
    """One thing: its facts by key, then its parts by key."""
    found = plain_cells({fact.key: fact.value for fact in section.facts}, tr)
    for inner in section.sections:
        if inner.facts:
            found[inner.key] = described(inner, tr)
        else:
            found[inner.key] = [plain_cells(row.cells, tr) for row in inner.grid.rows] if inner.grid else []
    return found


def _row(section: str, row: Row, tr: Translate) -> dict[str, Any]:
    return {"section": section, **plain_cells(row.cells, tr)}
