"""Who leads an action from now on."""

from collections.abc import Iterable

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.party import Party


def lead(speaker: Speaker, actions: Iterable[Action], *, party: Party, beside: Said) -> Change:
    """Name the party that leads."""
    happens = say("{party} leads", party=party.label)
    said = [(action, {"lead": party.id, **beside}) for action in actions]
    return recorded(speaker, said, name="lead", happens=happens)
