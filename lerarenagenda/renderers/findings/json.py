"""Findings as JSON in a versioned envelope; its schema is shipped as `findings.schema.json`."""

import json
from typing import Any

from lerarenagenda.diagnostics import Diagnostic, Place, Report, counted
from lerarenagenda.renderers.screen import Screen

SCHEMA = 1


def render(report: Report, *, screen: Screen) -> str:
    """The envelope: names are promises, they may be added to and not renamed."""
    envelope = {
        "schema": SCHEMA,
        "kind": "check",
        "language": screen.language,
        "files": report.files,
        "unread": report.unread,
        "counts": {severity.value: n for severity, n in counted(list(report.found)).items()},
        "items": [_finding(found, report, screen) for found in report.found],
    }
    return json.dumps(envelope, ensure_ascii=screen.encoding.lower().replace("-", "") != "utf8", indent=2) + "\n"


def _finding(found: Diagnostic, report: Report, screen: Screen) -> dict[str, Any]:
    return {
        "code": found.code,
        "slug": found.slug,
        "severity": found.severity.value,
        "message": screen.tr(found.says),
        "hint": screen.tr(found.hint) if found.hint else None,
        **_place(found.place, report),
        "related": [{"message": screen.tr(one.says), **_place(one.place, report)} for one in found.related],
    }


def _place(place: Place, report: Report) -> dict[str, Any]:
    span = place.span
    return {
        "path": report.shown_path(place),
        "route": list(place.route),
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }
