"""The command line: a module a command; what begins with `_` is shared by all of them."""

import gc
import os
import sys

ASKED = "_AGENDA_COMPLETE"  # a shell asks what may be typed: `described` with a word about each value, or the values


def main() -> None:
    """Run `agenda` with the words it was called with."""
    gc.disable()  # a command ends long before circles could fill the memory, and looking for them takes a fifth of it
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # started with a closed stream: what is written there is lost, as was asked
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    try:
        if os.environ.get(ASKED):
            from lerarenagenda.cli._asked import answer

            answer(sys.argv[1:])
            return
        from lerarenagenda.cli._program import run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
