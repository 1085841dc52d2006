"""Files and a commit, all or nothing."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from lerarenagenda.i18n import translator
from lerarenagenda.store.transaction import Code, Recovered, Refused, Waiting, Write, apply, hooks, recover, waiting
from lerarenagenda.store.transaction.lock import is_held
from lerarenagenda.store.transaction.refusals import WORDS
from tests.faults.child import REFUSED
from tests.faults.surroundings import ROWS, with_hook
from tests.faults.trying import HERE, KILLED, calls, ran
from tests.faults.world import CHANGE, MESSAGE, busy, git, put, seen, verdict

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="written for the shell and signals of POSIX")
PATHS = tuple(write.path for write in CHANGE)
MENTORAAT = "data/actions/mentoraat.yaml"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which somebody is at work, on a machine without settings."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return busy(tmp_path / "root")


def cut_off(root: Path, *, at: float = 0.6) -> None:
    """Kill a writer when it has done about this share of its work."""
    number = calls("apply", root, root.with_name("scratch"))
    assert ran("apply", root / "data", "kill", round(number * at)).returncode == KILLED


def english(texts: Sequence[object]) -> list[str]:
    return [translator("en")(text) for text in texts]  # type: ignore[arg-type]  # texts of any sort


def test_a_change_is_a_commit_of_its_files_and_nothing_else(repo: Path) -> None:
    before = seen(repo)
    done = apply(repo / "data", CHANGE, message=MESSAGE)
    assert (git(repo, "rev-parse", "HEAD").strip(), PATHS, ()) == (done.commit, done.paths, done.warnings)
    assert "new" == verdict(repo, before)
    assert git(repo, "reflog", "-1", "--format=%gs").startswith("commit: besluit: mentoraat opgenomen")


def test_without_a_commit_only_the_files_change(repo: Path) -> None:
    before = seen(repo)
    assert apply(repo / "data", CHANGE, message=MESSAGE, commit=False).commit is None
    assert "new" == verdict(repo, before, commit=False)


def test_where_there_is_no_repository_files_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    put(folder / "a.yaml", b"was\n")
    done = apply(folder, [Write("a.yaml", b"is\n", b"was\n"), Write("new/b.yaml", b"b\n", None)], message="x")
    assert (None, ("a.yaml", "new/b.yaml")) == (done.commit, done.paths)
    assert (b"is\n", b"b\n") == ((folder / "a.yaml").read_bytes(), (folder / "new/b.yaml").read_bytes())
    assert [folder] == list(tmp_path.iterdir())


@pytest.mark.parametrize("at", [0.3, 0.6, 0.8])
def test_that_is_all_or_nothing_too(at: float, repo: Path, tmp_path: Path) -> None:
    number = calls("plain", repo, tmp_path / "scratch")
    shutil.move(repo / "data", tmp_path / "elsewhere/data")
    folder = tmp_path / "elsewhere/data"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert ran("plain", folder, "kill", round(number * at)).returncode == KILLED
    recover(folder)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert [folder] == list(folder.parent.iterdir())


def test_a_file_that_stays_is_only_looked_at(repo: Path) -> None:
    """A change may hang on files that it does not change."""
    head = git(repo, "rev-parse", "HEAD")
    same = Write("actions/zijinstroom.yaml", CHANGE[0].was, CHANGE[0].was)
    assert (None, ()) == (apply(repo / "data", [same], message="x").commit, apply(repo / "data", [], message="x").paths)
    assert head == git(repo, "rev-parse", "HEAD")
    with pytest.raises(Refused) as caught:
        apply(repo / "data", [Write("actions/zijinstroom.yaml", b"x", b"x"), CHANGE[1]], message="x")
    assert Code.CHANGED is caught.value.code


@pytest.mark.parametrize("paths", [("a.yaml", "a.yaml"), ("a", "a/b.yaml")])
def test_two_writes_cannot_be_in_one_place(paths: tuple[str, str], repo: Path) -> None:
    with pytest.raises(ValueError, match="a"):
        apply(repo / "data", [Write(path, b"x", None) for path in paths], message="x")


ODD = ["", ".", "../x", "a/../x", "/x", "a//x", "a/", "C:x", "a\\x", "x\n.yaml", "con.yaml", "x ", "x.", "\u200bx"]
GITS = [".git/config", ".GIT/config", "a/.git/x", ".gitmodules", "git~1/x", ".g\u200cit/x"]


@pytest.mark.parametrize("path", [*ODD, *GITS])
def test_a_path_that_leads_elsewhere_is_refused(path: str, repo: Path) -> None:
    before = seen(repo)
    with pytest.raises(Refused) as caught:
        apply(repo / "data", [Write(path, b"x", None)], message="x")
    assert Code.ODD_PATH is caught.value.code
    assert "old" == verdict(repo, before)


def test_every_reason_has_its_words() -> None:
    assert set(Code) == set(WORDS)


def test_what_was_cut_off_is_seen_without_being_touched(repo: Path) -> None:
    cut_off(repo)
    before = seen(repo)
    assert Waiting(PATHS, running=False) == waiting(repo / "data")
    assert before == seen(repo)


def test_the_next_change_puts_right_what_was_cut_off_and_tells_so(repo: Path) -> None:
    before = seen(repo)
    cut_off(repo)
    done = apply(repo / "data", CHANGE, message=MESSAGE)
    assert "new" == verdict(repo, before)
    assert [f"an earlier change that was cut off is undone: {', '.join(f'data/{path}' for path in PATHS)}"] == english(
        done.warnings
    )


def test_a_file_that_somebody_changed_since_stays(repo: Path) -> None:
    cut_off(repo)
    put(repo / MENTORAAT, b"title: Van mij\n")
    assert Recovered(PATHS, None, left=("actions/mentoraat.yaml",)) == recover(repo / "data")
    assert b"title: Van mij\n" == (repo / MENTORAAT).read_bytes()


def test_a_file_that_somebody_committed_since_stays(repo: Path) -> None:
    """Who finds the lock of git in the way removes it and commits all: that is no longer ours to undo."""
    cut_off(repo)
    (repo / ".git/index.lock").unlink()
    git(repo, "add", "--all")
    git(repo, "commit", "-qm", "all")
    undone = recover(repo / "data")
    assert undone
    assert PATHS == undone.left
    assert "" == git(repo, "status", "--porcelain")


def test_a_hook_may_change_our_files(repo: Path) -> None:
    with_hook(repo, repo / ".git/hooks", "pre-commit", f"echo '# mended' >> {MENTORAAT}; git add {MENTORAAT}")
    assert () == apply(repo / "data", CHANGE, message=MESSAGE).warnings
    assert CHANGE[1].data
    assert CHANGE[1].data + b"# mended\n" == (repo / MENTORAAT).read_bytes()
    assert (repo / MENTORAAT).read_text() == git(repo, "show", f"HEAD:{MENTORAAT}")
    assert MENTORAAT not in git(repo, "status", "--porcelain") + git(repo, "diff-files", "--name-only")


def test_what_a_hook_made_before_it_refused_is_kept_elsewhere(repo: Path) -> None:
    """Somebody may have been at work in that file: nothing is lost, and the change is undone all the same."""
    before = seen(repo)
    with_hook(repo, repo / ".git/hooks", "pre-commit", f"echo '# mended' >> {MENTORAAT}; exit 1")
    with pytest.raises(Refused) as caught:
        apply(repo / "data", CHANGE, message=MESSAGE)
    kept = Path(caught.value.aside)
    assert ["0-mentoraat.yaml"] == [path.name for path in kept.iterdir()]
    assert str(kept) in translator("en")(caught.value.hint)
    shutil.rmtree(kept)
    assert "old" == verdict(repo, before)


def test_a_change_made_while_a_hook_runs_stays_out_of_the_commit(repo: Path) -> None:
    with_hook(repo, repo / ".git/hooks", "pre-commit", f"echo '# mine' > {MENTORAAT}")
    done = apply(repo / "data", CHANGE, message=MESSAGE)
    assert CHANGE[1].data == git(repo, "show", f"HEAD:{MENTORAAT}").encode()
    assert b"# mine\n" == (repo / MENTORAAT).read_bytes()
    says = f"the file {MENTORAAT!r} was changed meanwhile; that is not in the commit"
    assert [says] == english(done.warnings)


def test_the_hook_after_a_commit_may_write_here_itself(repo: Path) -> None:
    own = "git -c core.hooksPath=/dev/null"
    with_hook(
        repo, repo / ".git/hooks", "post-commit", f"test ! -e .git/agenda && {own} commit -q --allow-empty -m mine"
    )
    with_hook(repo, repo / ".git/hooks", "pre-commit", "exit 0")
    assert () == apply(repo / "data", CHANGE, message=MESSAGE).warnings
    assert "mine" == git(repo, "log", "-1", "--format=%s").strip()


@pytest.mark.parametrize("name", ["hooks_that_agree", "a_hook_that_refuses", "hooks_kept_elsewhere"])
def test_a_git_that_cannot_run_hooks_for_us(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "HOOK_RUN", (99,))
    arranged, expected = next(row for row in ROWS if row[0].__name__ == name)
    case = arranged(tmp_path / "root")
    if expected is None:
        assert apply(case.folder, case.writes, message=MESSAGE).commit
        return
    with pytest.raises(Refused) as caught:
        apply(case.folder, case.writes, message=MESSAGE)
    assert expected is caught.value.code


HOLDS = """
import os, subprocess, sys
from pathlib import Path
from lerarenagenda.store.transaction.lock import held
with held(Path(sys.argv[1]), patience=0) as lock:
    subprocess.Popen(["cat"], pass_fds=(lock,))
    os._exit(0)  # as if killed
