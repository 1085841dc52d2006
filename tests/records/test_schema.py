"""The schemas say what reading says: what fits can be read, and what cannot be read does not fit."""

import copy
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from lerarenagenda.i18n import translator
from lerarenagenda.records.base import Part, Reads, Wrong, fields_of, marks_of
from lerarenagenda.records.schema import file_kinds, schema_of
from tests.records.complete import COMPLETE
from tests.records.test_reading import SOME_KEY, VALUES, parts_below, places, problems_of

ROOT = Path(__file__).parents[2]
AGENDAS = {
    "letter": ROOT / "data",
    "example": ROOT / "tests" / "example",
    "municipality": ROOT / "tests" / "municipality" / "agenda",
}


FILES = {kind.holds: kind for kind in file_kinds()}
VALIDATORS = {kind: Draft7Validator(schema_of(FILES[kind], tr=translator("nl"))) for kind in COMPLETE}


def kind_of(path: str) -> type[Part]:
    """What a file is, by its place below the agenda's folder."""
    (kind,) = [kind for kind in file_kinds() if PurePosixPath(path).match(kind.files)]
    return kind.holds


@cache
def records_of(agenda: str) -> list[tuple[str, type[Part], Any]]:
    """Every file of an agenda: its path, what it is, and what it says, all texts as written."""
    root = AGENDAS[agenda]
    paths = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.yaml"))
    return [(path, kind_of(path), yaml.load((root / path).read_bytes(), yaml.BaseLoader)) for path in paths]


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


def complete() -> list[tuple[type[Part], Any]]:
    return [(kind, yaml.load(text, yaml.BaseLoader)) for kind, text in COMPLETE.items()]


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.__name__) for kind in COMPLETE])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_schema_is_one_and_every_key_has_its_words(kind: type[Part], language: str) -> None:
    schema = schema_of(FILES[kind], tr=translator(language))
    Draft7Validator.check_schema(schema)
    blocks = [block for block in (schema, *schema["definitions"].values()) if "properties" in block]
    assert list(fields_of(kind)) == list(schema["properties"])
    assert all(told["title"] and told["description"] for block in blocks for told in block["properties"].values())


@pytest.mark.parametrize("agenda", AGENDAS)
def test_every_record_fits(agenda: str) -> None:
    """With every value as a text, and as a program sees it that knows numbers and dates."""
    records = records_of(agenda)
    assert records
    assert [] == [
        (path, error.message) for path, kind, value in records for error in VALIDATORS[kind].iter_errors(value)
    ]
    assert [] == [path for path, kind, value in records if not VALIDATORS[kind].is_valid(seen(value))]


NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
WORDS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}


