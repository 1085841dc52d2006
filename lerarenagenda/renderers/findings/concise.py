"""Findings a line each, as editors and scripts read them: path:line:column: weight code message."""

from lerarenagenda.diagnostics import Diagnostic, Report
from lerarenagenda.renderers.screen import Line, Screen
from lerarenagenda.renderers.tally import NEW, allowance_of, weight_of


def render(report: Report, *, screen: Screen) -> str:
    """A line a finding; nothing when there is none."""
    return screen.painted([line_of(found, report, screen) for found in report.found])


def line_of(found: Diagnostic, report: Report, screen: Screen) -> Line:
    """One finding; [*] says that `check --fix` mends it."""
    tr = screen.tr
    span = found.place.span
    where = f"{report.shown_path(found.place)}:{span.line if span else 1}:{span.column if span else 1}"
    mark = " [*]" if found.fix and found.fix.safe else ""
    new = f" ({tr(NEW)})" if found.new else ""
    more = "".join(f" ({tr(words)})" for words in (found.hint, allowance_of(found)) if words)
    return [
        (f"{where}: ", ""),
        (f"{tr(weight_of(found))} {found.code}", found.severity.value),
        (f"{mark}{new} {tr(found.says)}{more}", ""),
    ]
