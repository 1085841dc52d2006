"""Which records were renamed, as the commits say that did it."""

from collections.abc import Mapping
from pathlib import Path

from lerarenagenda.agenda.recorded import MOST_COMMITS
from lerarenagenda.agenda.trailers import read_back
from lerarenagenda.store.repository import repository


def renamed(root: Path) -> Mapping[str, str]:
    """By the folder and id that records once had: the last ones they got.

    A message proves nothing: whoever uses this looks whether the record is there, with all that happened to it.
    """
    found = repository(root)
    head = found.commit("HEAD") if found else None
    commits = (found.log(head, zone=None, most=MOST_COMMITS) if found and head else None) or ()
    last: dict[str, str] = {}
    for commit in commits:  # newest first: what a name became later is known already
        says = read_back(commit.message)
        if says and says.renamed:
            old, new = says.renamed
            last.setdefault(old, last.get(new, new))
    return last
