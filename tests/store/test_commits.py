"""What git tells of commits is taken apart, whatever stands in them."""

import subprocess
from datetime import UTC, date
from pathlib import Path

import pytest

from lerarenagenda.store.commits import Commit, Deed, Touch
from lerarenagenda.store.repository import repository
from tests.repositories import committed, git


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with one commit, in a folder whose name begins with a colon."""
    (tmp_path / ":data").mkdir()
    (tmp_path / ":data" / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "beside.txt").write_text("b\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    committed(tmp_path, "begin", on="2014-09-24")
    return tmp_path


def told(clone: Path) -> list[Commit]:
    found = repository(clone / ":data")
    assert found
    commits = found.log(git(clone, "rev-parse", "HEAD"), zone=UTC, most=100)
    assert commits is not None
    return list(commits)


def rewritten(clone: Path, old: str, new: str) -> None:
    """Make the last commit another one, word for word."""
    raw = git(clone, "cat-file", "commit", "HEAD")
    assert old in raw
    words = ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"]
    text = raw.replace(old, new) + "\n"
    made = subprocess.run(words, cwd=clone, input=text, capture_output=True, text=True, check=True)
    git(clone, "update-ref", "HEAD", made.stdout.strip())


def test_only_what_lies_below_the_folder_is_told(clone: Path) -> None:
    (clone / "beside.txt").write_text("c\n", encoding="utf-8")
    committed(clone, "elsewhere")
    [only] = told(clone)
    assert ("begin", date(2014, 9, 24), (Touch("a.yaml", Deed.ADDED),)) == (
        only.subject,
        only.recorded_on,
        only.touches,
    )


@pytest.mark.parametrize("name", ["b.yaml", ":100644 x", "naam met spaties\n.yaml", "é.yaml", "-c"])
def test_any_file_name_is_told_as_it_is(name: str, clone: Path) -> None:
    (clone / ":data" / name).write_text("b: 1\n", encoding="utf-8")
    committed(clone, "more")
    assert (Touch(name, Deed.ADDED),) == told(clone)[0].touches


def test_a_file_with_the_same_contents_under_another_name_was_renamed(clone: Path) -> None:
    git(clone, "mv", ":data/a.yaml", ":data/b.yaml")
    committed(clone, "other name")
    assert (Touch("b.yaml", Deed.RENAMED, "a.yaml"),) == told(clone)[0].touches


@pytest.mark.parametrize("message", ["", ":100644 100644 a b A", "\x01\x02", "x\r\n\r\ny", "0" * 40])
def test_any_message_leaves_the_rest_as_it_is(message: str, clone: Path) -> None:
    (clone / ":data" / "a.yaml").unlink()
    git(clone, "commit", "-qa", "--allow-empty-message", "--cleanup=verbatim", "-m", message)
    last, first = told(clone)
    assert ((Touch("a.yaml", Deed.REMOVED),), "begin") == (last.touches, first.subject)


@pytest.mark.parametrize("seconds", ["99999999999999999999", "-1", "x", "253402300800"])
def test_a_day_that_no_calendar_has_is_not_known(seconds: str, clone: Path) -> None:
    rewritten(clone, "1411556400 +0100\ncommitter", f"{seconds} +0100\ncommitter")
    [only] = told(clone)
    assert only.recorded_on == date(2014, 9, 24)
    assert only.written_on is None or only.written_on <= date(1970, 1, 1)


def test_an_encoding_cannot_end_a_message(clone: Path) -> None:
    """In UTF-7 a text can hold what git puts between two commits."""
    rewritten(clone, "\n\nbegin", "\nencoding UTF-7\n\nbe+AAA-gin+AAA-" + "0" * 40)
    [only] = told(clone)
    assert (Touch("a.yaml", Deed.ADDED),) == only.touches


def test_no_author_is_read_unless_that_is_asked(clone: Path) -> None:
    found = repository(clone)
    assert found
    head = git(clone, "rev-parse", "HEAD")
    asked = [found.log(head, zone=UTC, most=1, with_authors=each) for each in (False, True)]
    assert ["", "Test"] == [one[0].author for one in asked if one]
