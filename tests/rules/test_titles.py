"""Family J: titles in our own words read as titles."""

from pathlib import Path

import pytest

from tests.rules.found import places, said


def titled(title: str) -> str:
    """The example action with another title."""
    return f"# actions/zijinstroom-vergroten.yaml\ntitle: '{title}'\n"


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("J106", "a" * 121),
        ("J107", "Zijinstroom vergroten."),
        ("J107", "Afspraak met OCW."),
        ("J108", "ZIJINSTROOM"),
        ("J108", "OVERLEG MET OCW 2015"),
    ],
)
def test_a_title_that_is_none(code: str, title: str, tmp_path: Path) -> None:
    assert [("actions/zijinstroom-vergroten.yaml", "title")] == places(code, titled(title), tmp_path)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("J106", "a" * 120),
        ("J107", "Afspraken over stages e.d."),
        ("J107", "Overleg met OCW c.s."),
        ("J107", "Scholing enz."),
        ("J107", "En zo verder..."),
        ("J107", "Wie doet wat?"),
        ("J108", "VELON"),
        ("J108", "PO en VO"),
        ("J108", "OCW"),
        ("J108", "2015"),
    ],
)
def test_a_title_as_it_should_be(code: str, title: str, tmp_path: Path) -> None:
    assert [] == places(code, titled(title), tmp_path)


OTHER_TITLES = """
# actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
meeting: bestuurlijk-2014-10
reason: duidelijker
amend:
  title: Zijinstroom vergroten.
evidence:
  - title: Verslag van de sectortafel.
# sources/brief.yaml
title: Een brief.
# agenda.yaml
title: Een kleine agenda.
"""


def test_documents_of_others_are_called_what_they_are_called(tmp_path: Path) -> None:
    """A source and a piece of evidence keep their own title; a title that a meeting changes is ours."""
    entry = "actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml"
    assert [(entry, "amend.title"), ("agenda.yaml", "title")] == places("J107", OTHER_TITLES, tmp_path)


def test_the_length_is_told(tmp_path: Path) -> None:
    assert ["the title has 130 characters, more than 120"] == said("J106", titled("a" * 130), tmp_path)
