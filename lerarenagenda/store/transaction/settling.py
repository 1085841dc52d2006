"""What a change that was cut off left behind is taken away: undone, or finished when the branch already has it."""

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lerarenagenda.store.transaction.commits import keep_branch, reference_locks
from lerarenagenda.store.transaction.desk import Desk, Repository
from lerarenagenda.store.transaction.disk import digest, keep_folders
from lerarenagenda.store.transaction.git import Git, git_in
from lerarenagenda.store.transaction.indexes import git_lock, is_ours, take
from lerarenagenda.store.transaction.journal import Journal, taken_up
from lerarenagenda.store.transaction.lock import BETWEEN
from lerarenagenda.store.transaction.placing import put_back, without_empty_folders
from lerarenagenda.store.transaction.refusals import Code, Refused
from lerarenagenda.store.transaction.state import commit_of, listed_entries

DEAD_AFTER = 1.0  # seconds in which a lock of git does not change: git itself holds one for milliseconds


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of a change that was cut off: `commit` when it is made after all, else it was undone.

    `paths` are its files below the folder; `left` are those that someone changed since, which stay as they are.
    """

    paths: tuple[str, ...]
    commit: str | None
    left: tuple[str, ...] = ()


def settle(desk: Desk, lock: int, *, patience: float, died: bool = True) -> Recovered | None:
    """Undo or finish what lies on the desk; None when nothing had been changed. The lock must be held.

    `died` tells that the git that was to move the branch may have died, and left its own locks.
    """
    journal = taken_up(desk)
    if journal is None:
        clear(desk)
        return None
    paths = tuple(desk.below_folder(item.path) for item in journal.items)
    if desk.repository and journal.commit:
        if died:
            _without_dead_locks(desk, desk.repository, journal)
        if _has(_git(desk, lock), journal):
            finish(desk, journal)
            return Recovered(paths, journal.commit)
    left = put_back(desk, journal, but=_index_back(desk, lock, journal, patience=patience))
    clear(desk)
    return Recovered(paths, None, tuple(desk.below_folder(path) for path in left))


def untidy(desk: Desk) -> bool:
    """Whether something of a change lies here, of one that is under way or of one that was cut off."""
    lock = desk.repository and git_lock(desk.repository)
    return desk.writing.exists() or desk.lock.exists() or bool(lock and is_ours(lock))


def finish(desk: Desk, journal: Journal) -> None:
    """What is left to do of a change that is made."""
    if desk.repository and journal.branch:
        keep_branch(desk.repository, journal.branch)
    clear(desk)
    without_empty_folders(desk, journal)


def clear(desk: Desk) -> None:
    """Leave nothing on the desk. Once the journal is gone the change is over, and what else is there does no harm."""
    if desk.repository and is_ours(git_lock(desk.repository)):
        git_lock(desk.repository).unlink()
        keep_folders(desk.repository.git_dir)
    (desk.writing / "journal").unlink(missing_ok=True)
    with suppress(OSError):
        keep_folders(desk.writing)
        for rest in list(desk.writing.iterdir()):
            rest.unlink()
        desk.writing.rmdir()
        keep_folders(desk.writing.parent)


def _has(git: Git, journal: Journal) -> bool:
    """Whether the branch stands at the commit, or someone has gone on from it."""
    tip = commit_of(git, journal.branch or "HEAD")
    known = tip not in ("", journal.before, journal.commit)
    return tip == journal.commit or (known and git.asks("merge-base", "--is-ancestor", journal.commit, tip).fine)


def _index_back(desk: Desk, lock: int, journal: Journal, *, patience: float) -> frozenset[str]:
    """Put the user's index back if ours is in its place; the paths that someone else has entered in it since."""
    if not desk.repository or not journal.branch:
        return frozenset()
    index = desk.repository.git_dir / "index"
    now = digest(index)
    if now == journal.index:
        return frozenset()
    if now != journal.next_index:
        entries = listed_entries(_git(desk, lock), [item.path for item in journal.items])
        return frozenset(item.path for item in journal.items if entries.get(item.path, "") != item.entry)
    if not is_ours(git_lock(desk.repository)):
        take(desk, desk.repository, patience=patience)
    if journal.index is None:
        index.unlink()
    else:
        old_index(desk).replace(index)
    keep_folders(desk.repository.git_dir)
    return frozenset()


def old_index(desk: Desk) -> Path:
    """Where the user's index is kept while ours takes its place."""
    return desk.writing / "old-index"


def _without_dead_locks(desk: Desk, repository: Repository, journal: Journal) -> None:
    """Remove the locks of a git that died while it moved the branch: made since, and not touched for a while."""
    since = (desk.writing / "journal").stat().st_mtime_ns
    for lock in reference_locks(repository, journal.branch or "HEAD"):
        until = time.monotonic() + DEAD_AFTER
        first = now = _touched(lock)
        while first >= since and now == first and time.monotonic() < until:
            time.sleep(BETWEEN)
            now = _touched(lock)
        if first >= since and now == first:
            lock.unlink(missing_ok=True)


def _touched(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return -1


def _git(desk: Desk, lock: int) -> Git:
    git = git_in(desk, lock)
    if git is None:
        raise Refused(Code.NO_GIT)
    return git
