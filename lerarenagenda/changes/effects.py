"""What a change does to each record, told as old → new from the agenda before and after it."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lerarenagenda.agenda.health import Day, Standing
from lerarenagenda.agenda.load import BY_FOLDER
from lerarenagenda.agenda.state import State, Step
from lerarenagenda.changes.judged import Judged
from lerarenagenda.i18n import Text, Words, say, together
from lerarenagenda.questions.show import entry_cell, sayable
from lerarenagenda.questions.values import as_it_reads, cell_of, part_cell
from lerarenagenda.questions.words import deadline_words, party_label
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry, FieldFacts, Record, fields_of
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.status import status_word

NOTHING = (None, (), False)  # what a file does not say


@dataclass(frozen=True, slots=True)
class Line:
    """One value: its key and word, what it was where that is known, and what it is now; None where there is none."""

    key: str
    label: Text
    before: Words | None
    after: Words | None

    @property
    def says(self) -> Text:
        """Old → new; alone where there was none before."""
        after = self.after if self.after is not None else say("none")
        return together([after] if self.before is None else [self.before, after], by=" → ")


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to one record, and how an action stands afterwards at each table that is spoken of."""

    record: Record
    lines: tuple[Line, ...]
    standings: tuple[Standing, ...] = ()


def effects(judged: Judged, paths: Iterable[str]) -> tuple[Effect, ...]:
    """What the files at these paths change, record by record in the order of the paths."""
    touched: dict[tuple[type[Record], str], set[str]] = {}
    for path in paths:
        folder, _, rest = path.removesuffix(".yaml").partition("/")
        record_id, _, entry = rest.partition("/")
        if folder in BY_FOLDER:
            touched.setdefault((BY_FOLDER[folder], record_id), set()).add(entry)
    day = Day(judged.after.agenda, judged.day)
    found = (_effect(judged, day, kind, record_id, entries) for (kind, record_id), entries in touched.items())
    return tuple(one for one in found if one)


def _effect(judged: Judged, day: Day, kind: type[Record], record_id: str, entries: Container[str]) -> Effect | None:
    old, new = (loaded.agenda.get(kind, record_id) for loaded in (judged.before, judged.after))
    record = new or old
    if record is None:
        return None
    if isinstance(new, Action):
        steps = [step for step in day.story(new).steps if step.entry.name in entries]
        told = [_said_of_action(day, step) for step in steps]
        tables = dict.fromkeys(table for step in steps for table in step.before)
        standings = tuple(day.standing(day.story(new), table) for table in tables)
    else:
        told = [_said(day, record, entry) for entry in day.agenda.history(record) if entry.name in entries]
        standings = ()
    told += list(_gone(judged, old, entries)) if old else []
    altered = _altered(day, old, new) if new else ()
    return Effect(as_it_reads(day, record), (*altered, *(line for lines in told for line in lines)), standings)


def _gone(judged: Judged, old: Record, entries: Container[str]) -> Iterator[Iterator[Line]]:
    """What entries said that are there no longer."""
    day = Day(judged.before.agenda, judged.day)
    now = {entry.name for entry in judged.after.agenda.history(old)}
    for entry in day.agenda.history(old):
        if entry.name in entries and entry.name not in now:
            yield (replace(line, before=line.after, after=None) for line in _said(day, old, entry))


def _altered(day: Day, old: Record | None, new: Record) -> Iterator[Line]:
    """The fields of a record itself that say something else; of a new one all that it says."""
    for key, facts in fields_of(type(new)).items():
        before, after = getattr(old, facts.name, None), getattr(new, facts.name)
        if before != after and (old or after not in NOTHING):
            yield Line(key, Text(facts.said.label), _words(day, facts, before), _words(day, facts, after))


def _words(day: Day, facts: FieldFacts, value: object) -> Words | None:
    return None if value in NOTHING else _text(sayable(cell_of(day, facts, value)))


def _said(day: Day, record: Record, entry: Entry) -> Iterator[Line]:
    """What an entry says, key by key."""
    for key, facts in fields_of(type(entry)).items():
        value = getattr(entry, facts.name)
        if value not in NOTHING:
            yield Line(key, Text(facts.said.label), None, _text(sayable(entry_cell(day, record, facts, value))))


def _said_of_action(day: Day, step: Step) -> Iterator[Line]:
    """What an entry says of an action, and beside it how that was at the tables it speaks for."""
    for line in _said(day, step.action, step.entry):
        before: list[Words] = []
        for state in step.before.values() if line.key in BEFORE else ():
            words = BEFORE[line.key](day, step.action, state)
            before += [words] if words is not None and words not in before else []
        after = AFTER[line.key](day, step.entry) if line.key in AFTER else line.after
        yield replace(line, before=together(before, by=", ") if before else None, after=after)


def _leads(day: Day, _action: Action, state: State) -> Words:
    labels = tuple(party_label(day.agenda, lead) for lead in state.leads)
    return together(labels, by=", ") if labels else say("none")


def _asked(day: Day, entry: ActionEntry) -> Words:
    """What is asked for, with a later date in one way and not in two."""
    asks = entry.asks
    assert asks  # it is told only when it is there
    if asks.deadline is None:
        return _text(sayable(part_cell(day, asks)))
    return together([deadline_words(day, asks.deadline), asks.reason])


def _text(value: object) -> Text:
    return Text("{value}", {"value": value})


BEFORE: Mapping[str, Callable[[Day, Action, State], Words | None]] = {
    "status": lambda _, action, state: status_word(action.kind, state.status),
    "deadline": lambda day, _, state: deadline_words(day, state.deadline),
    "lead": _leads,
    "signal": lambda _, __, state: state.signal.value.text() if state.signal else None,
    "forecast": lambda _, __, state: _text(state.forecast) if state.forecast else None,
}
AFTER: Mapping[str, Callable[[Day, ActionEntry], Words]] = {
    "deadline": lambda day, entry: deadline_words(day, entry.deadline),
    "asks": _asked,
}
