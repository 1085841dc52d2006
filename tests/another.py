"""The second agenda, of other parties than the letter's, and what is found in it once something is changed."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import load_from
from lerarenagenda.diagnostics import Diagnostic
from lerarenagenda.questions.check import findings
from lerarenagenda.rules.evidence_files import files_named
from lerarenagenda.rules.sources import plain
from lerarenagenda.store.digests import digests
from lerarenagenda.store.document import Document
from lerarenagenda.store.folder import Folder
from tests.pages import files_of, lay

HERE = Path(__file__).with_name("municipality")
ROOT = HERE / "agenda"
DAY = date(2024, 6, 30)
TEXTS = {"accord": plain((HERE / "accord.txt").read_text(encoding="utf-8"))}


def copied(folder: Path) -> Path:
    """A copy of the second agenda with its evidence beside it; gives the agenda's folder."""
    return shutil.copytree(HERE, folder / "municipality") / "agenda"


def changed(folder: Path, text: str) -> Path:
    """A copy with these files laid over it, written as in the examples of rule pages."""
    root = copied(folder)
    for path, how, content in files_of(text):
        lay(root / path, how, content)
    return root


def found_in(root: Path, *, as_of: date = DAY, known: Mapping[str, Document] | None = None) -> list[Diagnostic]:
    """What `agenda check --source accord.txt` finds in an agenda; texts that are `known` are not taken apart again."""
    loaded = load_from(Folder(root), name=root.name, known=known or {})
    there = digests(root.parent, files_named(loaded.agenda))
    return findings(loaded, day=Day(loaded.agenda, as_of), facts={"texts": TEXTS, "digests": there})
