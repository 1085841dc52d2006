"""The states a repository can be in when something is to be written: each with what must come of it."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lerarenagenda.store.transaction import Code, Write
from tests.faults.world import CHANGE, began, git, put

ONE = CHANGE[0]
NEW = CHANGE[1]


@dataclass(frozen=True)
class Case:
    """Where the change is made, and which."""

    folder: Path
    writes: Sequence[Write] = CHANGE
    env: dict[str, str] = field(default_factory=dict)
    end: Callable[[], None] = lambda: None


Arranged = Callable[[Path], Case]
ROWS: list[tuple[Arranged, Code | None]] = []


def row(expected: Code | None = None) -> Callable[[Arranged], Arranged]:
    """Declare a state; without a code the change is made."""

    def declared(arranged: Arranged) -> Arranged:
        ROWS.append((arranged, expected))
        return arranged

    return declared


def hook(root: Path, name: str, *lines: str) -> Case:
    """A repository with one hook in the shell's language."""
    began(root)
    return with_hook(root, root / ".git/hooks", name, *lines)


def with_hook(root: Path, folder: Path, name: str, *lines: str) -> Case:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    program.chmod(0o755)
    return Case(root / "data")


def needs(condition: object, why: str) -> None:
    """Skip a state that cannot be had here."""
    if not condition:
        pytest.skip(why)


def version() -> tuple[int, int]:
    """The version of git, as far as it matters."""
    first, second = git(Path.cwd(), "version").split()[2].split(".")[:2]
    return int(first), int(second)


def quiet(root: Path, *words: str) -> None:
    """A command of git that may end with a conflict."""
    subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)


def two_sides(root: Path) -> Path:
    """A repository whose branches `main` and `side` changed one file in two ways."""
    began(root)
    for branch, words in (("side", "aan de ene kant"), ("main", "aan de andere kant")):
        quiet(root, "switch", "-q", "-c", branch)
        git(root, "switch", "-q", branch)
        put(root / "lees mij.txt", words.encode())
        git(root, "commit", "-qam", branch)
    return root


@row()
def nothing_special(root: Path) -> Case:
    return Case(began(root) / "data")


@row()
def hooks_that_agree(root: Path) -> Case:
    hook(root, "pre-commit", 'test -z "$(git diff --name-only)" && git diff --cached --quiet HEAD && exit 1; exit 0')
    with_hook(root, root / ".git/hooks", "prepare-commit-msg", 'test "$2" = message')
    with_hook(root, root / ".git/hooks", "post-commit", "exit 0")
    return with_hook(root, root / ".git/hooks", "commit-msg", 'grep -q mentoraat "$1"')


@row(Code.HOOK)
def a_hook_that_refuses(root: Path) -> Case:
    return hook(root, "pre-commit", "echo 'regel 3 is te lang'; exit 1")


@row(Code.HOOK)
def a_hook_that_is_killed(root: Path) -> Case:
    return hook(root, "pre-commit", "kill -KILL $$")


@row(Code.HOOK)
def a_message_that_is_refused(root: Path) -> Case:
    return hook(root, "commit-msg", "exit 1")


@row(Code.NO_MESSAGE)
def a_message_that_is_emptied(root: Path) -> Case:
    return hook(root, "commit-msg", 'printf " \\n\\n" > "$1"')


@row(Code.HOOK)
def a_hook_that_mends_our_file_and_refuses(root: Path) -> Case:
    return hook(root, "pre-commit", "echo '# mended' >> data/actions/mentoraat.yaml; exit 1")


@row(Code.HOOK_REACHED_OUT)
def a_hook_that_adds_another_file(root: Path) -> Case:
    case = hook(root, "pre-commit", "git add other.txt")
    put(root / "other.txt", b"untracked\n")
    return case


@row(Code.HOOK)
def hooks_kept_elsewhere(root: Path) -> Case:
    began(root)
    git(root, "config", "core.hooksPath", "../elsewhere")
    return with_hook(root, root.parent / "elsewhere", "pre-commit", "exit 1")


