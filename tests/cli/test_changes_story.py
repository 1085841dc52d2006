"""The story in the manual, told by commands: they write the very files that the manual shows."""

import shutil
from pathlib import Path

import pytest

from tests.cli.calls import ROOT
from tests.cli.changing import Clone
from tests.repositories import committed, git
from tests.test_documents import FILE, MANUAL

FOLDER = "data/actions/adviescommissies-2015"
VH = ("--by", "vereniging-hogescholen", "--table", "vo")
MOVED = "de laatste commissies beginnen in het voorjaar van 2016"
BY_COMMAND = {
    f"{FOLDER}/2014-10-01-vereniging-hogescholen.yaml": (
        *("start", "2.2", "--lead", "vereniging-hogescholen", *VH, "--on", "1 oktober 2014"),
        *("--note", "De hogescholen richten per opleiding een commissie voor het vo in."),
    ),
    f"{FOLDER}/2015-03-16-vereniging-hogescholen.yaml": (
        *("note", "2.2", "Twee van de drie lerarenopleidingen hebben een commissie voor het vo."),
        *(*VH, "--on", "16 maart 2015"),
    ),
    f"{FOLDER}/2015-10-05-vereniging-hogescholen.yaml": (
        *("ask", "2.2", "juni 2016", "--words", "in juni 2016", "--reason", MOVED, *VH, "--on", "5-10-2015"),
    ),
    f"{FOLDER}/2015-11-18-sectortafel-vo.yaml": (
        *("postpone", "2.2", "juni 2016", "--words", "in juni 2016", "--meeting", "vo-2015-11", "--reason", MOVED),
    ),
    f"{FOLDER}/2016-02-10-vo-raad.yaml": (
        *("note", "2.2", "De scholen in het vo hebben voor elke commissie leden voorgedragen."),
        *("--by", "vo-raad", "--on", "2016-02-10"),
    ),
    f"{FOLDER}/2016-05-23-vereniging-hogescholen.yaml": (
        *("report-done", "2.2", "--evidence", "Overzicht van de adviescommissies voor het vo", "--date", "mei 2016"),
        *("--reference", "VH 2016/31", *VH, "--on", "2016-05-23"),
        *("--proves", "alle lerarenopleidingen hebben een adviescommissie voor het vo"),
    ),
}


def test_commands_write_what_the_manual_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    clone = Clone(tmp_path, monkeypatch)
    git(tmp_path, "init", "-q", "-b", "main")
    committed(tmp_path)
    shown = FILE.findall(MANUAL.read_text(encoding="utf-8"))
    assert BY_COMMAND.keys() <= {name for name, _ in shown}
    for name, text in shown:
        if name in BY_COMMAND:
            assert 0 == clone.agenda(*BY_COMMAND[name]).code
            assert [f"A\t{name}"] == clone.new_files
            assert text == (tmp_path / name).read_text(encoding="utf-8")
        else:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
            committed(tmp_path)
