"""What must we do next, who waits for us, for whom do we wait, and on what is there no news?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lerarenagenda.agenda.agenda import number_key
from lerarenagenda.agenda.health import Day, Standing
from lerarenagenda.agenda.roles import seats_of
from lerarenagenda.i18n import Text, count, day_text, say
from lerarenagenda.questions.answer import Cell, Column, Document, Grid, Row, Section
from lerarenagenda.questions.counting import also
from lerarenagenda.questions.standings import Wanted
from lerarenagenda.questions.values import action_cells, standing_cells
from lerarenagenda.questions.words import (
    deadline_words,
    lateness,
    owner_labels,
    party_label,
    remarks,
    standing_word,
    table_label,
    who_words,
)
from lerarenagenda.records.history import OWNING, OwnerRole
from lerarenagenda.records.party import Party
from lerarenagenda.records.source import Source
from lerarenagenda.records.status import ActionKind

DOING = (OwnerRole.LEAD, OwnerRole.CO, OwnerRole.PARTNER)
USUAL_LENGTH = 10
COLUMNS = (
    Column("number", say("no.")),
    Column("state", say("status"), below="reasons"),
    Column("title", say("action"), grows=True, below="remarks"),
    Column("role", say("as")),
    Column("tables", say("tables"), wide=True),
    Column("first_deadline", say("first deadline")),
    Column("deadline", say("deadline now"), below="late"),
)
# where nobody asks for itself, the row says who
WHO_COLUMNS = tuple(Column("who", say("who")) if column.key == "role" else column for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom it is asked: everyone, or a party with all the names under which it can be meant."""

    day: Day
    party: Party | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of the party; none for everyone."""
        return self.day.agenda.named_through(self.party.id) if self.party else frozenset()

    def role(self, standing: Standing) -> OwnerRole | None:
        """The strongest role in which it has something to do; for everyone the strongest there is."""
        everyone = {*(owner.party for owner in standing.action.owners), *standing.state.leads}
        roles = self.day.roles(standing, self.names if self.party else everyone)
        return next((role for role in DOING if role in roles), None)

    def sees(self, standing: Standing) -> bool:
        """Whether the table is the party's business: one where it sits, or any when it sits at none of the action's."""
        if self.party is None:
            return True
        seats = seats_of(self.day.agenda, self.party.id, standing.action.tables, on=self.day.as_of)
        return not seats or standing.table in seats

    def owns(self, standing: Standing) -> bool:
        """Whether it leads or co-owns."""
        return not self.day.roles(standing, self.names).isdisjoint(OWNING)

    def is_asked(self, standing: Standing) -> bool:
        """Whether the request is made to it."""
        return OwnerRole.ADDRESSEE in self.day.roles(standing, self.names)


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its name, its standings in order, and its columns."""

    key: str
    title: Text
    found: Sequence[Standing]
    columns: tuple[Column, ...] = COLUMNS
    who: Callable[[Day, Standing], Cell] = lambda day, standing: who_words(day.agenda, standing)


def next_steps(
    day: Day, *, party: Party | None, wanted: Wanted, before: date | None, most: int | None, folder: str
) -> Document:
    """The open actions of a party, or of everyone, by last day; what has no date comes last or apart.

    `before` puts what falls due later, and what has no date, in sections of their own; `most` bounds each section;
    `folder` is the agenda's, as the reader sees it.
    """
    asker = Asker(day, party)
    standings = [one for one in day.made if not one.state.closed and asker.sees(one)]
    mine = [one for one in standings if party is None or asker.role(one)]
    ours = [one for one in mine if wanted.chosen(one)]
    parts = list(_to_do(_first_of_each(ours), before))
    if party:
        parts += _waiting(asker, standings, [one for one in standings if wanted.passes(one)])
    parts.append(Part("no_news", say("No news since the last meeting"), _first_of_each(_silent(day, ours))))
    rows = Rows(asker, folder)
    return Document(
        "next",
        day.as_of,
        _title(asker),
        tuple(_section(rows, part, most=most) for part in parts),
        {part.key: len(part.found) for part in parts},
        closing=(*also(_not_shown(mine, wanted, waiting=party is not None)), *_closing(rows, parts[0].found)),
        filters={"kind": tuple(sorted(wanted.kinds))},
    )


