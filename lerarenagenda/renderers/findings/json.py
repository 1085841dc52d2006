"""Findings as JSON in a versioned envelope; its schema is shipped as `findings.schema.json`."""

from collections.abc import Iterable
from typing import Any

from lerarenagenda.diagnostics import Diagnostic, Edit, Fix, Place, Report, counted, fingerprints
from lerarenagenda.renderers.jsontext import jsontext
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.tally import mendable
from lerarenagenda.store.document import span_of

SCHEMA = 1


def render(report: Report, *, screen: Screen) -> str:
    """The envelope: names are promises, they may be added to and not renamed."""
    safe, unsafe = mendable(report)
    envelope = {
        "schema": SCHEMA,
        "kind": "check",
        "language": screen.language,
        "files": report.files,
        "unread": report.unread,
        "base": report.base,
        "counts": {severity.value: n for severity, n in counted(list(report.found)).items()},
        "fixable": {"safe": safe, "unsafe": unsafe},
        "items": items(report.found, report, screen),
        "allowed": items(report.allowed, report, screen),
    }
    return jsontext(envelope, screen=screen) + "\n"


def items(found: Iterable[Diagnostic], report: Report, screen: Screen) -> list[dict[str, Any]]:
    """Findings as objects, in their order."""
    listed = list(found)
    names = fingerprints(listed)
    return [_item(one, name, report, screen) for one, name in zip(listed, names, strict=True)]


def _item(found: Diagnostic, name: str, report: Report, screen: Screen) -> dict[str, Any]:
    allowed = found.allowed
    return {
        "code": found.code,
        "slug": found.slug,
        "severity": found.severity.value,
        "message": screen.tr(found.says),
        "hint": screen.tr(found.hint) if found.hint else None,
        **_place(found.place, report),
        "related": [{"message": screen.tr(one.says), **_place(one.place, report)} for one in found.related],
        "fix": _fix(found.fix, report, screen) if found.fix else None,
        "allowed": {
            "until": allowed.until.isoformat(),
            "reason": allowed.reason,
            "path": report.shown_path(allowed.place),
            "line": allowed.place.span.line if allowed.place.span else None,
        }
        if allowed
        else None,
        "new": found.new,
        "fingerprint": name,
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


def _fix(fix: Fix, report: Report, screen: Screen) -> dict[str, Any]:
    return {
        "message": screen.tr(fix.says),
        "safe": fix.safe,
        "edits": [_edit(edit, report) for edit in fix.edits],
    }


def _edit(edit: Edit, report: Report) -> dict[str, Any]:
    span = span_of(report.texts.get(edit.path, ""), edit.start, edit.end)
    return {
        "path": report.shown_path(Place(edit.path)),
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
        "text": edit.text,
    }
