"""The story of a record, a table or the agenda: what happened, and when it was recorded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lerarenagenda.agenda.agenda import number_key
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.recorded import Recorded
from lerarenagenda.i18n import Bilingual, Text, count, day_text, say
from lerarenagenda.questions.answer import Column, Document, Grid, Section, Word
from lerarenagenda.questions.recordings import COMMITS, Archive, Event, commits, in_order
from lerarenagenda.questions.story import STORY, story, untraced
from lerarenagenda.questions.values import as_it_reads, heading_of, named
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Record
from lerarenagenda.records.meeting import Meeting

USUAL_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events: from and up to a day, said by a party, decided at a meeting; how many, and in which order."""

    since: date | None = None
    until: date | None = None
    by: str | None = None
    meeting: str | None = None
    most: int | None = USUAL_LENGTH
    oldest_first: bool = False

    def chosen(self, event: Event) -> bool:
        """Whether an event is asked for; what is not recorded yet is of the last day."""
        day = event.on or date.max
        return (
            (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and (self.by is None or self.by in event.by)
            and (self.meeting is None or self.meeting in event.meetings)
        )


@dataclass(frozen=True, slots=True)
class Part:
    """The events of one section that are shown, how many are left out, and how many are of a later day."""

    section: Section
    shown: int
    more: int
    later: int


def log(day: Day, record: Record | None, recorded: Recorded, *, wanted: Wanted) -> Document:
    """The story of a record; without one that of the agenda."""
    archive = Archive(day, recorded)
    if record is None:
        # where it is not known what was recorded when, the history tells it alone
        alone = [_part(day, "story", STORY, untraced(archive), wanted)] if recorded.untraced else []
        parts = [_part(day, "commits", COMMITS, commits(archive), wanted), *alone]
    else:
        parts = [_part(day, "story", STORY, story(archive, record), wanted)]
    later = sum(part.later for part in parts)
    return Document(
        "log",
        day.as_of,
        say("{name}: what happened — as of {day}", name=_name(day, record), day=day_text(day.as_of, full=True)),
        (Section("gaps", lines=tuple(_lines(recorded, later, parts))), *(part.section for part in parts)),
        {
            "events": sum(part.shown for part in parts),
            "left_out": sum(part.more for part in parts),
            "later": later,
            "files_not_traced": recorded.untraced,
        },
        closing=tuple(_closing(day)) if record is None else (),
    )


def _name(day: Day, record: Record | None) -> Bilingual | Text:
    settings = day.agenda.settings
    if record is None:
        return Bilingual(settings.title, settings.title_en)
    if isinstance(record, Meeting):  # it has no title of its own
        return named(day, ("meeting",), record.id).says
    return heading_of(as_it_reads(day, record))


def _closing(day: Day) -> Iterator[Text]:
    numbered = [action.number or action.id for action in day.agenda.all(Action)]
    if numbered:
        yield say("The story of one action: {command}", command=f"agenda log {min(numbered, key=number_key)}")


def _part(day: Day, key: str, columns: tuple[Column, ...], events: Iterable[Event], wanted: Wanted) -> Part:
    """Those that are asked for; what happened after the day of the question is counted."""
    chosen = [event for event in events if wanted.chosen(event)]
    known = [event for event in chosen if event.on is None or event.on <= day.as_of]
    newest = in_order(known, newest_first=True)[: wanted.most]
    more = len(known) - len(newest)
    rows = tuple(event.row() for event in in_order(newest, newest_first=not wanted.oldest_first))
    closing = (count("and {n} more (--all)", "and {n} more (--all)", more),) if more else ()
    filled = tuple(column for column in columns if any(row.seen(column.key) for row in rows) or not rows)
    return Part(Section(key, grid=Grid(filled, rows), closing=closing), len(rows), more, len(chosen) - len(known))


def _lines(recorded: Recorded, later: int, parts: list[Part]) -> Iterator[Text | Word]:
    """What is not known, and what is left out."""
    if recorded.gap:
        yield Word(None, recorded.gap.says, "warning")
        yield recorded.gap.hint
    if later:
        yield count("{n} later event is left out", "{n} later events are left out", later)
    if not any(part.shown for part in parts):
        yield say("nothing to show")
