"""Made-up histories: what happened to a promise at each of its tables."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.plots import CLOSING, plot_of
from benchmarks.promises import Promise
from benchmarks.setting import PROMISED_ON, TODAY, Seat
from benchmarks.steps import STEPS
from benchmarks.telling import Telling
from benchmarks.written import Value
from lerarenagenda.records.status import CLOSED, Status, first_status

MOST_ENTRIES = 5


@dataclass(frozen=True, slots=True)
class History:
    """The entries of a promise with the names of their files, and how it stands after them."""

    entries: tuple[tuple[str, dict[str, Value]], ...]
    statuses: tuple[Status, ...]
    due: date | None
    last: date

    @property
    def closed(self) -> bool:
        """Whether it is closed at every table."""
        return all(status in CLOSED for status in self.statuses)


def history(rng: Random, promise: Promise) -> History:
    """What happened to a promise, at each of its tables until there are entries enough."""
    found: list[tuple[date, str, dict[str, Value]]] = []
    tellings = [_told(rng, promise, seat) for seat in promise.seats] or [_told(rng, promise, None)]
    kept = []
    for telling in tellings:
        if len(found) + len(telling.entries) <= MOST_ENTRIES:
            found += telling.entries
            kept.append(telling)
            for sitting in telling.decided_at:
                sitting.decided.append(promise.id)
    found.sort(key=lambda entry: entry[:2])
    statuses = tuple(telling.status if telling in kept else first_status(promise.kind) for telling in tellings)
    dues = [telling.due for telling in kept if telling.due]
    last = max((day for day, _, _ in found), default=PROMISED_ON)
    return History(tuple(_named(found)), statuses, max(dues, default=promise.due), last)


def _told(rng: Random, promise: Promise, seat: Seat | None) -> Telling:
    plot = plot_of(rng, promise)
    telling = Telling(rng, promise, seat, _begin(rng, promise, plot), first_status(promise.kind), promise.due)
    if seat is not None:  # at no table there is nobody to tell it to
        for step in plot:
            if not STEPS[step](telling):
                break
    return telling


def _begin(rng: Random, promise: Promise, plot: tuple[str, ...]) -> date:
    """The day from which a history is told: what is closed ends about when it was due, what is open about now."""
    end = TODAY
    if plot and plot[-1] in CLOSING:
        end = min(promise.due or TODAY - timedelta(days=rng.randrange(900)), TODAY)
    begin = end - timedelta(days=75 * len(plot) + rng.randrange(15, 110))
    return max(begin, PROMISED_ON + timedelta(days=10))


def _named(entries: list[tuple[date, str, dict[str, Value]]]) -> list[tuple[str, dict[str, Value]]]:
    """The name of each entry's file: its day and author, and a number for a second one of that day."""
    seen: dict[str, int] = {}
    named = []
    for day, by, entry in entries:
        name = f"{day}-{by}"
        seen[name] = seen.get(name, 0) + 1
        named.append((name if seen[name] == 1 else f"{name}-{seen[name]}", entry))
    return named
