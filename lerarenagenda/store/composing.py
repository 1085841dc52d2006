"""Three versions of one text become one by their lines; where they clash, the lines of each stay."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lerarenagenda.diagnostics import Route
from lerarenagenda.store.chunks import Chunk, Tree, Unclear, tree_of
from lerarenagenda.store.document import read
from lerarenagenda.store.house_style import PLAIN, Form, in_house_style
from lerarenagenda.store.verdict import Maybe, Verdict, keys, pairing, verdict

ITEMS = "items"  # a list needs a key to be a text of its own


@dataclass(frozen=True, slots=True)
class Clash:
    """What cannot be joined: where, and the lines of each version."""

    route: Route
    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    def changed(self, how: Callable[[Sequence[str]], Sequence[str]]) -> "Clash":
        """The same with other lines."""
        return replace(self, base=tuple(how(self.base)), ours=tuple(how(self.ours)), theirs=tuple(how(self.theirs)))


Line = str | Clash


@dataclass(frozen=True, slots=True)
class Three:
    """One key or item in three versions, None where there is none."""

    base: Chunk | None
    ours: Chunk | None
    theirs: Chunk | None
    route: Route
    form: Form

    @property
    def name(self) -> str | int:
        """Its key, or which item it is."""
        return self.route[-1]


def composed(base: Tree, ours: Tree, theirs: Tree, form: Form) -> list[Line] | None:
    """The lines of a whole file; None when they cannot even be put beside one another. Raises Unclear."""
    return _tree(base, ours, theirs, form, ())


def _tree(base: Tree, ours: Tree, theirs: Tree, form: Form, route: Route) -> list[Line] | None:
    """The lines of three blocks or lists that each have lines of their own."""
    threes = _items(base, ours, theirs, form, route) if ours.listed else _keys(base, ours, theirs, form, route)
    if threes is None:
        return None
    found: list[Line] = [*_remarks(base.top, ours.top, theirs.top)]
    usual = max(tree.usual_gap for tree in (base, ours, theirs)) or int(not route)
    begun = False
    for three in threes:
        lines = _chunk(three, in_style=False)
        if lines:
            found += _below_gap(lines, _gap(three, usual)) if begun else lines
            begun = True
    return [*found, *_remarks(base.below, ours.below, theirs.below)]


def _keys(base: Tree, ours: Tree, theirs: Tree, form: Form, route: Route) -> list[Three]:
    b, o, t = ({chunk.name: chunk for chunk in tree.chunks} for tree in (base, ours, theirs))
    return [
        Three(b.get(key), o.get(key), t.get(key), (*route, key), form.keys.get(key, PLAIN))
        for key in keys(b, o, t, form)
    ]


def _items(base: Tree, ours: Tree, theirs: Tree, form: Form, route: Route) -> list[Three] | None:
    b, o, t = ([chunk.value for chunk in tree.chunks] for tree in (base, ours, theirs))
    trios = pairing(b, o, t, form)
    if trios is None:
        return None
    return [
        Three(_at(base, x), _at(ours, y), _at(theirs, z), (*route, place), form)
        for place, (x, y, z) in enumerate(trios)
    ]


def _at(tree: Tree, index: int | None) -> Chunk | None:
    return None if index is None else tree.chunks[index]


def _gap(three: Three, usual: int) -> int:
    """How many blank lines stand before it when it is not the first."""
    ours, theirs, base = (one.gap if one and not one.first else None for one in (three.ours, three.theirs, three.base))
    wanted = theirs if ours is None or ours == base else ours
    wanted = ours if wanted is None else wanted
    return usual if wanted is None else wanted


def _below_gap(lines: list[Line], gap: int) -> list[Line]:
    """Lines with so many blank ones before them; those of a clash stay away with what is removed."""
    above, first = [""] * gap, lines[0]
    if isinstance(first, Clash) and not (first.ours and first.theirs):
        return [first.changed(lambda side: [*above, *side] if side else side), *lines[1:]]
    return [*above, *lines]


def _chunk(three: Three, *, in_style: bool) -> list[Line]:
    """The lines of one key or item; `in_style` when all three were written in the same way already."""
    base, ours, theirs = three.base, three.ours, three.theirs
    b, o, t = (one.lines if one else () for one in (base, ours, theirs))
    if t in (o, b):
        return [*o]
    if o == b:
        return [*t]
    found = verdict(_value(base), _value(ours), _value(theirs), three.form)
    if found is Verdict.CLASH:
        return _clash(three)
    if ours is None or theirs is None:  # what was removed on one side has another comment on the other
        return [] if _told(base) == _told(ours or theirs) else _clash(three)
    inside = _inside(three)
    if inside is not None:
        return inside
    if found is Verdict.WITHIN:
        return _clash(three) if in_style else _in_style(three)
    chosen, other = (ours, theirs) if found is Verdict.OURS else (theirs, ours)
    return _chosen(base, chosen, other)


def _value(chunk: Chunk | None) -> Maybe:
    return chunk.value if chunk else None


def _told(chunk: Chunk | None) -> tuple[str, ...]:
    """All comments to a key or item."""
    return (*(line.strip() for line in chunk.above if line.strip()), *chunk.remarks) if chunk else ()


def _clash(three: Three) -> list[Line]:
    base, ours, theirs = three.base, three.ours, three.theirs
    if ours and theirs:
        above = _remarks(base.above if base else (), ours.above, theirs.above)
        return [*above, Clash(three.route, base.own if base else (), ours.own, theirs.own)]
    b, o, t = (one.lines if one else () for one in (base, ours, theirs))
    return [Clash(three.route, b, o, t)]


def _inside(three: Three) -> list[Line] | None:
    """The lines of a key or item with lines inside; None when these do not show in all three what belongs to what."""
    base, ours, theirs = three.base, three.ours, three.theirs
    if not (base and ours and theirs and base.inner and ours.inner and theirs.inner):
        return None
    if not base.inner.listed == ours.inner.listed == theirs.inner.listed:
        return None
    lines = _tree(base.inner, ours.inner, theirs.inner, three.form, three.route)
    if lines is None:
        return None
    above = _remarks(base.above, ours.above, theirs.above)
    lines = _shifted(lines, ours.inner.column - ours.column)
    if ours.head:
        head, more = _heads(base.head, ours.head, theirs.head)
        return [*above, *more, *head, *lines]
    dashed = _dashed(lines)
    return _clash(three) if dashed is None else [*above, *dashed]


def _heads(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The line of a key, and what the other side remarks beside it when there is no room for both."""
    if ours in (base, theirs):
        return theirs, ()
    more = theirs[0].partition("#")[2] if theirs != base else ""
    return ours, ((f"#{more}",) if more else ())


