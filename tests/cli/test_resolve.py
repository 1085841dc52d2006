"""`agenda resolve` tells what two branches say differently, and writes what somebody chose and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lerarenagenda.store.document import read
from tests.build import SUBJECT
from tests.cli.calls import Ended, call
from tests.repositories import committed, example_repository, git

FILE = f"data/actions/{SUBJECT}.yaml"
OURS = (
    ("level: national", "level: both"),
    ("by: 2015", "by: 2015-H1"),
    ("party: scholen", "party: velon"),
    ("  quote", "  note: '##[error] x'\n  quote"),
)
THEIRS = (
    ("level: national", "level: regional"),
    ("by: 2015", "by: 2016-10-15"),
    ("role: partner", "role: co"),
    ("  quote", "  note: y\n  quote"),
)
SHOWN = f"""\
{FILE}: 1.1 Increase lateral entry for good
level
  was:    national
  ours:   national and regional
  theirs: regional
owners · Scholen
  was:    Scholen · partner · stated
  ours:   nothing
  theirs: Scholen · co-owner · stated
deadline · by when
  was:    2015
  ours:   first half of 2015
  theirs: 15 Oct 2016
source · note
  was:    nothing
  ours:   ##<U+005B>error] x
  theirs: y
"""


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in the middle of a merge with four conflicts in one record."""
    programs = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", os.pathsep.join((programs, os.environ["PATH"])))
    folder = example_repository(tmp_path)
    git(folder, "config", "merge.agenda.driver", "agenda merge-driver %O %A %B %P %L")
    (folder / ".gitattributes").write_text("data/**/*.yaml merge=agenda\n", encoding="utf-8")
    committed(folder)
    between(folder, OURS, THEIRS)
    return folder


def between(folder: Path, ours: tuple[tuple[str, str], ...], theirs: tuple[tuple[str, str], ...]) -> None:
    """Bring two branches together that changed the record so."""
    for name, changes in (("ours", ours), ("theirs", theirs)):
        git(folder, "checkout", "-q", "-b", name, "main")
        text = (folder / FILE).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / FILE).write_text(text, encoding="utf-8")
        committed(folder, name)
    git(folder, "checkout", "-q", "ours")
    with pytest.raises(subprocess.CalledProcessError):
        git(folder, "merge", "-q", "-m", "m", "theirs")


def resolve(folder: Path, *words: str, patch: pytest.MonkeyPatch, lang: str = "en") -> Ended:
    return call("resolve", *words, patch=patch, cwd=folder, env={"AGENDA_LANG": lang})


