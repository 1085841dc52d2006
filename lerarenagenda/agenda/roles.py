"""What a party is at a table: one that sits there, an owner of what is promised there."""

from collections.abc import Container, Iterable
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import Owner, OwnerRole
from lerarenagenda.records.table import MemberRole, Table

SEATED = frozenset({MemberRole.MEMBER, MemberRole.CHAIR, MemberRole.SECRETARY})


def has_seat(table: Table, names: Container[str], *, begun_by: date | None, held_on: date | None) -> bool:
    """Whether one of these names has a seat at a table; guests and observers have none.

    The seat has begun by the one day and has not ended before the other; without a day nothing is asked of it.
    """
    return any(
        member.role in SEATED
        and member.party in names
        and not (begun_by and member.from_ and member.from_ > begun_by)
        and not (held_on and member.until and member.until < held_on)
        for member in table.members
    )


def seats_of(agenda: Agenda, party_id: str, tables: Iterable[str | None], *, on: date) -> tuple[str, ...]:
    """The tables among these where a party sits on a day, as itself or for a name it speaks for."""
    names = agenda.named_through(party_id)
    there = [table for table_id in tables if (table := agenda.get(Table, table_id))]
    return tuple(table.id for table in there if has_seat(table, names, begun_by=on, held_on=on))


def owners_at(action: Action, table: str | None) -> tuple[Owner, ...]:
    """The owners of a promise whose part in it holds at a table."""
    return tuple(owner for owner in action.owners if not owner.tables or table in owner.tables)


def leads_named(action: Action, table: str | None) -> tuple[str, ...]:
    """The parties that a promise names as lead at a table."""
    leads = [owner.party for owner in owners_at(action, table) if owner.role is OwnerRole.LEAD]
    return tuple(dict.fromkeys(leads))


def roles_at(action: Action, table: str | None, names: Container[str], *, leads: Iterable[str]) -> frozenset[OwnerRole]:
    """The roles that these names have in an action at a table, where `leads` are its leads by now.

    A lead that was replaced is no lead, whatever the promise says.
    """
    found = {owner.role for owner in owners_at(action, table) if owner.party in names} - {OwnerRole.LEAD}
    return frozenset(found | {OwnerRole.LEAD} if any(lead in names for lead in leads) else found)
