"""Findings that mend themselves: their edits, made in memory and looked at again until none is left."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lerarenagenda.agenda.load import Loaded
from lerarenagenda.diagnostics import Diagnostic, Edit, Report
from lerarenagenda.store.document import read
from lerarenagenda.store.edits import applied

ROUNDS = 10  # a mended file may show the next mistake; so often is looked again


@dataclass(frozen=True, slots=True)
class Mended:
    """What the files of findings become: by path the text before and after; how many were mended; what is left."""

    texts: Mapping[str, tuple[str, str]]
    count: int
    report: Report


def mended(
    loaded: Loaded, look: Callable[[Loaded], Report], again: Callable[[Mapping[str, bytes]], Loaded], *, unsafe: bool
) -> Mended:
    """Make every edit that findings offer, the unsafe ones only when asked.

    `look` finds, `again` reads the agenda with other contents for some files. A file that could be read and could
    not be afterwards is left as it was.
    """
    texts: dict[str, tuple[str, str]] = {}
    count = 0
    report = look(loaded)
    refused: set[str] = set()
    for _ in range(ROUNDS):
        now = loaded.texts
        made = {
            path: _made(now[path], found)
            for path, found in _by_file(report.found, unsafe=unsafe).items()
            if path in now and path not in refused
        }
        made = {path: one for path, one in made.items() if one[0] != now[path]}
        refused |= {path for path, (after, _) in made.items() if not _sound(now[path], after)}
        new = {path: one for path, one in made.items() if path not in refused}
        if not new:
            break
        for path, (after, number) in new.items():
            texts[path] = (texts.get(path, (now[path], ""))[0], after)
            count += number
        loaded = again({path: after.encode() for path, (_, after) in texts.items()})
        report = look(loaded)
    return Mended(texts, count, report)


def _by_file(found: Iterable[Diagnostic], *, unsafe: bool) -> dict[str, list[Diagnostic]]:
    by_file: dict[str, list[Diagnostic]] = {}
    for one in found:
        if one.fix and (one.fix.safe or unsafe):
            by_file.setdefault(one.fix.edits[0].path, []).append(one)
    return by_file


def _made(text: str, found: Iterable[Diagnostic]) -> tuple[str, int]:
    """A text with the edits of its findings, and how many findings that mends; overlapping ones wait for a round."""
    fixes = [one.fix.edits for one in found if one.fix]
    after, left = applied(text, [edit for edits in fixes for edit in edits])
    waiting: set[Edit] = set(left)
    return after, sum(not waiting & {*edits} for edits in fixes)


def _sound(before: str, after: str) -> bool:
    """Whether a text is no harder to read than it was."""
    if "\ufffd" in before:  # bytes that are no text cannot be written back
        return False
    left = len(read(after.encode())[1])
    return left == 0 or left < len(read(before.encode())[1])
