"""How a commit is told: when it was recorded, for whom, at which meeting, and which records it touched."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import groupby

from lerarenagenda.agenda.agenda import number_key
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import entry_path
from lerarenagenda.agenda.recorded import Recorded, Recording, whose
from lerarenagenda.i18n import N_, Text, day_text, say, together
from lerarenagenda.questions.answer import Cell, Column, Row, Word
from lerarenagenda.questions.show import author_label
from lerarenagenda.questions.values import named
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Entry, Record
from lerarenagenda.store.commits import Commit, Deed, Touch

COMMITS = (
    Column("recorded_on", say("recorded"), below="commits"),
    Column("by", say("by")),
    Column("subject", say("what"), grows=True, below="touched"),
    Column("author", say("author")),
)
DONE = {
    Deed.ADDED: N_("file added"),
    Deed.CHANGED: N_("file changed"),
    Deed.REMOVED: N_("file removed"),
    Deed.RENAMED: N_("file renamed, was {was}"),
}
DONE_TO_ENTRY = {
    Deed.ADDED: N_("{entry}"),
    Deed.CHANGED: N_("{entry}, changed"),
    Deed.REMOVED: N_("{entry}, removed"),
    Deed.RENAMED: N_("{entry}, renamed"),
}
MOST_TOLD = 5  # records with a line each; of more only the names are told
MOST_NAMED = 12  # in one line
SHORT = 7  # of the id of a commit
NOTHING = Recording(Commit("", (), None, None, "", "", ()))


@dataclass(frozen=True)
class Archive:
    """The agenda on a day, and what is known of when it was recorded."""

    day: Day
    recorded: Recorded

    @cached_property
    def entries(self) -> Mapping[str, tuple[Record, Entry]]:
        """Every entry and the record it is about, by its file; in the order of the records and of their histories."""
        agenda = self.day.agenda
        records = (record for kind in KINDS for record in agenda.all(kind))
        return {entry_path(record, entry): (record, entry) for record in records for entry in agenda.history(record)}

    def spoken(self, touches: Iterable[Touch]) -> list[Entry]:
        """The entries that were added."""
        added = (touch.path for touch in touches if touch.deed is Deed.ADDED)
        return [self.entries[path][1] for path in added if path in self.entries]


@dataclass(frozen=True, slots=True)
class Event:
    """What makes one row, and what it is chosen by: the day, who spoke, at which meetings.

    Without a day it is not recorded yet. Of one day they stand by `rank`, then by what they are `about`, then by their
    `place` among what went before.
    """

    row: Callable[[], Row]
    on: date | None
    by: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()
    rank: int = 0
    about: tuple[object, ...] = ()
    place: int = 0


@dataclass(frozen=True, slots=True)
class Who:
    """On whose behalf and at which meetings, by the files of a commit; `unproved`: what only its message says."""

    by: tuple[str, ...]
    meetings: tuple[str, ...]
    unproved: tuple[str, ...]


def in_order(events: Iterable[Event], *, newest_first: bool) -> list[Event]:
    """One after the other; what happened on one day to several records, by their numbers either way."""
    found = sorted(events, key=lambda event: event.place, reverse=newest_first)
    found.sort(key=lambda event: event.about)
    found.sort(key=lambda event: (event.on or date.max, event.rank), reverse=newest_first)
    return found


def commits(archive: Archive) -> Iterator[Event]:
    """What was recorded: a row a commit, and one for all that is not recorded yet."""
    since = [Touch(path, deed) for path, deed in archive.recorded.since.items() if _happened(archive, path)]
    if since:
        yield _event(archive, since, NOTHING, place=0)
    for number, recording in enumerate(archive.recorded.recordings):
        if recording.commit.touches:  # a merge that only joins tells nothing
            yield _event(archive, recording.commit.touches, recording, place=-number)


def _happened(archive: Archive, path: str) -> bool:
    known = archive.entries.get(path)
    return known is None or known[1].on <= archive.day.as_of


def _event(archive: Archive, touches: Sequence[Touch], recording: Recording, *, place: int) -> Event:
    who = who_told(archive, touches, recording)
    row = partial(_row, archive, touches, recording, who)
    return Event(row, recording.commit.recorded_on, frozenset(who.by), frozenset(who.meetings), place=place)


def _row(archive: Archive, touches: Sequence[Touch], recording: Recording, who: Who) -> Row:
    day, commit = archive.day, recording.commit
    meetings = (say("at {meeting}", meeting=named(day, ("meeting",), one).says) for one in who.meetings)
    cells, shown = recorded_cells(recording, pending=not commit.id)
    return Row(
        {
            "event": "commit",
            **cells,
            "on_behalf_of": who.by,
            "meetings": who.meetings,
            "command": recording.says.command or None,
            "records": record_cells(touches),
            "other_files": tuple(touch.path for touch in touches if whose(touch.path) is None),
            "unproved": who.unproved,
        },
        {
            **shown,
            "by": tuple(author_label(day.agenda, one) for one in who.by),
            "subject": subject_of(commit) if commit.id else say("changes in the files"),
            "touched": (*meetings, *touched(archive, touches), *_doubts(who.unproved)),
        },
    )


def subject_of(commit: Commit) -> Text | str:
    """What its first line says."""
    return commit.subject or say("(without a message)")


def recorded_cells(recording: Recording | None, *, pending: bool) -> tuple[dict[str, Cell], dict[str, Cell]]:
    """When and in which commit something was recorded, for machines and for people."""
    commit = (recording or NOTHING).commit
    cells: dict[str, Cell] = {
        "recorded": "pending" if pending else "recorded" if commit.id else "unknown",
        "recorded_on": commit.recorded_on,
        "written_on": commit.written_on,
        "commit": commit.id or None,
        "subject": commit.subject if commit.id else None,
        **({"author": commit.author} if commit.author else {}),
    }
    shown: dict[str, Cell] = {"commits": (commit.id[:SHORT],) if commit.id else ()}
    if pending:
        shown["recorded_on"] = Word("pending", say("not yet"), "open")
    return cells, shown


def recorded_words(recording: Recording) -> Text:
    """The same in a sentence."""
    commit = recording.commit
    day = [day_text(commit.recorded_on)] if commit.recorded_on else []
    return together([*day, commit.id[:SHORT]], by=", ")


def who_told(archive: Archive, touches: Sequence[Touch], recording: Recording) -> Who:
    """Who speaks and which meetings are named in the entries that were added; without any, whom the message names.

    Anybody can write anything in a message: what it says of other records or in other words than the files is doubted.
    """
    agenda, entries, says = archive.day.agenda, archive.spoken(touches), recording.says
    by = dict.fromkeys(entry.by for entry in entries)
    meetings = dict.fromkeys(meeting for entry in entries if (meeting := getattr(entry, "meeting", None)))
    if not entries and says.by and any(agenda.exists(kind, says.by) for kind in ("party", "table")):
        by = {says.by: None}
    if not entries and says.meeting and agenda.exists("meeting", says.meeting):
        meetings = {says.meeting: None}
    paths = [path for touch in touches for path in (touch.path, touch.was) if path]
    there = {f"{one.kind.folder}/{one.id}" for path in paths if (one := whose(path))}
    doubted = [name for name in says.records if name not in there]
    doubted += [name for name, known in ((says.by, by), (says.meeting, meetings)) if name and name not in known]
    return Who(tuple(by), tuple(meetings), tuple(doubted[:MOST_NAMED]))


def _doubts(unproved: tuple[str, ...]) -> Iterator[Text]:
    if unproved:
        yield say("its message also names {names}, which its files do not bear out", names=unproved)


def record_cells(touches: Iterable[Touch]) -> tuple[Mapping[str, Cell], ...]:
    """What was done to which records, for machines."""
    return tuple(
        {
            "record": one.kind.kind_name,
            "id": one.id,
            "entry": one.entry,
            "deed": touch.deed.value,
            **({"was": touch.was} if touch.was else {}),
        }
        for touch in touches
        if (one := whose(touch.path))
    )


def touched(archive: Archive, touches: Iterable[Touch]) -> Iterator[Text]:
    """Which records were touched and how; of many only which."""
    by_record: dict[tuple[type[Record], str], list[Touch]] = {}
    others = []
    for touch in touches:
        one = whose(touch.path)
        if one:
            by_record.setdefault((one.kind, one.id), []).append(touch)
        else:
            others.append(touch.path)
    if len(by_record) > MOST_TOLD:
        yield from _counted(archive, by_record)
    else:
        for kind, record_id in _sorted(archive, by_record):
            done = by_record[kind, record_id]
            what = together(deeds(archive, done), by="; ")
            name = named(archive.day, (kind.kind_name,), record_id).says
            yield say("{record}: {what}", record=name, what=what)
    if others:
        yield say("other files: {paths}", paths=_listed(others))


def _counted(archive: Archive, records: Iterable[tuple[type[Record], str]]) -> Iterator[Text]:
    """The names of records, a line a kind."""
    for kind, each in groupby(_sorted(archive, records), key=lambda pair: pair[0]):
        names = [_number(archive, kind, record_id) or record_id for _, record_id in each]
        yield say("{words} ({n}): {names}", words=Text(kind.words), n=len(names), names=_listed(names))


def _sorted(archive: Archive, records: Iterable[tuple[type[Record], str]]) -> list[tuple[type[Record], str]]:
    """Records by kind, then by number and id."""
    return sorted(records, key=lambda one: (KINDS.index(one[0]), number_key(_number(archive, *one)), one[1]))


def _number(archive: Archive, kind: type[Record], record_id: str) -> str | None:
    return getattr(archive.day.agenda.get(kind, record_id), "number", None)


def _listed(names: list[str]) -> tuple[str, ...]:
    return (*names[:MOST_NAMED], "…") if len(names) > MOST_NAMED else tuple(names)


def deeds(archive: Archive, touches: Iterable[Touch]) -> list[Text]:
    """What was done to the files of a record."""
    return [_deed(archive, touch) for touch in touches]


def _deed(archive: Archive, touch: Touch) -> Text:
    file = whose(touch.path)
    if file is None or file.entry is None:
        return Text(DONE[touch.deed], {"was": touch.was})
    known = archive.entries.get(touch.path)
    entry = (
        say("entry of {day}, {by}", day=known[1].on, by=author_label(archive.day.agenda, known[1].by))
        if known
        else say("entry {name}", name=file.entry)
    )
    return Text(DONE_TO_ENTRY[touch.deed], {"entry": entry})