def seen(value: Any) -> Any:
    """A value as other programs see it that is written without quotes: by the core schema of YAML 1.2."""
    if isinstance(value, dict):
        return {key: seen(item) for key, item in value.items()}
    if isinstance(value, list):
        return [seen(item) for item in value]
    if value in WORDS:
        return WORDS[value]
    if re.fullmatch("[-+]?[0-9]+", value):
        return int(value)
    if re.fullmatch("0o[0-7]+|0x[0-9a-fA-F]+", value):
        return int(value, 0)
    if re.fullmatch(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", value) or NUMBER.fullmatch(value):
        return float(value.replace(".", "", 1) if value.strip("+-.").isalpha() else value)
    return value


VALID = [*complete(), *((kind, value) for agenda in AGENDAS for _, kind, value in records_of(agenda))]
READ = {text for _, value in VALID for text in texts_in(value) if len(text) < 40}
ODD = (
    *(
        "none",
        "None",
        "geen",
        "~",
        "null",
        "true",
        "True",
        "false",
        "no",
        "0",
        "00",
        "007",
        "7",
        "1.10",
        "1e3",
        "999999",
    ),
    *("1000000", "-1", "2014", "2200", "1899", "2014/2015", "2014/2016", "2199/2200", "2016-02-29", "2015-02-29"),
    *("2015-W53", "2014-W53", "2015-00", "2015-12", "2015-Q0", "2015-H2", "1970-01-01", "1900-01-01", "9999-12-31"),
    *(
        "2015-04-31",
        "P100Y",
        "P101Y",
        "P1200M",
        "P1201M",
        "P0D",
        "-P0D",
        "-P2W",
        "P",
        "P6M",
        "P006M",
        "P000006M",
        "PT1H",
    ),
    *(
        "continuous",
        "meeting:vo",
        "meeting:",
        "meeting:Vo",
        "a" * 60,
        "a" * 61,
        "1a",
        "a-",
        "f" * 64,
        "F" * 64,
        "0" * 64,
    ),
    *(
        "2015\n",
        "P6M\n",
        "true\n",
        "none\n",
        "Europe/Amsterdam",
        "Europe/Amsterdm",
        "UTC",
        " ",
        "\n",
        "\u00a0",
        "\u3000",
        "\u200b",
        "é",
        "- a",
        "a: b",
    ),
)
SIGNS = st.sampled_from(" -:/0129PWQHMTae\né")


@st.composite
def near(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """A text with one sign more, less or other."""
    text, sign = draw(texts), draw(SIGNS)
    place = draw(st.integers(0, len(text)))
    return draw(
        st.sampled_from(
            [text[:place] + sign + text[place + more :] for more in (0, 1)] + [text[:place] + text[place + 1 :]]
        )
    )


WRITTEN = st.sampled_from(sorted(READ)) | st.sampled_from(ODD)
ANYTHING = WRITTEN | near(WRITTEN) | st.text(max_size=6) | VALUES | st.lists(WRITTEN, max_size=2)


@st.composite
def edited(draw: st.DrawFn) -> tuple[type[Part], dict[str, Any]]:
    """A valid record after one or two edits, each somewhere in it."""
    kind, value = draw(st.sampled_from(VALID))
    whole = {"": copy.deepcopy(value)}
    for _ in range(draw(st.integers(1, 2))):
        *above, last = draw(st.sampled_from(list(places(whole))[1:]))
        block: Any = whole
        for step in above:
            block = block[step]
        change = draw(st.sampled_from(["replace", "near", "remove", "add", "rename", "repeat", "wrap"]))
        there = block[last]
        if change == "replace" or not above:
            block[last] = draw(ANYTHING)
        elif change == "near" and isinstance(there, str):
            block[last] = draw(near(st.just(there)))
        elif change == "remove":
            del block[last]
        elif change == "wrap":
            block[last] = draw(st.sampled_from([[there], {draw(SOME_KEY): there}]))
        elif isinstance(block, list):
            block.insert(0, draw(ANYTHING) if change == "add" else there)
        elif change == "rename":
            block[draw(SOME_KEY)] = block.pop(last)
        else:
            block[draw(SOME_KEY)] = draw(ANYTHING)
    assume(isinstance(whole[""], dict))
    return kind, whole[""]


@settings(derandomize=True, max_examples=1500, deadline=None)
@given(edited())
def test_what_is_read_after_any_edit_fits_and_what_is_not_does_not(record: tuple[type[Part], dict[str, Any]]) -> None:
    """Reading raises nothing, and its verdict is that of the schema; time zones only the system knows."""
    kind, value = record
    codes = {problem.code for problem in problems_of(kind, value)}
    assume(codes != {"A214"})
    assert (not codes) is VALIDATORS[kind].is_valid(value)


HOLDERS = [(kind, one.type) for kind in COMPLETE for part in parts_below(kind) for one in fields(part)]
NOTATIONS = {mark.notation().name: mark for _, hint in HOLDERS for mark in marks_of(hint) if isinstance(mark, Reads)}


def readable(mark: Reads, text: str) -> bool:
    try:
        mark.read(text)
    except Wrong:
        return False
    return True


@settings(derandomize=True, max_examples=400, deadline=None)
@given(text=WRITTEN | near(WRITTEN), name=st.sampled_from(sorted(NOTATIONS)))
def test_a_pattern_finds_what_is_read_and_nothing_else(text: str, name: str) -> None:
    """For each way to write a text; an empty one is refused before that, and time zones are known by the system."""
    assume(text.strip())
    mark = NOTATIONS[name]
    found = bool(re.search(mark.notation().pattern, text))
    assert found is readable(mark, text) or (name == "time-zone" and found)


@pytest.mark.parametrize("name", sorted(NOTATIONS))
def test_what_is_read_fits_also_as_other_programs_see_it(name: str) -> None:
    """Years, numbers, yes and no without quotes: all but what they take for nothing, and names nobody gives."""
    mark = NOTATIONS[name]
    written = {text for text in (*READ, *ODD) if text.strip() and re.search(mark.notation().pattern, text)}
    told = next(schema_of(FILES[kind], tr=translator("en")) for kind, hint in HOLDERS if mark in marks_of(hint))
    notation = Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": told["definitions"]})
    taken = {text for text in written if readable(mark, text)}
    odd = {"text": {"null", "~"}, "digest": {"0" * 64}, "period-or-id": {"true", "false", "null"}}
    assert taken
    assert odd.get(name, set()) == {text for text in taken if not notation.is_valid(seen(text))}
