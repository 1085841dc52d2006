"""agenda add KIND: a new record, in a file of its own."""

from collections.abc import Sequence
from typing import Annotated

from lerarenagenda.changes.adding import added, missing
from lerarenagenda.changes.assigning import taken_apart, values_of
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._completers import closed
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._filing import Filing, filing
from lerarenagenda.cli._options import argument, option
from lerarenagenda.i18n import N_, Text, say, together
from lerarenagenda.nearest import nearest
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import NONE, FieldFacts, Record

NAMES = {kind.kind_name: kind.word for kind in KINDS}
Kind = Annotated[str, argument(help=N_("What is added"), metavar="KIND", completes=closed(NAMES))]
Fields = Annotated[list[str] | None, argument(help=N_("What its file says"), metavar="[FIELD=VALUE]...")]
Title = Annotated[str | None, option("--title", help=N_("What it is called"), metavar="TEXT")]
OfKind = Annotated[str | None, option("--kind", help=N_("Of which kind it is"), metavar="KIND")]
Id = Annotated[str | None, option("--id", help=N_("Its id, not one made of what it is called"), metavar="ID")]


@filing()
def add(
    filing: Filing,
    kind: Kind,
    fields: Fields = None,
    *,
    title: Title = None,
    of_kind: OfKind = None,
    id: Id = None,  # noqa: A002 the option's name
) -> Change:
    """Add an action, meeting, party, table, priority or source"""
    record = _kind(kind)
    words = [f"{key}={value}" for key, value in (("title", title), ("kind", of_kind)) if value is not None]
    assigned = taken_apart([*words, *(fields or ())])
    lacking = [
        steps
        for steps, facts in missing(record, values_of(record, assigned))
        if not _asked(filing, steps, facts, assigned)
    ]
    if lacking:
        names = tuple(".".join(steps) for steps in lacking)
        hint = say("add FIELD=VALUE for each; what they mean: {command}", command=f"agenda explain {kind}")
        raise Mistake(Exit.WRONG_USE, say("these fields must be there: {fields}", fields=names), hint)
    return added(filing.loaded, record, values_of(record, assigned), record_id=id)


def _kind(name: str) -> type[Record]:
    found = next((kind for kind in KINDS if kind.kind_name == name), None)
    if found is None:
        near = nearest(name, NAMES)
        hint = say("did you mean {near!r}?", near=near) if near else say("allowed: {allowed}", allowed=tuple(NAMES))
        raise Mistake(Exit.NOT_FOUND, say("there is no kind {name!r}", name=name), hint)
    return found


def _asked(
    filing: Filing, steps: Sequence[str], facts: FieldFacts, assigned: list[tuple[tuple[str, ...], str]]
) -> bool:
    """Ask for a field at a terminal; where nothing may be said, no answer says so."""
    allowed = tuple(one.value for one in facts.choices or ())
    label = Text(facts.said.label)
    question = together([label, say("one of {allowed}", allowed=allowed)], by=", ") if allowed else label
    answer = filing.wanted(question) or (NONE if facts.or_none and filing.asks else None)
    if answer is not None:
        assigned.append((tuple(steps), answer))
    return answer is not None
