"""A comment is what no value holds, and belongs to the line it stands on or above."""

import pytest

from lerarenagenda.store.comments import comments
from lerarenagenda.store.document import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b # one\n", [("# one", 1)]),
        ("# one\n\n# two\na: b\n", [("# one", 4), ("# two", 4)]),
        ("a: 'b # no'\nc: d#no\ne: |\n  # no\n  f\n# yes\ng: >-\n  x # no\n", [("# yes", 7)]),
        ("a:\n  # of the item\n  - b\n  - c # it\n", [("# of the item", 3), ("# it", 4)]),
        ("a: [b, # of b\n  c]\n# last", [("# of b", 1), ("# last", 3)]),
        ("a: b # one\r\nc: d\r\n", [("# one", 1)]),
        ("'a # b': c\n", []),
    ],
)
def test_comments_and_their_lines(text: str, expected: list[tuple[str, int]]) -> None:
    document, _ = read(text.encode())
    assert document is not None
    found = list(comments(document))
    assert expected == [(one.text, one.line) for one in found]
    for one in found:
        start, end = one.whole
        left = read((text[:start] + text[end:]).encode())[0]
        assert left is not None
        assert left.value == document.value
