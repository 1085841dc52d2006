"""Actions that have to do with one another: what hangs on what, and what takes whose place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lerarenagenda.agenda.load import Loaded, path_of
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.setting import set_fields
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import fields_of


def link(loaded: Loaded, action: Action, others: Mapping[str, Sequence[Action]]) -> Change:
    """Add actions to fields that name some, in which those that are there stay. Raises Refused when nothing is new."""
    there = loaded.documents[path_of(action)].value
    assigned = []
    for key, named in others.items():
        old = there.get(key)
        known = [str(one) for one in old] if isinstance(old, list) and fields_of(Action)[key].many else []
        new = dict.fromkeys(one.id for one in named if one.id not in known and one.id != old)
        if new:
            assigned.append(((key,), ",".join([*known, *new])))
    if not assigned:
        raise Refused(say("that is what it says already"))
    names = tuple(dict.fromkeys(one.number or one.id for named in others.values() for one in named))
    return replace(set_fields(loaded, action, assigned), name="link", happens=say("linked to {names}", names=names))
