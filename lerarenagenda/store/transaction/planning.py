"""What is asked of a change, held against what stands in the folder now."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lerarenagenda.store.transaction.desk import Desk
from lerarenagenda.store.transaction.disk import digest_of
from lerarenagenda.store.transaction.journal import Item, Journal
from lerarenagenda.store.transaction.placing import missing_folders, sound_path, standing
from lerarenagenda.store.transaction.refusals import Code, Refused


@dataclass(frozen=True, slots=True)
class Write:
    """What a file is to hold, by its path below the folder; None takes the file away.

    `was` is what the change was computed from, None for no file: when something else is there now, somebody came in
    between. A file that is to hold what it was is only looked at.
    """

    path: str
    data: bytes | None
    was: bytes | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A change that can be begun: its journal, and by path below the top what files are to hold."""

    journal: Journal
    contents: Mapping[str, bytes | None]


def sound(writes: Sequence[Write]) -> None:
    """Refuse paths at which no file can be kept."""
    for write in writes:
        sound_path(write.path)
    paths = {write.path for write in writes}
    if len(paths) < len(writes) or any(above in paths for path in paths for above in _above(path)):
        raise ValueError(sorted(paths))


def planned(desk: Desk, writes: Sequence[Write]) -> Plan:
    """The change as it can be begun; refused when a file is not what it was computed from."""
    items = []
    contents = {}
    for write in writes:
        path = desk.below_top(write.path)
        there, mode = standing(desk.top, path)
        if there != write.was:
            raise Refused(Code.CHANGED, path=path)
        if write.data != write.was:
            items.append(Item(path, digest_of(write.was), digest_of(write.data), mode))
            contents[path] = write.data
    journal = Journal(os.urandom(8).hex(), tuple(items), missing_folders(desk, _written(contents)))
    return Plan(journal, contents)


def _written(contents: Mapping[str, bytes | None]) -> list[str]:
    return [path for path, data in contents.items() if data is not None]


def _above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
