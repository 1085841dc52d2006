"""Records joined: what is found by which name, and what happened to which record."""

from pathlib import Path

import pytest

from lerarenagenda.agenda.agenda import Agenda, NoSuchRecord, SeveralRecords, number_key
from lerarenagenda.agenda.load import load
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Record
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.party import Party
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.table import Table
from tests.build import SUBJECT, agenda_of

SECOND_NUMBER_ONE = """
# priorities/stage.yaml
number: 1
title: Stage
table: bestuurlijke-overlegtafel
source: {document: brief, place: p. 1, quote: Stage}
"""
SAME_ID = """
# parties/instroom.yaml
name: Werkgroep instroom
kind: network
"""


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("zijinstroom-vergroten", (Action,), "zijinstroom-vergroten"),
        ("1.1", (Action,), "zijinstroom-vergroten"),
        ("OCW", (Party,), "ocw"),
        ("vo", (Table,), "sectortafel-vo"),
        ("zij", (Action,), "zijinstroom-vergroten"),
    ],
)
def test_a_record_is_found_by_what_people_call_it(
    tmp_path: Path, text: str, kinds: tuple[type[Record], ...], expected: str
) -> None:
    """Its id, its number, its short name however it is written, the beginning of its id."""
    assert expected == agenda_of(tmp_path, "").find(text, *kinds).id


def test_two_records_of_one_number_are_called_the_same(tmp_path: Path) -> None:
    """That is another mistake than the beginning of several ids."""
    agenda = agenda_of(tmp_path, SECOND_NUMBER_ONE)
    with pytest.raises(SeveralRecords) as of_one_name:
        agenda.find("1", Priority)
    with pytest.raises(SeveralRecords) as of_one_beginning:
        agenda.find("ver", Action)
    assert (("instroom", "stage"), True) == (of_one_name.value.found, of_one_name.value.called)
    assert (("verkenning-selectie", "verzoek-erkennen"), False) == (
        of_one_beginning.value.found,
        of_one_beginning.value.called,
    )


def test_what_cannot_be_read_is_told_apart_from_what_is_not_there(tmp_path: Path) -> None:
    """Neither does another id that begins the same take its place."""
    agenda_of(tmp_path, "# parties/ocw-2.yaml\nname: Een ander OCW\nkind: ministry\n")
    root = tmp_path / "data"
    (root / "parties/ocw.yaml").write_text("name: [OCW\n", encoding="utf-8")
    agenda = load(root).agenda
    with pytest.raises(NoSuchRecord) as unread:
        agenda.find("ocw", Table, Party)
    with pytest.raises(NoSuchRecord) as absent:
        agenda.find("ocv", Party)
    with pytest.raises(NoSuchRecord) as of_another_kind:
        agenda.find("ocw", Table)
    assert [True, False, False] == [one.value.unread for one in (unread, absent, of_another_kind)]


def test_each_record_has_a_history_of_its_own(tmp_path: Path) -> None:
    """Also when a meeting has the id of an action, which is a mistake with a rule of its own."""
    agenda = agenda_of(
        tmp_path,
        """
# meetings/zijinstroom-vergroten.yaml
table: sectortafel-vo
date: 2015-02
status: planned
# meetings/zijinstroom-vergroten/2014-11-20-sectortafel-vo.yaml
date: 2015-03
reason: de agenda's waren vol
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
""",
    )
    action, meeting = agenda.get(Action, SUBJECT), agenda.get(Meeting, SUBJECT)
    assert action
    assert meeting
    assert ["2014-09-01-vo-raad"] == [entry.name for entry in agenda.history(action)]
    assert ["2014-11-20-sectortafel-vo"] == [entry.name for entry in agenda.history(meeting)]


def test_what_is_made_of_a_record_is_made_once(tmp_path: Path) -> None:
    """Of another record with the same id it is made anew."""
    agenda = agenda_of(tmp_path, SAME_ID)
    made: list[str] = []

    def work(_: Agenda, record: Record) -> str:
        made.append(record.kind_name)
        return record.kind_name

    found = [agenda.once(work, agenda.find("instroom", kind)) for kind in (Priority, Party, Priority, Party)]
    assert ["priority", "party", "priority", "party"] == found
    assert ["priority", "party"] == made


def test_the_tenth_entry_of_a_day_comes_after_the_second(tmp_path: Path) -> None:
    """By day, then author, then number; the first has none."""
    names = [
        "2014-08-31-vo-raad",
        "2014-09-01-scholen-3",
        "2014-09-01-vo-raad",
        "2014-09-01-vo-raad-2",
        "2014-09-01-vo-raad-10",
    ]
    agenda = agenda_of(tmp_path, "".join(f"# actions/{SUBJECT}/{name}.yaml\nnote: nieuws\n" for name in names[::-1]))
    action = agenda.get(Action, SUBJECT)
    assert action
    assert names == [entry.name for entry in agenda.history(action)]


def test_numbers_sort_as_people_count() -> None:
    """However long they are; what has no number comes last."""
    ordered = ["1.9", "1.10", "2", "10", "9" * 5000, "1" + "0" * 5000, "a", None]
    mixed = [*ordered[4:], *ordered[:4]]
    assert ordered == sorted(mixed, key=number_key)
    assert number_key("1.7") == number_key("1.007")
