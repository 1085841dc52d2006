"""That there is nothing to report."""

from collections.abc import Iterable

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action


def nothing_new(speaker: Speaker, actions: Iterable[Action], *, beside: Said) -> Change:
    """Somebody says that there is no news, so that silence is not taken for it."""
    happens = say("nothing new from {party}", party=speaker.name)
    said = [(action, {"nothing_new": True, **beside}) for action in actions]
    return recorded(speaker, said, name="nothing-new", happens=happens)
