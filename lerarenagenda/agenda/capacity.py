"""In which capacity somebody speaks in an entry: as a table that may decide, as an owner, as the addressee."""

from collections.abc import Iterable

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.roles import owners_at
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import OWNING, ActionEntry, OwnerRole
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.party import Party
from lerarenagenda.records.status import Who
from lerarenagenda.records.table import Table


def tables_above(agenda: Agenda, table_id: str) -> tuple[str, ...]:
    """A table and the tables it reports to, from low to high."""
    found: dict[str, None] = {}
    here: str | None = table_id
    while here is not None and here not in found:
        found[here] = None
        table = agenda.get(Table, here)
        here = table.reports_to if table else None
    return tuple(found)


def deciding_tables(agenda: Agenda, entry: ActionEntry) -> tuple[str, ...]:
    """The tables that speak in an entry: its author and that of the meeting it names."""
    meeting = agenda.get(Meeting, entry.meeting)
    authors = [entry.by] if agenda.exists("table", entry.by) else []
    return (*authors, *([meeting.table] if meeting else []))


def decides_for(agenda: Agenda, entry: ActionEntry, table: str | None) -> bool:
    """Whether a table speaks in the entry that may decide for this one: itself or one above it.

    What cannot be read is not held against anybody.
    """
    if entry.meeting and agenda.get(Meeting, entry.meeting) is None:
        return True
    speaking = deciding_tables(agenda, entry)
    if not speaking or table is None:
        return bool(speaking)
    above = tables_above(agenda, table)
    return any(agenda.get(Table, each) is None for each in above) or not set(speaking).isdisjoint(above)


def capacities(
    agenda: Agenda, action: Action, entry: ActionEntry, table: str | None, *, leads: Iterable[str] = ()
) -> frozenset[Who]:
    """In which capacities the author of an entry speaks of an action at a table; `leads` are its leads there."""
    if not agenda.exists("table", entry.by) and agenda.get(Party, entry.by) is None:
        return frozenset(Who)  # nobody knows for whom it speaks
    found = {Who.TABLE} if decides_for(agenda, entry, table) else set()
    names = agenda.named_through(entry.by)
    if not names.isdisjoint(leads):
        found.add(Who.OWNER)
    for owner in owners_at(action, table):
        if owner.party in names or not agenda.exists("party", owner.party):
            found |= _as(owner.role)
    return frozenset(found)


def _as(role: OwnerRole) -> set[Who]:
    """The capacity that comes with what a party has to do with an action."""
    if role in OWNING:
        return {Who.OWNER}
    return {Who.ADDRESSEE} if role is OwnerRole.ADDRESSEE else set()
