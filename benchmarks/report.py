"""What was measured, as a table for people and as a page of the manual."""

import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import ROOT, Subject
from benchmarks.setting import TODAY

PAGE = ROOT / "docs" / "performance.md"
HEADS = ("command", "CPU ms", "× pass", "spread ms", "wall ms")
INTRODUCTION = """\
# Performance

What the program costs, measured on one machine in one run. The figures are user and system time of a whole process,
from its start to its end; the unit is `python -c pass`, an interpreter that does nothing. All commands take turns,
after one warm-up each; a figure is the median of its rounds, a ratio the median of the ratios to the unit in the same
round.

The letter is the agenda in `data/`. The other agendas are made up, with as many actions as the name of the command
says, their histories, tables and meetings; the same seed gives the same bytes. The plain reader is the easy way to
write such a program: every file through a ruamel.yaml round trip, every record through a pydantic model, the actions in
a rich table. It knows no rules. Reading is what `agenda check` does before the first rule, with the same modules.
Commands run without Python's collector of circles; `docs/decisions/no-collector.md` says why, and what that takes.

Measured on {day}, {system} with {processors} processors, Python {python}, {runs} rounds.
"""
REPEAT = """\
## To repeat it

```
python -m benchmarks --sizes {sizes} --runs {runs}
```

`--quick` takes three rounds and leaves the plain reader out above 1000 actions; otherwise it reads those agendas once.
`--write --date {day}` writes this page. The agendas are kept in `benchmarks/trees/`;
`python -m benchmarks.generate FOLDER --actions 1000 --seed 1` writes one elsewhere. All are looked at as they stood on
{as_of}.
"""
MOST_OF_READING, MEASURED_SIZE = 1.5, 1000  # all rules together take at most half as long as reading so many actions
TIMES_MORE = 10  # linear is asked for between two sizes of which one is so many times the other


def table(subjects: Sequence[Subject]) -> list[tuple[str, ...]]:
    """A row for each command: its cost, against the unit, and how far the rounds lie apart."""
    return [HEADS, *(_row(subject) for subject in subjects)]


def _row(subject: Subject) -> tuple[str, ...]:
    least, most = subject.spread
    return (
        subject.name,
        _ms(subject.cpu),
        f"{subject.ratio:.1f}",
        f"{_ms(least)}–{_ms(most)}",
        _ms(subject.wall),
    )


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f}" if seconds < 1 else f"{1000 * seconds:.0f}"


def comparisons(subjects: Sequence[Subject]) -> Iterator[str]:
    """Checking against reading and against the plain reader, and each command on ten times as many actions."""
    known = {subject.name: subject for subject in subjects}
    checks = [subject for subject in subjects if subject.size and subject.name.startswith("agenda check,")]
    for check in checks:
        reading = known.get(f"reading, {check.size} actions")
        if reading:
            must = f" (must: {MOST_OF_READING})" if check.size == MEASURED_SIZE else ""
            yield f"agenda check : reading, {check.size} actions: {check.times(reading):.2f}{must}"
    for check in checks:
        plain = known.get(f"plain reader, {check.size} actions")
        if plain:
            ratio = check.cpu / plain.cpu
            yield f"agenda check : plain reader, {check.size} actions: {ratio:.2f} (1 : {1 / ratio:.1f})"
    for subject in subjects:
        if subject.size is None:
            continue
        bigger = known.get(subject.name.replace(f" {subject.size} ", f" {TIMES_MORE * subject.size} "))
        if bigger:
            ratio = bigger.cpu / subject.cpu
            yield f"{subject.name}, and {TIMES_MORE} times as many: {ratio:.1f} times the cost"


def as_text(subjects: Sequence[Subject]) -> str:
    """For a terminal."""
    rows = table(subjects)
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [
        "  ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(cells))
        for cells in (list(zip(row, widths, strict=True)) for row in rows)
    ]
    return "\n".join([*lines, "", *comparisons(subjects)])


def as_page(subjects: Sequence[Subject], *, day: str, runs: int, sizes: Sequence[int]) -> str:
    """For the manual."""
    heads, *rows = table(subjects)
    lines = [heads, ("---", *("---:" for _ in heads[1:])), *rows]
    facts = {
        "day": day,
        "runs": str(runs),
        "as_of": TODAY.isoformat(),
        "sizes": ",".join(map(str, sizes)),
        "system": platform.system(),
        "processors": str(os.cpu_count()),
        "python": platform.python_version(),
    }
    grid = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    beside = "\n".join(f"- {line}" for line in comparisons(subjects))
    return "\n".join((INTRODUCTION.format(**facts), grid, "", beside, "", REPEAT.format(**facts)))


def write_page(text: str) -> Path:
    """Write the page of the manual."""
    PAGE.write_text(text, encoding="utf-8")
    return PAGE
