"""Other words for a promise or a priority, by decision of a table."""

from collections.abc import Sequence

from lerarenagenda.changes.assigning import Assigned, values_of
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import Text, say, together
from lerarenagenda.records.base import Record, fields_of


def amend(speaker: Speaker, record: Record, assigned: Sequence[Assigned], *, beside: Said) -> Change:
    """Give fields of a promise or a priority new values; the first ones stay in its file. Raises Refused."""
    amended = fields_of(record.entry_type)["amend"].part if record.entry_type else None
    assert amended  # only what has a history of amendments gets here
    known = fields_of(amended)
    unknown = next((steps[0] for steps, _ in assigned if steps[0] not in known), None)
    if unknown is not None:
        says = say("{field!r} is not amended by a meeting", field=unknown)
        raise Refused(says, say("allowed: {allowed}", allowed=tuple(known)))
    labels = [Text(known[key].said.label) for key in dict.fromkeys(steps[0] for steps, _ in assigned)]
    happens = say("{fields} amended", fields=together(labels, by=", "))
    return recorded(
        speaker, [(record, {"amend": values_of(amended, assigned), **beside})], name="amend", happens=happens
    )
