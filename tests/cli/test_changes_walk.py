"""The agenda of a meeting is walked at a terminal."""

from pathlib import Path

import pytest

from tests.cli.changing import Clone, clone_in
from tests.cli.test_changes_prompts import typed
from tests.repositories import committed

MET = "vo-2014-12"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    return clone_in(tmp_path, monkeypatch)


def test_the_agenda_of_a_meeting_is_walked(clone: Clone) -> None:
    """Each item in turn: what is answered with nothing is kept, and all is one commit."""
    meeting = clone.folder / "data/meetings/vo-2014-12.yaml"
    items = "agenda:\n  - title: Voortgang\n    items:\n      - verkenning-selectie\n      - zijinstroom-vergroten\n"
    meeting.write_text(meeting.read_text(encoding="utf-8") + items, encoding="utf-8")
    committed(clone.folder, "agenda")
    code, seen = typed(clone, "decide", MET, answers="\nmove\njuni 2016\nde scholen vragen langer\n")
    assert 0 == code, seen
    assert ["A\tdata/actions/verkenning-selectie/2014-12-03-sectortafel-vo.yaml"] == clone.new_files[:1]
    assert 2 == len(clone.new_files)
    assert "by: 2016-06" in clone.text("actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml")
