"""Where on the command line the cursor is, and what the declarations of commands and options allow there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from typer.core import TyperGroup

from lerarenagenda.cli._completers import Here, Names, Offer
from lerarenagenda.cli._options import VALUES
from lerarenagenda.cli._program import HELP, TYPERS_OWN, USUAL, root, value_asked
from lerarenagenda.i18n import Text

HELP_NAMES = HELP["help_option_names"]
LANGUAGE = "--lang"
PATHS = ("path", "file", "directory")  # typer's words for a parameter that is a path


class NoSuchCommand(LookupError):
    """A word stands where a command must, and is none."""


@dataclass
class Place:
    """In which command the cursor is, after which option, after how many arguments."""

    root: Any
    here: Here
    command: Any
    waiting: Any = None  # the option that has no value yet
    given: set[str] = field(default_factory=set)
    arguments: int = 0
    plain: bool = False  # after `--`, where a word is no option

    @classmethod
    def after(cls, words: Sequence[str], *, described: bool) -> Self:
        """Follow the words; nothing is run. Raises NoSuchCommand."""
        program = root()
        place = cls(program, Here(value_asked(words, "--folder", "-C"), described), program)
        for word in words:
            place.follow(word)
        return place

    def follow(self, word: str) -> None:
        """Go past one word."""
        if self.waiting is not None:
            self.waiting = None
        elif self.plain or not word.startswith("-") or word == "-":
            self._follow_plain(word)
        elif word == "--":
            self.plain = True
        elif word.startswith("--"):
            name, sign, _ = word.partition("=")
            self._follow_option(name, joined=bool(sign))
        else:
            self._follow_option(word[:2], joined=len(word) > 2)

    def _follow_plain(self, word: str) -> None:
        if isinstance(self.command, TyperGroup):
            self.command = self._inner(word)
        else:
            self.arguments += 1

    def _follow_option(self, name: str, *, joined: bool) -> None:
        programs = {*HELP_NAMES, *(name for one in self.root.params for name in one.opts)}
        if self.command is self.root and name not in programs:
            self.command = self._inner(USUAL)  # without a command the usual one is meant
        self.given.add(name)
        found = self._named(name)
        if found is not None and not found.is_flag and not joined:
            self.waiting = found

    def offers(self, typed: str) -> Iterable[Offer]:
        """What may stand here, or begins with what is typed."""
        if self.waiting is not None:
            return self._values(self.waiting, typed)
        if typed.startswith("-") and not self.plain:
            name, sign, begun = typed.partition("=")
            return self._joined(name, begun) if sign else self._option_names()
        if isinstance(self.command, TyperGroup):
            return self._commands(typed)
        argument = self._argument()
        if argument is not None:
            return self._values(argument, typed)
        return () if typed or self.plain else self._option_names()

    def _commands(self, typed: str) -> Iterator[Offer]:
        for name in self.command.list_commands(None):
            if name.startswith(typed):
                yield name, Text(self._inner(name).help or "")

    def _inner(self, word: str) -> Any:  # noqa: ANN401 typer's own object
        found = self.command.get_command(None, word)
        if found is None:
            raise NoSuchCommand(word)
        return found

    def _argument(self) -> Any:  # noqa: ANN401 typer's own object
        """The argument that the next word is for; the last one may take any number."""
        declared = [one for one in self.command.params if one.param_type_name == "argument"]
        if declared and declared[-1].nargs < 0:
            return declared[min(self.arguments, len(declared) - 1)]
        return declared[self.arguments] if self.arguments < len(declared) else None

    def _options(self) -> list[Any]:
        """The options of the command, and the language anywhere; before a command also those of the usual one."""
        commands = [self.command, self._inner(USUAL)] if self.command is self.root else [self.command]
        declared = [one for command in commands for one in command.params if one.param_type_name == "option"]
        known = {name for one in declared for name in one.opts}
        return declared + [one for one in self.root.params if LANGUAGE in one.opts and LANGUAGE not in known]

    def _named(self, name: str) -> Any:  # noqa: ANN401 typer's own object
        return next((one for one in self._options() if name in one.opts), None)

    def _option_names(self) -> Iterator[Offer]:
        """Every option by its long name; one that is given is not offered again unless it may be repeated."""
        for one in self._options():
            if not one.hidden and (one.multiple or self.given.isdisjoint(one.opts)):
                about = Text((one.help or "").partition(VALUES)[0])
                yield from ((name, about) for name in one.opts if name.startswith("--"))
        yield HELP_NAMES[-1], Text(TYPERS_OWN)

    def _joined(self, name: str, begun: str) -> Iterator[Offer]:
        """The values of an option that stands with its value in one word: `--format=json`."""
        found = self._named(name)
        if found is not None and not found.is_flag:
            for value, about in self._values(found, begun):
                yield f"{name}={value}", about

    def _values(self, param: Any, typed: str) -> list[Offer]:  # noqa: ANN401 typer's own object
        """What the declaration of an option or argument allows."""
        told = [(one.value, one.help or "") for one in param.shell_complete(self.here, typed)]
        return told or ([(typed, Names.FILES)] if param.type.name in PATHS else [])
