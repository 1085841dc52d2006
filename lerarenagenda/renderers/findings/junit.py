"""Findings as a JUnit report, which Jenkins, GitLab and most other servers show as tests: a file is a test.

A test that failed is red, so only errors fail one: red means what the exit code means. Warnings, notes and what is
allowed for a time stand in the output of their file. A file has one `failure` with all it has, since GitLab reads
no more than one and shows its text.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from lerarenagenda.diagnostics import Diagnostic, Place, Report, Severity
from lerarenagenda.i18n import count
from lerarenagenda.renderers.findings import concise
from lerarenagenda.renderers.jsontext import is_utf8
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.tally import COUNTED, heaviness
from lerarenagenda.renderers.visible import visible

SUITE = "agenda check"
ILLEGAL = re.compile("[\ufffe\uffff]")  # what XML does not allow and `visible` leaves


def render(report: Report, *, screen: Screen) -> str:
    """One suite with a test for every file that was read or has a finding."""
    by_path = _by_path(report)
    suite = ET.Element("testsuite", name=SUITE)
    failed = sum(_case(suite, path, found, report, screen) for path, found in sorted(by_path.items()))
    totals = {"tests": str(len(by_path)), "failures": str(failed), "errors": "0", "time": "0"}
    suite.attrib.update(totals, skipped="0")
    root = ET.Element("testsuites", {"name": SUITE, **totals})
    root.append(suite)
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode" if is_utf8(screen) else "us-ascii", xml_declaration=False)
    text = written if isinstance(written, str) else written.decode("ascii")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _by_path(report: Report) -> Mapping[str, list[Diagnostic]]:
    """What is found in each file, the worst first; nothing in most."""
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list, {path: [] for path in report.texts})
    for one in sorted((*report.found, *report.allowed), key=lambda one: (one.allowed is not None, heaviness(one))):
        found[one.place.path].append(one)
    return found


def _case(suite: ET.Element, path: str, found: list[Diagnostic], report: Report, screen: Screen) -> bool:
    """Add the test of one file; says whether it failed."""
    name = _legal(report.shown_path(Place(path)))
    case = ET.SubElement(suite, "testcase", name=name, classname=SUITE.replace(" ", "."), file=name, time="0")
    errors = sum(one.severity is Severity.ERROR and one.allowed is None for one in found)
    lines = "\n".join(_line(one, report, screen) for one in found)
    if errors:
        ET.SubElement(case, "failure", message=screen.tr(count(*COUNTED[Severity.ERROR], errors))).text = lines
    elif lines:
        ET.SubElement(case, "system-out").text = lines
    return bool(errors)


def _line(found: Diagnostic, report: Report, screen: Screen) -> str:
    return _legal("".join(words for words, _ in concise.line_of(found, report, screen)))


def _legal(text: str) -> str:
    """A text on one line that XML can hold and no reader obeys."""
    return ILLEGAL.sub("\ufffd", visible(text.replace("\n", " ")))