def test_each_side_is_told_in_words_and_nothing_is_written(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (clone / FILE).read_bytes()
    ended = resolve(clone, patch=monkeypatch)
    left = "4 conflicts are left\ndecide for all at once: agenda resolve --ours, or --theirs\n"
    assert Ended(5, SHOWN + left, "") == ended
    assert before == (clone / FILE).read_bytes()
    told = resolve(clone, patch=monkeypatch, lang="nl").out
    assert f"{FILE}: 1.1 Zijinstroom structureel vergroten\nniveau\n" in told
    assert all(word in told for word in ("landelijk en regionaal", "mede-eigenaar", "eerste helft 2015", "15 okt 2016"))


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_one_side_for_all(side: str, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could be joined stays joined: here what one side put in the place of an owner."""
    ended = resolve(clone, f"--{side}", patch=monkeypatch)
    assert Ended(0, f"{SHOWN}next: git add {FILE}\n", "") == ended
    document, problems = read((clone / FILE).read_bytes())
    assert not problems
    assert document
    assert {"ours": "both", "theirs": "regional"}[side] == document.value["level"]
    assert Ended(0, "there are no conflicts\n", "") == resolve(clone, patch=monkeypatch)
    assert 0 == call("check", FILE, "--select", "A1", patch=monkeypatch, cwd=clone).code


def test_only_what_lies_in_the_paths_is_decided(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (clone / FILE).read_bytes()
    assert Ended(0, "there are no conflicts\n", "") == resolve(clone, "data/parties", "--ours", patch=monkeypatch)
    assert before == (clone / FILE).read_bytes()
    assert 2 == resolve(clone, "--ours", "--theirs", patch=monkeypatch).code


def test_the_marks_of_git_alone_are_understood(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git does not tell what was there before unless it is asked to."""
    git(clone, "merge", "--abort")
    git(clone, "config", "--unset", "merge.agenda.driver")
    git(clone, "config", "--add", "merge.agenda.driver", "git merge-file %A %O %B")
    with pytest.raises(subprocess.CalledProcessError):
        git(clone, "merge", "-q", "-m", "m", "theirs")
    ended = resolve(clone, patch=monkeypatch)
    assert 5 == ended.code
    assert "level\n  ours:   national and regional\n  theirs: regional\n" in ended.out


TORN = {
    "marks that do not belong together": b"<<<<<<< a\nname: VELON\n",
    "bytes that are no text": b"<<<<<<< a\nname: \xff\n=======\nname: a\n>>>>>>> b\n",
}


@pytest.mark.parametrize("raw", TORN.values(), ids=TORN)
def test_what_cannot_be_followed_is_named(raw: bytes, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clone / "data/parties/velon.yaml").write_bytes(raw)
    ended = resolve(clone, "data/parties", "--ours", patch=monkeypatch)
    expected = "data/parties/velon.yaml: its marks cannot be followed; mend them by hand\n"
    assert Ended(5, expected, "") == ended
    assert raw == (clone / "data/parties/velon.yaml").read_bytes()


def test_a_conflict_in_no_record_shows_its_lines(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = "<<<<<<< a\nname: [VELON\n=======\nname: V\n>>>>>>> b\nkind: external\n"
    (clone / "data/parties/velon.yaml").write_text(raw, encoding="utf-8")
    ended = resolve(clone, "data/parties", patch=monkeypatch)
    assert "data/parties/velon.yaml\n  ours:\n    name: [VELON\n  theirs:\n    name: V\n" in ended.out


def test_a_record_that_one_side_removed_is_named(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds no marks, and yet nobody has decided."""
    git(clone, "merge", "--abort")
    git(clone, "rm", "-q", FILE)
    committed(clone)
    with pytest.raises(subprocess.CalledProcessError):
        git(clone, "merge", "-q", "-m", "m", "theirs")
    ended = resolve(clone, patch=monkeypatch)
    keep = f"keep it: git add {FILE}; take it away: git rm {FILE}\n"
    assert Ended(5, f"{FILE}: one side took it away, the other changed it\n{keep}", "") == ended


def at_terminal(folder: Path, answers: str) -> str:
    """What a terminal shows when somebody types these answers."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    words = [sys.executable, "-c", "from lerarenagenda.cli import main; main()", "resolve", "--lang", "en"]
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80"}
    with subprocess.Popen(words, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as program:
        os.close(theirs)
        os.write(ours, answers.encode())
        told = b""
        try:
            while found := os.read(ours, 4096):
                told += found
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        program.wait()
    return told.decode().replace("\r\n", "\n") + f"({program.returncode})"


def test_somebody_at_a_terminal_decides_one_by_one(clone: Path) -> None:
    """Theirs; later; something else; both cannot be had of one text, so that is asked again, then ours."""
    told = at_terminal(clone, "2\n\n4\n2015-Q3\n3\n1\n")
    assert "Which? 1 ours · 2 theirs · 4 something else · Enter: later:" in told
    assert told.endswith("1 conflict is left\ndecide for all at once: agenda resolve --ours, or --theirs\n(5)")
    text = (clone / FILE).read_text(encoding="utf-8")
    assert "level: regional\n" in text
    assert "  by: 2015-Q3\n" in text
    assert "  note: '##[error] x'\n  quote:" in text
    assert 1 == text.count("<<<<<<< ours\n") == text.count(">>>>>>> theirs\n")


def test_what_both_added_to_a_list_can_be_kept(clone: Path) -> None:
    git(clone, "merge", "--abort")
    git(clone, "checkout", "-q", "main")
    git(clone, "branch", "-D", "ours", "theirs")
    end = "  quote: het structureel vergroten van de zijinstroom\n"
    ours, theirs = (
        f"{end}doubts:\n  - van ons\n",
        f"{end}doubts:\n  - van hen\n  - van ons\n  - >-\n    een\n    twee\n",
    )
    between(clone, ((end, ours),), ((end, theirs),))
    told = at_terminal(clone, "3\n")
    assert told.endswith("(0)")
    text = (clone / FILE).read_text(encoding="utf-8")
    assert text.endswith("doubts:\n  - van ons\n  - van hen\n  - >-\n    een\n    twee\n")
