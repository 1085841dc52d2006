"""Three versions of one value: whose counts, by what it says and never by how it is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from lerarenagenda.diagnostics import Route
from lerarenagenda.store.document import Value
from lerarenagenda.store.house_style import PLAIN, Form, alike

Trio = tuple[int | None, int | None, int | None]  # which item of the base, of ours and of theirs are one
Maybe = Value | None  # None where a version has no such value


class Verdict(Enum):
    """Which value counts."""

    OURS = "ours"
    THEIRS = "theirs"
    WITHIN = "within"  # each has some of what counts: look inside
    CLASH = "clash"


def verdict(base: Maybe, ours: Maybe, theirs: Maybe, form: Form) -> Verdict:
    """Whose value counts: that of the side which changed it, when the other did not or did the same."""
    if _same(ours, theirs, form) or _same(base, theirs, form):
        return Verdict.OURS
    if _same(base, ours, form):
        return Verdict.THEIRS
    if isinstance(base, dict) and isinstance(ours, dict) and isinstance(theirs, dict):
        return Verdict.WITHIN if _some_stay(list(base), list(ours), list(theirs)) else Verdict.CLASH
    if isinstance(base, list) and isinstance(ours, list) and isinstance(theirs, list):
        return Verdict.CLASH if pairing(base, ours, theirs, form) is None else Verdict.WITHIN
    return Verdict.CLASH


@dataclass(frozen=True, slots=True)
class Joining:
    """What three values say together, with that of one side where they clash; also where the lines of them do."""

    ours_first: bool
    clashing: frozenset[Route] = frozenset()

    def value(self, base: Maybe, ours: Maybe, theirs: Maybe, form: Form, route: Route = ()) -> Maybe:
        """The value that three versions give at a route."""
        found = Verdict.CLASH if route in self.clashing else verdict(base, ours, theirs, form)
        if any(one[: len(route)] == route != one for one in self.clashing):
            found = Verdict.WITHIN
        if found is not Verdict.WITHIN:
            mine = self.ours_first if found is Verdict.CLASH else found is Verdict.OURS
            return ours if mine else theirs
        if isinstance(base, dict) and isinstance(ours, dict) and isinstance(theirs, dict):
            return self._block(base, ours, theirs, form, route)
        assert isinstance(base, list)
        assert isinstance(ours, list)
        assert isinstance(theirs, list)
        return self._list(base, ours, theirs, form, route)

    def _block(
        self, base: dict[str, Value], ours: dict[str, Value], theirs: dict[str, Value], form: Form, route: Route
    ) -> Value:
        found: dict[str, Value] = {}
        for key in keys(base, ours, theirs, form):
            inner = form.keys.get(key, PLAIN)
            value = self.value(base.get(key), ours.get(key), theirs.get(key), inner, (*route, key))
            if value is not None:
                found[key] = value
        return found

    def _list(self, base: list[Value], ours: list[Value], theirs: list[Value], form: Form, route: Route) -> Value:
        found: list[Value] = []
        for place, (b, o, t) in enumerate(pairing(base, ours, theirs, form) or ()):
            value = self.value(_at(base, b), _at(ours, o), _at(theirs, t), form, (*route, place))
            if value is not None:
                found.append(value)
        return found


def keys(base: Mapping[str, object], ours: Mapping[str, object], theirs: Mapping[str, object], form: Form) -> list[str]:
    """The keys of all three in the order they are to stand in."""
    ranks = {name: place for place, name in enumerate(form.keys)}
    return _in_order(list(base), list(ours), list(theirs), ranks)


def pairing(base: Sequence[Value], ours: Sequence[Value], theirs: Sequence[Value], form: Form) -> list[Trio] | None:
    """Which items of three lists are one, in the order they are to stand in; None when that cannot be told.

    Nor can it when both sides put something else in one place, an order of their own in that of the base, or when
    nothing would be left of what neither of them emptied.
    """
    named = _named(base, form), _named(ours, form), _named(theirs, form)
    whole = next((n for n in range(len(named[0])) if all(one[n] is not None for one in named)), None)
    if whole is None or not (base and ours and theirs):
        return None
    b, o, t = (one[whole] or [] for one in named)
    if _replaced(b, o, t, form) or not _some_stay(b, o, t) or _reordered(b, o, t, form):
        return None
    ordered = _in_order(b, o, t, form.places if form.by == () and form.places else {})
    return [(_index(b, one), _index(o, one), _index(t, one)) for one in ordered]


def moved_apart(base: Value, ours: Value, theirs: Value) -> bool:
    """Whether a value was taken to another key on one side, and changed or taken elsewhere on the other."""
    was, mine, other = (dict(_leaves(one)) for one in (base, ours, theirs))
    for route, value in was.items():
        mine_to, other_to = (_gained(was, now, value) if route not in now else set() for now in (mine, other))
        if (mine_to and other_to and mine_to != other_to) or any(
            to and now.get(route, value) != value for to, now in ((mine_to, other), (other_to, mine))
        ):
            return True
    return False


def _same(one: Maybe, other: Maybe, form: Form) -> bool:
    return one is other if one is None or other is None else alike(one, other, form)


def _at(items: Sequence[Value], index: int | None) -> Maybe:
    return None if index is None else items[index]


def _index(names: Sequence[str], name: str) -> int | None:
    return names.index(name) if name in names else None


def _named(items: Sequence[Value], form: Form) -> list[list[str] | None]:
    """What the items are told apart by: at first by as little as possible, then by more; None where two are alike."""
    if form.by is None:
        return []
    if not form.by:
        return [_unique([item if isinstance(item, str) else None for item in items])]
    blocks = [item if isinstance(item, dict) else {} for item in items]
    return [
        _unique([repr([one.get(key) for key in form.by[:count]]) if form.by[0] in one else None for one in blocks])
        for count in range(1, len(form.by) + 1)
    ]


def _unique(names: Sequence[str | None]) -> list[str] | None:
    found = [name for name in names if name is not None]
    return found if len(found) == len(names) == len(set(names)) else None


def _some_stay(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether something is left for certain, whichever side is chosen where they clash."""
    return any((name in theirs) or (name not in base) for name in ours) or any(name not in base for name in theirs)


