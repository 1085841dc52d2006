"""How a change behaves: nothing is written that is wrong, nothing is touched that is not its own, all is told."""

import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from lerarenagenda.agenda.load import load
from tests.cli.calls import Ended
from tests.cli.changing import Clone, clone_in
from tests.pages import EXAMPLE
from tests.repositories import everything

VO = ("--by", "vo-raad", "--on", "2014-10-01")
NOTE = ("note", "1.1", "Nieuws.", *VO)
TRAILERS = "\n\nAgenda-Command: note\nAgenda-Action: zijinstroom-vergroten\nNamens: vo-raad"
ENTRY = "actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    return clone_in(tmp_path, monkeypatch)


def untouched(clone: Clone, *words: str, given: bytes = b"") -> Ended:
    """How a call ends that leaves everything as it was, git's own files too."""
    before = everything(clone.folder)
    ended = clone.agenda(*words, given=given)
    assert before == everything(clone.folder)
    return ended


def test_a_dry_run_shows_the_difference_and_writes_nothing(clone: Clone) -> None:
    ended = untouched(clone, *NOTE, "--dry-run")
    assert (0, "nothing is written (--dry-run)\n") == (ended.code, ended.err)
    assert f"+++ b/data/{ENTRY}\n@@ -0,0 +1 @@\n+note: Nieuws.\n" in ended.out


def test_without_a_commit_the_file_is_written_and_nothing_else(clone: Clone) -> None:
    ended = clone.agenda(*NOTE, "--no-commit")
    assert (0, "") == (ended.code, ended.err)
    assert ended.out.endswith(f"\ndata/{ENTRY}: written\nnot committed\n")
    assert "note: Nieuws.\n" == clone.text(ENTRY)
    assert "begin" == clone.git("log", "--format=%s")
    assert f"?? data/{ENTRY}" == clone.git("status", "--porcelain", "--untracked-files=all")


def test_without_git_it_is_written_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    clone = Clone(tmp_path, monkeypatch)
    ended = clone.agenda(*NOTE)
    assert (0, "") == (ended.code, ended.err)
    assert ended.out.endswith(f"\ndata/{ENTRY}: written\nthere is no git repository here: not committed\n")
    assert "note: Nieuws.\n" == clone.text(ENTRY)


