"""The indexes of a commit: two are made beside the user's own, which stays as it is until just before the end."""

import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lerarenagenda.store.transaction.desk import Desk, Repository
from lerarenagenda.store.transaction.disk import linked, write_new
from lerarenagenda.store.transaction.git import Git
from lerarenagenda.store.transaction.lock import BETWEEN
from lerarenagenda.store.transaction.refusals import Code, Refused, of_git

OURS = b"agenda: a change is being written; if nothing runs, `agenda doctor --fix` puts this right\n"
NO_FILE = "000000"


@dataclass(frozen=True, slots=True)
class Staged:
    """What an index has for a path and what the commit below it has, each a mode and an id."""

    entry: str
    before: str


def git_lock(repository: Repository) -> Path:
    """Whoever has made this file may change the index."""
    return repository.git_dir / "index.lock"


def is_ours(lock: Path) -> bool:
    """Whether the lock of git was made by this program, in this run or in one that was cut off."""
    try:
        return not lock.is_symlink() and lock.read_bytes() == OURS
    except FileNotFoundError:
        return False


def take(desk: Desk, repository: Repository, *, patience: float) -> None:
    """Take git's lock on the index, with contents from the first moment, so that it is known as ours."""
    lock, own = git_lock(repository), desk.writing / "held"
    own.unlink(missing_ok=True)
    write_new(own, OURS)
    until = time.monotonic() + patience
    while not _made(own, lock):
        if is_ours(lock):  # of a run that was cut off; we hold the lock that all our runs hold
            lock.unlink()
        elif time.monotonic() >= until:
            raise Refused(Code.GIT_AT_WORK, path=str(lock))
        else:
            time.sleep(BETWEEN)


def _made(own: Path, lock: Path) -> bool:
    try:
        if not linked(own, lock):
            write_new(lock, OURS)
    except FileExistsError:
        return False
    return True


def next_index(git: Git, desk: Desk, repository: Repository, paths: Iterable[str]) -> Path:
    """The user's index with our files added to it as `git add` does, filters and all."""
    now, coming = repository.git_dir / "index", desk.writing / "index"
    if now.exists():
        write_new(coming, now.read_bytes())
    listed = list(paths)
    given = b"".join(os.fsencode(path) + b"\0" for path in listed)
    words = ("add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul")
    added = git.does(*words, index=coming, given=given)
    if not added.fine:
        raise _not_added(added.told, listed)
    return coming


def _not_added(told: str, paths: list[str]) -> Refused:
    named = next((path for path in paths if path in told), paths[0])
    if "ignored by one of your" in told:
        return Refused(Code.IGNORED, path=named)
    if "sparse-checkout" in told:
        return Refused(Code.OUTSIDE, path=named, folder=named.rpartition("/")[0] or ".")
    return of_git(told, otherwise=Code.FILTER if "clean filter" in told else Code.GIT, path=named)


def staged(git: Git, index: Path, tree: str) -> Mapping[str, Staged]:
    """By path: what in an index is otherwise than in a tree."""
    words = ("diff-index", "--cached", "-z", "--raw", "--no-renames", "--no-abbrev", "--ignore-submodules=none", tree)
    found = git.asks(*words, "--", index=index)
    if not found.fine:
        raise of_git(found.told)
    facts, paths = (os.fsdecode(found.out).split("\0")[start::2] for start in (0, 1))
    changed = {}
    for path, fact in zip(paths, facts, strict=False):
        old_mode, mode, old, new, how = fact.removeprefix(":").split()
        if how == "U":
            raise Refused(Code.UNMERGED, path=path)
        changed[path] = Staged(f"{mode} {new}", f"{old_mode} {old}")
    return changed


def first_index(git: Git, desk: Desk, coming: Path, others: Mapping[str, Staged]) -> Path:
    """The same without what the user has staged: what the commit is to hold, and nothing else."""
    first = desk.writing / "index-to-commit"
    write_new(first, coming.read_bytes())
    entered(git, first, {path: one.before for path, one in others.items()})
    return first


def entered(git: Git, index: Path, entries: Mapping[str, str]) -> None:
    """Give paths of an index these entries; those of no file are taken out, first of all."""
    lines = sorted((not entry.startswith(NO_FILE), f"{entry}\t{path}\0") for path, entry in entries.items())
    given = os.fsencode("".join(line for _, line in lines))
    done = git.does("update-index", "-z", "--index-info", index=index, given=given) if given else None
    if done and not done.fine:
        raise of_git(done.told)
