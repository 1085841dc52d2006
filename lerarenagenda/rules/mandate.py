"""Family I, mandate: a table decides on what is its own, and lays work on those who are there."""

from collections.abc import Collection, Iterator, Sequence

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.capacity import tables_above
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import Step, Story
from lerarenagenda.diagnostics import Route, Severity
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import OWNING, ActionEntry
from lerarenagenda.records.meeting import Meeting, MeetingStatus, Purpose
from lerarenagenda.records.table import Table
from lerarenagenda.rules.base import Finding, rule, see, spot

# what changes how an action stands; a note, evidence or a question may come from any table
DECIDING = ("status", "deadline", "lead", "amend", "signal", "forecast", "milestone", "coverage")


@rule("I110", "decided-elsewhere", each=Action, unless=("D103", "E108", "E111"), whole_history=True)
def decided_elsewhere(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is decided on at a table that it is not at, and that is not above one of its tables.

    ## Why
    The parties at its own table agreed on the action. What another table decides about it binds none of them.

    ## Fix
    Name the meeting of its own table, or of one above it, that decided. Another table can tell what it thinks
    as `note`, or ask for a decision with `asks`.

    ## Bad
        # tables/sectortafel-po.yaml
        name: Sectortafel po
        short: po
        kind: sector
        sectors:
          - po
        members:
          - party: po-raad
            role: chair
          - party: scholen
            role: secretary
        per_year: 4
        reports_to: bestuurlijke-overlegtafel
        # actions/zijinstroom-vergroten/2014-12-10-sectortafel-po.yaml
        lead: scholen

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        lead: scholen
        meeting: vo-2014-12
    """
    for step in day.story(action).steps:
        meeting = agenda.get(Meeting, step.entry.meeting)
        deciding = agenda.get(Table, meeting.table if meeting else step.entry.by)
        said = [key for key in DECIDING if getattr(step.entry, key)] if deciding else []
        allowed = _deciding(agenda, step.before) if said and deciding else ()
        if not deciding or not allowed or deciding.id in allowed:
            continue
        if meeting:
            yield see(
                "meeting",
                at=step.entry,
                says=N_("{meeting!r} is a meeting of {table!r}, which does not decide on {id!r}"),
                meeting=meeting.id,
                table=deciding.id,
                id=action.id,
                hint=say("name the meeting of {tables} that decided it", tables=allowed),
            )
        elif step.entry.meeting is None:
            yield see(
                said[0],
                key=True,
                at=step.entry,
                says=N_("{by!r} does not decide on {id!r}: it is no table of it, nor above one"),
                by=deciding.id,
                id=action.id,
                hint=say("name the meeting of {tables} that decided it", tables=allowed),
            )


@rule("I111", "item-decided-elsewhere", each=Meeting, severity=Severity.WARNING)
def item_decided_elsewhere(meeting: Meeting, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A table is to decide on an action that it is not at, and that lies at no table below it.

    ## Why
    The decision would not count, and the parties that it concerns are not at that table.

    ## Fix
    Put the action on the agenda of one of its own tables, or of one above. If it is only talked about here, write
    `discuss` or `inform` as `purpose`.

    ## Bad
        # meetings/vo-2014-12.yaml
        agenda:
          - title: Erkenning van de overlegtafels
            purpose: decide
            items:
              - verzoek-erkennen

    ## Good
        # meetings/vo-2014-12.yaml
        agenda:
          - title: Erkenning van de overlegtafels
            purpose: discuss
            items:
              - verzoek-erkennen
    """
    if meeting.status is MeetingStatus.CANCELLED or agenda.get(Table, meeting.table) is None:
        return
    for index, item in enumerate(meeting.agenda):
        for place, name in enumerate(item.items if item.purpose is Purpose.DECIDE else ()):
            action = agenda.get(Action, name)
            # an action that has moved on may still have been here on that day
            tables = {*action.tables, *day.story(action).action.tables} if action else set()
            allowed = _deciding(agenda, tables)
            if allowed and meeting.table not in allowed:
                yield see(
                    *("agenda", index, "items", place),
                    says=N_("{table!r} does not decide on {id!r}: it is no table of it, nor above one"),
                    table=meeting.table,
                    id=name,
                    hint=say("put it on the agenda of {tables}, or write discuss as purpose", tables=allowed),
                )


@rule("I112", "laid-on-absent-party", each=Action, severity=Severity.WARNING, unless=("C103",), whole_history=True)
def laid_on_absent_party(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A meeting lays an action on a party that was not there, and that has not been heard since.

    ## Why
    Who was not asked has promised nothing. The table thinks that the party is working on it, and the party may not
    even know.

    ## Fix
    Let the party say that it takes the action on, with an entry of its own. If it was there, or somebody spoke for
    it, write that under `attendance` of the meeting.

    ## Bad
        # meetings/vo-2014-12.yaml
        attendance:
          - party: vo-raad
            present: true
          - party: po-raad
            present: false
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        lead: po-raad
        meeting: vo-2014-12

    ## Good
        # meetings/vo-2014-12.yaml
        attendance:
          - party: vo-raad
            present: true
          - party: po-raad
            present: false
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        lead: po-raad
        meeting: vo-2014-12
        # actions/zijinstroom-vergroten/2014-12-10-po-raad.yaml
        note: De PO-Raad neemt dit op zich.
    """
    story = day.story(action)
    before = action
    for place, step in enumerate(story.steps):
        laid = dict(_laid(before, step))
        before = step.action
        meeting = agenda.get(Meeting, step.entry.meeting) if laid else None
        if meeting is None or meeting.status is not MeetingStatus.HELD:
            continue
        resting = _still_rests(story)
        for party, route in laid.items():
            absent = _absent(agenda, meeting, party) if party in resting else None
            if absent is not None and not _heard(agenda, party, story.steps[place:]):
                yield see(
                    *route,
                    at=step.entry,
                    says=N_("{id!r} is laid on {party!r}, which was not at {meeting!r}"),
                    id=action.id,
                    party=party,
                    meeting=meeting.id,
                    hint=say("let {party!r} say that it takes it on", party=party),
                    related=[(spot("attendance", absent, "present", at=meeting), say("by this it was not there"))],
                )


def _deciding(agenda: Agenda, tables: Collection[str | None]) -> tuple[str, ...]:
    """The tables that may decide for one of these; none when that cannot be known."""
    found = dict.fromkeys(above for table in tables if table for above in tables_above(agenda, table))
    return () if any(agenda.get(Table, table) is None for table in (*tables, *found)) else tuple(found)


def _still_rests(story: Story) -> frozenset[str]:
    """The parties with which an action rests at the tables where it is open."""
    if story.closed:
        return frozenset()
    leads = {lead for state in story.states.values() if not state.closed for lead in state.leads}
    return frozenset(leads | {owner.party for owner in story.action.owners if owner.role in OWNING})


def _laid(before: Action, step: Step) -> Iterator[tuple[str, Route]]:
    """The parties that an entry makes an owner or the lead, with the place where it does."""
    entry: ActionEntry = step.entry
    if entry.amend and entry.amend.owners:
        owned = {owner.party for owner in before.owners if owner.role in OWNING}
        for index, owner in enumerate(entry.amend.owners):
            if owner.role in OWNING and owner.party not in owned:
                yield owner.party, ("amend", "owners", index, "party")
    if entry.lead and any(entry.lead not in state.leads for state in step.before.values()):
        yield entry.lead, ("lead",)


def _absent(agenda: Agenda, meeting: Meeting, party: str) -> int | None:
    """The place in the attendance that says that a party was not there, when nobody was who speaks for it."""
    speaking = agenda.spoken_for_by(party)
    names = speaking | agenda.named_through(party)
    if any(one.present and one.party in names for one in meeting.attendance):
        return None
    listed = (index for index, one in enumerate(meeting.attendance) if one.party in speaking)
    return next(listed, None)


def _heard(agenda: Agenda, party: str, steps: Sequence[Step]) -> bool:
    """Whether a party speaks in one of these entries, itself or by who speaks for it."""
    names = agenda.spoken_for_by(party)
    return any(step.entry.by in names for step in steps)
