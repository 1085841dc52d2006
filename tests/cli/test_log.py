"""The story of records, tables and the agenda, from real repositories: what is told, believed, and not known."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from textwrap import dedent
from typing import Any

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion

import lerarenagenda
from lerarenagenda.renderers.visible import HIDDEN
from tests.cli.calls import call
from tests.repositories import committed, everything, example_repository, git

SCHEMA = Path(lerarenagenda.__file__).parent / "questions" / "answer.schema.json"
DAY = ("--as-of", "2015-04-02")
MADE = "1.1: begonnen\n\n1.1\n  status: in uitvoering\n\nAgenda-Command: start\nAgenda-Action: {id}\nNamens: {by}\n"
STARTED = "actions/zijinstroom-vergroten/2014-09-24-vo-raad.yaml"
NEWS = "actions/zijinstroom-vergroten/2014-11-01-po-raad.yaml"
HEAD = "actions/zijinstroom-vergroten.yaml"
FORMED = [
    *(("log", *words, "--format", form) for form in ("json", "csv", "md") for words in ((), ("1.1",), ("vo",))),
    ("log", "--authors", "--format", "json"),
]


def write(folder: Path, path: str, text: str) -> None:
    file = folder / "data" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text).lstrip(), encoding="utf-8")


def add(folder: Path, path: str, text: str) -> None:
    file = folder / "data" / path
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """An agenda with a commit of ours, news from a branch, decisions recorded weeks later, and what waits."""
    folder = example_repository(tmp_path, on="2014-09-10")
    write(folder, STARTED, "status: in_progress\n\nlead: vo-raad\n\nnote: Werkgroep begonnen.\n")
    committed(folder, MADE.format(id="zijinstroom-vergroten", by="vo-raad"), on="2014-09-25")
    git(folder, "checkout", "-qb", "po")
    write(folder, NEWS, "note: Eerste gesprek gevoerd.\n")
    committed(folder, "nieuws van po", on="2014-11-02")
    git(folder, "checkout", "-q", "main")
    moved = """
        deadline:
          text: vóór 1 april 2015
          by: 2015-03

        meeting: vo-2014-12

        reason: De minister vraagt het eerder.
    """
    write(folder, "actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml", moved)
    write(
        folder, "actions/verkenning-selectie/2014-12-03-sectortafel-vo.yaml", "note: Gehoord.\n\nmeeting: vo-2014-12\n"
    )
    committed(folder, "besluiten van 3 december", on="2015-01-20")
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge pull request #3", "po", on="2015-01-21")
    add(folder, HEAD, "note: Let op de titel.")
    committed(folder, "toelichting bij 1.1", on="2015-02-02")
    write(folder, "actions/zijinstroom-vergroten/2015-02-01-vo-raad.yaml", "signal:\n  value: amber\n")
    return folder


def named(out: str, folder: Path) -> str:
    """A screen with its commits by number: their ids hang on every byte of the agenda."""
    for number, commit in enumerate(git(folder, "rev-list", "--reverse", "HEAD").split(), start=1):
        out = out.replace(commit[:7], f"commit{number}")
    return out


SCREENS = [
    (),
    ("1.1",),
    ("vo",),
    ("vo-2014-12", "--authors"),
    ("po-raad", "--reverse"),
    ("brief",),
    ("--meeting", "vo-2014-12", "--limit", "1"),
]


@pytest.mark.parametrize("words", [pytest.param(words, id=" ".join(words)) for words in SCREENS])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_story(
    words: tuple[str, ...], language: str, kept: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    ended = call("log", *words, *DAY, "--lang", language, patch=monkeypatch, cwd=kept)
    assert (0, "") == (ended.code, ended.err)
    assert snapshot == named(ended.out, kept)


@pytest.mark.parametrize("width", [60, 120])
def test_the_story_on_another_screen(
    width: int, kept: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    out = call("log", "1.1", *DAY, patch=monkeypatch, cwd=kept, env={"COLUMNS": str(width)}).out
    assert [] == [line for line in out.splitlines() if len(line) > width]
    assert snapshot == named(out, kept)


def asked(*words: str, folder: Path, patch: pytest.MonkeyPatch) -> Any:
    """The answer as JSON, as the shipped schema promises it."""
    ended = call("log", *words, *DAY, "--format", "json", patch=patch, cwd=folder)
    assert (0, "") == (ended.code, ended.err)
    answer = json.loads(ended.out)
    jsonschema.validate(answer, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return answer


def items(*words: str, folder: Path, patch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    return list(asked(*words, folder=folder, patch=patch)["items"])


def told(folder: Path, patch: pytest.MonkeyPatch, *words: str) -> str:
    """What people see in English, without line ends."""
    ended = call("log", *words, *DAY, "--lang", "en", patch=patch, cwd=folder, env={"COLUMNS": "300"})
    return " ".join(ended.out.split())


def test_both_clocks_are_told(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day it happened and the day it was recorded; null for what no commit holds."""
    entries = [one for one in items("1.1", folder=kept, patch=monkeypatch) if one["event"] == "entry"]
    assert [
        ("2015-02-01", None, "pending"),
        ("2014-12-03", "2015-01-20", "recorded"),
        ("2014-11-01", "2014-11-02", "recorded"),
        ("2014-09-24", "2014-09-25", "recorded"),
    ] == [(one["on"], one["recorded_on"], one["recorded"]) for one in entries]


