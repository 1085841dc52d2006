"""`agenda init` begins an agenda and lays down the jobs that check it; what is there stays as it is."""

import re
from pathlib import Path

import pytest
import yaml

from lerarenagenda.changes.beginning import Outcome, forges, job_of, outcomes
from tests.cli.calls import ROOT, call
from tests.repositories import everything


def test_a_new_agenda_is_valid_and_can_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A title is quoted where it must be."""
    made = call("init", str(tmp_path), "--title", "Wonen: 'samen' #1", "--lang", "en", patch=monkeypatch)
    assert (0, "") == (made.code, made.err)
    assert "data/agenda.yaml: written" in made.out
    assert 0 == call("check", "--strict", patch=monkeypatch, cwd=tmp_path).code
    assert call("status", patch=monkeypatch, cwd=tmp_path).out.startswith("Wonen: 'samen' #1 — as of ")


def test_what_is_there_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another file in its place is named and turns the exit code; a folder that is a link is not followed."""
    (tmp_path / "elsewhere").mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / ".gitlab-ci.yml").write_text("mine: {}\n", encoding="utf-8")
    (root / ".github").symlink_to(tmp_path / "elsewhere")
    before = everything(root)
    ended = call("init", str(root), "--forge", "gitlab", "--forge", "github", "--lang", "nl", patch=monkeypatch)
    assert 1 == ended.code
    assert ".gitlab-ci.yml: is er en zegt iets anders; het blijft zoals het is\n" in ended.out
    assert [] == list((tmp_path / "elsewhere").iterdir())
    assert before == {name: held for name, held in everything(root).items() if name in before}


def test_a_dry_run_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = call("init", str(tmp_path), "--forge", "forgejo", "--dry-run", "--lang", "en", patch=monkeypatch)
    assert (0, []) == (ended.code, list(tmp_path.iterdir()))
    assert "data/agenda.yaml: would be written\n.forgejo/workflows/agenda.yml: would be written\n" in ended.out


def test_an_unknown_forge_is_said_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = call("init", str(tmp_path), "--forge", "githib", "--lang", "en", patch=monkeypatch)
    assert (2, []) == (ended.code, list(tmp_path.iterdir()))
    assert "did you mean 'github'?" in ended.err


def test_this_repository_uses_what_init_writes() -> None:
    """With the program from the repository itself."""
    jobs = [job_of(forge, package=".") for forge in forges()]
    assert {Outcome.SAME} == set(outcomes(ROOT, jobs).values())


@pytest.mark.parametrize("forge", forges())
def test_a_job_is_sound(forge: str) -> None:
    """It is YAML, checks against the target of a request with all history, and puts no words of it in a shell."""
    place, text = job_of(forge, package="lerarenagenda==1.0")
    job = yaml.safe_load(text)
    assert place.startswith(".")
    assert job
    assert "lerarenagenda==1.0" in text
    assert "--base" in text
    assert re.search(r"fetch-depth: 0|GIT_DEPTH: \"0\"", text)
    assert "${{" not in text
    assert forge == "gitlab" or "persist-credentials: false" in text
