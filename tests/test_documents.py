"""What the README and the manual show is what the program says: every `$ agenda …` block is run and compared."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.calls import ROOT, call

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```\n\$ agenda ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_screen_is_what_the_program_shows(
    path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """`pytest --snapshot-update` writes them anew; read the difference as a reader would."""
    text = path.read_text(encoding="utf-8")
    shown = BLOCK.sub(
        lambda block: f"```\n$ agenda {block[1]}\n{call(*shlex.split(block[1]), patch=monkeypatch).out}```", text
    )
    if request.config.option.update_snapshots:
        path.write_text(shown, encoding="utf-8")
    assert shown == text or request.config.option.update_snapshots


@pytest.mark.parametrize(
    "path", [*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=lambda path: path.name
)
def test_every_link_leads_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [] == [target for target in targets if not (path.parent / target).exists()]


def test_the_readme_has_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\n    make status\n" in text
    assert "\n    make test\n" in text
