"""A repository in which somebody is in the middle of their own work, a change to make in it, and what came of that."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from lerarenagenda.store.transaction import Write

MESSAGE = "besluit: mentoraat opgenomen\n\nZoals afgesproken op 4 juni."
CHANGE = (
    Write("actions/zijinstroom.yaml", b"title: Zijinstroom vergroten\n", b"title: Zijinstroom\n"),
    Write("actions/mentoraat.yaml", b"title: Mentoraat voor elke starter\n", None),
    Write("actions/mentoraat/2014-06-04.yaml", b"says: opgenomen\n" * 400, None),
    Write("meetings/oud.yaml", None, b"title: Vervallen\n"),
)
OURS = frozenset(f"data/{write.path}" for write in CHANGE)


def git(folder: Path, *words: str) -> str:
    """What a git command prints."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def began(root: Path, *how: str) -> Path:
    """A repository with one commit, made with these options of `git init`."""
    root.mkdir(parents=True)
    git(root, "init", "-q", "-b", "main", *how)
    for name, value in (("user.name", "Anna"), ("user.email", "anna@raad.example"), ("commit.gpgsign", "false")):
        git(root, "config", name, value)
    for write in CHANGE:
        put(root / "data" / write.path, write.was)
    for name in ("data/parties/raad.yaml", "data/parties/bond.yaml", "data/weg.yaml", "lees mij.txt"):
        put(root / name, f"{name}\n".encode())
    git(root, "add", "--all")
    git(root, "commit", "-qm", "begin")
    return root


def busy(root: Path) -> Path:
    """The same with somebody's work in it: staged, staged and changed again, taken away, changed, new, announced."""
    began(root)
    put(root / "data/parties/raad.yaml", b"staged\n")
    put(root / "data/nieuw.yaml", b"staged as new\n")
    (root / "data/weg.yaml").unlink()
    git(root, "add", "--all")
    put(root / "data/parties/raad.yaml", b"staged, then changed again\n")
    put(root / "lees mij.txt", b"changed\r\n")
    put(root / "data/los.yaml", b"untracked\n")
    put(root / "aangekondigd.txt", b"announced\n")
    git(root, "add", "--intent-to-add", "aangekondigd.txt")
    return root


def put(path: Path, data: bytes | None) -> None:
    """Write a file in the plain way; None writes nothing."""
    if data is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@dataclass(frozen=True)
class Seen:
    """All that somebody can see of a repository: files, entries of the index, what is staged, the branch, strays."""

    files: dict[str, bytes]
    folders: frozenset[str]
    index: dict[str, str]
    staged: frozenset[str]
    head: str
    strays: frozenset[str]


def seen(root: Path) -> Seen:
    """Look at a repository without touching it."""
    paths = [path for path in root.rglob("*") if ".git" not in path.relative_to(root).parts]
    lines = git(root, "ls-files", "-z", "-s", "-v").split("\0")
    dotgit = Path(git(root, "rev-parse", "--path-format=absolute", "--git-common-dir").strip())
    ours = {dotgit / "agenda", *dotgit.glob("worktrees/*/agenda")}
    strays = (path for path in dotgit.rglob("*") if path.suffix == ".lock" or ours & {*path.parents})
    return Seen(
        {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()},
        frozenset(path.relative_to(root).as_posix() for path in paths if path.is_dir()),
        {line.partition("\t")[2]: line for line in lines if line},
        frozenset(git(root, "diff", "--cached", "--name-status", "--no-renames").splitlines()),
        git(root, "rev-parse", "HEAD").strip(),
        frozenset(path.relative_to(dotgit).as_posix() for path in strays),
    )


def verdict(root: Path, before: Seen, *, commit: bool = True) -> str:
    """`old` or `new`, or what is wrong; without a commit only the files are to be new."""
    now = seen(root)
    wrong = [*_theirs_touched(before, now), *sorted(now.strays), *_unsound(root)]
    if wrong:
        return "; ".join(wrong)
    if now == before:
        return "old"
    half = _files_not_new(now) + (_not_committed(root, before, now) if commit else _repository_touched(before, now))
    return "; ".join(half) or "new"


def _theirs_touched(before: Seen, now: Seen) -> list[str]:
    """What is not ours and is otherwise than it was."""
    pairs = ((before.files, now.files, "file"), (before.index, now.index, "entry"))
    return [
        f"{kind} {name}"
        for old, new, kind in pairs
        for name in sorted({*old, *new} - OURS)
        if old.get(name) != new.get(name)
    ] + [f"staged {line}" for line in before.staged ^ now.staged if line.split("\t")[1] not in OURS]


def _unsound(root: Path) -> list[str]:
    done = subprocess.run(
        ["git", "fsck", "--no-progress", "--no-dangling"], cwd=root, capture_output=True, text=True, check=False
    )
    return (done.stdout + done.stderr).splitlines() or ([f"fsck {done.returncode}"] if done.returncode else [])


def _files_not_new(now: Seen) -> list[str]:
    return [path for path, data in ((f"data/{one.path}", one.data) for one in CHANGE) if now.files.get(path) != data]


def _not_committed(root: Path, before: Seen, now: Seen) -> list[str]:
    if now.head == before.head or git(root, "rev-parse", "HEAD^").strip() != before.head:
        return ["no commit on top"]
    wrong = [f"the commit holds {sorted(_changed(root))}"] if _changed(root) != OURS else []
    wrong += [f"staged {line}" for line in now.staged if line.split("\t")[1] in OURS]
    wrong += [f"dirty {path}" for path in git(root, "diff-files", "--name-only").splitlines() if path in OURS]
    return wrong if MESSAGE in git(root, "log", "-1", "--format=%B") else [*wrong, "message"]


def _repository_touched(before: Seen, now: Seen) -> list[str]:
    return [] if (before.head, before.index) == (now.head, now.index) else ["the repository was touched"]


def _changed(root: Path) -> frozenset[str]:
    return frozenset(git(root, "diff-tree", "-r", "--name-only", "HEAD^", "HEAD").splitlines())


def copied(root: Path, to: Path) -> Path:
    """The same repository elsewhere."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(root, to, symlinks=True)
    return to
