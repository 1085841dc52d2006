"""An action: one promise, with its own words; it does not change, what happens to it is added beside it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from lerarenagenda.i18n import N_
from lerarenagenda.records.base import Choice, Entry, OrNone, Part, Record, said
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.fields import (
    ActionId,
    PartyId,
    PriorityId,
    Quote,
    SectorId,
    SourceId,
    TableId,
    Title,
    When,
    Words,
)
from lerarenagenda.records.history import ActionEntry, Owner
from lerarenagenda.records.source import Citation
from lerarenagenda.records.status import ActionKind
from lerarenagenda.records.table import Basis


class Strength(Choice):
    """How hard the words bind."""

    COMMITMENT = "commitment", N_("commitment")
    AGREEMENT = "agreement", N_("agreement")
    PROPOSAL = "proposal", N_("proposal")
    REQUEST = "request", N_("request")
    EXPLORATION = "exploration", N_("exploration")
    TALK = "talk", N_("talk")
    INTENT = "intent", N_("intent")
    POSSIBILITY = "possibility", N_("possibility")
    PRINCIPLE = "principle", N_("principle")
    AMBITION = "ambition", N_("ambition")


class Level(Choice):
    """Where it is carried out."""

    NATIONAL = "national", N_("national")
    REGIONAL = "regional", N_("regional")
    BOTH = "both", N_("national and regional")
    LOCAL = "local", N_("local")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Part):
    """How one will know that it is done."""

    text: Words = said(N_("text"), N_("The measure in words."))
    basis: Basis = said(N_("basis"), N_("Whether the source says so or the reading infers it."), default=Basis.STATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere(Part):
    """The same promise, bound in another document too."""

    source: SourceId = said(N_("source"), N_("The other document."), identifies=True)
    sectors: tuple[SectorId, ...] = said(N_("sectors"), N_("The sectors it is bound for."), default=())
    quote: Quote = said(N_("quote"), N_("The words, verbatim."), identifies=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Part):
    """A step on the way, with its own deadline."""

    title: Title = said(N_("title"), N_("What is reached."), identifies=True)
    deadline: Annotated[Deadline | None, OrNone()] = said(N_("deadline"), N_("When."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Part):
    """The units an "all" promise speaks of."""

    unit: Words = said(N_("unit"), N_("One of all."), identifies=True)
    sectors: tuple[SectorId, ...] = said(N_("sectors"), N_("The sectors it is needed for."), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """One promise."""

    folder: ClassVar[str] = "actions"
    kind_name: ClassVar[str] = "action"
    word: ClassVar[str] = N_("action")
    words: ClassVar[str] = N_("actions")
    entry_type: ClassVar[type[Entry]] = ActionEntry

    number: Words | None = said(N_("number"), N_("The label people say in a meeting."), default=None, column=True)
    title: Title = said(N_("title"), N_("What it is, in our own words."), column=True)
    title_en: Title | None = said(N_("English title"), N_("The title in English."), default=None)
    kind: ActionKind = said(N_("kind"), N_("What sort of promise it is."), filter="kind", column=True)
    strength: Strength = said(N_("strength"), N_("How hard the words bind."), filter="strength")
    priority: PriorityId | None = said(
        N_("priority"), N_("The priority it belongs to; none when it belongs to all."), default=None, filter="priority"
    )
    sectors: Annotated[tuple[SectorId, ...], OrNone(many=True)] = said(
        N_("sectors"), N_("The sectors it concerns, or none."), filter="sector"
    )
    sectors_basis: Words | None = said(N_("sectors, basis"), N_("How the sectors are known."), default=None)
    level: Level = said(N_("level"), N_("Where it is carried out."), filter="level")
    region: Words | None = said(N_("region"), N_("The region it is for."), default=None, filter="region")
    tables: Annotated[tuple[TableId, ...], OrNone(many=True)] = said(
        N_("tables"), N_("The tables that prepare, carry out and monitor it, or none."), filter="table", column=True
    )
    tables_basis: Words | None = said(N_("tables, basis"), N_("How the tables are known."), default=None)
    owners: Annotated[tuple[Owner, ...], OrNone(many=True)] = said(
        N_("owners"), N_("Who carries it out or is asked, or none."), filter="party", column=True
    )
    deadline: Annotated[Deadline | None, OrNone()] = said(
        N_("deadline"), N_("The words as written, and the period they name; or none."), column=True
    )
    review_on: When | None = said(N_("review on"), N_("When the table looks again at what has no date."), default=None)
    measure: Annotated[Measure | None, OrNone()] = said(N_("measure"), N_("How one will know; or none."), default=None)
    condition: Words | None = said(N_("condition"), N_("What must hold as well, with proof of its own."), default=None)
    milestones: tuple[Milestone, ...] = said(N_("milestones"), N_("Steps on the way."), default=())
    coverage: tuple[Coverage, ...] = said(N_("coverage"), N_("The units of an all-promise."), default=())
    agreed_text: Words | None = said(N_("agreed text"), N_("For an agreement: the text agreed on."), default=None)
    binds: tuple[PartyId, ...] = said(N_("binds"), N_("For an agreement: the parties bound."), default=())
    part_of: ActionId | None = said(N_("part of"), N_("The action it is a part of."), default=None)
    depends_on: tuple[ActionId, ...] = said(N_("depends on"), N_("Actions that must come first."), default=())
    related: tuple[ActionId, ...] = said(N_("related"), N_("Actions to read beside it."), default=())
    supersedes: tuple[ActionId, ...] = said(N_("supersedes"), N_("Actions whose place it takes."), default=())
    elsewhere: tuple[Elsewhere, ...] = said(N_("elsewhere"), N_("Other documents that bind it too."), default=())
    source: Citation = said(N_("source"), N_("Where it was promised, and the words."))
    doubts: tuple[Words, ...] = said(N_("doubts"), N_("What the reading infers or doubts."), default=())
    note: Words | None = said(N_("note"), N_("What else is known."), default=None)
