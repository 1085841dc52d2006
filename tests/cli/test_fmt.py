"""`agenda fmt` writes what is written otherwise, says so, and touches nothing else."""

import shutil
from pathlib import Path

import pytest

from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._replacing import replace
from tests.cli.calls import Ended, call
from tests.pages import EXAMPLE
from tests.repositories import committed, example_repository
from tests.test_documents import HANDLEIDING, MANUAL, told_in


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The small agenda, in the written form but for two files."""
    root = tmp_path / "data"
    shutil.copytree(EXAMPLE, root)
    with pytest.MonkeyPatch.context() as patch:
        fmt(root, patch=patch)
    (root / "parties/velon.yaml").write_text("kind: external # x\nname: VELON", encoding="utf-8")
    (root / "parties/ocw.yaml").write_text("name: OCW\nkind: ministry\n", encoding="utf-8")
    return root


def fmt(root: Path, *words: str, patch: pytest.MonkeyPatch, lang: str = "en") -> Ended:
    return call("fmt", *words, patch=patch, cwd=root.parent, env={"AGENDA_LANG": lang})


def state(root: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}


def test_it_writes_and_names_only_what_changes(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(example)
    written = "data/parties/ocw.yaml\ndata/parties/velon.yaml\n2 of 18 files written anew\n"
    assert Ended(0, written, "") == fmt(example, patch=monkeypatch)
    after = state(example)
    assert {"ocw.yaml", "velon.yaml"} == {path.name for path in before if before[path] != after[path]}
    assert before.keys() == after.keys()
    assert "name: VELON\n\nkind: external # x\n" == (example / "parties/velon.yaml").read_text(encoding="utf-8")
    assert Ended(0, "all 18 files are in the written form\n", "") == fmt(example, patch=monkeypatch)
    assert after == state(example)


def test_check_names_them_and_writes_nothing(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(example)
    ended = fmt(example, "--check", patch=monkeypatch)
    named = "data/parties/ocw.yaml\ndata/parties/velon.yaml\n2 of 18 files are not in the written form\n"
    assert Ended(1, named, "write them so: agenda fmt\n") == ended
    assert before == state(example)


def test_diff_shows_the_difference_harmlessly_and_writes_nothing(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example / "parties/velon.yaml").write_text('name: "\u00ad"\nkind: external\n', encoding="utf-8")
    before = state(example)
    ended = fmt(example, "data/parties/velon.yaml", "--diff", patch=monkeypatch)
    head = "--- a/data/parties/velon.yaml\n+++ b/data/parties/velon.yaml\n@@ -1,2 +1,3 @@\n"
    assert (
        Ended(1, f'{head} name: "<U+00AD>"\n+\n kind: external\n', "1 of 1 files is not in the written form\n") == ended
    )
    assert before == state(example)


def test_only_what_lies_in_the_paths_is_written(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = fmt(example, "data/parties/ocw.yaml", "data/actions", patch=monkeypatch)
    assert (0, "data/parties/ocw.yaml\n1 of 4 files written anew\n") == (ended.code, ended.out)
    outside = fmt(example, str(example.parent), patch=monkeypatch)
    assert (2, "") == (outside.code, outside.out)


BROKEN = {
    "broken": "name: VELON\nkind: [external\n",
    "unknown key": "kind: external\nname: VELON\nsize: 3\n",
    "conflict": "<<<<<<< a\nname: VELON\n=======\n>>>>>>> b\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_named_and_stays(text: str, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are written all the same."""
    (example / "parties/velon.yaml").write_text(text, encoding="utf-8")
    ended = fmt(example, patch=monkeypatch)
    left = "1 file cannot be read and stays as it is:\n  data/parties/velon.yaml\nsee what is wrong: agenda check\n"
    assert Ended(3, "data/parties/ocw.yaml\n1 of 17 files written anew\n", left) == ended
    assert text == (example / "parties/velon.yaml").read_text(encoding="utf-8")


def test_links_are_not_followed(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("kind: external\nname: VELON\n", encoding="utf-8")
    (example / "parties/velon.yaml").unlink()
    (example / "parties/velon.yaml").symlink_to(elsewhere)
    assert 3 == fmt(example, patch=monkeypatch).code
    assert "kind: external\nname: VELON\n" == elsewhere.read_text(encoding="utf-8")
    assert (example / "parties/velon.yaml").is_symlink()


def test_what_cannot_be_written_is_told(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource", reason="not on this system")
    before = state(example)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        ended = fmt(example, patch=monkeypatch)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert Ended(6, "", "error: 'parties/ocw.yaml' cannot be written: File too large\n") == ended
    assert before == state(example)


def test_what_was_changed_meanwhile_is_not_written(example: Path) -> None:
    before = state(example)
    with pytest.raises(Mistake) as mistake:
        replace(example, "parties/ocw.yaml", "name: OCW\n", "name: VELON\n")
    assert Exit.CONFLICT == mistake.value.code
    assert before == state(example)


def test_what_a_file_is_allowed_it_is_allowed_afterwards(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    action = example / "actions/zijinstroom-vergroten.yaml"
    allowance = "# agenda: allow J107 until 2015-06-30 -- zo heet het"
    text = action.read_text(encoding="utf-8").replace(" vergroten\n", f" vergroten. {allowance}\n", 1)
    action.write_text(f"strength: commitment\n{text.replace('strength: commitment', '')}", encoding="utf-8")
    asked = ("check", "data/actions", "--as-of", "2014-12-31", "--select", "J107", "--allowed")
    before = call(*asked, patch=monkeypatch, cwd=example.parent)
    assert 0 == fmt(example, patch=monkeypatch).code
    assert allowance in action.read_text(encoding="utf-8").splitlines()[2]
    after = call(*asked, patch=monkeypatch, cwd=example.parent)
    assert "J107" in before.out
    assert (before.code, before.out.splitlines()[0]) == (after.code, after.out.splitlines()[0])


def test_an_entry_in_another_order_is_still_the_entry_that_was_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A history is only added to; its files may get the written form."""
    clone = example_repository(tmp_path)
    entry = clone / "data/actions/verzoek-erkennen/2014-10-01-ocw.yaml"
    entry.parent.mkdir()
    entry.write_text("tables: [sectortafel-vo, bestuurlijke-overlegtafel]\nnote: Gelezen.\n", encoding="utf-8")
    committed(clone)
    assert 0 == fmt(clone / "data", patch=monkeypatch).code
    written = "note: Gelezen.\n\ntables:\n  - bestuurlijke-overlegtafel\n  - sectortafel-vo\n"
    assert written == entry.read_text(encoding="utf-8")
    asked = ("--base", "HEAD", "--select", "E15", "--as-of", "2014-12-31", "--format", "concise")
    assert "" == call("check", *asked, patch=monkeypatch, cwd=clone).out


def test_the_letters_agenda_is_in_the_written_form(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 == call("fmt", "--check", patch=monkeypatch).code


@pytest.mark.parametrize("path", [MANUAL, HANDLEIDING], ids=lambda path: path.name)
def test_the_story_of_the_manual_is_in_the_written_form(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 == call("fmt", "--check", patch=monkeypatch, cwd=told_in(path, tmp_path)).code
