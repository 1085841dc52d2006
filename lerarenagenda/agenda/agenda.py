"""All records joined: who is who, what is called what, and what happened to each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from lerarenagenda.nearest import nearest
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Entry, Record, Sort
from lerarenagenda.records.party import Party
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.walking import Written, texts_of, words_of

AnyRecord = TypeVar("AnyRecord", bound=Record)
Made = TypeVar("Made")
KIND_NAMES: Mapping[str, type[Record]] = {kind.kind_name: kind for kind in KINDS}


class NoSuchRecord(LookupError):
    """Nothing is called so; `near` is what was probably meant.

    Unless it is there but `unread`: its file cannot be read.
    """

    def __init__(
        self, text: str, kinds: tuple[type[Record], ...], near: str | None = None, *, unread: bool = False
    ) -> None:
        """Hold the parts."""
        super().__init__(text)
        self.text, self.kinds, self.near, self.unread = text, kinds, near, unread


class SeveralRecords(LookupError):
    """Several ids begin so, or several records are `called` exactly so."""

    def __init__(self, text: str, found: tuple[str, ...], *, called: bool = False) -> None:
        """Hold the parts."""
        super().__init__(text)
        self.text, self.found, self.called = text, found, called


@dataclass(frozen=True)
class Agenda:
    """All records, by kind and id, with what happened to each, oldest first."""

    settings: Settings
    records: Mapping[type[Record], Mapping[str, Any]]  # Any: a record of that very kind
    entries: Mapping[tuple[str, str], tuple[Entry, ...]] = field(default_factory=dict)  # by kind name and id
    unread: frozenset[tuple[str, str]] = frozenset()  # (kind name, id) of files that are there but cannot be read
    half_told: frozenset[str] = frozenset()  # ids of records of whose history not all is known

    def all(self, kind: type[AnyRecord]) -> Iterator[AnyRecord]:
        """Every record of a kind, by id."""
        found: Mapping[str, AnyRecord] = self.records.get(kind, {})
        return iter(found.values())

    def get(self, kind: type[AnyRecord], record_id: str | None) -> AnyRecord | None:
        """The record with this id, when there is one."""
        if record_id is None:
            return None
        found: AnyRecord | None = self.records.get(kind, {}).get(record_id)
        return found

    def exists(self, kind_name: str, record_id: str) -> bool:
        """Whether a file with this id is there, readable or not."""
        return record_id in self.records.get(KIND_NAMES[kind_name], {}) or (kind_name, record_id) in self.unread

    def history(self, record: Record) -> tuple[Entry, ...]:
        """What happened to a record, oldest first."""
        return self.entries.get((record.kind_name, record.id), ())

    def find(self, text: str, *kinds: type[AnyRecord]) -> AnyRecord:
        """The record people mean: by id, number, short name, or the unique beginning of an id.

        Raises NoSuchRecord or SeveralRecords.
        """
        candidates = {record.id: record for kind in kinds for record in self.all(kind)}
        if text in candidates:
            return candidates[text]
        if any((kind.kind_name, text) in self.unread for kind in kinds):
            raise NoSuchRecord(text, kinds, unread=True)
        named = [record for record in candidates.values() if text in _names(record)]
        if not named:
            folded = text.casefold()
            named = [record for record in candidates.values() if folded in {name.casefold() for name in _names(record)}]
        found = named or [record for record_id, record in candidates.items() if text and record_id.startswith(text)]
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralRecords(text, tuple(sorted(record.id for record in found)), called=bool(named))
        names = [name for record in candidates.values() for name in _names(record)]
        raise NoSuchRecord(
            text, kinds, nearest(text, [*names, *candidates])
        )  # of words that look alike the id is meant

    def written(self, record: Record, *, sort: Sort | None = None) -> tuple[tuple[Record | Entry, Written], ...]:
        """Every text that people wrote in a record and in its history, with the one of them that holds it.

        With a sort only those of that sort.
        """
        found = self._written.get((record.kind_name, record.id, sort))
        if found is None:
            parts: tuple[Record | Entry, ...] = (record, *self.history(record))
            found = tuple((part, written) for part in parts for written in texts_of(part, sort=sort))
            self._written[record.kind_name, record.id, sort] = found
        return found

    @cached_property
    def _written(self) -> dict[tuple[str, str, Sort | None], tuple[tuple[Record | Entry, Written], ...]]:
        return {}

    def prose(self, record: Record) -> str:
        """The same texts in one, a paragraph each: what does not stand in it has not to be looked for in each."""
        return self.once(_prose, record)

    def once(self, work: Callable[["Agenda", AnyRecord], Made], record: AnyRecord) -> Made:
        """What a function makes of a record as it stands in this agenda, made once however many rules ask for it."""
        key = (work, record.kind_name, record.id)
        try:
            made: Made = self._made[key]
        except KeyError:
            made = self._made[key] = work(self, record)
        return made

    @cached_property
    def _made(self) -> dict[tuple[object, str, str], Any]:  # Any: what each function makes
        return {}

    @cached_property
    def _groups_of(self) -> Mapping[str, frozenset[str]]:
        """By party: the groups it is in and the parties it represents, directly."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for party in self.all(Party):
            for other in (*party.members, *party.represented_by):
                found[other].add(party.id)
        return {party: frozenset(names) for party, names in found.items()}

    def named_through(self, party_id: str) -> frozenset[str]:
        """The names under which a party can be meant: its own, its groups, those it represents."""
        found = self._named_through.get(party_id)
        if found is None:
            seen: set[str] = set()
            waiting = [party_id]
            while waiting:
                name = waiting.pop()
                if name not in seen:
                    seen.add(name)
                    waiting.extend(self._groups_of.get(name, ()))
            found = self._named_through[party_id] = frozenset(seen)
        return found

    @cached_property
    def _named_through(self) -> dict[str, frozenset[str]]:
        return {}

    def spoken_for_by(self, party_id: str) -> frozenset[str]:
        """The parties meant by a name: itself, its members, those who represent it."""
        seen: set[str] = set()
        waiting = [party_id]
        while waiting:
            name = waiting.pop()
            party = self.get(Party, name)
            if name not in seen:
                seen.add(name)
                waiting.extend((*party.members, *party.represented_by) if party else ())
        return frozenset(seen)


def _prose(agenda: Agenda, record: Record) -> str:
    parts: tuple[Record | Entry, ...] = (record, *agenda.history(record))
    return "\n\n".join(words for part in parts for words in words_of(part))


def _names(record: Record) -> frozenset[str]:
    """What a record is called beside its id."""
    names = (getattr(record, key, None) for key in ("number", "short", "name"))
    return frozenset(name for name in names if name)


def number_key(number: str | None) -> tuple[tuple[int, int, str], ...]:
    """Sorts labels as people count: 1.9 before 1.10, and what has no label last."""
    if number is None:
        return ((2, 0, ""),)
    return tuple(_part_key(part) for part in number.split("."))


def _part_key(part: str) -> tuple[int, int, str]:
    if not (part.isascii() and part.isdigit()):
        return (1, 0, part)
    digits = part.lstrip("0")  # the longer number is the larger one; int() refuses thousands of digits
    return (0, len(digits), digits)
