"""Changes that people make to one file: other words, a key, an item more or less, a comment.

Each tells which facts it changes: the text under a key, a key, an item of a list.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import yaml

from lerarenagenda.diagnostics import Mend, Mending, Route
from lerarenagenda.records.base import FieldFacts, Part, fields_of
from lerarenagenda.store.document import Document, read
from lerarenagenda.store.edits import applied, edit_of
from lerarenagenda.store.house_style import Form

WORDS = ("regionaal", "uiterlijk", "samen", "eerst", "opnieuw", "voor de zomer", "'s avonds", "€ 5", "100%", "ja")
PERIODS = ("2015", "2015-H1", "2015-Q3", "2016-10", "2014-10-15")
NAMES = ("vsnu", "po-raad", "velon", "mbo-raad", "nieuwe-partij", "regio-noord", "ocw")
GONE = None
Where = tuple[Any, ...]  # keys, and of an item in a list what tells it apart
Facts = dict[Where, Any]


@dataclass(frozen=True)
class File:
    """One file of an agenda in the written form; how it is merged, and how people write it."""

    name: str
    text: str
    kind: type[Part]
    form: Form
    style: Form


@dataclass
class Side:
    """What one person made of a file: its text, the facts that were changed, and the comments that were added."""

    file: File
    text: str
    facts: Facts = field(default_factory=dict)
    comments: dict[str, Where] = field(default_factory=dict)  # with what they are about
    instead: Facts = field(default_factory=dict)  # what stands in the place of what was taken away


@dataclass(frozen=True)
class Spot:
    """A value in a file: where, what it is as a fact, what its field says, how it is merged."""

    route: Route
    path: Where
    value: Any
    facts: FieldFacts | None
    form: Form
    holder: Any
    naming: tuple[str, ...] = ()


Change = Callable[[Side, Random, "str | None"], "Side | None"]


def document_of(text: str) -> Document:
    document, problems = read(text.encode())
    assert document, (problems, text)
    return document


def identity(item: Any, form: Form, items: list[Any]) -> Any:
    """What tells an item apart: its first key, and which of those it is that have the same there."""
    if not isinstance(item, dict) or not form.by:
        return item
    alike = [one for one in items if one.get(form.by[0]) == item.get(form.by[0])]
    return (item.get(form.by[0]), alike.index(item) if len(alike) > 1 else 0)


def canonical(value: Any, form: Form) -> Any:
    """A value in which the order of what can be told apart, and of keys, says nothing."""
    if isinstance(value, dict):
        return sorted((key, canonical(one, form.keys.get(key, Form()))) for key, one in value.items())
    if isinstance(value, list):
        items = [canonical(item, form) for item in value]
        return sorted(items, key=repr) if form.by is not None else items
    return value


def spots(side: Side, key: str | None) -> list[Spot]:
    """Every value of a file, or those under one key."""
    value = document_of(side.text).value
    found = list(_spots(value, (), (), side.file.kind, side.file.form))
    return [spot for spot in found if key is None or spot.route[0] == key]


def _spots(
    value: Any, route: Route, path: Where, kind: type[Part] | None, form: Form, naming: tuple[str, ...] = ()
) -> Iterator[Spot]:
    for name, inner in value.items():
        facts = fields_of(kind).get(name) if kind else None
        own = form.keys.get(name, Form())
        spot = Spot((*route, name), (*path, name), inner, facts, own, value, naming)
        yield spot
        part = facts.part if facts else None
        if isinstance(inner, dict):
            yield from _spots(inner, spot.route, spot.path, part, own)
        elif isinstance(inner, list):
            for index, item in enumerate(inner):
                at = Spot((*spot.route, index), (*spot.path, identity(item, own, inner)), item, facts, own, inner)
                yield at
                if isinstance(item, dict) and own.by:
                    same = [one for one in inner if one.get(own.by[0]) == item.get(own.by[0])]
                    naming = own.by if len(same) > 1 else own.by[:1]
                    yield from _spots(item, at.route, at.path, part, own, naming)


def some(random: Random, found: Iterable[Spot]) -> Spot | None:
    listed = list(found)
    return random.choice(listed) if listed else None


def names_block(spot: Spot) -> bool:
    """Whether it is one of the keys by which a block is told from the others in its list."""
    return spot.route[-1] in spot.naming


def value_at(document: Document, route: Route) -> Any:
    value: Any = document.value
    for step in route:
        value = value[step]
    return value


def says_otherwise(side: Side, random: Random, key: str | None) -> Side | None:
    """Another text under a key: another word of a closed list, another period, other words."""
    texts = (one for one in spots(side, key) if isinstance(one.value, str) and isinstance(one.route[-1], str))
    spot = some(random, (one for one in texts if not names_block(one)))
    if spot is None:
        return None
    document = document_of(side.text)
    start, end = document.offsets(spot.route)
    raw = side.text[start:end]
    if "\n" in raw or " " in raw:
        text = side.text[:start] + other_words(raw, random) + side.text[end:]
    else:
        text = applied(side.text, [edit_of("", document, Mend(spot.route, other_word(spot, random)))])[0]
    after = read(text.encode())[0]
    said = value_at(after, spot.route) if after else spot.value
    return None if said == spot.value else replace(side, text=text, facts={spot.path: said}, comments={}, instead={})


def other_word(spot: Spot, random: Random) -> str:
    known = spot.facts.choices if spot.facts else None
    choices: list[str] = [one.value for one in known or () if one.value != spot.value]
    return random.choice(choices or [*PERIODS, *NAMES, *WORDS])


def other_words(raw: str, random: Random) -> str:
    places = [index for index, char in enumerate(raw) if char == " " and raw[index + 1 : index + 2].isalpha()]
    at = random.choice(places or [len(raw)])
    return f"{raw[:at]} {random.choice(['regionaal', 'samen', 'opnieuw', 'alsnog', 'vooral'])}{raw[at:]}"


def takes_away_key(side: Side, random: Random, key: str | None) -> Side | None:
    """A key that need not be there is removed with what it says."""
    found = (one for one in spots(side, key) if isinstance(one.route[-1], str) and len(one.holder) > 1)
    free = (one for one in found if not names_block(one) and not (one.facts and one.facts.required))
    return without(side, some(random, (one for one in free if next(iter(one.holder)) != one.route[-1])))


def takes_away_item(side: Side, random: Random, key: str | None) -> Side | None:
    """An item is removed, but not the last."""
    found = (one for one in spots(side, key) if isinstance(one.route[-1], int) and len(one.holder) > 1)
    return without(side, some(random, (one for one in found if one.form.by is not None)))


def without(side: Side, spot: Spot | None) -> Side | None:
    if spot is None:
        return None
    edit = edit_of("", document_of(side.text), Mend(spot.route, how=Mending.LEAVE_OUT))
    return replace(side, text=applied(side.text, [edit])[0], facts={spot.path: GONE}, comments={}, instead={})


def adds_key(side: Side, random: Random, key: str | None) -> Side | None:
    """A key that may be there is added, or one that the program does not know."""
    value = document_of(side.text).value
    inner = [spot for spot in spots(side, None) if isinstance(spot.value, dict)]
    blocks: list[tuple[Route, Where, Any, Any]] = [((), (), value, side.file.kind)] * 3
    blocks += [(spot.route, spot.path, spot.value, spot.facts.part if spot.facts else None) for spot in inner]
    route, path, block, kind = random.choice(blocks)
    free = [facts for name, facts in (fields_of(kind) if kind else {}).items() if name not in block]
    new, said = f"x_{random.choice(WORDS[:4])}", random.choice(WORDS)
    if free and random.random() < 0.9:
        facts = random.choice(free)
        new, said = facts.key, sample(facts, random)
        if said is None or facts.said.identifies:
            return None
    lines = yaml.safe_dump({new: said}, allow_unicode=True, sort_keys=False, default_flow_style=False)
    if new in block or (key is not None and (*route, new)[0] != key):
        return None
    return put(side, route, list(block)[-1], lines, {(*path, new): said})


def sample(facts: FieldFacts, random: Random) -> Any:
    """Something that a field may say."""
    if facts.part:
        block = {key: sample(one, random) for key, one in fields_of(facts.part).items() if one.required}
        if not block or None in block.values():
            return None
        return [block] if facts.many else block
    text = random.choice([one.value for one in facts.choices]) if facts.choices else random.choice([*PERIODS, *WORDS])
    text = random.choice(NAMES) if facts.to else text
    return [text] if facts.many else text


def put(side: Side, route: Route, after: str | int, lines: str, facts: Facts) -> Side:
    """These lines after the last key or item of a block or list."""
    document = document_of(side.text)
    key_start, _ = document.offsets((*route, after), key=True)
    text = side.text
    column = key_start - text.rfind("\n", 0, key_start) - 1 - (2 if isinstance(after, int) else 0)
    line_end = text.find("\n", max(document.offsets((*route, after))[1], key_start))
    room = " " * column
    more = "".join(f"{room}{line}\n" for line in lines.removesuffix("\n").split("\n"))
    return replace(side, text=text[: line_end + 1] + more + text[line_end + 1 :], facts=facts, comments={}, instead={})


def adds_item(side: Side, random: Random, key: str | None) -> Side | None:
    """One more in a list."""
    spot = some(random, (one for one in spots(side, key) if isinstance(one.value, list) and one.form.by is not None))
    item = one_more(spot, random) if spot else None
    if spot is None or item is None or called(item, spot) in [called(one, spot) for one in spot.value]:
        return None
    lines = yaml.safe_dump([item], allow_unicode=True, sort_keys=False, default_flow_style=False)
    return put(side, spot.route, len(spot.value) - 1, lines, {(*spot.path, identity(item, spot.form, [item])): item})


def called(item: Any, spot: Spot) -> Any:
    return item[spot.form.by[0]] if spot.form.by else item


def one_more(spot: Spot, random: Random) -> Any:
    if spot.facts is None:
        return None
    if spot.facts.part is None and spot.facts.to == () and spot.facts.choices is None and spot.facts.sort is None:
        return f"Het is {random.choice(WORDS[:5])} {random.randint(1, 99)} keer gezegd"
    found = sample(spot.facts, random)
    return found[0] if isinstance(found, list) else found


def puts_other_item(side: Side, random: Random, key: str | None) -> Side | None:
    """Another name in the place of one in a list."""
    found = (one for one in spots(side, key) if isinstance(one.route[-1], int) and isinstance(one.value, str))
    spot = some(random, (one for one in found if one.form.places is not None))
    new = random.choice(NAMES)
    if spot is None or new in spot.holder:
        return None
    text = applied(side.text, [edit_of("", document_of(side.text), Mend(spot.route, new))])[0]
    facts = {spot.path: GONE, (*spot.path[:-1], new): new}
    return replace(side, text=text, facts=facts, comments={}, instead={spot.path: new})


def says_what_lacked(side: Side, random: Random, key: str | None) -> Side | None:
    """Something in the place of `none`."""
    found = (one for one in spots(side, key) if one.value == "none" and one.facts and len(one.route) == 1)
    spot = some(random, found)
    said = sample(spot.facts, random) if spot and spot.facts else None
    if spot is None or said is None:
        return None
    edit = edit_of("", document_of(side.text), Mend(spot.route, how=Mending.LEAVE_OUT))
    text = applied(side.text, [edit])[0]
    lines = yaml.safe_dump({spot.route[0]: said}, allow_unicode=True, sort_keys=False, default_flow_style=False)
    return replace(side, text=f"{text}\n{lines}", facts={spot.path: said}, comments={}, instead={})


def remarks(side: Side, random: Random, key: str | None) -> Side | None:
    """A comment above a key or beside a text."""
    spot = some(random, (one for one in spots(side, key) if isinstance(one.route[-1], str)))
    if spot is None:
        return None
    text, document = side.text, document_of(side.text)
    comment = f"# {random.choice(WORDS)} {random.randint(1, 9999)}"
    start, end = document.offsets(spot.route, key=True)[0], document.offsets(spot.route)[1]
    line = text.rfind("\n", 0, start) + 1
    if isinstance(spot.value, str) and "\n" not in text[start:end] and "#" not in text[line : text.find("\n", end)]:
        after = f"{text[:end]} {comment}{text[end:]}"
    elif "- " in text[line:start]:
        return None
    else:
        after = f"{text[:line]}{text[line:start]}{comment}\n{text[line:]}"
    return replace(side, text=after, facts={}, comments={comment: spot.path}, instead={})


CHANGES: tuple[Change, ...] = (
    *(says_otherwise,) * 6,
    *(adds_key,) * 3,
    *(adds_item,) * 3,
    *(says_what_lacked,) * 2,
    takes_away_key,
    takes_away_item,
    puts_other_item,
    remarks,
)
