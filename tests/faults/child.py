"""One writer, in a process of its own, to which something happens: `python -m tests.faults.child DO FOLDER FAULT AT`.

DO is `apply`, `plain` (no commit), `recover`, or one of the ways of others: `git`, `gitpython`. At the call number AT
of those that change something on the disk, or start a program, the FAULT comes: `kill` (of a write half is done), the
name of an error such as ENOSPC (with a `+`: at this and every later call), `interrupt` (as with Ctrl-C), or `dies` (the
program that is started is killed at once). `none` prints how many calls there are.
"""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lerarenagenda.store.transaction import Refused, apply, recover
from tests.faults.others import OTHERS
from tests.faults.world import CHANGE, MESSAGE

REFUSED, HALFWAY, UNTIDY = 3, 4, 5
CHANGING = ("write", "fsync", "replace", "rename", "link", "unlink", "mkdir", "rmdir", "chmod")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Faults:
    """Counts the calls, and lets the fault come at one of them."""

    def __init__(self, fault: str, at: int) -> None:
        """Nothing has been called yet."""
        self.fault, self.lasts = fault.removesuffix("+"), fault.endswith("+")
        self.at, self.count = at, 0

    def due(self) -> bool:
        """Whether it comes at this call."""
        self.count += 1
        return self.count == self.at or (self.lasts and self.count > self.at)

    def comes(self) -> None:
        """End at once, or fail."""
        if self.fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.fault == "interrupt":
            os.kill(os.getpid(), signal.SIGINT)
            return
        number = getattr(errno, self.fault)
        raise OSError(number, os.strerror(number), "here")

    def watch(self) -> None:
        """Stand between the program and the system."""
        for name in CHANGING:
            setattr(os, name, self._watched(name, getattr(os, name)))
        opening = os.open

        def opened(path: Any, flags: int, *rest: Any, **named: Any) -> int:
            if flags & WRITING and self.due() and self.fault != "dies":
                self.comes()
            return opening(path, flags, *rest, **named)

        os.open = opened
        starting = subprocess.Popen
        faults = self

        class Started(starting):  # type: ignore[misc,valid-type]  # the class as it was a moment ago
            """A program that is started; we are killed before it or while it runs, or it dies."""

            def __init__(self, command: list[str], **named: Any) -> None:
                if faults.due():
                    if faults.fault == "dies":
                        command = ["sh", "-c", "kill -KILL $$"]
                    else:
                        faults.comes()
                super().__init__(command, **named)
                if faults.due() and faults.fault in ("kill", "interrupt"):
                    faults.comes()

        subprocess.Popen = Started  # type: ignore[assignment,misc]  # as the program meets it

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **named: Any) -> Any:
            if self.due() and self.fault != "dies":
                if name == "write" and self.fault != "interrupt":
                    call(given[0], given[1][: len(given[1]) // 2])
                self.comes()
            return call(*given, **named)

        return called


def main(do: str, folder: str, fault: str, at: str) -> int:
    """Do it, and end with what came of it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # shells have what they start aside ignore it
    faults = Faults(fault, int(at))
    faults.watch()
    sys.stdout.write("begins\n")
    sys.stdout.flush()
    try:
        if do == "recover":
            recover(Path(folder))
        elif do in OTHERS:
            OTHERS[do](Path(folder))
        else:
            done = apply(Path(folder), CHANGE, message=MESSAGE, commit=do == "apply")
            if any("tidied" in warning.template for warning in done.warnings):
                return UNTIDY
    except Refused as refused:
        sys.stderr.write(f"{refused.code}: {refused.output}\n")
        return HALFWAY if refused.halfway else REFUSED
    if fault == "none":
        sys.stdout.write(f"{faults.count}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
