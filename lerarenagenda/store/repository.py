"""Git, asked as a program and trusted in nothing: no hook, filter, pager or setting of the clone is run or obeyed."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

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
LONGEST_SECONDS = 20


def head(folder: Path) -> str | None:
    """The commit that the repository round a folder stands at; None without git, a repository or a commit."""
    answer = _asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")
    return answer.strip() or None if answer else None


def _asked(folder: Path, *words: str) -> str | None:
    """What one reading command of git prints; None when it fails or there is no git."""
    program = _program(folder)
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 an absolute path, fixed words, no shell
            [program, *HARDENED, *FLAGS, *words],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


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
