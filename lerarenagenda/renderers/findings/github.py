"""Findings as GitHub's runner reads them from the log, to show them beside the lines of a change.

A step can give ten annotations of each kind and a job fifty (docs/problem-matchers.md of GitHub's toolkit); GitHub
drops the rest without a word. So the worst ten of each kind are given, and before them stands every finding, in a
group of the log. The runner leaves out columns when a note covers more than one line (`ValidateLinesAndColumns` in
its ActionCommandManager.cs), and it undoes %25, %0D, %0A, and in properties %3A and %2C (its ActionCommand.cs).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lerarenagenda.diagnostics import Diagnostic, Report, Severity
from lerarenagenda.i18n import count
from lerarenagenda.renderers.columns import in_utf16, last_line
from lerarenagenda.renderers.findings import concise
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.tally import advice_of, closing, heaviness, remarks, weight_of

KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
LIMIT = 10  # annotations of one kind
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}


def render(report: Report, *, screen: Screen) -> str:
    """All findings in a group, the worst as annotations, and the counts."""
    plain = replace(screen, colour=False)
    told = "".join(f"{plain.harmless(plain.tr(line))}\n" for line in (closing(report), *remarks(report)))
    if not report.found:
        return told
    title = count("{n} finding, one a line", "{n} findings, one a line", len(report.found))
    group = f"::group::{plain.tr(title)}\n{concise.render(report, screen=plain)}::endgroup::\n"
    chosen = list(_chosen(report))
    more = count(
        "and {n} more, in the group above", "and {n} more, in the group above", len(report.found) - len(chosen)
    )
    rest = f"{plain.tr(more)}\n" if len(chosen) < len(report.found) else ""
    return group + "".join(_command(found, report, plain) for found in chosen) + rest + told


def _chosen(report: Report) -> Iterator[Diagnostic]:
    """The findings that become annotations, the worst first; of one kind those that are new, then in their order."""
    left = dict.fromkeys(KINDS.values(), LIMIT)
    for found in sorted(report.found, key=lambda one: (heaviness(one), one.new is False)):
        if left[_kind(found)]:
            left[_kind(found)] -= 1
            yield found


def _kind(found: Diagnostic) -> str:
    """The command for a finding; what the data allows is only mentioned."""
    return "notice" if found.allowed else KINDS[found.severity]


def _command(found: Diagnostic, report: Report, screen: Screen) -> str:
    tr = screen.tr
    title = f"{tr(weight_of(found))} {found.code} {found.slug}"
    said = (found.says, *advice_of(found))
    message = "\n".join(screen.harmless(tr(words)) for words in said)
    properties = {"file": report.shown_path(found.place), **_where(found, report), "title": title}
    listed = ",".join(f"{name}={_escaped(screen.harmless(value), PROPERTY)}" for name, value in properties.items())
    return f"::{_kind(found)} {listed}::{_escaped(message, DATA)}\n"


def _where(found: Diagnostic, report: Report) -> Mapping[str, str]:
    """Lines, and columns within one line; the end column is the first past it, as other checkers give it."""
    span = found.place.span
    if span is None:
        return {}
    lines = {"line": str(span.line), "endLine": str(last_line(span))}
    if span.end_line != span.line:
        return lines
    exact = in_utf16(span, report.texts.get(found.place.path, ""))
    return {**lines, "col": str(exact.column), "endColumn": str(exact.end_column)}


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)
