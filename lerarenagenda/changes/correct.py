"""An entry that was wrong is put right by a new one: it stays, and no longer counts."""

from collections.abc import Sequence

from lerarenagenda.agenda.entries import live_entries
from lerarenagenda.agenda.load import entry_path
from lerarenagenda.changes.assigning import Assigned, values_of
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.entries import Speaker, recorded
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.store.document import Document, Value
from lerarenagenda.store.new_text import Bare

Route = tuple[str | int, ...]
ITS_OWN = ("corrects", "reason")  # what a correction says itself, and does not take over


def entry_meant(speaker: Speaker, action: Action, name: str | None) -> ActionEntry:
    """The entry of that name or the only one that begins so, else the last one that counts. Raises Refused."""
    known = live_entries(speaker.loaded.agenda.history(action), as_of=speaker.on)[0]
    if not known:
        raise Refused(say("there is no entry of {id!r} to correct on {day}", id=action.id, day=speaker.on))
    wanted = (name or known[-1].name).removesuffix(".yaml").rpartition("/")[2]
    found = [one for one in known if one.name == wanted] or [one for one in known if one.name.startswith(wanted)]
    if len(found) != 1:
        says = say("{name!r} is not one entry of {id!r} that counts", name=wanted, id=action.id)
        raise Refused(says, say("name one of {names}", names=tuple(one.name for one in known)))
    return found[0]


def correct(
    speaker: Speaker,
    action: Action,
    wrong: ActionEntry,
    assigned: Sequence[Assigned],
    *,
    strike: bool,
    reason: str | None,
) -> Change:
    """Say an entry again with other values; an empty one leaves its field out, and `strike` leaves out all."""
    document = speaker.loaded.documents[entry_path(action, wrong)]
    gone = {*ITS_OWN, *(steps[0] for steps, text in assigned if not text and len(steps) == 1)}
    kept = {key: _as_written(document, value, (key,)) for key, value in document.value.items() if key not in gone}
    said = values_of(ActionEntry, [one for one in assigned if one[1] or len(one[0]) > 1], {} if strike else kept)
    keys = {**said, "corrects": wrong.name, "reason": reason}
    happens = say("{entry} corrected", entry=wrong.name)
    return recorded(speaker, [(action, keys)], name="correct", happens=happens)


def _as_written(document: Document, value: Value, route: Route) -> Value:
    """A value with what stands without quotes kept so, such as a year."""
    if isinstance(value, dict):
        return {key: _as_written(document, inner, (*route, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_written(document, inner, (*route, index)) for index, inner in enumerate(value)]
    start, end = document.offsets(route)
    return Bare(value) if document.text[start:end] == value else value
