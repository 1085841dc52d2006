"""News in words."""

from collections.abc import Iterable

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action


def note(speaker: Speaker, actions: Iterable[Action], *, text: str, beside: Said) -> Change:
    """Somebody tells how an action goes; `beside` it stand the meeting, the tables and the reason."""
    happens = say("news from {party}", party=speaker.name)
    return recorded(speaker, [(action, {"note": text, **beside}) for action in actions], name="note", happens=happens)
