"""Where made-up promises are made: parties, tables and their meetings, priorities, one source."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter
from random import Random

from benchmarks.vocabulary import PRIORITIES, REGIONS
from benchmarks.written import Value, document
from lerarenagenda.records.meeting import Meeting, MeetingEntry
from lerarenagenda.records.party import Party
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.source import Source
from lerarenagenda.records.table import Table

SOURCE = "gezamenlijk-akkoord"
PROMISED_ON = date(2021, 6, 10)
TODAY = date(2025, 6, 16)  # nothing in an agenda is later known than this day
GOVERNING = "bestuurlijke-tafel"
MINISTRY = "ministerie"
COUNCILS = {"raad-po": ("po",), "raad-vo": ("vo",), "raad-mbo": ("mbo",), "raad-hbo": ("hbo",), "raad-wo": ("wo",)}
ALL_COUNCILS = "vijf-raden"
SECTORS = {
    "po": "primair onderwijs",
    "vo": "voortgezet onderwijs",
    "mbo": "middelbaar beroepsonderwijs",
    "hbo": "hoger beroepsonderwijs",
    "wo": "wetenschappelijk onderwijs",
}
ACTIONS_PER_REGION = 1000


@dataclass(slots=True)
class Sitting:
    """A meeting: held on a day, or planned for a month."""

    id: str
    planned: date
    held: date | None
    decided: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seat:
    """A table with those who sit there, and its meetings in order."""

    id: str
    short: str
    name: str
    kind: str
    sectors: tuple[str, ...]
    members: tuple[str, ...]  # the chair first, then the secretary
    region: str | None
    sittings: tuple[Sitting, ...]
    held: tuple[tuple[date, Sitting], ...]

    def next_held(self, day: date) -> tuple[date, Sitting] | None:
        """The first meeting held after a day."""
        place = bisect_right(self.held, day, key=itemgetter(0))
        return self.held[place] if place < len(self.held) else None


@dataclass(frozen=True, slots=True)
class Setting:
    """All tables of an agenda, by the part they play."""

    governing: Seat
    sector: tuple[Seat, ...]
    other: tuple[Seat, ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Every table."""
        return (self.governing, *self.sector, *self.other)


