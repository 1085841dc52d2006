"""Findings for a person: each with its line of text, what is wrong underlined, what to do, and where to read more."""

from lerarenagenda.diagnostics import Diagnostic, Related, Report, Route
from lerarenagenda.renderers.frames import Mark, frame, has_frame, margin_of, position
from lerarenagenda.renderers.screen import READABLE, Line, Screen, Segment, cells, folded
from lerarenagenda.renderers.tally import NEW, advice_of, closing, heaviness, remarks, weight_of


def render(report: Report, *, screen: Screen) -> str:
    """Every finding with its frame, the worst last, where a terminal stops; then the counts."""
    lines: list[Line] = []
    for found in sorted(report.found, key=heaviness, reverse=True):
        lines += [*_finding(found, report, screen), []]
    lines.append([(screen.tr(closing(report)), "heading")])
    for remark in remarks(report):
        lines += [[(line, "")] for line in folded(screen.harmless(screen.tr(remark)), screen.width)]
    return screen.painted(lines)


def _finding(found: Diagnostic, report: Report, screen: Screen) -> list[Line]:
    framed = [one for one in found.related if has_frame(one.place, report)]
    margin = margin_of([found.place, *(one.place for one in framed)], report)
    mark = Mark("^", found.severity.value, aside=_route(found.place.route))
    lines = [*_head(found, screen), *frame(found.place, report, screen, mark=mark, margin=margin)]
    for other in framed:
        under = Mark("-", "frame", screen.tr(other.says))
        lines += frame(other.place, report, screen, mark=under, margin=margin)
    for other in found.related:
        if other not in framed:
            lines += _elsewhere(other, report, screen, margin=margin)
    return [*lines, *_advice(found, screen, margin=margin)]


def _head(found: Diagnostic, screen: Screen) -> list[Line]:
    tr = screen.tr
    new = f" ({tr(NEW)})" if found.new else ""
    head = f"{tr(weight_of(found))} {found.code} {found.slug}{new}: "
    first, *rest = folded(head + screen.harmless(tr(found.says)), screen.width - 2)
    return [
        [(first[: len(head)], found.severity.value), (first[len(head) :], "")],
        *([(f"  {line}", "")] for line in rest),
    ]


def _route(route: Route) -> str:
    """The keys that lead to a place, items of a list by their number; nothing where the line itself says it."""
    if len(route) < 2:
        return ""
    return " > ".join(str(step + 1) if isinstance(step, int) else step for step in route)


def _elsewhere(other: Related, report: Report, screen: Screen, *, margin: int) -> list[Line]:
    """A second place whose line is not known."""
    where = f"{report.shown_path(other.place)}{position(other.place.span)}: "
    says = folded(screen.harmless(screen.tr(other.says)), screen.width - margin - 4)
    return [_noted(margin, (where, "")), *([(" " * (margin + 4) + line, "")] for line in says)]


def _advice(found: Diagnostic, screen: Screen, *, margin: int) -> list[Line]:
    """What to do and until when it is allowed; and beside or under it where to read more."""
    command = (f"agenda explain {found.code}", "quiet")
    told = [screen.tr(words) for words in advice_of(found)]
    if not told:
        return [_noted(margin, command)]
    width = min(screen.width, READABLE) - margin - 4
    lines: list[Line] = []
    for words in told:
        first, *rest = folded(screen.harmless(words), width)
        lines.append(_noted(margin, (first, "hint")))
        lines += [[(" " * (margin + 4), ""), (line, "hint")] for line in rest]
    used = sum(cells(words) for words, _ in lines[-1])
    if used + 4 + cells(command[0]) <= screen.width:
        return [*lines[:-1], [*lines[-1], ("    ", ""), command]]
    return [*lines, [(" " * (margin + 4), ""), command]]


def _noted(margin: int, said: Segment) -> Line:
    """Something said under a frame, in line with its bar."""
    return [(" " * (margin + 2) + "= ", "frame"), said]
