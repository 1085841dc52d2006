"""Why a change is not made: one code for each reason, with what is and what to do next."""

import errno
from collections.abc import Mapping
from enum import StrEnum

from lerarenagenda.i18n import N_, Text


class Code(StrEnum):
    """Every reason."""

    LOCKED = "lock held"
    GIT_AT_WORK = "index locked"
    BRANCH_LOCKED = "branch locked"
    MOVED = "HEAD moved"
    CHANGED = "path changed meanwhile"
    UNCOMMITTED = "path changed by the user"
    STAGED = "path staged by the user"
    UNTRACKED = "path untracked"
    SET_ASIDE = "path hidden from git"
    IGNORED = "path ignored"
    OUTSIDE = "outside the sparse checkout"
    LINK = "link"
    NOT_PLAIN = "no plain file"
    ODD_PATH = "odd path"
    NESTED = "another repository"
    BARE = "bare"
    FOREIGN = "repository of another user"
    DETACHED = "detached HEAD"
    MERGE = "merge under way"
    REBASE = "rebase under way"
    PATCHES = "patches under way"
    CHERRY_PICK = "cherry-pick under way"
    REVERT = "revert under way"
    BISECT = "bisect under way"
    UNMERGED = "unmerged paths"
    NO_IDENTITY = "no identity"
    HOOK = "hook refused"
    HOOK_REACHED_OUT = "hook changed other paths"
    NO_MESSAGE = "no message"
    NOTHING_LEFT = "nothing left to commit"
    SIGNING = "signing failed"
    FILTER = "filter failed"
    READ_ONLY = "read-only"
    FULL = "disk full"
    SYSTEM = "system error"
    GIT = "git failed"
    NO_GIT = "no git"
    JOURNAL = "journal unreadable"


