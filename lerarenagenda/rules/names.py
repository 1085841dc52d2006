"""What was probably meant by a name that nothing has."""

from collections.abc import Sequence

from lerarenagenda.agenda.agenda import KIND_NAMES, Agenda
from lerarenagenda.diagnostics import Mend, Route
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.nearest import Known
from lerarenagenda.records.fields import shown


def either(kinds: Sequence[str]) -> Text:
    """The words for one kind of record or another."""
    return one_of([Text(KIND_NAMES[kind].word) for kind in kinds])


def one_of(words: Sequence[Text]) -> Text:
    """One word or another."""
    first, *others = words
    for other in others:
        first = say("{one} or {other}", one=first, other=other)
    return first


ITS_ID = N_("write its id: {near!r}")


class Names:
    """The names in an agenda, in the order in which a wrong one is looked up; to be used for one run."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self._ids: dict[tuple[str, ...], frozenset[str]] = {}
        self._known: dict[tuple[str, ...], tuple[dict[str, str], Known]] = {}
        self._meant: dict[tuple[str, tuple[str, ...], str], Text] = {}

    def ids(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """The ids of all records of some kinds, readable or not."""
        found = self._ids.get(kinds)
        if found is None:
            there = {record.id for kind in kinds for record in self.agenda.all(KIND_NAMES[kind])}
            unread = {each for kind, each in self.agenda.unread if kind in kinds}
            found = self._ids[kinds] = frozenset(there | unread)
        return found

    def meant(self, text: str, kinds: tuple[str, ...], *, after: str = "") -> Text:
        """What to write instead: the id behind another name, an id that is like it, or a record of another kind.

        `after` is what is written before the id in its place.
        """
        found = self._meant.get((text, kinds, after))
        if found is None:
            found = self._meant[text, kinds, after] = self._hint(text, kinds, after)
        return found

    def mend(self, hint: Text, route: Route) -> Mend | None:
        """The same as a mend; a name that only looks like another may be meant for a third."""
        near = hint.values.get("near")
        return Mend(route, near, safe=hint.template == ITS_ID) if isinstance(near, str) else None

    def _hint(self, text: str, kinds: tuple[str, ...], after: str) -> Text:
        called, ids = self._all(kinds)
        if text in called:
            return say(ITS_ID, near=after + called[text])
        for name, kind in KIND_NAMES.items():
            if self.agenda.exists(name, text):
                said = N_("{id!r} is there as {word}; allowed here: {allowed}")
                return say(said, id=text, word=Text(kind.word), allowed=either(kinds))
        near = ids.nearest(text)
        if near:
            return say("did you mean {near!r}?", near=after + near)
        return say("add the record {id!r}, or write an id that is there", id=shown(text))

    def _all(self, kinds: tuple[str, ...]) -> tuple[dict[str, str], Known]:
        """Of some kinds of record: ids by other names, and all ids."""
        if kinds not in self._known:
            records = [record for kind in kinds for record in self.agenda.all(KIND_NAMES[kind])]
            called = {
                str(name): record.id
                for record in records
                for name in (getattr(record, "number", None), getattr(record, "short", None))
                if name
            }
            self._known[kinds] = (called, Known(sorted(self.ids(kinds))))
        return self._known[kinds]
