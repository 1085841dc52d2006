"""The facts that the letter's agenda must give."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from lerarenagenda.agenda.health import Day, Health, Standing
from lerarenagenda.agenda.load import Loaded, load
from lerarenagenda.diagnostics import Severity
from lerarenagenda.records import Action, Party, Priority, Table
from lerarenagenda.records.party import PartyKind
from lerarenagenda.records.status import ActionKind
from lerarenagenda.records.table import MemberRole
from lerarenagenda.rules import all_rules
from lerarenagenda.rules.base import run

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def letter() -> Loaded:
    """The letter's agenda as it stands in the repository."""
    return load(DATA)


def late(letter: Loaded, day: date) -> dict[str, Standing]:
    """What is late on a day."""
    on_day = Day(letter.agenda, day)
    worst = [on_day.worst(action) for action in letter.agenda.all(Action)]
    return {one.action.id: one for one in worst if one.health is Health.OVERDUE}


def test_every_file_is_read(letter: Loaded) -> None:
    """Nothing is dropped."""
    assert [] == letter.unread
    assert len([path for path in DATA.rglob("*") if path.is_file()]) == letter.files


def test_fifty_three_promises_of_which_twenty_five_are_actions(letter: Loaded) -> None:
    kinds = Counter(action.kind for action in letter.agenda.all(Action))
    assert 53 == sum(kinds.values())
    assert 25 == kinds[ActionKind.ACTION]


def test_fourteen_actions_are_numbered_3_2_3_2_4_0_per_priority(letter: Loaded) -> None:
    numbers = [action.number for action in letter.agenda.all(Action) if action.number]
    assert ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "4.2", "5.1", "5.2", "5.3", "5.4"] == sorted(
        numbers
    )


def test_two_promises_are_datable_and_four_come_back(letter: Loaded) -> None:
    deadlines = [action.deadline for action in letter.agenda.all(Action) if action.deadline]
    assert ["2015", "2015"] == [str(deadline.by) for deadline in deadlines if deadline.by]
    assert 4 == sum(deadline.every is not None for deadline in deadlines)
    assert {"in 2015"} == {deadline.text for deadline in deadlines if deadline.by}


def test_six_priorities_five_with_a_binding_agreement_expected(letter: Loaded) -> None:
    expected = [
        agreement.expected for one in letter.agenda.all(Priority) if (agreement := one.binding_agreement) is not None
    ]
    assert Counter({True: 5, False: 1}) == Counter(expected)


def test_four_tables_without_chair_or_secretary_and_five_signing_councils(letter: Loaded) -> None:
    tables = list(letter.agenda.all(Table))
    assert 4 == len(tables)
    assert {MemberRole.MEMBER} == {member.role for table in tables for member in table.members}
    signing = [party for party in letter.agenda.all(Party) if party.signed_by]
    assert {PartyKind.SECTOR_COUNCIL} == {party.kind for party in signing}
    assert 5 == len(signing)


def test_nothing_has_happened_yet(letter: Loaded) -> None:
    """The letter says nothing after 4 June 2014, so neither does the data."""
    assert {} == dict(letter.agenda.entries)


def test_nothing_is_late_while_2014_lasts(letter: Loaded) -> None:
    assert {} == late(letter, date(2014, 12, 31))


def test_a_year_is_late_on_the_first_of_january_and_not_a_day_before(letter: Loaded) -> None:
    assert {} == late(letter, date(2015, 12, 31))
    assert {"adviescommissies-2015", "certificaat-stagebegeleiders"} == late(letter, date(2016, 1, 1)).keys()


def test_the_certificate_says_what_its_date_belongs_to(letter: Loaded) -> None:
    """The promise is to investigate; "in 2015" belongs to the certificate."""
    deadline = late(letter, date(2016, 1, 1))["certificaat-stagebegeleiders"].state.deadline
    assert deadline is not None
    assert deadline.of is not None
    assert deadline.of.startswith("het certificaat")


def test_gebord_stays_as_it_was_written(letter: Loaded) -> None:
    citation = letter.agenda.records[Action]["alle-starters-begeleid"]
    assert isinstance(citation, Action)
    assert "gebord wordt" in citation.source.quote
    assert citation.source.note is not None


def test_ids_do_not_carry_the_number_of_a_priority(letter: Loaded) -> None:
    """An action may move to another priority, and priorities may be numbered anew."""
    priorities = {priority.id: priority.number for priority in letter.agenda.all(Priority)}
    numbered = [(action.id, priorities[action.priority]) for action in letter.agenda.all(Action) if action.priority]
    numbered += priorities.items()
    assert len(numbered) > len(priorities) > 1
    assert [] == [
        record_id
        for record_id, number in numbered
        if record_id.startswith(number) or {number, f"p{number}"} & set(record_id.split("-"))
    ]


def test_no_errors_and_the_true_state_of_the_letter_as_warnings(letter: Loaded) -> None:
    """Looked at on its own day; a change here is a change in what the letter lacks or in what is looked at."""
    found = run(all_rules(), letter, {"day": Day(letter.agenda, date(2014, 6, 4))})
    assert [] == [one for one in found if one.severity is Severity.ERROR]
    assert {"C110": 4, "D110": 47} == Counter(one.code for one in found)
