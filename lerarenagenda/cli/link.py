"""agenda link ID --depends-on OTHER: what an action has to do with others."""

from typing import Annotated

from lerarenagenda.changes import link as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._filing import Filing, filing
from lerarenagenda.cli._options import argument, option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action

others = record_ids(Action)
One = Annotated[str, argument(help=N_("An id or number"), metavar="ID", completes=others)]
Needs = Annotated[
    list[str] | None, option("--depends-on", help=N_("What must come first"), metavar="OTHER", completes=others)
]
PartOf = Annotated[str | None, option("--part-of", help=N_("What it is a part of"), metavar="OTHER", completes=others)]
Related = Annotated[
    list[str] | None, option("--related", help=N_("What to read beside it"), metavar="OTHER", completes=others)
]
Supersedes = Annotated[
    list[str] | None, option("--supersedes", help=N_("What it takes the place of"), metavar="OTHER", completes=others)
]


@filing()
def link(
    filing: Filing,
    one: One,
    *,
    depends_on: Needs = None,
    part_of: PartOf = None,
    related: Related = None,
    supersedes: Supersedes = None,
) -> Change:
    """Say what an action has to do with others"""
    given = {
        "depends_on": depends_on or [],
        "part_of": [part_of] if part_of else [],
        "related": related or [],
        "supersedes": supersedes or [],
    }
    named = {key: [filing.agenda.find(word, Action) for word in words] for key, words in given.items() if words}
    if not named:
        options = tuple(f"--{key.replace('_', '-')}" for key in given)
        raise Mistake(
            Exit.WRONG_USE,
            say("it is not said what it has to do with others"),
            say("add one of {options}", options=options),
        )
    return act.link(filing.loaded, filing.agenda.find(one, Action), named)
