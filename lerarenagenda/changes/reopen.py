"""An action that was closed is taken up again, by decision of a table."""

from collections.abc import Iterable

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.status import first_status


def reopen(speaker: Speaker, actions: Iterable[Action], *, note: str | None, beside: Said) -> Change:
    """Open actions again, as they were when nothing had happened yet."""
    said = [(action, {"status": first_status(action.kind), "note": note, **beside}) for action in actions]
    return recorded(speaker, said, name="reopen", happens=say("opened again"))
