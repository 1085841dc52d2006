"""The frame round every question: its options, reading the agenda, rendering the answer, the exit code."""

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Protocol

import typer

from lerarenagenda.agenda.agenda import Agenda, NoSuchRecord
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import Loaded, NoAgenda, find_root, load
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._options import Accessible, AsOf, Command, Folder, Format, Lang, option
from lerarenagenda.cli._paths import from_here
from lerarenagenda.cli._record_names import of_field
from lerarenagenda.cli._surface import language_of, screen_for, warn, write
from lerarenagenda.dates import PeriodError, day
from lerarenagenda.i18n import LANGUAGES, Text, count, say
from lerarenagenda.nearest import nearest
from lerarenagenda.questions.answer import Document
from lerarenagenda.questions.filters import AnyRecord, chosen, filters_of
from lerarenagenda.records.base import FieldFacts, Record
from lerarenagenda.renderers import formats, names, renderer

Answer = Document | tuple[Document, Exit]
NAMED_UNREAD = 10  # so many unreadable files are named; the rest is counted


@dataclass(frozen=True)
class Ask:
    """What a question is asked of: the agenda as read, the day, the filters given, and the folder as seen from here."""

    loaded: Loaded
    as_of: date
    wanted: Mapping[str, Sequence[str]]
    folder: str

    @property
    def agenda(self) -> Agenda:
        """All records."""
        return self.loaded.agenda

    @cached_property
    def day(self) -> Day:
        """The agenda on the day asked for."""
        return Day(self.agenda, self.as_of)

    def chosen(self, kind: type[AnyRecord]) -> list[AnyRecord]:
        """The records of a kind that pass the filters given."""
        return chosen(self.agenda, kind, self.agenda.all(kind), self.wanted)


COMMON: Mapping[str, tuple[Any, object]] = {
    "as_of": (AsOf, None),
    "format": (Format, "text"),
    "lang": (Lang, None),
    "folder": (Folder, None),
    "accessible": (Accessible, False),
}


