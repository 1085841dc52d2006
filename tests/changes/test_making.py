"""A change is looked at on the day it touches, and is written only on top of what was looked at."""

from datetime import date
from pathlib import Path

import pytest

from lerarenagenda.agenda.load import load
from lerarenagenda.changes.apply import make
from lerarenagenda.changes.effects import effects
from lerarenagenda.changes.entries import Speaker
from lerarenagenda.changes.judged import day_to_judge, judged
from lerarenagenda.changes.note import note
from lerarenagenda.records.action import Action
from lerarenagenda.store.transaction import Code, Refused
from tests.repositories import everything, example_repository

ON = date(2014, 10, 1)
ENTRY = "actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml"


@pytest.mark.parametrize("path", [ENTRY, "actions/zijinstroom-vergroten.yaml"])
def test_what_came_in_between_is_not_written_over(path: str, tmp_path: Path) -> None:
    """Another entry of that name, or another text of the promise."""
    root = example_repository(tmp_path) / "data"
    loaded = load(root)
    change = note(Speaker(loaded, ON, "vo-raad"), [loaded.agenda.find("1.1", Action)], text="x", beside={})
    verdict = judged(root, loaded, change.contents, as_of=ON, folder="data")
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("note: van een ander\n", encoding="utf-8")
    before = everything(tmp_path)
    with pytest.raises(Refused) as refused:
        make(root, change, verdict, effects(verdict, change.contents), own_words=None, commit=True)
    assert Code.CHANGED is refused.value.code
    assert before == everything(tmp_path)


def test_nothing_that_happened_later_is_missed(tmp_path: Path) -> None:
    """What is recorded of an earlier day may make a later entry wrong; what is still to come counts as such."""
    root = example_repository(tmp_path) / "data"
    (root / ENTRY).parent.mkdir()
    (root / ENTRY).write_text("note: x\n", encoding="utf-8")
    loaded = load(root)
    earlier, later, today = date(2014, 9, 1), date(2014, 11, 1), date(2014, 12, 1)
    assert ON == day_to_judge(loaded, on=earlier, today=today)
    assert later == day_to_judge(loaded, on=later, today=today)
    assert today == day_to_judge(loaded, on=date(2015, 1, 1), today=today)
