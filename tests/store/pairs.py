"""Pairs of changes that two people make to one file at the same time, and what must come of them.

What both must give together follows from the facts they changed and not from any text: where both changed one fact,
and not in the same way, it is a conflict.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from random import Random
from typing import Any

from lerarenagenda.agenda.load import load
from lerarenagenda.changes.written_form import form_of, kind_of, orders_of
from lerarenagenda.diagnostics import Route
from lerarenagenda.store.document import read
from lerarenagenda.store.house_style import Form, in_house_style
from tests.store.people import CHANGES, GONE, Facts, File, Side, Where, canonical, document_of, identity

ROOT = Path(__file__).parents[2]
AGENDAS = (ROOT / "data", ROOT / "tests" / "example", ROOT / "tests" / "municipality" / "agenda")


@dataclass(frozen=True)
class Pair:
    """Two people who change one file; `expected` is what must come of it, None for a conflict."""

    file: File
    ours: Side
    theirs: Side
    expected: Any


def files() -> list[File]:
    """Every file of three agendas."""
    found = []
    for root in AGENDAS:
        loaded = load(root)
        orders = orders_of(loaded)
        for path, document in sorted(loaded.documents.items()):
            kind = kind_of(path)
            assert kind
            style = form_of(kind, orders)
            text = in_house_style(document, form=style)
            assert text
            found.append(File(f"{root.name}/{path}", text, kind, form_of(kind, {}), style))
    return found


def pairs(known: list[File], *, seed: int, number: int, most: int) -> Iterator[Pair]:
    """So many pairs, each side with one to `most` changes; in a fifth of them both begin at the same key."""
    for index in range(number):
        random = Random(f"{seed} {index} {most}")
        file = random.choice(known)
        same = random.random() < 1 / 5
        key = random.choice(list(document_of(file.text).value)) if same else None
        ours, theirs = (changed(file, random, number=random.randint(1, most), key=key) for _ in range(2))
        yield Pair(file, ours, theirs, together(file, ours, theirs))


def changed(file: File, random: Random, *, number: int, key: str | None) -> Side:
    """A file after some changes by one person, each of another fact; the first at a key if one is given."""
    side = Side(file, file.text)
    for _ in range(200):
        if len(side.facts) + len(side.comments) >= number:
            break
        change = random.choice(CHANGES)
        after = change(side, random, key if not side.facts else None)
        if after is None or overlapping(side.facts, after.facts):
            continue
        document = read(after.text.encode())[0]
        styled = in_house_style(document, form=file.style) if document else None
        if styled is None:
            continue
        told = {one: about for one, about in (side.comments | after.comments).items() if one in styled}
        side = Side(file, styled, side.facts | after.facts, told, side.instead | after.instead)
    said = with_facts(document_of(file.text).value, side.facts, file.form)
    assert canonical(said, file.form) == canonical(document_of(side.text).value, file.form), (side.facts, side.text)
    return side


def overlapping(one: Facts, other: Facts) -> bool:
    """Whether a person would change a fact, or a list of items without a name of their own, a second time."""
    return any(a[:n] == b[:n] for a in one for b in other for n in [max(1, min(len(a), len(b)) - 1)])


def together(file: File, ours: Side, theirs: Side) -> Any:
    """What two sides must give; None when they cannot."""
    for one, mine in ours.facts.items():
        for other, said in theirs.facts.items():
            shared = min(len(one), len(other))
            if one[:shared] == other[:shared] and (one != other or mine != said):
                return None
    if any(theirs.instead.get(path, new) != new for path, new in ours.instead.items()):
        return None
    if about_what_is_gone(ours, theirs) or about_what_is_gone(theirs, ours):
        return None
    base = document_of(file.text).value
    found = with_facts(base, {**ours.facts, **theirs.facts}, file.form)
    alone = [with_facts(base, side.facts, file.form) for side in (ours, theirs)]
    emptied = set(empty(found)) - set(empty(alone[0])) - set(empty(alone[1]))
    return None if emptied else found


def about_what_is_gone(one: Side, other: Side) -> bool:
    """Whether one side has a comment on something that the other took away."""
    return any(
        about[: len(path)] == path and path not in one.facts
        for about in one.comments.values()
        for path, said in other.facts.items()
        if said is GONE
    )


def empty(value: Any, route: Route = ()) -> Iterator[Route]:
    """Where nothing is left in a block or list."""
    if isinstance(value, dict | list) and not value:
        yield route
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    ):
        yield from empty(inner, (*route, step))


def with_facts(value: Any, facts: Facts, form: Form) -> Any:
    """A value after these changes."""
    for path, said in facts.items():
        value = with_fact(value, path, said, form)
    return value


def with_fact(value: Any, path: Where, said: Any, form: Form) -> Any:
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        inner = with_fact(value[step], rest, said, form.keys.get(step, Form())) if rest else said
        found = {**value, step: inner}
        return {key: one for key, one in found.items() if one is not GONE}
    items: list[Any] = []
    for item in value:
        same = identity(item, form, value) == step
        items.append((with_fact(item, rest, said, form) if rest else said) if same else item)
    if not rest and step not in [identity(item, form, value) for item in value]:
        items.append(said)
    return [item for item in items if item is not GONE]


class Outcome(Enum):
    """What came of a pair."""

    RIGHT = "joined, and right"
    KEPT = "true conflict kept"
    FALSE = "false conflict"
    WRONG = "joined, and wrong"
    SILENT = "conflict decided by nobody"
    INVALID = "no longer to be read"


def outcome(pair: Pair, text: str, *, clashing: bool) -> Outcome:
    """What a text that came of a pair is."""
    if clashing:
        return Outcome.KEPT if pair.expected is None else Outcome.FALSE
    document, _ = read(text.encode())
    if document is None:
        return Outcome.INVALID
    if pair.expected is None:
        return Outcome.SILENT
    same = canonical(document.value, pair.file.form) == canonical(pair.expected, pair.file.form)
    told = all(comment in text for side in (pair.ours, pair.theirs) for comment in side.comments)
    return Outcome.RIGHT if same and told else Outcome.WRONG


def holds(side: Side, text: str) -> bool:
    """Whether a text says all that one side changed, whatever else it says."""
    value, form = document_of(text).value, side.file.form
    return bool(canonical(with_facts(value, side.facts, form), form) == canonical(value, form))
