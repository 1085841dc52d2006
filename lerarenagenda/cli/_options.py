"""How a command declares itself and what people may type after it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer

from lerarenagenda.cli._completers import Completer, closed, folders, formats_in
from lerarenagenda.i18n import LANGUAGES, N_
from lerarenagenda.renderers import findings, formats


@dataclass(frozen=True)
class Command:
    """A command as it stands in its module: what it does and the parameters people give."""

    name: str
    callback: Callable[..., None]
    help: str


WITH_VALUE = {"--changed": "--base"}  # an option that may have a value, and the option that takes it
VALUES = " || "  # between the help of an option and its values


def argument(help: str, *, metavar: str, completes: Completer | None = None) -> Any:  # noqa: A002, ANN401 typer's own words
    """A word after the command; `completes` gives what a shell may put there."""
    return typer.Argument(help=help, metavar=metavar, show_default=False, autocompletion=completes)


def option(
    *names: str,
    help: str,  # noqa: A002 typer's own word
    metavar: str | None = None,
    values: Iterable[str] = (),
    completes: Completer | None = None,
) -> Any:  # noqa: ANN401 typer's own object
    """An option of a command; its closed list of values stands behind the help, which alone is translated.

    A shell completes that list, or else what `completes` gives.
    """
    told = f"{help}{VALUES}{', '.join(values)}" if values else help
    known = completes or (closed(values) if values else None)
    return typer.Option(*names, help=told, metavar=metavar, show_default=False, autocompletion=known)


def _format_in(package: ModuleType) -> Any:  # noqa: ANN401 typer's own object
    help_line = N_("Text, or a format for machines or forges")
    return option("--format", "-f", help=help_line, metavar="FORMAT", completes=formats_in(package))


AsOf = Annotated[str | None, option("--as-of", help=N_("The state on this day, such as 2014-12-31"), metavar="DATE")]
Format = Annotated[str, _format_in(formats)]
FindingsFormat = Annotated[str | None, _format_in(findings)]
Lang = Annotated[
    str | None, option("--lang", help=N_("Language: nl or en"), metavar="LANG", completes=closed(LANGUAGES))
]
Folder = Annotated[
    Path | None,
    option("--folder", "-C", help=N_("The folder that holds the agenda"), metavar="FOLDER", completes=folders),
]
Accessible = Annotated[bool, option("--accessible", help=N_("Labels and values, without grids and signs"))]
