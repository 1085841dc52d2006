"""The answer to a request."""

from collections.abc import Iterable, Mapping

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import Tenor
from lerarenagenda.records.status import Status

STATUSES: Mapping[Tenor, Status] = {
    Tenor.GRANTED: Status.DONE,
    Tenor.PARTLY: Status.PARTLY_DONE,
    Tenor.REFUSED: Status.NOT_DONE,
}


def answer(
    speaker: Speaker,
    requests: Iterable[Action],
    *,
    tenor: Tenor,
    document: str | None,
    remains: str | None,
    beside: Said,
) -> Change:
    """Record what was answered, and where that stands."""
    keys = {"status": STATUSES[tenor], "answer": {"tenor": tenor, "document": document}, "remains": remains, **beside}
    happens = say("{tenor} by {party}", tenor=tenor.text(), party=speaker.name)
    return recorded(speaker, [(request, keys) for request in requests], name="answer", happens=happens)
