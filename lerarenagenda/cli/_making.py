"""A change is looked at, written unless it is wrong or only to be shown, and told: old → new, files, commit."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lerarenagenda.agenda.load import Loaded
from lerarenagenda.changes import apply
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.effects import Effect, effects
from lerarenagenda.changes.judged import Judged, day_to_judge, judged
from lerarenagenda.changes.telling import document
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._frame import Rendered
from lerarenagenda.cli._paths import from_here
from lerarenagenda.cli._surface import screen_for, warn, write
from lerarenagenda.i18n import Text, say
from lerarenagenda.renderers.difference import difference
from lerarenagenda.renderers.findings import text as findings_text
from lerarenagenda.renderers.screen import Line
from lerarenagenda.store import transaction
from lerarenagenda.store.transaction import Done

SHORT = 10  # characters of the id of a commit
Code = transaction.Code
# somebody else is at work here, or the user is at work on something else
BETWEEN = frozenset(
    {
        *(Code.LOCKED, Code.GIT_AT_WORK, Code.BRANCH_LOCKED, Code.MOVED, Code.CHANGED),
        *(Code.UNCOMMITTED, Code.STAGED, Code.UNTRACKED, Code.DETACHED, Code.UNMERGED),
        *(Code.MERGE, Code.REBASE, Code.PATCHES, Code.CHERRY_PICK, Code.REVERT, Code.BISECT),
    }
)


@dataclass(frozen=True, slots=True)
class How:
    """How a change is to be made and told."""

    rendered: Rendered
    language: str
    accessible: bool = False
    dry_run: bool = False
    commit: bool = True
    own_words: str | None = None


def made(root: Path, loaded: Loaded, change: Change, how: How, *, on: date, today: date) -> Exit:
    """Look at a change, write it and tell it."""
    as_of = day_to_judge(loaded, on=on, today=today)
    keeping = change.keeps_promises
    verdict = judged(root, loaded, change.contents, as_of=as_of, folder=from_here(root), keeping=keeping)
    if verdict.wrong:
        _warn(verdict, how)
        raise Mistake(Exit.NO, say("nothing is written, because this would not be right"))
    told = effects(verdict, change.contents)
    done = None if how.dry_run else _done(root, change, verdict, told, how)
    closing = tuple(_became(root, done, asked=how.commit)) if done else ()
    answer = document(change, told, verdict, closing=closing)
    how.rendered(answer, language=how.language, accessible=how.accessible)
    if done is None:
        screen = screen_for(sys.stdout, language=how.language)
        write(sys.stdout, screen.painted([[], *_difference(change, verdict)]))
    _tell(done.warnings if done else (say("nothing is written (--dry-run)"),), how)
    if verdict.report.found:
        _warn(verdict, how)
    return Exit.FINE


def _done(root: Path, change: Change, verdict: Judged, told: Sequence[Effect], how: How) -> Done:
    """Write it; what refuses that is told in its own words."""
    try:
        return apply.make(root, change, verdict, told, own_words=how.own_words, commit=how.commit)
    except Refused as refused:
        raise Mistake(Exit.WRONG_USE, refused.says, refused.hint) from refused
    except transaction.Refused as refused:
        if refused.output:
            _tell(refused.output.splitlines(), how)
        code = Exit.CONFLICT if refused.code in BETWEEN else Exit.OUTSIDE
        raise Mistake(code, refused.says, refused.hint) from refused


def _became(root: Path, done: Done, *, asked: bool) -> Iterator[Text]:
    """What became of each file, and of all in git."""
    here = from_here(root)
    for path in done.paths:
        shown = f"{here}/{path}" if here else path
        gone = not (root / path).exists()
        yield say("{path}: taken away", path=shown) if gone else say("{path}: written", path=shown)
    if done.commit:
        yield say("committed as {commit}", commit=done.commit[:SHORT])
    else:
        yield say("there is no git repository here: not committed") if asked else say("not committed")


def _difference(change: Change, verdict: Judged) -> Iterator[Line]:
    """What the files would become, line by line."""
    here = verdict.report.folder
    for path, data in change.contents.items():
        there = verdict.before.documents.get(path)
        after = data.decode("utf-8", "replace") if data is not None else ""
        yield from difference(f"{here}/{path}" if here else path, there.text if there else "", after)


def _warn(verdict: Judged, how: How) -> None:
    warn(findings_text.render(verdict.report, screen=screen_for(sys.stderr, language=how.language)))


def _tell(lines: Iterable[Text | str], how: How) -> None:
    screen = screen_for(sys.stderr, language=how.language)
    warn(screen.painted([[(screen.tr(line), "warning")] for line in lines]))
