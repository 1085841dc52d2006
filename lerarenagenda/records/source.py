"""A source: the document in which something was promised."""

from dataclasses import dataclass
from typing import ClassVar

from lerarenagenda.i18n import N_
from lerarenagenda.records.base import Choice, Part, Record, said
from lerarenagenda.records.fields import Digest, Link, PartyId, Quote, SourceId, WhenOrNone, Words


class SourceKind(Choice):
    """What sort of document it is."""

    LETTER = "letter", N_("letter")
    ACCORD = "accord", N_("accord")
    LAW = "law", N_("law")
    PROGRAMME = "programme", N_("programme")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A document in which something was promised."""

    folder: ClassVar[str] = "sources"
    kind_name: ClassVar[str] = "source"
    word: ClassVar[str] = N_("source")
    words: ClassVar[str] = N_("sources")

    title: Words = said(N_("title"), N_("The name of the document."), column=True)
    kind: SourceKind = said(N_("kind"), N_("What sort of document it is."), filter="kind", column=True)
    date: WhenOrNone = said(N_("date"), N_("The day or period of the document, or none."), column=True)
    reference: Words | None = said(N_("reference"), N_("Its own number."), default=None)
    from_: tuple[PartyId, ...] = said(N_("from"), N_("The parties who wrote it."), default=(), filter="from")
    to: tuple[PartyId, ...] = said(N_("addressed to"), N_("The parties it is for."), default=())
    sha256: Digest | None = said(N_("digest"), N_("The SHA-256 of the text that was read."), default=None)
    url: Link | None = said(N_("address"), N_("Where it can be found."), default=None)
    note: Words | None = said(N_("note"), N_("What else is known."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Part):
    """The place in a source where something stands, and its words."""

    document: SourceId = said(N_("document"), N_("The source it stands in."))
    place: Words = said(N_("place"), N_("Where in the document, such as `p. 2`."))
    item: Words | None = said(N_("item"), N_("The number or heading it stands under."), default=None)
    quote: Quote = said(N_("quote"), N_("The words, verbatim."))
    note: Words | None = said(N_("note"), N_("A remark on the words, such as a slip of the pen."), default=None)
