"""A history being told: where a promise stands at a table by now, and who may add what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.promises import Promise
from benchmarks.setting import MINISTRY, TODAY, Seat, Sitting
from benchmarks.written import Value
from lerarenagenda.records.status import ActionKind, Status, Who, legal

STATUSES = {status.value: status for status in Status}


@dataclass(slots=True, eq=False)
class Telling:
    """How a promise goes at one table: where it stands by now, and the entries so far."""

    rng: Random
    promise: Promise
    seat: Seat | None
    day: date  # of the last entry
    status: Status
    due: date | None
    entries: list[tuple[date, str, dict[str, Value]]] = field(default_factory=list)
    decided_at: list[Sitting] = field(default_factory=list)

    @property
    def lead(self) -> str:
        """Who leads at this table."""
        assert self.seat is not None  # at no table nothing is told
        return self.promise.leads[self.seat.id]

    def owner_says(self, entry: dict[str, Value], *, by: str = "") -> bool:
        """An owner adds an entry, some weeks after the last one."""
        day = self.day + timedelta(days=self.rng.randrange(15, 110))
        if day >= TODAY:
            return False
        if self.seat and len(self.promise.seats) > 1:
            entry["tables"] = [self.seat.id]
        return self._add(day, by or self.lead, entry)

    def table_decides(self, make: Callable[[date], dict[str, Value] | None]) -> bool:
        """The table adds an entry at its next meeting; `make` gives it for that day, or nothing."""
        if self.seat is None:
            return False
        coming = self.seat.next_held(self.day)
        entry = make(coming[0]) if coming else None
        if coming is None or entry is None:
            return False
        day, sitting = coming
        if "status" in entry or "deadline" in entry:
            self.decided_at.append(sitting)
        return self._add(day, self.seat.id, {**entry, "meeting": sitting.id})

    def _add(self, day: date, by: str, entry: dict[str, Value]) -> bool:
        if "status" in entry:
            self._moves(STATUSES[str(entry["status"])], by, entry)
        self.day = day
        self.entries.append((day, by, entry))
        return True

    def _moves(self, to: Status, by: str, entry: Mapping[str, Value]) -> None:
        table = self.seat is not None and by == self.seat.id
        asked = self.promise.kind is ActionKind.REQUEST and by == MINISTRY
        who = Who.TABLE if table else Who.ADDRESSEE if asked else Who.OWNER
        ways = [move for move in legal(self.promise.kind, self.status, to) if move.who is who]
        assert ways, (self.promise.id, self.status, to, who)
        assert all(need in entry for need in ways[0].needs), (self.promise.id, to, ways[0].needs)
        self.status = to
