"""A text is put before somebody in the editor of their choice, in a file beside everything that is kept."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

VARIABLES = ("VISUAL", "EDITOR")


class NoEditor(LookupError):
    """No editor is named, or it cannot be run, or it ended with a complaint; the argument is what was run."""


def edited(text: str, *, name: str) -> str:
    """The text as somebody left it, in a file of this name. Raises NoEditor."""
    chosen = next((value for variable in VARIABLES if (value := os.environ.get(variable))), "")
    if not chosen:
        raise NoEditor(chosen)
    with tempfile.TemporaryDirectory(prefix="agenda-") as folder:
        file = Path(folder) / name
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        try:
            ended = subprocess.run([*shlex.split(chosen, posix=os.name == "posix"), str(file)], check=False)  # noqa: S603 the user's own editor
            after = file.read_bytes()
        except (OSError, ValueError) as error:
            raise NoEditor(chosen) from error
    if ended.returncode:
        raise NoEditor(chosen)
    return after.decode("utf-8", "surrogateescape")
