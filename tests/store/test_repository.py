"""Git is asked for what it knows, and nothing of the clone is run."""

import os
import subprocess
from pathlib import Path

import pytest

from lerarenagenda.store.repository import head


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@voorbeeld.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with one commit."""
    folder = tmp_path / "clone"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "agenda.yaml").write_text("title: x\n", encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "begin")
    return folder


def test_the_commit_of_a_folder_in_a_repository(clone: Path) -> None:
    assert git(clone, "rev-parse", "HEAD") == head(clone / "data")


def test_no_commit_without_a_repository_or_before_the_first(tmp_path: Path) -> None:
    assert head(tmp_path) is None
    git(tmp_path, "init", "-q")
    assert head(tmp_path) is None


def test_a_git_that_the_clone_brings_is_not_run(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = clone / "bin" / "git"
    trap.parent.mkdir()
    trap.write_text(f"#!/bin/sh\ntouch {clone}/ran\n", encoding="utf-8")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", f"{trap.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(clone / "data")
    assert head(clone / "data") is None
    assert not (clone / "ran").exists()


@pytest.mark.parametrize("setting", ["core.fsmonitor", "core.pager", "diff.external"])
def test_no_setting_of_the_clone_runs_a_program(setting: str, clone: Path) -> None:
    trap = clone / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {clone}/ran\n", encoding="utf-8")
    trap.chmod(0o755)
    git(clone, "config", setting, str(trap))
    assert head(clone / "data")
    assert not (clone / "ran").exists()


def test_where_one_stands_changes_nothing(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert head(clone / "data")


def test_the_environment_cannot_point_elsewhere(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.delenv("GIT_DIR")
    expected = git(clone, "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert expected == head(clone / "data")
