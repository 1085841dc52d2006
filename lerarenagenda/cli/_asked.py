"""A shell asks what may stand where the cursor is: the door, which imports no more than the answer needs.

The words before the cursor come as arguments, the one being typed in the environment, so that nothing has to be
quoted. The answer means the same to every shell, and there is none when anything is wrong.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from lerarenagenda.cli import ASKED
from lerarenagenda.cli._commands import command_names

TYPED = "_AGENDA_WORD"
DESCRIBED = "described"


def answer(words: Sequence[str]) -> None:
    """Write what may stand after these words, a line each; whatever goes wrong, the prompt stays clean."""
    found: Sequence[str] = ()
    with suppress(Exception, KeyboardInterrupt):
        found = _lines(words, os.environ.get(TYPED, ""), described=os.environ[ASKED] == DESCRIBED)
    _write("".join(f"{line}\n" for line in found))


def _lines(words: Sequence[str], typed: str, *, described: bool) -> Sequence[str]:
    if not (words or described or typed.startswith("-")):  # the first word: the names of commands are all it takes
        return [name for name in command_names() if name.startswith(typed)]
    from lerarenagenda.cli._completion import lines

    return lines(words, typed, described=described)


def _write(text: str) -> None:
    try:
        sys.stdout.buffer.write(text.encode(sys.stdout.encoding, "replace"))
        sys.stdout.flush()
    except (OSError, ValueError):  # the shell has stopped listening
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