def _not_shown(mine: Iterable[Standing], wanted: Wanted, *, waiting: bool) -> Iterator[Standing]:
    """What is left out because of its kind; requests stand among what waits when it is asked for a party."""
    return (one for one in mine if wanted.others(one) and not (waiting and _is_request(one)))


def _title(asker: Asker) -> Text:
    shown = day_text(asker.day.as_of, full=True)
    if asker.party is None:
        return say("What comes next — as of {day}", day=shown)
    return say("{party}: what comes next — as of {day}", party=asker.party.name, day=shown)


def _first_of_each(standings: Iterable[Standing]) -> list[Standing]:
    """Each action once, at the table where it is due first, else where it stands worst; by last day."""
    first: dict[str, Standing] = {}
    for one in standings:
        known = first.get(one.action.id)
        if known is None or _urgency(one) < _urgency(known):
            first[one.action.id] = one
    return sorted(first.values(), key=_by_last_day)


def _urgency(standing: Standing) -> tuple[object, ...]:
    return (standing.due or date.max, standing.rank)


def _by_last_day(standing: Standing) -> tuple[object, ...]:
    return (standing.due or date.max, number_key(standing.action.number), standing.action.id)


def _to_do(ours: Sequence[Standing], before: date | None) -> Iterator[Part]:
    if before is None:
        yield Part("to_do", say("To do"), ours)
        return
    yield Part(
        "to_do", say("To do, due before {day}", day=before), [one for one in ours if one.due and one.due < before]
    )
    yield Part("undated", say("Without a date: agree when"), [one for one in ours if one.due is None])
    yield Part("later", say("Due later"), [one for one in ours if one.due and one.due >= before])


def _waiting(asker: Asker, standings: Sequence[Standing], passing: Sequence[Standing]) -> Iterator[Part]:
    """Who waits for us, and for whom we wait: by what depends on what, and by requests that have no answer.

    Filters keep out our own side only; whatever is at the other side is shown.
    """
    owned = {one.action.id for one in standings if asker.owns(one)}
    mine = {one.action.id for one in passing if one.action.id in owned}
    needed = {other for one in standings if one.action.id in mine for other in one.action.depends_on} - owned
    for_us = [
        one
        for one in standings
        if (_is_request(one) and asker.is_asked(one))
        or (one.action.id not in owned and not mine.isdisjoint(one.action.depends_on))
    ]
    for_them = [one for one in standings if one.action.id in needed or (_is_request(one) and one.action.id in mine)]
    us = say("They wait for {party}", party=asker.party.label if asker.party else "")
    them = say("{party} waits for", party=asker.party.label if asker.party else "")
    yield Part("waiting_for_us", us, _first_of_each(for_us), WHO_COLUMNS, _who_waits)
    yield Part("we_wait_for", them, _first_of_each(for_them), WHO_COLUMNS)


def _is_request(standing: Standing) -> bool:
    return standing.action.kind is ActionKind.REQUEST


def _who_waits(day: Day, standing: Standing) -> Cell:
    """Of a request those who asked; of anything else those who carry it out."""
    if _is_request(standing):
        return owner_labels(day.agenda, standing.action.owners, *OWNING)
    return who_words(day.agenda, standing)


