"""What happened to an action: one file an event, added and never changed."""

from dataclasses import dataclass
from datetime import date

from lerarenagenda.i18n import N_
from lerarenagenda.records.base import Choice, Entry, Part, said
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.fields import (
    Digest,
    Flag,
    Link,
    MeetingId,
    PartyId,
    PriorityId,
    SectorId,
    TableId,
    Title,
    When,
    Words,
)
from lerarenagenda.records.status import Status
from lerarenagenda.records.table import Basis


class OwnerRole(Choice):
    """What a party has to do with an action."""

    LEAD = "lead", N_("lead")
    CO = "co", N_("co-owner")
    PARTNER = "partner", N_("partner")
    CONSULTED = "consulted", N_("consulted")
    ADDRESSEE = "addressee", N_("addressee")


OWNING = frozenset({OwnerRole.LEAD, OwnerRole.CO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner(Part):
    """A party named with an action."""

    party: PartyId = said(N_("party"), N_("Who; name the group, not its members."), identifies=True)
    role: OwnerRole = said(N_("role"), N_("What it has to do with it."), identifies=True)
    tables: tuple[TableId, ...] = said(N_("tables"), N_("The tables it is so named for; else all."), default=())
    basis: Basis = said(N_("basis"), N_("Whether the source says so or the reading infers it."))
    note: Words | None = said(N_("note"), N_("What else is known."), default=None)


class SignalValue(Choice):
    """How an owner thinks it goes."""

    GREEN = "green", N_("green")
    AMBER = "amber", N_("amber")
    RED = "red", N_("red")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Part):
    """How an owner thinks it goes."""

    value: SignalValue = said(N_("value"), N_("Green, amber or red."))
    cause: Words | None = said(N_("cause"), N_("Why it is not green."), default=None)
    consequence: Words | None = said(N_("consequence"), N_("What follows from it."), default=None)
    correction: Words | None = said(N_("correction"), N_("What is done about it."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Part):
    """What an owner asks of a table: it changes nothing and waits for a decision."""

    deadline: Deadline | None = said(N_("deadline"), N_("The deadline asked for."), default=None)
    hold: When | None = said(N_("hold until"), N_("Until when to put it on hold."), default=None)
    withdraw: Flag = said(N_("withdraw"), N_("Whether to withdraw it."), default=False)
    decision: Words | None = said(N_("decision"), N_("Another decision asked for."), default=None)
    reason: Words = said(N_("reason"), N_("Why."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Part):
    """What shows that something happened."""

    title: Words = said(N_("title"), N_("What it is."), identifies=True)
    date: When | None = said(N_("date"), N_("Of when it is."), default=None)
    reference: Words | None = said(N_("reference"), N_("Its own number."), default=None, identifies=True)
    url: Link | None = said(N_("address"), N_("Where it can be found."), default=None, identifies=True)
    file: Words | None = said(N_("file"), N_("The file in the repository."), default=None, identifies=True)
    sha256: Digest | None = said(N_("digest"), N_("The SHA-256 of the file."), default=None)
    proves: Words | None = said(N_("proves"), N_("What it shows."), default=None)
    covers: tuple[Words, ...] = said(N_("covers"), N_("The sectors or units it speaks of."), default=())


class ConsentValue(Choice):
    """Whether a party agrees."""

    GIVEN = "given", N_("given")
    WITHHELD = "withheld", N_("withheld")
    WITHDRAWN = "withdrawn", N_("withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Part):
    """Whether a party agrees to a text."""

    party: PartyId = said(N_("party"), N_("Who."))
    value: ConsentValue = said(N_("value"), N_("Given, withheld or withdrawn."))
    digest: Digest = said(N_("digest"), N_("The digest of the text agreed to."))


class Tenor(Choice):
    """What an answer says."""

    GRANTED = "granted", N_("granted")
    PARTLY = "partly", N_("partly granted")
    REFUSED = "refused", N_("refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Part):
    """The answer to a request."""

    tenor: Tenor = said(N_("tenor"), N_("What it says."))
    document: Words | None = said(N_("document"), N_("Where it stands."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered(Part):
    """How far one unit of an "all" promise is."""

    unit: Words = said(N_("unit"), N_("One of all."), identifies=True)
    sector: SectorId | None = said(N_("sector"), N_("In which sector."), default=None, identifies=True)
    status: Status = said(N_("status"), N_("How far it is."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Part):
    """A practice worth sharing."""

    title: Words = said(N_("title"), N_("What it is."))
    region: Words | None = said(N_("region"), N_("Where."), default=None)
    url: Link | None = said(N_("address"), N_("Where it can be found."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionChange(Part):
    """Fields of the promise that a meeting changed."""

    title: Title | None = said(N_("title"), N_("The new title."), default=None)
    title_en: Title | None = said(N_("English title"), N_("The new title in English."), default=None)
    priority: PriorityId | None = said(N_("priority"), N_("The priority it moves to."), default=None)
    tables: tuple[TableId, ...] = said(N_("tables"), N_("The tables from now on."), default=())
    owners: tuple[Owner, ...] = said(N_("owners"), N_("The owners from now on."), default=())
    agreed_text: Words | None = said(N_("agreed text"), N_("The text from now on."), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEntry(Entry):
    """One event in the history of an action."""

    on: date
    status: Status | None = said(N_("status"), N_("How far it is from this day."), default=None)
    deadline: Deadline | None = said(N_("deadline"), N_("The deadline from now on."), default=None)
    asks: Ask | None = said(N_("asks"), N_("What is asked of the table."), default=None)
    lead: PartyId | None = said(N_("lead"), N_("Who leads from now on."), default=None)
    signal: Signal | None = said(N_("signal"), N_("How an owner thinks it goes."), default=None)
    forecast: When | None = said(N_("forecast"), N_("When an owner expects it to be done."), default=None)
    note: Words | None = said(N_("note"), N_("News in words."), default=None)
    nothing_new: Flag = said(N_("nothing new"), N_("Said that there is nothing to report."), default=False)
    evidence: tuple[Evidence, ...] = said(N_("evidence"), N_("What shows it."), default=())
    consent: Consent | None = said(N_("consent"), N_("Whether a party agrees."), default=None)
    answer: Answer | None = said(N_("answer"), N_("The answer to a request."), default=None)
    milestone: Words | None = said(N_("milestone"), N_("The milestone reached."), default=None)
    coverage: tuple[Covered, ...] = said(N_("coverage"), N_("How far units are."), default=())
    example: Example | None = said(N_("example"), N_("A practice worth sharing."), default=None)
    amend: ActionChange | None = said(N_("amended"), N_("Fields of the promise that change."), default=None)
    remains: Words | None = said(N_("remains"), N_("What is still to do."), default=None)
    until: When | None = said(N_("until"), N_("Until when it is on hold."), default=None)
    corrects: Words | None = said(N_("corrects"), N_("The entry that was wrong, by its file name."), default=None)
    meeting: MeetingId | None = said(N_("meeting"), N_("The meeting that decided it."), default=None)
    tables: tuple[TableId, ...] = said(N_("tables"), N_("The tables it holds for."), default=())
    reason: Words | None = said(N_("reason"), N_("Why."), default=None)

    @property
    def is_news(self) -> bool:
        """Whether it tells how the action stands, and does not only administer it."""
        told = (self.status, self.note, self.signal, self.forecast, self.answer, self.milestone, self.asks)
        return self.nothing_new or bool(self.evidence) or bool(self.coverage) or any(told)
