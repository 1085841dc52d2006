"""A new file says what was meant, whatever that is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lerarenagenda.store.document import REFUSED, Value, read
from lerarenagenda.store.new_text import Bare, new_text

LINES = st.text(
    st.one_of(
        st.sampled_from(list(" \n:-#'\"\\{}[]|>&*!%@`,?~=<+.0123456789abcY€’")),
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")),
    ),
    max_size=40,
).filter(lambda text: not REFUSED.search(text))
KEYS = st.from_regex(r"[a-z]+(_[a-z]+)*", fullmatch=True).filter(lambda key: len(key) < 20)
VALUES: st.SearchStrategy[Value] = st.recursive(
    LINES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
MARKERS = ("<<<<<<< a", "|||||||", "=======", ">>>>>>> b", "--- a", "...", "%YAML 1.1", "!!str a", "&a b", "*a", "? a")


def said(value: dict[str, Value]) -> object:
    document, problems = read(new_text(value).encode())
    assert [] == problems
    assert document
    return document.value


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_what_is_written_reads_back(value: dict[str, Value]) -> None:
    assert value == said(value)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["", " ", "  ", "a", "# a", "- a", "a: b", "'a", '"', *MARKERS]), max_size=5))
def test_lines_that_mean_something_elsewhere_are_words_here(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert {"note": text, "list": [text, {"key": text}]} == said({"note": text, "list": [text, {"key": text}]})


def test_it_is_as_plain_as_it_can_be() -> None:
    value: dict[str, Value] = {
        "note": "Een, twee: 'drie' [vier]",
        "reason": "Regel een.\n\n- regel twee",
        "by": Bare("2015"),
        "flag": Bare("true"),
        "title": "2015",
        "evidence": [{"title": "Verslag #2", "covers": ["po", "vo"]}],
    }
    written = """note: "Een, twee: 'drie' [vier]"
reason: |-
  Regel een.

  - regel twee
by: 2015
flag: true
title: '2015'
evidence:
  - title: 'Verslag #2'
    covers:
      - po
      - vo
"""
    assert written == new_text(value)
