"""A priority: what the parties have chosen to work on together."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lerarenagenda.i18n import N_
from lerarenagenda.records.base import Entry, Part, Record, said
from lerarenagenda.records.fields import Flag, MeetingId, PriorityId, Quote, SectorId, TableId, Title, When, Words
from lerarenagenda.records.settings import Bottleneck
from lerarenagenda.records.source import Citation
from lerarenagenda.records.table import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class BindingAgreement(Part):
    """Whether the governing table is to bind itself on this priority."""

    expected: Flag = said(N_("expected"), N_("Whether a binding agreement is expected."))
    basis: Basis = said(N_("basis"), N_("Whether the source says so or the reading infers it."))
    quotes: tuple[Quote, ...] = said(N_("quotes"), N_("The words it rests on."), default=())
    doubt: Words | None = said(N_("doubt"), N_("What remains uncertain."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityChange(Part):
    """The new wording of a priority."""

    title: Title | None = said(N_("title"), N_("The new title."), default=None)
    title_en: Title | None = said(N_("English title"), N_("The new title in English."), default=None)
    ambition: Words | None = said(N_("ambition"), N_("The new ambition."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityEntry(Entry):
    """What a meeting decided about a priority."""

    on: date
    meeting: MeetingId = said(N_("meeting"), N_("The meeting that decided it."))
    reason: Words = said(N_("reason"), N_("Why."))
    amend: PriorityChange | None = said(N_("amended"), N_("The fields that read otherwise from now on."), default=None)
    merged_into: PriorityId | None = said(N_("merged into"), N_("The priority it became part of."), default=None)
    dropped: Flag = said(N_("dropped"), N_("Whether it was dropped."), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority(Record):
    """What the parties have chosen to work on together."""

    folder: ClassVar[str] = "priorities"
    kind_name: ClassVar[str] = "priority"
    word: ClassVar[str] = N_("priority")
    words: ClassVar[str] = N_("priorities")
    entry_type: ClassVar[type[Entry]] = PriorityEntry

    number: Words = said(N_("number"), N_("The label people say in a meeting."), column=True)
    title: Title = said(N_("title"), N_("What it is about."), column=True)
    title_en: Title | None = said(N_("English title"), N_("The title in English."), default=None)
    sectors: tuple[SectorId, ...] = said(N_("sectors"), N_("The sectors it concerns."), default=(), filter="sector")
    ambition: Quote | None = said(N_("ambition"), N_("What is hoped for, in the source's words."), default=None)
    bottlenecks: tuple[Bottleneck, ...] = said(N_("bottlenecks"), N_("What stands in the way."), default=())
    binding_agreement: BindingAgreement | None = said(
        N_("binding agreement"), N_("Whether one is expected here."), default=None
    )
    table: TableId = said(N_("table"), N_("The table that decides on it."), filter="table", column=True)
    review_on: When | None = said(N_("review on"), N_("When it is looked at again."), default=None)
    source: Citation = said(N_("source"), N_("Where it stands."))
    note: Words | None = said(N_("note"), N_("What else is known."), default=None)
