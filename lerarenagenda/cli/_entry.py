"""The frame round a change that adds an entry: to which actions, for which tables, at which meeting, and why."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker
from lerarenagenda.cli._asking import STANDARD_INPUT, as_lines, missing, standard_input
from lerarenagenda.cli._change import Doing, change
from lerarenagenda.cli._frame import filter_name, filter_option, parameter
from lerarenagenda.cli._options import Command, argument, option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.cli._which import Filters, actions_meant
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.questions import standings
from lerarenagenda.questions.filters import filters_of
from lerarenagenda.records.action import Action
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.table import Table

FILTERS = {name: facts for name, facts in filters_of(Action).items() if name not in ("table", "kind")}
One = Annotated[
    str | None,
    argument(
        help=N_("An id or number; - reads ids, all is what the filters choose"),
        metavar="ID",
        completes=record_ids(Action),
    ),
]
Several = Annotated[
    list[str] | None,
    argument(
        help=N_("Ids or numbers; - reads ids, all is what the filters choose"),
        metavar="ID...",
        completes=record_ids(Action),
    ),
]
Tables = Annotated[
    list[str] | None,
    option("--table", "--tables", help=N_("Only for this table"), metavar="TABLE", completes=record_ids(Table)),
]
AtMeeting = Annotated[
    str | None,
    option("--meeting", help=N_("The meeting that decided it"), metavar="MEETING", completes=record_ids(Meeting)),
]
Reason = Annotated[str | None, option("--reason", help=N_("Why"), metavar="TEXT")]
Note = Annotated[str | None, option("--note", help=N_("News in words beside it"), metavar="TEXT")]
Kind = Annotated[
    list[str] | None, option("--kind", help=N_("Only these kinds"), metavar="KIND", values=standings.ALL_KINDS)
]
COMMON: Mapping[str, tuple[Any, object]] = {
    "table": (Tables, None),
    "meeting": (AtMeeting, None),
    "reason": (Reason, None),
    "kind": (Kind, None),
    **{
        filter_name(name): (Annotated[list[str] | None, filter_option(name, facts)], None)
        for name, facts in FILTERS.items()
    },
}


@dataclass(frozen=True)
class Saying:
    """What an entry is made of beside its own words: the actions, the tables, the meeting and the reason."""

    doing: Doing
    actions: tuple[Action, ...]
    tables: tuple[str, ...]
    meeting: str | None
    reason: str | None

    @property
    def speaker(self) -> Speaker:
        """Who says it, on which day."""
        return self.doing.speaker

    @property
    def decided(self) -> Said:
        """At which meeting, and for which tables."""
        return {"meeting": self.meeting, "tables": self.tables}

    @property
    def beside(self) -> Said:
        """The same, and why."""
        return {**self.decided, "reason": self.reason}

    def explained(self) -> "Saying":
        """The same, with the reason asked for at a terminal when it was not given."""
        return replace(self, reason=self.doing.wanted(self.reason, say("Why")))


def entry() -> Callable[[Callable[..., Change]], Command]:
    """Make a command of a function `(saying, …) -> Change` for one action, or for several when nothing follows them.

    Its own words come after the action.
    """

    def made(body: Callable[..., Change]) -> Command:
        own = list(inspect.signature(body, eval_str=True).parameters.values())[1:]
        follows = any(one.kind is one.POSITIONAL_OR_KEYWORD for one in own)
        first = inspect.Parameter(
            "ids", inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=One if follows else Several
        )
        common = [parameter(key, kind, default) for key, (kind, default) in COMMON.items()]

        def recording(doing: Doing, **values: Any) -> Change:  # noqa: ANN401 typer passes what the signature names
            shared = {key: values.pop(key) for key in COMMON}
            return body(_saying(doing, values.pop("ids"), shared), **values)

        before = inspect.Parameter("doing", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Doing)
        recording.__signature__ = inspect.Signature([before, first, *own, *common])  # type: ignore[attr-defined]  # read by inspect
        return change(named=body.__name__.replace("_", "-"), help=(body.__doc__ or "").strip())(recording)

    return made


def _saying(doing: Doing, ids: str | Sequence[str] | None, shared: Mapping[str, Any]) -> Saying:
    tables = tuple(
        doing.agenda.find(one.strip(), Table).id for given in shared["table"] or () for one in given.split(",")
    )
    meeting = doing.agenda.find(shared["meeting"], Meeting).id if shared["meeting"] else None
    wanted = {name: tuple(shared[filter_name(name)] or ()) for name in FILTERS}
    words = [ids] if isinstance(ids, str) else list(ids or ())
    actions = actions_meant(doing, words, Filters(wanted, shared["kind"] or (), tables))
    return Saying(doing, actions, tables, meeting, shared["reason"])


def text_of(given: str | None, saying: Saying, what: str, question: Text) -> str:
    """Words as they were given, from standard input for `-`, or as answered."""
    words = saying.doing.needed(given, what, question)
    text = standard_input() if words == STANDARD_INPUT else as_lines(words)
    if not text:
        raise missing(what, command=saying.doing.command)
    return text
