"""The words that a deadline gets are those of its date, in the language of the agenda, as the rules read them."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from lerarenagenda.agenda.load import load
from lerarenagenda.changes.deadlines import deadline_at
from lerarenagenda.changes.entries import Speaker
from lerarenagenda.changes.judged import judged
from lerarenagenda.changes.postpone import postpone
from lerarenagenda.dates import period
from lerarenagenda.records.action import Action
from lerarenagenda.records.meeting import Meeting
from tests.pages import EXAMPLE

ON = date(2014, 12, 3)
PERIODS = ["2016", "2016-H1", "2016-H2", "2016-Q1", "2016-Q3", "2016-02", "2016-W07", "2016-02-01", "2015/2016"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


def speaking(root: Path) -> Speaker:
    return Speaker(load(root), ON, "sectortafel-vo")


@pytest.mark.parametrize("written", PERIODS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_rules_agree_with_the_words(language: str, written: str, root: Path) -> None:
    """No date is finer than its words, and none says something else."""
    settings = root / "agenda.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(": nl", f": {language}"), encoding="utf-8")
    speaker = speaking(root)
    action = speaker.loaded.agenda.find("1.1", Action)
    beside = {"meeting": "vo-2014-12", "reason": "x"}
    change = postpone(speaker, [action], until=period(written), words=None, beside=beside)
    found = judged(root, speaker.loaded, change.contents, as_of=ON, folder="").report.found
    assert [] == [one.code for one in found if one.code != "D107"]


def test_a_meeting_is_named_by_its_table(root: Path) -> None:
    speaker = speaking(root)
    agenda = speaker.loaded.agenda
    meeting = agenda.find("bestuurlijk-2015-04", Meeting)
    said = deadline_at(speaker, agenda.find("1.2", Action), meeting, words=None)
    assert {"text": "in het overleg van Bestuurlijke overlegtafel", "by": "bestuurlijk-2015-04", "of": None} == said


def test_the_part_that_a_date_belongs_to_stays(root: Path) -> None:
    path = root / "actions/zijinstroom-vergroten.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("by: 2015", "by: 2015\n  of: het plan"), encoding="utf-8")
    speaker = speaking(root)
    said = deadline_at(speaker, speaker.loaded.agenda.find("1.1", Action), period("2016"), words="volgend jaar")
    assert ("volgend jaar", "het plan") == (said["text"], said["of"])
