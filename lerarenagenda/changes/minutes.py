"""The message of a commit: it reads as minutes, and says at its end what `log` reads back."""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from lerarenagenda.agenda.trailers import Trailers
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.effects import Effect, Line
from lerarenagenda.i18n import Text, Translate, say
from lerarenagenda.questions.values import heading_of
from lerarenagenda.records.base import Record
from lerarenagenda.store.document import REFUSED

WIDTH = 72
MOST_NAMED = 3  # records in the first line


def subject(change: Change, told: Sequence[Effect]) -> Text:
    """What happens to which records, in one line."""
    names = [_name(effect.record) for effect in told]
    if not names:
        return change.happens
    if len(names) <= MOST_NAMED:
        return say("{names}: {happens}", names=", ".join(names), happens=change.happens)
    more = len(names) - MOST_NAMED
    return say("{names} and {n} more: {happens}", names=", ".join(names[:MOST_NAMED]), n=more, happens=change.happens)


def message(change: Change, told: Sequence[Effect], *, own_words: str | None, tr: Translate) -> str:
    """The whole message in the language of the agenda; words of one's own come first and take the place of ours.

    Raises Refused when these hold characters that are not seen.
    """
    first = _sound(own_words) if own_words and own_words.strip() else _one_line(tr(subject(change, told)))
    parts = ["\n".join(_minutes(effect, tr)) for effect in told]
    records = tuple(f"{effect.record.folder}/{effect.record.id}" for effect in told)
    last = Trailers(change.name, records, change.by, change.meeting, change.undoes, change.renamed).lines()
    return "\n\n".join([first, *parts, "\n".join(last)]) + "\n"


def _name(record: Record) -> str:
    return _one_line(getattr(record, "number", None) or record.id)


def _sound(own_words: str) -> str:
    """Somebody's own words, in paragraphs."""
    if REFUSED.search(own_words):
        says = say("the message {text!r} holds characters that are not seen", text=own_words)
        raise Refused(says, say("type it again, without tabs and copied signs"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in own_words.strip().splitlines()))


def _minutes(effect: Effect, tr: Translate) -> Iterator[str]:
    """The name of a record, and below it what is said, so far in that no line can be taken for another thing."""
    yield from wrap(_one_line(tr(heading_of(effect.record))), WIDTH)
    for line in effect.lines:
        yield from _line(line, tr)


def _line(line: Line, tr: Translate) -> Iterator[str]:
    told = f"{tr(line.label)}: {tr(line.says)}"
    for number, written in enumerate(told.splitlines()):
        indent = "  " if number == 0 else "    "
        yield from wrap(written, WIDTH, initial_indent=indent, subsequent_indent="    ", break_long_words=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())
