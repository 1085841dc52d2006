"""Files and folders that are on the disk when the call returns."""

import errno
import os
from contextlib import suppress
from pathlib import Path

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_CANNOT = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})  # folders on some file systems
_NO_LINKS = frozenset({errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS})


def write_new(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """A file that was not there yet."""
    descriptor = os.open(path, _CREATE, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if mode is not None:
            path.chmod(mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def keep_folders(*folders: Path) -> None:
    """Have the names in these folders on the disk too; a folder that is gone is in the care of the one above it."""
    if os.name == "nt":
        return
    for folder in sorted(set(folders)):
        with suppress(FileNotFoundError):
            _keep(folder)


def _keep(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(descriptor)


def linked(path: Path, name: Path) -> bool:
    """Give a file a second name, which must be new; whether this file system can do that."""
    try:
        os.link(path, name)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return False
    return True


def second_name(path: Path, name: Path, *, mode: int | None = None) -> None:
    """Keep what a file holds under another name, even when something else takes its own."""
    if not linked(path, name):
        write_new(name, path.read_bytes(), mode=mode)


def digest(path: Path) -> str | None:
    """What a file holds, as one word; None when there is none, and "?" when that cannot be said."""
    try:
        if path.is_symlink() or not path.is_file():
            return "?" if os.path.lexists(path) else None
        return digest_of(path.read_bytes())
    except FileNotFoundError:
        return None


def digest_of(data: bytes | None) -> str | None:
    """The same of bytes."""
    from hashlib import sha256

    return None if data is None else sha256(data).hexdigest()
