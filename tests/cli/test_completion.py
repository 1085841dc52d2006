"""What the Tab key gives: in this process for many lines, and in the shells that are here for what they do with it."""

import os
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lerarenagenda.cli._asked import answer
from lerarenagenda.cli._commands import command_names
from lerarenagenda.cli._completers import Names
from lerarenagenda.cli._completion import SAFE, lines
from lerarenagenda.cli._options import VALUES
from lerarenagenda.cli._program import Group, root
from lerarenagenda.cli.completion import COMMANDS
from lerarenagenda.questions.filters import filters_of
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import NONE
from lerarenagenda.renderers.visible import HIDDEN
from lerarenagenda.rules import all_rules
from tests.cli.calls import ROOT, call
from tests.cli.test_manners import BROKEN, EXAMPLE

HOSTILE = {
    "actions/vijandig-een.yaml": 'number: 9.1\ntitle: "$(touch x1) `touch x2` \'; touch x3 #"\n',
    "actions/vijandig-twee.yaml": "number: 9.2\ntitle: \x1b]0;x\x07 \x9b2J ${HOME} %F{red} !! a:b\\:c * (y)\n",
    "actions/vijandig-drie.yaml": 'number: $(touch x4)\ntitle: >-\n  "een\n  twee $(touch x5)\n',
    "actions/vijandig-$(touch x6).yaml": "title: x\n",
    "actions/vijandig-;touch x7;.yaml": "title: x\n",
    "actions/vijandig-\n-een.yaml": "title: x\n",
    "tables/vijandig.yaml": "name: Tafel\nshort: v;touch x8\n",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small agenda, where we stand."""
    shutil.copytree(EXAMPLE, tmp_path / "data")
    monkeypatch.delenv("AGENDA_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def hostile(place: Path) -> Path:
    """The same with files that would like to be run."""
    for path, text in HOSTILE.items():
        (place / "data" / path).write_text(text, encoding="utf-8")
    return place


def values(line: str, *, described: bool = False) -> list[str]:
    """What may stand at the end of a line, split as a shell would."""
    *words, typed = line.split(" ")
    return lines(words[1:], typed, described=described)


def commands() -> Iterator[tuple[str, Any]]:
    """Every command that does something, with the words that lead to it."""
    program = root()
    for name in command_names():
        command = program.get_command(None, name)
        if isinstance(command, Group):
            yield from ((f"{name} {inner}", found) for inner, found in command.commands.items())
        else:
            yield name, command


@pytest.mark.parametrize(("line", "expected"), [
    ("agenda sh", ["show"]),
    ("agenda list m", ["meetings"]),
    ("agenda completion ", ["bash", "zsh", "fish", "powershell"]),
    ("agenda status --la", ["--late", "--lang"]),
    ("agenda --la", ["--lang", "--late"]),
    ("agenda --late --la", ["--lang"]),
    ("agenda next --all --a", ["--as-of", "--accessible"]),
    ("agenda list actions --level ", ["national", "regional", "both", "local"]),
    ("agenda list actions --level=re", ["--level=regional"]),
    ("agenda list actions --sector ", ["po", "vo", "mbo", "hbo", "wo", "none"]),
    ("agenda list actions --columns title,ki", ["title,kind"]),
    ("agenda list sources --sort ti", ["title"]),
    ("agenda status --format ", ["csv", "json", "md", "text"]),
    ("agenda status -f ", ["csv", "json", "md", "text"]),
    ("agenda status --lang ", ["nl", "en"]),
    ("agenda --lang ", ["nl", "en"]),
    ("agenda --lang en li", ["link", "list"]),
    ("agenda next --party v", ["velon", "vo-raad"]),
    ("agenda list meetings --table ", ["bestuurlijke-overlegtafel", "sectortafel-vo"]),
    ("agenda status ", ["bestuurlijke-overlegtafel", "sectortafel-vo"]),
    ("agenda status v", ["vo"]),
    ("agenda status --kind action v", ["vo"]),
    ("agenda --late v", ["vo"]),
    ("agenda show ver", ["verkenning-selectie", "verzoek-erkennen"]),
    ("agenda show 1.", ["1.2", "1.1"]),
    ("agenda show 1.2 vo-2014-0", ["vo-2014-09"]),
    ("agenda show -- 1.1", ["1.1"]),
    ("agenda explain act", ["action"]),
    ("agenda explain D110 --la", ["--lang"]),
    ("agenda check d", ["\tfiles"]),
    ("agenda check -C ", ["\tfolders"]),
    ("agenda check --folder=d", ["\tfolders"]),
    ("agenda nothing", ["nothing-new"]),
    ("agenda nothing-new 1.1 ver", ["verkenning-selectie", "verzoek-erkennen"]),
    ("agenda note 1.", ["1.2", "1.1"]),
    ("agenda signal 1.1 ", ["green", "amber", "red"]),
    ("agenda lead 1.1 vo", ["vo-raad"]),
    ("agenda note 1.1 x --meeting best", ["bestuurlijk-2014-10", "bestuurlijk-2015-04"]),
    ("agenda note 1.1 x --by v", ["velon", "vo-raad", "vo"]),
    ("agenda status --as-of ", []),
    ("agenda status --late=", []),
    ("agenda nothing ", []),
    ("agenda list nothing ", []),
    ("agenda explain D110 x", []),
])  # fmt: skip
@pytest.mark.usefixtures("place")
def test_what_may_stand_there(line: str, expected: list[str]) -> None:
    """Records by id, number or short name, options by their long names, paths by the shell itself."""
    assert expected == values(line)


@pytest.mark.parametrize(("line", "dutch", "english"), [
    ("agenda stat", "status\tToon hoe ver elke actie is", "status\tShow how far every action is"),
    ("agenda list parties", "parties\tpartijen", "parties\tparties"),
    ("agenda status --lat", "--late\tAlleen wat te laat is", "--late\tOnly what is overdue"),
    ("agenda status --health overdu", "overdue\tte laat", "overdue\toverdue"),
    ("agenda status --level local", "local\tlokaal", "local\tlocal"),
    ("agenda list actions --sort kind", "kind\tsoort", "kind\tkind"),
    ("agenda show vo-2014-09", "vo-2014-09\toverleg", "vo-2014-09\tmeeting"),
])  # fmt: skip
@pytest.mark.usefixtures("place")
def test_words_stand_beside_in_the_readers_language(
    line: str, dutch: str, english: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As asked, else as the environment says, else the agenda's own."""
    assert [dutch] == values(line, described=True)
    monkeypatch.setenv("AGENDA_LANG", "en")
    assert [english] == values(line, described=True)
    assert [dutch] == values(line.replace("agenda", "agenda --lang nl", 1), described=True)


@pytest.mark.usefixtures("place")
def test_a_title_has_its_english() -> None:
    path = Path("data/actions/vijf.yaml")
    path.write_text("number: 5.5\ntitle: 'Vijf ''keer'''\ntitle_en: >-\n  Five\n  times # so\n", encoding="utf-8")
    assert ["vijf\t5.5 Vijf 'keer'"] == values("agenda show vijf", described=True)
    assert ["vijf\t5.5 Five times # so"] == values("agenda --lang en show vijf", described=True)


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("words", [words for words, _ in commands()])
def test_every_option_of_every_command_is_offered(words: str) -> None:
    """The one declaration of an option is all it takes."""
    params = dict(commands())[words].params
    declared = {name for one in params if one.param_type_name == "option" for name in one.opts if name[:2] == "--"}
    assert declared | {"--help"} <= set(values(f"agenda {words} --"))


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("words", [words for words, _ in commands()])
def test_the_values_that_the_help_names_are_the_values_offered(words: str) -> None:
    for one in dict(commands())[words].params:
        _, _, listed = (getattr(one, "help", None) or "").partition(VALUES)
        if listed:
            assert listed.split(", ") == [value for value in values(f"agenda {words} {one.opts[0]} ") if value != NONE]


@pytest.mark.usefixtures("place")
def test_every_field_to_filter_by_is_completed() -> None:
    """Only free words have nothing to offer, and a field that may lack them `none`."""
    silent = {
        (kind.folder, name)
        for kind in KINDS
        for name in filters_of(kind)
        if not set(values(f"agenda list {kind.folder} --{name} ")) - {NONE}
    }
    assert {("actions", "region"), ("parties", "region"), ("tables", "region")} >= silent


@pytest.mark.usefixtures("place")
def test_rules_go_by_code_and_once_begun_by_name() -> None:
    """A code as people type it, in capitals or not."""
    begun = [rule for rule in all_rules() if rule.code.startswith("D11")]
    assert [rule.code for rule in begun] == values("agenda explain D11")
    assert [rule.code.lower() for rule in begun] == values("agenda explain d11")
    assert {rule.code for rule in all_rules()} < set(values("agenda explain "))
    assert ["review-day-missing"] == values("agenda explain review-day-m")


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(
    "line", ["show ", "show v", "show 9", "show vijandig-", "status ", "status v", "next --party "]
)
def test_no_value_means_anything_to_a_shell_and_no_word_to_a_terminal(line: str, hostile: Path) -> None:
    found = values(f"agenda {line}", described=True)
    for told in found:
        value, tab, about = told.partition("\t")
        assert tab
        assert SAFE.fullmatch(value)
        assert not HIDDEN.search(about)
        assert len(about) <= 72
    assert [] == [path.name for path in hostile.iterdir() if path.name != "data"]


@pytest.mark.usefixtures("hostile")
def test_ids_are_file_names_that_can_be_ids_and_nothing_else() -> None:
    assert ["vijandig", "vijandig-drie", "vijandig-een", "vijandig-twee"] == sorted(values("agenda show vijandig"))
    assert ["9.1", "9.2"] == sorted(values("agenda show 9"))


def test_links_are_not_followed(place: Path) -> None:
    outside = place / "outside"
    outside.mkdir()
    (outside / "geheim.yaml").write_text("title: geheim\n", encoding="utf-8")
    (place / "data" / "actions" / "geheim-een.yaml").symlink_to(outside / "geheim.yaml")
    shutil.rmtree(place / "data" / "priorities")
    (place / "data" / "priorities").symlink_to(outside)
    assert [] == values("agenda show geheim")


ASKED = [
    "",
    "sta",
    "-",
    "status ",
    "show ",
    "show 1",
    "list actions --sector ",
    "next --party ",
    "explain ",
    "x ",
    "\x00",
]


@pytest.mark.parametrize("path", [*BROKEN, None])
def test_a_broken_or_missing_agenda_never_reaches_the_prompt(
    path: str | None, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can be told is told; nothing is said of what cannot."""
    if path is None:
        shutil.rmtree(place / "data")
    else:
        (place / "data" / path).parent.mkdir(exist_ok=True)
        (place / "data" / path).write_bytes(BROKEN[path])
    monkeypatch.setenv("_AGENDA_COMPLETE", "described")
    for line in ASKED:
        *words, typed = line.split(" ")
        monkeypatch.setenv("_AGENDA_WORD", typed.replace("\x00", "\udcff"))
        answer(words)
        assert "" == capsys.readouterr().err


def asked_of_a_program(*words: str, typed: str = "", how: str = "values", cwd: Path = ROOT) -> tuple[int, str, str]:
    """The exit code, the answer, and the modules imported for it."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))\n"
        "from lerarenagenda.cli import main\n"
        "main()\n"
    )
    env = {**os.environ, "_AGENDA_COMPLETE": how, "_AGENDA_WORD": typed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False, cwd=cwd, env=env
    )
    return done.returncode, done.stdout, done.stderr


def test_the_first_word_is_completed_without_the_parser_or_a_record() -> None:
    code, out, modules = asked_of_a_program(typed="stat")
    assert (0, "status\n") == (code, out)
    assert set() == {"typer", "dataclasses", "gettext", "lerarenagenda.records"} & set(modules.split())


def test_a_record_is_completed_without_yaml() -> None:
    """File names are listed; rules, renderers and the reader of files stay where they are."""
    code, out, modules = asked_of_a_program("show", typed="1.")
    assert 0 == code
    assert "1.2" in out.split()
    assert set() == {"yaml", "rich", "json", "lerarenagenda.rules"} & set(modules.split())


def test_a_call_that_means_nothing_ends_well(tmp_path: Path) -> None:
    assert (0, "") == asked_of_a_program("nothing", typed="x", how="described", cwd=tmp_path)[:2]
    assert (0, "") == asked_of_a_program("show", cwd=tmp_path)[:2]


SHELLS = ["bash", "fish", "powershell", "zsh"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_is_printed_as_it_is(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds no data and no path of this machine, in either language and anywhere."""
    outs = {call("completion", shell, "--lang", lang, patch=monkeypatch).out for lang in ("nl", "en")}
    (script,) = outs
    assert "_AGENDA_COMPLETE" in script
    assert "eval" not in re.sub(r"(?m)#.*$", "", script)
    assert {name.value for name in Names} <= set(re.findall(r"files|folders", script)) | {"folders"}


@pytest.mark.parametrize("page", ["README.md", "docs/leesmij.md"])
def test_the_pages_for_readers_give_the_line_of_the_help(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert SHELLS == sorted(command.name for command in COMMANDS)
    assert [] == [command.name for command in COMMANDS if f"`{command.help.partition(': ')[2]}`" not in text]


@pytest.fixture
def home(hostile: Path) -> Path:
    """The hostile agenda, with `agenda` in a folder of programs beside it."""
    program = hostile / "bin" / "agenda"
    program.parent.mkdir()
    code = f"import sys; sys.path[:1] = [{str(ROOT)!r}]; from lerarenagenda.cli import main; main()"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return hostile


def untouched(home: Path) -> bool:
    """Whether nothing of the hostile data was run."""
    return not [path for path in home.rglob("x[0-9]*") if path.is_file()]


def environment(home: Path) -> dict[str, str]:
    """As little as a shell needs."""
    path = f"{home / 'bin'}:{os.environ.get('PATH', '')}"
    settled = {"HOME": str(home), "TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "120", "LINES": "50"}
    return {"PATH": path, **settled, "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "INPUTRC": os.devnull}


PATIENCE = 30  # seconds without a sign of life
DRAWING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|[\x07\x08]")


class Terminal:
    """A shell at a terminal: keys are pressed, and the screen is read until it shows what is waited for."""

    def __init__(self, argv: list[str], home: Path) -> None:
        """Start it."""
        import pty

        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            os.execvpe(argv[0], argv, environment(home))

    def press(self, keys: str, until: str) -> str:
        """What the screen is sent after these keys, until it shows what is waited for."""
        os.write(self.screen, keys.encode())
        sent = ""
        while until not in DRAWING.sub("", sent):
            ready, _, _ = select.select([self.screen], [], [], PATIENCE)
            assert ready, f"{until!r} is not shown: {sent!r}"
            sent += os.read(self.screen, 65536).decode("utf-8", "replace")
        return sent

    def close(self) -> None:
        """End it."""
        os.close(self.screen)
        os.waitpid(self.pid, 0)


PROMPT = "=> "


@pytest.fixture(params=["bash", "zsh"])
def terminal(request: pytest.FixtureRequest, home: Path) -> Iterator[Terminal]:
    """Each shell with a line editor of its own, where completion has been set up as the help says."""
    shell = str(request.param)
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    start = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}[shell]
    ready = {"bash": "", "zsh": "autoload -Uz compinit; compinit -u -D; unset zle_bracketed_paste; "}[shell]
    opened = Terminal(start, home)
    opened.press(f"{ready}eval \"$(agenda completion {shell})\"; PS1='='; PS1=$PS1'> '\n", PROMPT)
    yield opened
    opened.close()


def test_a_real_shell_completes_what_is_typed(terminal: Terminal, home: Path) -> None:
    """One Tab where one thing fits: a command, an option, its value, a record, a file."""
    for typed, completed in [
        ("agenda stat\t", "us "),
        ("--forma\t", "t "),
        ("js\t", "on "),
        ("--kind=agr\t", "eement "),
        ("--sec\t", "tor "),
        ("mb\t", "o "),
        ("sectortafel-\t", "vo "),
        ("-C da\t", "ta/"),
    ]:
        terminal.press(typed, typed.rstrip("\t") + completed if typed[0] != "a" else completed)
    assert untouched(home)


def test_a_real_shell_shows_hostile_titles_and_runs_none(terminal: Terminal, home: Path) -> None:
    """The second Tab lists what fits; what is inserted is an id and never a title."""
    shown = terminal.press("agenda show 9\t", "9.")
    shown += terminal.press("\t\t", "(y)")
    assert "$(touch x1) `touch x2` '; touch x3 #" in shown
    assert "<U+001B>]0;x<U+0007>" in shown
    assert not re.search(r"\x1b\]0;x|\x9b", shown)
    terminal.press("\x03\r", PROMPT)
    terminal.press("agenda show vijandig-d\t", "rie ")
    assert untouched(home)


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish here")
def test_fish_completes_and_runs_nothing(home: Path) -> None:
    def asked(line: str) -> list[str]:
        script = "agenda completion fish | source; complete -C $argv[1]"
        done = subprocess.run(
            ["fish", "-c", script, line], capture_output=True, text=True, check=True, cwd=home, env=environment(home)
        )
        assert "" == done.stderr
        return done.stdout.splitlines()

    assert ["status\tToon hoe ver elke actie is"] == asked("agenda stat")
    assert ["--format=json"] == asked("agenda status --format=j")
    assert ["9.1\t9.1 $(touch x1) `touch x2` '; touch x3 #"] == asked("agenda show 9.1")
    assert ["data/"] == asked("agenda check -C da")
    assert [] == asked("agenda nothing ")
    assert untouched(home)


@pytest.mark.skipif(not shutil.which("pwsh"), reason="there is no PowerShell here")
def test_powershell_completes_and_runs_nothing(home: Path) -> None:
    def asked(line: str) -> list[str]:
        script = (
            "agenda completion powershell | Out-String | Invoke-Expression; "
            f"(TabExpansion2 '{line}' {len(line)}).CompletionMatches | ForEach-Object CompletionText"
        )
        done = subprocess.run(
            ["pwsh", "-NoProfile", "-NonInteractive", "-Command", script],
            capture_output=True, text=True, check=True, cwd=home, env=environment(home),
        )  # fmt: skip
        return done.stdout.split()

    assert ["status"] == asked("agenda stat")
    assert ["json"] == asked("agenda status --format j")
    assert ["9.1", "9.2"] == asked("agenda show 9.")
    assert untouched(home)
