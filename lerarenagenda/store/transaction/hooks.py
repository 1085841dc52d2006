"""The hooks of the user's repository, which take part in a commit as they do with git."""

import os
import re
from pathlib import Path

from lerarenagenda.store.transaction.git import Git, Ran
from lerarenagenda.store.transaction.refusals import Code, Refused
from lerarenagenda.store.transaction.state import State

BEFORE = ("pre-commit", "prepare-commit-msg", "commit-msg")
AFTER = "post-commit"
HOOK_RUN = (2, 36)  # the first git that runs hooks for others


def present(state: State) -> tuple[str, ...]:
    """The hooks that may be there and take part before a commit."""
    return tuple(name for name in BEFORE if state.has_hook(name))


def check(git: Git, state: State, names: tuple[str, ...], *, index: Path, message: Path) -> None:
    """Run hooks on an index and a message; refused when one of them refuses."""
    arguments = {"prepare-commit-msg": (str(message), "message"), "commit-msg": (str(message),)}
    for name in names:
        ran = run(git, state, name, *arguments.get(name, ()), index=index)
        if not ran.fine:
            raise Refused(Code.HOOK, ran.told or f"exit {ran.code}", hook=name)


def run(git: Git, state: State, name: str, *arguments: str, index: Path | None = None) -> Ran:
    """Run one hook, if it is there."""
    if _version(git) >= HOOK_RUN:
        return git.hook(git.program, "hook", "run", "--ignore-missing", name, "--", *arguments, index=index)
    return by_hand(git, state, name, *arguments, index=index)


def by_hand(git: Git, state: State, name: str, *arguments: str, index: Path | None) -> Ran:
    """The same with a git that is too old to do it."""
    program = state.hooks / name
    if not os.access(program, os.X_OK):
        return Ran(0, b"", "")
    return git.hook(str(program), *arguments, index=index)


def _version(git: Git) -> tuple[int, ...]:
    found = re.search(r"(\d+)\.(\d+)", git.asks("version").word)
    return tuple(int(part) for part in found.groups()) if found else (0,)