def setting(rng: Random, actions: int) -> Setting:
    """The tables for so many actions: one governs, five are for sectors or a subject, the rest for regions."""
    tables = ("raad-po", "raad-vo", "raad-mbo", "raad-hbo", "raad-wo")
    schools = ("opleidingen", "beroepsgroep")
    return Setting(
        governing=_seat(rng, GOVERNING, "Bestuurlijke tafel", "governing", tuple(SECTORS), tables),
        sector=(
            _seat(rng, "sectortafel-po", "Sectortafel po", "sector", ("po",), ("raad-po", *schools)),
            _seat(rng, "sectortafel-vo", "Sectortafel vo", "sector", ("vo",), ("raad-vo", *schools)),
            _seat(rng, "sectortafel-mbo", "Sectortafel mbo", "sector", ("mbo",), ("raad-mbo", *schools)),
            _seat(rng, "sectortafel-ho", "Sectortafel ho", "sector", ("hbo", "wo"), ("raad-hbo", "raad-wo", *schools)),
        ),
        other=(
            _seat(rng, "werktafel-cijfers", "Werktafel cijfers", "working", (), ("raad-mbo", "opleidingen")),
            *(_regional(rng, number) for number in range(actions // ACTIONS_PER_REGION)),
        ),
    )


def _regional(rng: Random, number: int) -> Seat:
    round_, place = divmod(number, len(REGIONS))
    region = REGIONS[place] + (f" {round_ + 1}" if round_ else "")
    slug = region.lower().replace(" ", "-").replace("ë", "e")
    members = ("schoolbesturen", "opleidingen", "regionale-netwerken")
    return _seat(rng, f"regiotafel-{slug}", f"Regiotafel {region}", "regional", (), members, region)


def _seat(
    rng: Random,
    table: str,
    name: str,
    kind: str,
    sectors: tuple[str, ...],
    members: tuple[str, ...],
    region: str | None = None,
) -> Seat:
    short = table.partition("-")[2] if kind != "governing" else "bestuurlijk"
    first = {"regional": 15, "working": 25, "sector": 40, "governing": 70}[kind] + rng.randrange(10)
    sittings = tuple(_sitting(rng, short, quarter, first, may_lapse=kind != "governing") for quarter in range(20))
    held = tuple((sitting.held, sitting) for sitting in sittings if sitting.held)
    return Seat(table, short, name, kind, sectors, members, region, sittings, held)


def _sitting(rng: Random, short: str, quarter: int, first: int, *, may_lapse: bool) -> Sitting:
    """The meeting of a quarter, counted from the summer of 2021; a few are moved, a few lapse."""
    year, number = divmod(quarter + 2, 4)
    planned = _workday(date(2021 + year, 3 * number + 1, 1) + timedelta(days=first + rng.randrange(7)))
    moved = _workday(planned + timedelta(days=rng.randrange(5, 15))) if rng.random() < 0.08 else planned
    lapsed = may_lapse and rng.random() < 0.03
    held = moved if moved < TODAY and not lapsed else None
    return Sitting(f"{short}-{2021 + year}-{number + 1}", planned, held)


def _workday(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - 4, 0))


def files(rng: Random, setting: Setting) -> dict[str, str]:
    """The file of everything but the actions, by path."""
    found = {"agenda.yaml": _settings(), f"sources/{SOURCE}.yaml": _source()}
    for party, values in _parties().items():
        found[f"parties/{party}.yaml"] = document(Party, values)
    for number, priority in enumerate(PRIORITIES, 1):
        found[f"priorities/{priority.slug}.yaml"] = document(
            Priority,
            {
                "number": str(number),
                "title": priority.nl,
                "title_en": priority.en,
                "ambition": f"{priority.nl}: daar werken wij de komende jaren samen aan.",
                "bottlenecks": [{"quote": f"wat tot nu toe ontbreekt is {priority.nl.lower()}", "place": "p. 2"}],
                "binding_agreement": {"expected": "true", "basis": "stated"},
                "table": GOVERNING,
                "source": {"document": SOURCE, "place": "p. 2", "quote": f"prioriteit {number}: {priority.nl.lower()}"},
            },
        )
    for seat in setting.seats:
        found[f"tables/{seat.id}.yaml"] = document(Table, _table(seat))
        found |= _meetings(rng, seat)
    return found


def _settings() -> str:
    return document(
        Settings,
        {
            "title": "Gezamenlijke agenda",
            "title_en": "Joint agenda",
            "language": "nl",
            "timezone": "Europe/Amsterdam",
            "schema": "1",
            "closing": "by_decision",
            "due_soon_days": "60",
            "stale_days": "120",
            "max_moves": "2",
            "sectors": [{"id": sector, "name": name} for sector, name in SECTORS.items()],
            "conventions": [{"words": "schooljaar", "means": "van 1 augustus tot en met 31 juli"}],
        },
    )


def _source() -> str:
    return document(
        Source,
        {
            "title": "Gezamenlijk akkoord",
            "kind": "accord",
            "date": PROMISED_ON.isoformat(),
            "from": list(COUNCILS),
            "to": [MINISTRY],
        },
    )


def _parties() -> dict[str, dict[str, Value]]:
    return {
        **{
            council: {"name": f"Raad voor het {SECTORS[sector]}", "short": f"Raad {sector}",
                      "kind": "sector_council", "sectors": [sector]}
            for council, (sector,) in COUNCILS.items()
        },
        MINISTRY: {"name": "Het ministerie", "kind": "ministry"},
        "beroepsgroep": {"name": "Vereniging van de beroepsgroep", "short": "Beroepsgroep", "kind": "profession"},
        "opleidingen": {"name": "De opleidingen", "kind": "institutions", "represented_by": ["raad-hbo", "raad-wo"]},
        "schoolbesturen": {"name": "De schoolbesturen", "kind": "institutions",
                           "represented_by": ["raad-po", "raad-vo", "raad-mbo"]},
        "kenniscentrum": {"name": "Landelijk kenniscentrum", "kind": "external"},
        "regionale-netwerken": {"name": "De regionale netwerken", "kind": "network"},
        ALL_COUNCILS: {"name": "De vijf raden", "short": "raden", "kind": "group", "members": list(COUNCILS)},
        "schoolraden": {"name": "De drie raden van scholen", "kind": "group",
                        "members": ["raad-po", "raad-vo", "raad-mbo"]},
    }  # fmt: skip


def _table(seat: Seat) -> dict[str, Value]:
    roles = ("chair", "secretary", *("member" for _ in seat.members))
    members = [
        {"party": party, "role": role, "basis": "stated"} for party, role in zip(seat.members, roles, strict=False)
    ]
    guests = [{"party": MINISTRY, "role": "guest", "basis": "stated"}] if seat.id == GOVERNING else []
    values: dict[str, Value] = {
        "name": seat.name,
        "short": seat.short,
        "kind": seat.kind,
        "members": [*members, *guests],
        "per_year": "4",
    }
    if seat.sectors:
        values["sectors"] = seat.sectors
    if seat.region:
        values["region"] = seat.region
    if seat.id == GOVERNING:
        values["binding"] = "true"
    else:
        values |= {"reports_to": GOVERNING, "prepares": GOVERNING}
    return values


def _meetings(rng: Random, seat: Seat) -> dict[str, str]:
    found = {}
    held = [sitting.id for _, sitting in seat.held]
    later = dict(pairwise(held))
    for sitting in seat.sittings:
        values: dict[str, Value] = {"table": seat.id, "date": sitting.planned.isoformat(), "status": "planned"}
        if sitting.held:
            values |= {"status": "held", **_held(rng, seat, sitting, later.get(sitting.id))}
        elif sitting.planned < TODAY:
            values |= {"status": "cancelled", "note": "Te weinig leden konden aanwezig zijn."}
        else:
            values["date"] = f"{sitting.planned:%Y-%m}"
        found[f"meetings/{sitting.id}.yaml"] = document(Meeting, values)
        if sitting.held and sitting.held != sitting.planned:
            said_on = (sitting.planned - timedelta(days=rng.randrange(10, 30))).isoformat()
            moved: dict[str, Value] = {"date": sitting.held.isoformat(), "reason": "de voorzitter was verhinderd"}
            found[f"meetings/{sitting.id}/{said_on}-{seat.id}.yaml"] = document(MeetingEntry, moved)
    return found


def _held(rng: Random, seat: Seat, sitting: Sitting, adopted_at: str | None) -> dict[str, Value]:
    """Who was there, what was decided, and the minutes."""
    present = ["false" if index > 1 and rng.random() < 0.04 else "true" for index in range(len(seat.members))]
    items: list[Value] = [{"title": "Verslag en mededelingen", "purpose": "inform"}]
    if sitting.decided:
        items.append({"title": "Besluiten over de actielijst", "items": sitting.decided[:8], "purpose": "decide"})
    minutes = {"reference": f"verslag {sitting.id}"} | ({"adopted_at": adopted_at} if adopted_at else {})
    return {
        "attendance": [{"party": party, "present": there} for party, there in zip(seat.members, present, strict=True)],
        "agenda": items,
        "minutes": minutes,
    }
