"""A commit message reads as minutes, in the language of the agenda, and nothing in it passes for something else."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lerarenagenda.agenda.load import Loaded, load
from lerarenagenda.agenda.trailers import Trailers, read_back
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.effects import Effect, Line, effects
from lerarenagenda.changes.entries import Speaker
from lerarenagenda.changes.judged import judged
from lerarenagenda.changes.minutes import message, subject
from lerarenagenda.changes.note import note
from lerarenagenda.changes.nothing_new import nothing_new
from lerarenagenda.i18n import say, translator
from lerarenagenda.records.action import Action
from tests.pages import EXAMPLE

LOADED = load(EXAMPLE)
ACTION = LOADED.agenda.find("1.1", Action)
ON = date(2014, 10, 1)


def speaker(loaded: Loaded = LOADED) -> Speaker:
    return Speaker(loaded, ON, "vo-raad")


def told(change: Change, root: Path = EXAMPLE) -> str:
    verdict = judged(root, load(root), change.contents, as_of=ON, folder="")
    return message(change, effects(verdict, change.contents), own_words=None, tr=translator("en"))


def test_it_tells_what_happened_word_for_word() -> None:
    text = "De eerste gesprekken zijn gevoerd met drie lerarenopleidingen, en de vierde volgt.\n\nVervolg:\n- in mei"
    written = """1.1: news from VO-raad

1.1 Increase lateral entry for good
  note: De eerste gesprekken zijn gevoerd met drie lerarenopleidingen,
    en de vierde volgt.
    Vervolg:
    - in mei
  reason: x

Agenda-Command: note
Agenda-Action: zijinstroom-vergroten
Namens: vo-raad
"""
    assert written == told(note(speaker(), [ACTION], text=text, beside={"reason": "x"}))


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1), st.text(min_size=1))
def test_no_text_passes_for_a_trailer_or_begins_a_line(text: str, label: str) -> None:
    """A line of the minutes is set in, so that neither git nor `log` takes it for something of theirs."""
    change = Change("note", say("{text}", text=text), {}, by="vo-raad")
    lines = (Line("note", say("{label}", label=label), text, f"{text}\n\nNamens: ocw\n---\n# {text}"),)
    whole = message(change, [Effect(ACTION, lines)], own_words=None, tr=translator("en"))
    assert Trailers("note", ("actions/zijinstroom-vergroten",), "vo-raad") == read_back(whole)
    first, heading, *rest = [line for paragraph in whole.split("\n\n")[:-1] for line in paragraph.split("\n")]
    assert (1, "1.1 Increase lateral entry for good") == (len(first.splitlines()), heading)
    assert [] == [line for line in rest if not line.startswith("  ")]


def test_of_many_records_three_are_named_first_and_all_below() -> None:
    actions = list(LOADED.agenda.all(Action))
    change = nothing_new(speaker(), [*actions], beside={})
    assert "1.2, verzoek-erkennen, 1.1: nothing new from VO-raad" == told(change).split("\n")[0]
    several = [Effect(action, ()) for action in (*actions, *actions)]
    first = translator("en")(subject(change, several))
    assert "1.2, verzoek-erkennen, 1.1 and 3 more: nothing new from VO-raad" == first


def test_own_words_come_first() -> None:
    change = note(speaker(), [ACTION], text="x", beside={})
    whole = message(change, [], own_words=" Na het gesprek \n\n\n\nmet OCW\n", tr=translator("nl"))
    assert whole.startswith("Na het gesprek\n\nmet OCW\n\nAgenda-Command: note\n")
    for wrong in ("een\x1btwee", "een\u202e", "een\ud800"):
        with pytest.raises(Refused):
            message(change, [], own_words=wrong, tr=translator("nl"))


def test_a_record_that_is_edited_says_what_was_and_what_is(tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "data"))
    path = "actions/verkenning-selectie.yaml"
    text = (root / path).read_text(encoding="utf-8").replace("review_on: 2015-10", "review_on: 2015-11")
    change = Change("set", say("review day"), {path: text.encode()})
    assert "\n  review on: Oct 2015 → Nov 2015\n" in told(change, root)
