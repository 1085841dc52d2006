"""How histories go: plots of steps, and how often each happens to a promise of a kind."""

from collections.abc import Mapping
from random import Random

from benchmarks.promises import Promise
from benchmarks.setting import TODAY
from lerarenagenda.records.status import ActionKind


def _plots(lines: str) -> tuple[tuple[str, ...], ...]:
    """One plot a line: how often of a hundred, then its steps; `?` stands for news of any kind."""
    found: list[tuple[str, ...]] = []
    for line in lines.strip().splitlines():
        often, _, steps = line.strip().partition(" ")
        found += [tuple(step.strip() for step in steps.split(",") if step.strip())] * int(often)
    return tuple(found)


LONG = 300  # days after which most of what is due has been settled
CLOSING = frozenset({"done", "drop", "supersede", "achieved", "withdraw", "end", "grant", "grant partly", "refuse"})
NEWS = ("note", "note", "note", "signal", "signal", "forecast", "reach", "nothing new", "example")
LONG_DUE = _plots("""
    2
    3 ?
    3 start, ?, ask
    5 start, postpone, ?
    5 start, partly, ?
    25 start, ?, report, done
    26 start, report, done
    14 start, postpone, ?, report, done
    8 drop
    4 start, supersede
    5 start, hold, resume, report, done
""")
JUST_DUE = _plots("""
    6
    10 start, ?
    10 start, ?, ?
    8 start, ?, ask
    12 start, postpone, ?
    14 start, ?, report
    18 start, ?, report, done
    12 start, report, done
    5 start, partly, ?
    5 drop
""")
NOT_YET_DUE = _plots("""
    20
    8 nothing new
    20 start
    20 start, ?
    11 start, ?, ?
    6 start, postpone, ?
    5 start, hold
    3 start, partly
    5 start, report, done
    2 drop
""")
UNDATED = _plots("""
    30
    18 note
    22 start, ?
    14 start, ?, ?
    4 start, ?, hold
    8 start, report, done
    4 drop
""")
PLOTS: Mapping[ActionKind, tuple[tuple[str, ...], ...]] = {
    ActionKind.AGREEMENT: _plots("""
        15
        15 start
        16 start, note
        44 consents, done
        4 consents, done, end
        6 drop
    """),
    ActionKind.REQUEST: _plots("""
        32
        18 note
        28 grant
        12 grant partly
        10 refuse
    """),
    ActionKind.AMBITION: _plots("""
        35
        40 note
        15 example, note
        6 note, achieved
        4 withdraw
    """),
    ActionKind.ARRANGEMENT: _plots("""
        25
        30 note
        25 note, note
        14 note, nothing new, note
        6 end
    """),
}


def plot_of(rng: Random, promise: Promise) -> tuple[str, ...]:
    """The steps that a promise goes through."""
    return tuple(rng.choice(NEWS) if step == "?" else step for step in rng.choice(_plots_of(promise)))


def _plots_of(promise: Promise) -> tuple[tuple[str, ...], ...]:
    if promise.kind is not ActionKind.ACTION:
        return PLOTS[promise.kind]
    if promise.due is None:
        return UNDATED
    if promise.due >= TODAY:
        return NOT_YET_DUE
    return JUST_DUE if (TODAY - promise.due).days < LONG else LONG_DUE
