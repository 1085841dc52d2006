"""JSON as text that nothing obeys on its way: what hides, or steers a terminal or a log, is written as an escape."""

import json
from typing import Any

from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.visible import HIDDEN


def jsontext(value: Any, *, screen: Screen, indent: int | None = 2) -> str:  # noqa: ANN401 whatever JSON can hold
    """A value as JSON in the characters of this screen; it reads back as the same value."""
    text = json.dumps(value, ensure_ascii=not is_utf8(screen), indent=indent)
    if not text.replace("\n", "").isprintable():
        text = "\n".join(HIDDEN.sub(lambda found: json.dumps(found[0])[1:-1], line) for line in text.split("\n"))
    return text.replace("##[", "#\\u0023[")  # what GitHub's runner takes for a command, wherever it stands in a line


def is_utf8(screen: Screen) -> bool:
    """Whether every character can be written as it is."""
    return screen.encoding.lower().replace("-", "") == "utf8"
