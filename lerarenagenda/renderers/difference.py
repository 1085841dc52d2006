"""What a change does to a text, line by line, in the form that `git diff` uses."""

from collections.abc import Iterator
from difflib import unified_diff

from lerarenagenda.renderers.screen import Line

LABELS = {"+": "added", "-": "removed", "@": "quiet"}


def difference(path: str, before: str, after: str) -> list[Line]:
    """The lines that differ, with three lines of what stands round them."""
    return list(_lines(path, before, after))


def _lines(path: str, before: str, after: str) -> Iterator[Line]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for number, line in enumerate(unified_diff(old, new, f"a/{path}", f"b/{path}")):
        label = "heading" if number < 2 else LABELS.get(line[:1], "")
        yield [(line.rstrip("\r\n"), label)]
        if number >= 2 and not line.endswith("\n"):
            yield [("\\ No newline at end of file", "quiet")]
