"""That an action waits, by decision of a table."""

from collections.abc import Iterable

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.dates import Period
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.status import Status


def hold(
    speaker: Speaker, actions: Iterable[Action], *, until: Period | None, note: str | None, beside: Said
) -> Change:
    """Put an action on hold until a day on which the table looks again."""
    keys = {"status": Status.ON_HOLD, "until": until, "note": note, **beside}
    happens = say("on hold until {day}", day=until) if until else say("on hold")
    return recorded(speaker, [(action, keys) for action in actions], name="hold", happens=happens)
