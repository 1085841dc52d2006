"""What is counted is shown, what is shown is counted, and every side of an answer says the same."""

import json
import shutil
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.cli.calls import ROOT, Ended, call


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    """The small agenda, to add files to."""
    return Path(shutil.copytree(ROOT / "tests" / "example", tmp_path / "data"))


def put(agenda: Path, path: str, text: str) -> None:
    (agenda / path).parent.mkdir(parents=True, exist_ok=True)
    (agenda / path).write_text(dedent(text), encoding="utf-8")


def replace(agenda: Path, path: str, old: str, new: str) -> None:
    text = (agenda / path).read_text(encoding="utf-8")
    assert old in text
    (agenda / path).write_text(text.replace(old, new), encoding="utf-8")


def asked(agenda: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Ended:
    return call(*words, "--lang", "en", patch=monkeypatch, cwd=agenda.parent)


def data(agenda: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Any:
    return json.loads(asked(agenda, monkeypatch, *words, "--format", "json").out)


BOTH = "tables:\n  - sectortafel-vo\n", "tables:\n  - sectortafel-vo\n  - bestuurlijke-overlegtafel\n"


def test_every_action_that_is_counted_has_an_open_row(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Withdrawn at its sector table, it is still late at the governing one, and shown there."""
    replace(agenda, "actions/zijinstroom-vergroten.yaml", *BOTH)
    put(
        agenda,
        "actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml",
        """
        status: withdrawn
        meeting: vo-2014-12
        reason: hoort bij het bestuurlijk overleg
        """,
    )
    found = data(agenda, monkeypatch, "status", "--as-of", "2016-01-01")
    rows = [(item["table"], item["health"]) for item in found["items"] if item["id"] == "zijinstroom-vergroten"]
    assert [("sectortafel-vo", None), ("bestuurlijke-overlegtafel", "overdue")] == rows
    assert found["counts"]["actions"] == len({item["id"] for item in found["items"]})


def test_what_stands_at_an_unreadable_table_is_still_shown(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(agenda, "tables/sectortafel-vo.yaml", "name: [\n")
    ended = asked(agenda, monkeypatch, "status", "--as-of", "2014-12-31")
    assert 3 == ended.code
    assert "sectortafel-vo (its file is not there or not readable)" in ended.out
    assert "not complete: 1 file cannot be read" in ended.out


def test_a_table_whose_file_is_broken_is_not_called_absent(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(agenda, "tables/sectortafel-vo.yaml", "name: [\n")
    ended = asked(agenda, monkeypatch, "status", "sectortafel-vo")
    assert 3 == ended.code
    assert "data/tables/sectortafel-vo.yaml" in ended.err


def test_a_meeting_that_moved_is_shown_with_its_new_date(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(agenda, "actions/zijinstroom-vergroten.yaml", "by: 2015\n", "by: bestuurlijk-2015-04\n")
    put(agenda, "meetings/bestuurlijk-2015-04/2015-02-01-po-raad.yaml", "date: 2015-06\nreason: te vroeg\n")
    for day, expected in (
        ("2015-01-31", "bestuurlijk Apr 2015"),
        ("2015-02-01", "bestuurlijk Jun 2015"),
    ):
        out = " ".join(asked(agenda, monkeypatch, "show", "1.1", "--as-of", day).out.split())
        assert expected in out


def test_an_amended_priority_reads_as_amended(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        agenda,
        "priorities/instroom/2014-10-15-bestuurlijke-overlegtafel.yaml",
        """
        meeting: bestuurlijk-2014-10
        reason: beter gezegd
        amend:
          title: Genoeg goede leraren
        """,
    )
    for day, expected in (("2014-10-14", "Intake"), ("2014-10-15", "Genoeg goede leraren")):
        assert f"1. {expected}" in asked(agenda, monkeypatch, "status", "vo", "--as-of", day).out
        assert expected in asked(agenda, monkeypatch, "list", "priorities", "--as-of", day).out


def test_both_sides_of_a_dependency_see_it_whatever_its_kind(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """VO-raad's action waits for an agreement that PO-Raad leads."""
    put(
        agenda,
        "actions/randvoorwaarden.yaml",
        """
        title: Randvoorwaarden overeenkomen
        kind: agreement
        strength: agreement
        sectors:
          - vo
        level: national
        tables:
          - bestuurlijke-overlegtafel
        owners:
          - party: po-raad
            role: lead
            basis: stated
        deadline: none
        source:
          document: brief
          place: p. 2
          quote: de randvoorwaarden worden overeengekomen
        """,
    )
    with (agenda / "actions/zijinstroom-vergroten.yaml").open("a", encoding="utf-8") as file:
        file.write("depends_on:\n  - randvoorwaarden\n")
    waits = data(agenda, monkeypatch, "next", "--party", "vo-raad", "--as-of", "2014-12-31")["items"]
    assert "randvoorwaarden" in [item["id"] for item in waits if item["section"] == "we_wait_for"]
    awaited = data(agenda, monkeypatch, "next", "--party", "po-raad", "--as-of", "2014-12-31", "--kind", "all")["items"]
    assert "zijinstroom-vergroten" in [item["id"] for item in awaited if item["section"] == "waiting_for_us"]


def test_no_news_is_asked_only_of_meetings_after_the_promise(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(agenda, "sources/brief.yaml", "2014-06-04", "2014-12-20")
    found = data(agenda, monkeypatch, "next", "--as-of", "2014-12-31")
    assert 0 == found["counts"]["no_news"]


def test_next_takes_the_table_where_it_is_due_first(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(agenda, "actions/zijinstroom-vergroten.yaml", *BOTH)
    put(
        agenda,
        "actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml",
        """
        meeting: bestuurlijk-2014-10
        reason: meer tijd
        deadline:
          text: in 2017
          by: 2017
        """,
    )
    found = data(agenda, monkeypatch, "next", "--before", "2016-06", "--as-of", "2014-12-31")["items"]
    assert ["zijinstroom-vergroten"] == [item["id"] for item in found if item["section"] == "to_do"]


def test_fail_on_sees_every_standing(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(agenda, "actions/zijinstroom-vergroten.yaml", *BOTH)
    put(
        agenda,
        "actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml",
        """
        status: in_progress
        tables:
          - sectortafel-vo
        """,
    )
    codes = [
        asked(agenda, monkeypatch, "status", "--as-of", "2014-12-31", "--fail-on", state).code
        for state in ("in_progress", "open", "undated", "overdue")
    ]
    assert [1, 1, 1, 0] == codes


def test_closed_actions_lack_nothing(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = data(agenda, monkeypatch, "status", "vo", "--as-of", "2014-12-31")["counts"]["without_term"]
    put(
        agenda,
        "actions/verkenning-selectie/2014-12-03-sectortafel-vo.yaml",
        """
        status: lapsed
        meeting: vo-2014-12
        reason: niet meer nodig
        """,
    )
    assert before - 1 == data(agenda, monkeypatch, "status", "vo", "--as-of", "2014-12-31")["counts"]["without_term"]


def test_a_value_that_cannot_be_is_refused_also_when_nothing_is_left(
    agenda: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(agenda / "meetings")
    assert 2 == asked(agenda, monkeypatch, "list", "meetings", "--status", "bogus").code


def test_lists_are_sorted_by_what_values_mean(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def order(*words: str) -> list[str]:
        return [item["id"] for item in data(agenda, monkeypatch, "list", *words)["items"]]

    assert ["vo-2014-09", "bestuurlijk-2014-10", "vo-2014-12", "bestuurlijk-2015-04"] == order(
        "meetings", "--sort", "date"
    )
    assert ["bestuurlijke-overlegtafel", "sectortafel-vo"] == order("tables", "--sort", "per_year")
    assert "zijinstroom-vergroten" == order("actions", "--sort", "deadline")[0]


def test_machines_get_true_null_and_lists(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = data(agenda, monkeypatch, "show", "bestuurlijk")["items"][0]
    request = data(agenda, monkeypatch, "show", "verzoek-erkennen")["items"][0]
    assert table["binding"] is True
    assert request["deadline"] is None
    assert isinstance(request["tables"], list)


def test_an_empty_answer_still_has_its_names(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(agenda, monkeypatch, "status", "--late", "--as-of", "2014-06-04", "--format", "csv").out.startswith(
        "number,"
    )


def test_the_summary_of_tables_has_their_rows(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = data(agenda, monkeypatch, "status", "vo", "bestuurlijk", "--summary", "--as-of", "2014-12-31")
    assert ["bestuurlijke-overlegtafel", "sectortafel-vo"] == [item["id"] for item in found["items"]]


def test_the_kinds_that_are_shown_are_said(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ["action"] == data(agenda, monkeypatch, "status")["filters"]["kind"]
    assert "Also: 1 request (--kind all)" in asked(agenda, monkeypatch, "status").out


def test_what_was_not_yet_promised_is_not_on_the_list(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [] == data(agenda, monkeypatch, "status", "--as-of", "2014-06-03")["items"]
    assert data(agenda, monkeypatch, "status", "--as-of", "2014-06-04")["items"]


def test_a_note_of_two_lines_stays_two_lines(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (agenda / "actions/verkenning-selectie.yaml").open("a", encoding="utf-8") as file:
        file.write("note: |-\n  een\n  twee\n")
    assert "een<br>twee" in asked(agenda, monkeypatch, "show", "1.2", "--format", "md").out
