"""What must we do next, who waits for us, for whom do we wait, and on what is there no news?"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lerarenagenda.agenda.agenda import Agenda, number_key
from lerarenagenda.agenda.calendar import last_meeting
from lerarenagenda.agenda.health import Day, Standing
from lerarenagenda.i18n import Text, count, day_text, say
from lerarenagenda.questions.answer import Cell, Column, Document, Grid, Row, Section
from lerarenagenda.questions.standings import Wanted
from lerarenagenda.questions.values import action_cells, standing_cells
from lerarenagenda.questions.words import deadline_words, lateness, party_label, standing_word, table_label, who_words
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import OWNING, OwnerRole
from lerarenagenda.records.meeting import Meeting, MeetingStatus
from lerarenagenda.records.party import Party
from lerarenagenda.records.status import ActionKind

DOING = (OwnerRole.LEAD, OwnerRole.CO, OwnerRole.PARTNER)
ASKED = frozenset({OwnerRole.ADDRESSEE})
WAITING = frozenset({"waiting_for_us", "we_wait_for"})
USUAL_LENGTH = 10
COLUMNS = (
    Column("number", say("no.")),
    Column("state", say("status"), below="reasons"),
    Column("title", say("action"), grows=True, below="beneath"),
    Column("role", say("as")),
    Column("tables", say("tables"), wide=True),
    Column("first_deadline", say("first deadline")),
    Column("deadline", say("deadline now"), below="late"),
)
WAITING_COLUMNS = tuple(Column("who", say("who")) if column.key == "role" else column for column in COLUMNS)


def next_steps(
    day: Day, *, party: Party | None, wanted: Wanted, before: date | None = None, most: int | None = USUAL_LENGTH
) -> Document:
    """The open actions of a party, or of everyone, by last day; what has no date comes last or apart.

    `before` keeps only what falls due before that day and puts what has no date in a section of its own; `most`
    bounds each section.
    """
    names = day.agenda.named_through(party.id) if party else None
    standings = [one for action in day.agenda.all(Action) if not (one := day.worst(action)).state.closed]
    ours = [one for one in standings if wanted.chosen(one) and (names is None or _role(one.action, names))]
    parts = list(_to_do(ours, before))
    if names is not None:
        with_requests = replace(wanted, kinds=wanted.kinds | {ActionKind.REQUEST.value})
        parts += _waiting([one for one in standings if with_requests.chosen(one)], names)
    parts.append(("no_news", say("No news since the last meeting"), [one for one in ours if _silent(day, one)]))
    asker = _Asker(day, party, names)
    sections = tuple(_section(asker, key, title, found, most=most) for key, title, found in parts)
    return Document(
        "next",
        day.as_of,
        _title(day, party),
        sections,
        {key: len(found) for key, _, found in parts},
        closing=tuple(_closing(day, party, ours)),
    )


def _closing(day: Day, party: Party | None, ours: Sequence[Standing]) -> Iterator[Text]:
    """How to go on from here."""
    if not ours:
        return
    if party:
        name = f"actions/{ours[0].action.id}/{day.as_of.isoformat()}-{party.id}.yaml"
        yield say("Report news: put it in a file such as {file}, with a line that begins with note:", file=name)
    yield say("More about one action: {command}", command=f"agenda show {ours[0].action.number or ours[0].action.id}")


def _title(day: Day, party: Party | None) -> Text:
    shown = day_text(day.as_of, full=True)
    if party is None:
        return say("What comes next — as of {day}", day=shown)
    return say("What comes next for {party} — as of {day}", party=party.name, day=shown)


def _to_do(ours: Sequence[Standing], before: date | None) -> Iterator[tuple[str, Text, list[Standing]]]:
    ordered = sorted(ours, key=_by_last_day)
    if before is None:
        yield "to_do", say("To do"), ordered
        return
    due = [one for one in ordered if one.due and one.due < before]
    yield "to_do", say("To do, due before {day}", day=before), due
    yield "undated", say("Without a date: agree when"), [one for one in ordered if one.due is None]


def _by_last_day(standing: Standing) -> tuple[object, ...]:
    return (standing.due or date.max, number_key(standing.action.number), standing.action.id)


def _role(action: Action, names: Iterable[str] | None) -> OwnerRole | None:
    """The strongest role in which one of these names has something to do."""
    roles = {owner.role for owner in action.owners if names is None or owner.party in names}
    return next((role for role in DOING if role in roles), None)


def _waiting(standings: Sequence[Standing], names: frozenset[str]) -> Iterator[tuple[str, Text, list[Standing]]]:
    """Who waits for us, and for whom we wait: by what depends on what, and by requests that have no answer."""
    owned = {one.action.id for one in standings if _has(one.action, names, OWNING) and not _is_request(one)}
    needed = {other for one in standings if one.action.id in owned for other in one.action.depends_on} - owned
    for_us = [
        one
        for one in standings
        if (_is_request(one) and _has(one.action, names, ASKED))
        or (not _has(one.action, names, OWNING) and not owned.isdisjoint(one.action.depends_on))
    ]
    for_them = [
        one for one in standings if one.action.id in needed or (_is_request(one) and _has(one.action, names, OWNING))
    ]
    yield "waiting_for_us", say("They wait for us"), sorted(for_us, key=_by_last_day)
    yield "we_wait_for", say("We wait for"), sorted(for_them, key=_by_last_day)


def _has(action: Action, names: frozenset[str], roles: Container[OwnerRole]) -> bool:
    return any(owner.party in names and owner.role in roles for owner in action.owners)


def _is_request(standing: Standing) -> bool:
    return standing.action.kind is ActionKind.REQUEST


def _silent(day: Day, standing: Standing) -> bool:
    """Whether the last held meeting of one of its tables has passed without news since."""
    for table in day.story(standing.action).states:
        held = last_meeting(day.agenda, table, as_of=day.as_of) if table else None
        news = day.story(standing.action).states[table].news_on
        if held and (news is None or news < held[0].last):
            return True
    return False


def _nothing_there(day: Day, key: str) -> Text:
    """Why a section is empty."""
    if key == "no_news" and not any(meeting.status is MeetingStatus.HELD for meeting in day.agenda.all(Meeting)):
        return say("no meeting has been held yet")
    return say("nothing")


@dataclass(frozen=True, slots=True)
class _Asker:
    """For whom and for which day the rows are made."""

    day: Day
    party: Party | None
    names: frozenset[str] | None


def _section(asker: _Asker, key: str, title: Text, found: Sequence[Standing], *, most: int | None) -> Section:
    shown = found[:most] if most else found
    more = len(found) - len(shown)
    return Section(
        key,
        say("{title} ({n})", title=title, n=len(found)),
        lines=(_nothing_there(asker.day, key),) if not found else (),
        grid=Grid(WAITING_COLUMNS if key in WAITING else COLUMNS, tuple(_row(asker, standing) for standing in shown)),
        closing=(count("and {n} more (--all)", "and {n} more (--all)", more),) if more else (),
    )


def _row(asker: _Asker, standing: Standing) -> Row:
    day, party, names = asker.day, asker.party, asker.names
    agenda, action, state = day.agenda, standing.action, standing.state
    role = _role(action, names)
    via = _via(action, role, names, party)
    file = f"actions/{action.id}/{day.as_of.isoformat()}-{party.id}.yaml" if party else None
    cells: dict[str, Cell] = {
        **action_cells(action),
        "role": role.value if role else None,
        "via": via,
        "tables": action.tables,
        **standing_cells(agenda, standing),
        "report_in": file,
    }
    shown: dict[str, Cell] = {
        "state": standing_word(standing),
        "reasons": standing.reasons[1:] if standing.days_late else standing.reasons,
        "beneath": tuple(_beneath(agenda, action, via)),
        "role": role.text() if role else None,
        "who": who_words(agenda, standing),
        "tables": tuple(table_label(agenda, table) for table in action.tables),
        "first_deadline": deadline_words(agenda, state.first_deadline),
        "deadline": deadline_words(agenda, state.deadline),
        "late": lateness(standing),
    }
    return Row(cells, shown)


def _beneath(agenda: Agenda, action: Action, via: str | None) -> Iterator[Text]:
    """Through which group it is theirs, and the id of what has no number to ask for."""
    if via:
        yield say("via {group}", group=party_label(agenda, via))
    if action.number is None:
        yield Text("{id}", {"id": action.id})


def _via(action: Action, role: OwnerRole | None, names: frozenset[str] | None, party: Party | None) -> str | None:
    """The group or the represented party by which a party is meant, when it is not named itself."""
    if names is None or party is None or role is None:
        return None
    meant = [owner.party for owner in action.owners if owner.role is role and owner.party in names]
    return None if party.id in meant or not meant else meant[0]
