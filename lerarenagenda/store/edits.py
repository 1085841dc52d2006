"""Change one value in a text and nothing else: by the place it stands at, and proved by reading back."""

import re
from collections.abc import Iterable
from functools import lru_cache

from lerarenagenda.diagnostics import Edit, Mend, Mending
from lerarenagenda.store.document import Document, read

# what other readers of YAML take for something else than text
_TAKEN = re.compile(
    r"(?i:true|false|yes|no|on|off|y|n|~|null|[-+.]?\.?(?:inf|nan)|[-+]?[\d_.]+(?:e[-+]?\d+)?|0[xo]\w+)"
)
ALONE = ("key:\n  - {}\n",)
_COMMENT = re.compile(r"[ ]*(?:#[^\n]*)?(?:\n|\Z)")


def scalar(text: str, *, like: str = "", alone: bool = False) -> str:
    """A text of one line as it is written in a file: as plain as it can be, or with the quotes the old value had.

    One that stands `alone` has a line to itself, so that it needs fewer quotes.
    """
    single, double = "'" + text.replace("'", "''") + "'", f'"{text}"'
    choices = {"'": (single,), '"': (double, single)}.get(like[:1], () if _TAKEN.fullmatch(text) else (text,))
    places = ALONE if alone else (*ALONE, "key: [{}]\n")
    written = (one for one in (*choices, single) if all(_read_back(one, place) == text for place in places))
    return next(written, single)


@lru_cache(maxsize=256)
def _read_back(written: str, place: str) -> object:
    """What a value says at a place where it is hard to say: after a dash, between brackets."""
    document = read(place.format(written).encode("utf-8", "replace"))[0]
    found = document.value["key"] if document else None
    return found[0] if isinstance(found, list) and len(found) == 1 else None


def edit_of(path: str, document: Document, mend: Mend) -> Edit:
    """The edit of a file that does what `mend` says at a route."""
    start, end = document.offsets(mend.route, key=mend.how is Mending.KEY)
    text = document.text
    if mend.how is Mending.LEAVE_OUT:
        return _without(path, document, mend)
    if mend.how is Mending.KEY:
        return Edit(path, start, end, mend.to)
    written = scalar(mend.to, like=text[start:end])
    if mend.how is Mending.LIST:
        return Edit(path, start, end, f"[{written}]")
    return Edit(path, start, end, f" {written}" if start == end and text[start - 1 : start] in (":", "-") else written)


def _without(path: str, document: Document, mend: Mend) -> Edit:
    """Take a key or an item away with its value, and the lines that these stand on alone."""
    start, end = document.offsets(mend.route, key=True)[0], document.offsets(mend.route)[1]
    text = document.text
    line = text.rfind("\n", 0, start) + 1
    rest = _COMMENT.match(text, end)
    before = text[line:start]
    if rest and not before.strip(" -"):
        return Edit(path, line, rest.end(), "")
    return Edit(path, start, end, "")


def applied(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """The text with these edits made, and those left out because they touch what another one changes."""
    pieces, left, end = [], [], 0
    for edit in sorted(set(edits), key=lambda one: (one.start, one.end, one.text)):
        if edit.start < end:
            left.append(edit)
            continue
        pieces += [text[end : edit.start], edit.text]
        end = edit.end
    return "".join([*pieces, text[end:]]), tuple(left)
