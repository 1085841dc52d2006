"""An answer as comma-separated values: one line of names, then a line a row; no cell can act as a formula."""

import csv
import io
from typing import Any

from lerarenagenda.questions.answer import Document
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.values import items

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for a formula


def render(document: Document, *, screen: Screen) -> str:
    """Every row of the answer."""
    rows = items(document, screen.tr)
    names = list(dict.fromkeys(name for row in rows for name in row))
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(names)
    writer.writerows([[_harmless(row.get(name)) for name in names] for row in rows])
    return buffer.getvalue()


def _harmless(value: Any) -> str | int:  # noqa: ANN401 whatever a cell holds
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    text = _flat(value)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _flat(value: Any) -> str:  # noqa: ANN401 whatever a cell holds
    """Lists and blocks on one line."""
    if isinstance(value, list):
        return "; ".join(map(_flat, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_flat(item)}" for key, item in value.items())
    return "" if value is None else str(value)
