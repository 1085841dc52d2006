"""One file: what it says, where it says it, and whatever it says that must be refused."""

import io
import re
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from lerarenagenda.diagnostics import Route, Span
from lerarenagenda.i18n import translator
from lerarenagenda.store.document import (
    LIMIT_BYTES,
    LIMIT_PROBLEMS,
    REFUSED,
    Document,
    Value,
    read,
    span_of,
    text_of,
)
from tests.store.hostile import CASES

FILES = sorted(Path(__file__).parents[1].joinpath("example").rglob("*.yaml"))

READABLE: dict[str, str] = {
    "words of YAML 1.1": "a: no\nb: yes\nc: on\nd: Off\ne: y\nf: TRUE\n",
    "nothing": "a:\nb: ~\nc: null\nd: Null\ne: ''\nf: \"\"\n",
    "numbers": "a: 010\nb: 0o10\nc: 1_000\nd: 0x1F\ne: 1e3\nf: .5\ng: -0\nh: +1\ni: .inf\nj: .nan\n",
    "times": "a: 12:30\nb: 190:20:30\nc: 2014-06-04\nd: 2014-06-04T12:30:00Z\ne: 0001-01-01\nf: 2014-13-45\n",
    "addresses": "a: https://a.nl/b?c=d&e=f#g\nb: [https://a.nl/?x=1, http://b.nl:80/]\nc: {d: https://a.nl}\n",
    "question marks": "a: why?\nb: [why?, a?b, why so ?]\nc: {who?: me}\n",
    "signs inside words": "a: b:c\nb: b#c\nc: -d\nd: a - b\ne: '- f'\nf: b!c&d*e\ng: 50%\n",
    "signs before words": "h: a@b\ni: it's\nj: ?k\nk: :l\nm: .n\n",
    "double quotes": 'a: "b: c # d"\nb: "\\u00e9\\x41\\n\\"\\\\ \\/"\nc: "\\U0001F600"\n',
    "double quotes over lines": 'd: "e\n  f\n\n  g"\ne: "h\\\n  i"\n',
    "single quotes": "a: 'b: c # d'\nb: 'it''s'\nc: 'd\n  e\n\n  f'\nd: '\\n'\n",
    "quoted keys": "'a b': 1\n\"c: d\": 2\n'no': 3\n",
    "literal, clipped": "a: |\n  b\n   c\n\n  d\n\n\ne: f\n",
    "literal, stripped": "a: |-\n  b\n  c\n\n\ne: f\n",
    "literal, kept": "a: |+\n  b\n  c\n\n\ne: f\n",
    "literal with its indentation": "a: |2\n    b\n   c\nd: |1-\n  e\n",
    "literal at the end": "a: |\n  b",
    "literal of nothing": "a: |\nb: |-\nc: >\n\nd: |+\n\ne: f\n",
    "literal with signs": "a: |\n  # no comment\n  b: [c\n  'd\n  --- e\n",
    "literal with a comment": "a: | # why\n  b\n# c\nd: e\n",
    "folded, clipped": "a: >\n  b\n  c\n\n  d\n   e\n  f\n\ng: h\n",
    "folded, stripped": "a: >-\n  b\n  c\n\n\n  d\n\n\ng: h\n",
    "folded, kept": "a: >+\n  b\n  c\n\n\ng: h\n",
    "lines of plain text": "a: b\n  c\n\n  d\ne:\n  f\n  g\n",
    "lists": "a:\n  - b\n  - c\nd:\n- e\n- f\ng: [h, [i, j], []]\n",
    "maps": "a:\n  b:\n    c: d\n  e: {f: g, h: {i: j}}\n  k: {}\n",
    "lists of maps": "a:\n  - b: c\n    d: e\n  -\n    f: g\n  - - h\n    - i\n  - {j: k}\n",
    "brackets over lines": "a: [\n  b,\n  c\n]\nd: {\n  e: f,\n  g: [h,\n  i]}\nj: [k, ]\n",
    "pairs in brackets": "a: [b: c, 'd': e, f: [g]]\nh: {i, j: , k: l}\nm: {\"n\":o}\n",
    "items of nothing": "a:\n  -\n  - b\n  -\nc: d\n",
    "keys with question marks": "? a\n: b\n? c\n? d\n:\n",
    "comments": "# a\na: b # c\n  # d\nc: # e\n  # f\n  - d # g\n# h\n  - e\n  # i\nf: [g, # j\n  h] # k\n#l",
    "comments after nothing": "a: # b:\n? c # d - e:\n",
    "document signs": "---\na: b\n...\n# c\n",
    "document start with a comment": "# a\n--- # b\n# c\na: b\n",
    "no last line end": "a:\n  b: c",
    "CRLF": "a: b\r\nc:\r\n  - d\r\n  - |\r\n    e\r\n\r\n    f\r\n  - g\r\n    h\r\ni: 'j\r\n  k'\r\nl:\r\n",
    "wide and far characters": "ключ: 値\n😀: [👩‍🏫, é]\na: 'Ѐ😀b' # 😀\nc: |\n  😀\n  d\ne: f\n",
    "white space that is text": "a: b\u00a0c\nd: \u00a0\ne: |\n  f\u00a0\ng: \u3000h\n",
    "spaces at the ends": "a: b   \nc:   \nd: [ e , f ]   \n  \n",
    "a percent sign inside": "a: 'b\n%c'\nd: e%\n",
    "one brace map": "{a: b, c: [d]}\n",
    "one brace map and comments": "--- {a: b,\nc: d} # }\n# e\n",
    "brackets in comments": "a:\n  - b: c # ]\n  # }\nd: [e: f # ]\n  ]\n",
}

