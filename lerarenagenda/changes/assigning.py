"""What people write as FIELD=VALUE, taken apart into what a file of a record says."""

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy

from lerarenagenda.changes.change import Refused
from lerarenagenda.i18n import say
from lerarenagenda.records.base import NONE, FieldFacts, OneText, Part, Sort, fields_of
from lerarenagenda.store.document import Value, read
from lerarenagenda.store.new_text import Bare

_BARE = re.compile(r"[0-9][0-9.]*|[0-9]{4}(-[0-9HQW]+){1,2}|true|false")
_WORDS = frozenset({Sort.TITLE, Sort.QUOTE})
Assigned = tuple[tuple[str, ...], str]


def taken_apart(words: Iterable[str]) -> list[Assigned]:
    """Each FIELD=VALUE as the steps of its field and its value: `source.quote=…` is two steps. Raises Refused."""
    found = []
    for word in words:
        field, sign, value = word.partition("=")
        if not sign or not field.strip():
            says = say("{word!r} does not say which field gets which value", word=word)
            raise Refused(says, say("write it so: title='A new title', or source.place='p. 2'"))
        found.append((tuple(field.strip().split(".")), value.strip()))
    return found


def values_of(
    kind: type[Part], assigned: Iterable[Assigned], before: dict[str, Value] | None = None
) -> dict[str, Value]:
    """What a file says when its fields have these values; what no field may hold is in it, for the rules to find.

    `before` is what it said already.
    """
    said = deepcopy(before or {})
    for steps, text in assigned:
        _put(said, kind, steps, text)
    return said


def value_of(facts: FieldFacts | None, text: str) -> Value:
    """One value: in brackets as YAML has it, of a list of names with commas between them. Raises Refused."""
    if text[:1] in ("[", "{"):
        document = read(f"key: {text}\n".encode("utf-8", "replace"))[0]
        if document is None or document.value.keys() != {"key"}:
            says = say("{text!r} cannot be read", text=text)
            raise Refused(says, say("write it as YAML does: {example}", example="[{party: vo-raad, role: lead}]"))
        return document.value["key"]
    if facts and facts.many and facts.part is None and text != NONE:
        return [one.strip() for one in text.split(",") if one.strip()]
    return Bare(text) if _BARE.fullmatch(text) and (facts is None or facts.sort not in _WORDS) else text


def _put(said: dict[str, Value], kind: type[Part], steps: Sequence[str], text: str) -> None:
    """Put a value at its place; of a list of blocks without a number the first is meant."""
    first, *rest = steps
    facts = fields_of(kind).get(first)
    if not rest:
        said[first] = value_of(facts, text)
    elif facts is None or facts.part is None or issubclass(facts.part, OneText):
        says = say("{field!r} has no fields of its own", field=first)
        raise Refused(says, say("see what may stand there: {command}", command="agenda explain"))
    else:
        _put(_block(said, first, facts, rest), facts.part, rest, text)


def _block(said: dict[str, Value], key: str, facts: FieldFacts, rest: list[str]) -> dict[str, Value]:
    """The block that further steps lead into, a new one when there is none; its number is taken off the steps."""
    if not facts.many:
        there = said.setdefault(key, {})
        return there if isinstance(there, dict) else _fresh(said, key)
    number = int(rest.pop(0)) if len(rest) > 1 and rest[0].isdecimal() and len(rest[0]) <= 3 else 0
    listed = said.get(key)
    if not isinstance(listed, list):
        listed = said[key] = []
    if number > len(listed):
        says = say("there is no number {number} in {field!r}", number=number, field=key)
        raise Refused(says, say("the first has number 0, the next one here {number}", number=len(listed)))
    if number == len(listed):
        listed.append({})
    found = listed[number]
    if isinstance(found, dict):
        return found
    fresh: dict[str, Value] = {}
    listed[number] = fresh
    return fresh


def _fresh(said: dict[str, Value], key: str) -> dict[str, Value]:
    fresh: dict[str, Value] = {}
    said[key] = fresh
    return fresh
