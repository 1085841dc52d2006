"""The digests of files that are named beside records: of plain files below one folder, and of nothing else."""

import re
from collections.abc import Iterable
from pathlib import Path

from lerarenagenda.diagnostics import Problem
from lerarenagenda.store.folder import read_bytes

LIMIT_BYTES = 64 * 1024 * 1024
# a path that begins with `/`, goes up, is hidden (as `.git` is), or means another file on another system
ODD = re.compile(r'[\\:*?"<>|]|(?:^|/)(?:/|\.|git~\d|\Z)|[. ](?:/|\Z)', re.IGNORECASE)


def digests(base: Path, paths: Iterable[str]) -> dict[str, str | None]:
    """By path as it is written: the SHA-256 of that file below `base`; None when that is no plain file.

    Paths have forward slashes. Links, hidden files and what is larger than the limit are not read.
    """
    return {path: _digest(base, path) for path in sorted(set(paths))}


def _digest(base: Path, path: str) -> str | None:
    if ODD.search(path):
        return None
    found = read_bytes(base, path, limit=LIMIT_BYTES)
    if isinstance(found, Problem) or len(found) > LIMIT_BYTES:
        return None
    from hashlib import sha256

    return sha256(found).hexdigest()
