"""Findings as GitLab reads them from a file (`artifacts:reports:codequality`) and shows them in a merge request.

GitLab wants `description`, `check_name`, `fingerprint`, `severity` and `location.path` with `location.lines.begin`
(docs.gitlab.com, "Code Quality", report format); what else it is given it ignores. It stops at the first entry that
its schema refuses, so each has them all. It shows the description and not the check, which the description names.
"""

from typing import Any

from lerarenagenda.diagnostics import Diagnostic, Report, Severity, Span, fingerprints
from lerarenagenda.renderers.columns import in_utf16, last_line
from lerarenagenda.renderers.jsontext import jsontext
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.visible import visible

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, *, screen: Screen) -> str:
    """A list of every finding; what the data allows is not in it."""
    names = fingerprints(report.found)
    entries = [_entry(one, name, report, screen) for one, name in zip(report.found, names, strict=True)]
    return jsontext(entries, screen=screen, indent=None) + "\n"


def _entry(found: Diagnostic, name: str, report: Report, screen: Screen) -> dict[str, Any]:
    hint = f" ({screen.tr(found.hint)})" if found.hint else ""
    span = found.place.span or Span(1, 1, 1, 1)
    exact = in_utf16(span, report.texts.get(found.place.path, ""))
    return {
        "description": visible(f"{found.code} {found.slug}: {screen.tr(found.says)}{hint}"),
        "check_name": found.code,
        "fingerprint": name,
        "severity": SEVERITIES[found.severity],
        "location": {
            "path": report.shown_path(found.place),
            "lines": {"begin": span.line, "end": last_line(span)},
            "positions": {
                "begin": {"line": exact.line, "column": exact.column},
                "end": {"line": exact.end_line, "column": exact.end_column},
            },
        },
    }
