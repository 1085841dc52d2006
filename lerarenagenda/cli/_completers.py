"""What a shell may put after an option or for an argument: words, formats, files, folders.

A completer is what typer takes for `autocompletion`: a function of the place and of what is typed so far, which gives
values with a word about each. Typer itself keeps those that begin with what is typed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from types import ModuleType

from lerarenagenda.i18n import Sayable, Text, Words


class Names(Enum):
    """What the shell itself completes."""

    FILES = "files"
    FOLDERS = "folders"


@dataclass(frozen=True)
class Here:
    """Where completion is asked: in which folder, and whether words are wanted beside the values."""

    folder: str | None = None
    described: bool = True

    @cached_property
    def root(self) -> Path | None:
        """The agenda's folder; None without an agenda."""
        from lerarenagenda.agenda.load import NoAgenda, find_root

        try:
            return find_root(Path(self.folder or ".").expanduser().absolute())
        except NoAgenda:
            return None


Offer = tuple[str, Words | Names]
Completer = Callable[[Here, str], list[Offer]]


def closed(values: Iterable[str] | Mapping[str, Words]) -> Completer:
    """One of these; a choice brings its own word, a mapping gives one."""
    known: list[Offer] = (
        list(values.items())
        if isinstance(values, Mapping)
        else [(str(one), one if isinstance(one, Sayable) else "") for one in values]
    )

    def completes(ctx: Here, incomplete: str) -> list[Offer]:  # noqa: ARG001 typer's names
        return known

    return completes


def formats_in(package: ModuleType) -> Completer:
    """One of the formats in a package."""

    def completes(ctx: Here, incomplete: str) -> list[Offer]:  # noqa: ARG001 typer's names
        from lerarenagenda.renderers import names

        return [(name, "") for name in names(package)]

    return completes


def rule_names(ctx: Here, incomplete: str) -> list[Offer]:  # noqa: ARG001 typer's names
    """A rule by its code, in the case that is typed; by its name once the beginning of that is typed."""
    from lerarenagenda.rules import all_rules

    names = [(rule, name) for rule in all_rules() for name in (rule.code, rule.code.lower(), rule.slug)]
    asked = [(rule, name) for rule, name in names if name.startswith(incomplete) and (incomplete or name == rule.code)]
    return [(name, Text(rule.page.title)) for rule, name in asked]


def files(ctx: Here, incomplete: str) -> list[Offer]:  # noqa: ARG001 typer's names
    """A file or folder: the shell knows them better."""
    return [(incomplete, Names.FILES)]


def folders(ctx: Here, incomplete: str) -> list[Offer]:  # noqa: ARG001 typer's names
    """A folder: the shell knows them better."""
    return [(incomplete, Names.FOLDERS)]
