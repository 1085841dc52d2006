"""At a terminal a change asks for what it was not given; whatever is asked has an option too."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.changing import Clone, clone_in
from tests.repositories import everything

pty = pytest.importorskip("pty", reason="not on this system")
PROGRAM = "import sys; sys.argv[0] = 'agenda'; from lerarenagenda.cli import main; main()"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    return clone_in(tmp_path, monkeypatch)


def typed(clone: Clone, *words: str, answers: str) -> tuple[int, str]:
    """How a call at a terminal ends, and all that is seen there."""
    terminal, its_end = pty.openpty()
    os.write(terminal, answers.encode())
    env = {name: value for name, value in os.environ.items() if name != "AGENDA_BY"}
    env |= {"AGENDA_LANG": "en", "NO_COLOR": "1", "COLUMNS": "80"}
    command = [sys.executable, "-c", PROGRAM, *words]
    with subprocess.Popen(command, cwd=clone.folder, env=env, stdin=its_end, stdout=its_end, stderr=its_end) as program:
        os.close(its_end)
        seen = b""
        with suppress(OSError):  # the other end is closed
            while more := os.read(terminal, 1024):
                seen += more
        code = program.wait()
    os.close(terminal)
    return code, seen.decode().replace("\r\n", "\n")


def test_what_is_missing_is_asked(clone: Clone) -> None:
    code, seen = typed(clone, "note", "--on", "2014-10-01", answers="vo-raad\n1.1\nDe eerste gesprekken.\n")
    assert 0 == code, seen
    for question in ("For which party or table: ", "Which action: ", "What is the news: "):
        assert question in seen
    assert "note: De eerste gesprekken.\n" == clone.text("actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml")


def test_the_reason_is_asked_last(clone: Clone) -> None:
    answers = "1.1\njuni 2016\nde scholen vragen langer\n"
    code, seen = typed(clone, "ask", "--by", "vo-raad", "--on", "2014-10-01", answers=answers)
    assert 0 == code, seen
    assert seen.index("Which action: ") < seen.index("Until when: ") < seen.index("Why: ")
    assert "reason: de scholen vragen langer\n" in clone.text("actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml")


def test_evidence_is_asked_piece_by_piece(clone: Clone) -> None:
    answers = "Verslag\nnovember 2014\nVO/1\n\nhet is er\n\n"
    code, seen = typed(clone, "report-done", "1.1", "--by", "vo-raad", "--on", "2014-12-10", answers=answers)
    assert 0 == code, seen
    written = "evidence:\n  - title: Verslag\n    date: 2014-11\n    reference: VO/1\n    proves: het is er\n"
    assert written in clone.text("actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml")


def test_who_gives_no_answer_changes_nothing(clone: Clone) -> None:
    before = everything(clone.folder)
    code, seen = typed(clone, "note", "1.1", "--by", "vo-raad", answers="\n")
    assert (2, True) == (code, "TEXT is missing" in seen)
    code, _ = typed(clone, "note", "1.1", "--by", "vo-raad", answers="\x04")
    assert 130 == code
    assert before == everything(clone.folder)
