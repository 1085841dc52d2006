"""The frame round a change of the files themselves, which nobody says on a day: looking at it, writing, telling."""

import inspect
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typer

from lerarenagenda.agenda.agenda import Agenda, NoSuchRecord
from lerarenagenda.agenda.load import Loaded
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.cli import _change as change
from lerarenagenda.cli._asking import asked, at_terminal
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
from lerarenagenda.cli._options import Command
from lerarenagenda.cli._paths import from_here
from lerarenagenda.cli._surface import language_of, screen_for, write
from lerarenagenda.i18n import Text
from lerarenagenda.renderers import formats
from lerarenagenda.renderers.difference import difference

YES = frozenset({"y", "yes", "j", "ja"})
COMMON: Mapping[str, tuple[Any, object]] = {key: kind for key, kind in change.COMMON.items() if key not in ("by", "on")}


@dataclass(frozen=True)
class Filing:
    """What a change is made in: the agenda as read, where it lies, today there, and how it is to be told."""

    command: str
    root: Path
    loaded: Loaded
    today: date
    how: How

    @property
    def agenda(self) -> Agenda:
        """All records."""
        return self.loaded.agenda

    @property
    def asks(self) -> bool:
        """Whether there is somebody to ask."""
        return at_terminal()

    def wanted(self, question: Text) -> str | None:
        """What somebody at a terminal answers; None when that is nothing or there is nobody."""
        return asked(question, language=self.how.language)

    def agreed(self, question: Text) -> bool:
        """Whether somebody at a terminal says yes; without one nobody is asked."""
        return not at_terminal() or (self.wanted(question) or "").casefold() in YES

    def show(self, change: Change) -> None:
        """What the files would become, line by line."""
        screen, here = screen_for(sys.stdout, language=self.how.language), from_here(self.root)
        for path, data in change.contents.items():
            there = self.loaded.texts.get(path, "")
            after = data.decode("utf-8", "replace") if data is not None else ""
            lines = difference(f"{here}/{path}" if here else path, there, after)
            write(sys.stdout, screen.painted([*lines, []]))


def filing(*, named: str | None = None) -> Callable[[Callable[..., Change]], Command]:
    """Make a command of a function `(filing, …) -> Change`, with the function's docstring as help."""

    def command(body: Callable[..., Change]) -> Command:
        name = named or body.__name__
        own = list(inspect.signature(body, eval_str=True).parameters.values())[1:]
        common = [parameter(key, kind, default) for key, (kind, default) in COMMON.items()]

        def callback(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401 typer passes what the signature names
            values["lang"] = values["lang"] or ctx.find_root().obj
            shared = {key: values.pop(key) for key in COMMON}
            raise typer.Exit(_filed(name, body, values, shared))

        signed(callback, [*own, *common])
        return Command(name, callback, (body.__doc__ or "").strip())

    return command


def _filed(name: str, body: Callable[..., Change], values: Mapping[str, Any], shared: Mapping[str, Any]) -> Exit:
    """Read, make the change, look at it, write it."""
    rendered = renderer_for(formats, "text", shared["lang"])
    root, loaded = read_agenda(shared["folder"])
    settings = loaded.agenda.settings
    today = day_asked(None, timezone=settings.timezone)
    how = How(
        rendered,
        language_of(shared["lang"], settings.language.value),
        accessible=shared["accessible"],
        dry_run=shared["dry_run"],
        commit=not shared["no_commit"],
        own_words=shared["message"],
    )
    try:
        wanted = body(Filing(name, root, loaded, today, how), **values)
    except NoSuchRecord as error:
        if not loaded.unread:
            raise
        raise perhaps_unread(error.text, loaded, root) from error
    except Refused as refused:
        raise Mistake(Exit.WRONG_USE, refused.says, refused.hint) from refused
    code = made(root, loaded, wanted, how, on=today, today=today)
    if loaded.unread:  # what is written in them was not looked at
        name_unread(loaded, root, how.language)
    return code
