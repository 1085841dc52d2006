"""Everything that is shown of writing, in full, with its figures: `make prove`, or `python -m tests.faults`."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.faults.disks import full_disks
from tests.faults.inside import faults_inside
from tests.faults.moments import random_kills
from tests.faults.power import power_cuts
from tests.faults.trying import Tally, calls, failing, killed, killed_twice
from tests.faults.world import busy, git
from tests.faults.writers import lost

FAULTS = ("ENOSPC", "EIO", "EACCES", "EIO+", "interrupt", "dies")
RANDOM, WRITERS, CHANGES = 150, 4, 25
OTHERS = {"git": "plain writes, then `git commit --only`", "gitpython": "plain writes, then GitPython's index"}
Trial = tuple[str, Callable[[], Tally]]


def trials(root: Path, scratch: Path) -> Iterator[Trial]:
    """Each in words, and how it is done."""
    for do, where in (("apply", ""), ("plain", ", without a commit")):
        every = range(1, calls(do, root, scratch) + 1)
        yield f"killed at each call that changes something{where}", _bound(killed, do, root, scratch, every)
        for fault in FAULTS:
            yield f"{fault} at each of them{where}", _bound(failing, do, root, scratch, every, fault)
    every = range(1, calls("apply", root, scratch) + 1, 2)
    yield "killed at every second call, then at each call of the recovery", _bound(killed_twice, root, scratch, every)
    yield f"{RANDOM} random kills of a writer and all it started", _bound(random_kills, "apply", root, scratch, RANDOM)
    if shutil.which("strace"):
        for fault in ("signal=KILL", "error=ENOSPC", "error=EIO"):
            yield f"inside git: {fault} at each call", _bound(faults_inside, root, scratch, fault)
        yield "power cut after each call that reaches the disk, on two bad disks", _bound(power_cuts, root, scratch)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        room = range(0, 132 * 1024, 4096)
        yield "0 to 128 KiB left on the disk", _bound(full_disks, root, scratch.with_name("disk"), room)
    yield f"{WRITERS} writers and a person, {CHANGES} changes each", _bound(_several, scratch.with_name("several"))


def _bound(what: Callable[..., Tally], *given: object) -> Callable[[], Tally]:
    return lambda: what(*given)


def _several(root: Path) -> Tally:
    tally = Tally(wrong=lost(root, writers=WRITERS, number=CHANGES))
    tally.came["new"] = (WRITERS + 1) * CHANGES
    tally.came["wrong"] = len(tally.wrong)
    return tally


def others(root: Path, scratch: Path) -> Iterator[Trial]:
    """The same random kills of those who have no protocol."""
    for do, name in OTHERS.items():
        if do != "gitpython" or find_spec("git"):
            yield f"{RANDOM} random kills of {name}", _bound(random_kills, do, root, scratch, RANDOM)


def _told(listed: Iterable[Trial]) -> list[str]:
    """Do them one by one; all that was wrong."""
    wrong = []
    sys.stdout.write("\n| what happens | tried | wholly old | wholly new | neither | seconds |\n")
    sys.stdout.write("| --- | ---: | ---: | ---: | ---: | ---: |\n")
    for name, trial in listed:
        start = time.perf_counter()
        tally = trial()
        old, new, neither = (tally.came[key] for key in ("old", "new", "wrong"))
        seconds = time.perf_counter() - start
        sys.stdout.write(f"| {name} | {old + new + neither} | {old} | {new} | {neither} | {seconds:.0f} |\n")
        sys.stdout.flush()
        wrong += tally.wrong
    return wrong


def main() -> int:
    """The figures, and what was wrong of ours."""
    with tempfile.TemporaryDirectory() as folder:
        root, scratch = busy(Path(folder) / "root"), Path(folder) / "scratch"
        shutil.rmtree(root / ".git/hooks")
        sys.stdout.write(
            f"{git(root, 'version').strip()}, Python {sys.version.split()[0]}, {os.cpu_count()} processors\n"
        )
        wrong = _told(trials(root, scratch))
        _told(others(root, scratch))
    sys.stderr.write("".join(f"{line}\n" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
