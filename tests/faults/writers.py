"""Several writers at once, beside a person who commits with git; each is `python -m … FOLDER NAME NUMBER`."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

from lerarenagenda.store.transaction import Code, Refused, Write, apply
from tests.faults.trying import HERE
from tests.faults.world import began, git, put

LIST = "lijst.yaml"
AGAIN = frozenset({Code.CHANGED, Code.LOCKED, Code.GIT_AT_WORK, Code.BRANCH_LOCKED, Code.MOVED})
PERSON = "iemand"
PATIENCE = 60.0


def writes(folder: Path, name: str, number: int) -> None:
    """Add lines to one list, each with a file of its own; whoever was quicker is read and the line added after."""
    for line in range(number):
        while not _added(folder, name, line):
            pass


def _added(folder: Path, name: str, line: int) -> bool:
    was = (folder / LIST).read_bytes()
    own = Write(f"regels/{name}-{line}.yaml", b"regel\n", None)
    try:
        apply(folder, [Write(LIST, was + _line(name, line), was), own], message=f"{name} {line}", patience=PATIENCE)
    except Refused as refused:
        if refused.code not in AGAIN:
            raise
        return False
    return True


def _line(name: str, line: int) -> bytes:
    return f"- {name} {line}\n".encode()


def commits(folder: Path, number: int) -> None:
    """The person: files of their own, committed with git, again when git says that another is at work."""
    for line in range(number):
        put(folder.parent / f"nota-{line}.txt", b"nota\n")
        for words in (("add", f"nota-{line}.txt"), ("commit", "-qm", f"{PERSON} {line}")):
            while subprocess.run(["git", *words], cwd=folder.parent, capture_output=True, check=False).returncode:
                pass


def lost(root: Path, *, writers: int, number: int) -> list[str]:
    """Let so many writers and a person make so many changes each; what of it is not there, or not as it should be."""
    put(began(root) / "data" / LIST, b"")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "list")
    names = [*(f"schrijver-{one}" for one in range(writers)), PERSON]
    command = [sys.executable, "-m", "tests.faults.writers", str(root / "data")]
    running = [subprocess.Popen([*command, name, str(number)], cwd=HERE) for name in names]
    wrong = [f"{name} ended with {code}" for name, one in zip(names, running, strict=True) if (code := one.wait())]
    told = Counter(git(root, "log", "--format=%s").splitlines())
    expected = Counter(f"{name} {line}" for name in names for line in range(number))
    wrong += [f"{count} times: {subject}" for subject, count in (expected - told).items()]
    wrong += [f"too often: {subject}" for subject in (told - expected) if subject not in ("begin", "list")]
    lines = Counter(git(root, "show", f"HEAD:data/{LIST}").splitlines())
    wrong += [f"line {line}" for line in Counter(f"- {one}" for one in expected if PERSON not in one) - lines]
    wrong += git(root, "log", "--merges", "--format=%s").splitlines() + git(root, "status", "--porcelain").splitlines()
    wrong += git(root, "fsck", "--no-dangling", "--no-progress").splitlines()
    return wrong + [f"commit {one}" for one in expected if not _holds_its_own(root, one)]


def _holds_its_own(root: Path, subject: str) -> bool:
    """Whether a commit holds what its writer changed, and nothing of others."""
    name, _, line = subject.partition(" ")
    own = {f"nota-{line}.txt"} if name == PERSON else {f"data/{LIST}", f"data/regels/{name}-{line}.yaml"}
    return own == set(git(root, "log", "-1", "--format=", "--name-only", f"--grep=^{subject}$").split())


if __name__ == "__main__":
    place, who, often = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    commits(place, often) if who == PERSON else writes(place, who, often)
