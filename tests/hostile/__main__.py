"""Checks each case of a corpus as `agenda check` does, within limits: `python -m tests.hostile CORPUS PARSER FOLDER`.

The limits are the system's own. The address space of the whole process may not grow past 300 MiB, so neither can what
it uses. A case that takes more than 2 seconds of the processor, or waits for longer than 20, ends the process on the
spot, whatever code it is in. Each case is named before it is tried, so the last name is the culprit.
"""

import faulthandler
import json
import resource
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import load_from
from lerarenagenda.diagnostics import Report, shortened
from lerarenagenda.questions.check import Wanted, check
from lerarenagenda.renderers import findings, names, renderer
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.visible import HIDDEN
from lerarenagenda.rules.evidence_files import files_named
from lerarenagenda.store.digests import digests
from lerarenagenda.store.folder import Folder, Overlaid
from tests.hostile.case import Files, Laid
from tests.hostile.corpus import CORPUS
from tests.pages import EXAMPLE

ON = date(2014, 12, 31)
LIMIT_BYTES = 300 * 1024 * 1024
LIMIT_SECONDS = 2
LIMIT_WAITING = 20
MOST_TOLD = 20


def main(corpus: str, parser: str, folder: str) -> None:
    """A line of JSON before each case with its name, and one after it with what was found."""
    if parser == "pure":
        sys.modules["yaml._yaml"] = None  # type: ignore[assignment]  # as where PyYAML was built without its C part
    checked(EXAMPLE, {})  # what is made once for all is not the work of the first case
    for kind in (signal.SIGPROF, signal.SIGALRM):
        faulthandler.register(kind, chain=True)
    with suppress(ValueError):  # macOS sets more aside than that before anything is done
        resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
    for number, case in enumerate(CORPUS[corpus]):
        _say({"case": case.name})
        try:
            root = _laid(case.lay, Path(folder, str(number), "data")) if case.lay else EXAMPLE
        except OSError as error:
            _say({"skipped": str(error)})
        else:
            _say(checked(root, case.files))


def _laid(lay: Laid, root: Path) -> Path:
    shutil.copytree(EXAMPLE, root)
    lay(root)
    return root


def checked(root: Path, files: Files) -> dict[str, Any]:
    """The codes of all findings, the first of them in words, and the digest of them all as a program reads them."""
    with _limited():
        loaded = load_from(Overlaid(Folder(root), files), name="data")
        facts = {"digests": digests(root.parent, files_named(loaded.agenda))}
        day = Day(loaded.agenda, ON)
        told = check(loaded, day=day, facts=facts, base=None, wanted=Wanted(), folder="data")
        report = replace(told, found=tuple(shortened(told.found)))
        _shown(report, "text", "nl")
    for name in names(findings):
        with _limited():
            _shown(report, name, "en")
    return {
        "codes": sorted({found.code for found in told.found}),
        "first": _shown(report, "concise", "en").splitlines()[:MOST_TOLD],
        "all": sha256(_shown(report, "json", "nl").encode()).hexdigest(),
    }


def _shown(report: Report, name: str, language: str) -> str:
    """A report in a format, which no terminal obeys."""
    out: str = renderer(findings, name).render(report, screen=Screen(language=language))
    assert name not in ("text", "concise") or not HIDDEN.search(out.replace("\n", ""))
    return out


@contextmanager
def _limited() -> Iterator[None]:
    signal.setitimer(signal.ITIMER_PROF, LIMIT_SECONDS)
    signal.setitimer(signal.ITIMER_REAL, LIMIT_WAITING)
    yield
    for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL):
        signal.setitimer(timer, 0)


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
