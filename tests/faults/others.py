"""How the same change is made without a protocol, to compare with: written plainly, then committed by others."""

import subprocess
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.faults.world import CHANGE, MESSAGE, OURS, put


def _written(folder: Path) -> None:
    for write in CHANGE:
        if write.data is None:
            (folder / write.path).unlink()
        put(folder / write.path, write.data)


def with_git(folder: Path) -> None:
    """`git commit --only`, after plain writes."""
    _written(folder)
    for words in (("add", "--all"), ("commit", "-q", "-m", MESSAGE, "--only")):
        subprocess.run(["git", *words, "--", *sorted(OURS)], cwd=folder.parent, check=True)


def with_gitpython(folder: Path) -> None:
    """The index of GitPython, after plain writes."""
    _written(folder)
    repository = import_module("git").Repo(folder.parent)
    repository.index.add([f"data/{write.path}" for write in CHANGE if write.data is not None])
    repository.index.remove([f"data/{write.path}" for write in CHANGE if write.data is None])
    repository.index.commit(MESSAGE)


OTHERS: dict[str, Callable[[Path], None]] = {"git": with_git, "gitpython": with_gitpython}
