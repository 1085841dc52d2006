"""How the program behaves whatever it is asked: exit codes, streams, words for mistakes, nothing dropped."""

import re
import shutil
from pathlib import Path

import pytest

from lerarenagenda.renderers.visible import HIDDEN
from tests.cli.calls import ROOT, call

EXAMPLE = ROOT / "tests" / "example"
QUESTIONS = [
    ("status",),
    ("status", "vo", "--format", "json"),
    ("next",),
    ("next", "--party", "vo-raad", "--format", "csv"),
    ("show", "1.2"),
    ("list", "actions"),
    ("list", "meetings", "--format", "md"),
]
DAY = ("--as-of", "2016-01-01")
BROKEN = {
    "actions/zijinstroom-vergroten.yaml": b"title: [\n",
    "actions/zijinstroom-vergroten/2014-09-24-vo-raad.yaml": b"nieuws: begonnen\n",
    "actions/Zij Instroom.yaml": b"title: x\n",
    "parties/ocw.yaml": b"\xff\xfe",
    "tables/sectortafel-vo.yaml": b"name: &a x\n",
    "priorities/instroom.yaml": b"",
    "meetings/vo-2014-09.yaml": b"table: sectortafel-vo\n",
    "sources/brief.yaml": b"title: a\ntitle: b\n",
    "sources/kladblok.txt": b"aantekeningen",
    "agenda.yaml": b"title: x\nschema: een\n",
    "vergeten/iets.yaml": b"title: x\n",
}


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The small agenda in a folder of its own."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


@pytest.mark.parametrize("path", BROKEN)
@pytest.mark.parametrize("words", [pytest.param(words, id=" ".join(words)) for words in QUESTIONS])
def test_a_broken_file_is_named_and_turns_the_exit_code(
    words: tuple[str, ...], path: str, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question prints what it has, names the rest, then ends with 3."""
    (example / path).parent.mkdir(parents=True, exist_ok=True)
    (example / path).write_bytes(BROKEN[path])
    ended = call(*words, "--as-of", "2014-12-31", patch=monkeypatch, cwd=example.parent)
    assert 3 == ended.code
    assert f"data/{path}" in ended.err


@pytest.mark.parametrize("path", BROKEN)
def test_check_reports_a_broken_file_and_ends_with_1(path: str, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example / path).parent.mkdir(parents=True, exist_ok=True)
    (example / path).write_bytes(BROKEN[path])
    ended = call("check", "--as-of", "2014-12-31", "--format", "concise", patch=monkeypatch, cwd=example.parent)
    assert (1, "") == (ended.code, ended.err)
    assert any(line.startswith(f"data/{path}:") for line in ended.out.splitlines())


def test_all_broken_files_are_reported_in_one_run(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, raw in BROKEN.items():
        (example / path).parent.mkdir(parents=True, exist_ok=True)
        (example / path).write_bytes(raw)
    out = call("check", "--format", "concise", patch=monkeypatch, cwd=example.parent).out
    assert [] == [path for path in BROKEN if f"data/{path}:" not in out]


def test_reading_writes_nothing(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question and check leave the folder as it was."""
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in example.rglob("*") if path.is_file()}
    for words in [*QUESTIONS, ("check",), ("explain",)]:
        call(*words, patch=monkeypatch, cwd=example.parent)
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in example.rglob("*") if path.is_file()}
    assert before == after


MISTAKES = [
    (("stauts",), 2, "error: there is no command 'stauts'\n  did you mean 'agenda status'?\n"),
    (("toon", "1.2"), 2, "error: there is no command 'toon'\n  did you mean 'agenda show'?\n"),
    (("list", "acties"), 2, "error: agenda list knows no 'acties'\n  did you mean 'agenda list actions'?\n"),
    (("status", "--lat"), 2, "error: there is no option '--lat' here\n  did you mean '--late'?\n"),
    (("status", "--format", "jsn"), 2, "error: there is no format 'jsn'\n  did you mean 'json'?\n"),
    (("status", "--as-of", "15-10-2014"), 2, "did you mean '2014-10-15'?\n"),
    (("status", "--level", "nationl"), 2, "did you mean 'national'?"),
    (("status", "--health", "overdu"), 2, "did you mean 'overdue'?"),
    (("status", "--due-within", "soon"), 2, "write a number of days, such as 60\n"),
    (("status", "--party"), 2, "option '--party' wants a value"),
    (("show",), 2, "is missing"),
    (("list", "actions", "--sort", "titel"), 2, "did you mean 'title'?"),
    (("explain", "X1", "Y2"), 2, "these words are too many: Y2"),
    (("status", "--party", "vo-rad"), 4, "error: there is no party 'vo-rad'\n  did you mean 'vo-raad'?\n"),
    (("status", "zzz"), 4, "error: there is no table 'zzz'\n  see which there are: agenda list tables\n"),
    (("show", "ver"), 4, "several ids begin with 'ver': verkenning-selectie, verzoek-erkennen"),
    (("explain", "B1O1"), 4, "did you mean 'B101'?"),
]


