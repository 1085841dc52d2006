"""That an action is done, in the eyes of its owner."""

from collections.abc import Iterable, Sequence

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.status import Status


def report_done(
    speaker: Speaker, actions: Iterable[Action], *, evidence: Sequence[Said], note: str | None, beside: Said
) -> Change:
    """Report an action done, with what shows it; a table decides whether it is."""
    keys = {"status": Status.REPORTED_DONE, "note": note, "evidence": evidence, **beside}
    happens = say("reported done by {party}", party=speaker.name)
    return recorded(speaker, [(action, keys) for action in actions], name="report-done", happens=happens)
