"""The program: which command was meant, its help, and how a mistake in the call is told."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from lerarenagenda import __version__
from lerarenagenda.agenda.agenda import NoSuchRecord, SeveralRecords
from lerarenagenda.cli._commands import command_module, command_names, declared_in
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._options import VALUES, WITH_VALUE, Lang, option
from lerarenagenda.cli._surface import language_here, screen_for, warn, write
from lerarenagenda.i18n import N_, Text, Translate, say, translator
from lerarenagenda.nearest import nearest
from lerarenagenda.questions.filters import UnknownValue
from lerarenagenda.records.action import Action

TYPERS_OWN = N_("Show this message and exit.")
HELP = {"help_option_names": ["-h", "--help"]}
USUAL = "status"  # what `agenda` alone means
DUTCH = {  # Dutch verbs are understood as far as naming the command
    "stand": "status",
    "toon": "show",
    "laat": "show",
    "lijst": "list",
    "volgende": "next",
    "controleer": "check",
    "uitleg": "explain",
    "verklaar": "explain",
    "acties": "list",
    "meld": "note",
    "bericht": "note",
    "niets": "nothing-new",
    "vraag": "ask",
    "begin": "start",
    "gereed": "report-done",
    "gereedmelden": "report-done",
    "aanhouden": "hold",
    "uitstel": "postpone",
    "uitstellen": "postpone",
    "trekker": "lead",
    "signaal": "signal",
    "hulp": "--help",
    "help": "--help",
}


class HelpInBothLanguages:
    """Shows help in the reader's language, in the words of this program."""

    params: list[Any]
    help: str | None

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 typer's own objects
        """Usage, what it does, words, options, commands."""
        tr = _translator(ctx)
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece != "[OPTIONS]"]  # type: ignore[attr-defined]
        formatter.write_usage(
            ctx.command_path, " ".join([*pieces, tr(Text(N_("[OPTIONS]")))]), prefix=tr(Text(N_("Usage: ")))
        )
        formatter.write_paragraph()
        formatter.write_text(tr(Text(self.help or "")))
        records = [(param, param.get_help_record(ctx)) for param in self.get_params(ctx)]  # type: ignore[attr-defined]
        for title, kind in ((N_("Arguments"), "argument"), (N_("Options"), "option")):
            shown = [
                (head, _said(tr, words)) for param, (head, words) in _there(records) if param.param_type_name == kind
            ]
            if shown:
                with formatter.section(tr(Text(title))):
                    formatter.write_dl(shown)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 typer's own objects
        """The commands of a group; a command has none."""


def _there(records: Sequence[tuple[Any, Any]]) -> list[tuple[Any, tuple[str, str]]]:
    return [(param, record) for param, record in records if record is not None]


def _said(tr: Translate, words: str) -> str:
    """A help text, translated, and its values as they are; typer's `[required]` and a full stop are left out."""
    text, _, values = words.split("  [", maxsplit=1)[0].partition(VALUES)
    shown = tr(Text(text)).rstrip(".")
    return f"{shown}: {values}" if values else shown


