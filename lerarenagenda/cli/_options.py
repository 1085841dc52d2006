"""How a command declares itself and what people may type after it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from lerarenagenda.i18n import N_


@dataclass(frozen=True)
class Command:
    """A command as it stands in its module: what it does and the parameters people give."""

    name: str
    callback: Callable[..., None]
    help: str


VALUES = " || "  # between the help of an option and its values


def argument(help: str, *, metavar: str) -> Any:  # noqa: A002, ANN401 typer's own words
    """A word after the command."""
    return typer.Argument(help=help, metavar=metavar, show_default=False)


def option(*names: str, help: str, metavar: str | None = None, values: Iterable[str] = ()) -> Any:  # noqa: A002, ANN401 typer's own words
    """An option of a command; its closed list of values stands behind the help, which alone is translated."""
    told = f"{help}{VALUES}{', '.join(values)}" if values else help
    return typer.Option(*names, help=told, metavar=metavar, show_default=False)


AsOf = Annotated[str | None, option("--as-of", help=N_("The state on this day, such as 2014-12-31"), metavar="DATE")]
Format = Annotated[str, option("--format", "-f", help=N_("Text, or a format for machines or forges"), metavar="FORMAT")]
Lang = Annotated[str | None, option("--lang", help=N_("Language: nl or en"), metavar="LANG")]
Folder = Annotated[Path | None, option("--folder", "-C", help=N_("The folder that holds the agenda"), metavar="FOLDER")]
Accessible = Annotated[bool, option("--accessible", help=N_("Labels and values, without grids and signs"))]