def question(
    *,
    filters: type[Record] | None = None,
    without: Sequence[str] = (),
    narrowing: Sequence[str] = (),
    named: str | None = None,
    help: str | None = None,  # noqa: A002 typer's own word
) -> Callable[[Callable[..., Answer]], Command]:
    """Make a command of a function `(ask, *, …) -> Document`, with an exit code beside it where the answer can be no.

    `filters` adds an option for every field of that kind that can be filtered by, but for the names in `without`;
    `narrowing` names the function's own parameters that keep something out as well, so that the answer says so.
    The command has the function's name and its docstring as help unless `named` and `help` say otherwise.
    """

    def made(body: Callable[..., Answer]) -> Command:
        own = list(inspect.signature(body, eval_str=True).parameters.values())[1:]
        given = {name: facts for name, facts in (filters_of(filters) if filters else {}).items() if name not in without}
        options = [
            parameter(filter_name(name), Annotated[list[str] | None, filter_option(name, facts)], None)
            for name, facts in given.items()
        ]
        common = [parameter(name, kind, default) for name, (kind, default) in COMMON.items()]

        def callback(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401 typer passes what the signature names
            values["lang"] = values["lang"] or ctx.find_root().obj
            wanted = {name: tuple(values.pop(filter_name(name)) or ()) for name in given}
            shared = {name: values.pop(name) for name in COMMON}
            filters = wanted | {name.replace("_", "-"): _told(values[name]) for name in narrowing}
            told = {name: words for name, words in filters.items() if words}
            _answer(body, values, wanted=wanted, filters=told, shared=shared)

        signed(callback, [*own, *options, *common])
        return Command(named or body.__name__, callback, help or (body.__doc__ or "").strip())

    return made


def signed(callback: Callable[..., None], parameters: Sequence[inspect.Parameter]) -> None:
    """Give a function the parameters that typer is to read from the command line, after its own context."""
    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    signature = inspect.Signature([context, *parameters])
    callback.__signature__ = signature  # type: ignore[attr-defined]  # read by inspect.signature
    callback.__annotations__ = {name: one.annotation for name, one in signature.parameters.items()}


def parameter(name: str, declared: Any, default: object) -> inspect.Parameter:  # noqa: ANN401 a type with typer's notes
    """An option of a command, by the name of its parameter."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=declared)


def filter_name(option_name: str) -> str:
    """The parameter of a filter; apart from the names that a command has itself."""
    return f"filter_{option_name.replace('-', '_')}"


def filter_option(name: str, facts: FieldFacts) -> Any:  # noqa: ANN401 typer's own object
    """The option that filters by a field."""
    values = facts.choices or ()
    return option(f"--{name}", help=facts.said.meaning, metavar=name.upper(), values=values, completes=of_field(facts))


def _told(value: object) -> tuple[str, ...]:
    """The words an option was given; one empty word for a mere switch."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, bool):
        return ("",) if value else ()
    return (str(value),) if value else ()


def _answer(
    body: Callable[..., Answer],
    values: Mapping[str, Any],
    *,
    wanted: Mapping[str, Sequence[str]],
    filters: Mapping[str, tuple[str, ...]],
    shared: Mapping[str, Any],
) -> None:
    """Read, ask, render, end."""
    rendered = renderer_for(formats, shared["format"], shared["lang"])
    root, loaded = read_agenda(shared["folder"])
    language = language_of(shared["lang"], loaded.agenda.settings.language.value)
    as_of = day_asked(shared["as_of"], timezone=loaded.agenda.settings.timezone)
    ask = Ask(loaded, as_of, wanted, from_here(root))
    try:
        answer = body(ask, **values)
    except NoSuchRecord as error:
        if not loaded.unread:
            raise
        raise perhaps_unread(error.text, loaded, root) from error
    document, code = answer if isinstance(answer, tuple) else (answer, Exit.FINE)
    commit = commit_of(root) if shared["format"] == "json" else None
    only = [f"--{name} {value}".rstrip() for name, values in filters.items() for value in values]
    document = replace(
        document,
        filters={**document.filters, **filters},
        narrowed=say("Only: {filters}", filters=" ".join(only)) if only else None,
        commit=commit,
        unread=tuple(loaded.unread),
    )
    rendered(document, language=language, accessible=shared["accessible"])
    if loaded.unread:
        name_unread(loaded, root, language)
        code = Exit.UNREAD
    raise typer.Exit(code)


def commit_of(root: Path) -> str | None:
    """The commit that the agenda's folder stands at; None without git."""
    from lerarenagenda.store.repository import head

    return head(root)


class Rendered(Protocol):
    """Writes an answer as its format says."""

    def __call__(self, answer: Any, *, language: str, accessible: bool = False) -> None:  # noqa: ANN401 what the format takes
        """Write it."""


def renderer_for(package: ModuleType, name: str, language: str | None) -> Rendered:
    """The writer of a format; what is wrong with the names of format and language is said before anything is read."""
    known = names(package)
    if name not in known:
        raise Mistake(Exit.WRONG_USE, say("there is no format {name!r}", name=name), _allowed(name, known))
    if language is not None and language not in LANGUAGES:
        raise Mistake(
            Exit.WRONG_USE, say("there is no language {name!r}", name=language), _allowed(language, LANGUAGES)
        )
    render = renderer(package, name).render

    def rendered(answer: Any, *, language: str, accessible: bool = False) -> None:  # noqa: ANN401 what the format takes
        write(sys.stdout, render(answer, screen=screen_for(sys.stdout, language=language, accessible=accessible)))

    return rendered


def _allowed(name: str, known: Sequence[str]) -> Text:
    near = nearest(name, known)
    return say("did you mean {near!r}?", near=near) if near else say("allowed: {allowed}", allowed=tuple(known))


def read_agenda(folder: Path | None) -> tuple[Path, Loaded]:
    """The agenda in this folder, or in the nearest above where we stand."""
    root = agenda_folder(folder)
    return root, load(root)


def agenda_folder(folder: Path | None) -> Path:
    """Where that agenda is."""
    start = (folder or Path()).absolute()
    try:
        return find_root(start) if folder is None or folder.is_dir() else _no_folder(folder)
    except NoAgenda as error:
        says = say("there is no agenda in {folder!r} or above it", folder=str(folder or Path.cwd()))
        hint = say("go to the folder that holds data/agenda.yaml, or name it with --folder")
        raise Mistake(Exit.UNREAD, says, hint) from error


def _no_folder(folder: Path) -> Path:
    raise Mistake(Exit.UNREAD, say("there is no folder {folder!r}", folder=str(folder)))


def day_asked(text: str | None, *, timezone: str) -> date:
    """The day a question is about: as asked, else today where the agenda lives."""
    if text is None:
        return _today(timezone)
    try:
        return day(text)
    except PeriodError as error:
        raise Mistake(Exit.WRONG_USE, error.reason, error.hint) from error


def _today(timezone: str) -> date:
    return datetime.now(zone_of(timezone)).date()


def zone_of(timezone: str) -> tzinfo | None:
    """A time zone by its name; None, the clock at hand, for no such zone and on a system without zones."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def number_asked(option: str, text: str, *, hint: Text | None = None) -> int:
    """A whole number that an option was given: of days, unless the hint says otherwise."""
    if text.isascii() and text.isdigit() and len(text) <= 6:
        return int(text)
    says = say("{option} has no value {value!r}", option=option, value=text)
    raise Mistake(Exit.WRONG_USE, says, hint or say("write a number of days, such as 60"))


def perhaps_unread(text: str, loaded: Loaded, root: Path) -> Mistake:
    """What is not found may stand in a file that cannot be read."""
    says = say("there is no record {text!r} among the files that can be read", text=text)
    hint = say("these cannot be read: {paths}; see why: agenda check", paths=_shown(loaded, root))
    return Mistake(Exit.UNREAD, says, hint)


def _shown(loaded: Loaded, root: Path) -> tuple[str, ...]:
    """The first of the files that cannot be read, as seen from where we stand."""
    here = from_here(root)
    return tuple(f"{here}/{path}" if here else path for path in loaded.unread[:NAMED_UNREAD])


def name_unread(loaded: Loaded, root: Path, language: str) -> None:
    """Say beside the answer which files it lacks."""
    screen = screen_for(sys.stderr, language=language)
    says = count(
        "{n} of {files} files cannot be read; the answer is not complete:",
        "{n} of {files} files cannot be read; the answer is not complete:",
        len(loaded.unread),
        files=loaded.files,
    )
    lines = [[(screen.tr(says), "warning")]]
    lines += [[(f"  {path}", "")] for path in _shown(loaded, root)]
    more = len(loaded.unread) - NAMED_UNREAD
    if more > 0:
        lines.append([("  " + screen.tr(count("and {n} more", "and {n} more", more)), "")])
    lines.append([(screen.tr(say("see what is wrong: {command}", command="agenda check")), "hint")])
    warn(screen.painted(lines))
