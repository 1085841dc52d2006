"""What a repository needs to begin: the settings of its agenda, and the job that checks it on a forge."""

import os
from collections.abc import Iterable, Mapping
from enum import Enum
from importlib.resources import files
from pathlib import Path

from lerarenagenda.agenda.load import SETTINGS_FILE
from lerarenagenda.diagnostics import Problem
from lerarenagenda.records.settings import NEWEST_SCHEMA
from lerarenagenda.store.edits import scalar
from lerarenagenda.store.folder import read_bytes
from lerarenagenda.store.writing import replace_file

FOLDER = "data"
LARGEST = 1024 * 1024
JOBS = files("lerarenagenda.changes") / "forges"


class Outcome(Enum):
    """What comes of a file: it is new, it was there as it should be, or it is another and stays."""

    NEW = "new"
    SAME = "same"
    KEPT = "kept"


def forges() -> tuple[str, ...]:
    """The forges that a job is known for, by the names of the files."""
    return tuple(sorted(job.name.removesuffix(".yml") for job in JOBS.iterdir() if job.name.endswith(".yml")))


def job_of(forge: str, *, package: str) -> tuple[str, str]:
    """Where a forge reads its job, and the job; `package` is what pip installs the program from."""
    text = (JOBS / f"{forge}.yml").read_text(encoding="utf-8")
    place = text.split("\n", 1)[0].removeprefix("# ")
    return place, text.replace("{package}", package)


def settings_of(*, title: str, language: str) -> tuple[str, str]:
    """The file that makes a folder an agenda."""
    lines = (f"title: {scalar(title)}", f"language: {language}", f"schema: {NEWEST_SCHEMA}")
    return f"{FOLDER}/{SETTINGS_FILE}", "\n\n".join(lines) + "\n"


def outcomes(root: Path, wanted: Iterable[tuple[str, str]]) -> Mapping[str, Outcome]:
    """By path below a folder: what would come of it when this was written there."""
    return {path: _outcome(root, path, text) for path, text in wanted}


def _outcome(root: Path, path: str, text: str) -> Outcome:
    above = (root / folder for folder in Path(path).parents)
    if not os.path.lexists(root / path) and not any(folder.is_symlink() for folder in above if folder != root):
        return Outcome.NEW
    there = read_bytes(root, path, limit=LARGEST)
    same = not isinstance(there, Problem) and there.replace(b"\r\n", b"\n") == text.encode()
    return Outcome.SAME if same else Outcome.KEPT


def begin(root: Path, wanted: Iterable[tuple[str, str]]) -> Mapping[str, Outcome]:
    """Write what is not there yet, and say what came of each; what is there stays as it is."""
    listed = list(wanted)
    found = outcomes(root, listed)
    for path, text in listed:
        if found[path] is Outcome.NEW:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            replace_file(root / path, text.encode())
    return found
