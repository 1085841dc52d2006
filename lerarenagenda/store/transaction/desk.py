"""Where a change lies while it is being made: in the repository, or beside the folder when there is none."""

import os
from dataclasses import dataclass
from pathlib import Path

from lerarenagenda.store.transaction.refusals import Code, Refused

NAME = "agenda"


@dataclass(frozen=True, slots=True)
class Repository:
    """The folders of git: that of this work tree, and the one that all work trees of a repository share."""

    git_dir: Path
    common: Path


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder that is written in, and what stands round it.

    `top` is where the paths of a change begin: the work tree, or the folder itself when there is no repository.
    """

    folder: Path
    top: Path
    repository: Repository | None

    @property
    def lock(self) -> Path:
        """Held by whoever writes. Work trees share branches, so they share the lock too."""
        return (self.repository.common / NAME if self.repository else self._beside) / "lock"

    @property
    def writing(self) -> Path:
        """Everything of the change that is being made; there only as long as it is."""
        return (self.repository.git_dir / NAME if self.repository else self._beside) / "writing"

    @property
    def _beside(self) -> Path:
        return self.folder.with_name(f".{self.folder.name}.{NAME}")

    def below_top(self, path: str) -> str:
        """A path below the folder as git knows it."""
        return Path(os.path.normpath(self.folder.relative_to(self.top) / path)).as_posix()

    def below_folder(self, path: str) -> str:
        """The reverse; another folder of the repository may have left a change here too."""
        return Path(os.path.relpath(self.top / path, self.folder)).as_posix()


def desk_of(folder: Path) -> Desk:
    """The desk of a folder, found without git: a change that was cut off must be seen where git is not."""
    if folder.is_symlink():
        raise Refused(Code.LINK, path=str(folder))
    real = folder.resolve()
    for top in (real, *real.parents):
        git_dir = _git_dir(top)
        if git_dir:
            return Desk(real, top, Repository(git_dir, _common(git_dir)))
        if all((top / name).exists() for name in ("HEAD", "objects", "refs")):
            raise Refused(Code.BARE)
    return Desk(real, real, None)


def _git_dir(top: Path) -> Path | None:
    """The folder of git of a work tree, which a work tree of several and a submodule have elsewhere."""
    entry = top / ".git"
    if entry.is_file():
        told, _, place = _line(entry).partition(": ")
        entry = top / place if told == "gitdir" else entry
    return entry.resolve() if os.path.lexists(entry / "HEAD") else None


def _common(git_dir: Path) -> Path:
    told = git_dir / "commondir"
    return (git_dir / _line(told)).resolve() if told.is_file() else git_dir


def _line(path: Path) -> str:
    return os.fsdecode(path.read_bytes()).rstrip("\r\n")
