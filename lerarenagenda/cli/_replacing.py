"""Writing files anew: only what still is what was read, and never through a link."""

from pathlib import Path

from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.i18n import say
from lerarenagenda.store.document import LIMIT_BYTES
from lerarenagenda.store.folder import read_bytes
from lerarenagenda.store.writing import replace_file


def replace(root: Path, path: str, before: str, after: str) -> None:
    """Write one file of the agenda anew, unless somebody changed it meanwhile."""
    if read_bytes(root, path, limit=LIMIT_BYTES) != before.encode():
        says = say("{path!r} was changed meanwhile, so it is left as it is", path=path)
        raise Mistake(Exit.CONFLICT, says, say("give the command again"))
    try:
        replace_file(root / path, after.encode())
    except OSError as error:
        says = say("{path!r} cannot be written: {why}", path=path, why=error.strerror or "")
        raise Mistake(Exit.OUTSIDE, says) from error
