"""The agenda as it was at an earlier revision, to compare with; or why this clone cannot tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lerarenagenda.agenda.load import Loaded, load_from
from lerarenagenda.i18n import Text, say
from lerarenagenda.nearest import nearest
from lerarenagenda.store.document import LIMIT_BYTES
from lerarenagenda.store.repository import Repository, repository
from lerarenagenda.store.revision import revision

USUAL = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


class NoSuchRevision(LookupError):
    """This clone is whole and has no such revision; `near` is what was probably meant."""

    def __init__(self, name: str, near: str | None) -> None:
        """Hold the parts."""
        super().__init__(name)
        self.name, self.near = name, near


@dataclass(frozen=True)
class Base:
    """What was there at the commit that the work at hand started from, by the name asked for; and what differs now."""

    name: str
    commit: str
    loaded: Loaded
    changed: frozenset[str]  # paths of files that were added, removed or say something else


@dataclass(frozen=True, slots=True)
class NoBase:
    """Why there is nothing to compare with, and what to do."""

    says: Text
    hint: Text


def base(root: Path, now: Loaded, *, name: str | None, usual: Sequence[str] = ()) -> Base | NoBase:
    """The agenda where this branch left the revision `name`, or else the first there is of the `usual` ones.

    Raises NoSuchRevision when a clone that has the whole history has no revision of that name.
    """
    found = repository(root)
    if found is None:
        says = say("there is no git repository here, so there is nothing to compare with")
        return NoBase(says, say("install git, and work in a clone of the repository"))
    names = (name,) if name is not None else (*usual, *USUAL)
    there = next(((one, commit) for one in names if (commit := found.commit(one))), None)
    start = found.shared(there[1], "HEAD") if there else None
    if there is None or start is None:
        return _missing(found, name or names[0])
    before = revision(found, start, limit=LIMIT_BYTES)
    if before is None:
        says = say("this clone does not hold the files of {name!r}", name=there[0])
        return NoBase(says, say("get them: git fetch --refetch --no-filter"))
    loaded = load_from(before, name=root.resolve().parent.name, known=now.documents)
    return Base(there[0], start, loaded, _changed(loaded, now))


def _missing(found: Repository, name: str) -> NoBase:
    if found.commit("HEAD") is None:
        return NoBase(say("nothing has been committed yet"), say("compare once there is a commit"))
    if found.shallow:
        says = say("this clone does not hold the history back to {name!r}", name=name)
        return NoBase(says, say("get it: git fetch --unshallow; in a workflow: fetch-depth: 0"))
    if found.commit(name) is None:
        raise NoSuchRevision(name, nearest(name, found.names()))
    says = say("{name!r} and what is checked out here have no commit in common", name=name)
    return NoBase(says, say("name another revision"))


def _changed(before: Loaded, now: Loaded) -> frozenset[str]:
    """The files whose text differs, and those that cannot be compared."""
    old, new = before.texts, now.texts
    differing = (path for path in old.keys() | new.keys() if _plain(old.get(path)) != _plain(new.get(path)))
    return frozenset(differing) | ({*before.unread, *now.unread} - (old.keys() & new.keys()))


def _plain(text: str | None) -> str | None:
    """A text without the line ends that git may have added or taken away."""
    return text.replace("\r\n", "\n") if text is not None else None
