"""Three versions of one file become one: never another language than YAML, never a choice that nobody made.

What was changed on one side counts; where both changed one thing and not in the same way, both stay between marks. The
lines of files are joined by the keys and items they belong to, so that unknown keys, comments and order stay. What is
written is read back: where that does not say what three values say together, the file as a whole is a conflict.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lerarenagenda.diagnostics import Route
from lerarenagenda.store.chunks import Unclear, tree_of
from lerarenagenda.store.comments import comments
from lerarenagenda.store.composing import Clash, Line, composed
from lerarenagenda.store.document import Document, read
from lerarenagenda.store.house_style import Form, alike, in_house_style
from lerarenagenda.store.markers import USUAL_SIZE, Marked, Piece, Side, joined_lines, marks, whole
from lerarenagenda.store.verdict import Joining, moved_apart


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed: where, nowhere in particular for the whole file, and the text of each version."""

    route: Route
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """The text that came of three, with marks where there are conflicts."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


def merged(base: str, ours: str, theirs: str, *, form: Form, size: int = USUAL_SIZE) -> Merge:
    """What two sides made of one text, together; `size` is how long the marks of a conflict are."""
    if ours in (base, theirs):
        return Merge(theirs)
    if theirs == base:
        return Merge(ours)
    ending = _ending(*(_line_end(text) for text in (base, ours, theirs)))
    plain = [text.replace("\r\n", "\n") for text in (base, ours, theirs)]
    documents = [read(text.encode("utf-8", "surrogateescape"))[0] for text in plain]
    b, o, t = documents
    lines = _joined(b, o, t, form) if b and o and t else None
    pieces = _pieces(lines, size) if lines is not None else whole(*plain, size=size)
    clashes = [Conflict(line.route, *_texts(line)) for line in lines or () if isinstance(line, Clash)]
    if lines is None:
        clashes = [Conflict((), *plain)]
    return Merge(joined_lines(pieces).replace("\n", ending), tuple(clashes))


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _ending(base: str, ours: str, theirs: str) -> str:
    return theirs if ours == base else ours


def _texts(clash: Clash) -> Iterable[str]:
    return ("".join(f"{line}\n" for line in side) for side in (clash.base, clash.ours, clash.theirs))


def _joined(base: Document, ours: Document, theirs: Document, form: Form) -> list[Line] | None:
    """The lines of three documents as they are written, else of their written form; None when neither is sound."""
    if moved_apart(base.value, ours.value, theirs.value):
        return None
    versions: Sequence[Document | None] = (base, ours, theirs)
    for _ in range(2):
        b, o, t = versions
        lines = _composed(b, o, t, form) if b and o and t else None
        if lines is not None and _sound(lines, (base, ours, theirs), form):
            return lines
        versions = [_restyled(one, form) for one in (base, ours, theirs)]
    return None


def _composed(base: Document, ours: Document, theirs: Document, form: Form) -> list[Line] | None:
    try:
        return composed(tree_of(base), tree_of(ours), tree_of(theirs), form)
    except Unclear:
        return None


def _restyled(document: Document, form: Form) -> Document | None:
    styled = in_house_style(document, form=form)
    return read(styled.encode())[0] if styled else None


def _pieces(lines: Iterable[Line], size: int) -> list[Piece]:
    return [
        Marked(line.ours, line.theirs, line.base, marks(size)) if isinstance(line, Clash) else line for line in lines
    ]


def _sound(lines: Sequence[Line], versions: tuple[Document, Document, Document], form: Form) -> bool:
    """Whether the text, whichever side is chosen, says what the values say together, and no comment is lost."""
    base, ours, theirs = versions
    told: list[Counter[str]] = []
    clashing = frozenset(line.route for line in lines if isinstance(line, Clash))
    for side in (Side.OURS, Side.THEIRS):
        document, _ = read(joined_lines(_pieces(lines, USUAL_SIZE), side=side).encode())
        value = Joining(side is Side.OURS, clashing).value(base.value, ours.value, theirs.value, form)
        if document is None or value is None or not alike(document.value, value, form):
            return False
        told.append(_remarks(document))
    b, o, t = (_remarks(one) for one in versions)
    return all(max(one[text] for one in told) >= _needed(b[text], o[text], t[text]) for text in {*o, *t})


def _remarks(document: Document) -> Counter[str]:
    return Counter(comment.text for comment in comments(document))


def _needed(base: int, ours: int, theirs: int) -> int:
    """How often a comment must be there when it was so often in three versions."""
    return ours if ours == theirs else max(0, ours + theirs - base)
