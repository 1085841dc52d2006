"""Real git repositories for tests."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.pages import EXAMPLE


def git(folder: Path, *words: str, on: str | None = None) -> str:
    """What a git command prints, run as nobody in particular and without the settings of this machine.

    A commit is made `on` a day at noon, such as 2014-09-24, or else now.
    """
    who = ("-c", "user.name=Test", "-c", "user.email=test@voorbeeld.example", "-c", "commit.gpgsign=false")
    moments = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{on}T12:00:00+0100") if on else {}
    env = {**os.environ, **moments}
    done = subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True, env=env)
    return done.stdout.strip()


def committed(folder: Path, message: str = "change", *, on: str | None = None) -> str:
    """Commit everything in a folder; the id of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", message, on=on)
    return git(folder, "rev-parse", "HEAD")


def example_repository(folder: Path, *, on: str | None = None) -> Path:
    """The small agenda in a repository with one commit, on the branch main."""
    shutil.copytree(EXAMPLE, folder / "data")
    git(folder, "init", "-q", "-b", "main")
    committed(folder, "begin", on=on)
    return folder


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder, those of git too, with its contents and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
