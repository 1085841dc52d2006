"""The commit itself: its object, and the moment at which the branch stands at it."""

import os
from collections.abc import Container
from pathlib import Path

from lerarenagenda.store.transaction.desk import Repository
from lerarenagenda.store.transaction.disk import keep_folders
from lerarenagenda.store.transaction.git import Git, undisturbed
from lerarenagenda.store.transaction.refusals import Code, Refused, of_git
from lerarenagenda.store.transaction.state import State, commit_of

FOLDER = "040000"  # its mode
NOBODY = ("identity unknown", "empty ident", "auto-detect")


def tree_of(git: Git, index: Path) -> str:
    """Write what an index holds as a tree."""
    written = git.does("write-tree", index=index)
    if not written.fine:
        raise of_git(written.told)
    return written.word


def made(git: Git, repository: Repository, state: State, *, tree: str, paths: Container[str], message: Path) -> str:
    """A commit on top of the branch, signed if the user signs; no branch stands at it yet, but it is on the disk.

    Refused when it holds anything but these paths, however that came about.
    """
    if tree == state.tree:
        raise Refused(Code.NOTHING_LEFT)
    changed = _changed(git, state, tree)
    for path, (modes, _) in changed.items():
        if FOLDER not in modes and path not in paths:
            raise Refused(Code.GIT, path)
    signed, below = (("-S",) if state.signs else ()), (("-p", state.tip) if state.tip else ())
    ran = git.does("commit-tree", *signed, *below, "-F", str(message), tree)
    if not ran.fine:
        nobody = any(sign in ran.told for sign in NOBODY)
        code = Code.NO_IDENTITY if nobody else Code.SIGNING if signed else Code.GIT
        raise of_git(ran.told, otherwise=code)
    objects = repository.common / "objects"
    new = {entry for _, entry in changed.values() if entry != state.none} | {tree, ran.word}
    keep_folders(objects, *(objects / entry[:2] for entry in new))  # git sees to the contents, not to the names
    return ran.word


def _changed(git: Git, state: State, tree: str) -> dict[str, tuple[str, str]]:
    """By path what a tree has otherwise than the branch: the modes before and after, and the new id; folders too."""
    words = ("diff-tree", "-r", "-t", "-z", "--raw", "--no-renames", "--no-abbrev", state.tree, tree)
    found = os.fsdecode(git.asks(*words).out).split("\0")
    pairs = ((path, fact.split()) for fact, path in zip(found[::2], found[1::2], strict=False))
    return {path: (f"{before} {after}", new) for path, (before, after, _, new, _) in pairs}


def move(git: Git, repository: Repository, state: State, commit: str, *, subject: str) -> None:
    """Have the branch stand at the commit, if it still stands where it stood: from then on the change is made."""
    said = f"commit{'' if state.tip else ' (initial)'}: {subject}"
    with undisturbed():
        moved = git.does("update-ref", "-m", said, "HEAD", commit, state.tip or state.none)
    if moved.fine:
        for lock in reference_locks(repository, state.branch):
            if f"unlink '{lock}'" in moved.told:  # git made it and could not take it away
                lock.unlink(missing_ok=True)
        return
    if moved.code < 0:  # it died, and may have left its locks, before or after the branch moved
        raise of_git(moved.told)
    if commit_of(git, state.branch) != state.tip:
        raise Refused(Code.MOVED, branch=_short(state))
    if "hook" in moved.told and "aborted" in moved.told:
        raise Refused(Code.HOOK, moved.told, hook="reference-transaction")
    locks = [lock for lock in reference_locks(repository, state.branch) if lock.exists()]
    if locks:
        raise Refused(Code.BRANCH_LOCKED, branch=_short(state), path=str(locks[0]))
    raise of_git(moved.told)


def keep_branch(repository: Repository, branch: str) -> None:
    """Have the branch on the disk where it stands now; git sees to the contents, not to the name."""
    place, top = repository.common / branch, repository.common
    keep_folders(top, repository.git_dir, *(above for above in place.parents if above.is_relative_to(top / "refs")))
    tables = [folder / "reftable" for folder in (repository.common, repository.git_dir)]
    keep_folders(*(folder for folder in tables if folder.is_dir()))


def reference_locks(repository: Repository, branch: str) -> tuple[Path, ...]:
    """The files that git makes while it moves a branch."""
    return (
        repository.git_dir / "HEAD.lock",
        repository.common / f"{branch}.lock",
        *(folder / "reftable/tables.list.lock" for folder in {repository.common, repository.git_dir}),
    )


def _short(state: State) -> str:
    return state.branch.removeprefix("refs/heads/")
