"""A change that was looked at is written and committed, with minutes for a message."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lerarenagenda.agenda.load import path_of
from lerarenagenda.changes.change import Change
from lerarenagenda.changes.effects import Effect
from lerarenagenda.changes.judged import Judged
from lerarenagenda.changes.minutes import message
from lerarenagenda.i18n import translator
from lerarenagenda.store.transaction import Done, Write, apply


def make(
    root: Path, change: Change, judged: Judged, told: Sequence[Effect], *, own_words: str | None, commit: bool
) -> Done:
    """Write the files and commit them. Raises the Refused of `changes` for the words, that of the store for the rest.

    `told` are the effects of the change. A record that somebody altered meanwhile is not what the change is about.
    """
    assert not judged.wrong  # who calls has told what is wrong
    tr = translator(judged.before.agenda.settings.language.value)
    words = message(change, told, own_words=own_words, tr=tr)
    return apply(root, [*_writes(change, judged, told)], message=words, commit=commit)


def _writes(change: Change, judged: Judged, told: Sequence[Effect]) -> Iterator[Write]:
    for path, data in change.contents.items():
        yield Write(path, data, was=_held(judged, path))
    for path in {path_of(effect.record) for effect in told} - change.contents.keys():
        there = _held(judged, path)
        yield Write(path, there, was=there)


def _held(judged: Judged, path: str) -> bytes | None:
    """What a file held when it was read."""
    document = judged.before.documents.get(path)
    return document.text.encode() if document else None
