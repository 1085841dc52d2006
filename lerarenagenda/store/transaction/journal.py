"""What a change is about to do, written down before it is begun: enough to undo it or to see that it was done."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from lerarenagenda.store.transaction.desk import Desk
from lerarenagenda.store.transaction.disk import keep_folders, write_new
from lerarenagenda.store.transaction.refusals import Code, Refused

VERSION = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a change, by its path below the top.

    `old` and `new` are digests of what it held and is to hold, None for no file; `entry` is what git had for it,
    its mode and id, or nothing.
    """

    path: str
    old: str | None
    new: str | None
    mode: int | None
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Journal:
    """A whole change; `token` is part of the names of files that stand beside others for a while.

    `made` are the folders that were not there before. With a commit: the branch, the commit it stood at (empty
    before the first), the new one as soon as it is made, and the digests of the index before and after.
    """

    token: str
    items: tuple[Item, ...]
    made: tuple[str, ...]
    branch: str | None = None
    before: str = ""
    commit: str = ""
    index: str | None = None
    next_index: str | None = None

    def beside(self, place: Path) -> Path:
        """Where the new contents of a file wait until they take its place."""
        return place.with_name(f".{place.name}.{self.token}.new")

    def taking(self, contents: dict[str, str | None]) -> "Journal":
        """The same change with other new contents for some paths."""
        items = (replace(item, new=contents.get(item.path, item.new)) for item in self.items)
        return replace(self, items=tuple(items))


def kept_old(desk: Desk, number: int) -> Path:
    """Where what the file of an item held is kept."""
    return desk.writing / f"old-{number}"


def set_down(desk: Desk, journal: Journal) -> None:
    """Write the journal, or put it in the place of the one before."""
    coming = desk.writing / "journal.new"
    coming.unlink(missing_ok=True)
    write_new(coming, json.dumps({"version": VERSION, **asdict(journal)}).encode())
    coming.replace(desk.writing / "journal")
    keep_folders(desk.writing)


def taken_up(desk: Desk) -> Journal | None:
    """The journal of a change that was begun; None when nothing was changed yet."""
    try:
        told = json.loads((desk.writing / "journal").read_bytes())
        if told.pop("version") != VERSION:
            raise Refused(Code.JOURNAL, path=str(desk.writing))
        items = tuple(Item(**item) for item in told.pop("items"))
        return Journal(items=items, made=tuple(told.pop("made")), **told)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(Code.JOURNAL, path=str(desk.writing)) from error