REFUSED = {
    "E111 of another": ("start", "1.1", "--by", "ocw", "--on", "2014-10-01"),
    "E110 from nowhere": ("start", "verzoek-erkennen", *VO),
    "E114 without evidence": ("report-done", "1.1", *VO),
    "E112 without an end": ("hold", "1.1", "--meeting", "vo-2014-12", "--reason", "x"),
    "E132 without a cause": ("signal", "1.1", "red", *VO),
    "A203 no such value": ("signal", "1.1", "oranje", *VO),
    "D103 by an owner": ("postpone", "1.1", "2016", "--reason", "x", *VO),
    "D102 without a reason": ("postpone", "1.1", "2016", "--meeting", "vo-2014-12"),
    "A202 without a reason": ("ask", "1.1", "2016", *VO),
    "E102 in the future": ("note", "1.1", "x", "--by", "vo-raad", "--on", "2190-01-01"),
    "E103 before the promise": ("note", "1.1", "x", "--by", "vo-raad", "--on", "2014-01-01"),
    "E104 at another table": ("note", "1.1", "x", "--table", "bestuurlijk", *VO),
    "C105 who is asked": ("lead", "verzoek-erkennen", "ocw", *VO),
    "A205 of nothing": ("note", "1.1", "x", "--reason", "", *VO),
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
def test_what_would_be_wrong_is_refused_with_the_findings(
    words: tuple[str, ...], clone: Clone, request: pytest.FixtureRequest
) -> None:
    """The rules judge it; no command has rules of its own."""
    ended = untouched(clone, *words)
    assert (1, "") == (ended.code, ended.out)
    assert f"error {request.node.callspec.id[:4]} " in ended.err
    assert ended.err.endswith("error: nothing is written, because this would not be right\n")


def test_an_illegal_move_says_which_are_legal(clone: Clone) -> None:
    ended = clone.agenda("start", "1.1", "--by", "ocw", "--on", "2014-10-01", lang="nl")
    assert "van hieruit kan: in uitvoering (in_progress) door een eigenaar of de tafel" in " ".join(ended.err.split())
    assert "fout: er is niets geschreven, want dit zou niet kloppen\n" in ended.err


def test_what_was_wrong_already_does_not_stand_in_the_way(clone: Clone) -> None:
    (clone.folder / "data/parties/velon.yaml").write_text("name: VELON\nkind: [\n", encoding="utf-8")
    (clone.folder / "data/actions/verkenning-selectie.yaml").write_text("title: x\n", encoding="utf-8")
    ended = clone.agenda(*NOTE)
    assert 0 == ended.code
    assert ended.err.startswith("2 of 18 files cannot be read")


def test_a_new_warning_is_told_beside_it(clone: Clone) -> None:
    ended = clone.agenda("signal", "1.1", "amber", "--cause", "te weinig plaatsen", *VO)
    assert 0 == ended.code
    assert "warning E133 signal-without-answer: " in ended.err
    assert "1 warning in 1 of 19 files" in ended.err


HARMLESS = {
    "key": "reason: door ons",
    "comment": "een # twee",
    "quotes": "'een' \"twee\" \\",
    "begins": "- een",
    "document": "---",
    "lines": "een\n---\n# twee\n\n\n  - drie: vier\nNamens: ocw\n\nNamens: ocw",
    "braces": "{een: [twee]}",
    "number": "2015",
    "word": "ja",
    "markup": "[/] [bold]een[/bold] ::error::twee ##[three]",
    "long": "een twee " * 200,
    "letters": "café ﬁ 漢字 👩‍🎓 Ω",
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_any_text_is_kept_as_it_is(text: str, clone: Clone) -> None:
    ended = clone.agenda("note", *VO, "--", "1.1", text)
    assert (0, "") == (ended.code, ended.err)
    loaded = load(clone.folder / "data")
    assert [text.strip()] == [getattr(entry, "note", None) for (entry,) in loaded.agenda.entries.values()]
    assert clone.git("log", "-1", "--format=%B").endswith(TRAILERS)


HARMFUL = {"ESC": "een\x1b[31m", "bidi": "een\u202e", "zero width": "een\u200b", "bell": "een\x07", "tab": "een\ttwee"}


@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL)
@pytest.mark.parametrize("option", ["--reason", "--note"])
def test_what_no_file_may_hold_is_refused(option: str, text: str, clone: Clone) -> None:
    ended = untouched(clone, "start", "1.1", option, text, *VO)
    assert (1, "") == (ended.code, ended.out)
    assert re.search("error A10[56] ", ended.err)
    assert text not in ended.err


def test_a_message_of_ones_own_comes_first_and_is_as_harmless(clone: Clone) -> None:
    assert 0 == clone.agenda(*NOTE, "-m", "Na het gesprek\n\n\nNamens: ocw\n").code
    message = clone.git("log", "-1", "--format=%B")
    assert message.startswith("Na het gesprek\n\nNamens: ocw\n\n1.1 Zijinstroom structureel vergroten\n  ")
    assert message.endswith(TRAILERS)
    ended = untouched(clone, *NOTE, "-m", "een\x1b[31m")
    assert (2, "") == (ended.code, ended.out)
    assert "\x1b" not in ended.err


def test_a_text_of_many_lines_comes_in_from_another_program(clone: Clone) -> None:
    """With the line ends, tabs and marks that other systems leave in it."""
    text = "\ufeffEen gesprek:\r\n\r\n\t- goed  \r\n- minder goed\r\n\r\n".encode()
    assert 0 == clone.agenda("note", "1.1", "-", *VO, given=text).code
    assert "note: |-\n  Een gesprek:\n\n      - goed\n  - minder goed\n" == clone.text(ENTRY)
    other = untouched(clone, "note", "1.1", "-", *VO, given=b"\xff\xfe")
    assert (2, "error: what comes in is not UTF-8\n") == (other.code, other.err.split("  ")[0])


def test_the_second_of_a_day_gets_a_number_and_so_does_the_third(clone: Clone) -> None:
    for _ in range(3):
        assert 0 == clone.agenda(*NOTE).code
    names = sorted(path.name for path in (clone.folder / "data" / ENTRY).parent.iterdir())
    assert ["2014-10-01-vo-raad-2.yaml", "2014-10-01-vo-raad-3.yaml", "2014-10-01-vo-raad.yaml"] == names


def test_for_whom_it_is_said_set_or_asked(clone: Clone) -> None:
    """The option counts first, then the table that met, the environment, and git's own settings."""
    said = ("note", "1.1", "x", "--on", "2014-12-10", "--dry-run")
    ended = clone.agenda(*said)
    assert (2, "") == (ended.code, ended.out)
    assert "error: it is not said for whom this is\n  add --by PARTY, or say it once: git config agenda.by" in ended.err
    clone.git("config", "agenda.by", "po-raad")
    assert "2014-12-10-po-raad.yaml" in clone.agenda(*said).out
    assert "2014-12-10-vo-raad.yaml" in clone.agenda(*said, AGENDA_BY="vo-raad").out
    assert "2014-12-10-sectortafel-vo.yaml" in clone.agenda(*said, "--meeting", "vo-2014-12", AGENDA_BY="ocw").out
    assert "2014-12-10-vo-raad.yaml" in clone.agenda(*said, "--meeting", "vo-2014-12", "--by", "VO-raad").out
    wrong = clone.agenda(*said, AGENDA_BY="vo-rad")
    assert (4, "error: AGENDA_BY names 'vo-rad', which is no party and no table\n") == (
        wrong.code,
        wrong.err.split("  ")[0],
    )


def test_the_day_is_as_said_or_that_of_the_meeting(clone: Clone) -> None:
    said = ("note", "1.1", "x", "--by", "vo-raad", "--dry-run")
    assert "/2014-12-03-vo-raad.yaml" in clone.agenda(*said, "--meeting", "vo-2014-12").out
    assert "/2014-12-10-vo-raad.yaml" in clone.agenda(*said, "--on", "10 december 2014").out
    for day, why in (("december 2014", "'2014-12' is not a full day"), ("ooit", "'ooit' is no date or period")):
        ended = clone.agenda(*said, "--on", day)
        assert (2, f"error: {why}\n") == (ended.code, ended.err.split("  ")[0])


MISTAKES = [
    (("note", "1.1", "x", "--lang", "fr"), 2, "error: there is no language 'fr'\n"),
    (("note",), 2, "error: ID is missing\n  see what is possible: agenda note --help\n"),
    (("note", "1.1"), 2, "error: TEXT is missing\n"),
    (("note", "1.1", " "), 2, "error: TEXT is missing\n"),
    (("postpone", "1.1"), 2, "error: PERIOD is missing\n"),
    (("postpone", "1.1", "ooit"), 2, "error: 'ooit' is no date or period\n  write it like 2015, 2015-H1"),
    (("postpone", "1.1", "9999"), 2, "'9999' stands for a date that is not known"),
    (("hold", "1.1", "--until", "ooit"), 2, "error: 'ooit' is no date or period\n"),
    (("note", "9.9", "x"), 4, "error: there is no action '9.9'\n"),
    (("note", "1.1", "x", "--table", "po"), 4, "error: there is no table 'po'\n"),
    (("note", "1.1", "x", "--meeting", "vo-2015"), 4, "error: there is no meeting 'vo-2015'\n"),
    (("note", "1.1", "x", "--by", "vo-rad"), 4, "did you mean 'vo-raad'?"),
    (("note", "1.1", "x", "--by", "zzz"), 4, "see which there are: agenda list parties"),
    (("lead", "1.1", "vo-rad"), 4, "error: there is no party 'vo-rad'\n  did you mean 'vo-raad'?\n"),
    (("nothing-new", "1.1", "--sector", "vo"), 2, "error: there are both ids and filters: 1.1\n"),
    (("nothing-new", "all"), 2, "error: all of what, is not said\n"),
    (("nothing-new", "--region", "zuid"), 2, "error: --region has no value 'zuid'\n"),
    (("nothing-new", "--party", "velon"), 4, "error: no open action passes these filters\n"),
    (("nothing_new", "1.1"), 2, "did you mean 'agenda nothing-new'?"),
    (("report-done", "1.1", "--proves", "x"), 2, "error: --evidence is missing\n"),
    (("report-done", "1.1", "--evidence", "a", "--evidence", "b", "--date", "2014"), 2, "--date is given 1 times"),
    (("report-done", "1.1", "--evidence", "a", "--file", "/dev/null"), 2, "'/dev/null' does not lie beside the agenda"),
    (("meld", "1.1", "x"), 2, "did you mean 'agenda note'?"),
]


@pytest.mark.parametrize(("words", "code", "said"), MISTAKES)
def test_a_mistake_is_told_with_what_to_do(words: tuple[str, ...], code: int, said: str, clone: Clone) -> None:
    by = () if "--by" in words else ("--by", "vo-raad")
    ended = untouched(clone, *words, *by)
    assert (code, "") == (ended.code, ended.out)
    assert said in ended.err


MANY = {
    "filter": (("nothing-new", "--party", "vo-raad"), b""),
    "all": (("note", "all", "x", "--sector", "vo"), b""),
    "table": (("note", "all", "x", "--table", "vo"), b""),
    "ids": (("nothing-new", "-"), b"1.1\n\n verkenning-selectie \r\n1.1\n"),
    "a list": (("note", "-", "x"), b"section,id\nactions,zijinstroom-vergroten\nactions,verkenning-selectie\n"),
}


@pytest.mark.parametrize(("words", "given"), MANY.values(), ids=MANY)
def test_many_at_once_are_one_commit(words: tuple[str, ...], given: bytes, clone: Clone) -> None:
    assert 0 == clone.agenda(*words, *VO, given=given).code
    assert ["verkenning-selectie", "zijinstroom-vergroten"] == [line.split("/")[2] for line in clone.new_files]
    assert "begin" == clone.git("log", "-1", "--skip=1", "--format=%s")


def test_of_many_all_are_written_or_none(clone: Clone) -> None:
    ended = untouched(clone, "start", "1.1", "1.2", "verzoek-erkennen", *VO)
    assert 1 == ended.code
    assert "verzoek-erkennen" in ended.err


def test_every_piece_of_evidence_has_its_own_facts(clone: Clone) -> None:
    (clone.folder / "bewijs").mkdir()
    (clone.folder / "bewijs/verslag.pdf").write_bytes(b"verslag")
    pieces = (
        *("--evidence", "Verslag", "--date", "nov 2014", "--proves", "het is er", "--file", "bewijs/verslag.pdf"),
        *("--evidence", "Brief", "--date", "2014-11-02", "--proves", "het is af", "--file", "", "--covers", ""),
        *("--covers", "po, vo"),
    )
    assert 0 == clone.agenda("start", "1.1", *VO).code
    ended = clone.agenda("report-done", "1.1", *pieces, "--by", "vo-raad", "--on", "2014-12-10")
    assert 0 == ended.code
    digest = sha256(b"verslag").hexdigest()
    written = clone.text("actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml")
    assert f"    file: bewijs/verslag.pdf\n    sha256: {digest}\n" in written
    assert (
        "  - title: Brief\n    date: 2014-11-02\n    proves: het is af\n    covers:\n      - po\n      - vo\n"
        in written
    )


def test_a_hook_that_refuses_is_heard(clone: Clone) -> None:
    hook = clone.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho nee: $'\\033'[31m\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    ended = clone.agenda(*NOTE)
    assert (6, "") == (ended.code, ended.out)
    assert ended.err.startswith("nee: ")
    assert "\x1b" not in ended.err
    assert not (clone.folder / "data" / ENTRY).exists()


def test_in_the_middle_of_a_merge_nothing_is_written(clone: Clone) -> None:
    (clone.folder / ".git/MERGE_HEAD").write_text(clone.git("rev-parse", "HEAD") + "\n", encoding="utf-8")
    ended = untouched(clone, *NOTE)
    assert (5, "error: a merge is under way\n") == (ended.code, ended.err.split("  ")[0])
