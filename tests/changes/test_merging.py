"""Records from two branches, joined by git itself: with the driver installed, without it, and where it fails."""

import os
import subprocess
import sys
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import load
from lerarenagenda.changes.merging import COMMAND, install, joined, told_to_git
from lerarenagenda.records.action import Action
from tests.build import SUBJECT
from tests.repositories import committed, example_repository, git

FILE = f"data/actions/{SUBJECT}.yaml"
PROGRAM = Path(sys.executable).parent
PARTIES = ("ocw", "po-raad", "scholen", "velon", "vo-raad")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the small agenda, and `agenda` where programs are looked for."""
    monkeypatch.setenv("PATH", os.pathsep.join((str(PROGRAM), os.environ["PATH"])))
    return example_repository(tmp_path)


def branched(clone: Path, *changes: tuple[str, str]) -> bool:
    """Two branches from here, each with one change of the same file, brought together; whether that went clean."""
    for name, (old, new) in zip(("ours", "theirs"), changes, strict=True):
        git(clone, "checkout", "-q", "-b", name, "main")
        text = (clone / FILE).read_text(encoding="utf-8")
        assert old in text
        (clone / FILE).write_text(text.replace(old, new), encoding="utf-8")
        committed(clone, name)
    git(clone, "checkout", "-q", "ours")
    return brought_in(clone, "theirs")


def brought_in(clone: Path, branch: str) -> bool:
    """Whether another branch comes in without a conflict."""
    try:
        git(clone, "merge", "-q", "-m", branch, branch)
    except subprocess.CalledProcessError:
        return False
    return True


LEVEL = "level: national\n"


def test_git_joins_what_two_branches_changed(clone: Path) -> None:
    """Two lines that stand together are a conflict for git alone."""
    told = install(clone / "data")
    assert told
    committed(clone, "install")
    assert branched(clone, (LEVEL, "level: both\n"), (LEVEL, f"{LEVEL}region: Noord\n"))
    text = (clone / FILE).read_text(encoding="utf-8")
    assert "level: both\nregion: Noord\n" in text


def test_a_true_conflict_stays_one(clone: Path) -> None:
    install(clone / "data")
    committed(clone, "install")
    assert not branched(clone, (LEVEL, "level: both\n"), (LEVEL, "level: regional\n"))
    text = (clone / FILE).read_text(encoding="utf-8")
    expected = "<<<<<<< ours\nlevel: both\n||||||| base\nlevel: national\n=======\nlevel: regional\n>>>>>>> theirs\n"
    assert expected in text
    assert f"UU {FILE}" == git(clone, "status", "--short")


@pytest.mark.parametrize("how", ["missing", "failing"])
def test_where_the_program_fails_git_joins_line_by_line(
    how: str, clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No side is lost: what it cannot join is an ordinary conflict, what it can is joined."""
    install(clone / "data")
    committed(clone, "install")
    programs = tmp_path / "programs"
    programs.mkdir()
    if how == "failing":
        (programs / "agenda").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (programs / "agenda").chmod(0o755)
    rest = [one for one in os.environ["PATH"].split(os.pathsep) if not (Path(one) / "agenda").exists()]
    monkeypatch.setenv("PATH", os.pathsep.join((str(programs), *rest)))
    assert not branched(clone, (LEVEL, "level: both\n"), (LEVEL, f"{LEVEL}region: Noord\n"))
    assert "<<<<<<< ours\nlevel: both\n||||||| base\n" in (clone / FILE).read_text(encoding="utf-8")


def test_git_is_told_once(clone: Path) -> None:
    """A line for the attributes, which all clones share, and two settings of this clone; other lines stay."""
    (clone / ".gitattributes").write_text("*.png binary", encoding="utf-8")
    first = told_to_git(clone / "data")
    assert first
    assert not first.installed
    install(clone / "data")
    again = told_to_git(clone / "data")
    assert again
    assert again.installed
    assert "*.png binary\ndata/**/*.yaml merge=agenda\n" == (clone / ".gitattributes").read_text(encoding="utf-8")
    assert COMMAND == git(clone, "config", "merge.agenda.driver")
    assert f"{FILE}: merge: agenda" == git(clone, "check-attr", "merge", FILE)
    assert "data/agenda.yaml: merge: agenda" == git(clone, "check-attr", "merge", "data/agenda.yaml")
    assert "README.md: merge: unspecified" == git(clone, "check-attr", "merge", "README.md")


def test_a_link_is_not_written_through(clone: Path) -> None:
    (clone / "elsewhere").write_text("", encoding="utf-8")
    (clone / ".gitattributes").symlink_to(clone / "elsewhere")
    install(clone / "data")
    assert "" == (clone / "elsewhere").read_text(encoding="utf-8")


def test_without_a_repository_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert install(tmp_path) is None


def test_five_parties_report_in_five_branches(clone: Path) -> None:
    """Git alone brings them together in any order, since each writes a file of its own; and all orders say the same."""
    for party in PARTIES:
        git(clone, "checkout", "-q", "-b", party, "main")
        folder = clone / "data" / "actions" / SUBJECT
        folder.mkdir(exist_ok=True)
        (folder / f"2014-10-01-{party}.yaml").write_text(
            f"note: Nieuws van {party}.\n\nforecast: 2015\n", encoding="utf-8"
        )
        committed(clone, party)
    told = set()
    for order in list(permutations(PARTIES))[::17]:
        git(clone, "checkout", "-q", "--detach", "main")
        assert all(brought_in(clone, party) for party in order)
        agenda = load(clone / "data").agenda
        action = agenda.get(Action, SUBJECT)
        assert action
        told.add(repr(Day(agenda, date(2014, 12, 31)).story(action)))
    assert 1 == len(told)
    assert all(f"Nieuws van {party}." in next(iter(told)) for party in PARTIES)


def test_one_entry_name_on_two_branches_is_a_conflict_unless_both_say_the_same() -> None:
    """Nobody but the writers knows whether it is one event or two."""
    path = f"data/actions/{SUBJECT}/2014-10-01-vo-raad.yaml"
    one, other = b"note: een\n", b"note: twee\n"
    assert not joined(path, b"", one, one, size=7).clashing
    both = joined(path, b"", one, other, size=7)
    assert both.clashing
    assert b"<<<<<<< ours\nnote: een\n||||||| base\n=======\nnote: twee\n>>>>>>> theirs\n" == both.content


def test_bytes_that_are_no_text_are_kept_on_both_sides() -> None:
    both = joined("data/parties/velon.yaml", b"name: a\n", b"name: \xff\n", b"name: b\n", size=7)
    assert both.clashing
    assert b"name: \xff\n" in both.content
