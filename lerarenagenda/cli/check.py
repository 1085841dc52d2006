"""agenda check: whether every file is valid."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lerarenagenda.agenda.base import Base, NoBase
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import Loaded
from lerarenagenda.agenda.renamed import renamed
from lerarenagenda.cli._base import base_asked
from lerarenagenda.cli._completers import files, rule_names
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._frame import day_asked, read_agenda, renderer_for
from lerarenagenda.cli._mending import mend, show_difference
from lerarenagenda.cli._options import AsOf, Command, FindingsFormat, Folder, Lang, argument, option
from lerarenagenda.cli._paths import from_here, within
from lerarenagenda.cli._summary import write_summary
from lerarenagenda.cli._surface import language_of
from lerarenagenda.cli._texts import texts_of
from lerarenagenda.diagnostics import Report, Severity, shortened
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.questions.check import NoSuchRule, Wanted
from lerarenagenda.questions.check import check as answer
from lerarenagenda.renderers import findings
from lerarenagenda.renderers.findings import usual_format
from lerarenagenda.rules.evidence_files import files_named
from lerarenagenda.store.digests import digests

Paths = Annotated[list[Path] | None, argument(help=N_("Only findings in these files or folders"), metavar="[PATH]...")]
Select = Annotated[
    list[str] | None,
    option("--select", help=N_("Only these rules: CODE, its beginning, or name"), metavar="RULE", completes=rule_names),
]
Ignore = Annotated[
    list[str] | None,
    option("--ignore", help=N_("Not these rules: CODE, its beginning, or name"), metavar="RULE", completes=rule_names),
]
Against = Annotated[
    str | None, option("--base", help=N_("Compare with where this branch left this revision"), metavar="REV")
]
Changed = Annotated[
    bool,
    option("--changed", help=N_("Only in files that differ from the base, and what is new elsewhere (--changed=REV)")),
]
NewSince = Annotated[
    str | None, option("--new-since", help=N_("Only what is not found at this revision"), metavar="REV")
]
Sources = Annotated[
    list[str] | None,
    option("--source", help=N_("Prove quotes against this text: FILE or ID=FILE"), metavar="FILE", completes=files),
]
Strict = Annotated[bool, option("--strict", help=N_("Warnings count as errors"))]
ExitZero = Annotated[bool, option("--exit-zero", help=N_("End with 0, whatever is found"))]
Allowed = Annotated[bool, option("--allowed", help=N_("Show what the data allows for a time instead"))]
Fix = Annotated[bool, option("--fix", help=N_("Mend what mends itself without changing what is meant"))]
Unsafe = Annotated[bool, option("--unsafe-fixes", help=N_("With --fix or --diff: also where the meaning may change"))]
Diff = Annotated[bool, option("--diff", help=N_("Show what --fix would change, and write nothing"))]


def _check(  # noqa: PLR0913 a command has as many as people need
    ctx: typer.Context,
    paths: Paths = None,
    *,
    select: Select = None,
    ignore: Ignore = None,
    base: Against = None,
    changed: Changed = False,
    new_since: NewSince = None,
    source: Sources = None,
    strict: Strict = False,
    exit_zero: ExitZero = False,
    show_allowed: Allowed = False,
    fix: Fix = False,
    unsafe_fixes: Unsafe = False,
    diff: Diff = False,
    as_of: AsOf = None,
    format: FindingsFormat = None,  # noqa: A002 the option's name
    lang: Lang = None,
    folder: Folder = None,
) -> None:
    asked = lang or ctx.find_root().obj
    rendered = renderer_for(findings, format or usual_format(os.environ), asked)
    root, loaded = read_agenda(folder)
    settings = loaded.agenda.settings
    language = language_of(asked, settings.language.value)
    here = within(root, paths or ())
    look = Looking(
        root,
        as_of=day_asked(as_of, timezone=settings.timezone),
        texts=texts_of(source or (), loaded.agenda),
        base=base_asked(root, loaded, base, new_since, usual=changed),
        wanted=Wanted(_words(select), _words(ignore), changed=changed, new=new_since is not None, here=here),
    )
    if diff:
        raise typer.Exit(show_difference(root, loaded, look, unsafe=unsafe_fixes, language=language))
    report = mend(root, loaded, look, unsafe=unsafe_fixes, language=language) if fix else look(loaded)
    only = {"select": select, "ignore": ignore, "changed": changed, "new-since": new_since, "": paths}
    report = replace(report, narrowed=_narrowed(only))
    shown = replace(report, found=report.allowed, allowed=(), of_allowed=True) if show_allowed else report
    shown = replace(shown, found=tuple(shortened(shown.found)), allowed=tuple(shortened(shown.allowed)))
    rendered(shown, language=language)
    write_summary(shown, language=language)
    raise typer.Exit(Exit.NO if _failing(report, strict=strict) and not (exit_zero or show_allowed) else Exit.FINE)


@dataclass(frozen=True)
class Looking:
    """What is looked for, whatever the files say: on which day, beside what, and which findings."""

    root: Path
    as_of: date
    texts: Mapping[str, str]
    base: Base | NoBase | None
    wanted: Wanted

    def __call__(self, loaded: Loaded) -> Report:
        """The findings in an agenda as read."""
        named = digests(self.root.parent, files_named(loaded.agenda))
        facts: dict[str, object] = {"digests": named, **({"texts": self.texts} if self.texts else {})}
        if isinstance(self.base, Base) and self.base.loaded.documents.keys() - loaded.documents.keys():
            facts["renamed"] = renamed(self.root)
        day = Day(loaded.agenda, self.as_of)
        try:
            return answer(loaded, day=day, facts=facts, base=self.base, wanted=self.wanted, folder=from_here(self.root))
        except NoSuchRule as error:
            hint = say("did you mean {near!r}?", near=error.near) if error.near else None
            hint = hint or say("see all of them: agenda explain")
            raise Mistake(Exit.WRONG_USE, say("there is no rule {text!r}", text=error.text), hint) from error


def _narrowed(only: Mapping[str, object]) -> Text | None:
    """The options that keep findings out, as they were given."""
    told: list[str] = []
    for name, value in only.items():
        words = value if isinstance(value, list) else [] if value in (None, False) else ["" if value is True else value]
        told += [f"--{name} {word}".strip() if name else str(word) for word in words]
    return say("Only: {filters}", filters=" ".join(told)) if told else None


def _words(given: list[str] | None) -> tuple[str, ...]:
    """The words of an option that may be given more than once, and hold several with commas."""
    return tuple(word.strip() for one in given or () for word in one.split(","))


def _failing(report: Report, *, strict: bool) -> bool:
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(one.severity in failing for one in report.found)


check = Command("check", _check, N_("Check that every file is valid"))
