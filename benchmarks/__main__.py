"""Measure what the program costs: `python -m benchmarks`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import generate
from benchmarks.measure import PROGRAM, READING, ROOT, UNIT, Subject, rounds
from benchmarks.report import as_page, as_text, write_page
from benchmarks.setting import TODAY

TREES = Path(__file__).with_name("trees")
LETTER = ROOT / "data"
SEED = 1
QUICK_RUNS = 3
MOST_FOR_PLAIN = 1000  # a larger agenda takes the plain reader minutes: it reads that once


def tree(size: int) -> Path:
    """The agenda with so many actions; written when it is not there yet."""
    folder = TREES / f"{size}-{generate.edition()}"
    if not (folder / generate.LAST_FILE).exists():
        generate.write(folder, size, seed=SEED)
    return folder


def subjects(sizes: Sequence[int], *, quick: bool) -> Iterator[Subject]:
    """All commands that are measured against the unit."""
    yield Subject("agenda --version", (*PROGRAM, "--version"))
    for command in ("status", "check"):
        yield Subject(f"agenda {command}, the letter", (*PROGRAM, command, "-C", str(LETTER)))
    for size in sizes:
        where = str(tree(size))
        for command in ("status", "check"):
            words = (*PROGRAM, command, "-C", where, "--as-of", TODAY.isoformat())
            yield Subject(f"agenda {command}, {size} actions", words, size)
        yield Subject(f"reading, {size} actions", (*READING, where), size)
        if size <= MOST_FOR_PLAIN or not quick:
            plain = (sys.executable, "-m", "benchmarks.plain_reader", where)
            often = None if size <= MOST_FOR_PLAIN else 1
            yield Subject(f"plain reader, {size} actions", plain, size, often)


def main() -> None:
    """Read the words of the call, measure, show."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="100,1000,10000", help="how many actions (100,1000,10000)")
    parser.add_argument("--runs", type=int, default=5, help="how many rounds (5)")
    parser.add_argument("--quick", action="store_true", help=f"three rounds; plain reader to {MOST_FOR_PLAIN} actions")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument("--date", default="", help="the day to write into it")
    asked = parser.parse_args()
    if asked.write and not asked.date:
        parser.error("--write needs --date")
    sizes = [int(size) for size in asked.sizes.split(",")]
    runs = QUICK_RUNS if asked.quick else asked.runs
    unit = Subject("python -c pass", UNIT)
    measured = list(subjects(sizes, quick=asked.quick))
    for step in rounds(unit, measured, runs):
        print(step, file=sys.stderr, flush=True)
    measured.insert(0, unit)
    print(as_text(measured))
    if asked.write:
        print(write_page(as_page(measured, day=asked.date, runs=runs, sizes=sizes)))


main()