@row(Code.HOOK)
def a_hook_in_the_settings(root: Path) -> Case:
    began(root)
    needs(version() >= (2, 54), "this git has no hooks in its settings")
    git(root, "config", "hook.strict.event", "pre-commit")
    git(root, "config", "hook.strict.command", "exit 1")
    return Case(root / "data")


@row(Code.HOOK)
def a_hook_for_references(root: Path) -> Case:
    return hook(root, "reference-transaction", '[ "$1" = prepared ] && exit 1; exit 0')


@row(Code.NOTHING_LEFT)
def a_hook_that_takes_all_back(root: Path) -> Case:
    return hook(root, "pre-commit", "git read-tree HEAD")


@row(Code.MOVED)
def a_branch_that_moves_meanwhile(root: Path) -> Case:
    made = "$(git commit-tree -p HEAD -m other 'HEAD^{tree}')"
    return hook(root, "pre-commit", f"git update-ref refs/heads/main {made}")


def precommit(root: Path, entry: str) -> Case:
    """The pre-commit framework, with one check that is a command."""
    program = Path(sys.executable).with_name("pre-commit")
    needs(program.exists(), "pre-commit is not installed")
    began(root)
    check = f"{{id: one, name: one, language: system, entry: {entry}, files: mentoraat}}"
    put(root / ".pre-commit-config.yaml", f"repos: [{{repo: local, hooks: [{check}]}}]\n".encode())
    git(root, "add", "--all")
    git(root, "commit", "-qm", "checks")
    subprocess.run([program, "install"], cwd=root, capture_output=True, check=True)
    put(root / "lees mij.txt", b"not staged\n")
    return Case(root / "data", env={"PRE_COMMIT_HOME": str(root.parent / "pre-commit")})


@row()
def the_precommit_framework(root: Path) -> Case:
    return precommit(root, "grep -q title actions/mentoraat.yaml || true")


@row(Code.HOOK)
def the_precommit_framework_that_mends(root: Path) -> Case:
    return precommit(root, "sed -i s/starter/beginner/")


@row()
def signed_with_ssh(root: Path) -> Case:
    began(root)
    needs(shutil.which("ssh-keygen"), "ssh-keygen is not installed")
    key = root.parent / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    for name, value in (("gpg.format", "ssh"), ("user.signingKey", f"{key}.pub"), ("commit.gpgSign", "true")):
        git(root, "config", name, value)
    return Case(root / "data")


@row()
def signed_with_gpg(root: Path) -> Case:
    began(root)
    needs(shutil.which("gpg"), "gpg is not installed")
    home = tempfile.TemporaryDirectory(prefix="gpg")  # its agent listens at a path that must be short
    env = {"GNUPGHOME": home.name}

    def end() -> None:
        subprocess.run(["gpgconf", "--kill", "all"], env={**os.environ, **env}, check=False)
        home.cleanup()

    making = [
        "gpg",
        "--batch",
        "--quiet",
        "--passphrase",
        "",
        "--quick-gen-key",
        "anna@raad.example",
        "ed25519",
        "sign",
    ]
    made = subprocess.run(making, env={**os.environ, **env}, capture_output=True, check=False)
    git(root, "config", "commit.gpgSign", "true")
    git(root, "config", "user.signingKey", "anna@raad.example")
    if made.returncode:
        end()
    needs(made.returncode == 0, "gpg makes no key here")
    return Case(root / "data", env=env, end=end)


@row(Code.SIGNING)
def signing_that_goes_wrong(root: Path) -> Case:
    began(root)
    git(root, "config", "commit.gpgSign", "true")
    git(root, "config", "gpg.program", "/bin/false")
    return Case(root / "data")


@row(Code.NO_IDENTITY)
def nobody(root: Path) -> Case:
    began(root)
    for name in ("user.name", "user.email"):
        git(root, "config", "--unset", name)
    git(root, "config", "user.useConfigOnly", "true")
    return Case(root / "data")


@row(Code.DETACHED)
def on_no_branch(root: Path) -> Case:
    git(began(root), "switch", "-q", "--detach")
    return Case(root / "data")


