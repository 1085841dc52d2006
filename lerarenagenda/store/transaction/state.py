"""How a repository stands, and whether that is a state to commit in."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lerarenagenda.store.transaction.desk import Desk, Repository
from lerarenagenda.store.transaction.git import Git, batches
from lerarenagenda.store.transaction.refusals import Code, Refused, of_git

# what git keeps while it is in the middle of something
UNDER_WAY = (
    ("MERGE_HEAD", Code.MERGE),
    ("rebase-merge", Code.REBASE),
    ("rebase-apply/applying", Code.PATCHES),
    ("rebase-apply", Code.REBASE),
    ("CHERRY_PICK_HEAD", Code.CHERRY_PICK),
    ("REVERT_HEAD", Code.REVERT),
    ("BISECT_LOG", Code.BISECT),
)
ASKED = (
    *("--is-bare-repository", "--git-path", "hooks", "--show-toplevel"),
    *("HEAD^{commit}", "HEAD^{tree}", "--symbolic-full-name", "HEAD"),
)
NO = frozenset({"", "false", "no", "off", "0"})
FOREIGN = "dubious ownership"


@dataclass(frozen=True, slots=True)
class State:
    """Where a commit goes: the branch, the commit it stands at (empty before the first) and that commit's tree."""

    branch: str
    tip: str
    tree: str
    settings: Mapping[str, str]
    hooks: Path

    @property
    def signs(self) -> bool:
        """Whether the user signs their commits."""
        return self.settings.get("commit.gpgsign", "").lower() not in NO

    @property
    def none(self) -> str:
        """The id of nothing."""
        return "0" * len(self.tree)

    def has_hook(self, name: str) -> bool:
        """Whether a hook of this name may be there: as a file, or in the settings of newer versions of git."""
        return (self.hooks / name).exists() or any(key.startswith("hook.") for key in self.settings)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a commit is made in: git, the desk, the folders of git, and how the repository stands."""

    git: Git
    desk: Desk
    repository: Repository
    state: State


def state(git: Git, desk: Desk, repository: Repository) -> State:
    """How the repository stands; refused when no commit can be made on top of it."""
    found = git.does("rev-parse", *ASKED)
    if FOREIGN in found.told:
        raise Refused(Code.FOREIGN, path=str(desk.top))
    bare, hooks, top, tip, tree, branch = (*os.fsdecode(found.out).split("\n"), *[""] * len(ASKED))[:6]
    if bare == "true":
        raise Refused(Code.BARE)
    if not top or not Path(top).samefile(desk.top):
        raise of_git(found.told)
    _nothing_under_way(git, repository)
    if not found.fine:  # there is no commit yet
        tip, tree = "", git.does("hash-object", "-t", "tree", "--stdin").word
        branch = git.asks("symbolic-ref", "--quiet", "HEAD").word
    if not branch.startswith("refs/"):
        raise Refused(Code.DETACHED)
    settings = _settings(git)
    named = settings.get("user.name") and settings.get("user.email")
    if not named and not git.asks("var", "GIT_COMMITTER_IDENT").fine:
        raise Refused(Code.NO_IDENTITY)
    return State(branch, tip, tree, settings, git.top / hooks)


def commit_of(git: Git, revision: str) -> str:
    """The commit that a revision names, or nothing."""
    return git.asks("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").word


def _nothing_under_way(git: Git, repository: Repository) -> None:
    references = (repository.git_dir / "reftable").exists()
    for name, code in UNDER_WAY:
        there = os.path.lexists(repository.git_dir / name)
        if there or (references and name.endswith("_HEAD") and commit_of(git, name)):
            raise Refused(code)


def _settings(git: Git) -> Mapping[str, str]:
    """The settings as the user has them; a question would show those that it is asked with."""
    pairs = (pair.partition("\n") for pair in os.fsdecode(git.does("config", "--list", "-z").out).split("\0") if pair)
    return {name: value if sign else "true" for name, sign, value in pairs}


def entries_untouched(git: Git, tip: str, there: Mapping[str, bool]) -> Mapping[str, str]:
    """What git has for each path, its mode and id; refused when the user has changed one of them.

    `there` tells of each path whether a file stands there.
    """
    entries: dict[str, str] = {}
    for paths in batches(there):
        flags, entry = _listed(git, paths)
        committed = _committed(git, tip, paths) if tip else {}
        for path in paths:
            _untouched(path, flags.get(path, ""), entry.get(path, ""), committed.get(path, ""), there=there[path])
        entries |= entry
    return entries


def listed_entries(git: Git, paths: Iterable[str]) -> Mapping[str, str]:
    """What the index has for each path."""
    return {path: entry for batch in batches(paths) for path, entry in _listed(git, batch)[1].items()}


def _listed(git: Git, paths: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """By path: how git looks at it, in its own signs, and its entry in the index."""
    flags: dict[str, str] = {}
    entries: dict[str, str] = {}
    for line in git.asks("ls-files", "-z", "-s", "-v", "-m", "-d", "--", *paths).out.split(b"\0"):
        facts, _, path = os.fsdecode(line).partition("\t")
        if path:
            flag, mode, entry, _ = facts.split()
            flags[path] = flags.get(path, "") + flag
            entries[path] = f"{mode} {entry}"
    return flags, entries


def _committed(git: Git, tip: str, paths: list[str]) -> dict[str, str]:
    found = {}
    for line in git.asks("ls-tree", "-z", tip, "--", *paths).out.split(b"\0"):
        facts, _, path = os.fsdecode(line).partition("\t")
        if path:
            mode, _, entry = facts.split()
            found[path] = f"{mode} {entry}"
    return found


def _untouched(path: str, flags: str, entry: str, committed: str, *, there: bool) -> None:
    if "M" in flags:
        raise Refused(Code.UNMERGED, path=path)
    if "S" in flags.upper():
        raise Refused(Code.OUTSIDE, path=path, folder=path.rpartition("/")[0] or ".")
    if flags != flags.upper():
        raise Refused(Code.SET_ASIDE, path=path)
    if entry != committed:
        raise Refused(Code.STAGED, path=path)
    if there and not entry:
        raise Refused(Code.UNTRACKED, path=path)
    if "C" in flags or "R" in flags:
        raise Refused(Code.UNCOMMITTED, path=path)
