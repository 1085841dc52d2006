"""Let a fault come at each moment, and see what is left: wholly the old or wholly the new state, and nothing else."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lerarenagenda.store.transaction import recover, waiting
from tests.faults.child import HALFWAY, REFUSED, UNTIDY
from tests.faults.world import copied, git, seen, verdict

HERE = Path(__file__).parent.parent.parent
KILLED, INTERRUPTED = -9, -2
SOUND = frozenset({"old", "new"})
TOLD = {0: {"new"}, UNTIDY: {"new"}, REFUSED: {"old"}, HALFWAY: {"old"}, INTERRUPTED: SOUND}


@dataclass
class Tally:
    """How often what came out, and what was wrong."""

    came: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, what: str, came: str) -> None:
        """Count one."""
        sound = came in SOUND
        self.came[came if sound else "wrong"] += 1
        if not sound:
            self.wrong.append(f"{what}: {came}")


def ran(do: str, folder: Path, fault: str = "none", at: int = 0) -> "subprocess.CompletedProcess[str]":
    """One writer to which something happens."""
    command = [sys.executable, "-m", "tests.faults.child", do, str(folder), fault, str(at)]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False, timeout=60)


def calls(do: str, root: Path, scratch: Path) -> int:
    """How many calls change something when nothing goes wrong."""
    done = ran(do, copied(root, scratch) / "data")
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


def killed(do: str, root: Path, scratch: Path, moments: Iterable[int]) -> Tally:
    """Kill a writer at these moments; then let the next one put it right."""
    tally, before = Tally(), seen(root)
    for at in moments:
        folder = copied(root, scratch) / "data"
        assert ran(do, folder, "kill", at).returncode in (KILLED, 0), at  # one call less when two ids begin alike
        recover(folder)
        assert waiting(folder) is None
        tally.add(f"{do}: kill at {at}", verdict(scratch, before, commit=do == "apply"))
    return tally


def killed_twice(root: Path, scratch: Path, moments: Iterable[int], *, every: int = 1) -> Tally:
    """Kill a writer, and then whoever puts it right, at each of their moments or some."""
    tally, before = Tally(), seen(root)
    after = scratch.with_name("after")
    for at in moments:
        ran("apply", copied(root, scratch) / "data", "kill", at)
        second = 1
        while ran("recover", copied(scratch, after) / "data", "kill", second).returncode == KILLED:
            recover(after / "data")
            git(after, "status")  # copies in the place of files that git knows: have it look once
            tally.add(f"kill at {at}, then at {second}", verdict(after, before))
            second += every
    return tally


def failing(do: str, root: Path, scratch: Path, moments: Iterable[int], fault: str) -> Tally:
    """Let calls fail at these moments: what was told must be so, at once or, where it says so, after putting right."""
    tally, before = Tally(), seen(root)
    for at in moments:
        folder = copied(root, scratch) / "data"
        done = ran(do, folder, fault, at)
        told = TOLD.get(done.returncode, frozenset())
        undone = recover(folder)
        came = verdict(scratch, before, commit=do == "apply")
        late = undone is not None and done.returncode in (0, REFUSED)
        right = came in told and not late
        tally.add(f"{do}: {fault} at {at}", came if right else f"{came}, told {done.returncode}: {done.stderr}")
    return tally
