"""As what somebody speaks: a table that may decide, an owner, the addressee, or only as somebody."""

from pathlib import Path

import pytest

from lerarenagenda.agenda.capacity import capacities
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.status import Who
from tests.build import BOTH_TABLES, SUBJECT, agenda_of

OWNED = """
# actions/zijinstroom-vergroten.yaml
owners:
  - {party: twee-raden, role: co, basis: stated}
  - {party: velon, role: partner, basis: stated}
  - {party: ocw, role: addressee, basis: stated}
"""


def spoken_as(
    folder: Path, text: str, name: str, *, says: str = "note: nieuws", table: str = "sectortafel-vo"
) -> set[Who]:
    """As what the author of one entry speaks at a table."""
    agenda = agenda_of(folder, f"{text}\n# actions/{SUBJECT}/{name}.yaml\n{says}\n")
    action = agenda.get(Action, SUBJECT)
    assert action
    entry = next(entry for entry in agenda.history(action) if entry.name == name)
    assert isinstance(entry, ActionEntry)
    return set(capacities(agenda, action, entry, table))


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("twee-raden", {Who.OWNER}),
        ("vo-raad", {Who.OWNER}),  # a member of a named group
        ("velon", set()),  # a partner is no owner
        ("ocw", {Who.ADDRESSEE}),
        ("scholen", set()),
        ("sectortafel-vo", {Who.TABLE}),
        ("bestuurlijke-overlegtafel", {Who.TABLE}),  # the table above
    ],
)
def test_a_party_speaks_as_what_it_is_named(tmp_path: Path, by: str, expected: set[Who]) -> None:
    assert expected == spoken_as(tmp_path, OWNED, f"2014-12-10-{by}")


def test_who_represents_a_named_party_speaks_for_it(tmp_path: Path) -> None:
    """The schools are represented by the two councils."""
    schools = "# actions/zijinstroom-vergroten.yaml\nowners: [{party: scholen, role: lead, basis: stated}]\n"
    assert {Who.OWNER} == spoken_as(tmp_path, schools, "2014-12-10-po-raad")


def test_a_meeting_lets_its_table_speak_whoever_writes(tmp_path: Path) -> None:
    """The secretary who records a decision is a party; what counts is where it was decided."""
    assert {Who.TABLE} == spoken_as(tmp_path, OWNED, "2014-12-10-velon", says="meeting: vo-2014-12")


def test_a_table_speaks_for_itself_and_those_below(tmp_path: Path) -> None:
    """Neither for the table above it nor for the one beside it."""
    beside = {"text": BOTH_TABLES, "name": "2014-12-10-sectortafel-vo"}
    assert {Who.TABLE} == spoken_as(tmp_path, **beside)
    assert set() == spoken_as(tmp_path, **beside, table="sectortafel-po")
    assert set() == spoken_as(tmp_path, **beside, table="bestuurlijke-overlegtafel")


def test_an_owner_named_for_one_table_is_owner_there_only(tmp_path: Path) -> None:
    owners = """
# actions/zijinstroom-vergroten.yaml
owners: [{party: vo-raad, role: lead, tables: [sectortafel-vo], basis: stated}]
"""
    for table, expected in (("sectortafel-vo", {Who.OWNER}), ("sectortafel-po", set())):
        assert expected == spoken_as(tmp_path, BOTH_TABLES + owners, "2014-12-10-vo-raad", table=table)


def test_nobody_is_refused_for_what_cannot_be_known(tmp_path: Path) -> None:
    """An author or a meeting that is not there is a finding of its own."""
    assert set(Who) == spoken_as(tmp_path, OWNED, "2014-12-10-vo-rad")
    assert Who.TABLE in spoken_as(tmp_path, OWNED, "2014-12-11-velon", says="meeting: vo-2014-11")
