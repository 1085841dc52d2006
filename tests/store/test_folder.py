"""Which files a folder holds: real folders, with everything that must not be followed or read."""

import os
import socket
import sys
from pathlib import Path

import pytest

from lerarenagenda.diagnostics import Problem
from lerarenagenda.i18n import translator
from lerarenagenda.store import folder
from lerarenagenda.store.folder import LIMIT_DEPTH, files, read_bytes

shown = translator("en")
posix = pytest.mark.skipif(sys.platform == "win32", reason="these names and files are those of POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse or change such names themselves")
not_root = pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")


def put(path: Path, text: str = "a: 1\n") -> Path:
    """Write a file, and the folders it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def codes(root: Path) -> list[tuple[str, str]]:
    """The path and the code of every problem in a folder."""
    found = files(root)[1]
    assert all(shown(problem.says) and (problem.start, problem.end) == (0, 0) for _, problem in found)
    return [(path, problem.code) for path, problem in found]


def refused(root: Path, path: str) -> str:
    """The code with which a file is not read."""
    found = read_bytes(root, path, limit=10)
    assert isinstance(found, Problem)
    assert shown(found.says)
    return found.code


def test_files_are_listed_by_path_with_forward_slashes(tmp_path: Path) -> None:
    for path in ("b.yaml", "a/c.yaml", "a.yaml", "a/b/d e.yaml", "é.yaml", ".hidden/x", "README"):
        put(tmp_path / path)
    expected = [".hidden/x", "README", "a.yaml", "a/b/d e.yaml", "a/c.yaml", "b.yaml", "é.yaml"]
    assert (expected, []) == files(tmp_path)


def test_a_folder_with_nothing_has_no_files(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert ([], []) == files(tmp_path)


def test_files_that_only_keep_a_folder_are_left_out(tmp_path: Path) -> None:
    for name in (".gitkeep", ".gitignore", ".gitattributes", ".gitmodules"):
        put(tmp_path / "a" / name)
    assert (["a/.gitmodules"], []) == files(tmp_path)


def test_a_folder_named_as_a_keeper_is_not_skipped(tmp_path: Path) -> None:
    put(tmp_path / ".gitkeep" / "a.yaml")
    assert ([".gitkeep/a.yaml"], []) == files(tmp_path)


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert [(".", "A120")] == codes(tmp_path / "gone")


def test_a_file_as_the_root_is_a_problem(tmp_path: Path) -> None:
    assert [(".", "A120")] == codes(put(tmp_path / "a.yaml"))


@posix
@pytest.mark.parametrize("target", ["a.yaml", "../outside.yaml", "/etc/passwd", "nowhere", "link", "..", ".", "sub"])
def test_no_link_is_followed(tmp_path: Path, target: str) -> None:
    root = tmp_path / "root"
    put(tmp_path / "outside.yaml")
    put(root / "a.yaml")
    put(root / "sub" / "b.yaml")
    (root / "link").symlink_to(target)
    assert (["a.yaml", "sub/b.yaml"], [("link", "A117")]) == (files(root)[0], codes(root))
    assert refused(root, "link") == "A117"


@posix
def test_links_that_point_at_each_other_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert [("a", "A117"), ("b", "A117")] == codes(tmp_path)


@posix
def test_a_keeper_that_is_a_link_is_a_link(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").symlink_to("/etc/passwd")
    assert [(".gitkeep", "A117")] == codes(tmp_path)


@posix
def test_nothing_is_read_through_a_folder_that_is_a_link(tmp_path: Path) -> None:
    put(tmp_path / "outside" / "deep" / "a.yaml")
    (tmp_path / "root" / "in").mkdir(parents=True)
    (tmp_path / "root" / "in" / "link").symlink_to(tmp_path / "outside")
    assert refused(tmp_path / "root", "in/link/deep/a.yaml") == "A117"
    assert [("in/link", "A117")] == codes(tmp_path / "root")


@posix
def test_the_root_itself_may_be_a_link(tmp_path: Path) -> None:
    put(tmp_path / "real" / "a.yaml")
    (tmp_path / "root").symlink_to("real")
    assert (["a.yaml"], []) == files(tmp_path / "root")
    assert read_bytes(tmp_path / "root", "a.yaml", limit=10) == b"a: 1\n"


@posix
def test_a_fifo_is_named_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [("pipe", "A120")] == codes(tmp_path)
    assert refused(tmp_path, "pipe") == "A120"


@posix
def test_a_fifo_put_in_place_of_a_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = folder._read(str(tmp_path / "pipe"), 10)
    assert isinstance(found, Problem)
    assert (found.code, shown(found.says)) == ("A120", "this is not a plain file")


@posix
def test_a_link_put_in_place_of_a_file_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(put(tmp_path / "a.yaml"))
    with pytest.raises(OSError, match="symbolic link") as refusal:
        folder._read(str(tmp_path / "link"), 10)
    assert folder._unreadable(refusal.value).code == "A117"


@posix
def test_a_socket_is_not_a_plain_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # its path may not be long
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door")
        assert [("door", "A120")] == codes(tmp_path)
        assert refused(tmp_path, "door") == "A120"


@posix
def test_a_device_is_not_a_plain_file() -> None:
    assert refused(Path("/dev"), "null") == "A120"


@not_root
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    put(tmp_path / "shut" / "a.yaml")
    put(tmp_path / "b.yaml").chmod(0)
    (tmp_path / "shut").chmod(0)
    try:
        assert (["b.yaml"], [("shut", "A120")]) == (files(tmp_path)[0], codes(tmp_path))
        assert refused(tmp_path, "b.yaml") == "A120"
        assert refused(tmp_path, "shut/a.yaml") == "A120"
    finally:
        (tmp_path / "shut").chmod(0o700)


@pytest.mark.parametrize("path", ["gone.yaml", "gone/a.yaml", "a.yaml/b", "sub", "a\0b", "x" * 300])
def test_what_is_no_file_is_not_read(tmp_path: Path, path: str) -> None:
    put(tmp_path / "a.yaml")
    (tmp_path / "sub").mkdir()
    assert refused(tmp_path, path) == "A120"


@pytest.mark.parametrize("path", ["", ".", "..", "../a.yaml", "sub/../../a.yaml", "/etc/passwd", "//a"])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, path: str) -> None:
    put(tmp_path / "a.yaml")
    (tmp_path / "root" / "sub").mkdir(parents=True)
    assert refused(tmp_path / "root", path) == "A120"


@linux
@pytest.mark.parametrize(
    ("name", "seen"),
    [
        (b"cafe\xcc\x81.yaml", "cafe\u0301.yaml"),
        (b"caf\xe9.yaml", "caf\\xe9.yaml"),
        (b"a\nb.yaml", "a\\nb.yaml"),
        (b"a\rb.yaml", "a\\rb.yaml"),
        (b"a\tb.yaml", "a\\tb.yaml"),
        (b"\x1b[31m.yaml", "\\x1b[31m.yaml"),
        ("a\u202eb.yaml".encode(), "a\\u202eb.yaml"),
        ("a\u200bb.yaml".encode(), "a\\u200bb.yaml"),
        (b"\xed\xa0\x80", "\\xed\\xa0\\x80"),
        (b"con.yaml", "con.yaml"),
        (b"LPT1", "LPT1"),
    ],
)
def test_a_name_that_cannot_be_read_in_one_way_is_refused_and_shown_safely(
    tmp_path: Path, name: bytes, seen: str
) -> None:
    target = tmp_path / os.fsdecode(name)
    target.touch()
    assert ([], [(seen, "A118")]) == (files(tmp_path)[0], codes(tmp_path))
    target.unlink()
    put(target / "a.yaml")
    assert ([], [(seen, "A118")]) == (files(tmp_path)[0], codes(tmp_path))


def test_folders_are_looked_into_to_a_bound(tmp_path: Path) -> None:
    deep = "/".join("abcdefgh"[:LIMIT_DEPTH])
    put(tmp_path / deep / "x.yaml")
    put(tmp_path / deep / "i" / "y.yaml")
    assert ([f"{deep}/x.yaml"], [(f"{deep}/i", "A109")]) == (files(tmp_path)[0], codes(tmp_path))


@pytest.mark.parametrize("limit", [1, 5])
def test_files_are_counted_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(folder, "LIMIT_FILES", limit)
    for name in "abcdef"[: limit + 1]:
        put(tmp_path / "sub" / name)
    assert (".", "A109") in codes(tmp_path)


def test_a_folder_of_many_files_is_listed_whole(tmp_path: Path) -> None:
    for number in range(2000):
        (tmp_path / f"{number:04}.yaml").touch()
    found, problems = files(tmp_path)
    assert ([f"{number:04}.yaml" for number in range(2000)], []) == (found, problems)


@pytest.mark.parametrize(("size", "expected"), [(0, 0), (10, 10), (11, 11), (12, 11), (5000, 11)])
def test_one_byte_more_than_the_limit_is_read(tmp_path: Path, size: int, expected: int) -> None:
    (tmp_path / "a").write_bytes(b"x" * size)
    assert b"x" * expected == read_bytes(tmp_path, "a", limit=10)


def test_bytes_are_read_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a").write_bytes(b"\xff\r\n\x1a\x00")
    assert read_bytes(tmp_path, "sub/a", limit=10) == b"\xff\r\n\x1a\x00"


def test_a_file_gone_or_changed_meanwhile_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path / "a.yaml")
    (path,) = files(tmp_path)[0]
    (tmp_path / path).unlink()
    assert refused(tmp_path, path) == "A120"
    (tmp_path / path).mkdir()
    assert refused(tmp_path, path) == "A120"
