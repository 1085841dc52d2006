"""What each verb writes, commits and says, in both languages: look at every change here as at a changed promise."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.changing import Clone, clone_in

VO = ("--by", "vo-raad")
MET = ("--meeting", "vo-2014-12")
STARTED = ("start", "1.1", *VO, "--on", "2014-09-30")
VERBS: dict[str, list[tuple[str, ...]]] = {
    "note": [("note", "1.1", "De eerste gesprekken zijn gevoerd.", *VO, "--on", "2014-10-01")],
    "nothing-new": [("nothing-new", "1.1", "1.2", *VO, "--on", "2014-10-01")],
    "ask": [("ask", "1.1", "1 juni 2016", "--reason", "de scholen vragen langer", *VO, "--on", "1 oktober 2014")],
    "start": [("start", "1.1", "--note", "Werkgroep begonnen.", *VO, "--on", "2014-10-01")],
    "hold": [STARTED, ("hold", "1.1", "--until", "juni 2015", "--reason", "de regeling is er nog niet", *MET)],
    "report-done": [
        STARTED,
        (
            *("report-done", "1.1", *VO, "--on", "2014-12-10", "--evidence", "Jaarverslag", "--date", "november 2014"),
            *("--reference", "VO/2014/88", "--proves", "de zijinstroom is structureel gestegen"),
        ),
    ],
    "postpone": [("postpone", "1.1", "2e kwartaal 2016", "--reason", "de scholen vragen langer", *MET)],
    "lead": [("lead", "1.1", "scholen", "--reason", "zij werven zelf", *MET)],
    "signal": [
        (
            *("signal", "1.1", "amber", "--cause", "te weinig plaatsen", "--consequence", "later klaar"),
            *("--correction", "een extra ronde", "--forecast", "maart 2016", *VO, "--on", "2014-10-01"),
        ),
    ],
}


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    return clone_in(tmp_path, monkeypatch)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("verb", VERBS)
def test_what_is_said_and_written(verb: str, lang: str, clone: Clone, snapshot: SnapshotAssertion) -> None:
    for words in VERBS[verb]:
        ended = clone.agenda(*words, lang=lang)
        assert (0, "") == (ended.code, ended.err)
    files = [line.partition("\t")[2] for line in clone.new_files]
    written = "".join(f"# {file}\n{(clone.folder / file).read_text(encoding='utf-8')}" for file in files)
    assert snapshot == "\n".join([ended.out, clone.git("log", "-1", "--format=%B"), "", written])


@pytest.mark.parametrize("verb", VERBS)
def test_the_commit_holds_the_new_files_and_nothing_else(verb: str, clone: Clone) -> None:
    """What somebody has staged or is working on stays as it was."""
    (clone.folder / "data/parties/velon.yaml").write_text("name: VELON\nkind: external # x\n", encoding="utf-8")
    (clone.folder / "data/parties/ocw.yaml").write_text("name: OCW\nkind: ministry # x\n", encoding="utf-8")
    (clone.folder / "kladblok.txt").write_text("x", encoding="utf-8")
    clone.git("add", "data/parties/velon.yaml")
    before = clone.git("status", "--porcelain")
    for words in VERBS[verb]:
        assert 0 == clone.agenda(*words).code
    assert {"A"} == {line[:1] for line in clone.new_files}
    assert all(line.startswith("A\tdata/actions/") for line in clone.new_files)
    assert before == clone.git("status", "--porcelain")


def test_the_agenda_is_as_valid_as_before(clone: Clone) -> None:
    """No verb leaves something behind that `agenda check` or `agenda fmt` has a word to say about."""
    for words in [words for verb in ("note", "ask", "postpone", "signal", "lead") for words in VERBS[verb]]:
        assert 0 == clone.agenda(*words).code
    assert 0 == clone.agenda("check", "--as-of", "2014-12-31").code
    assert 0 == clone.agenda("fmt", "--check", "data/actions/zijinstroom-vergroten").code
