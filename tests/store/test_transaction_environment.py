"""In each state of a repository a change is made wholly, or refused in words with everything as it was."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lerarenagenda.i18n import LANGUAGES, translator
from lerarenagenda.store.transaction import Code, Refused, apply, waiting
from tests.faults.surroundings import ROWS, Case
from tests.faults.world import MESSAGE, git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="hooks and permission bits as POSIX has them")


@pytest.fixture(autouse=True)
def _nobodys_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The settings of whoever runs this do not count."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def everything(root: Path) -> dict[str, bytes | str]:
    """Every file below a folder, but objects that no commit holds and what was set aside."""
    return {
        path.relative_to(root).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(root.rglob("*"))
        if not path.is_dir() and not {"objects", "set-aside"} & set(path.parts) and path.name != "index"
    } | {path.relative_to(root).as_posix(): "" for path in root.rglob("*") if path.is_symlink() and path.is_dir()}


@pytest.mark.parametrize(("arranged", "expected"), ROWS, ids=[arranged.__name__ for arranged, _ in ROWS])
def test_what_comes_of_a_change(
    arranged: Callable[[Path], Case], expected: Code | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root"
    case = arranged(root)
    if expected is None:
        try:
            _made(root, case, monkeypatch)
        finally:
            case.end()
        return
    before = everything(tmp_path)
    entries = git(root, "ls-files", "-s") if expected not in (Code.BARE, Code.FOREIGN) else ""
    with monkeypatch.context() as env:
        for name, value in case.env.items():
            env.setenv(name, value)
        with pytest.raises(Refused) as caught:
            apply(case.folder, case.writes, message=MESSAGE, patience=0.05)
    assert (expected, False) == (caught.value.code, caught.value.halfway), caught.value.output
    for language in LANGUAGES:
        assert translator(language)(caught.value.says)
        assert translator(language)(caught.value.hint)
    after = everything(tmp_path)
    moved = {"root/.git/refs/heads/main", "root/.git/logs/HEAD", "root/.git/logs/refs/heads/main"}
    kept = before.keys() - (moved if expected is Code.MOVED else set())
    assert {path: before[path] for path in kept} == {path: after.get(path) for path in kept}
    assert after.keys() - before.keys() <= {one for one in after if one.startswith(("pre-commit/", "gnupg/"))}
    assert entries == (git(root, "ls-files", "-s") if entries else "")


def _made(root: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    born = git(root, "for-each-ref") != ""
    before = git(root, "rev-parse", "HEAD").strip() if born else None
    names = {git(case.folder.parent, "rev-parse", "--show-prefix").strip() + f"data/{one.path}" for one in case.writes}
    theirs = {line for line in git(root, "ls-files", "-s").splitlines() if line.split("\t")[1] not in names}
    with monkeypatch.context() as env:
        for name, value in case.env.items():
            env.setenv(name, value)
        done = apply(case.folder, case.writes, message=MESSAGE)
    assert git(root, "rev-parse", "HEAD").strip() == done.commit
    assert () == done.warnings
    if before:
        assert before == git(root, "rev-parse", "HEAD^").strip()
    changed = git(root, "-c", "core.quotePath=false", "show", "-r", "--format=", "--name-only", "-z", "HEAD")
    assert names == {one for one in changed.split("\0") if one}
    assert {one.path: one.data for one in case.writes} == {
        one.path: (case.folder / one.path).read_bytes() if (case.folder / one.path).exists() else None
        for one in case.writes
    }
    assert not [line for line in git(root, "status", "--porcelain", "-z").split("\0") if line[3:] in names]
    assert theirs <= set(git(root, "ls-files", "-s").splitlines())
    assert "" == git(root, "fsck", "--no-dangling", "--no-progress")
    assert waiting(case.folder) is None
