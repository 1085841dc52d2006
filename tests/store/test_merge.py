"""Three versions of one file become one: what was changed on one side counts, what both changed stays in conflict."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.merging import NEVER, by_fields, counted, lost
from lerarenagenda.changes.written_form import form_of
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Part, fields_of
from lerarenagenda.records.settings import Settings
from lerarenagenda.store.comments import comments
from lerarenagenda.store.document import Document, read
from lerarenagenda.store.house_style import PLAIN, Form
from lerarenagenda.store.markers import Marked, Side, Unmatched, joined_lines, taken_apart
from lerarenagenda.store.merge import Merge, merged
from tests.store.layouts import KEYS, Layout, some_value
from tests.store.pairs import files, pairs

SEEDS = st.integers(0, 2**64).map(Random)  # a failing one can be made again
PEOPLE = Form({"name": PLAIN, "role": PLAIN, "note": PLAIN}, by=("name", "role"))
FORM = Form(
    {
        "title": PLAIN,
        "kind": PLAIN,
        "parts": Form(places={"po": 0, "vo": 1, "mbo": 2, "wo": 3}, by=()),
        "people": PEOPLE,
        "doubts": Form(by=()),
        "steps": PLAIN,
        "source": Form({"place": PLAIN, "quote": PLAIN}),
        "note": PLAIN,
    }
)
BASE = """\
title: t  # told

parts:
  - po
  - vo

people:
  - name: A
    role: lead
  - name: B
    role: co

doubts:
  - one
  - two

steps:
  - a
  - b

source:
  place: p. 2
  quote: >-
    some words
    that stand there