@row(Code.MERGE)
def a_merge_under_way(root: Path) -> Case:
    quiet(two_sides(root), "merge", "side")
    return Case(root / "data")


@row(Code.REBASE)
def a_rebase_under_way(root: Path) -> Case:
    quiet(two_sides(root), "rebase", "side")
    return Case(root / "data")


@row(Code.CHERRY_PICK)
def a_cherry_pick_under_way(root: Path) -> Case:
    quiet(two_sides(root), "cherry-pick", "side")
    return Case(root / "data")


@row(Code.REVERT)
def a_revert_under_way(root: Path) -> Case:
    put(two_sides(root) / "lees mij.txt", b"weer anders")
    git(root, "commit", "-qam", "again")
    quiet(root, "revert", "HEAD~1")
    return Case(root / "data")


@row(Code.PATCHES)
def patches_under_way(root: Path) -> Case:
    patch = git(two_sides(root), "format-patch", "-1", "--stdout", "side")
    put(root.parent / "patch", patch.encode())
    quiet(root, "am", "../patch")
    return Case(root / "data")


@row(Code.BISECT)
def a_bisect_under_way(root: Path) -> Case:
    git(two_sides(root), "bisect", "start")
    return Case(root / "data")


@row(Code.UNMERGED)
def a_stash_that_conflicts(root: Path) -> Case:
    put(two_sides(root) / "lees mij.txt", b"opzij")
    git(root, "stash", "-q")
    put(root / "lees mij.txt", b"verder")
    git(root, "commit", "-qam", "further")
    quiet(root, "stash", "pop")
    return Case(root / "data")


@row(Code.CHANGED)
def our_file_is_another_by_now(root: Path) -> Case:
    put(began(root) / "data" / ONE.path, b"title: Anders\n")
    return Case(root / "data")


@row(Code.CHANGED)
def our_new_file_is_there_already(root: Path) -> Case:
    put(began(root) / "data" / NEW.path, b"title: Van een ander\n")
    return Case(root / "data")


def as_the_user_left_it(root: Path) -> Case:
    """The user has changed a file, and the change was computed from that."""
    put(began(root) / "data" / ONE.path, b"title: Van mij\n")
    return Case(root / "data", (Write(ONE.path, b"title: Samen\n", b"title: Van mij\n"),))


@row(Code.UNCOMMITTED)
def our_file_holds_changes(root: Path) -> Case:
    return as_the_user_left_it(root)


@row(Code.STAGED)
def our_file_holds_staged_changes(root: Path) -> Case:
    case = as_the_user_left_it(root)
    git(root, "add", "--all")
    return case


@row(Code.STAGED)
def our_file_is_staged_and_back_again(root: Path) -> Case:
    as_the_user_left_it(root)
    git(root, "add", "--all")
    put(root / "data" / ONE.path, ONE.was)
    return Case(root / "data")


@row(Code.UNTRACKED)
def our_file_was_never_committed(root: Path) -> Case:
    put(began(root) / "data/los.yaml", b"mine\n")
    return Case(root / "data", (Write("los.yaml", b"ours\n", b"mine\n"),))


@row(Code.SET_ASIDE)
def our_file_is_hidden(root: Path) -> Case:
    git(began(root), "update-index", "--assume-unchanged", f"data/{ONE.path}")
    return Case(root / "data")


@row(Code.IGNORED)
def our_new_file_is_ignored(root: Path) -> Case:
    put(began(root) / ".gitignore", b"mentoraat.yaml\n")
    return Case(root / "data")


@row()
def a_branch_without_commits(root: Path) -> Case:
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Anna")
    git(root, "config", "user.email", "anna@raad.example")
    put(root / "staged.txt", b"staged\n")
    git(root, "add", "staged.txt")
    return Case(root / "data", tuple(write for write in CHANGE if write.was is None))


@row()
def a_work_tree_beside_another(root: Path) -> Case:
    git(began(root.parent / "first"), "worktree", "add", "-q", "-b", "second", str(root))
    return Case(root / "data")


