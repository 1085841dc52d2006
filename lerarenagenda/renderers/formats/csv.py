"""An answer as comma-separated values: one line of names, then a line a row; no cell can act as a formula or a code."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from lerarenagenda.questions.answer import Document, Section
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.values import items
from lerarenagenda.renderers.visible import visible

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for a formula


def render(document: Document, *, screen: Screen) -> str:
    """Every row of the answer."""
    rows = [_spread(item) for item in items(document, screen.tr)]
    names = list(dict.fromkeys(name for row in rows for name in row)) or _columns(document.sections)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(names)
    writer.writerows([[_harmless(row.get(name)) for name in names] for row in rows])
    return buffer.getvalue()


def _columns(sections: Iterable[Section]) -> list[str]:
    """The names for an answer without rows."""
    grids = (section.grid for section in sections if section.grid and not section.aside)
    return list(dict.fromkeys(column.key for grid in grids for column in grid.columns))


def _spread(item: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """A block of keys as columns of its own: `block.key`."""
    found: dict[str, Any] = {}
    for key, value in item.items():
        found |= _spread(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": value}
    return found


def _harmless(value: Any) -> str | int:  # noqa: ANN401 whatever a cell holds
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return value
    text = "\n".join(map(visible, _flat(value).split("\n")))
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _flat(value: Any) -> str:  # noqa: ANN401 whatever a cell holds
    """Lists and blocks on one line."""
    if isinstance(value, list):
        return "; ".join(map(_flat, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_flat(item)}" for key, item in value.items())
    return "" if value is None else str(value)
