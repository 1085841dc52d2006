"""A meeting (overleg) of a table; its decisions are the history entries that name it."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 `date` is also the name of a field
from typing import Annotated, ClassVar

from lerarenagenda.i18n import N_
from lerarenagenda.records.base import Choice, Entry, InOrder, Part, Record, To, said
from lerarenagenda.records.fields import Flag, MeetingId, PartyId, TableId, Title, When, Words


class MeetingForm(Choice):
    """How the parties meet."""

    MEETING = "meeting", N_("meeting")
    WRITTEN = "written", N_("written round")


class MeetingStatus(Choice):
    """Whether it took place."""

    PLANNED = "planned", N_("planned")
    HELD = "held", N_("held")
    CANCELLED = "cancelled", N_("cancelled")


class Purpose(Choice):
    """What an item on a meeting's agenda is for."""

    INFORM = "inform", N_("to inform")
    DISCUSS = "discuss", N_("to discuss")
    DECIDE = "decide", N_("to decide")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Part):
    """Whether a party was there."""

    party: PartyId = said(N_("party"), N_("Who."), identifies=True)
    present: Flag = said(N_("present"), N_("Whether it was there."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Part):
    """One item on a meeting's agenda."""

    title: Title = said(N_("title"), N_("What it is about."), identifies=True)
    items: Annotated[tuple[Annotated[Words, To("action")], ...], InOrder()] = said(
        N_("items"), N_("The actions spoken of."), default=()
    )
    purpose: Purpose = said(N_("purpose"), N_("What it is for."), default=Purpose.DISCUSS)
    note: Words | None = said(N_("note"), N_("What else is known."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Part):
    """The report of a meeting."""

    reference: Words = said(N_("reference"), N_("Its own number, or where it is kept."))
    adopted_at: MeetingId | None = said(N_("adopted at"), N_("The meeting that adopted it."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEntry(Entry):
    """A change of a planned meeting."""

    on: Date
    date: When = said(N_("date"), N_("The new date."))
    reason: Words = said(N_("reason"), N_("Why."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """A meeting of a table."""

    folder: ClassVar[str] = "meetings"
    kind_name: ClassVar[str] = "meeting"
    word: ClassVar[str] = N_("meeting")
    words: ClassVar[str] = N_("meetings")
    entry_type: ClassVar[type[Entry]] = MeetingEntry

    table: TableId = said(N_("table"), N_("The table that meets."), filter="table", column=True)
    date: When = said(N_("date"), N_("The day; a planned one may be a period."), column=True)
    form: MeetingForm = said(N_("form"), N_("How the parties meet."), default=MeetingForm.MEETING, filter="form")
    status: MeetingStatus = said(N_("status"), N_("Whether it took place."), filter="status", column=True)
    attendance: tuple[Attendance, ...] = said(N_("attendance"), N_("Who was there."), default=(), filter="party")
    agenda: tuple[Item, ...] = said(N_("agenda"), N_("What was on it."), default=())
    minutes: Minutes | None = said(N_("minutes"), N_("The report."), default=None)
    note: Words | None = said(N_("note"), N_("What else is known."), default=None)
