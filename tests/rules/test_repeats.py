"""Family B1: what stands twice in a list."""

from pathlib import Path

import pytest

from tests.rules.found import of, places, said

ACTION = "# actions/zijinstroom-vergroten.yaml\n"
MEETING = "# meetings/vo-2014-12.yaml\n"
OWNERS = ACTION + "owners:\n  - {{party: vo-raad, role: lead, basis: stated{first}}}\n  - {second}\n"
MEMBERS = "# tables/sectortafel-vo.yaml\nmembers: [{{party: vo-raad, role: chair{first}}}, {{{second}}}]\n"


@pytest.mark.parametrize(
    ("example", "route"),
    [
        (ACTION + "tables: [sectortafel-vo, bestuurlijke-overlegtafel, sectortafel-vo]\n", "tables.2"),
        (ACTION + "depends_on: [verkenning-selectie, verkenning-selectie]\n", "depends_on.1"),
        (ACTION + "doubts: [per jaar, per jaar]\n", "doubts.1"),
        (ACTION + "coverage: [{unit: school, sectors: [vo, vo]}]\n", "coverage.0.sectors.1"),
        (ACTION + "coverage: [{unit: school, sectors: [po, vo]}, {unit: school, sectors: [vo]}]\n", "coverage.1.unit"),
        (OWNERS.format(first="", second="{party: vo-raad, role: lead, basis: inferred, note: toch}"), "owners.1.party"),
        (
            OWNERS.format(first="", second="{party: vo-raad, role: lead, basis: stated, tables: [sectortafel-vo]}"),
            "owners.1.party",
        ),
        (
            OWNERS.format(first=", tables: [sectortafel-vo]", second="{party: vo-raad, role: lead, basis: stated}"),
            "owners.1.party",
        ),
        (MEMBERS.format(first="", second="party: vo-raad, role: chair, basis: inferred"), "members.1.party"),
        (
            MEETING + "attendance: [{party: vo-raad, present: true}, {party: vo-raad, present: false}]\n",
            "attendance.1.party",
        ),
    ],
)
def test_the_second_time_is_pointed_at(example: str, route: str, tmp_path: Path) -> None:
    """The first time stands beside it."""
    (found,) = of("B108", example, tmp_path)
    assert route == ".".join(map(str, found.place.route))
    assert found.related[0].place.route < found.place.route


@pytest.mark.parametrize(
    "example",
    [
        OWNERS.format(first="", second="{party: vo-raad, role: co, basis: stated}"),
        OWNERS.format(
            first=", tables: [sectortafel-vo]",
            second="{party: vo-raad, role: lead, basis: inferred, tables: [bestuurlijke-overlegtafel]}",
        ),
        MEMBERS.format(first=", until: 2014-09-01", second="party: vo-raad, role: chair, from: 2014-09-02"),
        MEMBERS.format(first=", function: voorzitter", second="party: vo-raad, role: chair, function: bestuurslid"),
    ],
)
def test_the_same_party_in_another_part_is_no_repetition(example: str, tmp_path: Path) -> None:
    """Another role, another table, another time, another function."""
    assert [] == said("B108", example, tmp_path)


def test_each_time_more_is_said(tmp_path: Path) -> None:
    """Also in an entry."""
    example = """
# actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml
note: Besproken.
tables: [sectortafel-vo, sectortafel-vo, sectortafel-vo]
"""
    assert ["'sectortafel-vo' stands twice in 'tables'"] * 2 == said("B108", example, tmp_path)
    assert ["tables.1", "tables.2"] == [route for _, route in places("B108", example, tmp_path / "again")]
