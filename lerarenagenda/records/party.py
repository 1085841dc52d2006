"""A party: who promises, carries out, or is asked."""

from dataclasses import dataclass
from typing import ClassVar

from lerarenagenda.i18n import N_
from lerarenagenda.records.base import Choice, Part, Record, said
from lerarenagenda.records.fields import Day, PartyId, SectorId, Words
from lerarenagenda.records.source import Citation


class PartyKind(Choice):
    """What sort of party it is."""

    SECTOR_COUNCIL = "sector_council", N_("sector council")
    MINISTRY = "ministry", N_("ministry")
    PROFESSION = "profession", N_("profession")
    INSTITUTIONS = "institutions", N_("institutions")
    GROUP = "group", N_("group")
    EXTERNAL = "external", N_("external party")
    NETWORK = "network", N_("network")
    AUTHORITY = "authority", N_("authority")
    ORGANISATION = "organisation", N_("organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Part):
    """Who signed for a party: a public act, so a name may stand here."""

    name: Words = said(N_("name"), N_("Who signed."))
    function: Words = said(N_("function"), N_("In which function."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """Who promises, carries out, or is asked."""

    folder: ClassVar[str] = "parties"
    kind_name: ClassVar[str] = "party"
    word: ClassVar[str] = N_("party")
    words: ClassVar[str] = N_("parties")

    name: Words = said(N_("name"), N_("The full name."), column=True)
    short: Words | None = said(N_("short name"), N_("The name on a narrow screen."), default=None)
    kind: PartyKind = said(N_("kind"), N_("What sort of party it is."), filter="kind", column=True)
    sectors: tuple[SectorId, ...] = said(N_("sectors"), N_("The sectors it stands for."), default=(), filter="sector")
    members: tuple[PartyId, ...] = said(N_("members"), N_("The parties of a group."), default=())
    represented_by: tuple[PartyId, ...] = said(
        N_("represented by"), N_("The parties who speak for it."), default=(), filter="represented-by", column=True
    )
    active_from: Day | None = said(N_("active from"), N_("The first day it exists."), default=None)
    active_until: Day | None = said(N_("active until"), N_("The last day it exists."), default=None)
    successor: PartyId | None = said(N_("successor"), N_("The party that took its place."), default=None)
    contact: Words | None = said(N_("contact"), N_("A functional mailbox, never a person."), default=None)
    role: Words | None = said(N_("role"), N_("What it is to the others."), default=None)
    signed_by: Signature | None = said(N_("signed by"), N_("Who signed the source for it."), default=None)
    source: Citation | None = said(N_("source"), N_("Where it is named."), default=None)
    note: Words | None = said(N_("note"), N_("What else is known."), default=None)

    @property
    def label(self) -> str:
        """The shortest name people know it by."""
        return self.short or self.name
