"""Every text and every block of a record is come by, with its route."""

from datetime import date
from typing import Any

import pytest
import yaml

from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Part, Reference, Sort, fields_of, references
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.history import ActionEntry, Owner
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.reading import read_part
from lerarenagenda.records.walking import blocks_of, texts_of, words_of
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
    """The route is that of the file, with the key as it is written there; without their routes they are the same."""
    record, value = complete(kind)
    found = list(texts_of(record))
    assert [at(value, written.route) for written in found] == [written.text for written in found]
    assert len({written.route for written in found}) == len(found)
    assert [written.text for written in found] == list(words_of(record))


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


@pytest.mark.parametrize("kind", COMPLETE)
@pytest.mark.parametrize("sort", Sort)
def test_texts_of_a_sort_are_those_among_all_texts(kind: type[Part], sort: Sort) -> None:
    """Fields that cannot lead to one are passed by, and none is missed."""
    record, _ = complete(kind)
    assert [written for written in texts_of(record) if written.sort is sort] == list(texts_of(record, sort=sort))


def routes(kind: type[Part], sort: Sort) -> list[str]:
    """Where texts of a sort stand in a complete record."""
    return [".".join(map(str, written.route)) for written in texts_of(complete(kind)[0], sort=sort)]


def test_titles_quotes_and_sectors_are_known_wherever_they_stand() -> None:
    """A document of others keeps its own title; an ambition is quoted."""
    assert ["title", "title_en", "milestones.0.title"] == routes(Action, Sort.TITLE)
    assert ["amend.title", "amend.title_en"] == routes(ActionEntry, Sort.TITLE)
    assert ["elsewhere.0.quote", "source.quote"] == routes(Action, Sort.QUOTE)
    assert ["ambition", "bottlenecks.0.quote", "binding_agreement.quotes.0", "source.quote"] == routes(
        Priority, Sort.QUOTE
    )
    assert ["sectors.0", "sectors.1", "coverage.0.sectors.0", "elsewhere.0.sectors.0"] == routes(Action, Sort.SECTOR)
    assert ["coverage.0.sector"] == routes(ActionEntry, Sort.SECTOR)


def blocks_below(kind: type[Part]) -> set[type[Part]]:
    """A kind and every block that can stand in it."""
    inside = {facts.part for facts in fields_of(kind).values() if facts.part}
    return {kind}.union(*(blocks_below(part) for part in inside))


def test_what_is_called_a_quote_or_a_sector_is_marked_as_one() -> None:
    """A new field of that name cannot be forgotten; the agenda's own list of sectors is what they are held against."""
    names = {"quote": Sort.QUOTE, "quotes": Sort.QUOTE, "sector": Sort.SECTOR, "sectors": Sort.SECTOR}
    told = {facts for kind in COMPLETE for part in blocks_below(kind) for facts in fields_of(part).values()}
    called = {facts for facts in told if facts.key in names and facts.part is None}
    assert {Sort.QUOTE, Sort.SECTOR} == {facts.sort for facts in called}
    assert [] == [facts for facts in called if facts.sort is not names[facts.key]]


def test_a_table_in_a_rhythm_is_a_reference() -> None:
    """Its place is that of the whole text, and what is written before the id is known."""
    rhythm = {"text": "elk overleg", "every": "meeting:sectortafel-vo"}
    entry, problems = read_part(ActionEntry, {"deadline": rhythm}, name="x", on=date(2014, 12, 3), by="vo-raad")
    assert entry, problems
    assert [Reference(("deadline", "every"), ("table",), "sectortafel-vo", "meeting:")] == list(references(entry))
