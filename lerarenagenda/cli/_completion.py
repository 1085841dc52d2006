"""What may stand where the cursor is, as a shell is told it: a line a value, with a word about it after a tab.

A line that begins with a tab names what the shell completes itself: files or folders.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lerarenagenda.cli._commands import command_names, help_of
from lerarenagenda.cli._completers import Names, Offer
from lerarenagenda.cli._place import NoSuchCommand, Place
from lerarenagenda.cli._program import value_asked
from lerarenagenda.cli._surface import language_here
from lerarenagenda.i18n import Text, Translate, Words, translator
from lerarenagenda.renderers.visible import visible

SAFE = re.compile(r"-{0,2}[A-Za-z0-9][A-Za-z0-9._,=-]*")  # what means nothing to any shell
LONGEST_TOLD = 72


def lines(words: Sequence[str], typed: str, *, described: bool = True) -> list[str]:
    """What may stand after these words and begins with what is typed."""
    found = dict(_offers(words, typed, described=described))
    tr = _translator(words) if described and found else None
    return [_line(value, about, tr) for value, about in found.items() if _fits(value, about, typed)]


def _offers(words: Sequence[str], typed: str, *, described: bool) -> Iterable[Offer]:
    if not words and not typed.startswith("-"):
        return _commands(typed)
    try:
        return Place.after(words, described=described).offers(typed)
    except NoSuchCommand:
        return ()


def _commands(typed: str) -> Iterator[Offer]:
    """The commands that begin so; no other is imported for its help."""
    for name in command_names():
        if name.startswith(typed):
            yield name, Text(help_of(name))


def _fits(value: str, about: Words | Names, typed: str) -> bool:
    return isinstance(about, Names) or (value.startswith(typed) and SAFE.fullmatch(value) is not None)


def _line(value: str, about: Words | Names, tr: Translate | None) -> str:
    if isinstance(about, Names):
        return f"\t{about.value}"
    return f"{value}\t{_told(about, tr)}" if tr else value


def _told(about: Words, tr: Translate) -> str:
    """A word about a value, as a list has room for it."""
    text = visible(tr(about))
    if isinstance(about, Text):
        text = text.rstrip(".")
    return text if len(text) <= LONGEST_TOLD else text[: LONGEST_TOLD - 1] + "…"


def _translator(words: Sequence[str]) -> Translate:
    return translator(language_here(value_asked(words, "--lang"), value_asked(words, "--folder", "-C")))
