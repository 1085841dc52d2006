"""agenda status: how far every action is."""

from typing import Annotated

from lerarenagenda.cli._completers import closed
from lerarenagenda.cli._exits import Exit
from lerarenagenda.cli._frame import Ask, number_asked, question
from lerarenagenda.cli._options import argument, option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_
from lerarenagenda.questions import standings
from lerarenagenda.questions import status as answer
from lerarenagenda.questions.answer import Document
from lerarenagenda.records.action import Action
from lerarenagenda.records.table import Table


@question(filters=Action, without=("table", "kind"), narrowing=("health", "late", "due_within"))
def status(
    ask: Ask,
    tables: Annotated[
        list[str] | None, argument(help=N_("Only these tables"), metavar="[TABLE]...", completes=record_ids(Table))
    ] = None,
    *,
    kind: Annotated[
        list[str] | None, option("--kind", help=N_("Only these kinds"), metavar="KIND", values=standings.ALL_KINDS)
    ] = None,
    health: Annotated[
        list[str] | None,
        option("--health", help=N_("Only in this state"), metavar="STATE", values=standings.ALL_STATES),
    ] = None,
    late: Annotated[bool, option("--late", help=N_("Only what is overdue"))] = False,
    due_within: Annotated[
        str | None, option("--due-within", help=N_("Only due in so many days"), metavar="DAYS")
    ] = None,
    summary: Annotated[bool, option("--summary", help=N_("Only the counts"))] = False,
    fail_on: Annotated[
        str | None,
        option(
            "--fail-on",
            help=N_("End with 1 if any is so"),
            metavar="STATE",
            completes=closed(standings.ALL_STATES),
        ),
    ] = None,
) -> tuple[Document, Exit]:
    """Show how far every action is"""
    wanted = standings.wanted(
        ask.day,
        ask.wanted,
        kinds=kind or (),
        states=[*(health or ()), *(["late"] if late else ())],
        due_within=number_asked("--due-within", due_within) if due_within else None,
    )
    failing = standings.state_named("fail-on", fail_on) if fail_on else None
    named = [ask.agenda.find(table, Table) for table in tables or ()]
    found = answer.status(ask.day, named, wanted=wanted, summary=summary)
    fails = failing is not None and answer.has_any(ask.day, named, wanted=wanted, state=failing)
    return found, Exit.NO if fails else Exit.FINE
