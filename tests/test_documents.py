"""What the README and the manual show is what the program says: every `$ agenda …` block is run and compared.

A manual may tell a story: each block of YAML that begins with the name of a file below `data/` is laid over a copy of
the agenda, and the commands of that page are run there.
"""

import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from textwrap import dedent, indent

import pytest

from lerarenagenda.rules import all_rules
from tests.cli.calls import ROOT, call
from tests.pages import EXAMPLE, checked

README, LEESMIJ = ROOT / "README.md", ROOT / "docs" / "leesmij.md"
MANUAL, HANDLEIDING = ROOT / "docs" / "records.md", ROOT / "docs" / "bestanden.md"
DOCUMENTS = [README, *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```\n\$ agenda ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^```yaml\n# (data/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRONG = re.compile(r"^    # (data/\S+)\n((?:    [^\n]+\n)+)\n[^\n]+\n\n((?:    [^\n]+\n)+)", re.MULTILINE)
PASTED = re.compile(r"Save this as `lerarenagenda/(\w+)/(\w+)\.py`.*?^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def told_in(document: Path, folder: Path) -> Path:
    """A copy of the agenda with the files that a document shows."""
    shutil.copytree(ROOT / "data", folder / "data")
    for name, text in FILE.findall(document.read_text(encoding="utf-8")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_screen_is_what_the_program_shows(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """`pytest --snapshot-update` writes them anew; read the difference as a reader would."""
    text, cwd = path.read_text(encoding="utf-8"), told_in(path, tmp_path)
    shown = BLOCK.sub(
        lambda block: f"```\n$ agenda {block[1]}\n{call(*shlex.split(block[1]), patch=monkeypatch, cwd=cwd).out}```",
        text,
    )
    if request.config.option.update_snapshots:
        path.write_text(shown, encoding="utf-8")
    assert shown == text or request.config.option.update_snapshots


@pytest.mark.parametrize(("path", "language"), [(README, "en"), (LEESMIJ, "nl")], ids=["en", "nl"])
def test_the_mistake_shown_is_found_so(
    path: Path, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The agenda itself is sound, so the mistake is made in a copy."""
    text, cwd = path.read_text(encoding="utf-8"), told_in(path, tmp_path)
    found = WRONG.search(text)
    assert found
    (cwd / found[1]).parent.mkdir()
    (cwd / found[1]).write_text(dedent(found[2]), encoding="utf-8")
    ended = call("check", found[1], "--as-of", "2014-10-01", "--lang", language, patch=monkeypatch, cwd=cwd)
    finding = indent(ended.out.split("\n\n")[0], "    ") + "\n"
    if request.config.option.update_snapshots:
        path.write_text(text.replace(found[3], finding), encoding="utf-8")
    assert ended.code == 1
    assert finding == found[3] or request.config.option.update_snapshots


@pytest.mark.parametrize("path", [MANUAL, HANDLEIDING], ids=lambda path: path.name)
def test_the_story_of_the_manual_is_sound(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who copies it has no errors to mend."""
    cwd = told_in(path, tmp_path)
    ended = call("check", "--as-of", "2016-07-01", "--format", "concise", patch=monkeypatch, cwd=cwd)
    assert (0, []) == (ended.code, [line for line in ended.out.splitlines() if ": fout " in line])


def test_both_manuals_tell_the_same_story() -> None:
    english, dutch = (FILE.findall(path.read_text(encoding="utf-8")) for path in (MANUAL, HANDLEIDING))
    assert english
    assert english == dutch


@pytest.fixture
def pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the page for contributors shows, saved where it says."""
    shown = PASTED.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    for package, name, text in shown:
        (tmp_path / package).mkdir(exist_ok=True)
        (tmp_path / package / f"{name}.py").write_text(text, encoding="utf-8")
        there = import_module(f"lerarenagenda.{package}").__path__
        monkeypatch.setattr(f"lerarenagenda.{package}.__path__", [*there, str(tmp_path / package)])
    all_rules.cache_clear()
    yield
    for package, name, _ in shown:
        sys.modules.pop(f"lerarenagenda.{package}.{name}", None)
    all_rules.cache_clear()


@pytest.mark.usefixtures("pasted")
def test_the_rule_for_contributors_can_be_pasted(tmp_path: Path) -> None:
    rule = next(rule for rule in all_rules() if rule.code == "J190")
    bad, good = (checked(example, tmp_path / name) for name, example in [("b", rule.page.bad), ("g", rule.page.good)])
    assert ["J190"] == [found.code for found in bad]
    assert [] == good


@pytest.mark.usefixtures("pasted")
def test_the_command_for_contributors_can_be_pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = call("titles", "--sector", "vo", "--format", "csv", patch=monkeypatch)
    assert (0, "") == (ended.code, ended.err)
    assert "Zijinstroom structureel vergroten" in ended.out


@pytest.mark.usefixtures("pasted")
def test_the_change_for_contributors_can_be_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "try/data")
    words = ("expect", "1.1", "maart 2016", "--by", "vo-raad", "--on", "2014-10-01")
    ended = call(*words, patch=monkeypatch, cwd=tmp_path / "try", env={"AGENDA_LANG": "en"})
    assert (0, "") == (ended.code, ended.err)
    entry = tmp_path / "try/data/actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml"
    assert "forecast: 2016-03\n" == entry.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", [*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=lambda path: path.name
)
def test_every_link_leads_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [] == [target for target in targets if not (path.parent / target).exists()]


def test_the_readme_has_the_two_commands() -> None:
    text = README.read_text(encoding="utf-8")
    assert "\n    make status\n" in text
    assert "\n    make test\n" in text
