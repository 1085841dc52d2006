"""When the files of an agenda were recorded: what git knows of each of them, and where it knows nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lerarenagenda.agenda.load import BY_FOLDER, Loaded
from lerarenagenda.agenda.trailers import Trailers, read_back
from lerarenagenda.i18n import Text, say
from lerarenagenda.records.base import Record
from lerarenagenda.store.commits import Commit, Deed, Touch
from lerarenagenda.store.repository import Entry, repository

MOST_COMMITS = 20_000
SUFFIX = ".yaml"
NO_TRAILERS = Trailers("")  # of a commit that no command of ours made


@dataclass(frozen=True, slots=True)
class Recording:
    """A commit, and what the end of its message says.

    That is not proved by anything: only what the commit touched is certain.
    """

    commit: Commit
    says: Trailers = NO_TRAILERS


class Whose(NamedTuple):
    """The record that a file belongs to, and the entry of its history that it holds."""

    kind: type[Record]
    id: str
    entry: str | None


class Trace(NamedTuple):
    """What a commit did to one file."""

    recording: Recording
    touch: Touch


class Gap(NamedTuple):
    """Why it is not known of every file when it was recorded, and what to do."""

    says: Text
    hint: Text


@dataclass(frozen=True)
class Recorded:
    """The commits that touched an agenda, newest first, what was done to its files since, and what is not known."""

    files: frozenset[str]  # those that are there now
    recordings: tuple[Recording, ...] = ()
    since: Mapping[str, Deed] = field(default_factory=dict)
    gap: Gap | None = None

    @cached_property
    def traces(self) -> Mapping[str, tuple[Trace, ...]]:
        """What was done to each file, newest first, by the path it has now or had last."""
        found: defaultdict[str, list[Trace]] = defaultdict(list)
        now: dict[str, str] = {}
        for recording in self.recordings:
            for touch in recording.commit.touches:
                path = now.get(touch.path, touch.path)
                found[path].append(Trace(recording, touch))
                if touch.was:
                    now[touch.was] = path
        return {path: tuple(traces) for path, traces in found.items()}

    def first(self, path: str) -> Recording | None:
        """The commit that recorded a file; None when it is in none, and when its history is not known that far."""
        traces = self.traces.get(path)
        return traces[-1].recording if traces and traces[-1].touch.deed is Deed.ADDED else None

    def unknown(self, path: str) -> bool:
        """Whether it is not known when a file was recorded, although it was."""
        return self.since.get(path) is not Deed.ADDED and self.first(path) is None

    @property
    def untraced(self) -> int:
        """Of how many files that is so."""
        return sum(map(self.unknown, self.files))


def whose(path: str) -> Whose | None:
    """What a file is about, by its path below the agenda's folder; None when it is no record's."""
    kind_folder, *steps = path.split("/")
    kind = BY_FOLDER.get(kind_folder)
    if kind is None or not path.endswith(SUFFIX) or len(steps) not in (1, 2):
        return None
    name = steps[-1].removesuffix(SUFFIX)
    return Whose(kind, name, None) if len(steps) == 1 else Whose(kind, steps[0], name)


def recorded(root: Path, loaded: Loaded, *, zone: tzinfo | None, with_authors: bool = False) -> Recorded:
    """What git knows of the agenda in a folder; days are those of a time zone."""
    files = frozenset(loaded.documents) | frozenset(loaded.unread)
    found = repository(root)
    if found is None:
        says = say("there is no git repository here, so it is not known when anything was recorded")
        return Recorded(files, gap=Gap(says, say("install git, and work in a clone of the repository")))
    head = found.commit("HEAD")
    if head is None:
        return Recorded(files, since=dict.fromkeys(files, Deed.ADDED))
    commits = found.log(head, zone=zone, most=MOST_COMMITS, with_authors=with_authors)
    if commits is None:
        says = say("git cannot tell the history of this clone, so it is not known when anything was recorded")
        return Recorded(files, gap=Gap(says, say("get it: git fetch --refetch --no-filter")))
    shallow = found.shallow
    # where such a clone begins, a commit seems to add all that was there already
    known = [one for one in commits if one.parents or not shallow]
    since = _since(found.entries(head), loaded, files, known)
    recordings = tuple(Recording(one, read_back(one.message) or NO_TRAILERS) for one in known)
    return Recorded(files, recordings, since, _gap(commits, shallow=shallow))


def _gap(commits: tuple[Commit, ...], *, shallow: bool) -> Gap | None:
    """Up to when the history is not at hand, when the agenda began before that."""
    begins = [one.recorded_on for one in commits if one.recorded_on and not one.parents]
    if shallow and begins:
        says = say("this clone lacks the older history: what was recorded up to {day} is not dated", day=max(begins))
        return Gap(says, say("get it: git fetch --unshallow; in a workflow: fetch-depth: 0"))
    if len(commits) == MOST_COMMITS:
        says = say("only what was recorded the last {n} times is dated", n=MOST_COMMITS)
        return Gap(says, say("see what is older: git log"))
    return None


def _since(listed: list[Entry] | None, loaded: Loaded, files: frozenset[str], known: list[Commit]) -> dict[str, Deed]:
    """What was done to files and is not recorded yet."""
    if listed is None:  # a clone without the contents of files: at least it is known which there were
        there = {touch.path for one in known for touch in one.touches}
        return dict.fromkeys(files - there, Deed.ADDED)
    last = {entry.path: entry.blob for entry in listed if entry.path in files or whose(entry.path)}
    found = dict.fromkeys(sorted(files - last.keys()), Deed.ADDED)
    for path, document in loaded.documents.items():
        if path in last and last[path] not in _ids(document.text, last[path]):
            found[path] = Deed.CHANGED
    return found | dict.fromkeys(sorted(last.keys() - files), Deed.REMOVED)


def _ids(text: str, blob: str) -> Iterator[str]:
    """The ids that git gives a text, as it is and with the line ends that git may have changed; as long as another."""
    made = hashlib.sha1 if len(blob) == 40 else hashlib.sha256
    for written in (text, text.replace("\r\n", "\n")):
        raw = written.encode("utf-8", "surrogatepass")
        yield made(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()
