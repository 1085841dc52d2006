"""An edit changes one place in a text, and what the file says is then what was meant."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerarenagenda.diagnostics import Edit, Mend, Mending, Route
from lerarenagenda.store.document import REFUSED, Document, Value, read
from lerarenagenda.store.edits import applied, edit_of

DATA = Path(__file__).parents[2] / "data"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(DATA.rglob("*.yaml"))]
ODD = [
    "title: 'it''s' # a remark\nlist: [a, \"b\", {key: c}]\nempty:\nlast: |\n  two\n  lines\n",
    'a: {b: "x", "c": [1, 2]}\r\nd: >-\r\n  folded\r\n  text\r\n\r\n# the end\r\n',
    "a:\n- b: c\n  d: [ ]\n-\n- e\n",
]
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40
).filter(lambda text: not REFUSED.search(text))


def routes(value: Value, route: Route = ()) -> list[Route]:
    """Where texts stand in what a file says."""
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in routes(inner, (*route, key))]
    if isinstance(value, list):
        return [found for index, inner in enumerate(value) for found in routes(inner, (*route, index))]
    return [route]


def reading(text: str) -> Document:
    document, problems = read(text.encode())
    assert document is not None
    assert [] == problems
    return document


def holder(value: Any, route: Route) -> Any:
    """What the last step of a route is in."""
    for step in route[:-1]:
        value = value[step]
    return value


def edited(text: str, edit: Edit) -> str:
    after, left = applied(text, [edit])
    assert () == left
    assert after == text[: edit.start] + edit.text + text[edit.end :]
    return after


@given(st.sampled_from([*TEXTS, *ODD]), st.data())
def test_a_value_is_replaced_and_nothing_else(text: str, data: st.DataObject) -> None:
    """Whatever the new words are, and however the old ones were written."""
    document = reading(text)
    route = data.draw(st.sampled_from(routes(document.value)))
    words = data.draw(WORDS)
    meant = deepcopy(document.value)
    holder(meant, route)[route[-1]] = words
    assert meant == reading(edited(text, edit_of("x", document, Mend(route, words)))).value


@given(st.sampled_from(TEXTS), st.data())
def test_a_key_gets_another_name_or_is_left_out(text: str, data: st.DataObject) -> None:
    document = reading(text)
    route = data.draw(st.sampled_from([route for route in routes(document.value) if isinstance(route[-1], str)]))
    meant = deepcopy(document.value)
    there = holder(meant, route)
    if data.draw(st.booleans()):
        there["another"] = there.pop(route[-1])
        edit = edit_of("x", document, Mend(route, "another", Mending.KEY))
    else:
        del there[route[-1]]
        edit = edit_of("x", document, Mend(route, how=Mending.LEAVE_OUT))
    after, _ = read(edited(text, edit).encode())
    if there and len(route) == 1:
        assert after is not None
        assert meant == after.value


@pytest.mark.parametrize(
    ("text", "mend", "after"),
    [
        ("a: x # y\n", Mend(("a",), "no"), "a: 'no' # y\n"),
        ("a: x\n", Mend(("a",), "2015-10"), "a: 2015-10\n"),
        ("a: x\n", Mend(("a",), "1.10"), "a: '1.10'\n"),
        ("a: 'x'\n", Mend(("a",), "it's"), "a: 'it''s'\n"),
        ('a: "x"\n', Mend(("a",), "y: z"), 'a: "y: z"\n'),
        ("a:\nb: c\n", Mend(("a",), "x"), "a: x\nb: c\n"),
        ("a: x\n", Mend(("a",), "z", Mending.LIST), "a: [z]\n"),
        ("a:\n  - x # y\n  - z\n", Mend(("a", 0), how=Mending.LEAVE_OUT), "a:\n  - z\n"),
        ("a: 1\n# of b\nb: 2\n", Mend(("a",), how=Mending.LEAVE_OUT), "# of b\nb: 2\n"),
    ],
)
def test_what_an_edit_leaves_behind(text: str, mend: Mend, after: str) -> None:
    """Quotes only where the old value had them or the new one needs them, for any reader of YAML."""
    assert after == edited(text, edit_of("x", reading(text), mend))


def test_of_two_edits_of_one_place_the_first_is_made() -> None:
    first, second, third = Edit("x", 0, 3, "one"), Edit("x", 2, 4, "two"), Edit("x", 5, 6, "")
    assert ("onedeg", (second,)) == applied("abcdefg", [third, second, first])
