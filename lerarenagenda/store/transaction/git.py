"""Git, run to write: as the user would, with their hooks, filters and keys, but in this repository and no other."""

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from lerarenagenda.store.repository import FLAGS, HARDENED
from lerarenagenda.store.transaction.desk import Desk

# what is written is on the disk before it counts; words are UTF-8; nothing is thrown away by the way
WRITING = tuple(
    word
    for setting in (
        "core.fsync=added,reference",
        "core.fsyncMethod=fsync",
        "i18n.commitEncoding=UTF-8",
        "gc.auto=0",
        "maintenance.auto=false",
    )
    for word in ("-c", setting)
)
# of the variables of git only who you are, your own settings, and where git keeps its parts
KEPT = ("GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_CONFIG_", "GIT_EXEC_PATH", "GIT_TEMPLATE_DIR")
MOST_PATHS = 500  # in one command


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended."""

    code: int
    out: bytes
    told: str

    @property
    def fine(self) -> bool:
        """Whether it did what was asked."""
        return self.code == 0

    @property
    def word(self) -> str:
        """The one word it prints, such as an id."""
        return os.fsdecode(self.out).strip()


@dataclass(frozen=True, slots=True)
class Git:
    """Git in a work tree; `lock` is the descriptor that everything it starts inherits."""

    program: str
    top: Path
    lock: int

    def asks(self, *words: str, index: Path | None = None) -> Ran:
        """A question, which runs nothing of the repository."""
        env = {"GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C", **_index(index)}
        return self._run([self.program, *HARDENED, *FLAGS, *words], env=env)

    def does(self, *words: str, index: Path | None = None, given: bytes = b"") -> Ran:
        """A change, in which filters, keys and the hook for references take part."""
        env = {"LC_ALL": "C", **_index(index)}
        return self._run([self.program, *WRITING, *FLAGS, *words], env=env, given=given)

    def hook(self, *command: str, index: Path | None = None) -> Ran:
        """A program that is the user's own; its words are theirs, it has no editor and no input."""
        return self._run([*command], env={"GIT_EDITOR": ":", **_index(index)}, ours=False)

    def _run(self, command: list[str], *, env: dict[str, str], given: bytes = b"", ours: bool = True) -> Ran:
        with subprocess.Popen(  # noqa: S603 an absolute path or a hook of the user's repository, no shell
            command,
            cwd=self.top,
            env=_environment() | env | ({"GIT_TERMINAL_PROMPT": "0"} if ours else {}),
            stdin=subprocess.PIPE if given else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if ours else subprocess.STDOUT,
            pass_fds=(self.lock,) if os.name == "posix" and self.lock >= 0 else (),
        ) as process:
            try:
                out, told = process.communicate(given or None)
            except BaseException:
                _ended(process, ours=ours)
                raise
        return Ran(process.returncode, out, (told if ours else out).decode("utf-8", "replace").strip())


def git_in(desk: Desk, lock: int) -> Git | None:
    """Git, by its absolute path; one that lies inside the work tree is not git."""
    found = shutil.which("git")
    if found is None or Path(found).resolve().is_relative_to(desk.top):
        return None
    return Git(str(Path(found).absolute()), desk.top, lock)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Go on when somebody presses Ctrl-C, and let the programs that are started go on too: it takes a moment only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)


def batches(paths: Iterable[str]) -> Iterator[list[str]]:
    """Paths, so many at a time as fit in one command."""
    rest = iter(paths)
    while batch := list(islice(rest, MOST_PATHS)):
        yield batch


def _ended(process: "subprocess.Popen[bytes]", *, ours: bool) -> None:
    """Let a program come to its end when we are interrupted: a git that is killed leaves its locks behind."""
    if not ours:
        process.terminate()
    if process.stdin:
        process.stdin.close()
        process.stdin = None
    while process.poll() is None:
        with suppress(KeyboardInterrupt):
            process.communicate()


def _index(index: Path | None) -> dict[str, str]:
    return {"GIT_INDEX_FILE": str(index)} if index else {}


def _environment() -> dict[str, str]:
    """Our environment without what would lead git elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(KEPT)}
