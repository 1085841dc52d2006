"""The written form of records: told by their declarations, and never another record."""

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lerarenagenda.agenda.load import load
from lerarenagenda.changes.written_form import form_of, written
from lerarenagenda.records import KINDS
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Part, fields_of
from lerarenagenda.records.meeting import Item
from lerarenagenda.records.reading import read_part
from lerarenagenda.records.walking import said_by
from lerarenagenda.store.document import read
from lerarenagenda.store.house_style import in_house_style
from tests.build import SUBJECT, agenda_of
from tests.pages import EXAMPLE
from tests.records.complete import COMPLETE
from tests.records.test_reading import given_by_name
from tests.store.layouts import Layout

AGENDAS = [EXAMPLE.parents[1] / "data", EXAMPLE, EXAMPLE.with_name("municipality") / "agenda"]
ORDERS = {"sector": {"vo": 0, "po": 1}, "party": {"vo-raad": 0}}


def record_of(kind: type[Part], text: str) -> Any:
    document, problems = read(text.encode())
    assert document, problems
    record, wrong = read_part(kind, document.value, **given_by_name(kind))
    assert record, wrong
    return said_by(record)


@pytest.mark.parametrize("kind", COMPLETE)
@given(seed=st.integers(0, 2**64))
def test_however_a_record_is_laid_out_it_stays_the_same_record(kind: type[Part], seed: int) -> None:
    random = Random(seed)
    value = yaml.load(COMPLETE[kind], yaml.BaseLoader)
    text = Layout(random, exact=True).file({key: value[key] for key in random.sample(list(value), len(value))})
    document, _ = read(text.encode())
    assert document
    after = in_house_style(document, form=form_of(kind, ORDERS))
    assert after
    assert record_of(kind, text) == record_of(kind, after)
    again, _ = read(after.encode())
    assert again
    assert list(fields_of(kind)) == list(again.value)


@pytest.mark.parametrize("root", AGENDAS, ids=lambda root: root.name)
def test_a_whole_agenda_stays_the_same_agenda(root: Path, tmp_path: Path) -> None:
    """And once it is in the written form it stays as it is."""
    shutil.copytree(root, tmp_path / "data")
    before = load(tmp_path / "data")
    for one in written(before, lambda _: True):
        assert one.lossless
        (tmp_path / "data" / one.path).write_text(one.after, encoding="utf-8", newline="")
    after = load(tmp_path / "data")
    assert [] == before.unread == after.unread
    for kind in KINDS:
        assert [said_by(one) for one in before.agenda.all(kind)] == [said_by(one) for one in after.agenda.all(kind)]
        assert [[said_by(entry) for entry in before.agenda.history(one)] for one in before.agenda.all(kind)] == [
            [said_by(entry) for entry in after.agenda.history(one)] for one in after.agenda.all(kind)
        ]
    assert [] == [one.path for one in written(after, lambda _: True) if one.before != one.after]


def sets_in(folder: Path) -> dict[str, Any]:
    """Two lists of the action that the tests speak of, as they stand in its written form."""
    found = next(one for one in written(load(folder / "data"), lambda _: True) if SUBJECT in one.path)
    value: dict[str, Any] = yaml.load(found.after, yaml.BaseLoader)
    return {key: value[key] for key in ("sectors", "binds")}


UNSORTED = """
# agenda.yaml
sectors: [{id: po, name: po}, {id: vo, name: vo}, {id: hbo, name: hbo}]
# actions/zijinstroom-vergroten.yaml
sectors: [hbo, vo, po]
binds: [velon, vo-raad, po-raad, ocw]
"""


def test_sets_stand_in_the_order_of_the_sectors(tmp_path: Path) -> None:
    """Parties by their first one; those of none stand first."""
    agenda_of(tmp_path, UNSORTED)
    assert {"sectors": ["po", "vo", "hbo"], "binds": ["ocw", "velon", "po-raad", "vo-raad"]} == sets_in(tmp_path)


@pytest.mark.parametrize(
    ("broken", "as_written"), [("parties/velon.yaml", ["binds"]), ("agenda.yaml", ["sectors", "binds"])]
)
def test_what_tells_the_order_must_be_readable(broken: str, as_written: list[str], tmp_path: Path) -> None:
    """Else the lists stay as they are, and do not move to and fro."""
    agenda_of(tmp_path, UNSORTED)
    before = {"sectors": ["hbo", "vo", "po"], "binds": ["velon", "vo-raad", "po-raad", "ocw"]}
    (tmp_path / "data" / broken).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert {key: before[key] for key in as_written} == {key: sets_in(tmp_path)[key] for key in as_written}


def test_names_and_words_are_sets_unless_their_order_says_something() -> None:
    assert fields_of(Action)["depends_on"].is_set
    assert not fields_of(Item)["items"].is_set
    assert not fields_of(Action)["doubts"].is_set
    assert not fields_of(Action)["owners"].is_set
