"""What one file may say: a module a kind; to add a kind, write its module and name it here."""

from lerarenagenda.records.action import Action
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.party import Party
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.source import Source
from lerarenagenda.records.table import Table

KINDS = (Source, Party, Table, Priority, Action, Meeting)

__all__ = ["KINDS", "Action", "Meeting", "Party", "Priority", "Source", "Table"]
