"""Findings as SARIF 2.1.0, which code scanning and editors read (docs.oasis-open.org/sarif).

Columns are UTF-16 units and `columnKind` says so: CodeQL gives the same, and readers that do not look at the key
take positions for those of an editor. GitHub wants a start line with every result, and adds the fingerprint it goes
by itself where it is missing; one of our own under its name would only be warned about (github/codeql, fingerprints).
What the data allows is there as suppressed.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from lerarenagenda import __version__
from lerarenagenda.diagnostics import Allowance, Diagnostic, Edit, Fix, Place, Report, Severity, Span, fingerprints
from lerarenagenda.i18n import Text, say
from lerarenagenda.renderers.columns import in_utf16
from lerarenagenda.renderers.formats.md import escaped, fenced
from lerarenagenda.renderers.jsontext import jsontext
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.visible import visible
from lerarenagenda.store.document import span_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}  # GitHub's words
Json = dict[str, Any]


def render(report: Report, *, screen: Screen) -> str:
    """One run, with the pages of the rules that found something."""
    found = sorted((*report.found, *report.allowed), key=Diagnostic.sort_key)
    codes = sorted({one.code for one in found})
    names = fingerprints(found)
    run: Json = {
        "tool": {
            "driver": {
                "name": "agenda",
                "version": __version__,
                "rules": [_rule(next(one for one in found if one.code == code), report, screen) for code in codes],
            }
        },
        "language": screen.language,
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {ROOT: {"description": {"text": screen.tr(say("the root of the repository"))}}},
        "results": [
            _result(one, name, codes.index(one.code), report, screen) for one, name in zip(found, names, strict=True)
        ],
    }
    if any(one.allowed for one in found):  # then every result says whether it is suppressed
        for one, result in zip(found, run["results"], strict=True):
            result["suppressions"] = [_suppression(one.allowed, report, screen)] if one.allowed else []
    return jsontext({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, screen=screen, indent=None) + "\n"


def _rule(example: Diagnostic, report: Report, screen: Screen) -> Json:
    """A rule with its page, as far as it is given."""
    tr = screen.tr
    page = report.rules.get(example.code)
    severity = page.severity if page else example.severity
    rule: Json = {
        "id": example.code,
        "name": example.slug or example.code,
        "defaultConfiguration": {"level": severity.value},
        "properties": {"problem.severity": PROBLEM[severity]},
    }
    if page is None:
        return rule
    examples = ((say("Wrong"), page.bad), (say("Right"), page.good))
    chapters = ((say("Why"), page.why), (say("How to mend it"), page.fix))
    plain = [tr(page.title), *(f"{tr(head)}: {tr(words)}" for head, words in chapters)]
    marked = [escaped(tr(page.title)), *(f"## {tr(head)}\n\n{escaped(tr(words))}" for head, words in chapters)]
    marked += [f"## {tr(head)}\n\n{fenced(example)}" for head, example in examples if example]
    return {
        **rule,
        "shortDescription": {"text": tr(page.title)},
        "fullDescription": {"text": tr(page.why)},
        "help": {"text": "\n\n".join(plain), "markdown": "\n\n".join(marked)},
    }


def _result(found: Diagnostic, name: str, rule: int, report: Report, screen: Screen) -> Json:
    related = [
        {"id": index, **_location(one.place, report), "message": _message(screen, one.says)}
        for index, one in enumerate(found.related, 1)
    ]
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity.value,
        "message": _message(screen, found.says, *([found.hint] if found.hint else [])),
        "locations": [_location(found.place, report)],
        "partialFingerprints": {"identity/v1": name},
        **({"relatedLocations": related} if related else {}),
        **({"fixes": [_fix(found.fix, report, screen)]} if found.fix else {}),
        **({"properties": {"new": found.new}} if found.new is not None else {}),
    }


def _suppression(allowed: Allowance, report: Report, screen: Screen) -> Json:
    until = screen.tr(say("until {day}: {reason}", day=allowed.until, reason=allowed.reason))
    return {"kind": "inSource", "justification": _visible(until), "location": _location(allowed.place, report)}


def _location(place: Place, report: Report) -> Json:
    text = report.texts.get(place.path, "")
    region = _region(in_utf16(place.span, text)) if place.span else {"startLine": 1}
    return {"physicalLocation": {"artifactLocation": _file(place, report), "region": region}}


def _region(span: Span) -> Mapping[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _file(place: Place, report: Report) -> Json:
    path = report.shown_path(place)
    if path.startswith("/") or path[1:3] == ":/":
        return {"uri": f"file:///{quote(path.lstrip('/'), safe='/:', errors='replace')}"}
    return {"uri": quote(path, errors="replace"), "uriBaseId": ROOT}


def _fix(fix: Fix, report: Report, screen: Screen) -> Json:
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.path, []).append(edit)
    changes = [_change(path, edits, report) for path, edits in by_path.items()]
    return {"description": _message(screen, fix.says), "artifactChanges": changes}


def _change(path: str, edits: list[Edit], report: Report) -> Json:
    text = report.texts.get(path, "")
    return {
        "artifactLocation": _file(Place(path), report),
        "replacements": [
            {
                "deletedRegion": _region(in_utf16(span_of(text, edit.start, edit.end), text)),
                "insertedContent": {"text": edit.text},
            }
            for edit in edits
        ],
    }


def _message(screen: Screen, *said: Text) -> Json:
    return {"text": "\n".join(_plain(screen.tr(words)) for words in said)}


def _plain(text: str) -> str:
    """Words of a plain message: without links (3.11.6), and with braces as they must be written (3.11.5)."""
    return _visible(text).replace("](", "] (").replace("{", "{{").replace("}", "}}")


def _visible(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))
