"""The agenda as a whole: its title, language, limits, and what belongs to no single record."""

from dataclasses import dataclass
from typing import ClassVar

from lerarenagenda.i18n import N_
from lerarenagenda.records.base import Choice, Part, Record, said
from lerarenagenda.records.fields import FIRST_TIME_ZONE, Number, Quote, SourceId, TimeZone, Title, Words

NEWEST_SCHEMA = 1


class Language(Choice):
    """A language the program speaks."""

    NL = "nl", N_("Dutch")
    EN = "en", N_("English")


class Closing(Choice):
    """Who closes an action."""

    BY_DECISION = "by_decision", N_("a table decides")
    BY_OWNER = "by_owner", N_("an owner may close")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bottleneck(Part):
    """A hindrance in the source's own words."""

    quote: Quote = said(N_("quote"), N_("The words, verbatim."), identifies=True)
    place: Words = said(N_("place"), N_("Where in the document, such as `p. 2`."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Part):
    """What a word means in this agenda."""

    term: Words = said(N_("term"), N_("The word."), identifies=True)
    term_en: Words | None = said(N_("term in English"), N_("The word in English."), default=None)
    means: Words = said(N_("meaning"), N_("What it means here."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention(Part):
    """How words about time are read."""

    words: Words = said(N_("words"), N_("The words as people write them."), identifies=True)
    means: Words = said(N_("meaning"), N_("What it means here."))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideReference(Part):
    """A document or law that the source refers to."""

    title: Words = said(N_("title"), N_("The name of the document."), identifies=True)
    place: Words | None = said(N_("place"), N_("Where it is named."), default=None, identifies=True)
    source: SourceId | None = said(N_("source"), N_("Its record, when there is one."), default=None)
    note: Words | None = said(N_("note"), N_("What else is known."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSector(Part):
    """A sector that records may name."""

    id: Words = said(N_("sector"), N_("The short word that records use."), identifies=True)
    name: Words = said(N_("name"), N_("The full name."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Record):
    """The agenda as a whole."""

    folder: ClassVar[str] = ""
    kind_name: ClassVar[str] = "agenda"
    word: ClassVar[str] = N_("agenda")
    words: ClassVar[str] = N_("agendas")

    title: Title = said(N_("title"), N_("The name of the agenda."))
    title_en: Title | None = said(N_("English title"), N_("The name in English."), default=None)
    language: Language = said(N_("language"), N_("The language the agenda is shown in."), default=Language.NL)
    timezone: TimeZone = said(N_("time zone"), N_("Where a day begins and ends."), default=FIRST_TIME_ZONE)
    schema: Number = said(N_("schema"), N_("The version of the model, now 1."))
    closing: Closing = said(N_("closing"), N_("Who closes an action."), default=Closing.BY_DECISION)
    due_soon_days: Number = said(N_("due soon, days"), N_("How many days ahead counts as soon."), default=60)
    stale_days: Number = said(N_("stale, days"), N_("After how many days without news it is said."), default=120)
    max_moves: Number = said(N_("moves"), N_("More moves of a deadline than this ask for attention."), default=2)
    sectors: tuple[NamedSector, ...] = said(N_("sectors"), N_("The sectors that records may name."), default=())
    conventions: tuple[Convention, ...] = said(N_("conventions"), N_("How words about time are read."), default=())
    bottlenecks: tuple[Bottleneck, ...] = said(N_("bottlenecks"), N_("Hindrances of no one priority."), default=())
    definitions: tuple[Definition, ...] = said(N_("definitions"), N_("What words mean here."), default=())
    references: tuple[OutsideReference, ...] = said(N_("references"), N_("Other documents named."), default=())


__all__ = ["Bottleneck", "Closing", "Language", "Settings"]
