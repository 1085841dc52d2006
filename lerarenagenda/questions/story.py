"""What happened to a record: what its history says, what became of its files, and when it was recorded."""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial

from lerarenagenda.agenda.agenda import number_key
from lerarenagenda.agenda.entries import tables_named
from lerarenagenda.agenda.load import entry_path, path_of
from lerarenagenda.agenda.recorded import Recording, Trace, whose
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.questions.answer import Cell, Column, Row, Word
from lerarenagenda.questions.recordings import (
    Archive,
    Event,
    deeds,
    record_cells,
    recorded_cells,
    recorded_words,
    subject_of,
    touched,
    who_told,
)
from lerarenagenda.questions.show import author_label, entry_row
from lerarenagenda.questions.values import named
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry, Record
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.party import Party
from lerarenagenda.records.table import Table
from lerarenagenda.store.commits import Deed, Touch

STORY = (
    Column("on", say("day")),
    Column("about", say("about")),
    Column("by", say("by")),
    Column("what", say("what"), grows=True, below="more"),
    Column("recorded_on", say("recorded"), below="commits"),
    Column("author", say("author")),
)
AFTERWARDS = {
    Deed.ADDED: N_("added again: {when}"),
    Deed.CHANGED: N_("changed afterwards: {when}"),
    Deed.REMOVED: N_("removed afterwards: {when}"),
    Deed.RENAMED: N_("renamed afterwards: {when}"),
}
FIRST, HAPPENED, AFTER = range(3)  # of one day: a file comes, then something happens, then files change


def story(archive: Archive, record: Record) -> Iterator[Event]:
    """All that happened to a record, or to what lies at a table, or at a meeting, or was said by a party."""
    for place, (other, entry) in enumerate(_entries(archive, record)):
        yield _entry(archive, other, entry, about=other is not record, place=place)
    files = [record, *_at(archive, record)]
    yield from _files(archive, files)
    yield from _gone(archive, files)


def untraced(archive: Archive) -> Iterator[Event]:
    """What happened and was recorded nobody knows when."""
    for place, (path, (record, entry)) in enumerate(archive.entries.items()):
        if archive.recorded.unknown(path):
            yield _entry(archive, record, entry, about=True, place=place)


def _at(archive: Archive, record: Record) -> list[Record]:
    """The actions and meetings of a table."""
    if not isinstance(record, Table):
        return []
    agenda, day = archive.day.agenda, archive.day
    actions = [one for one in agenda.all(Action) if record.id in {*one.tables, *day.story(one).states}]
    return [*actions, *(one for one in agenda.all(Meeting) if one.table == record.id)]


def _entries(archive: Archive, record: Record) -> Iterator[tuple[Record, Entry]]:
    """The entries that are about a record, and those that speak for it or were decided at it."""
    near: Container[str] = {one.id for one in _at(archive, record)}
    for other, entry in archive.entries.values():
        if other is record or _concerns(archive, record, other, entry, near):
            yield other, entry


def _concerns(archive: Archive, record: Record, other: Record, entry: Entry, near: Container[str]) -> bool:
    if isinstance(record, Party):
        return entry.by == record.id
    if isinstance(record, Meeting):
        return getattr(entry, "meeting", None) == record.id
    if not isinstance(record, Table):
        return False
    return entry.by == record.id or (other.id in near and _speaks_for(archive, record, other, entry))


def _speaks_for(archive: Archive, table: Table, other: Record, entry: Entry) -> bool:
    """Whether an entry about something at a table holds for that table; one that was corrected says it itself."""
    if not isinstance(other, Action) or not isinstance(entry, ActionEntry):
        return True
    steps = archive.day.story(other).steps
    step = next((one for one in steps if one.entry is entry), None)
    if step:
        return table.id in step.before
    named = tables_named(archive.day.agenda, other, entry)
    return not named or table.id in named


def _entry(archive: Archive, record: Record, entry: Entry, *, about: bool, place: int) -> Event:
    meeting = getattr(entry, "meeting", None)
    by, meetings = frozenset({entry.by}), frozenset({meeting} if meeting else ())
    row = partial(_entry_row, archive, record, entry, about=about)
    return Event(row, entry.on, by, meetings, HAPPENED, _number_order(record), place)


def _entry_row(archive: Archive, record: Record, entry: Entry, *, about: bool) -> Row:
    """What an entry says, as `show` tells it; when it was recorded, and what was done to its file afterwards."""
    day = archive.day
    path = entry_path(record, entry)
    first, since = archive.recorded.first(path), archive.recorded.since.get(path)
    struck = isinstance(record, Action) and entry.name in day.story(record).struck
    told = entry_row(day, record, entry, struck=struck)
    cells, shown = recorded_cells(first, pending=first is None and since is Deed.ADDED)
    traces = archive.recorded.traces.get(path, ())
    later = tuple(_afterwards(traces[:-1] if first else traces, since))
    more = told.shown.get("more")
    return Row(
        {"event": "entry", "record": record.kind_name, "id": record.id, **told.cells, **cells},
        {
            **told.shown,
            **shown,
            "about": _about(archive, record) if about else None,
            "more": (*(more if isinstance(more, tuple) else ()), *later),
        },
    )


