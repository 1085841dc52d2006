"""Power cuts: a run is watched by strace, and what the disk may hold after each of its calls is laid out and put right.

Two disks are thought of. A forgetful one keeps only what was synced: of a file its contents, of a folder its names. A
hasty one keeps every name at once and contents only when they were synced. Both are harder than real ones.
"""

# ruff: noqa: ARG002 of each call is told who made it, with what, and what came of it

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lerarenagenda.store.transaction import Refused, recover
from tests.faults.trying import HERE, Tally
from tests.faults.world import Seen, copied, git, seen, verdict

CALLS = "open,openat,creat,write,pwrite64,lseek,ftruncate,fsync,fdatasync,close,mkdir,mkdirat,rmdir"
NAMES = "rename,renameat,renameat2,link,linkat,unlink,unlinkat"
LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
AT = "AT_FDCWD"
CLOCK = 10**18


@dataclass
class Node:
    """A file or a folder: what it holds now, and what it held when it was last synced."""

    folder: bool
    data: bytearray = field(default_factory=bytearray)
    names: "dict[str, Node]" = field(default_factory=dict)
    kept: bytes = b""
    kept_names: "dict[str, Node]" = field(default_factory=dict)

    def sync(self) -> None:
        """What it holds now stays."""
        self.kept, self.kept_names = bytes(self.data), dict(self.names)


class Disk:
    """What the calls of a run make of the files below a folder."""

    def __init__(self, root: Path) -> None:
        """Everything that is there is on the disk."""
        self.root, self.top = str(root), _laid_in(root)
        self.open: dict[tuple[str, str], tuple[Node, int]] = {}

    def does(self, pid: str, call: str, given: list[str], came: int) -> None:
        """One call that succeeded."""
        handler: Callable[[str, list[str], int], None] | None = getattr(self, f"_{call}", None)
        if handler:
            handler(pid, given, came)

    def _openat(self, pid: str, given: list[str], came: int) -> None:
        place = self._found(_path(given[0], given[1]))
        if place is None:
            return
        folder, name = place
        if "O_CREAT" in given[2]:
            folder.names.setdefault(name, Node(folder=False))
        node = folder.names.get(name) if name else folder
        if node:
            if "O_TRUNC" in given[2]:
                node.data.clear()
            self.open[pid, str(came)] = node, len(node.data) if "O_APPEND" in given[2] else 0

    def _open(self, pid: str, given: list[str], came: int) -> None:
        self._openat(pid, [AT, *given], came)

    def _close(self, pid: str, given: list[str], came: int) -> None:
        self.open.pop((pid, _number(given[0])), None)

    def _write(self, pid: str, given: list[str], came: int) -> None:
        key = pid, _number(given[0])
        if key in self.open:
            node, at = self.open[key]
            node.data[at : at + came] = _bytes(given[1])[:came]
            self.open[key] = node, at + came

    def _pwrite64(self, pid: str, given: list[str], came: int) -> None:
        node, _ = self.open.get((pid, _number(given[0])), (None, 0))
        if node:
            at = int(given[3])
            node.data[at : at + came] = _bytes(given[1])[:came]

    def _lseek(self, pid: str, given: list[str], came: int) -> None:
        key = pid, _number(given[0])
        if key in self.open:
            self.open[key] = self.open[key][0], came

    def _ftruncate(self, pid: str, given: list[str], came: int) -> None:
        node, _ = self.open.get((pid, _number(given[0])), (None, 0))
        if node:
            del node.data[int(given[1]) :]

    def _fsync(self, pid: str, given: list[str], came: int) -> None:
        node, _ = self.open.get((pid, _number(given[0])), (None, 0))
        if node:
            node.sync()

    _fdatasync = _fsync

    def _mkdirat(self, pid: str, given: list[str], came: int) -> None:
        place = self._found(_path(given[0], given[1]))
        if place:
            place[0].names[place[1]] = Node(folder=True)

    def _mkdir(self, pid: str, given: list[str], came: int) -> None:
        self._mkdirat(pid, [AT, *given], came)

    def _unlinkat(self, pid: str, given: list[str], came: int) -> None:
        place = self._found(_path(given[0], given[1]))
        if place:
            del place[0].names[place[1]]

    def _unlink(self, pid: str, given: list[str], came: int) -> None:
        self._unlinkat(pid, [AT, *given], came)

    _rmdir = _unlink

    def _renameat(self, pid: str, given: list[str], came: int) -> None:
        old, new = self._found(_path(given[0], given[1])), self._found(_path(given[2], given[3]))
        if old and new and old[0].names[old[1]] is not new[0].names.get(new[1]):
            new[0].names[new[1]] = old[0].names.pop(old[1])

    _renameat2 = _renameat

    def _rename(self, pid: str, given: list[str], came: int) -> None:
        self._renameat(pid, [AT, given[0], AT, given[1]], came)

    def _linkat(self, pid: str, given: list[str], came: int) -> None:
        old, new = self._found(_path(given[0], given[1])), self._found(_path(given[2], given[3]))
        if old and new:
            new[0].names[new[1]] = old[0].names[old[1]]

    def _link(self, pid: str, given: list[str], came: int) -> None:
        self._linkat(pid, [AT, given[0], AT, given[1]], came)

    def _found(self, path: str) -> tuple[Node, str] | None:
        """The folder of a path and the name in it; the name is empty for the top."""
        whole = os.path.normpath(Path(self.root) / path)
        if whole != self.root and not whole.startswith(self.root + "/"):
            return None
        *above, name = whole.removeprefix(self.root).lstrip("/").split("/")
        node = self.top
        for part in above:
            node = node.names[part]
        return node, name

    def after(self, *, hasty: bool) -> dict[str, bytes | None]:
        """What is there when the power comes back: by path the contents, None for a folder."""
        return dict(_left(self.top, "", hasty=hasty))