ATOMS = (
    *("a", "b c", "key", '"q"', "'s'", '"e\\n\\x41"', ": ", ":", "- ", "-", "? ", "?", "[", "]", "{", "}", ",", ", "),
    *("\n", "\n", "\n  ", "\n  ", "\n    ", "\n- ", "\n  - ", "\r\n", "# c", " # d\n", "|", ">", "|-\n  x\n", "|#c\n"),
    *(">+\n  y\n\n", "|2\n   z\n", "&x ", "*x", "*a : ", "!t ", "!!str ", "!", "&", "*", "%", "@", "`", "---", "..."),
    *(
        "\n---\n",
        "...\n",
        "%FOO\n",
        "%YAML 1.1\n",
        "é",
        "e\u0301: 1\n",
        "\u00e9: 2\n",
        "😀",
        "  ",
        " ",
        '"',
        "'",
        "<<: ",
    ),
    *("http://x?y=1", "[a?b, c]", "[a:?b]", "{a?: b}", ",a", "0", "~", "k: v\n", "l:\n", "a: ", "b: ", ": x\n"),
    *("\t", "\r", "\x00", "\u202e", "\ufeff", '"\\ud83d"', '"\\U00110000"', '"\\t"', "? |\n  a\n: b\n", "? a\n  b\n"),
    *("<<<<<<< x\n", "=======\n", ">>>>>>> y\n"),
)

shown = translator("en")


def document(text: str) -> Document:
    """The document of a text in which nothing is wrong."""
    found, problems = read(text.encode())
    assert problems == []
    assert found is not None
    return found


def readings(raw: bytes) -> tuple[object, ...]:
    """Everything one reading yields, with either parser."""
    found, problems = read(raw)
    slow, slow_problems = read(raw, pure=True)
    assert (found is None) == bool(problems)
    assert slow_problems == problems
    assert (slow and slow.value, slow and slow.marks) == (found and found.value, found and found.marks)
    for problem in problems:
        assert 0 <= problem.start <= problem.end <= len(text_of(raw))
        assert shown(problem.says)
        assert problem.hint is None or shown(problem.hint)
    return found, problems


