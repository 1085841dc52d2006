"""Family C, of actions: somebody who can leads each of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.roles import SEATED, has_seat
from lerarenagenda.agenda.state import Story
from lerarenagenda.diagnostics import Route, Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import OWNING, ActionEntry, OwnerRole
from lerarenagenda.records.party import Party, PartyKind
from lerarenagenda.records.source import Source
from lerarenagenda.records.status import ActionKind, Status
from lerarenagenda.records.table import Basis, Table
from lerarenagenda.rules.base import Finding, rule, see, spot

LED = frozenset({ActionKind.ACTION, ActionKind.AGREEMENT})  # of the kinds that can be in progress
STARTED = frozenset({Status.IN_PROGRESS, Status.ON_HOLD, Status.PARTLY_DONE, Status.REPORTED_DONE})


@rule("C101", "lead-missing", each=Action, whole_history=True)
def lead_missing(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is in progress, but no party leads it.

    ## Why
    Nobody is asked about what everybody does together. One party must be able to say how it goes.

    ## Fix
    Let the table agree on one party, and write it as `lead` in the entry that starts the action, or in a later one.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: vo-raad
            role: co
            basis: stated
        # actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml
        status: in_progress

    ## Good
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: vo-raad
            role: co
            basis: stated
        # actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml
        status: in_progress
        lead: vo-raad
    """
    story = day.story(action)
    started: defaultdict[str, list[str | None]] = defaultdict(list)
    entries: dict[str, ActionEntry] = {}
    for table, state in story.states.items():
        if state.status is Status.IN_PROGRESS and not state.leads and action.kind in LED:
            entry = story.last_entry(table, lambda entry: entry.status is Status.IN_PROGRESS)
            if entry:
                started[entry.name].append(table)
                entries[entry.name] = entry
    for name, tables in started.items():
        yield see(
            "status",
            at=entries[name],
            says=N_("{id!r} is in progress at {tables} without a lead")
            if len(tables) < len(story.states)
            else N_("{id!r} is in progress without a lead"),
            id=action.id,
            tables=tuple(tables),
            hint=say("write the party that leads it as lead"),
        )


