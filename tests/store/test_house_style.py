"""The written form: keys, items and sets in their order, comments with what they are about, and nothing lost."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerarenagenda.store.comments import comments, values_of
from lerarenagenda.store.document import Document, read
from lerarenagenda.store.house_style import PLAIN, Form, in_house_style
from tests.store.layouts import KEYS, Layout, some_value
from tests.store.test_document import READABLE

INNER = Form({"name": PLAIN, "role": PLAIN, "note": PLAIN})
FORM = Form(
    {
        "title": PLAIN,
        "kind": PLAIN,
        "parts": Form(places={"po": 0, "vo": 1, "mbo": 2}),
        "people": INNER,
        "source": INNER,
        "note": PLAIN,
    }
)
SEEDS = st.integers(0, 2**64).map(Random)  # a failing one can be made again


def document_of(text: str) -> Document:
    document, problems = read(text.encode())
    assert document, problems
    return document


def written(text: str, form: Form = FORM) -> str | None:
    return in_house_style(document_of(text), form=form)


CASES = {
    "keys stand in their order with a blank line between them, unknown ones last": (
        "note: n\nx: 1\nkind: k\na: 2\n\n\n\ntitle: t",
        "title: t\n\nkind: k\n\nnote: n\n\nx: 1\n\na: 2\n",
    ),
    "what stands in brackets gets a line each": (
        "people: [{role: lead, name: A}, {name: B}]\nsource: {note: n, name: s}\n",
        "people:\n  - name: A\n    role: lead\n  - name: B\n\nsource:\n  name: s\n  note: n\n",
    ),
    "sets are sorted, with their comments; the others are not": (
        "parts:\n- vo\n# first\n- zz # z\n- aa\n- po\nx: [c, a, b]\n",
        "parts:\n  - po\n  - vo\n  - aa\n  # first\n  - zz # z\n\nx:\n  - c\n  - a\n  - b\n",
    ),
    "empty brackets stay": ("x: [ ]\nparts: {  }\n", "parts: {}\n\nx: []\n"),
    "lists in lists": ("x: [[a, [b]], c]\n", "x:\n  - - a\n    - - b\n  - c\n"),
    "a very long list gets long": (f"x: [{', '.join('a' * 200)}]\n", "x:\n" + "  - a\n" * 200),
    "no blank lines inside a block": (
        "people:\n\n  - name: A\n\n    role: r\n\n\n  - name: B\n",
        "people:\n  - name: A\n    role: r\n  - name: B\n",
    ),
    "quotes stay, of keys too": (
        "'title': \"a\"\nkind: 'b'\n\"note\": c\n",
        "'title': \"a\"\n\nkind: 'b'\n\n\"note\": c\n",
    ),
    "lines of a text in quotes or without are moved along": (
        "people:\n- name: 'a\n   b'\n  role: \"c\n\n    d\"\nnote:\n      e\n      f\n",
        "people:\n  - name: 'a\n      b'\n    role: \"c\n\n      d\"\n\nnote: e\n  f\n",
    ),
    "block texts are moved with all their lines": (
        "source:\n      note: >-\n          a\n            b\n\n          c\n",
        "source:\n  note: >-\n    a\n      b\n\n    c\n",
    ),
    "a block text with its indentation keeps it": (
        "note: >1-\n   a\n b\ntitle: |3\n     c\n",
        "title: |3\n     c\n\nnote: >1-\n   a\n b\n",
    ),
    "blank lines that are part of a text stay, and no other is added": (
        "title: |+\n  a\n\n\nnote: b\nkind: |+\n c\n",
        "title: |+\n  a\n\n\nkind: |+\n  c\nnote: b\n",
    ),
    "spaces that are part of a text stay": ("note: |\n  a\n     \n\n\n", "note: |\n  a\n     \n"),
    "a text of nothing but blank lines": ("title: |+\n\n   \n\nnote: a\n", "title: |+\n\n\n\nnote: a\n"),
    "a text that ends with the file says no more after it is moved": (
        "note: a\ntitle: |\n  b",
        "title: |-\n  b\n\nnote: a\n",
    ),
    "the start and the end of a document are not written": ("--- # a\ntitle: t\n...\n# b\n", "# a\ntitle: t\n\n# b\n"),
    "keys with a sign before them": ("? kind\n: k\n? title # t\n: # u\n  v\n", "# u\ntitle: v # t\n\nkind: k\n"),
    "lines end as the first one does": (
        "title: t\r\nnote: |\r\n  a\r\n  b\n",
        "title: t\r\n\r\nnote: |\r\n  a\r\n  b\r\n",
    ),
    "a comment at the top stays there, one at a key goes with it": (
        "# top\n\n# more\n\n# kind\nkind: k\n# title\ntitle: t # t\n\n# end\n",
        "# top\n\n# more\n\n# title\ntitle: t # t\n\n# kind\nkind: k\n\n# end\n",
    ),
    "what a comment tells other programs of the file stays at the top": (
        "# yaml-language-server: $schema=a.json\n# kind\nkind: k\ntitle: t\n",
        "# yaml-language-server: $schema=a.json\n\ntitle: t\n\n# kind\nkind: k\n",
    ),
    "a comment before an item goes with it": (
        "people:\n  # a\n  - role: r\n    # name\n    name: A\n  # b\n  - name: B\n",
        "people:\n  # a\n  # name\n  - name: A\n    role: r\n  # b\n  - name: B\n",
    ),
    "a comment after the last of a block stays last": (
        "people:\n  - role: r\n    name: A\n    # keys\n  # items\n# note\nnote: n\nkind: k\n",
        "kind: k\n\npeople:\n  - name: A\n    role: r\n    # keys\n  # items\n\n# note\nnote: n\n",
    ),
    "a comment further in than what comes next belongs to what it stands under": (
        "kind: k\n  # about kind\ntitle: t\n",
        "title: t\n\n# about kind\nkind: k\n",
    ),
    "comments in brackets get lines of their own, those beside stay beside": (
        "x: [ # x\n  a, # a\n  # b\n  b # beside b\n  # end\n  ] # after\nnote: n\n",
        "note: n\n\n# after\nx: # x\n  - a # a\n  # b\n  - b # beside b\n  # end\n",
    ),
    "a comment that touches a value is one": ('note: "a"#b\n', 'note: "a"  #b\n'),
    "a comment beside a sign of a block text stays there": ("note: |  # why\n    a\n", "note: |  # why\n  a\n"),
    "one blank line between comments stays": ("# a\n\n\n\n# b\n\n\ntitle: t\n", "# a\n\n# b\n\ntitle: t\n"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_file_gets_its_written_form(text: str, expected: str) -> None:
    assert expected == written(text)
    assert expected == written(expected)


HELD = {
    "what holds for a line in brackets keeps them on it": (
        "parts: [vo, po] # agenda: allow A1\ntitle: t\n",
        "title: t\n\nparts: [vo, po] # agenda: allow A1\n",
    ),
    "also from the line above": (
        "# agenda: allow A1\nparts: [vo,\n     po]\ntitle: t\n",
        "title: t\n\n# agenda: allow A1\nparts: [vo,\n  po]\n",
    ),
    "the first line of an item stays the first": (
        "people:\n# agenda: allow A1\n- role: r\n  name: n\n- role: r\n  name: n\n",
        "people:\n  # agenda: allow A1\n  - role: r\n    name: n\n  - name: n\n    role: r\n",
    ),
    "what holds for the next line goes with that, wherever it stands": (
        "# agenda: allow A1\n\nkind: k\npeople:\n  - name: n\n    # agenda: allow A2\ntitle: t\n",
        "# agenda: allow A2\ntitle: t\n\n# agenda: allow A1\n\nkind: k\n\npeople:\n  - name: n\n",
    ),
    "a whole file in brackets stays as it is": (
        "{note: n, title: t} # agenda: allow A1\r\n",
        "{note: n, title: t} # agenda: allow A1\r\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), HELD.values(), ids=HELD)
def test_a_comment_to_programs_stays_with_its_line(text: str, expected: str) -> None:
    """What it holds for may be anything on that line."""
    assert expected == written(text)
    assert expected == written(expected)


@pytest.mark.parametrize(
    "text", ["x: [-]\n", f"x: [{'a,' * 9999}]\ny: {{a: {'b' * 230 * 1024}}}\n"], ids=["dash", "size"]
)
def test_what_cannot_be_written_otherwise_is_refused(text: str) -> None:
    """A dash needs its brackets; a file may not outgrow what can be read."""
    assert written(text) is None


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_every_way_of_writing_keeps_what_it_says(text: str) -> None:
    after = written(text, PLAIN)
    assert after is not None
    assert document_of(text).value == document_of(after).value
    assert after == written(after, PLAIN)


def some_form(random: Random, depth: int = 3) -> Form:
    keys = random.sample(KEYS, random.choice([0, 3, 6])) if depth else []
    places = {"t3": 0, "t2": 1} if random.random() < 0.3 else None
    return Form({key: some_form(random, depth - 1) for key in keys}, places)


def sources(document: Document) -> list[str]:
    """Every key and text as it is written but for its lines; of a block text only the sign."""
    found = (document.text[start:end] for start, end in values_of(document))
    return sorted(one[0] if one[:1] in ("|", ">") else " ".join(one.split()) for one in found)


@given(SEEDS)
def test_however_a_file_is_laid_out_nothing_is_lost(random: Random) -> None:
    """The same values, quotes and comments; and the written form of the written form is the same."""
    layout = Layout(random)
    document, form = document_of(layout.file(some_value(random))), some_form(random)
    after = in_house_style(document, form=form)
    assert after is not None
    again = document_of(after)
    assert after == in_house_style(again, form=form)
    assert sources(document) == sources(again)
    assert sorted(layout.comments) == sorted(comment.text for comment in comments(again))


@given(SEEDS)
def test_comments_stay_with_what_they_are_about(random: Random) -> None:
    layout = Layout(random)
    after = in_house_style(document_of(layout.file(some_value(random))), form=some_form(random))
    assert after
    lines = after.splitlines()
    for number, line in enumerate(lines):
        if found := re.search(r"# above (t\d+) ", line):
            following = next(one for one in lines[number:] if one.strip(" ")[:1] not in ("", "#"))
            below = lines[lines.index(following) + 1 :][:1]
            assert re.search(rf"\b{found[1]}\b", " ".join([following, *below]))
        if found := re.search(r"(.*)# beside (t\d+) ", line):
            following = next((one for one in lines[number:] if one.strip(" ")[:1] not in ("", "#")), "")
            assert re.search(rf"\b{found[2]}\b", found[1] if found[1].strip() else following)


def nodes(value: Any, route: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if route:
        yield route, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from nodes(inner, (*route, step))


def unordered(value: Any) -> str:
    if isinstance(value, dict):
        return str(sorted((key, unordered(inner)) for key, inner in value.items()))
    return str(sorted(map(unordered, value))) if isinstance(value, list) else str(value)


def held(document: Document) -> dict[str, set[tuple[tuple[str, ...], str]]]:
    """By comment to programs: what begins on the line that it is about."""
    found = [(document.span(route, key=True).line, route, value) for route, value in nodes(document.value)]
    return {
        comment.text: {
            (tuple(step for step in route if isinstance(step, str)), unordered(value))
            for line, route, value in found
            if line == comment.line
        }
        for comment in comments(document)
        if comment.text.startswith("# agenda:")
    }


@given(SEEDS)
def test_a_comment_to_programs_holds_for_what_it_held_for(random: Random) -> None:
    document = document_of(Layout(random, to_programs=0.5).file(some_value(random)))
    after = in_house_style(document, form=some_form(random))
    assert after
    before, now = held(document), held(document_of(after))
    assert [] == [text for text, what in before.items() if not what <= now[text]]
