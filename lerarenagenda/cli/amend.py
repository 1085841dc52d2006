"""agenda amend ID FIELD=VALUE...: other words for a promise or a priority, by decision of a table."""

from typing import Annotated

from lerarenagenda.changes import amend as act
from lerarenagenda.changes.assigning import taken_apart
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._change import Doing, change
from lerarenagenda.cli._entry import AtMeeting, Reason, Tables
from lerarenagenda.cli._options import argument
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.table import Table

What = Annotated[
    str,
    argument(help=N_("An action or priority, by id or number"), metavar="ID", completes=record_ids(Action, Priority)),
]
Fields = Annotated[
    list[str] | None, argument(help=N_("What it says from now on, such as title='…'"), metavar="FIELD=VALUE...")
]


@change()
def amend(
    doing: Doing,
    what: What,
    fields: Fields = None,
    *,
    meeting: AtMeeting = None,
    table: Tables = None,
    reason: Reason = None,
) -> Change:
    """Record that a table gave an action or priority other words"""
    record = doing.agenda.find(what, Action, Priority)
    assigned = taken_apart(fields or [doing.needed(None, "FIELD=VALUE", say("Which field gets which value"))])
    beside = {
        "meeting": doing.agenda.find(meeting, Meeting).id if meeting else None,
        "tables": tuple(doing.agenda.find(one, Table).id for words in table or () for one in words.split(",")),
        "reason": doing.wanted(reason, say("Why")),
    }
    return act.amend(doing.speaker, record, assigned, beside=beside)
