"""agenda decide MEETING [ID...]: what a table decided at a meeting."""

from typing import Annotated

from lerarenagenda.changes import decide as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._asking import at_terminal
from lerarenagenda.cli._change import Doing, change
from lerarenagenda.cli._deciding import decision_of, on_the_agenda, walked
from lerarenagenda.cli._entry import Reason, Tables
from lerarenagenda.cli._evidence import Dates, Files, Proves, References, Titles, Urls, evidence_given
from lerarenagenda.cli._one_of import one_of
from lerarenagenda.cli._options import argument, option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.cli._which import Filters, actions_meant
from lerarenagenda.i18n import N_
from lerarenagenda.records.action import Action
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.table import Table

At = Annotated[str, argument(help=N_("The meeting that decided it"), metavar="MEETING", completes=record_ids(Meeting))]
Ids = Annotated[
    list[str] | None,
    argument(
        help=N_("Ids or numbers; - reads ids; none walks the agenda of the meeting"),
        metavar="ID...",
        completes=record_ids(Action),
    ),
]
Done = Annotated[bool, option("--done", help=N_("It is done"))]
Partly = Annotated[bool, option("--partly", help=N_("It is done in part"))]
NotDone = Annotated[bool, option("--not-done", help=N_("It will not be done"))]
Keep = Annotated[bool, option("--keep", help=N_("It stays as it is"))]
Withdraw = Annotated[bool, option("--withdraw", help=N_("It is withdrawn"))]
Move = Annotated[
    str | None,
    option("--move", help=N_("Its deadline is now this"), metavar="PERIOD", completes=record_ids(Meeting)),
]
Remains = Annotated[str | None, option("--remains", help=N_("What is still to do"), metavar="TEXT")]


@change()
def decide(  # noqa: PLR0913 a command has as many as people need
    doing: Doing,
    meeting: At,
    ids: Ids = None,
    *,
    done: Done = False,
    partly: Partly = False,
    not_done: NotDone = False,
    keep: Keep = False,
    withdraw: Withdraw = False,
    move: Move = None,
    remains: Remains = None,
    evidence: Titles = None,
    date: Dates = None,
    reference: References = None,
    url: Urls = None,
    file: Files = None,
    proves: Proves = None,
    table: Tables = None,
    reason: Reason = None,
) -> Change:
    """Record what a table decided at a meeting"""
    met = doing.agenda.find(meeting, Meeting)
    tables = tuple(doing.agenda.find(one, Table).id for words in table or () for one in words.split(","))
    given = {"done": done, "partly": partly, "not-done": not_done, "withdraw": withdraw, "keep": keep, "move": move}
    listed = on_the_agenda(doing, met) if at_terminal() and not ids and not any(given.values()) else ()
    if listed:
        decided = list(walked(doing, listed, met))
    else:
        what = one_of(doing, given)
        actions = actions_meant(doing, ids or [], Filters({}, (), ()))
        others = {"date": date, "reference": reference, "url": url, "file": file, "proves": proves}
        pieces = evidence_given(doing, evidence, **others) if evidence else ()
        decision = decision_of(doing, what, move=move, remains=remains, evidence=pieces, reason=reason)
        decided = [(action, decision) for action in actions]
    return act.decide(doing.speaker, met, decided, tables=tables)
