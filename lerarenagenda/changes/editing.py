"""A file that somebody changed by hand: as a change, and with what is wrong in it written above it."""

from collections.abc import Sequence

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.judged import Judged
from lerarenagenda.diagnostics import Diagnostic, Severity
from lerarenagenda.i18n import Translate, say

SIGN = "#! "


def edit(path: str, text: str) -> Change:
    """The file says this from now on; nothing in it that only an entry may alter."""
    happens = say("edited by hand")
    return Change("edit", happens, {path: text.encode("utf-8", "surrogateescape")}, keeps_promises=True)


def notes(path: str, judged: Judged, *, tr: Translate) -> tuple[str, ...]:
    """What is wrong, a comment each, with lines counted below the comments."""
    found = [one for one in judged.report.found if one.severity is Severity.ERROR]
    last = tr(say("mend this, or save it as it is to stop"))
    return (*(_note(path, one, len(found) + 1, tr) for one in found), f"{SIGN}{last}")


def _note(path: str, one: Diagnostic, above: int, tr: Translate) -> str:
    span = one.place.span
    where = f"{span.line + above}: " if span and one.place.path == path else f"{one.place.path}: "
    told = " — ".join(tr(part) for part in (one.says, one.hint) if part)
    return " ".join(f"{SIGN}{where}{one.code} {told}".split())


def without(text: str, noted: Sequence[str]) -> str:
    """The text without the comments that were put above it."""
    lines = text.split("\n")
    while lines and lines[0].rstrip("\r") in noted:
        lines.pop(0)
    return "\n".join(lines)
