"""Family B1: near names, other kinds, and what is nearly the same."""

from pathlib import Path

import pytest

from tests.rules.found import hints, places, said


def test_a_file_that_cannot_be_read_is_there(tmp_path: Path) -> None:
    """What names it is not blamed for what is wrong in it."""
    assert [] == said("B101", "# priorities/instroom.yaml (whole)\nnumber: 1\n", tmp_path, unread={"A202"})


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("sectortafel-v", "did you mean 'sectortafel-vo'?"),
        ("bestuurlijk", "write its id: 'bestuurlijke-overlegtafel'"),
        ("vo-raad", "'vo-raad' is there as party; allowed here: table"),
        ("xyz", "add the record 'xyz', or write an id that is there"),
    ],
)
def test_the_hint_names_what_was_probably_meant(written: str, hint: str, tmp_path: Path) -> None:
    """A near id, the id behind a short name, the kind it is of; else that it is missing."""
    example = f"# actions/zijinstroom-vergroten.yaml\ntables:\n  - {written}\n"
    assert [hint] == hints("B101", example, tmp_path)
    assert [("actions/zijinstroom-vergroten.yaml", "tables.0")] == places("B101", example, tmp_path / "again")


def test_one_place_may_name_two_kinds(tmp_path: Path) -> None:
    """A deadline counts from a meeting or from an action."""
    example = """
# actions/zijinstroom-vergroten.yaml
deadline:
  text: drie maanden na het overleg
  after:
    event: bestuurlijk-2014-1
    offset: P3M
"""
    assert ["there is no meeting or action 'bestuurlijk-2014-1'"] == said("B101", example, tmp_path)


def test_entries_and_rhythms_name_records_too(tmp_path: Path) -> None:
    """The meeting of an entry, and the table in a deadline that comes back at its meetings."""
    example = """
# actions/zijinstroom-vergroten.yaml
deadline:
  text: ieder overleg
  every: meeting:sectortafel-wo
# actions/zijinstroom-vergroten/2014-10-15-sectortafel-vo.yaml
note: Besproken.
meeting: vo-2014-10
"""
    assert [
        ("actions/zijinstroom-vergroten.yaml", "deadline.every"),
        ("actions/zijinstroom-vergroten/2014-10-15-sectortafel-vo.yaml", "meeting"),
    ] == places("B101", example, tmp_path)


def test_what_is_written_before_an_id_stands_in_the_hint(tmp_path: Path) -> None:
    """The hint can be copied as it is."""
    example = "# actions/zijinstroom-vergroten.yaml\ndeadline: {text: ieder overleg, every: 'meeting:sectortafel-v'}\n"
    assert ["there is no table 'sectortafel-v'"] == said("B101", example, tmp_path)
    assert ["did you mean 'meeting:sectortafel-vo'?"] == hints("B101", example, tmp_path / "again")


def test_sectors_are_checked_wherever_they_stand(tmp_path: Path) -> None:
    """In units, in other accords and in entries."""
    example = """
# actions/zijinstroom-vergroten.yaml
coverage:
  - unit: opleiding
    sectors: [vo, ho]
elsewhere:
  - source: brief
    sectors: [v o]
    quote: het structureel vergroten van de zijinstroom
# actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml
coverage:
  - unit: opleiding
    sector: bo
    status: done
"""
    assert ["coverage.0.sectors.1", "elsewhere.0.sectors.0", "coverage.0.sector"] == [
        route for _, route in places("B103", example, tmp_path)
    ]


def test_an_agenda_without_sectors_takes_any(tmp_path: Path) -> None:
    """The list in agenda.yaml is the measure, when there is one."""
    example = "# agenda.yaml (whole)\ntitle: Klein\nschema: 1\n# parties/velon.yaml\nsectors: [overal]\n"
    assert [] == said("B103", example, tmp_path)


def test_an_id_is_taken_by_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """It still stands for something."""
    example = "# parties/instroom.yaml\nkind: network\n"
    assert ["the id 'instroom' stands for several records: priority, party"] == said(
        "B104", example, tmp_path, unread={"A202"}
    )


def test_an_action_and_a_priority_may_share_a_number(tmp_path: Path) -> None:
    """People say which of the two they mean."""
    assert [] == said("B105", "# actions/zijinstroom-vergroten.yaml\nnumber: 1\n", tmp_path)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Structureel vergroten van de zij-instroom", False),
        ("Het structureel vergroten van zijinstroom", True),
        ("ZIJINSTROOM: structureel vergróten!", True),
        ("Zijinstroom structureel vergroten in het po", False),
    ],
)
def test_titles_are_compared_by_their_words(title: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """Order, small words, accents and capitals make no difference; one other word does."""
    example = f"# actions/verkenning-selectie.yaml\ntitle: '{title}'\n"
    assert found == bool(said("B107", example, tmp_path))


def test_the_same_words_are_said_once(tmp_path: Path) -> None:
    """Two actions with one quote are not also blamed for their titles."""
    example = """
# actions/verkenning-selectie.yaml
title: Zijinstroom structureel vergroten
source:
  document: brief
  place: p. 2
  quote: het  structureel vergroten van de zijinstroom
"""
    assert ["'verkenning-selectie' rests on the same words"] == said("B106", example, tmp_path)
    assert [] == said("B107", example, tmp_path / "again")
