"""How answers name things: parties, tables, deadlines and standings as cells."""

from collections.abc import Iterable

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import date_of
from lerarenagenda.agenda.due import last_day
from lerarenagenda.agenda.health import Closed, Day, Health, Standing
from lerarenagenda.durations import Duration
from lerarenagenda.i18n import N_, Text, count, say
from lerarenagenda.questions.answer import Cell, Word
from lerarenagenda.records.action import Action
from lerarenagenda.records.deadline import After, Deadline
from lerarenagenda.records.fields import Every
from lerarenagenda.records.history import Owner, OwnerRole
from lerarenagenda.records.meeting import Meeting, MeetingStatus
from lerarenagenda.records.party import Party
from lerarenagenda.records.status import ActionKind, Status
from lerarenagenda.records.table import Table

LABELS = {
    Health.OVERDUE: "late",
    Health.AWAITING_DECISION: "waiting",
    Health.ON_HOLD: "hold",
    Health.BLOCKED: "blocked",
    Health.AT_RISK: "risk",
    Status.OPEN: "open",
    Status.ONGOING: "ongoing",
    Status.IN_PROGRESS: "busy",
    Status.ON_HOLD: "hold",
    Status.PARTLY_DONE: "partly",
    Status.REPORTED_DONE: "waiting",
    Status.DONE: "done",
    Status.NOT_DONE: "failed",
}
EVERY_ONE = {
    Duration(years=1): N_("every year"),
    Duration(months=1): N_("every month"),
    Duration(weeks=1): N_("every week"),
    Duration(days=1): N_("every day"),
}
HOW_CLOSED = {
    Closed.ON_TIME: N_("{status}, on time"),
    Closed.ON_EXTENSION: N_("{status}, on an extension"),
    Closed.LATE: N_("{status}, late"),
}


def party_label(agenda: Agenda, party_id: str) -> str:
    """The short name of a party, or its id when there is no record."""
    party = agenda.get(Party, party_id)
    return party.label if party else party_id


def table_label(agenda: Agenda, table_id: str) -> str:
    """The short name of a table, or its id when there is no record."""
    table = agenda.get(Table, table_id)
    return table.label if table else table_id


def owner_labels(agenda: Agenda, owners: Iterable[Owner], *roles: OwnerRole) -> tuple[str, ...]:
    """The short names of owners in these roles."""
    return tuple(party_label(agenda, owner.party) for owner in owners if owner.role in roles)


def standing_word(standing: Standing) -> Word:
    """The word of state of a row."""
    if standing.closed:
        says = say(HOW_CLOSED[standing.closed], status=standing.word)
        return Word(standing.key, says, LABELS.get(standing.state.status, "closed"))
    return Word(standing.key, standing.word, LABELS.get(standing.health or standing.state.status, "closed"))


def deadline_words(day: Day, deadline: Deadline | None) -> Text | str:
    """A deadline for people: its period, its meeting, its rhythm, or its own words when it names no date."""
    if deadline is None:
        return say("none")
    if isinstance(deadline.by, str):
        meeting = day.agenda.get(Meeting, deadline.by)
        return say("meeting {date}", date=meeting_date(day, meeting)) if meeting else deadline.by
    if deadline.by is not None:
        return deadline.by.text()
    if deadline.after is not None:
        words = say("{offset} after {event}", offset=deadline.after.offset, event=_event_words(day, deadline.after))
        due = last_day(day.agenda, deadline, as_of=day.as_of)
        return say("{day}: {words}", day=due, words=words) if due else words
    if deadline.every is not None:
        return rhythm_words(day.agenda, deadline.every)
    return say("“{words}”", words=deadline.text)


def _event_words(day: Day, after: After) -> Text | str:
    """The event a deadline counts from, as one asks for it: a meeting by its date, an action by its number."""
    meeting = day.agenda.get(Meeting, after.event)
    if meeting:
        return say("the meeting of {date}", date=meeting_date(day, meeting))
    action = day.agenda.get(Action, after.event)
    return (action.number if action else None) or after.event


def meeting_date(day: Day, meeting: Meeting) -> Text:
    """The date of a meeting as it is known on the day; a cancelled one says so."""
    date = date_of(day.agenda, meeting, as_of=day.as_of)
    return say("{date}, cancelled", date=date) if meeting.status is MeetingStatus.CANCELLED else date.text()


def remarks(standing: Standing) -> tuple[Text, ...]:
    """What must be read beside the title: of what the date is, and the id of what has no number to ask for."""
    deadline, action = standing.state.deadline, standing.action
    part = (say("the date holds for: {part}", part=deadline.of),) if deadline and deadline.of else ()
    return (*part, Text("{id}", {"id": action.id})) if action.number is None else part


def rhythm_words(agenda: Agenda, every: Every) -> Text:
    """How often something comes back, for people."""
    if every.table is not None:
        return say("each meeting of {table}", table=table_label(agenda, every.table))
    if every.duration is not None:
        one = EVERY_ONE.get(every.duration)
        return say(one) if one else say("every {duration}", duration=every.duration)
    return say("continuously")


def lateness(standing: Standing) -> tuple[Text, ...]:
    """How late it is, against the current and the first deadline."""
    if not standing.days_late and not standing.days_late_first:
        return ()
    now = count("{n} day late", "{n} days late", standing.days_late)
    if standing.days_late_first == standing.days_late:
        return (now,)
    first = count("{n} day after the first deadline", "{n} days after the first deadline", standing.days_late_first)
    return (now, first) if standing.days_late else (first,)


def who_words(agenda: Agenda, standing: Standing) -> Cell:
    """Who leads; without a lead, who owns it together."""
    if standing.state.leads:
        return tuple(party_label(agenda, lead) for lead in standing.state.leads)
    if standing.action.kind is ActionKind.REQUEST:
        asked = owner_labels(agenda, standing.action.owners, OwnerRole.ADDRESSEE)
        if asked:
            return say("to {parties}", parties=asked)
    together_with = owner_labels(agenda, standing.action.owners, OwnerRole.CO)
    return together_with or say("nobody named")


def priority_remarks(day: Day, priority_id: str) -> tuple[Text, ...]:
    """What became of a priority: dropped, or merged into another."""
    story = day.priority_story(priority_id)
    if story is None:
        return ()
    dropped = (say("dropped"),) if story.dropped else ()
    other = day.priority(story.merged_into)
    return (
        (*dropped, say("merged into {number}. {title}", number=other.number, title=other.title)) if other else dropped
    )
