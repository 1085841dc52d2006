"""Git, asked as a program and trusted in nothing: no hook, filter, pager or setting of the clone is run or obeyed."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from lerarenagenda.store.commits import FIELDS, Commit, commits_in

# Settings by which a clone could make git run something; the list is explained in docs/decisions/git-as-a-program.md
HARDENED = tuple(
    word
    for setting in (
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "protocol.allow=never",
        "diff.external=",
        "core.pager=cat",
        "safe.bareRepository=explicit",
    )
    for word in ("-c", setting)
)
FLAGS = ("--no-optional-locks", "--no-replace-objects", "--literal-pathspecs", "--no-pager")
# the story of files: no signature is verified, no note shown, no author renamed, no file read that says an order; a
# commit without a parent added all it has, and a merge is told by what it made different from each side
STORY = (
    *("-c", "log.showSignature=false", "-c", "log.follow=false", "-c", "log.showRoot=true", "-c", "log.mailmap=false"),
    *("log", "-z", "--raw", "-c", "--no-abbrev", "--no-renames", "--no-relative", "--no-color", "--no-notes"),
    *("--no-show-signature", "--no-decorate", "--encoding=UTF-8", "-O/dev/null", "--date-order", "--full-history"),
)
LONGEST_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a revision: its path below the folder asked about, its mode, the id of its content and its size."""

    path: str
    mode: str
    blob: str
    size: int


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository round a folder, read with one program."""

    program: str
    folder: Path

    def commit(self, revision: str) -> str | None:
        """The full id of a commit; None when this clone has no such revision."""
        found = self._asked("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return found.decode("ascii", "replace").strip() or None if found else None

    def shared(self, one: str, other: str) -> str | None:
        """The newest commit that two commits both come from."""
        found = self._asked("merge-base", one, other)
        return found.decode("ascii", "replace").split("\n")[0] or None if found else None

    @property
    def shallow(self) -> bool:
        """Whether this clone was made without the whole history."""
        return (self._asked("rev-parse", "--is-shallow-repository") or b"").strip() == b"true"

    def names(self) -> list[str]:
        """The branches and tags by the short names people write."""
        found = self._asked("for-each-ref", "--format=%(refname:short)", "--count=500", "refs/heads", "refs/remotes")
        return (found or b"").decode("utf-8", "replace").split()

    def entries(self, commit: str) -> list[Entry] | None:
        """Every file that a commit has below the folder, links and all; none when it has no such folder.

        None when this clone does not hold the files, and so not their sizes.
        """
        found = self._asked("ls-tree", "-r", "-z", "-l", commit)
        return [_entry(line) for line in found.split(b"\0") if line] if found is not None else None

    def log(
        self, commit: str, *, zone: tzinfo | None, most: int, with_authors: bool = False
    ) -> tuple[Commit, ...] | None:
        """The commits up to this one that touched files below the folder, newest first, and no more than `most`.

        Days are those of a time zone. None when this clone cannot tell.
        """
        top = self._asked("rev-parse", "--show-prefix")
        fields = "%x00".join(field if field != "%an" or with_authors else "" for field in FIELDS)
        found = self._asked(*STORY, f"--max-count={most}", f"--format=tformat:{fields}", commit, "--", ".")
        if top is None or found is None:
            return None
        # git itself gives the paths of a merge from the top of the clone, whatever it is asked
        return tuple(commits_in(found, below=os.fsdecode(top.removesuffix(b"\n")), zone=zone))

    def blobs(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The contents by id; what this clone does not have is left out."""
        wanted = sorted(set(ids))
        found = self._asked("cat-file", "--batch", given="".join(f"{one}\n" for one in wanted)) if wanted else b""
        return dict(_contents(found or b""))

    def _asked(self, *words: str, given: str = "") -> bytes | None:
        """What one reading command of git prints; None when it fails."""
        try:
            done = subprocess.run(  # noqa: S603 an absolute path, fixed words, no shell
                [self.program, *HARDENED, *FLAGS, *words],
                cwd=self.folder,
                env=_environment(),
                input=given.encode(),
                capture_output=True,
                timeout=LONGEST_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout if done.returncode == 0 else None


def repository(folder: Path) -> Repository | None:
    """The repository round a folder; None without git or without a repository."""
    program = _program(folder)
    found = Repository(program, folder) if program else None
    return found if found and found._asked("rev-parse", "--git-dir") else None  # noqa: SLF001 its own module


def setting(folder: Path, name: str) -> str | None:
    """What git is told under a name, here or for everything of this user; None without git."""
    program = _program(folder)
    found = Repository(program, folder)._asked("config", "--get", name) if program else None  # noqa: SLF001 its own module
    return found.decode("utf-8", "replace").strip() or None if found else None


def keep_setting(folder: Path, name: str, value: str) -> bool:
    """Have git keep a setting in this clone; whether it does."""
    program = _program(folder)
    return program is not None and Repository(program, folder)._asked("config", "--local", name, value) is not None  # noqa: SLF001 its own module


def taken_away(folder: Path) -> list[str]:
    """The files below a folder that a merge leaves because one side took them away and the other changed them."""
    program = _program(folder)
    found = Repository(program, folder)._asked("ls-files", "--unmerged", "-z") if program else None  # noqa: SLF001 its own module
    sides: dict[str, int] = {}
    for line in (found or b"").split(b"\0")[:-1]:
        path = os.fsdecode(line.partition(b"\t")[2])
        sides[path] = sides.get(path, 0) + (line.partition(b"\t")[0][-1:] in (b"2", b"3"))
    return sorted(path for path, number in sides.items() if number < 2)


def head(folder: Path) -> str | None:
    """The commit that the repository round a folder stands at; None without git, a repository or a commit."""
    program = _program(folder)
    return Repository(program, folder).commit("HEAD") if program else None


def _entry(line: bytes) -> Entry:
    facts, _, path = line.partition(b"\t")
    mode, _, blob, size = facts.decode("ascii").split()
    return Entry(os.fsdecode(path), mode, blob, int(size) if size.isdigit() else 0)


def _contents(told: bytes) -> Iterator[tuple[str, bytes]]:
    """Take apart what `cat-file --batch` prints: a line with id, kind and size, then so many bytes."""
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        name, kind, *size = told[at:end].decode("ascii", "replace").split()
        at = end + 1
        if size:  # not so where it says that the object is missing
            length = int(size[0])
            if kind == "blob":
                yield name, told[at : at + length]
            at += length + 1


def _program(folder: Path) -> str | None:
    """Git by its absolute path; one that lies inside the clone that is read is not git."""
    found = shutil.which("git")
    if found is None:
        return None
    path, clone = Path(found).resolve(), _clone(folder.resolve())
    return None if path.is_relative_to(clone) else str(path)


def _clone(folder: Path) -> Path:
    """The top of the repository round a folder, by its `.git`; the folder itself without one."""
    return next((base for base in (folder, *folder.parents) if (base / ".git").exists()), folder)


def _environment() -> Mapping[str, str]:
    """Our environment without what would steer git elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