@rule(
    "C102",
    "lead-shared",
    each=Action,
    severity=Severity.WARNING,
    unless=("C103", "C104", "C105"),
    whole_history=True,
)
def lead_shared(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action that has started has more than one lead at a table.

    ## Why
    Ownership may be shared, a lead may not: each of the two waits for the other's report.

    ## Fix
    Let the table choose one of them as lead. The others stay in sight as co-owners.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: vo-raad
            role: lead
            basis: stated
          - party: scholen
            role: lead
            basis: stated
        # actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml
        status: in_progress

    ## Good
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: vo-raad
            role: lead
            basis: stated
          - party: scholen
            role: co
            basis: stated
        # actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml
        status: in_progress
    """
    story = day.story(action)
    shared: defaultdict[tuple[str, ...], list[str | None]] = defaultdict(list)
    for table, state in story.states.items():
        if state.status in STARTED and len(state.leads) > 1:
            shared[state.leads].append(table)
    for leads, tables in shared.items():
        route, entry = _lead_named(story, tables[0], leads[1])
        yield see(
            *route,
            at=entry,
            says=N_("{id!r} has several leads: {leads}"),
            id=action.id,
            leads=leads,
            hint=say("let the table choose one of them"),
        )


@rule("C103", "lead-not-at-table", each=Action, unless=("C105",), whole_history=True)
def lead_not_at_table(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The lead of an action has no seat at its table, and nobody there speaks for it.

    ## Why
    The table asks the lead how it goes. Who is not there can be asked nothing, and can promise nothing.

    ## Fix
    Let a member of the table lead. If the party does sit there, or is represented there, write that with the table
    or with the party. If it leads at one of several tables only, write that one as `tables` with the owner or in the
    entry.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: ocw
            role: lead
            basis: inferred

    ## Good
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: scholen
            role: lead
            basis: inferred
    """
    story = day.story(action)
    promised = _source_day(agenda, action)
    for lead, tables in day.once(_leads, action).items():
        there = [table for table_id in tables if (table := agenda.get(Table, table_id))]
        absent = [
            table for table in there if _is_absent(agenda, table, lead, _lead_named(story, table.id, lead), promised)
        ]
        if absent:
            route, entry = _lead_named(story, absent[0].id, lead)
            yield see(
                *route,
                at=entry,
                says=N_("{lead!r} leads {id!r}, but has no seat at {tables}"),
                lead=lead,
                id=action.id,
                tables=tuple(table.id for table in absent),
                hint=_who_can(absent[0], [table.id for table in there if table not in absent]),
            )


@rule("C104", "lead-external", each=Action, severity=Severity.WARNING, unless=("C105",), whole_history=True)
def lead_external(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An external party leads an action.

    ## Why
    It has promised nothing to the others and sits at no table, so nobody can hold it to the deadline.

    ## Fix
    Let a party that sits at the table lead, and keep the external one as partner.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: velon
            role: lead
            basis: stated

    ## Good
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: vo-raad
            role: lead
            basis: stated
          - party: velon
            role: partner
            basis: stated
    """
    story = day.story(action)
    for lead, tables in day.once(_leads, action).items():
        party = agenda.get(Party, lead)
        if party and party.kind is PartyKind.EXTERNAL:
            route, entry = _lead_named(story, tables[0], lead)
            yield see(
                *route,
                at=entry,
                says=N_("{lead!r} leads {id!r}, but is an external party"),
                lead=lead,
                id=action.id,
                hint=say("let a member of the table lead, with {lead!r} as partner", lead=lead),
                related=[(spot("kind", at=party), say("it is external by this"))],
            )


@rule("C105", "addressee-leads", each=Action, whole_history=True)
def addressee_leads(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The party to whom something is asked also leads it.

    ## Why
    Who is asked gives an answer; who leads has promised. A party that is both would be held to what it never
    promised.

    ## Fix
    Keep the addressee as addressee. Let one of the parties that ask lead, or leave the lead out: a request
    needs none.

    ## Bad
        # actions/verzoek-erkennen.yaml
        owners:
          - party: twee-raden
            role: co
            basis: stated
          - party: ocw
            role: addressee
            basis: stated
          - party: ocw
            role: lead
            basis: inferred

    ## Good
        # actions/verzoek-erkennen.yaml
        owners:
          - party: twee-raden
            role: co
            basis: stated
          - party: ocw
            role: addressee
            basis: stated
    """
    story = day.story(action)
    asked = [owner for owner in story.action.owners if owner.role is OwnerRole.ADDRESSEE]
    for lead, tables in day.once(_leads, action).items() if asked else ():
        if any(owner.party == lead and not (owner.tables and set(owner.tables).isdisjoint(tables)) for owner in asked):
            route, entry = _lead_named(story, tables[0], lead)
            yield see(
                *route,
                at=entry,
                says=N_("{lead!r} leads {id!r} and is also its addressee"),
                lead=lead,
                id=action.id,
                hint=say("keep it as addressee only"),
            )


@rule("C106", "lead-never-chosen", each=Action, severity=Severity.WARNING, whole_history=True)
def lead_never_chosen(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """Long after the start an action still has only a collective as its owner.

    ## Why
    "We" is a good beginning. When nobody has stepped forward after many months, nobody is working on it.

    ## Fix
    Let the table agree which party leads, and write it as `lead` in an entry.

    ## Bad
        # agenda.yaml
        stale_days: 90
        # actions/verkenning-selectie.yaml
        owners:
          - party: twee-raden
            role: co
            basis: collective

    ## Good
        # agenda.yaml
        stale_days: 90
        # actions/verkenning-selectie.yaml
        owners:
          - party: twee-raden
            role: co
            basis: collective
        # actions/verkenning-selectie/2014-12-03-sectortafel-vo.yaml
        lead: vo-raad
        meeting: vo-2014-12
    """
    made = _source_day(agenda, action)
    if action.kind is not ActionKind.ACTION or made is None or (day.as_of - made).days < 2 * agenda.settings.stale_days:
        return
    story = day.story(action)
    owners = [owner for owner in story.action.owners if owner.role in OWNING]
    together = bool(owners) and all(owner.basis is Basis.COLLECTIVE for owner in owners)
    if together and any(not state.leads for state in story.states.values() if not state.closed):
        route, entry = _owner_list(story)
        yield see(
            *route,
            at=entry,
            says=N_("nobody leads {id!r}; since {made} it rests with {owners} together"),
            made=made,
            owners=tuple(owner.party for owner in owners),
            id=action.id,
            hint=say("let the table choose one party as lead"),
        )


@rule("C107", "owner-gone", each=Action, severity=Severity.WARNING, whole_history=True)
def owner_gone(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An open action rests with a party that does not exist on this day.

    ## Why
    A party that was dissolved or succeeded does nothing any more. Its promises lapse in silence unless
    somebody takes them over.

    ## Fix
    Let the table name the successor or another party, in an entry: `lead`, or `owners` under `amend`.

    ## Bad
        # parties/velon.yaml
        active_until: 2014-10-31
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: vo-raad
            role: lead
            basis: stated
          - party: velon
            role: partner
            basis: stated

    ## Good
        # parties/velon.yaml
        active_until: 2015-10-31
        # actions/zijinstroom-vergroten.yaml
        owners:
          - party: vo-raad
            role: lead
            basis: stated
          - party: velon
            role: partner
            basis: stated
    """
    for party_id, (route, entry) in _still_named(day, action).items():
        party = agenda.get(Party, party_id)
        gone = _gone(party, day.as_of) if party else None
        if party and gone:
            key, says = gone
            yield see(
                *route,
                at=entry,
                says=says,
                party=party.id,
                id=action.id,
                day=party.active_from if key == "active_from" else party.active_until,
                successor=party.successor,
                hint=_in_its_place(party),
                related=[(spot(key, at=party), say("this says so"))],
            )


Where = tuple[Route, ActionEntry | None]


def _leads(day: Day, action: Action) -> Mapping[str, list[str | None]]:
    """By party: the tables where it leads what is still open."""
    found: defaultdict[str, list[str | None]] = defaultdict(list)
    for table, state in day.story(action).states.items():
        for lead in () if state.closed else state.leads:
            found[lead].append(table)
    return found


def _owner_list(story: Story) -> Where:
    """Where the owners stand that hold now: in the record, or in the last entry that names them anew."""
    for step in reversed(story.steps):
        if step.entry.amend and step.entry.amend.owners:
            return ("amend", "owners"), step.entry
    return ("owners",), None


def _lead_named(story: Story, table: str | None, lead: str) -> Where:
    """Where it is said that a party leads at a table."""
    for step in reversed(story.steps):
        if step.entry.lead == lead and table in step.before:
            return ("lead",), step.entry
        if step.entry.amend and step.entry.amend.owners:
            break
    route, entry = _owner_list(story)
    for index, owner in enumerate(story.action.owners):
        if owner.party == lead and owner.role is OwnerRole.LEAD:
            return (*route, index, "party"), entry
    return route, entry


def _still_named(day: Day, action: Action) -> Mapping[str, Where]:
    """The parties that an open action still rests with, and where they are named."""
    story = day.story(action)
    if story.closed:
        return {}
    leads = day.once(_leads, action)
    route, entry = _owner_list(story)
    found: dict[str, Where] = {}
    for index, owner in enumerate(story.action.owners):
        if owner.role is not OwnerRole.LEAD or owner.party in leads:
            found.setdefault(owner.party, ((*route, index, "party"), entry))
    for lead, tables in leads.items():
        if lead not in found:
            found[lead] = _lead_named(story, tables[0], lead)
    return found


def _is_absent(agenda: Agenda, table: Table, lead: str, where: Where, promised: date | None) -> bool:
    """Whether a lead has no seat at a table, nor anybody there who speaks for it."""
    names = agenda.spoken_for_by(lead) | agenda.named_through(lead)
    on = where[1].on if where[1] else None
    # a table may be set up after the promise, so a first day after it proves nothing
    if not table.members or has_seat(table, names, begun_by=on, held_on=on or promised):
        return False
    party = agenda.get(Party, lead)
    known = all(agenda.get(Party, member.party) for member in table.members)
    return party is not None and party.kind is not PartyKind.EXTERNAL and known


def _who_can(table: Table, seated_at: Sequence[str]) -> Text:
    """What to do about a lead without a seat at a table, who may have one at other tables of the action."""
    if seated_at:
        return say("it sits at {tables}: write that as tables here if it leads only there", tables=tuple(seated_at))
    members = tuple(member.party for member in table.members if member.role in SEATED)
    return say("members of {table!r}: {members}", table=table.id, members=members)


def _source_day(agenda: Agenda, action: Action) -> date | None:
    source = agenda.get(Source, action.source.document)
    return source.date.last if source and source.date else None


def _gone(party: Party, on: date) -> tuple[str, str] | None:
    """Why a party does nothing on a day: the field that says so, and the sentence."""
    if party.active_until and party.active_until < on:
        return "active_until", N_("{party!r} ended on {day}, but {id!r} still rests with it")
    if party.successor and party.active_until is None:
        return "successor", N_("{party!r} was succeeded by {successor!r}, but {id!r} still rests with it")
    if party.active_from and party.active_from > on:
        return "active_from", N_("{party!r} begins only on {day}, but {id!r} already rests with it")
    return None


def _in_its_place(party: Party) -> Text:
    if party.successor:
        return say("let the table name {successor!r} in its place", successor=party.successor)
    return say("let the table name another party in its place")
