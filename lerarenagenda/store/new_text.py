"""Plain values become the text of a new file: a key a line, an item a line, several lines as a block of text."""

from collections.abc import Iterator

from lerarenagenda.store.document import Value, read
from lerarenagenda.store.edits import scalar

STEP = "  "


class Bare(str):
    """A text that stands in a file without quotes: a date, a number, yes or no."""

    __slots__ = ()


def new_text(value: dict[str, Value]) -> str:
    """A text that says this when it is read; what no file may hold is in it as it is, and is found there."""
    return "".join(f"{line}\n" for line in _keys(value, ""))


def _keys(value: dict[str, Value], indent: str) -> Iterator[str]:
    for key, inner in value.items():
        first, *rest = _value(inner, indent)
        yield f"{indent}{key}:{first}"
        yield from rest


def _value(value: Value, indent: str) -> list[str]:
    """What stands after a key or a dash, and the lines below it."""
    if isinstance(value, dict):
        return ["", *_keys(value, indent + STEP)] if value else [" {}"]
    if isinstance(value, list):
        return ["", *_items(value, indent + STEP)] if value else [" []"]
    if isinstance(value, Bare):
        return [f" {value}"]
    return _lines(value, indent + STEP) if "\n" in value else [f" {_line(value)}"]


def _line(text: str) -> str:
    """A text of one line; where it needs quotes and has single ones itself, between double ones."""
    written = scalar(text, alone=True)
    return scalar(text, like='"', alone=True) if written.startswith("'") and "'" in text else written


def _items(items: list[Value], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict) and item:
            first, *rest = _keys(item, indent + STEP)
            yield f"{indent}- {first.lstrip(' ')}"
        else:
            first, *rest = _value(item, indent)
            yield f"{indent}-{first}"
        yield from rest


def _lines(text: str, indent: str) -> list[str]:
    """A text of several lines as a block, or between quotes where a block would say something else."""
    said = text.rstrip("\n")
    ends = len(text) - len(said)
    digit = str(len(STEP)) if said.lstrip("\n").startswith(" ") else ""
    sign = f" |{digit}{('-', '')[ends] if ends < 2 else '+'}"
    lines = [*said.split("\n"), *[""] * (ends - 1)]
    block = [f"key:{sign}", *(f"{STEP}{line}" if line else "" for line in lines), ""]
    document = read("\n".join(block).encode("utf-8", "replace"))[0]
    if document is None or document.value["key"] != text:
        return [f" {_quoted(text)}"]
    return [sign, *(f"{indent}{line}" if line else "" for line in lines)]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
