"""Records written as people would: one key a block, a blank line between them, long texts folded."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lerarenagenda.records.base import Part, fields_of

WIDTH = 100
PLAIN = re.compile(r"[^\W_](?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<![\s:])")

Value = str | Sequence["Value"] | Mapping[str, "Value"]


def document(kind: type[Part], values: Mapping[str, Value]) -> str:
    """One file: the keys in the order in which the kind declares them; unknown ones are a mistake of ours."""
    unknown = values.keys() - fields_of(kind).keys()
    assert not unknown, unknown
    blocks = ("\n".join(_keyed(key, values[key], 0)) for key in fields_of(kind) if key in values)
    return "\n\n".join(blocks) + "\n"


def _keyed(key: str, value: Value, indent: int) -> Iterator[str]:
    room = " " * indent
    if isinstance(value, str):
        yield from _text(f"{room}{key}: ", value, indent + 2)
        return
    yield f"{room}{key}:"
    yield from _inside(value, indent + 2)


def _inside(value: Value, indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _keyed(key, item, indent)
    elif not isinstance(value, str):
        for item in value:
            yield from _item(item, indent)


def _item(item: Value, indent: int) -> Iterator[str]:
    if isinstance(item, str):
        yield from _text(" " * indent + "- ", item, indent + 2)
        return
    first, *rest = _inside(item, indent + 2)
    yield f"{' ' * indent}- {first[indent + 2 :]}"
    yield from rest


def _text(head: str, text: str, indent: int) -> Iterator[str]:
    if len(head) + len(text) > WIDTH:
        yield f"{head}>-"
        yield from _folded(text, indent)
    elif PLAIN.fullmatch(text):
        yield head + text
    else:
        yield head + "'" + text.replace("'", "''") + "'"


def _folded(text: str, indent: int) -> Iterator[str]:
    line = " " * (indent - 1)
    for word in text.split():
        if len(line) + len(word) >= WIDTH:
            yield line
            line = " " * (indent - 1)
        line += f" {word}"
    yield line
