"""What two branches left undecided in a file: each conflict in words, and the file with what somebody chose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import BY_FOLDER, SETTINGS_FILE
from lerarenagenda.changes.merging import form_at
from lerarenagenda.changes.written_form import kind_of
from lerarenagenda.diagnostics import Mend, Problem
from lerarenagenda.i18n import Words, together
from lerarenagenda.questions.differences import NOWHERE, Difference, differences
from lerarenagenda.questions.values import heading_of
from lerarenagenda.store.chunks import Chunk, Unclear, tree_of
from lerarenagenda.store.document import LIMIT_BYTES, Document, read
from lerarenagenda.store.edits import applied, edit_of
from lerarenagenda.store.folder import Files
from lerarenagenda.store.markers import Marked, Piece, Side, Unmatched, joined_lines, taken_apart

LARGEST = 4 * LIMIT_BYTES  # two versions, and what both were


class Choice(Enum):
    """What somebody can choose."""

    OURS = "1"
    THEIRS = "2"
    BOTH = "3"
    OTHER = "4"


@dataclass(frozen=True, slots=True)
class Undecided:
    """A file with conflicts: its text, and its lines with what stands between marks as one."""

    path: str
    text: str
    pieces: tuple[Piece, ...]

    @property
    def places(self) -> list[int]:
        """Which of the pieces are conflicts."""
        return [index for index, piece in enumerate(self.pieces) if isinstance(piece, Marked)]

    def saying(self, side: Side, *, at: int | None = None) -> str:
        """The text with one side of the conflict at a place, or of all, and our side of the others."""
        pieces = [
            joined_lines([piece], side=side if at in (None, index) else Side.OURS)
            for index, piece in enumerate(self.pieces)
        ]
        return "".join(pieces)

    def with_lines(self, at: int, lines: Sequence[str]) -> "Undecided":
        """The file with these lines in the place of a conflict, as one piece, so that the others keep their places."""
        block = Marked(tuple(lines), tuple(lines), tuple(lines), {})
        return replace(self, pieces=(*self.pieces[:at], block, *self.pieces[at + 1 :]))


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict: what both sides say, what was so before when that is told, and what can be chosen."""

    at: int
    marked: Marked
    differences: tuple[Difference, ...]  # from before, when that is told, to ours and theirs
    choices: Mapping[Choice, tuple[str, ...]]  # with the lines each gives; what is typed gives its own


def undecided(files: Files) -> tuple[list[Undecided], list[str]]:
    """The files with conflicts in order of path, and those whose marks no program can follow."""
    found, torn = [], []
    for path in files.listed()[0]:
        raw = files.read(path, limit=LARGEST)
        if isinstance(raw, Problem) or b"<<<<<<<" not in raw:
            continue
        try:
            text = raw.decode()
            one = Undecided(path, text, tuple(taken_apart(text)))
        except (UnicodeDecodeError, Unmatched):
            torn.append(path)
            continue
        if len(raw) > LARGEST:
            torn.append(path)
        elif one.places:
            found.append(one)
    return found, torn


def title_of(path: str, agenda: Agenda) -> Words | None:
    """What people call the record that a file is, or whose history it is a part of."""
    if path == SETTINGS_FILE:
        return agenda.settings.title
    folder, _, name = path.partition("/")
    record_id, _, entry = name.removesuffix(".yaml").partition("/")
    record = agenda.get(BY_FOLDER[folder], record_id) if folder in BY_FOLDER else None
    if record is None:
        return None
    return together([heading_of(record), entry], by=", ") if entry else heading_of(record)


def conflicts(one: Undecided, day: Day) -> Iterator[Conflict]:
    """Every conflict of a file, from top to bottom."""
    for at in one.places:
        marked = one.pieces[at]
        assert isinstance(marked, Marked)
        told = _differences(one, at, marked, day)
        yield Conflict(at, marked, told, dict(_choices(one, at, marked, told)))