@row()
def a_repository_in_a_repository(root: Path) -> Case:
    began(root.parent / "part")
    began(root.parent / "whole")
    words = ("-c", "protocol.file.allow=always", "submodule", "add", "-q", "../part", "part")
    git(root.parent / "whole", *words)
    root.symlink_to(root.parent / "whole/part")
    for name, value in (("user.name", "Anna"), ("user.email", "anna@raad.example")):
        git(root, "config", name, value)
    return Case(root / "data")


@row(Code.BARE)
def a_folder_in_a_bare_repository(root: Path) -> Case:
    began(root.parent / "first")
    git(root.parent, "clone", "-q", "--bare", "first", root.name)
    (root / "data").mkdir()
    return Case(root / "data")


@row(Code.BARE)
def a_repository_that_is_said_to_be_bare(root: Path) -> Case:
    git(began(root), "config", "core.bare", "true")
    return Case(root / "data")


def cloned(root: Path, *how: str) -> Case:
    began(root.parent / "first")
    git(root.parent / "first", "config", "uploadpack.allowFilter", "true")
    put(root.parent / "first/more.txt", b"more\n")
    git(root.parent / "first", "add", "--all")
    git(root.parent / "first", "commit", "-qm", "more")
    git(root.parent, "clone", "-q", *how, f"file://{root.parent}/first", root.name)
    git(root, "config", "user.name", "Anna")
    git(root, "config", "user.email", "anna@raad.example")
    return Case(root / "data")


@row()
def a_shallow_clone(root: Path) -> Case:
    return cloned(root, "--depth=1")


@row()
def a_clone_without_old_contents(root: Path) -> Case:
    return cloned(root, "--filter=blob:none")


@row()
def inside_the_part_that_is_checked_out(root: Path) -> Case:
    put(began(root) / "beleid/nota.txt", b"nota\n")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "nota")
    git(root, "sparse-checkout", "set", "data")
    return Case(root / "data")


@row()
def a_small_index_of_a_part(root: Path) -> Case:
    case = inside_the_part_that_is_checked_out(root)
    git(root, "sparse-checkout", "reapply", "--sparse-index")
    return case


@row(Code.OUTSIDE)
def a_new_file_outside_that_part(root: Path) -> Case:
    git(began(root), "sparse-checkout", "set", "data/parties")
    return Case(root / "data", (NEW,))


@row(Code.OUTSIDE)
def a_known_file_outside_that_part(root: Path) -> Case:
    git(began(root), "sparse-checkout", "set", "data/parties")
    return Case(root / "data", (Write(ONE.path, ONE.data, None),))


@row()
def an_index_of_version_4(root: Path) -> Case:
    git(began(root), "update-index", "--index-version", "4")
    return Case(root / "data")


@row()
def an_index_in_two_parts(root: Path) -> Case:
    git(began(root), "update-index", "--split-index")
    return Case(root / "data")


@row()
def ids_of_sha256(root: Path) -> Case:
    return Case(began(root, "--object-format=sha256") / "data")


@row()
def branches_in_tables(root: Path) -> Case:
    needs(version() >= (2, 45), "this git has no reftable")
    return Case(began(root, "--ref-format=reftable") / "data")


@row(Code.CHERRY_PICK)
def a_cherry_pick_in_tables(root: Path) -> Case:
    needs(version() >= (2, 45), "this git has no reftable")
    case = branches_in_tables(root)
    git(root, "update-ref", "CHERRY_PICK_HEAD", "HEAD")
    return case


@row(Code.GIT_AT_WORK)
def git_has_locked_the_index(root: Path) -> Case:
    put(began(root) / ".git/index.lock", b"")
    return Case(root / "data")


@row(Code.BRANCH_LOCKED)
def git_has_locked_the_branch(root: Path) -> Case:
    put(began(root) / ".git/refs/heads/main.lock", b"")
    return Case(root / "data")


@row(Code.BRANCH_LOCKED)
def git_has_locked_its_head(root: Path) -> Case:
    put(began(root) / ".git/HEAD.lock", b"")
    return Case(root / "data")


