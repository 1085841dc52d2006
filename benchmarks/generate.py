"""Write a made-up agenda: `python -m benchmarks.generate FOLDER --actions 1000 --seed 1`."""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.histories import History, history
from benchmarks.promises import Promise, Promising
from benchmarks.setting import files, setting
from benchmarks.written import document
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.status import DROPPED, ActionKind, Status

LAST_FILE = "agenda.yaml"  # once it is there, all others are
MODULES = (
    *("generate", "histories", "periods", "plots", "promises"),
    *("setting", "steps", "telling", "vocabulary", "written"),
)


def edition() -> str:
    """A short name for all that decides what is written, so that an agenda of an older edition is told apart."""
    digest = hashlib.sha256()
    for module in MODULES:
        digest.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    return digest.hexdigest()[:8]


def agenda(actions: int, *, seed: int) -> Iterator[tuple[str, str]]:
    """Every file of an agenda with so many actions, by path; the same seed gives the same bytes."""
    rng = Random(seed)
    where = setting(rng, actions)
    promising = Promising(rng, where)
    for _ in range(actions):
        promise = promising.next()
        told = history(rng, promise)
        _remember(promising, promise, told)
        yield f"actions/{promise.id}.yaml", document(Action, promise.values)
        for name, entry in told.entries:
            yield f"actions/{promise.id}/{name}.yaml", document(ActionEntry, entry)
    frame = files(rng, where)
    yield from ((path, text) for path, text in frame.items() if path != LAST_FILE)
    yield LAST_FILE, frame[LAST_FILE]


def _remember(promising: Promising, promise: Promise, told: History) -> None:
    """What later promises may refer to."""
    statuses = set(told.statuses)
    if promise.kind is ActionKind.AMBITION and not told.closed and "part_of" not in promise.values:
        promising.wholes.append(promise.id)
    if promise.kind is not ActionKind.ACTION:
        return
    if Status.SUPERSEDED in statuses:
        promising.replaced.append(promise.id)
    elif statuses.isdisjoint(DROPPED):
        promising.waited_for.append((promise.id, told.due))
    if statuses == {Status.DONE}:
        promising.events.append((promise.id, told.last))


def write(folder: Path, actions: int, *, seed: int) -> int:
    """Write such an agenda; gives the number of files."""
    made: set[Path] = set()
    count = 0
    for path, text in agenda(actions, seed=seed):
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(text.encode())
        count += 1
    return count


def main() -> None:
    """Read the words of the call and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; a new or empty folder")
    parser.add_argument("--actions", type=int, default=1000, help="how many actions (1000)")
    parser.add_argument("--seed", type=int, default=1, help="which of all such agendas (1)")
    asked = parser.parse_args()
    if asked.folder.exists() and any(asked.folder.iterdir()):
        parser.error(f"{asked.folder} is not empty")
    print(f"{write(asked.folder, asked.actions, seed=asked.seed)} files in {asked.folder}")


if __name__ == "__main__":
    main()