def _differences(one: Undecided, at: int, marked: Marked, day: Day) -> tuple[Difference, ...]:
    sides = (Side.OURS, Side.THEIRS) if marked.base is None else (Side.BASE, Side.OURS, Side.THEIRS)
    documents = [read(one.saying(side, at=at).encode())[0] for side in sides]
    values = [document.value for document in documents if document]
    if len(values) < len(sides):
        return ()
    return tuple(differences(day, kind_of(one.path), form_at(one.path), values))


def _choices(
    one: Undecided, at: int, marked: Marked, told: Sequence[Difference]
) -> Iterator[tuple[Choice, tuple[str, ...]]]:
    yield Choice.OURS, marked.ours
    yield Choice.THEIRS, marked.theirs
    both = _both(marked)
    if both and both not in (marked.ours, marked.theirs) and readable(one.with_lines(at, both)):
        yield Choice.BOTH, both
    if typed_field(told):
        yield Choice.OTHER, ()


def typed_field(told: Sequence[Difference]) -> Difference | None:
    """The one field that differs, when it is a text that can be typed."""
    values = told[0].values[-2:] if len(told) == 1 else ()
    return told[0] if values and all(isinstance(value, str) for value in values) else None


def typed(one: Undecided, at: int, field: Difference, text: str) -> tuple[str, ...]:
    """The lines of a conflict about one field when it says what somebody typed."""
    before = one.saying(Side.OURS, at=at)
    document, _ = read(before.encode())
    assert document  # else the field could not be told
    after, _ = applied(before, [edit_of(one.path, document, Mend(field.route, " ".join(text.split())))])
    first = sum(joined_lines([piece], side=Side.OURS).count("\n") for piece in one.pieces[:at])
    rest = sum(joined_lines([piece], side=Side.OURS).count("\n") for piece in one.pieces[at + 1 :])
    lines = after.removesuffix("\n").split("\n")
    return tuple(lines[first : len(lines) - rest])


def readable(one: Undecided) -> bool:
    """Whether a file can be read when each of its conflicts is decided for one of the sides."""
    texts = (one.saying(side).encode() for side in (Side.OURS, Side.THEIRS))
    return all(read(text)[0] is not None for text in texts)


def decided(one: Undecided, chosen: Mapping[int, Sequence[str]]) -> str:
    """The text of a file with the lines that were chosen; the other conflicts stay."""
    pieces = [joined_lines(chosen.get(at, [piece])) for at, piece in enumerate(one.pieces)]
    return "".join(pieces)


def _both(marked: Marked) -> tuple[str, ...] | None:
    """The lines of both sides: what was added to one list, or one after the other."""
    ours, theirs, base = (_list(lines) for lines in (marked.ours, marked.theirs, marked.base or ()))
    if ours is None or theirs is None:
        return (*marked.ours, *marked.theirs) if marked.ours and marked.theirs else None
    known: list[Any] = [chunk.value for chunk in (*ours, *(base or ()))]
    room = " " * (_room(marked.ours) + ours[0].column)
    more = [f"{room}{line}".rstrip() for chunk in theirs if chunk.value not in known for line in chunk.lines]
    return (*marked.ours, *more)


def _room(lines: Sequence[str]) -> int:
    """How far the first line with something on it stands in."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)


def _list(lines: Sequence[str]) -> tuple[Chunk, ...] | None:
    """The items, when lines are one key with a list of which each item has lines of its own."""
    room = _room(lines)
    document: Document | None = read("".join(f"{line[room:]}\n" for line in lines).encode())[0]
    try:
        chunks = tree_of(document).chunks if document else ()
    except Unclear:
        return None
    inner = chunks[0].inner if len(chunks) == 1 else None
    return inner.chunks if inner and inner.listed else None


__all__ = ["NOWHERE", "Choice", "Conflict", "Undecided", "conflicts", "decided", "readable", "title_of", "typed"]
__all__ += ["typed_field", "undecided"]
