"""What a child process costs: its user and system time, and how long it took."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import NamedTuple

PROGRAM = (sys.executable, "-c", "from lerarenagenda.cli import main; main()")
READING = (sys.executable, "-c", "from benchmarks.reading import main; main()")
UNIT = (sys.executable, "-c", "pass")
ROOT = Path(__file__).parent.parent


class Cost(NamedTuple):
    """Seconds: processor time, and time on the clock."""

    cpu: float
    wall: float


@dataclass(slots=True)
class Subject:
    """One command, and what it cost each time; `rounds` limits how often it is measured."""

    name: str
    words: tuple[str, ...]
    size: int | None = None  # actions; none for the unit and the letter
    rounds: int | None = None
    costs: list[Cost] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)  # to the unit in the same round

    @property
    def cpu(self) -> float:
        """The median of its processor time."""
        return median(cost.cpu for cost in self.costs)

    @property
    def wall(self) -> float:
        """The median of its time on the clock."""
        return median(cost.wall for cost in self.costs)

    @property
    def ratio(self) -> float:
        """The median of its cost against the unit."""
        return median(self.ratios)

    def times(self, other: "Subject") -> float:
        """The median of its cost against that of another in the same round."""
        return median(mine.cpu / its.cpu for mine, its in zip(self.costs, other.costs, strict=False))

    @property
    def spread(self) -> tuple[float, float]:
        """The least and the most processor time."""
        times = [cost.cpu for cost in self.costs]
        return min(times), max(times)


class Failed(RuntimeError):
    """A command ended with another code than 0: what it cost says nothing."""

    def __init__(self, words: Sequence[str], code: int) -> None:
        super().__init__(f"{' '.join(words)} ended with {code}")


def once(words: Sequence[str]) -> Cost:
    """Run a command to its end and say what it cost, its own children included. Raises Failed."""
    start = time.perf_counter()
    process = subprocess.Popen(words, cwd=ROOT, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(words, process.returncode)
    return Cost(used.ru_utime + used.ru_stime, wall)


def rounds(unit: Subject, subjects: Sequence[Subject], runs: int) -> Iterator[str]:
    """Measure the unit and all subjects in turn, so often, after one warm-up of each; yields what is being done."""
    for subject in (unit, *subjects):
        if subject.rounds != 1:
            yield f"warm-up: {subject.name}"
            once(subject.words)
    for number in range(runs):
        yield f"round {number + 1} of {runs}"
        taking_part = [subject for subject in subjects if subject.rounds is None or number < subject.rounds]
        units = []
        for subject in taking_part:  # the unit before each, so that both see the same machine
            units.append(once(unit.words))
            subject.costs.append(once(subject.words))
        base = median(cost.cpu for cost in units)
        for subject in taking_part:
            subject.ratios.append(subject.costs[-1].cpu / base)
        unit.costs += units
        unit.ratios.append(1.0)


def _environment() -> Mapping[str, str]:
    """Ours, with compiled modules allowed to be kept: what is installed has them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
