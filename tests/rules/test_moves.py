"""Which moves the rules of histories allow, beside the examples on their pages."""

from pathlib import Path

import pytest

from lerarenagenda.i18n import translator
from tests.build import BOTH_TABLES
from tests.pages import checked
from tests.rules.found import of, say

STARTED = """
# actions/zijinstroom-vergroten/2014-09-10-vo-raad.yaml
status: in_progress
lead: vo-raad
"""
REPORTED = """
# actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
status: reported_done
evidence: [{title: Jaarverslag, date: 2014-09-15, reference: VO/2014/88, proves: de zijinstroom is gestegen}]
"""
DONE_BY = "# actions/zijinstroom-vergroten/2014-12-10-{by}.yaml\nstatus: done\nmeeting: {meeting}\n"


def found(folder: Path, text: str) -> set[str]:
    """The codes of what is found in reading, in references, and by the rules of histories and deadlines."""
    return {one.code for one in checked(text, folder) if one.code[0] in "ABDE"}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (DONE_BY.format(by="sectortafel-vo", meeting="vo-2014-12"), set()),
        (DONE_BY.format(by="po-raad", meeting="vo-2014-12"), set()),  # whoever records it
        (DONE_BY.format(by="vo-raad", meeting="bestuurlijk-2014-10"), set()),  # the table above
        (DONE_BY.format(by="sectortafel-vo", meeting="bestuurlijk-2015-04"), {"E120"}),
        ("# actions/zijinstroom-vergroten/2014-12-10-sectortafel-vo.yaml\nstatus: done\n", {"E118"}),
        ("# actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml\nstatus: done\n", {"E111"}),
    ],
)
def test_a_table_closes_at_a_held_meeting(tmp_path: Path, entry: str, expected: set[str]) -> None:
    assert expected == found(tmp_path, STARTED + REPORTED + entry)


def test_a_status_is_named_as_people_see_it_and_as_it_is_written(tmp_path: Path) -> None:
    (found,) = of("E110", DONE_BY.format(by="sectortafel-vo", meeting="vo-2014-12"), tmp_path)
    dutch = translator("nl")
    assert "'zijinstroom-vergroten' cannot go from not started (open) to done (done)" == say(found.says)
    assert found.hint
    assert "possible from here: in progress (in_progress) by an owner or the table" in say(found.hint)
    assert "nog niet gestart (open)" in dutch(found.says)
    assert "in uitvoering (in_progress)" in dutch(found.hint)


def test_a_table_that_the_action_is_not_at_cannot_decide(tmp_path: Path) -> None:
    po = BOTH_TABLES.split("# actions", maxsplit=1)[0]
    entry = """
# actions/zijinstroom-vergroten/2014-12-10-sectortafel-po.yaml
status: withdrawn
reason: dit doet het vo zelf
meeting: vo-2014-12
"""
    assert {"E111"} == found(tmp_path, po + entry.replace("meeting: vo-2014-12\n", ""))


def test_where_owners_close_an_owner_needs_no_meeting(tmp_path: Path) -> None:
    by_owner = "# agenda.yaml\nclosing: by_owner\n"
    done = "# actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml\nstatus: done\n"
    assert set() == found(tmp_path, by_owner + STARTED + REPORTED + done)


def test_moves_are_judged_at_each_table(tmp_path: Path) -> None:
    """What is legal at one table may not be so at the other."""
    differ = """
# actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
status: in_progress
lead: vo-raad
tables: [sectortafel-vo]
# actions/zijinstroom-vergroten/2014-12-03-bestuurlijke-overlegtafel.yaml
status: partly_done
remains: de stijging structureel maken
evidence: [{title: Jaarverslag, date: 2014-11-01, reference: VO/2014/88, proves: de zijinstroom is gestegen}]
"""
    assert {"E110"} == found(tmp_path, BOTH_TABLES + differ)
    only_there = differ.replace("status: partly_done", "status: partly_done\ntables: [sectortafel-vo]")
    assert set() == found(tmp_path / "second", BOTH_TABLES + only_there)


def test_a_history_with_a_hole_is_not_judged(tmp_path: Path) -> None:
    """The status before is not known when an entry cannot be read; that is one finding, not two."""
    broken = "# actions/zijinstroom-vergroten/2014-11-20-vo-raad.yaml\nstatus: klaar\n"
    done = DONE_BY.format(by="sectortafel-vo", meeting="vo-2014-12")
    assert {"A203"} == found(tmp_path, broken + done)


def test_a_hold_may_be_longer(tmp_path: Path) -> None:
    """A table that holds it again with a later day says nothing twice."""
    held = """
# actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
status: on_hold
reason: de regeling is er nog niet
until: 2014-11
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
status: on_hold
reason: de regeling is er nog steeds niet
until: 2015-06
"""
    assert set() == found(tmp_path, held)
