"""The frame round every change: for whom, on which day, looking at it first, writing, telling what was done."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from lerarenagenda.agenda.agenda import Agenda, NoSuchRecord
from lerarenagenda.agenda.load import Loaded
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.entries import Speaker
from lerarenagenda.cli._asking import asked, missing
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._frame import (
    day_asked,
    name_unread,
    parameter,
    perhaps_unread,
    read_agenda,
    renderer_for,
    signed,
)
from lerarenagenda.cli._making import How, made
from lerarenagenda.cli._options import Accessible, Command, Folder, Lang, option
from lerarenagenda.cli._speaking import By, On, day_spoken_of, who_speaks
from lerarenagenda.cli._surface import language_of
from lerarenagenda.i18n import N_, Text
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.renderers import formats

Message = Annotated[
    str | None, option("--message", "-m", help=N_("Your own words for the history of git"), metavar="TEXT")
]
DryRun = Annotated[bool, option("--dry-run", help=N_("Show what would change, and write nothing"))]
NoCommit = Annotated[bool, option("--no-commit", help=N_("Write the files and commit nothing"))]
COMMON: Mapping[str, tuple[Any, object]] = {
    "by": (By, None),
    "on": (On, None),
    "message": (Message, None),
    "dry_run": (DryRun, False),
    "no_commit": (NoCommit, False),
    "lang": (Lang, None),
    "folder": (Folder, None),
    "accessible": (Accessible, False),
}


@dataclass(frozen=True)
class Doing:
    """What a change is made in: the agenda as read, where it lies, for whom and on which day; and whom to ask."""

    command: str
    root: Path
    loaded: Loaded
    on: date
    by: str
    language: str

    @property
    def agenda(self) -> Agenda:
        """All records."""
        return self.loaded.agenda

    @property
    def speaker(self) -> Speaker:
        """Who says it, on which day."""
        return Speaker(self.loaded, self.on, self.by)

    def wanted(self, value: str | None, question: Text) -> str | None:
        """What was given, else what somebody at a terminal answers; None is for the rules to judge."""
        return asked(question, language=self.language) if value is None else value

    def needed(self, value: str | None, what: str, question: Text) -> str:
        """The same of what nothing can be done without."""
        found = self.wanted(value, question)
        if found is None:
            raise missing(what, command=self.command)
        return found


def change(*, named: str | None = None, help: str | None = None) -> Callable[[Callable[..., Change]], Command]:  # noqa: A002 typer's own word
    """Make a command of a function `(doing, *, …) -> Change`.

    When it has a parameter `meeting`, that meeting says for whom it is and on which day unless this is said.
    The command has the function's name and its docstring as help unless `named` and `help` say otherwise.
    """

    def command(body: Callable[..., Change]) -> Command:
        name = named or body.__name__.replace("_", "-")
        own = list(inspect.signature(body, eval_str=True).parameters.values())[1:]
        common = [parameter(key, kind, default) for key, (kind, default) in COMMON.items()]

        def callback(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401 typer passes what the signature names
            values["lang"] = values["lang"] or ctx.find_root().obj
            shared = {key: values.pop(key) for key in COMMON}
            _change(name, body, values, shared)

        signed(callback, [*own, *common])
        return Command(name, callback, help or (body.__doc__ or "").strip())

    return command


def _change(name: str, body: Callable[..., Change], values: Mapping[str, Any], shared: Mapping[str, Any]) -> None:
    """Read, make the change, look at it, write it, end."""
    rendered = renderer_for(formats, "text", shared["lang"])
    root, loaded = read_agenda(shared["folder"])
    settings = loaded.agenda.settings
    language = language_of(shared["lang"], settings.language.value)
    today = day_asked(None, timezone=settings.timezone)
    try:
        meeting = loaded.agenda.find(values["meeting"], Meeting) if values.get("meeting") else None
        by = who_speaks(shared["by"], meeting, loaded.agenda, root=root, language=language)
        on = day_spoken_of(shared["on"], meeting, loaded.agenda, today=today)
        wanted = body(Doing(name, root, loaded, on, by, language), **values)
    except NoSuchRecord as error:
        if not loaded.unread:
            raise
        raise perhaps_unread(error.text, loaded, root) from error
    except Refused as refused:
        raise Mistake(Exit.WRONG_USE, refused.says, refused.hint) from refused
    how = How(
        rendered,
        language,
        accessible=shared["accessible"],
        dry_run=shared["dry_run"],
        commit=not shared["no_commit"],
        own_words=shared["message"],
    )
    code = made(root, loaded, wanted, how, on=on, today=today)
    if loaded.unread:  # what is written in them was not looked at
        name_unread(loaded, root, language)
    raise typer.Exit(code)
