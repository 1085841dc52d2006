"""One writer at a time: a lock that ends with the process and with every program it started."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lerarenagenda.store.transaction.refusals import Code, Refused

BETWEEN = 0.02  # seconds


@contextmanager
def held(path: Path, *, patience: float) -> Iterator[int]:
    """Hold the lock, after so many seconds of waiting at most; gives the descriptor that programs are to inherit.

    A program that was started goes on when we are killed, and until it ends nobody may come in between: the lock
    belongs to the open file, which it has too. When all went well it is let go at once, whatever still runs.
    """
    until = time.monotonic() + patience
    while (descriptor := _taken(path)) is None:
        if time.monotonic() >= until:
            raise Refused(Code.LOCKED)
        time.sleep(BETWEEN)
    try:
        yield descriptor
    finally:
        with suppress(OSError):
            if _still(descriptor, path):
                path.unlink()
                path.parent.rmdir()
        _let_go(descriptor)
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether someone holds the lock now."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        free = _locked(descriptor)
        if free:
            _let_go(descriptor)
        return not free
    finally:
        os.close(descriptor)


def _taken(path: Path) -> int | None:
    """The lock, when nobody has it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except FileNotFoundError:  # whoever had it has just tidied up
        return None
    try:
        if _locked(descriptor) and _still(descriptor, path):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _still(descriptor: int, path: Path) -> bool:
    """Whether the file we locked is the one that others find: its last holder may just have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(descriptor: int) -> None:
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                raise
            return False
        return True

    def _let_go(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
