"""Every format of every question: machines get what the shipped schema promises, people get nothing harmful."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import lerarenagenda
from tests.cli.calls import call

SHIPPED = Path(lerarenagenda.__file__).parent
DAY = ("--as-of", "2016-01-01")
QUESTIONS = [
    ("status", *DAY),
    ("status", "vo", "--kind", "all", *DAY),
    ("status", "--summary", *DAY),
    ("next", "--party", "vo-raad", "--kind", "all", "--all", *DAY),
    ("next", "--before", "2015-03", *DAY),
    ("show", "3.3", "vo", "stage", "vijf-sectorraden", "brief-2014-06-04", *DAY),
    *(("list", kind) for kind in ("sources", "parties", "tables", "priorities", "actions", "meetings")),
    ("explain",),
    ("explain", "D110"),
]
AS_CALLED = [pytest.param(words, id=" ".join(words)) for words in QUESTIONS]


def schema(name: str) -> Any:
    return json.loads((SHIPPED / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", AS_CALLED)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_json_keeps_the_promise_of_its_schema(
    words: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = call(*words, "--format", "json", "--lang", language, patch=monkeypatch)
    assert (0, "") == (ended.code, ended.err)
    jsonschema.validate(json.loads(ended.out), schema("questions/answer.schema.json"))


def test_the_findings_keep_the_promise_of_their_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = call("check", "--format", "json", *DAY, patch=monkeypatch)
    found = json.loads(ended.out)
    jsonschema.validate(found, schema("renderers/findings.schema.json"))
    assert found["items"]


@pytest.mark.parametrize("words", AS_CALLED)
def test_csv_has_the_rows_of_json(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """One line of names, then a line an item."""
    items = json.loads(call(*words, "--format", "json", patch=monkeypatch).out)["items"]
    rows = list(csv.DictReader(io.StringIO(call(*words, "--format", "csv", patch=monkeypatch).out)))
    assert [item.get("id") for item in items] == [row.get("id") or None for row in rows]


@pytest.mark.parametrize("words", AS_CALLED)
def test_markdown_rows_have_the_cells_of_their_head(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    out = call(*words, "--format", "md", patch=monkeypatch).out
    width = 0
    for line in out.splitlines():
        bars = line.replace("\\|", "").count("|")
        width = bars if bars and not width else width
        assert bars in (0, width)
        width = width if bars else 0


def test_names_in_json_are_the_same_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    dutch, english = (
        json.loads(call("status", *DAY, "--format", "json", "--lang", language, patch=monkeypatch).out)
        for language in ("nl", "en")
    )
    assert dutch["counts"] == english["counts"]
    assert [item.keys() for item in dutch["items"]] == [item.keys() for item in english["items"]]


def test_two_runs_are_equal_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (call("status", *DAY, patch=monkeypatch).out for _ in range(2))
    assert first == second