class Single(HelpInBothLanguages, TyperCommand):
    """A command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 typer's own object
        """Understand `--changed=REV` as `--changed --base REV`; typer knows no option with or without a value."""
        words = [word for one in args for word in _apart(one)]
        return list(super().parse_args(ctx, words))


def _apart(word: str) -> list[str]:
    name, equals, value = word.partition("=")
    return [name, WITH_VALUE[name], value] if equals and name in WITH_VALUE else [word]


class Group(HelpInBothLanguages, TyperGroup):
    """A command that is followed by another word."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 typer's own object
        """Say which words can follow when none does."""
        args = list(without_language(args))  # it has been heard already
        if not args:
            allowed = say("allowed: {allowed}", allowed=tuple(self.list_commands(ctx)))
            raise Mistake(Exit.WRONG_USE, say("{group} wants another word", group=f"agenda {self.name}"), allowed)
        return list(super().parse_args(ctx, args))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 typer's own objects
        """Find the command, or say which was probably meant."""
        command = self.get_command(ctx, args[0])
        if command is None:
            raise Mistake(Exit.WRONG_USE, self.says_unknown(args[0]), self.meant(ctx, args[0]))
        return args[0], command, args[1:]

    def says_unknown(self, word: str) -> Text:
        """What is wrong with a word that is no command."""
        return say("{group} knows no {word!r}", group=f"agenda {self.name}", word=word)

    def meant(self, ctx: Any, word: str) -> Text:  # noqa: ANN401 typer's own object
        """What to type instead."""
        known = tuple(self.list_commands(ctx))
        dutch = {translator("nl")(Text(command.help or "")): name for name, command in self.commands.items()}
        near = dutch.get(word.casefold()) or nearest(word, known)
        if near:
            return say("did you mean {near!r}?", near=f"agenda {self.name} {near}")
        return say("allowed: {allowed}", allowed=known)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 typer's own objects
        """The commands with what each does."""
        tr = _translator(ctx)
        with formatter.section(tr(Text(N_("Commands")))):
            named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
            formatter.write_dl([(name, tr(Text(command.help or ""))) for name, command in named if command])


class Several(Group):
    """The program itself: its commands are imported only when they are meant."""

    def list_commands(self, _ctx: object) -> list[str]:
        """Every command."""
        return list(command_names())

    def get_command(self, _ctx: object, name: str) -> Any:  # noqa: ANN401 typer's own object
        """One command, from its module."""
        if name not in command_names():
            return None
        return built(command_module(name), name)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 typer's own object
        """Without a command, the usual one is meant."""
        first = next((word for word in without_language(args)), None)
        if first is None or (first.startswith("-") and first not in ("-h", "--help", "--version")):
            args = [USUAL, *args]
        return super().parse_args(ctx, args)

    def says_unknown(self, word: str) -> Text:
        """What is wrong with a word that is no command."""
        return say("there is no command {name!r}", name=word)

    def meant(self, ctx: Any, word: str) -> Text:  # noqa: ANN401 typer's own object
        """What to type instead: also for Dutch verbs, and for the name of a record."""
        known = tuple(self.list_commands(ctx))
        near = DUTCH.get(word.casefold()) or nearest(word, known)
        if near:
            return say("did you mean {near!r}?", near=f"agenda {near}")
        return say("commands: {commands}; about a record: agenda show {word}", commands=known, word=word)


def _translator(ctx: Any) -> Translate:  # noqa: ANN401 typer's own object
    return translator(language_here(ctx.find_root().obj))


def built(module: Any, name: str) -> Any:  # noqa: ANN401 typer's own object
    """The command that a module declares under its own name, or the group of those it lists as COMMANDS."""
    inner = getattr(module, "COMMANDS", None)
    if inner is None:
        return _single(declared_in(module, name))
    group = Group(name=name, help=module.HELP, context_settings=HELP)
    group.commands = {command.name: _single(command) for command in inner}
    return group


def _single(command: Any) -> Any:  # noqa: ANN401 typer's own object
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(command.name, help=command.help, cls=Single, context_settings=HELP)(command.callback)
    return typer.main.get_command(app)


def root() -> Any:  # noqa: ANN401 typer's own object
    app = typer.Typer(
        cls=Several, add_completion=False, rich_markup_mode=None, invoke_without_command=True, context_settings=HELP
    )

    @app.callback(help=N_("Keep the action list of parties that answer to one another"))
    def agenda(
        *,
        version: Annotated[bool, option("--version", help=N_("Show the version"))] = False,
        lang: Lang = None,  # noqa: ARG001 read before
    ) -> None:
        if version:
            write(sys.stdout, f"agenda {__version__}\n")
            raise typer.Exit

    return typer.main.get_command(app)


def run(words: Sequence[str] | None = None) -> NoReturn:
    """Do what the words say and end with its exit code."""
    args = list(sys.argv[1:] if words is None else words)
    try:
        code = _done(args)
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = Exit.FINE
    except OSError as error:  # the disk is full, or there is no output at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        says = say("the answer cannot be written: {reason}", reason=error.strerror or "")
        code = _tell(Mistake(Exit.OUTSIDE, says), None, None)
    sys.exit(code)


