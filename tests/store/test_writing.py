"""A file is wholly the old or wholly the new one, and nothing else is touched."""

import os
import stat
from pathlib import Path

import pytest

from lerarenagenda.store.writing import replace_file


def test_the_new_text_takes_the_place_of_the_old(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    replace_file(file, b"new\r\n\xff")
    assert b"new\r\n\xff" == file.read_bytes()
    assert [file] == list(tmp_path.iterdir())


def test_a_new_file_has_the_permission_bits_of_any_other(tmp_path: Path) -> None:
    replace_file(tmp_path / "a.yaml", b"new")
    (tmp_path / "b.yaml").write_bytes(b"new")
    assert (tmp_path / "b.yaml").stat().st_mode == (tmp_path / "a.yaml").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o440])
def test_permission_bits_stay(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(mode)
    replace_file(file, b"new")
    assert mode == stat.S_IMODE(file.stat().st_mode)


@pytest.mark.parametrize("target", ["there", "nowhere"])
def test_a_link_is_neither_followed_nor_replaced(target: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"old")
    link = tmp_path / "a.yaml"
    link.symlink_to(target)
    with pytest.raises(OSError, match=r"a\.yaml"):
        replace_file(link, b"new")
    assert link.is_symlink()
    assert b"old" == (tmp_path / "there").read_bytes()
    assert {link, tmp_path / "there"} == set(tmp_path.iterdir())


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(OSError, match=r"a\.yaml"):
        replace_file(tmp_path / "a.yaml", b"new")
    assert [tmp_path / "a.yaml"] == list(tmp_path.iterdir())


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_after_an_error_all_is_as_it_was(
    step: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own calls fail here, or someone interrupts."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")

    def fails(*_: object) -> None:
        raise error

    with monkeypatch.context() as system:
        system.setattr(os, step, fails)
        with pytest.raises(type(error)):
            replace_file(file, b"new")
    assert b"old" == file.read_bytes()
    assert [file] == list(tmp_path.iterdir())


def test_a_file_that_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="not on this system")
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            replace_file(file, bytes(1 << 20))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert b"old" == file.read_bytes()
    assert [file] == list(tmp_path.iterdir())
