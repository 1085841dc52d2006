"""What `agenda check` is asked for: which findings, beside what, and what is mended."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import Ended, call
from tests.repositories import committed, everything, example_repository, git

DAY = ("--as-of", "2014-12-31")
VELON = "parties/velon.yaml"
SELECTIE = "actions/verkenning-selectie.yaml"
ZIJINSTROOM = "actions/zijinstroom-vergroten.yaml"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The small agenda in a repository."""
    return example_repository(tmp_path / "clone")


def check(clone: Path, *words: str, patch: pytest.MonkeyPatch, env: dict[str, str] | None = None) -> Ended:
    return call("check", *DAY, *words, patch=patch, cwd=clone, env={"AGENDA_LANG": "en", **(env or {})})


def codes(ended: Ended) -> list[tuple[str, str]]:
    """The codes found, with their files; from the lines of the concise format."""
    lines = [line.split(": ", 1) for line in ended.out.splitlines()]
    return [(rest.split()[1], where.split(":")[0].removeprefix("data/")) for where, rest in lines]


def edit(clone: Path, path: str, old: str, new: str) -> None:
    file = clone / "data" / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_findings_are_chosen_by_code_by_its_beginning_and_by_name(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list may have commas, and what is ignored is left out of what is selected."""
    edit(clone, ZIJINSTROOM, "title: Zijinstroom structureel vergroten", "title: ZIJINSTROOM VERGROTEN.")
    edit(clone, ZIJINSTROOM, "party: scholen", "party: skolen")

    def found(*words: str) -> list[str]:
        return [code for code, _ in codes(check(clone, "--format", "concise", *words, patch=monkeypatch))]

    assert ["J107", "J108", "B101"] == found()
    assert ["J107", "J108"] == found("--select", "J1")
    assert ["J107", "B101"] == found("--select", "J107,reference-unknown")
    assert ["J108"] == found("--select", "j", "--ignore", "title-with-full-stop")
    assert [] == found("--select", "D")


def test_a_rule_that_is_not_there_is_said_with_the_nearest(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = check(clone, "--select", "B1O1", patch=monkeypatch)
    assert 2 == ended.code
    assert "there is no rule 'B1O1'\n  did you mean 'B101'?" in ended.err


def test_what_cannot_be_read_is_told_whatever_is_selected(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not to say so would be to say that it is right."""
    edit(clone, VELON, "kind: external", "kind: extrenal")
    ended = check(clone, "--select", "D", "--ignore", "A", "--format", "concise", patch=monkeypatch)
    assert [("A203", VELON)] == codes(ended)
    assert 1 == ended.code


def test_a_change_is_compared_with_where_the_branch_began(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What main did meanwhile is not taken for something that the branch removed."""
    git(clone, "checkout", "-qb", "voorstel")
    edit(clone, ZIJINSTROOM, "structureel vergroten van", "vergroten van")
    committed(clone)
    git(clone, "checkout", "-q", "main")
    (clone / "data/parties/extra.yaml").write_text("name: Extra\nkind: external\n", encoding="utf-8")
    committed(clone)
    git(clone, "checkout", "-q", "voorstel")
    ended = check(clone, "--base", "main", "--format", "concise", patch=monkeypatch)
    assert [("K103", ZIJINSTROOM)] == codes(ended)
    assert 1 == ended.code


def test_only_what_changed_and_what_it_breaks_elsewhere(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A finding that was there before is left out, unless its own file was touched."""
    edit(clone, VELON, "name: VELON", "name: VELON # x")
    edit(clone, SELECTIE, "effecten van selectie\nkind", "effecten van selectie.\nkind")
    committed(clone)
    (clone / "data/parties/scholen.yaml").unlink()
    ended = check(clone, "--changed", "--format", "concise", patch=monkeypatch)
    assert {"parties/scholen.yaml", ZIJINSTROOM, "tables/sectortafel-vo.yaml"} == {path for _, path in codes(ended)}
    assert {"K101", "B101"} == {code for code, _ in codes(ended)}
    again = check(clone, "--changed=HEAD", "--format", "concise", patch=monkeypatch)
    assert ended.out == again.out
    edit(clone, SELECTIE, "review_on: 2015-10", "review_on: 2015-11")
    touched = check(clone, "--changed", "--format", "concise", patch=monkeypatch)
    assert "J107" in {code for code, _ in codes(touched)}


def test_what_is_new_does_not_hang_on_its_line(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that move make no finding new."""
    edit(clone, ZIJINSTROOM, "title: Zijinstroom structureel vergroten", "title: Zijinstroom vergroten.")
    committed(clone)
    edit(clone, ZIJINSTROOM, "number: 1.1", "# een\n# twee\nnumber: 1.1")
    assert "" == check(clone, "--new-since", "main", "--format", "concise", patch=monkeypatch).out
    edit(clone, ZIJINSTROOM, "party: scholen", "party: skolen")
    assert [("B101", ZIJINSTROOM)] == codes(
        check(clone, "--new-since", "main", "--format", "concise", patch=monkeypatch)
    )
    every = json.loads(check(clone, "--base", "main", "--format", "json", patch=monkeypatch).out)["items"]
    assert {"J107": False, "B101": True} == {one["code"]: one["new"] for one in every}


def test_a_shallow_clone_says_that_it_cannot_check(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules about changes never pass because nobody could look."""
    edit(clone, VELON, "name: VELON", "name: Velon")
    committed(clone)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{clone}", "shallow")
    ended = check(tmp_path / "shallow", "--base", "HEAD~1", "--format", "concise", patch=monkeypatch)
    assert 1 == ended.code
    assert "K101, K102, K103" in ended.out
    assert "git fetch --unshallow" in ended.out
    (tmp_path / "plain").mkdir()
    (clone / "data").rename(tmp_path / "plain/data")
    ended = check(tmp_path / "plain", "--changed", "--select", "J", "--format", "concise", patch=monkeypatch)
    assert (1, "K100") == (ended.code, codes(ended)[0][0])


def test_a_revision_that_is_not_there_is_wrong_use(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = check(clone, "--base", "mian", patch=monkeypatch)
    assert (2, "") == (ended.code, ended.out)
    assert "there is no revision 'mian'\n  did you mean 'main'?" in ended.err
    assert 2 == check(clone, "--base", "--output=x", patch=monkeypatch).code
    assert 2 == check(clone, "--base", "main", "--new-since", "HEAD", patch=monkeypatch).code


def test_what_is_allowed_for_a_time_is_shown_when_asked(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until its day it does not count; the day after it does."""
    edit(
        clone,
        ZIJINSTROOM,
        "title: Zijinstroom structureel vergroten",
        "title: Zijinstroom vergroten. # agenda: allow J107 until 2015-01-31 -- zo staat het er",
    )
    assert 0 == check(clone, "--strict", patch=monkeypatch).code
    listed = check(clone, "--allowed", patch=monkeypatch)
    assert 0 == listed.code
    assert "J107" in listed.out
    assert "zo staat het er" in listed.out
    later = call("check", "--as-of", "2015-02-01", "--format", "concise", "-C", str(clone), patch=monkeypatch)
    assert {"J107", "J121"} <= {code for code, _ in codes(later)}


def test_strict_and_exit_zero_decide_the_exit_code(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(clone, ZIJINSTROOM, "title: Zijinstroom structureel vergroten", "title: Zijinstroom vergroten.")
    assert [0, 1, 0] == [
        check(clone, *words, patch=monkeypatch).code for words in ([], ["--strict"], ["--strict", "--exit-zero"])
    ]


MISTAKES = (
    (VELON, "kind: external", "soort: extern"),
    (ZIJINSTROOM, "level: national", 'level: "landelijk" # zo heet het'),
    (ZIJINSTROOM, "tables:\n  - sectortafel-vo\n", "tables: sectortafel-vo\n"),
    (ZIJINSTROOM, "  by: 2015\n", "  by: December 2015\n"),
    (ZIJINSTROOM, "priority: instroom\n", "priority: instrom\nnote:\n"),
    ("tables/sectortafel-vo.yaml", "name: Sectortafel vo\n", "name: Sectortafel vo\n\n\n\n"),
)


def test_what_mends_itself_is_mended_and_nothing_else_is_touched(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First what is safe; a name of another record only when asked, for it may be another one that was meant."""
    for mistake in MISTAKES:
        edit(clone, *mistake)
    committed(clone)
    ended = check(clone, "--fix", "--format", "concise", patch=monkeypatch)
    assert [("B101", ZIJINSTROOM), ("A212", ZIJINSTROOM)] == codes(ended)
    assert "findings mended" in ended.err
    assert {
        *("-note:", "-tables: sectortafel-vo", "+tables: [sectortafel-vo]", "-  by: December 2015", "+  by: 2015-12"),
        *('-level: "landelijk" # zo heet het', '+level: "national" # zo heet het'),
        *("-soort: extern", "+kind: external", "-"),
    } == changes(clone)
    assert "priority: instrom\nsectors" in (clone / "data" / ZIJINSTROOM).read_text(encoding="utf-8")
    check(clone, "--fix", "--unsafe-fixes", patch=monkeypatch)
    assert "priority: instroom\n" in (clone / "data" / ZIJINSTROOM).read_text(encoding="utf-8")


def changes(clone: Path) -> set[str]:
    """The lines that differ from the last commit."""
    lines = git(clone, "diff", "-U0").splitlines()
    return {line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")}


def test_a_difference_is_shown_and_not_written(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(clone, VELON, "kind: external", "kind: extrenal")
    before = everything(clone)
    ended = check(clone, "--diff", patch=monkeypatch)
    assert 1 == ended.code
    assert "--- a/data/parties/velon.yaml\n+++ b/data/parties/velon.yaml\n" in ended.out
    assert "-kind: extrenal\n+kind: external\n" in ended.out
    assert before == everything(clone)


def test_a_job_has_a_summary(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the forge names a file for it the findings are added to that; on GitHub the log has commands as well."""
    edit(clone, VELON, "kind: external", "kind: extrenal")
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    ended = check(clone, patch=monkeypatch, env={"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)})
    assert "::error file=data/parties/velon.yaml,line=2," in ended.out
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("before\n")
    assert "A203" in written


def test_a_request_is_compared_with_the_branch_it_is_for(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The job that looks at it says which branch that is."""
    git(clone, "branch", "release")
    edit(clone, VELON, "name: VELON", "name: Velon")
    committed(clone)
    edit(clone, ZIJINSTROOM, "title: Zijinstroom structureel vergroten", "title: Zijinstroom vergroten.")
    words = ("--changed", "--format", "json")
    found = json.loads(check(clone, *words, patch=monkeypatch, env={"GITHUB_BASE_REF": "release"}).out)
    assert "release" == found["base"]


OPTIONS = (
    (),
    ("--select", "A"),
    ("--ignore", "J"),
    ("--base", "main"),
    ("--changed",),
    ("--new-since", "main"),
    ("--strict",),
    ("--exit-zero",),
    ("--allowed",),
    ("--diff",),
    ("--diff", "--unsafe-fixes"),
    ("--unsafe-fixes",),
    ("--source", "brief=data/README.md"),
    ("--as-of", "2015-06-30"),
    ("--lang", "nl"),
    ("--folder", "data"),
    ("data/actions",),
    *(("--format", name) for name in ("text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "md")),
)


@pytest.mark.parametrize("words", OPTIONS, ids=" ".join)
def test_check_writes_nothing(words: tuple[str, ...], clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work tree, the index and all of `.git` are the same afterwards, to the byte and the time of writing."""
    edit(clone, VELON, "kind: external", "kind: extrenal")
    git(clone, "add", "data/parties/ocw.yaml")
    before = everything(clone)
    check(clone, *words, patch=monkeypatch, env={"GITHUB_ACTIONS": "true"})
    assert before == everything(clone)


def test_every_option_is_among_those_that_write_nothing() -> None:
    """But for the one that is there to write."""
    from lerarenagenda.cli._program import root

    command = root().get_command(None, "check")
    names = {max(param.opts, key=len) for param in command.params if param.opts[0].startswith("-")}
    assert names == {word for words in OPTIONS for word in words if word.startswith("--")} | {"--fix"}