def _replaced(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], form: Form) -> bool:
    """Whether both sides took the same away, and what they put in its place differs."""
    gone = [name for name in base if name not in ours and name not in theirs]
    mine = {name for name in ours if name not in base}
    other = {name for name in theirs if name not in base}
    if not gone or mine == other:
        return False
    if form.places is not None:
        return bool(mine - other and other - mine)
    return not {*gone}.isdisjoint([*_put_otherwise(base, ours), *_put_otherwise(base, theirs)])


def _put_otherwise(base: Sequence[str], side: Sequence[str]) -> Iterator[str]:
    """What stood where now something else stands."""
    for how, start, end, _, _ in SequenceMatcher(None, base, side, autojunk=False).get_opcodes():
        if how == "replace":
            yield from base[start:end]


def _reordered(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], form: Form) -> bool:
    """Whether both sides gave what all have an order of their own, where an order may say something."""
    b, o, t = (
        [name for name in one if name in base and name in ours and name in theirs] for one in (base, ours, theirs)
    )
    return form.places is None and b not in (o, t) and o != t


def _in_order(base: list[str], ours: list[str], theirs: list[str], ranks: Mapping[str, int]) -> list[str]:
    """All names: in the order of the side that changed it, with those of the other one put where they belong."""
    both = [name for name in ours if name in base]
    moved = both != [name for name in base if name in ours]
    found, other = (ours, theirs) if moved else (theirs, ours)
    added = {name for name in found if name not in base and name not in other}
    found = list(found)
    before = 0
    for name in other:
        if name in found:
            before = found.index(name) + 1
            continue
        while before < len(found) and found[before] in added and _precedes(found[before], name, ranks, ours):
            before += 1
        found.insert(before, name)
        before += 1
    return found


def _precedes(there: str, name: str, ranks: Mapping[str, int], ours: Sequence[str]) -> bool:
    """Whether of two added at one place the first stands first: in the order that is known, else ours."""
    if there in ranks and name in ranks:
        return ranks[there] < ranks[name]
    return there in ours


def _leaves(value: Value, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """Every text that stands under keys alone."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*route, key))
    elif isinstance(value, str):
        yield route, value


def _gained(was: Mapping[Route, str], now: Mapping[Route, str], value: str) -> set[Route]:
    return {route for route, there in now.items() if there == value and route not in was}