def _dashed(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of an item with its dash; None when it would stand on one side of a clash alone."""
    for place, line in enumerate(lines):
        if isinstance(line, Clash):
            sides = [_dash(side) for side in (line.base, line.ours, line.theirs)]
            if any(side is None for side in sides):
                return None
            return [*_remarks_out(lines[:place]), line.changed(lambda side: _dash(side) or side), *lines[place + 1 :]]
        if line.strip() and not line.lstrip().startswith("#"):
            return [*_remarks_out(lines[:place]), f"-{line[1:]}", *lines[place + 1 :]]
    return None


def _dash(side: Sequence[str]) -> Sequence[str] | None:
    dashed = _dashed(side)
    return None if dashed is None else [line for line in dashed if isinstance(line, str)]


def _remarks_out(lines: Iterable[Line]) -> list[Line]:
    return [line.lstrip(" ") if isinstance(line, str) else line for line in lines]


def _shifted(lines: Iterable[Line], columns: int) -> list[Line]:
    room = " " * columns

    def shifted(side: Sequence[str]) -> list[str]:
        return [room + line if line else "" for line in side]

    return [line.changed(shifted) if isinstance(line, Clash) else (room + line if line else "") for line in lines]


def _chosen(base: Chunk | None, chosen: Chunk, other: Chunk) -> list[Line]:
    """The value of one side, with the comments of both."""
    before = base or replace(chosen, above=(), remarks=())
    above = _remarks(before.above, chosen.above, other.above)
    if other.remarks == before.remarks:
        return [*above, *chosen.own]
    if chosen.remarks == before.remarks and (lines := other.saying(chosen)):
        return [*above, *lines]
    more = [remark for remark in other.remarks if remark not in (*before.remarks, *chosen.remarks)]
    return [*above, *more, *chosen.own]


def _remarks(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Lines of comments: what either side took away is gone, what either added is there."""
    if ours in (theirs, base):
        return [*theirs]
    if theirs == base:
        return [*ours]
    found = [line for line in ours if not line.strip() or line in theirs or line not in base]
    place = 0
    for line in theirs:
        if line.strip() and line in found:
            place = found.index(line) + 1
        elif line.strip() and line not in base:
            while place < len(found) and found[place] not in (*base, *theirs):
                place += 1
            found.insert(place, line)
            place += 1
    return found


def _in_style(three: Three) -> list[Line]:
    """The same key or item after all three are written in the written form, in which every part has its lines."""
    b, o, t = (_restyled(chunk, three) for chunk in (three.base, three.ours, three.theirs))
    return _chunk(replace(three, base=b, ours=o, theirs=t), in_style=True) if b and o and t else _clash(three)


def _restyled(chunk: Chunk | None, three: Three) -> Chunk | None:
    """One version in the written form; None when it cannot be."""
    listed = isinstance(three.name, int)
    if chunk is None:
        return None
    lines = [f"{ITEMS}:", *_shifted(chunk.own, 2)] if listed else chunk.own
    document, _ = read("".join(f"{line}\n" for line in lines if isinstance(line, str)).encode())
    form = Form({ITEMS if listed else chunk.name: replace(three.form, places=None)})
    styled = in_house_style(document, form=form) if document else None
    document = read(styled.encode())[0] if styled else None
    if document is None:
        return None
    try:
        found = tree_of(document).chunks[0]
    except Unclear:
        return None
    if listed:
        found = found.inner.chunks[0] if found.inner else found
    return replace(found, above=(*chunk.above, *found.above), gap=chunk.gap, first=chunk.first)