def as_text(node: object) -> object:
    """A node of ruamel.yaml as texts, lists and dicts."""
    value = getattr(node, "value", None)
    if not isinstance(value, list):
        return value
    if all(isinstance(item, tuple) for item in value) and type(node).__name__ == "MappingNode":
        return {as_text(key): as_text(item) for key, item in value}
    return [as_text(item) for item in value]


def places(value: Value, route: Route = ()) -> list[Route]:
    """The routes of everything in a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [route, *(each for step, item in inside for each in places(item, (*route, step)))]


def cut(text: str, span: Span) -> str:
    """The part of a text that a span names."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


# the older C library in ruamel.yaml knows neither of these between brackets
NEWER = {"addresses", "question marks"}


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_values_are_those_of_ruamel_as_text(text: str) -> None:
    assert as_text(YAML(typ="safe", pure=True).compose(io.StringIO(text))) == document(text).value


@pytest.mark.parametrize("name", sorted(READABLE.keys() - NEWER))
def test_values_are_those_of_ruamel_in_c_as_text(name: str) -> None:
    assert as_text(YAML(typ="safe").compose(io.StringIO(READABLE[name]))) == document(READABLE[name]).value


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_both_parsers_read_the_same_at_the_same_places(text: str) -> None:
    readings(text.encode())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_whole_files_are_read_as_ruamel_and_the_other_parser_do(path: Path) -> None:
    readings(path.read_bytes())
    assert as_text(YAML(typ="safe").compose(path)) == document(path.read_text("utf-8")).value


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_the_text_in_the_span_of_a_value_reads_as_that_value(text: str) -> None:
    found = document(text)
    for route in places(found.value):
        value: Value = found.value
        for step in route:
            value = value[step]  # type: ignore[index]  # the route was made from the value
        part = cut(found.text, found.span(route))
        assert part == part.strip(" \r\n")
        if isinstance(value, str) and part[:1] not in ("|", ">"):
            again = YAML(typ="safe", pure=True).compose(io.StringIO(part))
            assert (as_text(again) or "") == value


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_the_text_in_the_span_of_a_key_reads_as_that_key(text: str) -> None:
    found = document(text)
    for route in places(found.value):
        if route and isinstance(route[-1], str):
            part = cut(found.text, found.span(route, key=True))
            assert as_text(YAML(typ="safe", pure=True).compose(io.StringIO(part))) == route[-1]


SPANNED = """\
title: one
owners:
  - party: a
    role: b
  - party: c
nothing: # none
note: 'x
  y'
set: {a, b: c}
"""


@pytest.mark.parametrize(
    ("route", "value", "key"),
    [
        ((), (1, 1, 9, 15), (1, 1, 1, 1)),
        (("title",), (1, 8, 1, 11), (1, 1, 1, 6)),
        (("owners",), (3, 3, 5, 13), (2, 1, 2, 7)),
        (("owners", 0), (3, 5, 4, 12), (3, 5, 4, 12)),
        (("owners", 1, "party"), (5, 12, 5, 13), (5, 5, 5, 10)),
        (("nothing",), (6, 9, 6, 9), (6, 1, 6, 8)),
        (("note",), (7, 7, 8, 5), (7, 1, 7, 5)),
        (("set", "a"), (9, 8, 9, 8), (9, 7, 9, 8)),
        (("set", "b"), (9, 13, 9, 14), (9, 10, 9, 11)),
    ],
)
def test_a_span_names_a_value_or_its_key(route: Route, value: tuple[int, ...], key: tuple[int, ...]) -> None:
    found = document(SPANNED)
    assert Span(*value) == found.span(route)
    assert Span(*key) == found.span(route, key=True)


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (("missing",), (1, 1, 1, 1)),
        ((0,), (1, 1, 1, 1)),
        (("title", "missing"), (1, 1, 1, 6)),
        (("title", 0), (1, 1, 1, 6)),
        (("owners", 2), (2, 1, 2, 7)),
        (("owners", -1), (2, 1, 2, 7)),
        (("owners", 1, "role"), (5, 5, 5, 13)),
        (("owners", 1, "party", "a", 3), (5, 5, 5, 10)),
    ],
)
def test_what_is_missing_has_the_place_where_it_would_belong(route: Route, expected: tuple[int, ...]) -> None:
    assert Span(*expected) == document(SPANNED).span(route)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 0, (1, 1, 1, 1)), (0, 3, (1, 1, 2, 1)), (3, 4, (2, 1, 2, 2)), (4, 5, (2, 2, 2, 3)), (5, 5, (2, 3, 2, 3))],
)
def test_columns_count_characters_and_lines_end_at_a_line_feed(start: int, end: int, expected: tuple[int, ...]) -> None:
    assert Span(*expected) == span_of("\U0001f600\r\n\U0001f600\u00e9", start, end)