@pytest.mark.parametrize(("words", "code", "said"), MISTAKES)
def test_a_mistake_is_told_with_what_to_do(
    words: tuple[str, ...], code: int, said: str, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = call("--lang", "en", *words, patch=monkeypatch, cwd=example.parent)
    assert (code, "") == (ended.code, ended.out)
    assert said in ended.err


def test_without_an_agenda_it_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = call("status", "--lang", "en", patch=monkeypatch, cwd=tmp_path)
    assert 3 == ended.code
    assert str(tmp_path) in ended.err
    assert "--folder" in ended.err


def test_any_folder_inside_the_agenda_will_do(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outs = {
        call("status", "--as-of", "2014-12-31", patch=monkeypatch, cwd=cwd).out
        for cwd in (example.parent, example, example / "actions")
    }
    outs.add(call("status", "--as-of", "2014-12-31", "-C", str(example), patch=monkeypatch).out)
    assert 1 == len(outs)


def test_bare_agenda_is_status(monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("status", *DAY, patch=monkeypatch) == call(*DAY, patch=monkeypatch)
    assert call("--late", *DAY, patch=monkeypatch) == call("status", "--late", *DAY, patch=monkeypatch)


def test_fail_on_ends_with_1_only_when_there_is_any(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [
        call("status", "--fail-on", "late", "--as-of", day, patch=monkeypatch).code
        for day in ("2015-12-31", "2016-01-01")
    ]
    assert [0, 1] == codes


def test_strict_counts_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [call("check", *DAY, *strict, patch=monkeypatch).code for strict in ((), ("--strict",))]
    assert [0, 1] == codes


def test_check_of_a_file_shows_only_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    out = call("check", "data/tables", "--format", "concise", *DAY, patch=monkeypatch).out
    assert 4 == len(out.splitlines())
    assert all(line.startswith("data/tables/") for line in out.splitlines())


def test_a_quote_is_proved_against_the_text_given(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Wij doen: het structureel vergroten\n\nvan de zijinstroom\n  3\n en verder niets."
    (example.parent / "brief.txt").write_text(text, encoding="utf-8")
    out = call("check", "--source", "brief.txt", "--format", "concise", patch=monkeypatch, cwd=example.parent).out
    unproved = [line.split(":")[0] for line in out.splitlines() if "B202" in line]
    assert "data/actions/verkenning-selectie.yaml" in unproved
    assert "data/actions/zijinstroom-vergroten.yaml" not in unproved


@pytest.mark.parametrize(
    ("env", "asked", "expected"),
    [
        ({}, (), "Sectortafel vo — stand op"),
        ({"AGENDA_LANG": "en"}, (), "Sector table vo — as of"),
        ({"AGENDA_LANG": "en"}, ("--lang", "nl"), "Sectortafel vo — stand op"),
        ({}, ("--lang=en",), "Sector table vo — as of"),
    ],
)
def test_the_language_is_asked_then_set_then_the_agendas(
    env: dict[str, str], asked: tuple[str, ...], expected: str, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = call("status", "vo", *asked, patch=monkeypatch, cwd=example.parent, env=env)
    assert ended.out.startswith(expected)


@pytest.mark.parametrize("width", [60, 72, 80, 104, 120, 200])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (
        ("status",),
        ("next", "--party", "vsnu"),
        ("show", "3.3", "vo"),
        ("list", "parties"),
        ("list", "actions"),
        ("explain",),
        ("check",),
    ):
        out = call(*words, "--lang", language, patch=monkeypatch, env={"COLUMNS": str(width)}).out
        assert [] == [line for line in out.splitlines() if len(line) > width and "-->" not in line], words


def test_colour_is_only_for_terminals_and_never_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    late = ("status", "vo", "--late", "--as-of", "2016-01-01")
    assert "\x1b" not in call(*late, patch=monkeypatch).out
    coloured = call(*late, patch=monkeypatch, env={"FORCE_COLOR": "1"}).out
    assert "\x1b[1;31m! te laat" in coloured
    for env in ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, {"FORCE_COLOR": "1", "TERM": "dumb"}):
        assert call(*late, patch=monkeypatch).out == call(*late, patch=monkeypatch, env=env).out


def test_colour_makes_no_line_wider(monkeypatch: pytest.MonkeyPatch) -> None:
    env = {"FORCE_COLOR": "1", "COLUMNS": "80"}
    for words in (("status", *DAY), ("check", *DAY), ("show", "3.3", *DAY)):
        out = re.sub(r"\x1b\[[0-9;]*m", "", call(*words, patch=monkeypatch, env=env).out)
        assert [] == [line for line in out.splitlines() if len(line) > 80 and "-->" not in line]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("form", ["csv", "json", "md", "text"])
def test_every_format_can_be_written_in_every_encoding(
    form: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 == call("status", *DAY, "--format", form, patch=monkeypatch, encoding=encoding).code


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_every_encoding_gets_what_it_can_show(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (
        ("status", "--as-of", "2016-01-01"),
        ("show", "4.1", "alle-starters-begeleid"),
        ("check",),
        ("explain", "A106"),
    ):
        out = call(*words, patch=monkeypatch, encoding=encoding).out
        assert "! te laat" in out or words[0] != "status"
        assert not HIDDEN.search(out.replace("\n", "").replace("\r", ""))


def test_help_speaks_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    dutch, english = (call("--lang", language, "--help", patch=monkeypatch).out for language in ("nl", "en"))
    options = " ".join(call("status", "--lang", "nl", "--help", patch=monkeypatch).out.split())
    assert "Alleen deze soorten: action, agreement" in options
    assert "Toon hoe ver elke actie is" in dutch
    assert "Show how far every action is" in english


def test_the_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "agenda 0.1.0\n" == call("--version", patch=monkeypatch).out
