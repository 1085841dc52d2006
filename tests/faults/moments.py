"""Kills at random moments, of the writer and of every program it started, beside the ways of others."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from lerarenagenda.store.transaction import recover, waiting
from tests.faults.trying import HERE, Tally
from tests.faults.world import copied, seen, verdict


def random_kills(do: str, root: Path, scratch: Path, number: int, *, seed: int = 1) -> Tally:
    """Kill so many writers, each somewhere between its first moment and after its last."""
    tally, before, random = Tally(), seen(root), Random(seed)
    whole = min(_let_run(do, copied(root, scratch) / "data", None) for _ in range(3))
    for _ in range(number):
        folder = copied(root, scratch) / "data"
        moment = random.uniform(0, whole * 1.3)
        _let_run(do, folder, moment)
        if do == "apply":
            recover(folder)
            assert waiting(folder) is None
        tally.add(f"{do}: killed after {moment * 1000:.1f} ms", verdict(scratch, before))
    return tally


def _let_run(do: str, folder: Path, moment: float | None) -> float:
    """Start a writer and kill all of it after so many seconds; how long it took from its first word."""
    command = [sys.executable, "-m", "tests.faults.child", do, str(folder), "none", "0"]
    with subprocess.Popen(
        command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as writer:
        assert writer.stdout
        writer.stdout.readline()
        start = time.perf_counter()
        try:
            writer.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            os.killpg(writer.pid, signal.SIGKILL)
        writer.wait()
        return time.perf_counter() - start