def _left(folder: Node, above: str, *, hasty: bool) -> Iterator[tuple[str, bytes | None]]:
    for name, node in (folder.names if hasty else folder.kept_names).items():
        yield above + name, None if node.folder else node.kept
        if node.folder:
            yield from _left(node, f"{above}{name}/", hasty=hasty)


def _laid_in(place: Path) -> Node:
    if place.is_file():
        node = Node(folder=False, data=bytearray(place.read_bytes()))
    else:
        node = Node(folder=True, names={one.name: _laid_in(one) for one in place.iterdir()})
    node.sync()
    return node


def _number(given: str) -> str:
    return given.partition("<")[0]


def _path(folder: str, given: str) -> str:
    above = folder.partition("<")[2].rstrip(">")
    return os.fsdecode(_bytes(above) + b"/" + _bytes(given) if above and given[1:5] != "\\x2f" else _bytes(given))


def _bytes(given: str) -> bytes:
    return bytes.fromhex(given.strip('"').replace("\\x", ""))


def _watched(folder: Path, told: Path) -> Iterator[tuple[str, str, list[str], int]]:
    """Every call of a run that succeeds: who, which, with what, and what came of it."""
    watching = ["strace", "-f", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS},{NAMES}", "-o", str(told)]
    command = [*watching, sys.executable, "-m", "tests.faults.child", "apply", str(folder), "none", "0"]
    subprocess.run(command, cwd=HERE, capture_output=True, check=True)
    begun: dict[str, str] = {}
    for line in told.read_text().splitlines():
        pid, _, rest = line.partition(" ")
        if line.endswith("<unfinished ...>"):
            begun[pid] = rest.removesuffix("<unfinished ...>").strip()
            continue
        if "resumed>" in line:
            rest = begun.pop(pid) + rest.partition("resumed>")[2]
        found = LINE.match(f"{pid} {rest.strip()}")
        if found and int(found[4]) >= 0:
            yield pid, found[2], found[3].split(", "), int(found[4])


def power_cuts(root: Path, scratch: Path, *, every: int = 1) -> Tally:
    """Cut the power after each call of a run that changes what a disk holds; after the last one all must be new."""
    tally, before = Tally(), seen(root)
    calls = list(_watched(copied(root, scratch) / "data", scratch.with_name("calls")))
    for hasty in (False, True):
        disk = Disk(copied(root, scratch))
        last: dict[str, bytes | None] = {}
        for number, call in enumerate(calls):
            disk.does(*call)
            now = disk.after(hasty=hasty)
            if now != last and (number % every == 0 or number == len(calls) - 1):
                what = f"{'hasty' if hasty else 'forgetful'} disk, after {call[1]} ({number})"
                tally.add(what, _put_right(scratch, now, before))
                last = now
        tally.add(
            "told and then cut", "new" if _put_right(scratch, disk.after(hasty=hasty), before) == "new" else "not new"
        )
    return tally


def _put_right(place: Path, files: dict[str, bytes | None], before: Seen) -> str:
    shutil.rmtree(place)
    place.mkdir()
    for path, data in files.items():
        if data is None:
            (place / path).mkdir()
        else:
            (place / path).write_bytes(data)
            os.utime(place / path, ns=(CLOCK, CLOCK))  # in no order that would tell what came first
    try:
        recover(place / "data")
        git(place, "status")  # other files in the place of those that git knows: have it look once
        return verdict(place, before)
    except (AssertionError, Refused) as error:
        return f"broken: {error}"