@row()
def a_clock_twenty_years_back(root: Path) -> Case:
    day = "2006-06-04T12:00:00+0200"
    return Case(began(root) / "data", env={"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day})


@row()
def line_ends_of_windows(root: Path) -> Case:
    git(began(root), "config", "core.autocrlf", "true")
    was = ONE.was.replace(b"\n", b"\r\n") if ONE.was else None
    put(root / "data" / ONE.path, was)
    git(root, "add", "--all")
    data = b"title: Zijinstroom vergroten\r\n"
    return Case(root / "data", (Write(ONE.path, data, was), Write(NEW.path, data, None)))


@row()
def line_ends_of_windows_that_were_committed(root: Path) -> Case:
    put(began(root) / "data" / ONE.path, b"title: Zijinstroom\r\n")
    git(root, "commit", "-qam", "line ends")
    git(root, "config", "core.autocrlf", "true")
    return Case(root / "data", (Write(ONE.path, b"title: Vergroten\r\n", b"title: Zijinstroom\r\n"),))


def filtered(root: Path, clean: str) -> Case:
    put(began(root) / ".gitattributes", b"data/** filter=one\n")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "filter")
    git(root, "config", "filter.one.clean", clean)
    git(root, "config", "filter.one.smudge", "sed s/SCHOOL/school/")
    git(root, "config", "filter.one.required", "true")
    return Case(root / "data")


@row()
def a_filter(root: Path) -> Case:
    return filtered(root, "sed s/school/SCHOOL/")


@row(Code.FILTER)
def a_filter_that_goes_wrong(root: Path) -> Case:
    case = filtered(root, "false")
    return Case(case.folder, (NEW,))


@row(Code.LINK)
def the_folder_is_a_link(root: Path) -> Case:
    (began(root) / "link").symlink_to("data")
    return Case(root / "link")


@row(Code.LINK)
def a_folder_on_the_way_is_a_link(root: Path) -> Case:
    shutil.move(began(root) / "data/actions", root / "elsewhere")
    (root / "data/actions").symlink_to("../elsewhere")
    return Case(root / "data")


@row(Code.LINK)
def our_file_is_a_link(root: Path) -> Case:
    put(began(root) / "elsewhere.yaml", ONE.was)
    (root / "data" / ONE.path).unlink()
    (root / "data" / ONE.path).symlink_to("../../elsewhere.yaml")
    return Case(root / "data")


@row(Code.NOT_PLAIN)
def our_file_is_a_folder(root: Path) -> Case:
    (began(root) / "data" / NEW.path).mkdir()
    return Case(root / "data")


@row(Code.NESTED)
def our_file_lies_in_another_repository(root: Path) -> Case:
    began(began(root) / "data/other")
    return Case(root / "data", (Write("other/x.yaml", b"x\n", None),))


@row()
def names_that_git_could_read_as_patterns(root: Path) -> Case:
    names = ("[a].yaml", "!x.yaml", "^x.yaml", "-q.yaml", "één.yaml", "#.yaml")
    return Case(began(root) / "data", tuple(Write(name, b"x\n", None) for name in names))


@row()
def variables_that_lead_git_elsewhere(root: Path) -> Case:
    began(root.parent / "elsewhere")
    away = root.parent / "elsewhere/.git"
    env = {"GIT_DIR": str(away), "GIT_INDEX_FILE": str(away / "index"), "GIT_WORK_TREE": str(away.parent)}
    return Case(began(root) / "data", env=env)


@row(Code.FOREIGN)
def a_repository_of_another_user(root: Path) -> Case:
    needs(hasattr(os, "geteuid") and os.geteuid() == 0, "only root can give files to others")
    began(root)
    for path in (root, *root.rglob("*")):
        os.chown(path, 65534, 65534)
    return Case(root / "data")


@row()
def permission_bits_of_our_file(root: Path) -> Case:
    (began(root) / "data" / ONE.path).chmod(stat.S_IRUSR | stat.S_IWUSR | stat.S_IXUSR)
    git(root, "commit", "-qam", "bits")
    return Case(root / "data")
