"""A repository with the small agenda in which tests change things, with nobody's settings but its own."""

import io
import re
import sys
from pathlib import Path

import pytest

from tests.cli.calls import Ended, call
from tests.repositories import example_repository, git

WHO = {
    "GIT_AUTHOR_NAME": "A. de Vries",
    "GIT_AUTHOR_EMAIL": "secretariaat@voorbeeld.example",
    "GIT_COMMITTER_NAME": "A. de Vries",
    "GIT_COMMITTER_EMAIL": "secretariaat@voorbeeld.example",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
}
COMMIT = re.compile(r"\b[0-9a-f]{10}\b")


class Clone:
    """A clone, and `agenda` called in it."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.patch = folder, patch
        for name, value in WHO.items():
            patch.setenv(name, value)

    def agenda(self, *words: str, lang: str = "en", given: bytes = b"", **env: str) -> Ended:
        """What a call answers; `given` comes in from another program."""
        with self.patch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
            ended = call(*words, patch=patch, cwd=self.folder, env={"AGENDA_LANG": lang, **env})
        return Ended(ended.code, COMMIT.sub("COMMIT", ended.out), ended.err)

    def git(self, *words: str) -> str:
        """What git says."""
        return git(self.folder, *words)

    def text(self, path: str) -> str:
        """What a file of the agenda says."""
        return (self.folder / "data" / path).read_text(encoding="utf-8")

    @property
    def new_files(self) -> list[str]:
        """The files of the last commit."""
        return self.git("show", "--name-status", "--format=", "HEAD").splitlines()


def clone_in(folder: Path, patch: pytest.MonkeyPatch) -> Clone:
    """A fresh one."""
    made = Clone(folder, patch)
    example_repository(folder)
    return made
