"""A later date that an owner asks for."""

from collections.abc import Iterable

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.deadlines import Until, deadline_at, usual_words
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action


def ask(
    speaker: Speaker, actions: Iterable[Action], *, until: Until, words: str | None, reason: str | None, beside: Said
) -> Change:
    """Ask for another date: nothing changes until a table decides."""
    said = [
        (action, {"asks": {"deadline": deadline_at(speaker, action, until, words=words), "reason": reason}, **beside})
        for action in actions
    ]
    when = words or usual_words(speaker.loaded.agenda, until)
    happens = say("{party} asks for another deadline: {deadline}", party=speaker.name, deadline=when)
    return recorded(speaker, said, name="ask", happens=happens)
