"""agenda correct ID [ENTRY] FIELD=VALUE...: an entry that was wrong is put right."""

from typing import Annotated

from lerarenagenda.changes import correct as act
from lerarenagenda.changes.assigning import taken_apart
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.cli._change import Doing, change
from lerarenagenda.cli._entry import Reason
from lerarenagenda.cli._options import argument, option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action

One = Annotated[str, argument(help=N_("An id or number"), metavar="ID", completes=record_ids(Action))]
Words = Annotated[
    list[str] | None,
    argument(
        help=N_("The entry by its name, else the last one; and what it should have said"),
        metavar="[ENTRY] FIELD=VALUE...",
    ),
]
Strike = Annotated[bool, option("--strike", help=N_("Let the entry say nothing any more"))]


@change()
def correct(doing: Doing, one: One, words: Words = None, *, strike: Strike = False, reason: Reason = None) -> Change:
    """Put right an entry that was wrong; it stays to be read"""
    action = doing.agenda.find(one, Action)
    names, fields = ([word for word in words or () if ("=" in word) is has] for has in (False, True))
    if len(names) > 1:
        says = say("one entry is corrected at a time: {names}", names=tuple(names))
        raise Refused(says, say("write a command for each"))
    wrong = act.entry_meant(doing.speaker, action, names[0] if names else None)
    if not fields and not strike:
        fields = [doing.needed(None, "FIELD=VALUE", say("Which field gets which value"))]
    why = doing.wanted(reason, say("Why"))
    return act.correct(doing.speaker, action, wrong, taken_apart(fields), strike=strike, reason=why)
