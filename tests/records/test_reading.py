"""Whatever a file says becomes a record or findings: each mistake once, at its place, with what to do."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from lerarenagenda.diagnostics import Route
from lerarenagenda.i18n import translator
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry, FieldFacts, Part, fields_of
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.party import Party
from lerarenagenda.records.reading import FieldProblem, read_part
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.source import Source
from lerarenagenda.records.table import Table
from lerarenagenda.rules import all_rules
from lerarenagenda.store.document import read
from tests.records.complete import COMPLETE

KINDS = [pytest.param(kind, id=kind.__name__) for kind in COMPLETE]
ENGLISH = translator("en")


def given_by_name(kind: type[Part]) -> dict[str, object]:
    """What the name of a file of this kind says."""
    entry = issubclass(kind, Entry)
    return {"name": "2014-12-03-vo-raad", "on": date(2014, 12, 3), "by": "vo-raad"} if entry else {"id": "een-naam"}


def plain(kind: type[Part]) -> dict[str, Any]:
    """The complete record of a kind as it is read from a file."""
    value: dict[str, Any] = yaml.load(COMPLETE[kind], yaml.BaseLoader)
    return value


def problems_of(kind: type[Part], value: dict[str, Any]) -> list[FieldProblem]:
    """What is wrong with a record."""
    record, problems = read_part(kind, value, **given_by_name(kind))
    assert (record is None) == bool(problems)
    return problems


def places(value: object, route: Route = ()) -> Iterator[Route]:
    """The route of every value in a tree."""
    yield route
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*route, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*route, index))


def facts_at(kind: type[Part], route: Route) -> FieldFacts | None:
    """The declaration of the field that a route leads to; None for what no file of this kind has."""
    facts: FieldFacts | None = None
    part: type[Part] | None = kind
    for step in route:
        if isinstance(step, str):
            facts = fields_of(part).get(step) if part else None
            part = facts.part if facts else None
    return facts


def parts_below(kind: type[Part]) -> set[type[Part]]:
    """A kind and every block that can stand in it."""
    inside = {facts.part for facts in fields_of(kind).values() if facts.part}
    return {kind}.union(*(parts_below(part) for part in inside))


@pytest.mark.parametrize("kind", KINDS)
def test_a_complete_record_is_read(kind: type[Part]) -> None:
    """Every key that a kind may have is in the complete record, and all of it is right."""
    assert [] == problems_of(kind, plain(kind))
    assert list(fields_of(kind)) == list(plain(kind))


def test_the_complete_records_hold_every_field_there_is() -> None:
    """Also those of the blocks inside."""
    declared = {facts.said for kind in COMPLETE for part in parts_below(kind) for facts in fields_of(part).values()}
    written = {facts.said for kind in COMPLETE for route in places(plain(kind)) if (facts := facts_at(kind, route))}
    assert declared == written


LETTERS = st.text("abc zé‘’:-,'\"#0123456789[]{}&*!|>%@", max_size=12)
ODD = st.sampled_from(
    ["", " ", "none", "geen", "true", "nee", "2015", "2015-13", "9999-12-31", "0001-01-01", "P6M", "meeting:", "titel"]
)
KEYS = st.sampled_from(sorted({key for kind in COMPLETE for part in parts_below(kind) for key in fields_of(part)}))
SOME_KEY = KEYS | st.text("abcé_-", min_size=1, max_size=8)
SCALARS = LETTERS | ODD | KEYS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SOME_KEY, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[type[Part], dict[str, Any]]:
    """A complete record in which up to three things are replaced, removed, added or called otherwise."""
    kind = draw(st.sampled_from(list(COMPLETE)))
    whole = {"": plain(kind)}
    for _ in range(draw(st.integers(1, 3))):
        *above, last = draw(st.sampled_from(list(places(whole))[1:]))
        block: Any = whole
        for step in above:
            block = block[step]
        change = draw(st.sampled_from(["replace", "remove", "add", "rename"]))
        if change == "replace":
            block[last] = draw(VALUES)
        elif change == "remove" and above:
            del block[last]
        elif change == "add" and isinstance(block, dict) and above:
            block[draw(SOME_KEY)] = draw(VALUES)
        elif change == "rename" and isinstance(block, dict) and above:
            block[draw(SOME_KEY)] = block.pop(last)
    assume(isinstance(whole[""], dict))
    return kind, whole[""]


@given(spoiled())
def test_anything_gives_a_record_or_findings_with_a_place(example: tuple[type[Part], dict[str, Any]]) -> None:
    """Never an exception; always a code of this family; the route leads to what is wrong, or to what lacks it."""
    kind, value = example
    document, _ = read(json.dumps(value, ensure_ascii=False).encode())
    assume(document is not None)
    assert document is not None
    before = copy.deepcopy(value)
    problems = problems_of(kind, value)
    assert before == value
    there = set(places(value))
    codes = {rule.code for rule in all_rules() if rule.code.startswith("A2")}
    for problem in problems:
        assert problem.code in codes
        assert (problem.route if problem.code != "A202" else problem.route[:-1]) in there
        assert problem.says.template
        assert ENGLISH(problem.says)
        assert problem.hint is None or ENGLISH(problem.hint)
        span = document.span(problem.route, key=problem.at_key)
        assert (span.line, span.column) < (span.end_line, span.end_column) or problem.code in ("A202", "A205")
    assert len(problems) == len({problem.route for problem in problems})


@given(spoiled())
def test_a_mistake_is_said_at_its_smallest_place_only(example: tuple[type[Part], dict[str, Any]]) -> None:
    """What is inside something wrong, empty or unknown is not wrong as well."""
    routes = [problem.route for problem in problems_of(*example)]
    assert not [(one, other) for one in routes for other in routes if one != other and one == other[: len(one)]]


@given(kind=st.sampled_from(list(COMPLETE)), value=st.dictionaries(SOME_KEY, VALUES))
def test_any_keys_give_a_record_or_findings(kind: type[Part], value: dict[str, Any]) -> None:
    """What is nothing like a record is no exception either."""
    problems_of(kind, value)


AWAY = "(away)"
PERIODS = "write it like 2015, 2015-H1, 2015-Q3, 2015-10, 2015-W20, 2015-10-15 or 2014/2015"
FAULTS = [
    (Action, "{title: (away), titel: Zijinstroom}", "A201", "titel:",
     "the key 'titel' is not known here", "did you mean 'title'?"),
    (Action, "{owners: [{wie: vo-raad, party: vo-raad, role: lead, basis: stated}]}", "A201", "owners.0.wie:",
     "the key 'wie' is not known here", "allowed here: tables, note"),
    (Action, "{measure: {text: aandeel, basis: stated, bases: stated}}", "A201", "measure.bases:",
     "the key 'bases' is not known here", "allowed here: text, basis"),
    (Action, "{id: zijinstroom}", "A201", "id:",
     "'id' is said by the file's name", "leave the key out"),
    (ActionEntry, "{on: 2014-12-03}", "A201", "on:",
     "'on' is said by the file's name", "leave the key out"),
    (Action, "{title: (away)}", "A202", "title", "the key 'title' is missing",
     "What it is, in our own words."),
    (Action, "{owners: (away)}", "A202", "owners",
     "the key 'owners' is missing", "write owners: none when there is none"),
    (Action, "{source: {document: brief, place: p. 2}}", "A202", "source.quote", "the key 'quote' is missing",
     "The words, verbatim."),
    (Action, "{kind: (away)}", "A202", "kind",
     "the key 'kind' is missing", "write one of: action, agreement, arrangement, request, ambition"),
    (Action, "{kind: belofte}", "A203", "kind",
     "'belofte' is not a word for 'kind'", "allowed: action, agreement, arrangement, request, ambition"),
    (Action, "{level: regionall}", "A203", "level",
     "'regionall' is not a word for 'level'", "did you mean 'regional'? allowed: national, regional, both, local"),
    (Meeting, "{attendance: [{party: vo-raad, present: ja}]}", "A203", "attendance.0.present",
     "'ja' is neither true nor false", "did you mean 'true'?"),
    (Table, "{binding: misschien}", "A203", "binding",
     "'misschien' is neither true nor false", "write true or false"),
    (Action, "{title: [Zijinstroom]}", "A204", "title",
     "there is a list where one text belongs", "write one text, without '- '"),
    (Action, "{kind: [action]}", "A204", "kind",
     "there is a list where one text belongs", "write one text, without '- '"),
    (Action, "{doubts: [{Let op: dit is gelezen}]}", "A204", "doubts.0",
     "there is a block of keys where one text belongs", "put quotes around a text that holds ': '"),
    (Action, "{sectors: vo}", "A204", "sectors",
     "there is one text where a list belongs", "write each item on a line of its own, after '- '"),
    (Action, "{owners: {party: vo-raad}}", "A204", "owners",
     "there is a block of keys where a list belongs", "write each item on a line of its own, after '- '"),
    (Action, "{deadline: in 2015}", "A204", "deadline",
     "there is one text where a block of keys belongs", "allowed here: text, by, every, after, of"),
    (Action, "{deadline: geen}", "A204", "deadline",
     "there is one text where a block of keys belongs", "write 'none' when there is none"),
    (Action, "{owners: [vo-raad]}", "A204", "owners.0",
     "there is one text where a block of keys belongs", "allowed here: party, role, tables, basis, note"),
    (Action, "{source: [brief]}", "A204", "source",
     "there is a list where a block of keys belongs", "allowed here: document, place, item, quote, note"),
    (Action, "{title: ''}", "A205", "title", "'title' is empty", "fill it in"),
    (Action, "{kind: ' '}", "A205", "kind", "'kind' is empty", "fill it in"),
    (Action, "{note: ''}", "A205", "note", "'note' is empty", "fill it in, or leave the key out"),
    (Action, "{owners: []}", "A205", "owners", "'owners' is empty", "fill it in, or write none"),
    (Action, "{milestones: []}", "A205", "milestones", "'milestones' is empty", "fill it in, or leave the key out"),
    (Action, "{source: {}}", "A205", "source", "'source' is empty", "fill it in"),
    (ActionEntry, "{amend: {}}", "A205", "amend", "'amend' is empty", "fill it in, or leave the key out"),
    (Action, "{doubts: ['', waarom]}", "A205", "doubts.0", "an item of 'doubts' is empty", "fill it in, or remove it"),
    (Source, "{date: 31-02-2014}", "A206", "date", "'31-02-2014' is no date or period", PERIODS),
    (Source, "{date: geen}", "A206", "date", "'geen' is no date or period", "write 'none' when there is none"),
    (Action, "{review_on: none}", "A206", "review_on",
     "'none' is no date or period", "leave the key out when there is none"),
    (Action, "{deadline: {text: in oktober, by: 15-10-2015}}", "A206", "deadline.by",
     "'15-10-2015' is no date or period", "did you mean '2015-10-15'?"),
    (Party, "{active_from: 2006}", "A206", "active_from", "'2006' is not a full day", "write a day like 2015-10-15"),
    (Table, "{per_year: twee}", "A207", "per_year",
     "'twee' is not a whole number", "write a number of at most six digits, such as 2"),
    (Settings, "{stale_days: -1}", "A207", "stale_days",
     "'-1' is not a whole number", "write a number of at most six digits, such as 2"),
    (Source, "{sha256: a2420d77}", "A208", "sha256",
     "'a2420d77' is not a SHA-256 digest", "write its 64 signs: digits and the letters a to f"),
    (Action, "{deadline: {text: half jaar na het besluit, after: {event: vo-2014-12, offset: 6M}}}", "A209",
     "deadline.after.offset", "'6M' is no duration", "write it like P30D, P2W, P6M, P1Y or P1Y6M"),
    (Action, "{deadline: {text: halfjaarlijks, every: 6 maanden}}", "A209", "deadline.every",
     "'6 maanden' is no duration", "did you mean 'P6M'?"),
    (Action, "{deadline: {text: elke vergadering, every: 'meeting:'}}", "A209", "deadline.every",
     "'meeting:' is no duration",
     "write a duration such as P6M, the word continuous, or meeting: and the id of a table"),
    (Action, "{deadline: {text: op termijn, by: 9999-12-31}}", "A210", "deadline.by",
     "'9999-12-31' stands for a date that is not known", "leave the key out when there is none"),
    (Source, "{date: 1900-01-01}", "A210", "date",
     "'1900-01-01' stands for a date that is not known", "write 'none' when there is none"),
    (Party, "{active_from: 1970-01-01}", "A210", "active_from",
     "'1970-01-01' stands for a date that is not known", "leave the key out when there is none"),
    (Settings, "{timezone: Europe/Amsterdm}", "A214", "timezone",
     "there is no time zone 'Europe/Amsterdm'", "did you mean 'Europe/Amsterdam'?"),
    (Settings, "{timezone: hier}", "A214", "timezone",
     "there is no time zone 'hier'", "write it like Europe/Amsterdam"),
]  # fmt: skip


def told(kind: type[Part], changes: str) -> list[tuple[str, str, str, str]]:
    """The findings about a complete record with these keys in place of its own: code, place, message, hint."""
    new = yaml.load(changes, yaml.BaseLoader)
    value = {key: item for key, item in (plain(kind) | new).items() if item != AWAY}
    return [
        (
            problem.code,
            ".".join(map(str, problem.route)) + ":" * problem.at_key,
            ENGLISH(problem.says),
            ENGLISH(problem.hint) if problem.hint else "",
        )
        for problem in problems_of(kind, value)
    ]


@pytest.mark.parametrize("fault", [pytest.param(fault, id="-".join(fault[2:4])) for fault in FAULTS])
def test_one_mistake_is_one_finding(fault: tuple[type[Part], str, str, str, str, str]) -> None:
    """The finding names what is there, points at it, and says what to write."""
    kind, changes, *expected = fault
    assert [tuple(expected)] == told(kind, changes)


def test_every_code_of_a_field_is_shown() -> None:
    """The table above leaves no code out."""
    pages = {rule.code for rule in all_rules() if rule.each is None and rule.code.startswith("A2")}
    assert pages == {fault[2] for fault in FAULTS}


@pytest.mark.parametrize("zone", ["Europe/Brussels", "UTC", "America/Paramaribo"])
def test_another_time_zone_that_is_there_is_taken(zone: str) -> None:
    assert [] == told(Settings, f"{{timezone: {zone}}}")


def test_the_usual_time_zone_is_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading an agenda does not cost the list of all time zones of the system; without a list any name is taken."""
    monkeypatch.setattr("zoneinfo.available_timezones", lambda: pytest.fail("looked up"))
    assert [] == told(Settings, "{timezone: Europe/Amsterdam}")
    monkeypatch.setattr("zoneinfo.available_timezones", set)
    assert [] == told(Settings, "{timezone: Europe/Amsterdm}")


def test_a_file_that_says_nothing_is_said_once() -> None:
    """Not one missing key after another."""
    (problem,) = problems_of(Action, {})
    assert ("A205", ()) == (problem.code, problem.route)


def test_each_of_two_mistakes_is_said() -> None:
    """The first does not hide the second."""
    assert [("A203", "kind"), ("A206", "review_on")] == [
        fault[:2] for fault in told(Action, "{kind: belofte, review_on: straks}")
    ]


def test_a_word_of_the_screen_leads_to_the_word_of_the_file() -> None:
    """Who writes the Dutch word for a role, a status or a key is shown the one that is meant."""
    owner = "{owners: [{party: vo-raad, role: trekker, basis: stated}]}"
    assert "did you mean 'lead'? allowed: lead, co, partner, consulted, addressee" == told(Action, owner)[0][3]
    assert "did you mean 'done'?" == told(ActionEntry, "{status: voldaan}")[0][3].split(" allowed")[0]
    assert [("A201", "termijn:", "did you mean 'deadline'?")] == [
        (code, place, hint) for code, place, _, hint in told(Action, "{deadline: (away), termijn: none}")
    ]
