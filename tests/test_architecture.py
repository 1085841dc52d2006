"""The shape of the program: where words of the domain may stand, what is found by its file, what is imported when."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import lerarenagenda
from lerarenagenda.cli._commands import command_names
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import fields_of
from lerarenagenda.renderers import findings, formats, names
from lerarenagenda.rules import all_rules

PACKAGE = Path(lerarenagenda.__file__).parent
GENERAL = ["store", "renderers", "diagnostics.py", "i18n.py", "nearest.py", "rules/base.py"]
DOMAIN = re.compile(
    r"\b(part(y|ies)|action(s)?|actie|overleg(tafel)?|meeting(s)?|priorit(y|ies)|sector(s)?|council(s)?|deadline(s)?|owner(s)?|"
    r"agenda_?item|afspraak|termijn|trekker|letter|brief|leraren)\b"
)


def sources(place: str) -> Iterator[Path]:
    path = PACKAGE / place
    yield from (
        [path]
        if path.is_file()
        else sorted(found for found in path.rglob("*") if found.is_file() and "__pycache__" not in found.parts)
    )


@pytest.mark.parametrize("place", GENERAL)
def test_general_parts_know_no_word_of_the_domain(place: str) -> None:
    """A second agenda, of other parties, needs no change there."""
    assert {} == {
        str(path.relative_to(PACKAGE)): found
        for path in sources(place)
        if (found := [match[0] for match in DOMAIN.finditer(path.read_text(encoding="utf-8"))])
    }


def test_nothing_is_imported_for_type_checkers_only() -> None:
    """Two modules that need that are in the wrong order, or are really one."""
    found = [
        path.name for path in PACKAGE.rglob("*.py") if re.search(r"\bTYPE_CHECKING\b", path.read_text(encoding="utf-8"))
    ]
    assert [] == found


@pytest.mark.parametrize("module", ["subprocess", "git"])
def test_only_the_repository_runs_programs(module: str) -> None:
    importers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and module
        in {alias.name.split(".")[0] for alias in node.names} | {(getattr(node, "module", "") or "").split(".")[0]}
    }
    assert importers <= {"store/repository.py", "store/transaction/git.py", "store/editor.py"}


def test_the_names_of_everything_found_by_its_file(snapshot: SnapshotAssertion) -> None:
    """Rules, commands, formats, kinds and fields: names are promises."""
    rules = [f"{rule.code} {rule.slug} {rule.severity} since {rule.since}" for rule in all_rules()]
    fields = [f"{kind.kind_name}: {', '.join(fields_of(kind))}" for kind in KINDS]
    listed = {
        "commands": list(command_names()),
        "fields": fields,
        "findings": list(names(findings)),
        "formats": list(names(formats)),
        "rules": rules,
    }
    assert snapshot == "\n".join(line for name, lines in listed.items() for line in [f"# {name}", *lines])


def test_no_two_rules_have_one_code_or_name() -> None:
    assert len(all_rules()) == len({rule.code for rule in all_rules()}) == len({rule.slug for rule in all_rules()})


PARSER = ["annotated_doc", "shellingham", "typer"]  # the command line
YAML = ["yaml"]
LOADED = {
    "--version": PARSER,
    "status": [*PARSER, *YAML],
    "next --party po-raad": [*PARSER, *YAML],
    "show 3.3": [*PARSER, *YAML],
    "list actions": [*PARSER, *YAML],
    "check": [*PARSER, *YAML],
    "explain D110": [*PARSER, *YAML],
    "fmt --check": [*PARSER, *YAML],
    "note 1.1 x --by po-raad --on 2014-09-24 --dry-run": [*PARSER, *YAML],
    "status --format json": [*PARSER, *YAML],
    "status --format csv": [*PARSER, *YAML],
    "status --format md": [*PARSER, *YAML],
    "statu": [*PARSER, *YAML],
}
# of the standard library and our own: what costs much and has its own place
COSTLY = (
    "asyncio",
    "email",
    "hashlib",
    "http",
    "json",
    "lerarenagenda.rules",
    "lerarenagenda.store.repository",
)
PROGRAM = """
import atexit, sys

def told():
    loaded = [(name, getattr(module, "__file__", "") or "") for name, module in sys.modules.items()]
    packages = {name.split(".")[0] for name, file in loaded if "site-packages" in file}
    print(sorted(packages - {"lerarenagenda"}), file=sys.__stderr__)
    print([name for name in COSTLY if name in sys.modules], file=sys.__stderr__)

atexit.register(told)
from lerarenagenda.cli import main
main()
"""


def modules_after(words: str) -> tuple[list[str], list[str]]:
    """The packages of others, and the costly modules, that a call has imported when it ends."""
    program = f"COSTLY = {COSTLY}\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-c", program, *words.split()], capture_output=True, text=True, check=False, cwd=PACKAGE.parent
    )
    packages, costly = done.stderr.splitlines()[-2:]
    return ast.literal_eval(packages), ast.literal_eval(costly)


@pytest.mark.parametrize(("words", "expected"), LOADED.items())
def test_each_command_imports_no_more_than_it_uses(words: str, expected: list[str]) -> None:
    """Start-up is most of what a command costs: no git, jinja2, rich or pydantic where they are not used."""
    assert sorted(expected) == modules_after(words)[0]


def test_rules_git_and_json_are_imported_only_where_they_are_used() -> None:
    assert [] == modules_after("status")[1]
    assert ["json", "lerarenagenda.store.repository"] == modules_after("status --format json")[1]
    assert "lerarenagenda.rules" in modules_after("check")[1]
