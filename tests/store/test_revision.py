"""The files of a commit are read as a folder is: nothing is checked out, followed, or left unsaid."""

import subprocess
from pathlib import Path

from lerarenagenda.agenda.load import load, load_from
from lerarenagenda.diagnostics import Problem
from lerarenagenda.store.document import LIMIT_BYTES
from lerarenagenda.store.repository import repository
from lerarenagenda.store.revision import Revision, revision
from tests.repositories import committed, everything, example_repository, git


def at(folder: Path, name: str = "HEAD") -> Revision:
    found = repository(folder)
    assert found
    commit = found.commit(name)
    assert commit
    read = revision(found, commit, limit=LIMIT_BYTES)
    assert read
    return read


def test_a_commit_is_read_as_the_folder_it_was_made_of(tmp_path: Path) -> None:
    """Also when the files have changed since, and without writing anything."""
    clone = example_repository(tmp_path / "clone")
    now = load(clone / "data")
    (clone / "data/parties/velon.yaml").unlink()
    before = everything(clone)
    then = load_from(at(clone / "data"), name="clone")
    assert now.agenda == then.agenda
    assert (now.files, now.texts) == (then.files, then.texts)
    assert before == everything(clone)


def test_what_is_no_plain_file_is_refused_as_in_a_folder(tmp_path: Path) -> None:
    """A link, another repository, a name nobody can see, a file over the limit."""
    clone = example_repository(tmp_path / "clone")
    (clone / "data/parties/link.yaml").symlink_to("/etc/passwd")
    (clone / "data/parties/on\u202eder.yaml").write_text("name: x\n", encoding="utf-8")
    (clone / "data/parties/groot.yaml").write_text("#" * (LIMIT_BYTES + 1), encoding="utf-8")
    head = git(clone, "rev-parse", "HEAD")
    committed(clone)
    git(clone, "update-index", "--add", "--cacheinfo", f"160000,{head},data/parties/ander")
    git(clone, "commit", "-qm", "submodule")
    files = at(clone / "data")
    paths, problems = files.listed()
    assert {"parties/link.yaml": "A117", "parties/on\\u202eder.yaml": "A118", "parties/ander": "A120"} == {
        path: problem.code for path, problem in problems
    }
    assert "parties/groot.yaml" in paths
    large = files.read("parties/groot.yaml", limit=LIMIT_BYTES)
    assert isinstance(large, Problem)
    assert "A108" == large.code


def test_a_clone_without_the_files_is_told_apart_from_an_empty_commit(tmp_path: Path) -> None:
    """Nothing is fetched for it."""
    clone = example_repository(tmp_path / "clone")
    git(clone, "config", "uploadpack.allowFilter", "true")
    words = ("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{clone}", "partial")
    subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True)
    partial = repository(tmp_path / "partial")
    assert partial
    assert partial.commit("origin/main")
    assert revision(partial, "origin/main", limit=LIMIT_BYTES) is None


def test_a_folder_that_was_not_there_yet_is_empty(tmp_path: Path) -> None:
    clone = example_repository(tmp_path / "clone")
    (clone / "other").mkdir()
    assert ([], []) == at(clone / "other").listed()