@pytest.mark.parametrize(("raw", "codes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_hostile_file_is_refused_alike_by_both_parsers(raw: bytes, codes: str) -> None:
    readings(raw)
    _, problems = read(raw)
    assert codes.split() == list(dict.fromkeys(problem.code for problem in problems))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("caf\u00e9: 1\nb: \xe9\n".encode("latin-1"), [("A101", (1, 4, 1, 5))]),
        (b"a: 1\n---\nb: 2\n---\nc: 3\n", [("A104", (2, 1, 2, 4))]),
        (b"a:\t\t1\t\n", [("A105", (1, 3, 1, 5)), ("A105", (1, 6, 1, 7))]),
        ("a: '\U0001f600\u202eb'\n".encode(), [("A106", (1, 6, 1, 7))]),
        (b'a: "b\\u200bc\\td"\n', [("A106", (1, 6, 1, 12)), ("A105", (1, 13, 1, 15))]),
        (
            b"<<<<<<< a\n=======\n>>>>>>> b\nc: 1\n<<<<<<< a\n=======\n>>>>>>> b\n",
            [("A107", (1, 1, 3, 10)), ("A107", (5, 1, 7, 10))],
        ),
        (b"a: &b [*c, !d e]\n", [("A110", (1, 4, 1, 6)), ("A110", (1, 8, 1, 10)), ("A111", (1, 12, 1, 14))]),
        (b"a: !d &b c\n", [("A111", (1, 4, 1, 6)), ("A110", (1, 7, 1, 9))]),
        (b"&a\na: 1\n", [("A110", (1, 1, 1, 3))]),
        (b"a: &b |\n  c\nd: &e\n", [("A110", (1, 4, 1, 6)), ("A110", (3, 4, 3, 6))]),
        (b"a: 1\n<<: b\na: 2\n<<: c\n", [("A112", (2, 1, 2, 3)), ("A113", (3, 1, 3, 2)), ("A113", (4, 1, 4, 3))]),
        (
            b"%YAML 1.1\n# a\n%B\n---\nc: !d e\n",
            [("A115", (1, 1, 1, 10)), ("A115", (3, 1, 3, 3)), ("A111", (5, 4, 5, 6))],
        ),
        (b"a: !b c\nd: &e\nf: [g\n", [("A111", (1, 4, 1, 6)), ("A110", (2, 4, 2, 6)), ("A116", (3, 4, 3, 5))]),
        (b"a: \tb\nc: 1\nc: &d 2\ne: [\n", [("A105", (1, 4, 1, 5)), ("A113", (3, 1, 3, 2)), ("A110", (3, 4, 3, 6))]),
        (b"\xe9: 1\na: \x1b\na: 2\n", [("A101", (1, 1, 1, 2)), ("A106", (2, 4, 2, 5)), ("A113", (3, 1, 3, 2))]),
    ],
)
def test_everything_wrong_is_told_at_the_narrowest_place(
    raw: bytes, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    _, problems = read(raw)
    text = text_of(raw)
    assert [(code, Span(*place)) for code, place in expected] == [
        (problem.code, span_of(text, problem.start, problem.end)) for problem in problems
    ]


@pytest.mark.parametrize(
    ("raw", "says", "hint"),
    [
        (b"a: 1\nb: 2\na: 3\n", "the key 'a' is already on line 1", "keep one of the two"),
        (b"<<<<<<< a\n=======\n>>>>>>> b\n", "git left a conflict here; its markers are on line 1, 2, 3", None),
        ("a: \u202e\n".encode(), "the character U+202E RIGHT-TO-LEFT OVERRIDE is not allowed", None),
        (b"a: &" + b"b" * 99 + b" c\n", f"there is an anchor: '&{'b' * 58}\u2026'", None),
        (b'a: "\\q"\n', "the escape \\q does not exist", "write \\\\ for a backslash"),
        (b"a: @b\n", "a value cannot begin with '@'", "put quotes around the value"),
        (b"a: 'b\n", "the quote ' is not closed", "close it with the same sign"),
    ],
)
def test_messages_name_what_is_there(raw: bytes, says: str, hint: str | None) -> None:
    _, (problem,) = read(raw)
    assert says == shown(problem.says)
    if hint is not None:
        assert problem.hint is not None
        assert hint == shown(problem.hint)


def test_without_the_c_parser_the_other_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    assert document(SPANNED).value["title"] == "one"
    assert [problem.code for problem in read(b"a: [\n")[1]] == ["A116"]


def test_quoted_and_escaped_characters_that_are_allowed_stay() -> None:
    assert document('a: "\\u00e9\\n\\_\\\\t"\n').value == {"a": "é\n\u00a0\\t"}


def test_only_the_plain_merge_key_is_refused() -> None:
    assert document("'<<': a\nb: <<\n").value == {"<<": "a", "b": "<<"}


def test_keys_stay_as_they_are_written() -> None:
    assert list(document("cafe\u0301: 1\n").value) == ["cafe\u0301"]


@pytest.mark.parametrize("raw", [b"\t\n" * 99, b"a: [" + b"*b, " * 99 + b"]", b"=======\n>>>>>>> \n" * 99])
def test_a_file_has_no_more_problems_than_people_read(raw: bytes) -> None:
    readings(raw)
    assert len(read(raw)[1]) == LIMIT_PROBLEMS


def test_the_largest_file_allowed_is_read() -> None:
    assert len(document("a: " + "x" * (LIMIT_BYTES - 3)).text) == LIMIT_BYTES
    assert read(b"a: " + b"x" * (LIMIT_BYTES - 2))[0] is None


def test_the_deepest_file_allowed_is_read() -> None:
    readings(b"a: " + b"[" * 19 + b"]" * 19)
    document("a: " + "[" * 19 + "]" * 19)
    _, problems = read(b"a: " + b"[" * 20 + b"]" * 20)
    assert [problem.code for problem in problems] == ["A109"]


REPEATED = (
    *("[", "{", "[{", "[ ", "[\n", "- ", "? ", "{a: ", ": ", ":", "a:a", "-", "&a ", "! ", "---\n", "...\n", "%a\n"),
    *("# x\n", "\n", " ", "\r\n", "? a\n", "=======\n", "\t", "\t ", "[]", "*a ", "[a: "),
)
LONG: dict[str, tuple[str, str]] = {
    "list": ("a: [", "b,"),
    "list of question marks": ("a: [", "b?,"),
    "words with question marks": ("a: [", "b ?c "),
    "list of lists": ("a: [", "[],"),
    "lists in lists": ("a: " + "[" * 18, "[b],"),
    "list of comments": ("a: [", "#\n"),
    "list over lines": ("a: [", "b,\n"),
    "map": ("a: {", "b: c, "),
    "lines": ("", "a: b\n"),
    "keys of nothing": ("a:\n", " b:\n"),
    "aliases": ("a: [", "*b,"),
    "tags": ("a: [", "!b c,"),
    "anchors of nothing": ("a: {", "&b , \n  "),
    "merge keys": ("", "<<: a\n"),
    "double quotes": ('a: "', "b"),
    "double quotes over lines": ('a: "', "b\n"),
    "escapes": ('a: "', "\\x41"),
    "refused escapes": ('a: "', "\\e"),
    "backslashes": ('a: "', "\\\\"),
    "single quotes": ("a: '", "''"),
    "plain words": ("a: ", "b c "),
    "plain lines": ("a: ", "b\n "),
    "spaces": ("a: b", " "),
    "literal": ("a: |\n", "  b\n"),
    "literal of empty lines": ("a: |\n", "\n"),
    "literal of spaces": ("a: |\n", "       \n"),
    "folded": ("a: >\n", "  b\n\n"),
    "tag": ("a: !", "b"),
    "tag of octets": ("a: !", "%41"),
    "anchor": ("a: &", "b"),
    "key": ("", "k"),
    "comments": ("a: b\n", "  #\n"),
    "records": ("", '- a: Some words of a usual length for one line of a record\n  b:\n    - c: "d e"\n'),
    **{f"only {part!r}": ("", part) for part in REPEATED},
    **{f"below a key {part!r}": ("a: ", part) for part in REPEATED},
}


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(("start", "part"), LONG.values(), ids=LONG)
def test_the_largest_files_take_less_than_a_second(start: str, part: str, *, pure: bool) -> None:
    text = start + part * (LIMIT_BYTES // len(part.encode()))
    raw = text.encode()[:LIMIT_BYTES]
    began = time.process_time()
    read(raw, pure=pure)
    assert time.process_time() - began < 1


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_problems(raw: bytes) -> None:
    readings(raw)


@given(st.lists(st.sampled_from(ATOMS), max_size=16).map("".join), st.sampled_from(["", "k: ", "k:\n  - "]))
def test_any_parts_of_yaml_give_the_same_with_both_parsers(text: str, start: str) -> None:
    readings((start + text).encode())


WORDS = st.text(st.characters(codec="utf-8"), max_size=12).filter(
    lambda text: not REFUSED.search(text.replace("\n", ""))
)
KEYS = WORDS.filter(lambda text: text.isprintable() and text.isascii() and not re.match(r"$|<<$|[<=>|]{7}", text))
VALUES = st.recursive(WORDS, lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEYS, inside, max_size=4))


@st.composite
def written(draw: st.DrawFn) -> tuple[Value, str]:
    """A value and one of the ways to write it."""
    value: Value = draw(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
    text: str = yaml.dump(
        value,
        Dumper=Written,
        sort_keys=False,
        default_flow_style=draw(st.sampled_from([False, True, None])),
        default_style=draw(st.sampled_from([None, "'", '"', "|", ">"])),
        width=draw(st.sampled_from([20, 80, 1000])),
        indent=draw(st.sampled_from([2, 4])),
        allow_unicode=draw(st.booleans()),
        explicit_start=draw(st.booleans()),
        line_break=draw(st.sampled_from(["\n", "\r\n"])),
    )
    assume(yaml.load(text, Loader=yaml.BaseLoader) == value)  # in narrow columns it can double a backslash
    return value, text


class Written(yaml.SafeDumper):
    """Writes without anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        """No value is the same as another."""
        return True


@given(written())
def test_what_was_written_is_read_whatever_the_way(pair: tuple[Value, str]) -> None:
    value, text = pair
    readings(text.encode())
    assert value == document(text).value


@given(written(), st.integers(0, 400), st.integers(0, 5), st.sampled_from(["", *ATOMS]))
def test_a_spoiled_file_gives_the_same_with_both_parsers(pair: tuple[Value, str], at: int, gone: int, put: str) -> None:
    text = pair[1]
    at %= len(text) + 1
    readings((text[:at] + put + text[at + gone :]).encode())