def _number_order(record: Record) -> tuple[object, ...]:
    return (number_key(getattr(record, "number", None)), record.id)


def _about(archive: Archive, record: Record) -> Cell:
    """What people call the record a row is about, in few words."""
    return getattr(record, "number", None) or named(archive.day, (record.kind_name,), record.id).says


def _afterwards(traces: Sequence[Trace], since: Deed | None) -> Iterator[Text]:
    """What was done to the file of an entry after it came; it should stay as it is."""
    gone = False
    for recording, touch in reversed(traces):
        if touch.deed is not Deed.ADDED or gone:
            yield Text(AFTERWARDS[touch.deed], {"when": recorded_words(recording)})
        gone = touch.deed is Deed.REMOVED
    if since is not None and (gone or since is not Deed.ADDED):
        yield Text(AFTERWARDS[since], {"when": say("not recorded yet")})


def _files(archive: Archive, records: Sequence[Record]) -> Iterator[Event]:
    """What was done to the files of records themselves: a row a commit, and one for what is not recorded yet."""
    told: dict[str, tuple[Recording | None, list[Touch]]] = {}
    for record in records:
        path = path_of(record)
        since = archive.recorded.since.get(path)
        if since is not None:
            told.setdefault("", (None, []))[1].append(Touch(path, since))
        for recording, touch in archive.recorded.traces.get(path, ()):
            told.setdefault(recording.commit.id, (recording, []))[1].append(touch)
    for commit, touches in told.values():
        yield _file(archive, commit, touches, several=len(records) > 1)


def _file(archive: Archive, recording: Recording | None, touches: list[Touch], *, several: bool) -> Event:
    by = who_told(archive, recording.commit.touches, recording).by if recording else ()
    on = recording.commit.recorded_on if recording else None
    rank = FIRST if all(touch.deed is Deed.ADDED for touch in touches) else AFTER
    return Event(partial(_file_row, archive, recording, touches, by, several=several), on, frozenset(by), rank=rank)


def _file_row(
    archive: Archive, recording: Recording | None, touches: list[Touch], by: tuple[str, ...], *, several: bool
) -> Row:
    what, *more = list(touched(archive, touches)) if several else deeds(archive, touches)
    cells, shown = recorded_cells(recording, pending=recording is None)
    on = recording.commit.recorded_on if recording else None
    if recording:
        more.append(say("“{subject}”", subject=subject_of(recording.commit)))
    return Row(
        {"event": "file", "on": on, "on_behalf_of": by, "records": record_cells(touches), **cells},
        {
            **shown,
            "by": tuple(author_label(archive.day.agenda, one) for one in by),
            "what": what,
            "more": tuple(more),
        },
    )


def _gone(archive: Archive, records: Iterable[Record]) -> Iterator[Event]:
    """The entries that are not there any more."""
    known = {(type(record), record.id): record for record in records}
    for path, traces in archive.recorded.traces.items():
        file = whose(path)
        record = known.get((file.kind, file.id)) if file else None
        if file and file.entry and record and path not in archive.recorded.files:
            yield _gone_entry(archive, record, file.entry, traces, archive.recorded.since.get(path))


def _gone_entry(archive: Archive, record: Record, name: str, traces: tuple[Trace, ...], since: Deed | None) -> Event:
    on = None if since else traces[0].recording.commit.recorded_on
    row = partial(_gone_row, archive, record, name, traces, since)
    return Event(row, on, rank=AFTER, about=_number_order(record))


def _gone_row(archive: Archive, record: Record, name: str, traces: tuple[Trace, ...], since: Deed | None) -> Row:
    last, first = traces[0], traces[-1]
    dropped = last.touch.deed is not Deed.REMOVED
    removal = None if since else last.recording
    cells, shown = recorded_cells(removal, pending=since is not None)
    on = removal.commit.recorded_on if removal else None
    what = (
        say("entry {name} is not there any more", name=name)
        if dropped and removal
        else say("entry {name} removed", name=name)
    )
    more = [say("it was recorded: {when}", when=recorded_words(first.recording))]
    if dropped and removal:
        more.append(say("no commit says that it was removed; it was lost where two lines of work came together"))
    elif removal:
        more.append(say("“{subject}”", subject=subject_of(removal.commit)))
    return Row(
        {"event": "entry_gone", "on": on, "record": record.kind_name, "id": record.id, "entry": name, **cells},
        {**shown, "about": _about(archive, record), "what": Word("gone", what, "warning"), "more": tuple(more)},
    )
