"""Every text and every block of a record is come by, with its route."""

from datetime import date
from typing import Any

import pytest
import yaml

from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Part
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.history import ActionEntry, Owner
from lerarenagenda.records.reading import read_part
from lerarenagenda.records.walking import blocks_of, texts_of
from tests.records.complete import COMPLETE


def complete(kind: type[Part]) -> tuple[Part, dict[str, Any]]:
    """The complete record of a kind, read and as it is written."""
    value: dict[str, Any] = yaml.load(COMPLETE[kind], yaml.BaseLoader)
    by_name = (
        {"name": "x", "on": date(2014, 12, 3), "by": "vo-raad"} if kind.__name__.endswith("Entry") else {"id": "x"}
    )
    record, problems = read_part(kind, value, **by_name)
    assert record, problems
    return record, value


def at(value: Any, route: tuple[str | int, ...]) -> Any:
    """What is written at a route."""
    for step in route:
        value = value[step]
    return value


@pytest.mark.parametrize("kind", COMPLETE)
def test_a_text_stands_where_its_route_leads(kind: type[Part]) -> None:
    """The route is that of the file, with the key as it is written there."""
    record, value = complete(kind)
    found = list(texts_of(record))
    assert [at(value, written.route) for written in found] == [written.text for written in found]
    assert len({written.route for written in found}) == len(found)


def test_words_of_people_are_texts_and_names_of_records_are_not() -> None:
    """No word from a list, no id, no date."""
    record, _ = complete(Action)
    keys = {written.key for written in texts_of(record)}
    assert {"title", "quote", "text", "sectors", "doubts", "unit", "of"} <= keys
    assert not {"kind", "party", "tables", "by", "every", "depends_on", "document"} & keys


def test_blocks_of_a_kind_are_found_at_any_depth() -> None:
    assert [("deadline",), ("milestones", 0, "deadline")] == [
        route for route, _ in blocks_of(Deadline, complete(Action)[0])
    ]
    assert [("amend", "owners", 0)] == [route for route, _ in blocks_of(Owner, complete(ActionEntry)[0])]
