"""Findings for a person: each with its line of text, what is wrong underlined, what to do, and where to read more."""

from lerarenagenda.diagnostics import Diagnostic, Place, Report, Severity, Span, counted
from lerarenagenda.i18n import N_, NN_, Text, count, say, together
from lerarenagenda.renderers.screen import READABLE, Line, Screen, cells, folded
from lerarenagenda.renderers.visible import visible

WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.NOTE: N_("note")}
COUNTED = {
    Severity.ERROR: NN_("{n} error", "{n} errors"),
    Severity.WARNING: NN_("{n} warning", "{n} warnings"),
    Severity.NOTE: NN_("{n} note", "{n} notes"),
}
LONGEST_LINE = 160


def render(report: Report, *, screen: Screen) -> str:
    """Every finding with its frame, the worst last, where a terminal stops; then the counts."""
    lines: list[Line] = []
    weights = list(Severity)
    for found in sorted(report.found, key=lambda found: -weights.index(found.severity)):
        lines += [*_finding(found, report, screen), []]
    return screen.painted([*lines, [(screen.tr(closing(report)), "heading")]])


def closing(report: Report) -> Text:
    """How many findings in how many files, and that all files were looked at."""
    files = count("{n} file", "{n} files", report.files)
    if not report.found:
        return say("no errors and no warnings in {files}", files=files)
    totals = counted(list(report.found))
    parts = together((count(*COUNTED[one], n) for one, n in totals.items() if n), by=", ")
    where = len({found.place.path for found in report.found})
    read = report.files - report.unread
    return say("{parts} in {where} of {files} ({read} read)", parts=parts, where=where, files=files, read=read)


def _finding(found: Diagnostic, report: Report, screen: Screen) -> list[Line]:
    tr = screen.tr
    head = f"{tr(Text(WORDS[found.severity]))} {found.code} {found.slug}: "
    first, *rest = folded(head + screen.harmless(tr(found.says)), screen.width - 2)
    lines: list[Line] = [[(first[: len(head)], found.severity.value), (first[len(head) :], "")]]
    lines += [[(f"  {line}", "")] for line in rest]
    lines += _frame(found.place, report, screen, found.severity.value)
    for other in found.related:
        lines.append([("   = ", "frame"), (f"{report.shown_path(other.place)}{_position(other.place.span)}: ", "")])
        lines += [[(f"     {line}", "")] for line in folded(screen.harmless(tr(other.says)), screen.width - 5)]
    hint = screen.harmless(tr(found.hint)) if found.hint else ""
    command = f"agenda explain {found.code}"
    if cells(hint) + cells(command) + 13 <= screen.width:
        return [*lines, [("   = ", "frame"), (hint + ("    " if hint else ""), "hint"), (command, "quiet")]]
    folded_hint = folded(hint, min(screen.width, READABLE) - 5)
    lines += [[("   = " if not index else "     ", "frame"), (line, "hint")] for index, line in enumerate(folded_hint)]
    return [*lines, [("     ", ""), (command, "quiet")]]


def _position(span: Span | None) -> str:
    return f":{span.line}:{span.column}" if span else ""


def _frame(place: Place, report: Report, screen: Screen, label: str) -> list[Line]:
    """The place, and the line of text it is in with the wrong part underlined."""
    head: Line = [("  --> ", "frame"), (f"{report.shown_path(place)}{_position(place.span)}", "")]
    span, text = place.span, report.texts.get(place.path, "")
    rows = text.split("\n")
    if span is None or not text or span.line > len(rows):
        return [head]
    row = rows[span.line - 1].rstrip("\r")
    end = span.end_column if span.end_line == span.line else len(row) + 1
    start = max(span.column - 1, 0)
    skipped = max(start - LONGEST_LINE // 2, 0) if len(row) > LONGEST_LINE else 0
    shown = row[skipped : skipped + screen.width - 8]
    before = cells(visible(row[skipped:start])) if start > skipped else 0
    marked = max(cells(visible(row[start : end - 1])), 1)
    margin = len(str(span.line))
    return [
        head,
        [(" " * (margin + 2) + "|", "frame")],
        [(f" {span.line} | ", "frame"), (shown, "")],
        [
            (" " * (margin + 2) + "| ", "frame"),
            (" " * before + "^" * min(marked, screen.width - margin - 4 - before), label),
        ],
    ]
