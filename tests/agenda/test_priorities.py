"""How a priority reads on a day, and what became of it."""

from pathlib import Path

from tests.build import day_of

HISTORY = """
# priorities/stage.yaml
number: 2
title: Stage
table: bestuurlijke-overlegtafel
source: {document: brief, place: p. 1, quote: Stage}
# priorities/instroom/2014-10-15-bestuurlijke-overlegtafel.yaml
meeting: bestuurlijk-2014-10
reason: het gaat om meer dan instroom
amend: {title: Instroom en doorstroom, ambition: meer leraren}
# priorities/stage/2014-10-15-bestuurlijke-overlegtafel.yaml
meeting: bestuurlijk-2014-10
reason: het hoort bij elkaar
merged_into: instroom
"""


def test_an_amended_priority_reads_otherwise_from_then_on(tmp_path: Path) -> None:
    """Its old title in English goes with the title it translated."""
    before, now = (day_of(tmp_path, HISTORY, day).priority("instroom") for day in ("2014-10-14", "2014-10-15"))
    assert before
    assert now
    assert ("Instroom", "Intake", None) == (before.title, before.title_en, before.ambition)
    assert ("Instroom en doorstroom", None, "meer leraren") == (now.title, now.title_en, now.ambition)


def test_it_is_known_what_became_of_a_priority(tmp_path: Path) -> None:
    """Merged into another, or dropped, from the day it was decided; a later wording changes nothing of that."""
    later = """
# priorities/instroom/2014-12-01-bestuurlijke-overlegtafel.yaml
meeting: bestuurlijk-2014-10
reason: het is bereikt
dropped: true
# priorities/instroom/2014-12-02-bestuurlijke-overlegtafel.yaml
meeting: bestuurlijk-2014-10
reason: voor het verslag
amend: {title: Instroom (vervallen)}
"""
    told = {
        day: [day_of(tmp_path, HISTORY + later, day).priority_story(name) for name in ("instroom", "stage")]
        for day in ("2014-10-14", "2014-10-15", "2014-12-02")
    }
    assert {
        "2014-10-14": [(None, False), (None, False)],
        "2014-10-15": [(None, False), ("instroom", False)],
        "2014-12-02": [(None, True), ("instroom", False)],
    } == {day: [(story.merged_into, story.dropped) for story in stories if story] for day, stories in told.items()}


def test_what_is_no_priority_has_no_story(tmp_path: Path) -> None:
    """An action that belongs to none, or to one that is not there."""
    day = day_of(tmp_path, "", "2014-12-31")
    assert [None, None, None] == [day.priority(None), day.priority("stage"), day.priority_story("stage")]
