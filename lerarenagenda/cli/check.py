"""agenda check: whether every file is valid."""

from pathlib import Path
from typing import Annotated

import typer

from lerarenagenda.agenda.health import Day
from lerarenagenda.cli._exits import Exit
from lerarenagenda.cli._frame import day_asked, read_agenda, renderer_for
from lerarenagenda.cli._options import AsOf, Command, Folder, Format, Lang, argument, option
from lerarenagenda.cli._paths import from_here, only_in
from lerarenagenda.cli._surface import language_of
from lerarenagenda.cli._texts import texts_of
from lerarenagenda.diagnostics import Report, Severity
from lerarenagenda.i18n import N_
from lerarenagenda.renderers import findings
from lerarenagenda.rules import all_rules
from lerarenagenda.rules.base import run

Paths = Annotated[list[Path] | None, argument(help=N_("Only findings in these files or folders"), metavar="[PATH]...")]
Sources = Annotated[
    list[str] | None, option("--source", help=N_("Prove quotes against this text: FILE or ID=FILE"), metavar="FILE")
]
Strict = Annotated[bool, option("--strict", help=N_("Warnings count as errors"))]


def _check(
    ctx: typer.Context,
    paths: Paths = None,
    *,
    source: Sources = None,
    strict: Strict = False,
    as_of: AsOf = None,
    format: Format = "text",  # noqa: A002 the option's name
    lang: Lang = None,
    folder: Folder = None,
) -> None:
    asked = lang or ctx.find_root().obj
    rendered = renderer_for(findings, format, asked)
    root, loaded = read_agenda(folder)
    settings = loaded.agenda.settings
    day = Day(loaded.agenda, day_asked(as_of, timezone=settings.timezone))
    texts = texts_of(source or (), loaded.agenda)
    found = run(all_rules(), loaded, {"day": day, **({"texts": texts} if texts else {})})
    shown = only_in(found, root, paths or ())
    report = Report(tuple(shown), loaded.files, len(loaded.unread), from_here(root), loaded.texts)
    rendered(report, language=language_of(asked, settings.language.value))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    raise typer.Exit(Exit.NO if any(one.severity in failing for one in shown) else Exit.FINE)


check = Command("check", _check, N_("Check that every file is valid"))
