"""Write one file so that it is wholly the old or wholly the new one, whatever happens on the way."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of what a file holds, or in a new file; its permission bits stay.

    Raises OSError when that cannot be, and for a link or anything else that is no plain file; then the old file is
    there as it was and nothing lies beside it.
    """
    mode = _mode(path)
    beside = path.with_name(f".{path.name}.{os.urandom(8).hex()}.new")
    try:
        _write(beside, data, mode)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _keep_folder(path.parent)


def _mode(path: Path) -> int | None:
    """The permission bits of a file; None when there is no such file yet."""
    try:
        found = os.lstat(path).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(found):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return stat.S_IMODE(found)


def _write(path: Path, data: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        if mode is not None:
            path.chmod(mode)
        os.fsync(file.fileno())


def _keep_folder(folder: Path) -> None:
    """Have the folder's list of names on disk too; not every system can, and the new file is in place already."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
