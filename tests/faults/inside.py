"""Faults inside the programs that a writer starts: git is killed, or refused, at each call that changes something."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from lerarenagenda.store.transaction import recover
from tests.faults.child import REFUSED
from tests.faults.trying import HERE, TOLD, Tally
from tests.faults.world import copied, seen, verdict

CALLS = ("write", "rename", "link", "unlink", "mkdir", "fsync")
SHIM = """#!/bin/sh
n=$(($(cat {folder}/count) + 1)); echo $n > {folder}/count
[ "$n" = "$FAULT_AT" ] || exec {git} "$@"
exec strace -qq -o {folder}/told -e trace=$FAULT_CALL -e inject=$FAULT_CALL:$FAULT:when=$FAULT_WHEN {git} "$@"
"""


def faults_inside(root: Path, scratch: Path, fault: str) -> Tally:
    """`fault`, in the words of strace such as signal=KILL or error=ENOSPC, at each call of each program."""
    tally, shim = Tally(), scratch.with_name("shim")
    shim.mkdir(exist_ok=True)
    (shim / "git").write_text(SHIM.format(folder=shim, git=shutil.which("git")), encoding="utf-8")
    (shim / "git").chmod(0o755)
    _ran(copied(root, scratch) / "data", shim, fault, 0, "write", 1)
    for program in range(1, int((shim / "count").read_text()) + 1):
        for call in CALLS:
            when = 1
            while came := _came(root, scratch, shim, fault, program, call, when):
                tally.add(f"program {program}, {call} number {when}: {fault}", came)
                when += 1
    return tally


def _came(root: Path, scratch: Path, shim: Path, fault: str, program: int, call: str, when: int) -> str:
    """What came of one fault; nothing when the program does not make that many calls."""
    folder = copied(root, scratch) / "data"
    done = _ran(folder, shim, fault, program, call, when)
    told = (shim / "told").read_text() if (shim / "told").exists() else ""
    if "INJECTED" not in told and "killed" not in told:
        return ""
    undone = recover(folder)
    came = verdict(scratch, seen(root))
    late = undone is not None and done.returncode in (0, REFUSED)
    right = came in TOLD.get(done.returncode, frozenset()) and not late
    return came if right else f"{came}, told {done.returncode}: {done.stderr}"


def _ran(
    folder: Path, shim: Path, fault: str, program: int, call: str, when: int
) -> "subprocess.CompletedProcess[str]":
    (shim / "count").write_text("0")
    (shim / "told").unlink(missing_ok=True)
    told = {"FAULT": fault, "FAULT_AT": str(program), "FAULT_CALL": call, "FAULT_WHEN": str(when)}
    env = {**os.environ, **told, "PATH": f"{shim}:{os.environ['PATH']}"}
    command = [sys.executable, "-m", "tests.faults.child", "apply", str(folder), "none", "0"]
    return subprocess.run(command, cwd=HERE, env=env, capture_output=True, text=True, check=False, timeout=60)
