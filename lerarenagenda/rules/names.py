"""What was probably meant by a name that nothing has."""

from bisect import bisect
from collections.abc import Sequence

from lerarenagenda.agenda.agenda import KIND_NAMES, Agenda
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.nearest import nearest

BESIDE = 40  # ids looked at on either side of where a wrong one would stand, so that many wrong ones take no hours


def either(kinds: Sequence[str]) -> Text:
    """The words for one kind of record or another."""
    first, *others = [Text(KIND_NAMES[kind].word) for kind in kinds]
    for other in others:
        first = say("{one} or {other}", one=first, other=other)
    return first


class Names:
    """The names in an agenda, in the order in which a wrong one is looked up; to be used for one run."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self._known: dict[tuple[str, ...], tuple[dict[str, str], list[str], list[str]]] = {}
        self._meant: dict[tuple[str, tuple[str, ...]], Text] = {}

    def meant(self, text: str, kinds: tuple[str, ...]) -> Text:
        """What to write instead: the id behind another name, an id that is like it, or a record of another kind."""
        found = self._meant.get((text, kinds))
        if found is None:
            found = self._meant[text, kinds] = self._hint(text, kinds)
        return found

    def _hint(self, text: str, kinds: tuple[str, ...]) -> Text:
        called, ids, backwards = self._all(kinds)
        if text in called:
            return say("write its id: {near!r}", near=called[text])
        for name, kind in KIND_NAMES.items():
            if self.agenda.exists(name, text):
                said = N_("{id!r} is there as {word}; allowed here: {allowed}")
                return say(said, id=text, word=Text(kind.word), allowed=either(kinds))
        near = nearest(text, [*_around(text, ids), *(each[::-1] for each in _around(text[::-1], backwards))])
        if near:
            return say("did you mean {near!r}?", near=near)
        return say("add the record {id!r}, or write an id that is there", id=text)

    def _all(self, kinds: tuple[str, ...]) -> tuple[dict[str, str], list[str], list[str]]:
        """Of some kinds of record: ids by other names, all ids in order, and all ids read backwards in order."""
        if kinds not in self._known:
            records = [record for kind in kinds for record in self.agenda.all(KIND_NAMES[kind])]
            ids = {record.id for record in records} | {each for kind, each in self.agenda.unread if kind in kinds}
            called = {
                str(name): record.id
                for record in records
                for name in (getattr(record, "number", None), getattr(record, "short", None))
                if name
            }
            self._known[kinds] = (called, sorted(ids), sorted(each[::-1] for each in ids))
        return self._known[kinds]


def _around(text: str, ids: list[str]) -> list[str]:
    """The ids that begin most like a text."""
    place = bisect(ids, text.casefold())
    return ids[max(place - BESIDE, 0) : place + BESIDE]