def _done(args: list[str]) -> int:
    asked = value_asked(args, "--lang")
    where = value_asked(args, "--folder", "-C")
    try:
        return int(root().main(args=args, prog_name="agenda", standalone_mode=False, obj=asked) or Exit.FINE)
    except Mistake as mistake:
        return _tell(mistake, asked, where)
    except UnknownValue as error:
        return _tell(Mistake(Exit.WRONG_USE, error.text(), error.hint), asked, where)
    except NoSuchRecord as error:
        return _tell(_no_such_record(error), asked, where)
    except SeveralRecords as error:
        several = say("several records are called {text!r}: {found}", text=error.text, found=error.found)
        begin = say("several ids begin with {text!r}: {found}", text=error.text, found=error.found)
        says = several if error.called else begin
        return _tell(Mistake(Exit.NOT_FOUND, says, say("write one of them in full")), asked, where)
    except (typer.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except typer.TyperException as error:
        return _tell(Mistake(Exit.WRONG_USE, *_usage_words(error)), asked, where)


def _tell(mistake: Mistake, asked: str | None, folder: str | None) -> Exit:
    """Say on the error stream what is wrong and what to do."""
    screen = screen_for(sys.stderr, language=language_here(asked, folder))
    tr = screen.tr
    lines = [[(f"{tr(Text(N_('error')))}: ", "error"), (tr(mistake.says), "")]]
    if mistake.hint:
        lines.append([(f"  {tr(mistake.hint)}", "hint")])
    warn(screen.painted(lines))
    return mistake.code


def _no_such_record(error: NoSuchRecord) -> Mistake:
    one = error.kinds[0] if len(error.kinds) == 1 else None
    says = (
        say("there is no {word} {text!r}", word=Text(one.word), text=error.text)
        if one
        else say("there is no record {text!r}", text=error.text)
    )
    if error.near:
        return Mistake(Exit.NOT_FOUND, says, say("did you mean {near!r}?", near=error.near))
    listed = Action if Action in error.kinds else error.kinds[0]
    command = f"agenda list {listed.folder}"
    return Mistake(Exit.NOT_FOUND, says, say("see which there are: {command}", command=command))


def _usage_words(error: Any) -> tuple[Text, Text | None]:  # noqa: ANN401 the exceptions of typer's parser
    """The few mistakes that typer finds itself, in our words."""
    match type(error).__name__:
        case "NoSuchOption":
            options = [name for param in error.ctx.command.params for name in param.opts]
            near = nearest(error.option_name, options)
            hint = say("did you mean {near!r}?", near=near) if near else _help_hint(error)
            return say("there is no option {option!r} here", option=error.option_name), hint
        case "MissingParameter":
            return say("{what} is missing", what=error.param.human_readable_name), _help_hint(error)
        case "BadOptionUsage":
            return say("option {option!r} wants a value", option=error.option_name), _help_hint(error)
    extra = re.search(r"unexpected extra argument(?:s|\(s\))? \((.*)\)", str(error))
    if extra:
        return say("these words are too many: {words}", words=extra[1]), _help_hint(error)
    return say("{message}", message=error.format_message()), _help_hint(error)


def _help_hint(error: Any) -> Text:  # noqa: ANN401 the exceptions of typer's parser
    path = error.ctx.command_path if getattr(error, "ctx", None) else "agenda"
    return say("see what is possible: {command}", command=f"{path} --help")


def without_language(args: Sequence[str]) -> Iterator[str]:
    """The words but for `--lang` and its value."""
    words = iter(args)
    for word in words:
        if word == "--lang":
            next(words, None)
        elif not word.startswith("--lang="):
            yield word


def value_asked(args: Sequence[str], *names: str) -> str | None:
    """What an option is given anywhere among the words."""
    for index, word in enumerate(args):
        for name in names:
            if word.startswith(f"{name}="):
                return word.removeprefix(f"{name}=")
            if word == name and index + 1 < len(args):
                return args[index + 1]
    return None
