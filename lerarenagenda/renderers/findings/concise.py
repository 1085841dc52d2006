"""Findings a line each, as editors and scripts read them: path:line:column: weight code message."""

from lerarenagenda.diagnostics import Report
from lerarenagenda.i18n import Text
from lerarenagenda.renderers.findings.text import WORDS
from lerarenagenda.renderers.screen import Line, Screen


def render(report: Report, *, screen: Screen) -> str:
    """A line a finding; nothing when there is none."""
    lines: list[Line] = []
    for found in report.found:
        span = found.place.span
        where = f"{report.shown_path(found.place)}:{span.line if span else 1}:{span.column if span else 1}"
        weight = screen.tr(Text(WORDS[found.severity]))
        hint = f" ({screen.tr(found.hint)})" if found.hint else ""
        lines.append(
            [
                (f"{where}: ", ""),
                (f"{weight} {found.code}", found.severity.value),
                (f" {screen.tr(found.says)}{hint}", ""),
            ]
        )
    return screen.painted(lines)