note: n
"""
AB = "  - name: A\n    role: lead\n  - name: B\n    role: co\n"
JOINED = {  # (old, new) on our side, on theirs, and in what comes of it
    "two keys": ([("title: t", "title: u")], [("note: n", "note: m")], []),
    "the same twice": ([("title: t", "title: u")], [("title: t", "title: u")], [("title: t", "title: u")]),
    "two keys of one block": ([("p. 2", "p. 3")], [("that stand", "as they stand")], []),
    "keys added at one place, in the order of the form": (
        [("note: n\n", "note: n\n\nx: 1\n"), ("title: t  # told\n", "title: t  # told\n\nkind: k\n")],
        [("note: n\n", "note: n\n\ny: 2\n"), ("title: t  # told\n", "title: t  # told\n\nz: 3\n")],
        [
            ("note: n\n", "note: n\n\nx: 1\n\ny: 2\n"),
            ("title: t  # told\n", "title: t  # told\n\nkind: k\n\nz: 3\n"),
        ],
    ),
    "a set": (
        [("  - vo\n", "  - vo\n  - wo\n")],
        [("  - po\n", ""), ("  - vo\n", "  - vo\n  - mbo\n")],
        [("  - po\n", ""), ("  - vo\n", "  - vo\n  - mbo\n  - wo\n")],
    ),
    "blocks by their name": (
        [(AB, AB + "  - name: C\n    role: co\n"), ("role: lead", "role: guest")],
        [("role: co", "role: co\n    note: n"), ("  - name: A", "  - name: D\n    role: co\n  - name: A")],
        [
            (
                AB,
                "  - name: D\n    role: co\n"
                + AB.replace("lead", "guest")
                + "    note: n\n  - name: C\n    role: co\n",
            )
        ],
    ),
    "texts by what they say": (
        [("  - one\n", "  - one\n  - three\n")],
        [("  - two\n", "")],
        [("  - one\n  - two\n", "  - one\n  - three\n")],
    ),
    "one side gives a list another order": (
        [("  - one\n  - two\n", "  - two\n  - one\n")],
        [("  - two\n", "  - two\n  - three\n")],
        [("  - one\n  - two\n", "  - two\n  - three\n  - one\n")],
    ),
    "comments of both sides": (
        [("title: t  # told", "# ours\ntitle: u  # told")],
        [("title: t  # told", "# theirs\ntitle: t  # told again")],
        [("title: t  # told", "# ours\n# theirs\ntitle: u  # told again")],
    ),
    "comments beside one value": (
        [("note: n", "note: n # ours")],
        [("note: n", "note: n # theirs")],
        [("note: n", "# theirs\nnote: n # ours")],
    ),
    "brackets on one side": (
        [("parts:\n  - po\n  - vo\n", "parts: [po, vo, wo] # all\n")],
        [("  - po\n", "")],
        [("parts:\n  - po\n  - vo\n", "parts: # all\n  - vo\n  - wo\n")],
    ),
    "another order of keys, and a change": (
        [("title: t  # told\n\nparts:\n  - po\n  - vo\n", "parts:\n  - po\n  - vo\n\ntitle: t  # told\n")],
        [("title: t", "title: u"), ("  - vo\n", "  - vo\n  - mbo\n")],
        [("title: t  # told\n\nparts:\n  - po\n  - vo\n", "parts:\n  - po\n  - vo\n  - mbo\n\ntitle: u  # told\n")],
    ),
}
KEPT = {  # (old, new) on our side, on theirs, and the lines of the conflict on each
    "one text": ([("title: t", "title: u")], [("title: t", "title: v")], "title: u  # told\n", "title: v  # told\n"),
    "changed and removed": ([("note: n", "note: m")], [("\nnote: n\n", "")], "\nnote: m\n", ""),
    "a comment on what is removed": ([("note: n", "note: n # m")], [("\nnote: n\n", "")], "\nnote: n # m\n", ""),
    "added on both sides": (
        [("note: n\n", "note: n\n\nx: 1\n")],
        [("note: n\n", "note: n\n\nx: 2\n")],
        "x: 1\n",
        "x: 2\n",
    ),
    "the role of one name": (
        [("role: lead", "role: guest")],
        [("role: lead", "role: chair")],
        "    role: guest\n",
        "    role: chair\n",
    ),
    "one name added twice": (
        [(AB, AB + "  - name: C\n    role: co\n")],
        [(AB, AB + "  - name: C\n    role: lead\n")],
        "  - name: C\n    role: co\n",
        "  - name: C\n    role: lead\n",
    ),
    "two names in the place of one": (
        [("name: A", "name: C")],
        [("name: A", "name: D")],
        "people:\n" + AB.replace("A", "C"),
        "people:\n" + AB.replace("A", "D"),
    ),
    "two words in the place of one in a set": (
        [("  - vo", "  - mbo")],
        [("  - vo", "  - wo")],
        "parts:\n  - po\n  - mbo\n",
        "parts:\n  - po\n  - wo\n",
    ),
    "a list that neither side emptied": (
        [("  - po\n", "")],
        [("  - vo\n", "")],
        "parts:\n  - vo\n",
        "parts:\n  - po\n",
    ),
    "a list of which the order says something": (
        [("  - a\n", "  - a\n  - c\n")],
        [("  - b\n", "  - b\n  - d\n")],
        "steps:\n  - a\n  - c\n  - b\n",
        "steps:\n  - a\n  - b\n  - d\n",
    ),
    "a text put otherwise and taken away": (
        [("  - one", "  - one more")],
        [("  - one\n", "")],
        "doubts:\n  - one more\n  - two\n",
        "doubts:\n  - two\n",
    ),
    "a key by another name on both sides": (
        [("note: n", "remark: n")],
        [("note: n", "comment: n")],
        "remark: n\n",
        "comment: n\n",
    ),
    "a key under another key, and changed": (
        [("  place: p. 2\n", ""), ("note: n\n", "note: n\n\nwhere:\n  place: p. 2\n")],
        [("p. 2", "p. 3")],
        None,
        None,
    ),
}
WHOLE = {
    "no YAML on one side": BASE.replace("parts:", "parts"),
    "not readable at all": "\ufeff" + BASE,
    "a conflict that was there": BASE.replace("note: n", "<<<<<<< a\nnote: n\n=======\nnote: o\n>>>>>>> b"),
    "empty": "",
}


def document_of(text: str) -> Document:
    document, problems = read(text.encode())
    assert document, problems
    return document


def changed(changes: list[tuple[str, str]]) -> str:
    text = BASE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(("ours", "theirs", "expected"), JOINED.values(), ids=JOINED)
def test_what_differs_is_joined(ours: list[Any], theirs: list[Any], expected: list[Any]) -> None:
    assert Merge(changed(expected or [*ours, *theirs])) == merged(BASE, changed(ours), changed(theirs), form=FORM)


@pytest.mark.parametrize(("ours", "theirs", "our_lines", "their_lines"), KEPT.values(), ids=KEPT)
def test_what_both_changed_stays_in_conflict(
    ours: list[Any], theirs: list[Any], our_lines: str | None, their_lines: str | None
) -> None:
    """Round whole lines and no more of them than it takes; each side is there as it was written."""
    merge = merged(BASE, changed(ours), changed(theirs), form=FORM)
    assert merge.conflicts
    pieces = taken_apart(merge.text)
    assert [changed(ours), changed(theirs)] == [joined_lines(pieces, side=side) for side in (Side.OURS, Side.THEIRS)]
    marked = [piece for piece in pieces if isinstance(piece, Marked)]
    if our_lines is not None:
        assert [(our_lines, their_lines)] == [
            ("".join(f"{x}\n" for x in one.ours), "".join(f"{x}\n" for x in one.theirs)) for one in marked
        ]


def test_marks_are_those_of_git_and_as_long_as_asked() -> None:
    merge = merged("a: 1\nb: 1\n", "a: 2\nb: 1\n", "a: 3\nb: 1\n", form=PLAIN, size=9)
    expected = "<<<<<<<<< ours\na: 2\n||||||||| base\na: 1\n=========\na: 3\n>>>>>>>>> theirs\nb: 1\n"
    assert expected == merge.text


@pytest.mark.parametrize("ours", WHOLE.values(), ids=WHOLE)
def test_what_is_not_understood_is_an_ordinary_conflict(ours: str) -> None:
    """Nothing is joined then, and each side can be had back whole."""
    theirs = BASE.replace("note: n", "note: m")
    merge = merged(BASE, ours, theirs, form=FORM)
    assert [()] == [one.route for one in merge.conflicts]
    if "<<<" not in ours:
        pieces = taken_apart(merge.text)
        assert [ours, theirs] == [joined_lines(pieces, side=side) for side in (Side.OURS, Side.THEIRS)]


def test_lines_end_as_they_did() -> None:
    base, ours, theirs = (text.replace("\n", "\r\n") for text in ("a: 1\nb: 1\n", "a: 2\nb: 1\n", "a: 1\nb: 2\n"))
    assert Merge("a: 2\r\nb: 2\r\n") == merged(base, ours, theirs, form=PLAIN)


@pytest.mark.parametrize("most", [1, 3])
def test_what_two_people_change_is_joined_and_no_conflict_lost(most: int) -> None:
    """A sample; `python -m benchmarks.merging` takes five hundred pairs of each."""
    found = counted(by_fields, number=60, most=most)
    assert [] == [one for one in NEVER if found[one]]
    assert 0 == lost(number=60, most=most)


def test_one_side_alone_is_taken_as_it_is_and_sides_may_be_swapped() -> None:
    for pair in pairs(files(), seed=1, number=40, most=2):
        base, ours, theirs = pair.file.text, pair.ours.text, pair.theirs.text
        form = pair.file.form
        assert Merge(ours) == merged(base, ours, base, form=form)
        assert Merge(ours) == merged(base, base, ours, form=form)
        assert Merge(ours) == merged(base, ours, ours, form=form)
        one, other = (merged(base, *sides, form=form).conflicts for sides in ((ours, theirs), (theirs, ours)))
        assert {clash.route for clash in one} == {clash.route for clash in other}


def differently(value: Any, random: Random) -> Any:
    """A value with some changes."""
    if isinstance(value, str):
        return value if random.random() < 0.5 else f"{value}{random.choice([' x', ' y'])}"
    found: Any
    if isinstance(value, dict):
        found = {key: differently(one, random) if random.random() < 0.4 else one for key, one in value.items()}
        key = random.choice(KEYS)
        found = {**found, key: found.get(key, "new")} if random.random() < 0.2 else found
    else:
        found = [differently(one, random) if random.random() < 0.3 else one for one in value]
        found.insert(random.randint(0, len(found)), "new") if random.random() < 0.2 else None
    if len(found) > 1 and random.random() < 0.2:
        found.pop(random.choice(list(found)) if isinstance(found, dict) else random.randrange(len(found)))
    return found


@given(SEEDS)
def test_however_three_files_are_laid_out_what_comes_of_them_is_sound(random: Random) -> None:
    """It can be read with either side of its conflicts; comments stay; swapped sides give a conflict just as well."""
    base = some_value(random)
    layouts = [Layout(random, exact=True) for _ in range(3)]
    values = (base, differently(base, random), differently(base, random))
    texts = [layout.file(value) for layout, value in zip(layouts, values, strict=True)]
    if not all(read(text.encode())[0] for text in texts):
        return
    form = random.choice([PLAIN, Form({key: Form(dict.fromkeys(KEYS, Form(by=())), by=()) for key in KEYS}, by=())])
    merge, swapped = merged(*texts, form=form), merged(texts[0], texts[2], texts[1], form=form)
    assert bool(merge.conflicts) == bool(swapped.conflicts)
    pieces = taken_apart(merge.text.replace("\r\n", "\n"))
    sides = [document_of(joined_lines(pieces, side=side)) for side in (Side.OURS, Side.THEIRS)]
    if not merge.conflicts:
        told = Counter(comment.text for comment in comments(sides[0]))
        base_told, *new = (Counter(comment.text for comment in comments(document_of(text))) for text in texts)
        assert all(one - base_told - told == Counter() for one in new)


def test_marks_that_do_not_belong_together_are_not_followed() -> None:
    for text in ("<<<<<<< a\n=======\n", ">>>>>>> a\n", "<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n", "||||||| a\n"):
        with pytest.raises(Unmatched):
            taken_apart(text)


def kinds(kind: type[Part]) -> set[type[Part]]:
    parts = {facts.part for facts in fields_of(kind).values() if facts.part}
    return {kind, *(inner for part in parts for inner in kinds(part))}


def test_blocks_in_every_list_can_be_told_apart() -> None:
    """Each says by which of its keys; else two people could not both change the list."""
    all_kinds = {inner for kind in (*KINDS, Settings) for inner in kinds(kind)}
    all_kinds |= {inner for kind in KINDS if kind.entry_type for inner in kinds(kind.entry_type)}
    lists = [(kind, facts) for kind in all_kinds for facts in fields_of(kind).values() if facts.many and facts.part]
    assert [] == [f"{kind.__name__}.{facts.key}" for kind, facts in lists if not facts.told_apart_by]
    assert form_of(KINDS[0], {}).keys
