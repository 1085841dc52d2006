"""A table (overlegtafel): where parties meet, agree and decide."""

from dataclasses import dataclass
from typing import ClassVar

from lerarenagenda.i18n import N_
from lerarenagenda.records.base import Choice, Part, Record, said
from lerarenagenda.records.fields import Day, Flag, Number, PartyId, SectorId, TableId, Words
from lerarenagenda.records.source import Citation


class TableKind(Choice):
    """What sort of table it is."""

    GOVERNING = "governing", N_("governing table")
    SECTOR = "sector", N_("sector table")
    WORKING = "working", N_("working table")
    REGIONAL = "regional", N_("regional table")


class MemberRole(Choice):
    """What a party is at a table."""

    MEMBER = "member", N_("member")
    CHAIR = "chair", N_("chair")
    SECRETARY = "secretary", N_("secretary")
    GUEST = "guest", N_("guest")
    OBSERVER = "observer", N_("observer")


class Basis(Choice):
    """How sure it is."""

    STATED = "stated", N_("stated")
    COLLECTIVE = "collective", N_("collective")
    INFERRED = "inferred", N_("inferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Part):
    """A party's seat at a table."""

    party: PartyId = said(N_("party"), N_("Who sits there."), identifies=True)
    role: MemberRole = said(N_("role"), N_("What it is at the table."), default=MemberRole.MEMBER, identifies=True)
    function: Words | None = said(N_("function"), N_("The function that holds the seat."), default=None)
    from_: Day | None = said(N_("from"), N_("The first day of the seat."), default=None)
    until: Day | None = said(N_("until"), N_("The last day of the seat."), default=None)
    basis: Basis = said(N_("basis"), N_("Whether the source says so or the reading infers it."), default=Basis.STATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Record):
    """Where parties meet, agree and decide."""

    folder: ClassVar[str] = "tables"
    kind_name: ClassVar[str] = "table"
    word: ClassVar[str] = N_("table")
    words: ClassVar[str] = N_("tables")

    name: Words = said(N_("name"), N_("The full name."), column=True)
    name_en: Words | None = said(N_("English name"), N_("The name in English."), default=None)
    short: Words = said(N_("short name"), N_("The name people type."))
    kind: TableKind = said(N_("kind"), N_("What sort of table it is."), filter="kind", column=True)
    sectors: tuple[SectorId, ...] = said(N_("sectors"), N_("The sectors it is for."), default=(), filter="sector")
    region: Words | None = said(N_("region"), N_("The region it is for."), default=None, filter="region")
    members: tuple[Member, ...] = said(N_("members"), N_("Who sits there."), filter="party")
    per_year: Number | None = said(N_("meetings a year"), N_("How often it meets."), default=None, column=True)
    reports_to: TableId | None = said(N_("reports to"), N_("The table above it."), default=None, column=True)
    prepares: TableId | None = said(N_("prepares"), N_("The table whose meetings it prepares."), default=None)
    binding: Flag = said(N_("binding"), N_("Whether it makes binding agreements."), default=False)
    consults_with: tuple[PartyId, ...] = said(N_("consults with"), N_("Parties heard, not members."), default=())
    established: Day | None = said(N_("established"), N_("The first day it exists."), default=None)
    dissolved: Day | None = said(N_("dissolved"), N_("The last day it exists."), default=None)
    source: Citation | None = said(N_("source"), N_("Where it is founded."), default=None)
    note: Words | None = said(N_("note"), N_("What else is known."), default=None)

    @property
    def label(self) -> str:
        """The shortest name people know it by."""
        return self.short
