"""The yardstick: the plain way to write such a program. `python -m benchmarks.plain_reader FOLDER`.

Each file goes through a ruamel.yaml round trip, each record through a pydantic model, and the actions into a rich
table. Nothing in it is slowed down on purpose; it shows no places and knows no rules.
"""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from rich.console import Console
from rich.table import Table as Grid
from ruamel.yaml import YAML

# round trips read 2015 as a number and 2015-10-15 as a day; here both are words again
Words = Annotated[str, BeforeValidator(str)]
Basis = Literal["stated", "collective", "inferred"]


class Model(BaseModel):
    """Refuses unknown keys."""

    model_config = ConfigDict(extra="forbid")


class Citation(Model):
    """Where it was promised."""

    document: Words
    place: Words
    item: Words | None = None
    quote: Words
    note: Words | None = None


class After(Model):
    """Counts from another event."""

    event: Words
    offset: Words


class Deadline(Model):
    """When."""

    text: Words
    by: Words | None = None
    every: Words | None = None
    after: After | None = None
    of: Words | None = None


class Owner(Model):
    """Who."""

    party: Words
    role: Literal["lead", "co", "partner", "consulted", "addressee"]
    tables: list[Words] = []
    basis: Basis
    note: Words | None = None


class Measure(Model):
    """How one will know."""

    text: Words
    basis: Basis = "stated"


class Milestone(Model):
    """A step on the way."""

    title: Words
    deadline: Deadline | Literal["none"]


class Unit(Model):
    """One of all."""

    unit: Words
    sectors: list[Words] = []


class Action(Model):
    """One promise."""

    number: Words | None = None
    title: Words
    title_en: Words | None = None
    kind: Literal["action", "agreement", "arrangement", "request", "ambition"]
    strength: Words
    priority: Words | None = None
    sectors: list[Words] | Literal["none"]
    sectors_basis: Words | None = None
    level: Literal["national", "regional", "both", "local"]
    region: Words | None = None
    tables: list[Words] | Literal["none"]
    tables_basis: Words | None = None
    owners: list[Owner] | Literal["none"]
    deadline: Deadline | Literal["none"]
    review_on: Words | None = None
    measure: Measure | Literal["none"] | None = None
    condition: Words | None = None
    milestones: list[Milestone] = []
    coverage: list[Unit] = []
    agreed_text: Words | None = None
    binds: list[Words] = []
    part_of: Words | None = None
    depends_on: list[Words] = []
    related: list[Words] = []
    supersedes: list[Words] = []
    source: Citation
    doubts: list[Words] = []
    note: Words | None = None


class Signal(Model):
    """How it goes."""

    value: Literal["green", "amber", "red"]
    cause: Words | None = None
    consequence: Words | None = None
    correction: Words | None = None


class Evidence(Model):
    """What shows it."""

    title: Words
    date: Words | None = None
    reference: Words | None = None
    url: Words | None = None
    proves: Words | None = None


class Entry(Model):
    """What happened to an action."""

    status: Words | None = None
    deadline: Deadline | Literal["none"] | None = None
    asks: dict[str, Any] | None = None
    lead: Words | None = None
    signal: Signal | None = None
    forecast: Words | None = None
    note: Words | None = None
    nothing_new: bool = False
    evidence: list[Evidence] = []
    consent: dict[str, Words] | None = None
    answer: dict[str, Words] | None = None
    milestone: Words | None = None
    coverage: list[dict[str, Words]] = []
    example: dict[str, Words] | None = None
    remains: Words | None = None
    until: Words | None = None
    meeting: Words | None = None
    tables: list[Words] = []
    reason: Words | None = None


class Party(Model):
    """Who."""

    name: Words
    short: Words | None = None
    kind: Words
    sectors: list[Words] = []
    members: list[Words] = []
    represented_by: list[Words] = []


class Member(Model):
    """A seat at a table."""

    party: Words
    role: Words = "member"
    basis: Basis = "stated"


class Table(Model):
    """Where parties meet."""

    name: Words
    short: Words
    kind: Words
    sectors: list[Words] = []
    region: Words | None = None
    members: list[Member]
    per_year: int | None = None
    reports_to: Words | None = None
    prepares: Words | None = None
    binding: bool = False


class Meeting(Model):
    """A meeting of a table."""

    table: Words
    date: Words
    status: Literal["planned", "held", "cancelled"]
    attendance: list[dict[str, Any]] = []
    agenda: list[dict[str, Any]] = []
    minutes: dict[str, Words] | None = None
    note: Words | None = None


class MeetingEntry(Model):
    """A meeting that was moved."""

    date: date
    reason: Words


class Priority(Model):
    """What the parties work on together."""

    number: Words
    title: Words
    title_en: Words | None = None
    ambition: Words | None = None
    bottlenecks: list[dict[str, Words]] = []
    binding_agreement: dict[str, Any] | None = None
    table: Words
    source: Citation


class Source(Model):
    """A document."""

    title: Words
    kind: Words
    date: Words
    from_: list[Words] = Field(default=[], alias="from")
    to: list[Words] = []


class Settings(Model):
    """The agenda as a whole."""

    model_config = ConfigDict(extra="ignore")

    title: Words
    language: Words


MODELS: Mapping[str, type[Model]] = {
    "actions": Action,
    "parties": Party,
    "tables": Table,
    "meetings": Meeting,
    "priorities": Priority,
    "sources": Source,
}
ENTRIES: Mapping[str, type[Model]] = {"actions": Entry, "meetings": MeetingEntry}


def read(root: Path) -> dict[str, Model]:
    """Every record below a folder, by path."""
    yaml = YAML(typ="rt")
    found: dict[str, Model] = {}
    for path in sorted(root.rglob("*.yaml")):
        folder, *below = path.relative_to(root).parts
        model = Settings if not below else (MODELS if len(below) == 1 else ENTRIES)[folder]
        found["/".join((folder, *below))] = model.model_validate(yaml.load(path))
    return found


def shown(records: Mapping[str, Model]) -> Grid:
    """The actions as a table."""
    grid = Grid("no.", "action", "who", "deadline", "status")
    latest: dict[str, str] = {}
    for path, record in records.items():
        if isinstance(record, Entry) and record.status:
            latest[path.rsplit("/", 1)[0]] = record.status
    for path, action in records.items():
        if isinstance(action, Action):
            owners = [] if isinstance(action.owners, str) else action.owners
            who = ", ".join(owner.party for owner in owners if owner.role in ("lead", "co"))
            when = action.deadline if isinstance(action.deadline, str) else action.deadline.text
            status = latest.get(path.removesuffix(".yaml"), "open")
            grid.add_row(action.number or "", action.title, who, when, status)
    return grid


def main() -> None:
    """Read a folder and show its actions."""
    Console().print(shown(read(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
