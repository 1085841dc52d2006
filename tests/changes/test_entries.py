"""An entry that is written reads back as the entry that was meant, under a name that says who and when."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lerarenagenda.agenda.load import Loaded, load
from lerarenagenda.changes.entries import Speaker, entry_text, recorded
from lerarenagenda.changes.written_form import orders_of
from lerarenagenda.dates import period
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import ActionEntry, SignalValue
from lerarenagenda.records.reading import read_part
from lerarenagenda.records.status import Status
from lerarenagenda.store.document import REFUSED, read
from tests.pages import EXAMPLE

LOADED = load(EXAMPLE)
ACTION = LOADED.agenda.find("1.1", Action)
ON = date(2014, 10, 1)
TEXTS = (
    st.text(
        st.one_of(
            st.sampled_from(list(" \n:-#'\"\\{}[]|>&*!%@`,?~=aB1€")),
            st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")),
        ),
        min_size=1,
        max_size=60,
    )
    .filter(lambda text: not REFUSED.search(text))
    .filter(str.strip)
)
PERIODS = st.sampled_from(["2015", "2015-H1", "2015-Q3", "2015-10", "2015-W20", "2015-10-15", "2014/2015"]).map(period)
TABLES = st.lists(st.sampled_from(["sectortafel-vo", "bestuurlijke-overlegtafel"]), unique=True)
MAYBE = st.none() | TEXTS
DEADLINES = st.fixed_dictionaries({"text": TEXTS, "by": PERIODS, "of": MAYBE})
SAID = st.fixed_dictionaries(
    {
        "status": st.none() | st.sampled_from(Status),
        "deadline": st.none() | DEADLINES,
        "asks": st.none() | st.fixed_dictionaries({"deadline": DEADLINES, "reason": TEXTS}),
        "signal": st.none() | st.fixed_dictionaries({"value": st.sampled_from(SignalValue), "cause": MAYBE}),
        "forecast": st.none() | PERIODS,
        "note": TEXTS,
        "nothing_new": st.booleans(),
        "evidence": st.lists(
            st.fixed_dictionaries({"title": TEXTS, "date": st.none() | PERIODS, "covers": st.lists(TEXTS, max_size=2)}),
            max_size=2,
        ),
        "tables": TABLES,
        "reason": MAYBE,
    }
)


def said(value: Any) -> Any:
    """What was meant, as far as it says anything."""
    if isinstance(value, dict):
        return {key: said(inner) for key, inner in value.items() if inner not in (None, [], False)}
    return [said(item) for item in value] if isinstance(value, list) else value


def found(part: Any, meant: Any) -> Any:
    """The same of what was read."""
    if isinstance(meant, dict):
        return {key: found(getattr(part, key), inner) for key, inner in meant.items()}
    if isinstance(meant, list):
        return [found(item, inner) for item, inner in zip(part, meant, strict=True)]
    return part


@settings(deadline=None)
@given(SAID)
def test_what_is_written_is_what_was_meant(keys: dict[str, Any]) -> None:
    text = entry_text(ACTION, keys, orders_of(LOADED))
    document, problems = read(text.encode())
    assert [] == problems
    assert document
    entry, wrong = read_part(ActionEntry, document.value, name="x", on=ON, by="vo-raad")
    assert [] == wrong
    meant = said(keys)
    meant["tables"] = sorted(meant.get("tables", []))  # a set, in the order of the written form
    assert meant == found(entry, meant)


def test_the_written_form_is_that_of_fmt() -> None:
    keys = {
        "tables": ["sectortafel-vo", "bestuurlijke-overlegtafel"],
        "reason": "twee: drie",
        "asks": {"reason": "x", "deadline": {"by": period("2016"), "text": "in 2016"}},
        "nothing_new": True,
    }
    written = """asks:
  deadline:
    text: in 2016
    by: 2016
  reason: x

nothing_new: true

tables:
  - bestuurlijke-overlegtafel
  - sectortafel-vo

reason: 'twee: drie'
"""
    assert written == entry_text(ACTION, keys, orders_of(LOADED))


def paths(loaded: Loaded, by: str) -> list[str]:
    change = recorded(Speaker(loaded, ON, by), [(ACTION, {"note": "x"})], name="note", happens=say("x"))
    return [path.rpartition("/")[2] for path in change.contents]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


def test_a_name_that_is_taken_is_not_given_again(root: Path) -> None:
    """Not even when nothing can be read under it."""
    folder = root / "actions/zijinstroom-vergroten"
    folder.mkdir()
    assert ["2014-10-01-vo-raad.yaml"] == paths(load(root), "vo-raad")
    (folder / "2014-10-01-vo-raad.yaml").write_text("note: [\n", encoding="utf-8")
    assert ["2014-10-01-vo-raad-2.yaml"] == paths(load(root), "vo-raad")
    (folder / "2014-10-01-vo-raad-2.yaml").symlink_to("2014-10-01-vo-raad.yaml")
    assert ["2014-10-01-vo-raad-3.yaml"] == paths(load(root), "vo-raad")


def test_a_name_that_would_be_read_as_that_of_another_is_passed_over(root: Path) -> None:
    folder = root / "actions/zijinstroom-vergroten"
    folder.mkdir()
    (folder / "2014-10-01-vo-raad.yaml").write_text("note: x\n", encoding="utf-8")
    (root / "parties/vo-raad-2.yaml").write_text("name: VO-raad 2\n\nkind: external\n", encoding="utf-8")
    assert ["2014-10-01-vo-raad-3.yaml"] == paths(load(root), "vo-raad")


def test_several_records_are_one_change(root: Path) -> None:
    loaded = load(root)
    actions = list(loaded.agenda.all(Action))
    said_of_each = [(action, {"nothing_new": True, "meeting": "vo-2014-09"}) for action in actions]
    change = recorded(Speaker(loaded, ON, "sectortafel-vo"), said_of_each, name="x", happens=say("x"))
    assert {f"actions/{action.id}/2014-10-01-sectortafel-vo.yaml" for action in actions} == change.contents.keys()
    assert ("sectortafel-vo", "vo-2014-09") == (change.by, change.meeting)
