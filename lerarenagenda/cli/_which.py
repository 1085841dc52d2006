"""Which actions a change is about: those that are named, those that come in, or those that pass filters."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lerarenagenda.agenda.agenda import number_key
from lerarenagenda.agenda.health import Day
from lerarenagenda.cli._asking import STANDARD_INPUT, standard_input
from lerarenagenda.cli._change import Doing
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.i18n import say
from lerarenagenda.questions import standings
from lerarenagenda.records.action import Action

ALL = "all"  # every open action that passes the filters


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of actions: by their fields, by kind, and at which tables they are open."""

    fields: Mapping[str, Sequence[str]]
    kinds: Sequence[str]
    tables: Sequence[str]

    @property
    def given(self) -> bool:
        """Whether any is there that can be nothing but a filter."""
        return any(self.fields.values()) or bool(self.kinds)


def actions_meant(doing: Doing, words: list[str], filters: Filters) -> tuple[Action, ...]:
    """The actions that are named, each once; with `all`, or with none named, those that pass the filters.

    Beside names a table only says for which table something holds.
    """
    chooses = filters.given or bool(filters.tables)
    if words == [ALL] and not chooses:
        hint = say("add a filter, such as --party, --table or --kind")
        raise Mistake(Exit.WRONG_USE, say("all of what, is not said"), hint)
    if words == [ALL] or (chooses and not words):
        return _passing(doing, filters)
    if filters.given:
        says = say("there are both ids and filters: {ids}", ids=tuple(words))
        raise Mistake(Exit.WRONG_USE, says, say("leave out the ids, or the filters"))
    if words == [STANDARD_INPUT]:
        words = _ids(standard_input())
    if not words:
        words = [doing.needed(None, "ID", say("Which action"))]
    found = (doing.agenda.find(word, Action) for word in words)
    return tuple({action.id: action for action in found}.values())


def _passing(doing: Doing, filters: Filters) -> tuple[Action, ...]:
    """The open actions that pass the filters, at these tables when any is named."""
    wanted = standings.wanted(Day(doing.agenda, doing.on), filters.fields, kinds=filters.kinds)
    found = {
        one.action.id
        for one in wanted.day.made
        if wanted.chosen(one) and not one.state.closed and (not filters.tables or one.table in filters.tables)
    }
    if not found:
        raise Mistake(Exit.NOT_FOUND, say("no open action passes these filters"))
    actions = (action for action in doing.agenda.all(Action) if action.id in found)
    return tuple(sorted(actions, key=lambda action: number_key(action.number)))


def _ids(text: str) -> list[str]:
    """An id or number a line; of a table with a heading, as `list --format csv` gives it, those in the column id."""
    try:
        rows = [row for row in csv.reader(text.splitlines()) if row]
    except csv.Error as error:
        raise Mistake(Exit.WRONG_USE, say("what comes in is no list of ids"), say("write an id a line")) from error
    column = rows[0].index("id") if rows and "id" in rows[0] else None
    words = [row[0] for row in rows] if column is None else [row[column] for row in rows[1:] if len(row) > column]
    return [word.strip() for word in words if word.strip()]
