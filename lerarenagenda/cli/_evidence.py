"""Evidence on the command line: a title for each piece, and what else is known of it in options given as often."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from lerarenagenda.changes.entries import Said
from lerarenagenda.cli._asking import missing, period_asked
from lerarenagenda.cli._change import Doing
from lerarenagenda.cli._completers import files
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._options import option
from lerarenagenda.i18n import N_, say
from lerarenagenda.store.digests import digests

Titles = Annotated[
    list[str] | None, option("--evidence", help=N_("What shows it, by its title; may be repeated"), metavar="TITLE")
]
Dates = Annotated[list[str] | None, option("--date", help=N_("Of when it is, such as 2015-10"), metavar="PERIOD")]
References = Annotated[list[str] | None, option("--reference", help=N_("Its own number"), metavar="TEXT")]
Urls = Annotated[list[str] | None, option("--url", help=N_("Where it can be found"), metavar="URL")]
Files = Annotated[
    list[str] | None,
    option("--file", help=N_("The file, which lies beside the agenda"), metavar="FILE", completes=files),
]
Proves = Annotated[list[str] | None, option("--proves", help=N_("What it shows"), metavar="TEXT")]
Covers = Annotated[
    list[str] | None, option("--covers", help=N_("The sectors or units it speaks of, with commas"), metavar="UNITS")
]


def evidence_given(doing: Doing, titles: Sequence[str], **others: Sequence[str] | None) -> list[Said]:
    """Every piece of evidence: the second value of each option belongs to the second title, and '' says nothing."""
    if not titles:
        given = [name for name, values in others.items() if values]
        if given:
            raise missing("--evidence", command=doing.command)
        return list(_answered(doing))
    for name, values in others.items():
        if values and len(values) != len(titles):
            says = say(
                "--{name} is given {n} times, and --evidence {titles} times",
                name=name,
                n=len(values),
                titles=len(titles),
            )
            hint = say("give it once for each piece of evidence, in their order; '' where there is none")
            raise Mistake(Exit.WRONG_USE, says, hint)
    return [
        _piece(doing, title, {name: values[number] for name, values in others.items() if values})
        for number, title in enumerate(titles)
    ]


def _answered(doing: Doing) -> Iterator[Said]:
    """The pieces that somebody at a terminal tells of, until there are no more."""
    while title := doing.wanted(None, say("What shows it (nothing more: Enter)")):
        yield _piece(
            doing,
            title,
            {
                "date": doing.wanted(None, say("Of when it is")) or "",
                "reference": doing.wanted(None, say("Its own number")) or "",
                "url": doing.wanted(None, say("Where it can be found")) or "",
                "proves": doing.wanted(None, say("What it shows")) or "",
            },
        )


def _piece(doing: Doing, title: str, told: Mapping[str, str]) -> Said:
    known: dict[str, Any] = {name: value for name, value in told.items() if value}
    if "date" in known:
        known["date"] = period_asked(known["date"])
    if "covers" in known:
        known["covers"] = [unit.strip() for unit in known["covers"].split(",")]
    if "file" in known:
        known |= _file(doing.root.parent, known["file"])
    return {"title": title, **known}


def _file(base: Path, given: str) -> Mapping[str, str]:
    """A file by its path beside the agenda, with its digest, so that it can be seen later that it is the same."""
    here = Path(given).absolute()
    try:
        path = here.relative_to(base).as_posix() if here.exists() else given
    except ValueError as error:
        says = say("{path!r} does not lie beside the agenda", path=given)
        raise Mistake(Exit.WRONG_USE, says, say("put it in a folder in {folder!r}", folder=str(base))) from error
    digest = digests(base, [path])[path]
    return {"file": path, **({"sha256": digest} if digest else {})}
