"""That an action has begun."""

from collections.abc import Iterable

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.party import Party
from lerarenagenda.records.status import Status


def start(speaker: Speaker, actions: Iterable[Action], *, lead: Party | None, note: str | None, beside: Said) -> Change:
    """Somebody has begun, and says who leads where that was not known."""
    keys = {"status": Status.IN_PROGRESS, "lead": lead.id if lead else None, "note": note, **beside}
    happens = say("started by {party}", party=speaker.name)
    return recorded(speaker, [(action, keys) for action in actions], name="start", happens=happens)
