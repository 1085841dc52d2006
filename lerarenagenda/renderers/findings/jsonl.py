"""Findings as JSON, one a line: the objects that `json` has in `items`, for programs that read line by line."""

from lerarenagenda.diagnostics import Report
from lerarenagenda.renderers.findings.json import items
from lerarenagenda.renderers.jsontext import jsontext
from lerarenagenda.renderers.screen import Screen


def render(report: Report, *, screen: Screen) -> str:
    """A line a finding; nothing when there is none."""
    return "".join(jsontext(item, screen=screen, indent=None) + "\n" for item in items(report.found, report, screen))
