"""Family C: who may lead where, and when."""

from pathlib import Path

import pytest

from tests.rules.found import hints, places, said

LEAD = "# actions/zijinstroom-vergroten.yaml\nowners:\n  - {{party: {lead}, role: lead, basis: stated}}\n"
LATER = "# actions/zijinstroom-vergroten/2014-10-15-sectortafel-vo.yaml\nlead: {lead}\nreason: zo afgesproken\n"


@pytest.mark.parametrize("lead", ["vo-raad", "scholen", "twee-raden", "po-raad"])
def test_a_lead_may_sit_there_by_another_name(lead: str, tmp_path: Path) -> None:
    """As a member, as a group with a member, or as one who speaks for a member."""
    assert [] == said("C103", LEAD.format(lead=lead), tmp_path)


def test_guests_do_not_lead(tmp_path: Path) -> None:
    """A guest listens; it has no seat."""
    seats = """
# tables/sectortafel-vo.yaml
members:
  - {party: vo-raad, role: chair}
  - {party: scholen, role: secretary}
  - {party: ocw, role: guest}
"""
    assert ["'ocw' leads 'zijinstroom-vergroten', but has no seat at sectortafel-vo"] == said(
        "C103", LEAD.format(lead="ocw") + seats, tmp_path
    )


def test_a_lead_that_sits_at_one_of_several_tables_is_told_where(tmp_path: Path) -> None:
    """It leads there; whoever leads at the other is to be named."""
    seats = """
# tables/bestuurlijke-overlegtafel.yaml
members: [{party: po-raad, role: chair}, {party: ocw, role: secretary}]
# actions/zijinstroom-vergroten.yaml
sectors: [vo]
tables: [bestuurlijke-overlegtafel, sectortafel-vo]
"""
    owners = "owners: [{{party: vo-raad, role: lead, basis: stated{only}}}]\n"
    assert ["it sits at sectortafel-vo: write that as tables here if it leads only there"] == hints(
        "C103", seats + owners.format(only=""), tmp_path
    )
    assert [] == said("C103", seats + owners.format(only=", tables: [sectortafel-vo]"), tmp_path / "again")


@pytest.mark.parametrize(
    ("seat", "text", "found"),
    [
        ("until: 2014-05-01", LEAD, True),
        ("until: 2014-09-01", LEAD, False),
        ("from: 2014-09-01", LEAD, False),
        ("until: 2014-09-01", LATER, True),
        ("from: 2014-11-01", LATER, True),
        ("from: 2014-09-01", LATER, False),
    ],
)
def test_the_seat_counts_on_the_day_the_lead_was_named(seat: str, text: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """A table may be set up after the promise, so for a lead in the promise a later first day is no mistake."""
    seats = f"""
# tables/sectortafel-vo.yaml
members:
  - {{party: vo-raad, role: chair}}
  - {{party: scholen, role: secretary}}
  - {{party: ocw, {seat}}}
"""
    assert found == bool(said("C103", text.format(lead="ocw") + seats, tmp_path))


def test_the_entry_that_named_a_wrong_lead_is_pointed_at(tmp_path: Path) -> None:
    """Not the promise, where another lead stands."""
    assert [("actions/zijinstroom-vergroten/2014-10-15-sectortafel-vo.yaml", "lead")] == places(
        "C103", LATER.format(lead="ocw"), tmp_path
    )


def test_a_lead_that_was_replaced_may_end(tmp_path: Path) -> None:
    """Only whom an open action still rests with is looked at."""
    ended = "# parties/velon.yaml\nactive_until: 2014-10-01\n"
    example = LEAD.format(lead="velon") + ended
    assert ["'velon' ended on 1 Oct 2014, but 'zijinstroom-vergroten' still rests with it"] == said(
        "C107", example, tmp_path
    )
    assert [] == said("C107", example + LATER.format(lead="vo-raad"), tmp_path / "again")


def test_the_successor_is_named(tmp_path: Path) -> None:
    """A party that has one is succeeded, with or without a last day."""
    example = LEAD.format(lead="velon") + "# parties/velon.yaml\nsuccessor: scholen\n"
    assert ["'velon' was succeeded by 'scholen', but 'zijinstroom-vergroten' still rests with it"] == said(
        "C107", example, tmp_path
    )
    assert ["let the table name 'scholen' in its place"] == hints("C107", example, tmp_path / "again")


def test_a_lead_is_asked_for_at_each_table(tmp_path: Path) -> None:
    """The tables where nobody leads are named, once for the entry that started it there."""
    example = """
# actions/zijinstroom-vergroten.yaml
sectors: [po, vo]
tables: [bestuurlijke-overlegtafel, sectortafel-vo]
owners:
  - {party: vo-raad, role: lead, basis: stated, tables: [sectortafel-vo]}
# actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml
status: in_progress
"""
    assert ["'zijinstroom-vergroten' is in progress at bestuurlijke-overlegtafel without a lead"] == said(
        "C101", example, tmp_path
    )


def test_whoever_names_owners_anew_is_pointed_at(tmp_path: Path) -> None:
    """The owners under amend take the place of those in the promise."""
    example = """
# actions/verzoek-erkennen/2014-10-15-bestuurlijke-overlegtafel.yaml
amend:
  owners:
    - {party: ocw, role: addressee, basis: stated}
    - {party: ocw, role: lead, basis: stated}
reason: zo afgesproken
meeting: bestuurlijk-2014-10
"""
    assert [("actions/verzoek-erkennen/2014-10-15-bestuurlijke-overlegtafel.yaml", "amend.owners.1.party")] == places(
        "C105", example, tmp_path
    )


def test_a_table_of_all_sectors_may_take_any_action(tmp_path: Path) -> None:
    """Only a sector table is for its own sectors only."""
    example = "# actions/verzoek-erkennen.yaml\nsectors: [wo]\n"
    assert [] == said("C108", example, tmp_path)


def test_a_chair_that_left_is_missed(tmp_path: Path) -> None:
    """A seat counts while it lasts; all that is lacking is named at once."""
    example = """
# tables/sectortafel-vo.yaml (whole)
name: Sectortafel vo
short: vo
kind: sector
sectors: [vo]
members:
  - {party: vo-raad, role: chair, until: 2014-06-30}
  - {party: scholen}
"""
    assert ["'sectortafel-vo' lacks: chair, secretary, meetings a year"] == said("C110", example, tmp_path)


def test_preparing_goes_round_too(tmp_path: Path) -> None:
    """A table cannot prepare itself through another."""
    example = "# tables/bestuurlijke-overlegtafel.yaml\nprepares: sectortafel-vo\n"
    assert [
        "these tables prepare one another: bestuurlijke-overlegtafel → sectortafel-vo → bestuurlijke-overlegtafel"
    ] == said("C111", example, tmp_path)