def _silent(day: Day, ours: Iterable[Standing]) -> Iterator[Standing]:
    """Those on which there was no news at, or since, the last meeting held at their table after they began."""
    for one in ours:
        source = day.agenda.get(Source, one.action.source.document)
        start = one.state.news_on or (source.date.last if source and source.date else date.min)
        held = day.held.get(one.table or "", [])
        if held and start < held[-1][0].last:
            yield one


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the rows of an asker; reports go to files in this folder."""

    asker: Asker
    folder: str

    def row(self, standing: Standing, part: Part) -> Row:
        """One action, with every value a machine could want."""
        day, action = self.asker.day, standing.action
        role = self.asker.role(standing)
        via = self._via(standing, role)
        cells: dict[str, Cell] = {
            **action_cells(action),
            "role": role.value if role else None,
            "via": via,
            "table": standing.table,
            "tables": action.tables,
            **standing_cells(day, standing),
            "report_in": self.report(standing),
            "report_with": self.report_command(standing),
        }
        shown: dict[str, Cell] = {
            "state": standing_word(standing),
            "reasons": standing.reasons[1:] if standing.days_late else standing.reasons,
            "remarks": (*self._where(standing), *remarks(standing)),
            "role": self._role_words(role, via),
            "who": part.who(day, standing),
            "tables": tuple(table_label(day.agenda, table) for table in action.tables),
            "first_deadline": deadline_words(day, standing.state.first_deadline),
            "deadline": deadline_words(day, standing.state.deadline),
            "late": lateness(standing),
        }
        return Row(cells, shown)

    def _where(self, standing: Standing) -> tuple[Text, ...]:
        """The table that is meant, where the action stands otherwise at another."""
        others = self.asker.day.standings[standing.action.id]
        alike = all((one.key, one.due) == (standing.key, standing.due) for one in others)
        table = standing.table
        return () if alike or table is None else (say("at {table}", table=table_label(self.asker.day.agenda, table)),)

    def report(self, standing: Standing) -> str | None:
        """The file in which the party would report today."""
        if self.asker.party is None:
            return None
        name = f"actions/{standing.action.id}/{self.asker.day.as_of.isoformat()}-{self.asker.party.id}.yaml"
        return f"{self.folder}/{name}" if self.folder else name

    def report_command(self, standing: Standing) -> str | None:
        """What the party types to report news; the news itself takes the place of the dots."""
        if self.asker.party is None:
            return None
        return f'agenda note {standing.action.number or standing.action.id} "…" --by {self.asker.party.id}'

    def _via(self, standing: Standing, role: OwnerRole | None) -> str | None:
        """The group or the represented party by which the party is meant, when it is not named itself."""
        if self.asker.party is None or role is None:
            return None
        names = self.asker.names
        meant = [owner.party for owner in standing.action.owners if owner.role is role and owner.party in names]
        return None if self.asker.party.id in (*meant, *standing.state.leads) or not meant else meant[0]

    def _role_words(self, role: OwnerRole | None, via: str | None) -> Cell:
        if role is None:
            return None
        group = party_label(self.asker.day.agenda, via) if via else None
        return say("{role}: {group}", role=role, group=group) if group else role.text()


def _section(rows: Rows, part: Part, *, most: int | None) -> Section:
    shown = part.found[:most] if most else part.found
    more = len(part.found) - len(shown)
    columns = part.columns if rows.asker.party else WHO_COLUMNS
    return Section(
        part.key,
        say("{title} ({n})", title=part.title, n=len(part.found)),
        lines=() if part.found else (_nothing_there(rows.asker.day, part.key),),
        grid=Grid(columns, tuple(rows.row(standing, part) for standing in shown)),
        closing=(count("and {n} more (--all)", "and {n} more (--all)", more),) if more else (),
    )


def _nothing_there(day: Day, key: str) -> Text:
    """Why a section is empty."""
    return say("no meeting has been held yet") if key == "no_news" and not any(day.held.values()) else say("nothing")


def _closing(rows: Rows, to_do: Sequence[Standing]) -> Iterator[Text]:
    """How to go on from here."""
    for first in to_do[:1]:
        command = rows.report_command(first)
        if command:
            yield say("Report news: {command}", command=command)
        yield say("More about one action: {command}", command=f"agenda show {first.action.number or first.action.id}")