"""


def test_a_program_that_outlives_its_writer_holds_the_lock(repo: Path) -> None:
    lock = repo / ".git/agenda/lock"
    with subprocess.Popen([sys.executable, "-c", HOLDS, lock], cwd=HERE, stdin=subprocess.PIPE) as writer:
        assert writer.wait() == 0
        assert is_held(lock)
        with pytest.raises(Refused) as caught:
            apply(repo / "data", CHANGE, message=MESSAGE, patience=0.05)
        assert Code.LOCKED is caught.value.code
    assert apply(repo / "data", CHANGE, message=MESSAGE).commit


def test_work_trees_share_the_lock_and_each_has_its_own_change(repo: Path, tmp_path: Path) -> None:
    git(repo, "worktree", "add", "-q", "-b", "second", str(tmp_path / "second"))
    cut_off(repo)
    assert waiting(tmp_path / "second/data") is None
    assert apply(tmp_path / "second/data", CHANGE, message=MESSAGE).commit
    assert waiting(repo / "data")


@pytest.mark.parametrize("folder", [".git", ".git/objects", ".git/refs/heads", "data/actions"])
def test_where_nothing_may_be_written_nothing_is(folder: str, repo: Path) -> None:
    before = seen(repo)
    (repo / folder).chmod(0o555)
    command = [sys.executable, "-m", "tests.faults.child", "apply", str(repo / "data"), "none", "0"]
    plain = [sys.executable, "-m", "tests.faults.plain_user", *command]
    done = subprocess.run(plain, cwd=HERE, capture_output=True, text=True, check=False)
    (repo / folder).chmod(0o755)
    assert (REFUSED, "read-only") == (done.returncode, done.stderr.split(":")[0])
    assert "old" == verdict(repo, before)


@pytest.mark.parametrize("size", [1 << 10, 1 << 12, 1 << 14])
def test_a_file_that_may_not_be_so_large(size: int, repo: Path) -> None:
    resource = pytest.importorskip("resource", reason="not on this system")
    before = seen(repo)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        with pytest.raises(Refused) as caught:
            apply(repo / "data", [Write("groot.yaml", bytes(range(256)) * 256, None)], message="x")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert Code.FULL is caught.value.code
    assert "old" == verdict(repo, before)


def test_a_hook_that_complains_after_a_commit_undoes_nothing(repo: Path) -> None:
    before = seen(repo)
    with_hook(repo, repo / ".git/hooks", "post-commit", "echo 'te laat'; exit 1")
    done = apply(repo / "data", CHANGE, message=MESSAGE)
    assert ["the change is made, but the hook 'post-commit' says: 'te laat'"] == english(done.warnings)
    assert "new" == verdict(repo, before)


def test_signals_are_as_they_were(repo: Path) -> None:
    handler = signal.getsignal(signal.SIGINT)
    apply(repo / "data", CHANGE, message=MESSAGE)
    assert handler is signal.getsignal(signal.SIGINT)