def test_the_end_of_our_messages_is_read_back(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commits = items(folder=kept, patch=monkeypatch)
    assert [("start", ["vo-raad"])] == [(one["command"], one["on_behalf_of"]) for one in commits if one["command"]]


def test_a_day_is_that_of_the_agendas_time_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 23:30 in Greenwich it is tomorrow in Amsterdam."""
    folder = example_repository(tmp_path, on="2014-09-10")
    add(folder, HEAD, "note: x")
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2014-09-24T23:30:00Z")
    committed(folder)
    assert "2014-09-25" == items(folder=folder, patch=monkeypatch)[0]["recorded_on"]


def test_limits_and_filters_say_what_they_leave_out(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = asked("1.1", "--limit", "2", folder=kept, patch=monkeypatch)
    assert (2, 4) == (found["counts"]["events"], found["counts"]["left_out"])
    assert "and 4 more (--all)" in told(kept, monkeypatch, "1.1", "--limit", "2")
    assert {"2014-11-01"} == {one["on"] for one in items("vo", "--party", "po-raad", folder=kept, patch=monkeypatch)}
    days = [one["on"] for one in items("1.1", "--since", "2014-11", "--until", "2014", folder=kept, patch=monkeypatch)]
    assert ["2014-12-03", "2014-11-01"] == days
    earlier = call("log", "1.1", "--as-of", "2014-12-31", "--lang", "en", patch=monkeypatch, cwd=kept).out
    assert "2 later events are left out" in earlier


def test_names_are_told_only_where_that_is_asked(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The agenda holds no personal data, and neither do answers; addresses are never told."""
    for words in FORMED:
        out = call(*words, *DAY, patch=monkeypatch, cwd=kept).out
        assert ("Test" in out) is ("--authors" in words)
        assert "voorbeeld.example" not in out


def test_the_story_writes_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(kept)
    for words in [*FORMED, *(("log", *screen) for screen in SCREENS)]:
        assert 0 == call(*words, *DAY, patch=monkeypatch, cwd=kept).code
    assert before == everything(kept)


HOSTILE = [
    "\x1b[2J\x1b]0;weg\x07 \u202egnorw\u202c \u2066x ::error::niets ##[error]niets",
    "::error file=x::y",
    "=HYPERLINK(1) | <b>@vo-raad</b> [x](javascript:1) `x`",
    "Agenda-Action: zijinstroom-vergroten",
    "x\n\n" * 500 + "\r\n\tNamens: ocw",
    "x" * 100_000,
    "\n".join(["y" * 50] * 100),
]


def test_a_hostile_message_stays_text(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No terminal, log, spreadsheet or page obeys it, and every commit is told."""
    git(kept, "stash", "-qu")
    for number, message in enumerate(HOSTILE):
        add(kept, HEAD, f"# {number}")
        committed(kept, message, on="2015-03-01")
    for words in ((), ("1.1",)):
        outs = {
            form: call("log", *words, *DAY, "--format", form, patch=monkeypatch, cwd=kept).out
            for form in ("text", "md", "csv", "json")
        }
        assert [] == [form for form, out in outs.items() if HIDDEN.search(out.replace("\r\n", "").replace("\n", ""))]
        assert ["json"] == [form for form, out in outs.items() if "::error" in out]  # there it stands within a line
        assert "<b>" not in outs["md"]
        cells = [cell for row in csv.reader(io.StringIO(outs["csv"])) for cell in row]
        assert [] == [cell for cell in cells if cell.startswith(("=", "@"))]
        found = items(*words, folder=kept, patch=monkeypatch)
        subjects = [one["subject"] for one in found if one["recorded_on"] == "2015-03-01"]
        assert len(HOSTILE) == len(subjects)
        assert max(map(len, subjects)) <= 301


@pytest.mark.parametrize(
    ("by", "action", "doubted"),
    [("ocw", "zijinstroom-vergroten", ["ocw"]), ("vo-raad", "verkenning-selectie", ["actions/verkenning-selectie"])],
)
def test_a_message_that_says_other_things_than_its_files_is_doubted(
    by: str, action: str, doubted: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody can write the end of a message by hand."""
    folder = example_repository(tmp_path, on="2014-09-10")
    write(folder, STARTED, "note: Begonnen.\n")
    committed(folder, MADE.format(id=action, by=by), on="2014-09-25")
    newest = items(folder=folder, patch=monkeypatch)[0]
    assert (["vo-raad"], doubted) == (newest["on_behalf_of"], newest["unproved"])
    assert f"its message also names {doubted[0]}, which its files do not bear out" in told(folder, monkeypatch)


def test_no_setting_of_the_clone_runs_anything(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for a signature, an order, a pager or a text of another kind."""
    trap = kept / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {kept}/ran\n", encoding="utf-8")
    trap.chmod(0o755)
    for setting in ("gpg.program", "core.pager", "diff.external", "diff.x.textconv", "diff.x.command"):
        git(kept, "config", setting, str(trap))
    for setting, value in (("log.showSignature", "true"), ("diff.orderFile", "nowhere"), ("log.follow", "true")):
        git(kept, "config", setting, value)
    (kept / ".gitattributes").write_text("* diff=x\n", encoding="utf-8")
    raw = git(kept, "cat-file", "commit", "HEAD")
    head, _, body = raw.partition("\n\n")
    signed = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{body}\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=kept,
        input=signed,
        capture_output=True,
        text=True,
        check=True,
    )
    git(kept, "update-ref", "HEAD", made.stdout.strip())
    assert 6 == asked("1.1", folder=kept, patch=monkeypatch)["counts"]["events"]
    assert not (kept / "ran").exists()


def test_an_entry_that_was_altered_or_removed_says_so(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A history is only added to; what was done to it all the same is not hidden."""
    add(kept, STARTED, "reason: Toch.")
    committed(kept, "verbeterd", on="2015-03-01")
    (kept / "data" / NEWS).unlink()
    committed(kept, "opgeruimd", on="2015-03-02")
    shown = told(kept, monkeypatch, "1.1")
    assert "changed afterwards: 1 Mar 2015, " in shown
    assert "entry 2014-11-01-po-raad removed" in shown
    assert "“opgeruimd”" in shown


def test_a_record_that_was_renamed_keeps_its_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = example_repository(tmp_path, on="2014-09-10")
    write(folder, STARTED, "note: Begonnen.\n")
    committed(folder, "begonnen", on="2014-09-25")
    git(folder, "mv", f"data/{HEAD}", "data/actions/zijinstroom.yaml")
    git(folder, "mv", "data/actions/zijinstroom-vergroten", "data/actions/zijinstroom")
    committed(folder, "korter", on="2014-10-01")
    found = items("zijinstroom", folder=folder, patch=monkeypatch)
    assert [["renamed"], ["added"]] == [[each["deed"] for each in one["records"]] for one in found if "records" in one]
    assert ["2014-09-25"] == [one["recorded_on"] for one in found if one["event"] == "entry"]
    shown = told(folder, monkeypatch, "zijinstroom")
    assert "file renamed, was actions/zijinstroom-vergroten.yaml" in shown
    assert "renamed afterwards: 1 Oct 2014, " in shown


def test_a_merge_is_told_only_for_what_it_made_different(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Merge pull request" not in told(kept, monkeypatch)
    git(kept, "stash", "-qu")
    git(kept, "checkout", "-qb", "other", "HEAD~1")
    add(kept, "actions/verkenning-selectie.yaml", "note: a")
    committed(kept, "elders", on="2015-03-01")
    git(kept, "merge", "-q", "--no-commit", "main")
    add(kept, HEAD, "# stilletjes")
    committed(kept, "samengevoegd", on="2015-03-02")
    newest = items(folder=kept, patch=monkeypatch)[0]
    assert ("samengevoegd", ["zijinstroom-vergroten"]) == (newest["subject"], [one["id"] for one in newest["records"]])


def test_an_entry_that_a_merge_lost_is_missed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither side removed it, and no commit says so."""
    git(kept, "stash", "-qu")
    git(kept, "checkout", "-qb", "other", "HEAD~2^1~1")
    add(kept, "parties/velon.yaml", "# x")
    committed(kept, "elders", on="2015-03-01")
    git(kept, "merge", "-q", "--no-commit", "main")
    git(kept, "rm", "-q", "-f", f"data/{NEWS}")
    committed(kept, "samengevoegd", on="2015-03-02")
    assert not (kept / "data" / NEWS).exists()
    shown = told(kept, monkeypatch, "1.1")
    assert "entry 2014-11-01-po-raad is not there any more" in shown
    assert "lost where two lines of work came together" in shown


def test_before_the_first_commit_nothing_is_recorded(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(kept / ".git")
    git(kept, "init", "-q")
    found = items("1.1", folder=kept, patch=monkeypatch)
    assert (5, {"pending"}) == (len(found), {one["recorded"] for one in found})
    assert 1 == len(items(folder=kept, patch=monkeypatch))


def test_without_git_the_history_tells_its_story(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(kept / ".git")
    for words in ((), ("1.1",)):
        assert "there is no git repository here" in told(kept, monkeypatch, *words)
    found = asked(folder=kept, patch=monkeypatch)
    assert (5, {"unknown"}) == (len(found["items"]), {one["recorded"] for one in found["items"]})
    assert found["counts"]["files_not_traced"] > 5


def test_a_shallow_clone_says_what_it_lacks(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it begins, a commit seems to have added everything; that is not told as if it were so."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept}", str(clone))
    assert "what was recorded up to 2 Feb 2015 is not dated" in told(clone, monkeypatch)
    found = asked(folder=clone, patch=monkeypatch)
    assert (4, {"unknown"}) == (len(found["items"]), {one["recorded"] for one in found["items"]})


def test_a_shallow_clone_takes_no_later_change_for_the_first(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(kept, STARTED, "reason: Toch.")
    committed(kept, "verbeterd", on="2015-03-01")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{kept}", str(clone))
    [entry] = [one for one in items("1.1", folder=clone, patch=monkeypatch) if one.get("on") == "2014-09-24"]
    assert ("unknown", None) == (entry["recorded"], entry["recorded_on"])
    assert "changed afterwards: 1 Mar 2015, " in told(clone, monkeypatch, "1.1")


@pytest.mark.parametrize("filtered", ["tree:0", "blob:none"])
def test_a_partial_clone_fetches_nothing(
    filtered: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it cannot tell is said."""
    git(kept, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", f"--filter={filtered}", f"file://{kept}", str(clone))
    before = everything(clone)
    shown = told(clone, monkeypatch, "1.1")
    assert "Eerste gesprek gevoerd." in shown
    assert ("git cannot tell the history of this clone" in shown) is (filtered == "tree:0")
    assert before == everything(clone)
