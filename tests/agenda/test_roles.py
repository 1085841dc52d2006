"""Who sits at a table, and which roles a party has in what is promised there."""

from datetime import date
from pathlib import Path

import pytest

from lerarenagenda.agenda.roles import seats_of
from lerarenagenda.records.history import OwnerRole
from tests.build import BOTH_TABLES, SUBJECT, agenda_of, day_of

SEATS = """
# tables/sectortafel-po.yaml
name: Sectortafel po
short: po
kind: sector
members:
  - {party: po-raad, from: 2014-10-01, until: 2014-10-31}
  - {party: velon, role: observer}
  - {party: ocw, role: guest}
# tables/sectortafel-mbo.yaml
name: Sectortafel mbo
short: mbo
kind: sector
members: [{party: twee-raden}]
"""
TABLES = ("sectortafel-vo", "sectortafel-po", "sectortafel-mbo", None)


@pytest.mark.parametrize(
    ("party", "on", "expected"),
    [
        ("scholen", "2014-10-15", ("sectortafel-vo",)),
        # the schools it represents sit at vo, the group it is in at mbo
        ("po-raad", "2014-09-30", ("sectortafel-vo", "sectortafel-mbo")),
        ("po-raad", "2014-10-01", ("sectortafel-vo", "sectortafel-po", "sectortafel-mbo")),
        ("po-raad", "2014-11-01", ("sectortafel-vo", "sectortafel-mbo")),
        ("velon", "2014-10-15", ()),
        ("ocw", "2014-10-15", ()),
    ],
)
def test_a_party_sits_as_itself_or_for_whom_it_speaks(
    tmp_path: Path, party: str, on: str, expected: tuple[str, ...]
) -> None:
    """From the first day of the seat to the last; guests and observers have none."""
    agenda = agenda_of(tmp_path, SEATS)
    assert expected == seats_of(agenda, party, TABLES, on=date.fromisoformat(on))


LEAD_AT_VO = """
# actions/zijinstroom-vergroten.yaml
owners:
  - {party: vo-raad, role: lead, tables: [sectortafel-vo], basis: stated}
  - {party: po-raad, role: partner, basis: stated}
"""


def roles(folder: Path, text: str, name: str, *, as_of: str = "2014-12-31") -> dict[str | None, set[OwnerRole]]:
    """The roles of one name at each table."""
    day = day_of(folder, BOTH_TABLES + LEAD_AT_VO + text, as_of)
    return {one.table: set(day.roles(one, {name})) for one in day.standings[SUBJECT]}


def test_a_role_holds_at_the_tables_it_is_for(tmp_path: Path) -> None:
    assert {"sectortafel-po": set(), "sectortafel-vo": {OwnerRole.LEAD}} == roles(tmp_path, "", "vo-raad")
    partner = {OwnerRole.PARTNER}
    assert {"sectortafel-po": partner, "sectortafel-vo": partner} == roles(tmp_path, "", "po-raad")


def test_who_was_given_the_lead_has_it_and_who_gave_it_up_has_not(tmp_path: Path) -> None:
    taken = """
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
lead: po-raad
"""
    both = {OwnerRole.LEAD, OwnerRole.PARTNER}
    assert {OwnerRole.LEAD} == roles(tmp_path, taken, "vo-raad", as_of="2014-12-02")["sectortafel-vo"]
    assert set() == roles(tmp_path, taken, "vo-raad")["sectortafel-vo"]
    assert {"sectortafel-po": {OwnerRole.PARTNER}, "sectortafel-vo": both} == roles(tmp_path, taken, "po-raad")


def test_amended_owners_have_the_roles_they_were_given(tmp_path: Path) -> None:
    amended = """
# actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
meeting: bestuurlijk-2014-10
reason: de scholen doen het zelf
amend:
  owners: [{party: scholen, role: co, basis: stated}]
"""
    assert {"sectortafel-po": {OwnerRole.CO}, "sectortafel-vo": {OwnerRole.CO}} == roles(tmp_path, amended, "scholen")
    assert {"sectortafel-po": set(), "sectortafel-vo": set()} == roles(tmp_path, amended, "vo-raad")
