"""Every rule has a page, and what its examples show is what the program says."""

from pathlib import Path

import pytest

from lerarenagenda.rules import all_rules
from lerarenagenda.rules.base import Rule
from tests.pages import checked

RULES = [pytest.param(rule, id=rule.code) for rule in all_rules()]


def test_the_small_agenda_is_sound(tmp_path: Path) -> None:
    """Examples start from an agenda in which nothing is found."""
    assert [] == [(found.code, found.place.path) for found in checked("", tmp_path)]


@pytest.mark.parametrize("rule", RULES)
def test_the_bad_example_is_found_and_nothing_else(rule: Rule, tmp_path: Path) -> None:
    """One mistake gives one kind of finding, with a place in a file."""
    found = checked(rule.page.bad, tmp_path)
    assert {rule.code} == {one.code for one in found}
    assert all(one.place.path and one.slug == rule.slug for one in found)


@pytest.mark.parametrize("rule", RULES)
def test_the_good_example_is_clean(rule: Rule, tmp_path: Path) -> None:
    """What a page recommends is accepted."""
    assert rule.page.good
    assert [] == [(found.code, found.place.path) for found in checked(rule.page.good, tmp_path)]


@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_why_and_how(rule: Rule) -> None:
    """No page has a hole."""
    page = rule.page
    assert page.title.endswith(".")
    assert all([page.why, page.fix, page.bad, page.good])
