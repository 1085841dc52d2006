"""Single faults in what a change does to the second agenda: each is found beside its base, and nothing else."""

from pathlib import Path

import pytest

from lerarenagenda.agenda.base import Base
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import load
from lerarenagenda.questions.check import Wanted, check
from lerarenagenda.rules import all_rules
from tests.another import DAY, ROOT, changed

HOME = "actions/home-for-every-child.yaml"
RENAMED = "actions/home-for-each-child.yaml"
NEWS = "actions/flood-plan/2024-06-11-water-board.yaml"
OLD_NEWS = "actions/gritting/2024-03-18-works-department.yaml"
QUOTE = "The water board lays a plan against floods before the council."
WITHOUT_BASE = {"K100"}  # there it says that there is no base
FAULTS = {
    "D113": (
        "# actions/flood-plan.yaml\ndeadline:\n  text: by the end of 2025\n  by: 2025\n",
        "actions/flood-plan.yaml",
    ),
    "E150": (f"# {NEWS}\nnote: Nothing was said.\n", NEWS),
    "E151": (f"# {OLD_NEWS} (removed)\n", OLD_NEWS),
    "K101": (f"# {HOME} (removed)\n", HOME),
    "K102": (f"# {HOME} (removed)\n# {RENAMED} (whole)\n{{home}}", RENAMED),
    "K103": (
        f"# actions/flood-plan.yaml\nsource:\n  document: accord\n  place: p. 4\n  item: 6.2\n  quote: {QUOTE}\n",
        "actions/flood-plan.yaml",
    ),
    "K104": ("# priorities/parks-and-water.yaml\ntitle: Parks, ponds and water\n", "priorities/parks-and-water.yaml"),
    "K105": ("# meetings/housing-2024-09.yaml\ndate: 2024-10-02\n", "meetings/housing-2024-09.yaml"),
}


def test_every_rule_that_needs_a_base_has_a_fault() -> None:
    needing = {rule.code for rule in all_rules() if "base" in rule.wants} | WITHOUT_BASE
    assert needing == {*FAULTS} | WITHOUT_BASE


@pytest.mark.parametrize("code", FAULTS)
def test_each_is_found_in_its_file_and_nothing_else(code: str, tmp_path: Path) -> None:
    fault, path = FAULTS[code]
    root = changed(tmp_path, fault.replace("{home}", (ROOT / HOME).read_text(encoding="utf-8")))
    now = load(root)
    report = check(
        now,
        day=Day(now.agenda, DAY),
        facts={},
        base=Base("main", "", load(ROOT), frozenset()),
        wanted=Wanted(),
        folder="",
    )
    assert [(code, path)] == [(one.code, one.place.path) for one in report.found]
