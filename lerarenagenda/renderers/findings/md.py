"""Findings as Markdown for the summary of a job or a comment: grids by weight, the worst first, of a bounded size.

GitHub takes up to 1 MiB in a summary and 65,536 characters in a comment; this stays under both.
"""

from collections.abc import Iterator

from lerarenagenda.diagnostics import Diagnostic, Report, Severity
from lerarenagenda.i18n import Text, count, say
from lerarenagenda.renderers.formats.md import escaped
from lerarenagenda.renderers.frames import position
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.tally import COUNTED, NEW, advice_of, closing, heaviness, remarks

HEAD = (say("Place"), say("Rule"), say("Finding"), say("What to do"))
LIMIT_ROWS = 200
LIMIT_BYTES = 50_000
LIMIT_WORDS = 300  # characters of one text


def render(report: Report, *, screen: Screen) -> str:
    """The counts as heading, what else there is to say, and a grid for each weight."""
    chosen = list(_chosen(report, screen))
    told = [_said(words, screen) for words in (closing(report), *remarks(report))]
    parts = [f"## {told[0]}", *(["\n".join(f"- {line}" for line in told[1:])] if told[1:] else [])]
    for severity in Severity:
        rows = [row for weight, row in chosen if weight is severity]
        total = sum(one.severity is severity for one in report.found)
        if rows and total < len(report.found):
            parts.append(f"### {_said(count(*COUNTED[severity], total), screen)}")
        if rows:
            parts.append("\n".join([_line([_said(title, screen) for title in HEAD]), _line(["---"] * 4), *rows]))
    more = len(report.found) - len(chosen)
    if more:
        parts.append(_said(count("and {n} more", "and {n} more", more), screen))
    return "\n\n".join(parts) + "\n"


def _chosen(report: Report, screen: Screen) -> Iterator[tuple[Severity, str]]:
    """The rows that there is room for: by weight, and of one weight first what is new."""
    left = LIMIT_BYTES
    for found in sorted(report.found, key=lambda one: (heaviness(one), one.new is False))[:LIMIT_ROWS]:
        row = _row(found, report, screen)
        left -= len(row.encode("utf-8", "replace"))
        if left < 0:
            return
        yield found.severity, row


def _row(found: Diagnostic, report: Report, screen: Screen) -> str:
    place = f"{report.shown_path(found.place)}{position(found.place.span)}"
    new = f" **{_said(NEW, screen)}**" if found.new else ""
    advice = [_said(words, screen) for words in advice_of(found)]
    rule = escaped(f"{found.code} {found.slug}")
    return _line([escaped(_cut(place)), f"{rule}{new}", _said(found.says, screen), "<br>".join(advice)])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _said(words: Text, screen: Screen) -> str:
    return escaped(_cut(screen.tr(words)))


def _cut(text: str) -> str:
    return text if len(text) <= LIMIT_WORDS else text[: LIMIT_WORDS - 1] + "…"
