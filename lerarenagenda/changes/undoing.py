"""Changes that were made are taken back: every file becomes what it was before them, byte for byte."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lerarenagenda.agenda.load import Loaded
from lerarenagenda.agenda.recorded import MOST_COMMITS, Recording, whose
from lerarenagenda.agenda.trailers import read_back
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.diagnostics import Problem
from lerarenagenda.i18n import Text, count, say, together
from lerarenagenda.store.commits import Touch
from lerarenagenda.store.document import LIMIT_BYTES, REFUSED
from lerarenagenda.store.folder import read_bytes
from lerarenagenda.store.repository import Repository, repository

NAME = "undo"
SHORT = 10  # characters of the id of a commit


class ChangedSince(Refused):
    """A change that cannot be taken back, because its files are not what it made of them."""


@dataclass(frozen=True)
class Past:
    """The repository of an agenda, and the commits up to now that touched it, newest first."""

    root: Path
    repository: Repository
    recordings: Sequence[Recording]
    _trees: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def undone(self) -> frozenset[str]:
        """The commits that were taken back and stayed so."""
        found: set[str] = set()
        for one in self.recordings:
            if one.commit.id not in found:
                found |= set(one.says.undoes)
        return frozenset(found)

    def last(self, number: int) -> list[Recording]:
        """The last changes made with a command that still hold, newest first; no taking back is one."""
        undone = self.undone
        made = [one for one in self.recordings if one.says.command not in ("", NAME) and one.commit.id not in undone]
        if len(made) < number:
            says = count("{n} change can be taken back", "{n} changes can be taken back", len(made))
            raise Refused(says, say("changes of another kind: {command}", command="git revert"))
        return made[:number]

    def named(self, revision: str) -> Recording | None:
        """The change that a commit made; None when there is no such commit. Refused when no command made it."""
        found = self.repository.commit(revision)
        one = next((one for one in self.recordings if one.commit.id == found), None)
        if found is None or one is None:
            return None
        if not one.says.command or len(one.commit.parents) > 1:
            says = say("{commit} was not made by a command of agenda", commit=found[:SHORT])
            raise Refused(says, say("take it back with git: {command}", command=f"git revert {found[:SHORT]}"))
        return one

    def blobs_at(self, commit: str | None) -> Mapping[str, str]:
        """By path: the id of what it held in a commit."""
        if commit is None:
            return {}
        if commit not in self._trees:
            listed = self.repository.entries(commit)
            if listed is None:
                says = say("this clone does not hold the files of {name!r}", name=commit[:SHORT])
                raise Refused(says, say("get them: git fetch --refetch --no-filter"))
            self._trees[commit] = {entry.path: entry.blob for entry in listed}
        return self._trees[commit]


def past(root: Path) -> Past:
    """What git knows of the changes to an agenda. Raises Refused without that."""
    found = repository(root)
    head = found.commit("HEAD") if found else None
    commits = found.log(head, zone=None, most=MOST_COMMITS) if found and head else None
    if found is None or commits is None:
        says = say("git knows no history here, so there is nothing to take back")
        raise Refused(says, say("see what was changed: git status"))
    told = ((one, read_back(one.message)) for one in commits)
    return Past(root, found, tuple(Recording(one, says) if says else Recording(one) for one, says in told))


def undo(loaded: Loaded, past: Past, chosen: Iterable[Recording]) -> Change:
    """Take changes back, newest first. Raises Refused when what they made is no longer what is there."""
    listed = sorted(chosen, key=past.recordings.index)
    before: dict[str, str | None] = {}
    made: dict[str, str | None] = {}
    clashing: list[str] = []
    for one in listed:
        there, earlier = past.blobs_at(one.commit.id), past.blobs_at(next(iter(one.commit.parents), None))
        for path in _paths(one.commit.touches):
            made.setdefault(path, there.get(path))
            if path in before and before[path] != there.get(path):
                clashing.append(path)
            before[path] = earlier.get(path)
    held = past.repository.blobs(blob for blob in (*made.values(), *before.values()) if blob)
    contents: dict[str, bytes | None] = {}
    for path, blob in before.items():
        now = _now(past.root, path)
        ends = now is not None and b"\r\n" in now and b"\r\n" not in held.get(made[path] or "", b"\r\n")
        if now != _written(held, made[path], ends=ends):
            clashing.append(path)
        contents[path] = _written(held, blob, ends=ends)
    if clashing:
        raise _changed_since(past, listed, clashing)
    undoes = tuple(one.commit.id for one in listed)
    return Change(NAME, _happens(loaded, listed), contents, undoes=undoes)


def _paths(touches: Iterable[Touch]) -> Iterator[str]:
    for touch in touches:
        yield touch.path
        if touch.was:
            yield touch.was


def _now(root: Path, path: str) -> bytes | None:
    """What a file holds; None when there is none or none that can be read."""
    held = read_bytes(root, path, limit=LIMIT_BYTES)
    return None if isinstance(held, Problem) else held


def _written(held: Mapping[str, bytes], blob: str | None, *, ends: bool) -> bytes | None:
    """What git has, with the line ends that it gives files here."""
    raw = held[blob] if blob else None
    return raw.replace(b"\n", b"\r\n") if raw and ends else raw


def _changed_since(past: Past, chosen: Sequence[Recording], paths: Sequence[str]) -> ChangedSince:
    """Which files are no longer what they became, and by which later commits."""
    oldest = past.recordings.index(chosen[-1])
    later = [
        together([one.commit.id[:SHORT], one.commit.subject], by=" ")
        for one in past.recordings[:oldest]
        if one not in chosen and not set(paths).isdisjoint(_paths(one.commit.touches))
    ]
    says = say("changed since: {paths}", paths=tuple(dict.fromkeys(paths)))
    if not later:
        return ChangedSince(says, say("commit that first, or put it back: git restore"))
    return ChangedSince(says, say("take back first what came later: {commits}", commits=tuple(later)))


def _happens(loaded: Loaded, chosen: Sequence[Recording]) -> Text:
    """What is taken back, in a few words: those of the change itself when it is one."""
    if len(chosen) > 1:
        return count("{n} change taken back", "{n} changes taken back", len(chosen))
    names = ", ".join(_names(loaded, chosen[0]))
    return say("taken back: {what}", what=REFUSED.sub("", chosen[0].commit.subject).removeprefix(f"{names}: "))


def _names(loaded: Loaded, one: Recording) -> Iterator[str]:
    for path in one.says.records:
        found = whose(f"{path}.yaml")
        record = loaded.agenda.get(found.kind, found.id) if found else None
        yield getattr(record, "number", None) or path.rpartition("/")[2]
