"""Which entries of a history count, for which tables one speaks, and how a record reads with one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry, Part, Record, fields_of
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.meeting import Meeting

AnyRecord = TypeVar("AnyRecord", bound=Record)


def live_entries(entries: Iterable[Entry], *, as_of: date) -> tuple[tuple[ActionEntry, ...], frozenset[str]]:
    """The entries known on a day that no later entry corrects, and the names of those that are struck through."""
    known = [entry for entry in entries if isinstance(entry, ActionEntry) and entry.on <= as_of]
    if not any(entry.corrects for entry in known):
        return tuple(known), frozenset()
    struck: set[str] = set()
    places = {entry.name: place for place, entry in enumerate(known)}
    for place in reversed(range(len(known))):
        wrong = corrected_by(known[place])
        # what a correction says no longer counts once it is corrected itself
        if wrong and known[place].name not in struck and places.get(wrong, place) < place:
            struck.add(wrong)
    return tuple(entry for entry in known if entry.name not in struck), frozenset(struck)


def corrected_by(entry: ActionEntry) -> str | None:
    """The name of the entry that this one corrects."""
    return entry.corrects.removesuffix(".yaml") if entry.corrects else None


def tables_named(agenda: Agenda, action: Action, entry: ActionEntry) -> tuple[str, ...]:
    """The tables an entry speaks for by name, by its author or by its meeting; none when it says nothing of it."""
    if entry.tables:
        return entry.tables
    meeting = agenda.get(Meeting, entry.meeting)
    for table in (entry.by, meeting.table if meeting else None):
        if table is not None and table in action.tables:
            return (table,)
    return ()


def reworded(record: AnyRecord, change: Part | None) -> AnyRecord:
    """A record as it reads after a change; an English title does not outlive the title it translates."""
    if change is None:
        return record
    new = {facts.name: getattr(change, facts.name) for facts in fields_of(type(change)).values()}
    new = {name: value for name, value in new.items() if value}
    if "title" in new:
        new.setdefault("title_en", None)
    return replace(record, **new)
