"""Another date, by decision of a table."""

from collections.abc import Iterable

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.deadlines import Until, deadline_at, usual_words
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action


def postpone(speaker: Speaker, actions: Iterable[Action], *, until: Until, words: str | None, beside: Said) -> Change:
    """Give an action another deadline; the first one stays known."""
    said = [(action, {"deadline": deadline_at(speaker, action, until, words=words), **beside}) for action in actions]
    happens = say("deadline is now {deadline}", deadline=words or usual_words(speaker.loaded.agenda, until))
    return recorded(speaker, said, name="postpone", happens=happens)
