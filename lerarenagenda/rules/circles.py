"""Records that lead back to one another: depends on, is part of, reports to."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

MOST_SHOWN = 8

Steps = Mapping[str, Sequence[str]]


def circles(steps: Steps) -> Iterator[tuple[str, ...]]:
    """The shortest way round from the first id of each knot of ids that lead back to one another."""
    steps = {start: ends for start, ends in steps.items() if ends}  # the others lead nowhere
    back: defaultdict[str, list[str]] = defaultdict(list)
    for start, ends in steps.items():
        for end in ends:
            back[end].append(start)
    seen: set[str] = set()
    for start in reversed(_finished(steps)):
        knot = _reached(start, back, seen)
        way = _way_round(min(knot), steps, knot) if knot else None
        if way:
            yield way


def way_text(way: Sequence[str]) -> str:
    """A circle in one line, ending where it began; the middle of a long one is left out."""
    shown = way if len(way) <= MOST_SHOWN else (*way[: MOST_SHOWN - 1], "…", way[-1])
    return " → ".join((*shown, way[0]))


def _finished(steps: Steps) -> list[str]:
    """All ids, each after those that can be reached from it."""
    order: list[str] = []
    seen: set[str] = set()
    for start in steps:
        waiting = [] if start in seen else [(start, iter(steps[start]))]
        seen.add(start)
        while waiting:
            at, ends = waiting[-1]
            new = next((end for end in ends if end in steps and end not in seen), None)
            if new is None:
                order.append(at)
                waiting.pop()
            else:
                seen.add(new)
                waiting.append((new, iter(steps[new])))
    return order


def _reached(start: str, steps: Steps, seen: set[str]) -> set[str]:
    """What can be reached and was not seen before, the start included; it is seen from now on."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            found.add(at)
            waiting.extend(steps.get(at, ()))
    return found


def _way_round(start: str, steps: Steps, knot: Collection[str]) -> tuple[str, ...] | None:
    """The shortest way from an id back to itself, inside its knot."""
    came_from = {start: ""}
    waiting = [start]
    for at in waiting:
        for end in steps[at]:
            if end == start:
                return _way_to(at, came_from)
            if end in knot and end not in came_from:
                came_from[end] = at
                waiting.append(end)
    return None


def _way_to(end: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [end]
    while came_from[way[-1]]:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
