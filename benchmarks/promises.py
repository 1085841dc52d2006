"""Made-up actions: what each promises, who carries it out, by when, and what it waits for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks import vocabulary as words
from benchmarks.periods import FINE, promised
from benchmarks.setting import (
    ALL_COUNCILS,
    COUNCILS,
    GOVERNING,
    MINISTRY,
    PROMISED_ON,
    SECTORS,
    SOURCE,
    TODAY,
    Seat,
    Setting,
)
from benchmarks.vocabulary import PLACES, PRIORITIES, SUBJECTS, WORK, Term
from benchmarks.written import Value
from lerarenagenda.durations import Duration
from lerarenagenda.records.status import ActionKind

KINDS = (
    *(ActionKind.ACTION,) * 60,
    *(ActionKind.AMBITION,) * 12,
    *(ActionKind.AGREEMENT,) * 10,
    *(ActionKind.ARRANGEMENT,) * 10,
    *(ActionKind.REQUEST,) * 8,
)
STRENGTHS: Mapping[ActionKind, tuple[str, ...]] = {
    ActionKind.ACTION: ("commitment", "commitment", "commitment", "proposal", "exploration", "talk"),
    ActionKind.AMBITION: ("ambition", "ambition", "intent", "possibility"),
    ActionKind.AGREEMENT: ("agreement", "commitment"),
    ActionKind.ARRANGEMENT: ("commitment", "principle"),
    ActionKind.REQUEST: ("request",),
}
RHYTHMS = (("jaarlijks", "P1Y"), ("twee maal per jaar", "P6M"), ("elk kwartaal", "P3M"), ("doorlopend", "continuous"))
AT_GOVERNING = frozenset({ActionKind.AGREEMENT, ActionKind.REQUEST})
LATEST = date(2027, 6, 30)


@dataclass(slots=True)
class Promise:
    """One action as promised, and what its history must know of it."""

    id: str
    kind: ActionKind
    seats: tuple[Seat, ...]
    leads: Mapping[str, str]  # by table: who leads there, named in the promise or only once it starts
    subject: str
    place: str
    due: date | None = None
    binds: tuple[str, ...] = ()
    agreed_text: str = ""
    values: dict[str, Value] = field(default_factory=dict)

    def said(self, rng: Random, phrases: tuple[str, ...]) -> str:
        """One of these phrases, about this promise."""
        return rng.choice(phrases).format(subject=self.subject, place=self.place)


class Titles:
    """Titles of one kind of action, each given once, in an order that the seed decides."""

    def __init__(self, rng: Random, kind: ActionKind) -> None:
        self.work = WORK[kind]
        self.order = list(range(len(self.work) * len(SUBJECTS) * len(PLACES)))
        rng.shuffle(self.order)
        self.given = 0

    def next(self) -> tuple[Term, Term, Term, int]:
        """What is done, to what, where, and for the how manieth time."""
        round_, place = divmod(self.given, len(self.order))
        self.given += 1
        rest, where = divmod(self.order[place], len(PLACES))
        work, subject = divmod(rest, len(SUBJECTS))
        return self.work[work], SUBJECTS[subject], PLACES[where], round_ + 1


class Promising:
    """Makes promise after promise; the later ones refer to the earlier ones."""

    def __init__(self, rng: Random, setting: Setting) -> None:
        self.rng = rng
        self.setting = setting
        self.titles = {kind: Titles(rng, kind) for kind in WORK}
        self.numbers = dict.fromkeys((priority.slug for priority in PRIORITIES), 0)
        self.events: list[tuple[str, date]] = []  # actions that are done, and when: deadlines may count from them
        self.wholes: list[str] = []  # ambitions that stay open: actions may be parts of them
        self.replaced: list[str] = []  # superseded actions that still lack a successor
        self.waited_for: list[tuple[str, date | None]] = []  # actions that were not dropped, with their last days

    def next(self) -> Promise:
        """One more promise."""
        rng = self.rng
        kind = rng.choice(KINDS)
        seats = self._seats(kind)
        leads = {seat.id: _leader(rng, seat) for seat in seats}
        work, subject, place, round_ = self.titles[kind].next()
        again = f"-{round_}" if round_ > 1 else ""
        promise = Promise(f"{work.slug}-{subject.slug}-{place.slug}{again}", kind, seats, leads, subject.nl, place.nl)
        again = f", ronde {round_}" if round_ > 1 else ""
        promise.values |= {
            "title": f"{work.nl} {subject.nl} {place.nl}{again}",
            "kind": kind.value,
            "strength": rng.choice(STRENGTHS[kind]),
            "level": "regional" if any(seat.region for seat in seats) else rng.choice(("national", "national", "both")),
            "tables": [seat.id for seat in seats] or "none",
            "sectors": self._sectors(seats),
        }
        if rng.random() < 0.6:
            promise.values["title_en"] = f"{work.en} {subject.en} {place.en}" + (f", round {round_}" if again else "")
        for add in (self._place_in_list, self._owners, self._deadline, self._links, self._steps, self._words):
            add(promise)
        return promise

    def _seats(self, kind: ActionKind) -> tuple[Seat, ...]:
        rng, setting = self.rng, self.setting
        chance = rng.random()
        if kind in AT_GOVERNING or chance < 0.1:
            return (setting.governing,)
        if chance < 0.12 and kind is ActionKind.AMBITION:
            return ()
        if chance < 0.25:
            return tuple(sorted(rng.sample(setting.sector, rng.choice((2, 2, 3))), key=lambda seat: seat.id))
        if chance < 0.4:
            return (rng.choice(setting.other),)
        return (rng.choice(setting.sector),)

    def _sectors(self, seats: tuple[Seat, ...]) -> list[Value]:
        if len(seats) == 1 and seats[0].kind != "sector":
            named = self.rng.sample(tuple(SECTORS), self.rng.randrange(1, 6))
            return [sector for sector in SECTORS if sector in named]
        return [sector for seat in seats for sector in seat.sectors] or ["po", "vo"]

    def _place_in_list(self, promise: Promise) -> None:
        if self.rng.random() < 0.1:
            return  # across the priorities
        priority = self.rng.choice(PRIORITIES).slug
        self.numbers[priority] += 1
        label = list(self.numbers).index(priority) + 1
        promise.values |= {"priority": priority, "number": f"{label}.{self.numbers[priority]}"}
        regions = [seat.region for seat in promise.seats if seat.region]
        if regions:
            promise.values["region"] = regions[0]

    def _owners(self, promise: Promise) -> None:
        rng, owners = self.rng, list[dict[str, Value]]()
        leads = sorted(set(promise.leads.values()))
        if promise.kind is ActionKind.REQUEST:
            owners.append({"party": ALL_COUNCILS, "role": "co", "basis": "collective"})
            owners.append({"party": MINISTRY, "role": "addressee", "basis": "stated"})
        elif promise.kind is ActionKind.AGREEMENT:
            promise.binds = tuple(sorted(rng.sample(tuple(COUNCILS), rng.choice((2, 2, 3)))))
            promise.leads = {GOVERNING: promise.binds[0]}
            owners += [{"party": party, "role": "co", "basis": "stated"} for party in promise.binds]
            promise.values["binds"] = promise.binds
            promise.agreed_text = (
                f"De partijen regelen {promise.subject} {promise.place} gezamenlijk, delen de kosten naar rato en "
                f"leggen elk jaar verantwoording af aan de bestuurlijke tafel."
            )
            promise.values["agreed_text"] = promise.agreed_text
        elif rng.random() < 0.3 and all(lead in COUNCILS for lead in leads):
            owners.append({"party": ALL_COUNCILS, "role": "co", "basis": "collective"})
        else:
            owners += [_lead(promise, lead, apart=len(leads) > 1) for lead in leads]
        others = ("beroepsgroep", "kenniscentrum", "regionale-netwerken", "schoolraden")
        for party in rng.sample(others, rng.choice((0, 1, 1, 2))):
            if party not in leads:
                role = rng.choice(("partner", "partner", "consulted"))
                owners.append({"party": party, "role": role, "basis": "inferred"})
        promise.values["owners"] = owners or "none"

    def _deadline(self, promise: Promise) -> None:
        rng, chance = self.rng, self.rng.random()
        if promise.kind is ActionKind.ARRANGEMENT:
            text, every = rng.choice(RHYTHMS)
            if promise.seats and chance < 0.3:
                text, every = "bij elk overleg van de tafel", f"meeting:{promise.seats[0].id}"
            promise.values["deadline"] = {"text": text, "every": every}
        elif promise.kind is ActionKind.AMBITION and chance < 0.7:
            self._undated(promise)
        elif chance < 0.72:
            old = promise.kind is ActionKind.ACTION and len(promise.seats) == 1  # the others are newer
            earliest = PROMISED_ON + timedelta(days=120) if old else TODAY - timedelta(days=90)
            period, text = promised(rng, _between(rng, earliest, LATEST))
            promise.due = period.last
            promise.values["deadline"] = {"text": text, "by": period.written}
        elif chance < 0.8 and promise.seats:
            self._at_meeting(promise)
        elif chance < 0.82 and self.events:
            event, day = rng.choice(self.events)
            promise.due = Duration(months=6).after(day)
            text = "een half jaar na afronding van het voorgaande punt"
            promise.values["deadline"] = {"text": text, "after": {"event": event, "offset": "P6M"}}
        else:
            self._undated(promise)

    def _at_meeting(self, promise: Promise) -> None:
        rng, sitting = self.rng, self.rng.choice(promise.seats[0].sittings[2:])
        if rng.random() < 0.5:
            promise.values["deadline"] = {"text": "voor het genoemde overleg van de tafel", "by": sitting.id}
            promise.due = sitting.held or sitting.planned
        else:
            after: dict[str, Value] = {"event": sitting.id, "offset": "P3M"}
            promise.values["deadline"] = {"text": "drie maanden na het genoemde overleg", "after": after}
            promise.due = Duration(months=3).after(sitting.held or sitting.planned)

    def _undated(self, promise: Promise) -> None:
        rng, chance = self.rng, self.rng.random()
        promise.values["deadline"] = {"text": rng.choice(words.VAGUE)} if chance < 0.5 else "none"
        if 0.1 < chance < 0.9:
            looked_at = _between(rng, TODAY - timedelta(days=60), TODAY + timedelta(days=500))
            promise.values["review_on"] = f"{looked_at:%Y-%m}"

    def _links(self, promise: Promise) -> None:
        rng = self.rng
        if promise.kind is not ActionKind.ACTION:
            return
        if self.replaced and rng.random() < 0.5:
            promise.values["supersedes"] = [self.replaced.pop()]
        if self.wholes and rng.random() < 0.08:
            promise.values["part_of"] = rng.choice(self.wholes[-50:])
        near = self.waited_for[-200:]
        if near and rng.random() < 0.15:
            first = [one for one, due in rng.sample(near, min(len(near), 2)) if _in_time(due, promise.due)]
            if first:
                promise.values["depends_on"] = sorted(first)
        if near and rng.random() < 0.1:
            promise.values["related"] = [rng.choice(near)[0]]

    def _steps(self, promise: Promise) -> None:
        rng = self.rng
        if promise.kind is not ActionKind.ACTION:
            return
        if promise.due and promise.due > PROMISED_ON + timedelta(days=400) and rng.random() < 0.1:
            step, text = promised(rng, promise.due - timedelta(days=rng.randrange(150, 300)), FINE)
            promise.values["milestones"] = [
                {"title": "plan van aanpak vastgesteld", "deadline": {"text": text, "by": step.written}}
            ]
        if rng.random() < 0.08:
            groups = rng.sample(("eerste", "tweede", "derde", "vierde", "vijfde"), 3)
            promise.values["coverage"] = [{"unit": f"{group} groep besturen"} for group in sorted(groups)]

    def _words(self, promise: Promise) -> None:
        """The quote, and what a reader adds to it."""
        rng, values = self.rng, promise.values
        head = promise.said(rng, words.QUOTE_HEADS)
        quote = f"{values['title']}. {head}, {promise.said(rng, words.QUOTE_TAILS)}"
        values["source"] = {
            "document": SOURCE,
            "place": f"p. {rng.randrange(1, 40)}",
            "item": f"{rng.randrange(1, 7)}.{rng.randrange(1, 30)}",
            "quote": quote,
        }
        if rng.random() < 0.6:
            basis = rng.choice(("stated", "inferred"))
            values["measure"] = {"text": rng.choice(words.MEASURES), "basis": basis}
        if rng.random() < 0.6:
            doubts = rng.sample(words.DOUBTS, rng.choice((1, 1, 2)))
            values["doubts"] = [promise.said(rng, (doubt,)) for doubt in doubts]
        if rng.random() < 0.25:
            values["note"] = rng.choice(words.NOTES)
        if rng.random() < 0.5:
            values["sectors_basis"] = "niet genoemd; gelezen uit de samenhang"
        if rng.random() < 0.5:
            values["tables_basis"] = "algemene regel: de tafel van de sector bereidt voor, voert uit en volgt"


def _leader(rng: Random, seat: Seat) -> str:
    """Who leads at a table: most often the chair."""
    return rng.choice((seat.members[0], seat.members[0], seat.members[0], *seat.members[:2]))


def _lead(promise: Promise, lead: str, *, apart: bool) -> dict[str, Value]:
    owner: dict[str, Value] = {"party": lead, "role": "lead"}
    if apart:
        owner["tables"] = [table for table, one in promise.leads.items() if one == lead]
    return owner | {"basis": "stated"}


def _between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randrange((last - first).days))


def _in_time(first: date | None, second: date | None) -> bool:
    """Whether waiting for the first leaves the second its deadline."""
    return first is None or second is None or first <= second