WORDS: Mapping[Code, tuple[str, str]] = {
    Code.LOCKED: (
        N_("another `agenda` is writing here"),
        N_("wait until it is done, then do this again"),
    ),
    Code.GIT_AT_WORK: (
        N_("git is at work here: the file {path!r} is there"),
        N_("wait until it is done, then do this again; remove that file if no git is running"),
    ),
    Code.BRANCH_LOCKED: (
        N_("git is at work on the branch {branch!r}"),
        N_("wait until it is done, then do this again; if no git is running, remove the file {path!r}"),
    ),
    Code.MOVED: (
        N_("someone else committed on {branch!r} meanwhile"),
        N_("look at what came in, then do this again"),
    ),
    Code.CHANGED: (
        N_("the file {path!r} was changed meanwhile"),
        N_("look at what it says now, then do this again"),
    ),
    Code.UNCOMMITTED: (
        N_("the file {path!r} holds changes of yours that are not committed"),
        N_("commit them first (`git commit {path!r}`), or write without a commit: `--no-commit`"),
    ),
    Code.STAGED: (
        N_("changes of the file {path!r} wait to be committed"),
        N_("commit them first (`git commit {path!r}`), or write without a commit: `--no-commit`"),
    ),
    Code.UNTRACKED: (
        N_("the file {path!r} was never committed"),
        N_("commit it first (`git add {path!r}`, `git commit {path!r}`), or write without a commit: `--no-commit`"),
    ),
    Code.SET_ASIDE: (
        N_("git is told not to look at the file {path!r}"),
        N_("have it look again: `git update-index --no-assume-unchanged {path!r}`"),
    ),
    Code.IGNORED: (
        N_("git is told to ignore the file {path!r}"),
        N_("see which line says so (`git check-ignore -v {path!r}`) and take it out"),
    ),
    Code.OUTSIDE: (
        N_("the file {path!r} lies outside the part of the repository that is checked out here"),
        N_("have that part too: `git sparse-checkout add {folder!r}`"),
    ),
    Code.LINK: (
        N_("{path!r} is a link; links are not followed"),
        N_("put the file or the folder itself there"),
    ),
    Code.NOT_PLAIN: (
        N_("{path!r} is not a plain file in a plain folder"),
        N_("put a plain file or folder in its place"),
    ),
    Code.ODD_PATH: (
        N_("{path!r} is not a path at which a file can be kept"),
        N_("take another name"),
    ),
    Code.NESTED: (
        N_("{path!r} lies in a repository of its own"),
        N_("make the change there"),
    ),
    Code.BARE: (
        N_("this repository has no files, only their history"),
        N_("work in a clone of it: `git clone`"),
    ),
    Code.FOREIGN: (
        N_("this repository belongs to another user, and git does not trust it"),
        N_("if you do, tell git so: `git config --global --add safe.directory {path!r}`"),
    ),
    Code.DETACHED: (
        N_("you are looking at an old state and are on no branch"),
        N_("go to a branch first: `git switch NAME`"),
    ),
    Code.MERGE: (
        N_("a merge is under way"),
        N_("finish it first (`git merge --continue`), or drop it (`git merge --abort`)"),
    ),
    Code.REBASE: (
        N_("a rebase is under way"),
        N_("finish it first (`git rebase --continue`), or drop it (`git rebase --abort`)"),
    ),
    Code.PATCHES: (
        N_("patches are being applied"),
        N_("finish that first (`git am --continue`), or drop it (`git am --abort`)"),
    ),
    Code.CHERRY_PICK: (
        N_("a cherry-pick is under way"),
        N_("finish it first (`git cherry-pick --continue`), or drop it (`git cherry-pick --abort`)"),
    ),
    Code.REVERT: (
        N_("a revert is under way"),
        N_("finish it first (`git revert --continue`), or drop it (`git revert --abort`)"),
    ),
    Code.BISECT: (
        N_("a bisect is under way"),
        N_("end it first: `git bisect reset`"),
    ),
    Code.UNMERGED: (
        N_("of the file {path!r} two versions are waiting to become one"),
        N_("choose what stays, then tell git: `git add {path!r}`"),
    ),
    Code.NO_IDENTITY: (
        N_("git does not know who you are"),
        N_("tell it once: `git config --global user.name NAME` and `git config --global user.email ADDRESS`"),
    ),
    Code.HOOK: (
        N_("the repository's own check {hook!r} refuses the change"),
        N_("look at what it says; nothing was changed"),
    ),
    Code.HOOK_REACHED_OUT: (
        N_("a check of the repository also changes {path!r}"),
        N_("a check may change only what is being committed; ask whoever keeps it"),
    ),
    Code.NO_MESSAGE: (
        N_("the reason of the change is empty"),
        N_("give one with `-m`, or see what the hooks of the repository make of it"),
    ),
    Code.NOTHING_LEFT: (
        N_("for git the change changes nothing"),
        N_("see what the hooks and filters of the repository make of it"),
    ),
    Code.SIGNING: (
        N_("the commit could not be signed"),
        N_("see whether your key can be used (`git config user.signingkey`), then do this again"),
    ),
    Code.FILTER: (
        N_("a filter of the repository refuses the file {path!r}"),
        N_("see which one (`git check-attr filter {path!r}`) and whether its program is there"),
    ),
    Code.READ_ONLY: (
        N_("{path!r} cannot be written: {reason}"),
        N_("give yourself the right to write there"),
    ),
    Code.FULL: (
        N_("there is no room left to write {path!r}"),
        N_("make room, then do this again"),
    ),
    Code.SYSTEM: (
        N_("{path!r} cannot be written: {reason}"),
        N_("see whether the disk is sound, then do this again"),
    ),
    Code.GIT: (
        N_("git refuses the change"),
        N_("look at what it says; nothing was changed"),
    ),
    Code.NO_GIT: (
        N_("a change that was cut off waits here, and git is not found to look at it"),
        N_("install git, then do this again"),
    ),
    Code.JOURNAL: (
        N_("what a change that was cut off left at {path!r} cannot be read"),
        N_("see that your files are as you want them, then remove that folder"),
    ),
}
ASIDE = N_("look at what it says; nothing was changed, and what it made of your files is kept in {aside!r}")
NOT_YET = N_(
    "the change was cut off halfway; make room or give yourself the right to write, then run `agenda doctor --fix`"
)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_TOLD = (
    (Code.FULL, ("no space left on device", "file too large", "disk quota exceeded")),
    (Code.READ_ONLY, ("permission denied", "read-only file system", "insufficient permission", "not permitted")),
)


class Refused(Exception):
    """A change was not made, and everything is as it was; `output` is what git or a hook said of it.

    When `halfway`, what was begun could not be put back either; recovering does so later. `aside` is where is kept
    what hooks that refused had made of the files.
    """

    def __init__(self, code: Code, /, told: str = "", **values: object) -> None:
        """Hold the parts."""
        super().__init__(code)
        self.code, self.output, self.values = code, told, values
        self.halfway, self.aside = False, ""

    @property
    def says(self) -> Text:
        """What is."""
        return Text(WORDS[self.code][0], self.values)

    @property
    def hint(self) -> Text:
        """What to do."""
        if self.halfway:
            return Text(NOT_YET)
        return Text(ASIDE, {"aside": self.aside}) if self.aside else Text(WORDS[self.code][1], self.values)


def of_system(error: OSError) -> Refused:
    """What the system refused."""
    code = Code.FULL if error.errno in _FULL else Code.READ_ONLY if error.errno in _READ_ONLY else Code.SYSTEM
    return Refused(code, path=str(error.filename or "."), reason=error.strerror or str(error))


def of_git(told: str, *, otherwise: Code = Code.GIT, **values: object) -> Refused:
    """What git refused, by its words: those of the system first."""
    lower = told.lower()
    code = next((code for code, signs in _TOLD if any(sign in lower for sign in signs)), otherwise)
    return Refused(code, told, **{"path": ".git", "reason": told.strip().rpartition("\n")[2], **values})
