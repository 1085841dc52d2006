"""A disk on which there is hardly any room left: a small one in memory, which only root can make."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lerarenagenda.store.transaction import recover
from tests.faults.child import HALFWAY
from tests.faults.trying import TOLD, Tally, ran
from tests.faults.world import copied, seen, verdict

SIZE = 4 * 1024 * 1024
PAGE = 4096


def full_disks(root: Path, scratch: Path, room: Iterable[int]) -> Tally:
    """Write where so many bytes are free; put right what could not be, where there is no more room either."""
    tally, before = Tally(), seen(root)
    for free in room:
        with _disk(scratch) as disk:
            place = copied(root, disk / "root")
            rest = os.statvfs(disk).f_bavail * PAGE - free
            (disk / "filling").write_bytes(bytes(max(rest, 0)))
            done = ran("apply", place / "data")
            undone = recover(place / "data")
            came = verdict(place, before)
        late = undone is not None and done.returncode != HALFWAY
        right = came in TOLD.get(done.returncode, frozenset()) and not late
        tally.add(f"{free} bytes free", came if right else f"{came}, told {done.returncode}: {done.stderr}")
    return tally


@contextmanager
def _disk(place: Path) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)
