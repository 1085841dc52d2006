"""`agenda merge-driver`, as git calls it: 0 for joined, 1 for a conflict, above 128 when it cannot be done at all."""

from pathlib import Path

import pytest

from tests.cli.calls import Ended, call

BASE = "name: VELON\n\nkind: external\n"


def driver(folder: Path, ours: str, theirs: str, *more: str, patch: pytest.MonkeyPatch) -> Ended:
    for name, text in (("base", BASE), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text, encoding="utf-8")
    return call("merge-driver", "base", "ours", "theirs", "data/parties/velon.yaml", *more, patch=patch, cwd=folder)


def test_what_both_say_is_written_over_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = BASE.replace("VELON", "Velon"), BASE.replace("external", "network")
    assert Ended(0, "", "") == driver(tmp_path, ours, theirs, patch=monkeypatch)
    assert "name: Velon\n\nkind: network\n" == (tmp_path / "ours").read_text(encoding="utf-8")


def test_marks_are_as_long_as_git_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = BASE.replace("VELON", "Velon"), BASE.replace("VELON", "velon")
    assert Ended(1, "", "") == driver(tmp_path, ours, theirs, "8", patch=monkeypatch)
    expected = "<<<<<<<< ours\nname: Velon\n|||||||| base\nname: VELON\n========\nname: velon\n>>>>>>>> theirs\n"
    assert f"{expected}\nkind: external\n" == (tmp_path / "ours").read_text(encoding="utf-8")


def test_a_file_that_is_not_there_is_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = call("merge-driver", "a", "b", "c", "x.yaml", patch=monkeypatch, cwd=tmp_path, env={"AGENDA_LANG": "en"})
    assert (129, "") == (ended.code, ended.out)
    assert ended.err.startswith("error: 'x.yaml' cannot be joined: ")
