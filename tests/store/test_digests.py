"""The digests of files that records name: real files, and everything that must not be read."""

import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from lerarenagenda.store.digests import LIMIT_BYTES, digests

posix = pytest.mark.skipif(sys.platform == "win32", reason="these files are those of POSIX")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A folder with a file, and files beside and hidden in it that are not to be read."""
    folder = tmp_path / "repository"
    for path in ("bewijs/verslag één.pdf", ".git/config", "bewijs/.geheim", "../buiten.pdf"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"verslag")
    return folder


def test_a_file_is_known_by_its_bytes(base: Path) -> None:
    assert {"bewijs/verslag één.pdf": sha256(b"verslag").hexdigest()} == digests(base, ["bewijs/verslag één.pdf"] * 2)


@pytest.mark.parametrize(
    "path",
    [
        *("", ".", "/", "bewijs", "bewijs/", "bewijs/weg.pdf", "bewijs/verslag één.pdf/", "/bewijs/verslag één.pdf"),
        *("../buiten.pdf", "bewijs/../../buiten.pdf", "bewijs/../bewijs/verslag één.pdf", "./bewijs/verslag één.pdf"),
        *(".git/config", ".GIT/config", "GIT~1/config", "bewijs/.geheim", "bewijs//verslag één.pdf"),
        *("bewijs\\verslag één.pdf", "C:verslag.pdf", "bewijs/verslag één.pdf ", "bewijs/verslag één.pdf:stroom"),
        *("bewijs/verslag één.pdf\n", "bewijs/verslag één.pdf\0", "~/.ssh/id", "x" * 5000, "/dev/zero"),
    ],
)
def test_nothing_else_is_read(base: Path, path: str) -> None:
    """Not outside the folder, not hidden, and by one spelling only."""
    assert {path: None} == digests(base, [path])


@posix
@pytest.mark.parametrize("path", ["link.pdf", "map/verslag één.pdf", "pijp.pdf"])
def test_no_link_is_followed_and_no_pipe_waited_for(base: Path, path: str) -> None:
    (base / "link.pdf").symlink_to("bewijs/verslag één.pdf")
    (base / "map").symlink_to("bewijs")
    os.mkfifo(base / "pijp.pdf")
    assert {path: None} == digests(base, [path])


def test_what_is_too_large_is_not_read(base: Path) -> None:
    for name, size in (("groot.bin", LIMIT_BYTES), ("groter.bin", LIMIT_BYTES + 1)):
        with (base / name).open("wb") as file:
            file.truncate(size)
    assert [False, True] == [found is None for found in digests(base, ["groot.bin", "groter.bin"]).values()]
