"""agenda set ID FIELD=VALUE…: other values for fields of a record that are not its promise."""

from typing import Annotated

from lerarenagenda.changes.assigning import taken_apart
from lerarenagenda.changes.change import Change
from lerarenagenda.changes.setting import set_fields
from lerarenagenda.cli._asking import missing
from lerarenagenda.cli._filing import Filing, filing
from lerarenagenda.cli._options import argument
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_
from lerarenagenda.records import KINDS

Name = Annotated[str, argument(help=N_("Id, number or short name"), metavar="ID", completes=record_ids(*KINDS))]
Fields = Annotated[
    list[str] | None, argument(help=N_("The new values; an empty one takes the field away"), metavar="FIELD=VALUE...")
]


@filing()
def set(filing: Filing, name: Name, fields: Fields = None) -> Change:  # noqa: A001 the command's name
    """Set fields of a record that are not its promise"""
    if not fields:
        raise missing("FIELD=VALUE", command="set")
    return set_fields(filing.loaded, filing.agenda.find(name, *KINDS), taken_apart(fields))
