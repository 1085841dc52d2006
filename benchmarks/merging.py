"""Join changes that two people make to one record at the same time, in three ways: `python -m benchmarks.merging`."""

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from lerarenagenda.store.markers import Side, joined_lines, taken_apart
from lerarenagenda.store.merge import merged
from tests.store.pairs import Outcome, Pair, files, holds, outcome, pairs

SEED = 2014
NEVER = (Outcome.FALSE, Outcome.WRONG, Outcome.SILENT, Outcome.INVALID)
Way = Callable[[Pair], tuple[str, bool]]  # the text, and whether it is a conflict


def by_fields(pair: Pair) -> tuple[str, bool]:
    """As `agenda merge-driver` does."""
    merge = merged(pair.file.text, pair.ours.text, pair.theirs.text, form=pair.file.form)
    return merge.text, bool(merge.conflicts)


def by_lines(*options: str) -> Way:
    """As git does by itself, or with an option."""

    def way(pair: Pair) -> tuple[str, bool]:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / name for name in ("ours", "base", "theirs")]
            for path, text in zip(paths, (pair.ours.text, pair.file.text, pair.theirs.text), strict=True):
                path.write_text(text, encoding="utf-8")
            done = subprocess.run(
                ["git", "merge-file", "-p", "-q", *options, *map(str, paths)], capture_output=True, check=False
            )
        return done.stdout.decode(), done.returncode != 0

    return way


WAYS: Mapping[str, Way] = {"git": by_lines(), "git --union": by_lines("--union"), "agenda": by_fields}


def counted(way: Way, *, number: int, most: int, seed: int = SEED) -> Counter[Outcome]:
    """What comes of so many pairs."""
    return Counter(
        outcome(pair, text, clashing=clashing) for pair, (text, clashing) in _joined(way, number, most, seed)
    )


def lost(*, number: int, most: int, seed: int = SEED) -> int:
    """How many conflicts there are of which a chosen side does not say all that its writer changed."""
    found = [(pair, text) for pair, (text, clashing) in _joined(by_fields, number, most, seed) if clashing]
    return sum(not _both_there(pair, text) for pair, text in found)


def _joined(way: Way, number: int, most: int, seed: int) -> list[tuple[Pair, tuple[str, bool]]]:
    return [(pair, way(pair)) for pair in pairs(files(), seed=seed, number=number, most=most)]


def _both_there(pair: Pair, text: str) -> bool:
    pieces = taken_apart(text)
    ours, theirs = (joined_lines(pieces, side=side) for side in (Side.OURS, Side.THEIRS))
    return holds(pair.ours, ours) and holds(pair.theirs, theirs)


def rows(found: Mapping[str, Counter[Outcome]]) -> list[str]:
    """A grid in Markdown: a row for each way, a column for each outcome."""
    lines = [f"| | {' | '.join(one.value for one in Outcome)} |", f"|---|{'--:|' * len(Outcome)}"]
    lines += [f"| {name} | {' | '.join(str(counts[one]) for one in Outcome)} |" for name, counts in found.items()]
    return lines


def main() -> None:
    """Join, print, and end with 1 when a promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.merging", description=__doc__)
    parser.add_argument("--pairs", type=int, default=500, help="how many pairs of changes (500)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"other pairs ({SEED})")
    asked = parser.parse_args()
    broken = 0
    for most, told in ((1, "one change a side"), (3, "one to three changes a side")):
        found = {name: counted(way, number=asked.pairs, most=most, seed=asked.seed) for name, way in WAYS.items()}
        gone = lost(number=asked.pairs, most=most, seed=asked.seed)
        print(f"{asked.pairs} pairs, {told}:\n", *rows(found), sep="\n", end="\n\n")
        print(f"sides that a conflict does not show whole: {gone}\n")
        broken += gone + sum(found["agenda"][one] for one in NEVER)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
