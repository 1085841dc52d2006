"""The files of an agenda as a revision of its repository has them; nothing is checked out."""

import stat
from collections.abc import Mapping
from dataclasses import dataclass

from lerarenagenda.diagnostics import Problem
from lerarenagenda.store.document import too_large
from lerarenagenda.store.folder import told
from lerarenagenda.store.repository import Entry, Repository


@dataclass(frozen=True, slots=True)
class Revision:
    """The files below a folder in one commit."""

    entries: Mapping[str, Entry]
    blobs: Mapping[str, bytes]

    def listed(self) -> tuple[list[str], list[tuple[str, Problem]]]:
        """Every file with an ordinary name, and everything else that is there and why it is not read."""
        return told((path, int(entry.mode, 8)) for path, entry in self.entries.items())

    def read(self, path: str, *, limit: int) -> bytes | Problem:
        """What one file held."""
        entry = self.entries[path]
        return too_large() if entry.size > limit else self.blobs[entry.blob]


def revision(repository: Repository, commit: str, *, limit: int) -> Revision | None:
    """The files of a commit, with the contents of those that are not over the limit; None when not all are here."""
    listed = repository.entries(commit)
    if listed is None:
        return None
    wanted = {entry.blob for entry in listed if stat.S_ISREG(int(entry.mode, 8)) and entry.size <= limit}
    blobs = repository.blobs(wanted)
    return Revision({entry.path: entry for entry in listed}, blobs) if blobs.keys() == wanted else None
