"""What people see who edit the agenda's files in VS Code or another editor that asks yaml-language-server."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lerarenagenda.i18n import translator
from lerarenagenda.records.history import OwnerRole
from tests.editor.server import Server, running

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / ".tools" / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
DUTCH = translator("nl")
ACTION = ROOT / "data" / "actions" / "voorbeeld.yaml"
ENTRY = ROOT / "data" / "actions" / "voorbeeld" / "2014-10-15-vo-raad.yaml"
RIGHT = """\
number: 1.10
title: Zijinstroom vergroten
kind: action
strength: commitment
sectors:
  - vo
level: national
tables: none
owners:
  - party: vo-raad
    role: lead
    basis: stated
deadline:
  text: in 2015
  by: 2015
  every: P6M
source:
  document: brief
  place: p. 2
  quote: het structureel vergroten van de zijinstroom
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that has this project open with the settings that it brings, and asks nothing of the network."""
    if not shutil.which("node") or not PROGRAM.exists():
        pytest.skip("yaml-language-server is not here; `make test` installs it where npm has a registry")
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    yaml = {name.removeprefix("yaml."): value for name, value in settings.items() if name.startswith("yaml.")}
    with running(PROGRAM, ROOT, {"yaml": {**yaml, "schemaStore": {"enable": False}}}) as server:
        yield server


def test_the_projects_own_data_has_no_findings(server: Server) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "data").rglob("*.yaml"))}
    found = server.findings({**texts, ACTION: RIGHT})
    assert {} == {path: findings for path, findings in found.items() if findings}


# what is written instead of what, the line where the finding is, what it says
FAULTS = [
    ("level: national", "level: national\ntitel: x", "titel: x", "Property titel is not allowed."),
    ("    role: lead", "    rol: lead\n    role: lead", "rol: lead", "Property rol is not allowed."),
    ("kind: action", "kind: actie", "kind: actie", "toegestaan: action, agreement, arrangement, request, ambition"),
    ("    role: lead", "    role: trekker", "role: trekker", "toegestaan: lead, co, partner, consulted, addressee"),
    ("level: national\n", "", "number: 1.10", 'Missing property "level".'),
    ("    basis: stated\n", "", "- party: vo-raad", 'Missing property "basis".'),
    ("  by: 2015", "  by: 2015-13", "by: 2015-13", "2015-Q3"),
    ("  by: 2015", "  by: 2015-02-29", "by: 2015-02-29", "2015-Q3"),
    ("  by: 2015", "  by: 9999", "by: 9999", "2199"),
    ("  every: P6M", "  every: 6 maanden", "every: 6 maanden", "P6M"),
    ("title: Zijinstroom vergroten", "title: [Zijinstroom]", "title: [Zijinstroom]", "tekst"),
    ("title: Zijinstroom vergroten", "title:", "title:", "tekst"),
    ("sectors:\n  - vo", "sectors: vo", "sectors: vo", "schrijf elk onderdeel op een eigen regel"),
    ("tables: none", "tables: geen", "tables: geen", "schrijf 'none' als er geen is"),
    ("tables: none", "tables: []", "tables: []", "items"),
    ("number: 1.10", "number: 1.10\nnumber: 2", "number: 2", "Map keys must be unique"),
]


def test_a_fault_is_found_on_its_line(server: Server) -> None:
    """One finding each: in Dutch where the schema can say it."""
    files = [(ACTION.with_name(f"fout-{number}.yaml"), fault) for number, fault in enumerate(FAULTS)]
    texts = {path: RIGHT.replace(old, new, 1) for path, (old, new, _, _) in files}
    found = server.findings(texts)
    told = [
        (
            fault,
            [(texts[path].splitlines()[one["range"]["start"]["line"]].strip(), one["message"]) for one in found[path]],
        )
        for path, fault in files
    ]
    assert [] == [
        (fault, findings)
        for fault, findings in told
        if [fault[2]] != [line for line, _ in findings] or fault[3] not in findings[0][1]
    ]


def offers(server: Server, path: Path, text: str) -> dict[str, Any]:
    """What may be written at the cursor, with the words about it."""
    items = server.ask_at("textDocument/completion", path, text)["items"]
    return {item["label"]: item.get("documentation") for item in items}


@pytest.mark.parametrize("path", [ACTION, ENTRY])
def test_every_key_is_offered_with_what_it_means(path: Path, server: Server) -> None:
    kind = "action" if path is ACTION else "action-entry"
    schema = json.loads((ROOT / ".vscode" / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))
    offered = offers(server, path.with_name(f"2014-10-15-leeg-{kind}.yaml"), "|\n")
    assert {key: told["description"] for key, told in schema["properties"].items()}.items() <= offered.items()


def test_a_word_from_a_list_is_offered_with_its_dutch_word(server: Server) -> None:
    offered = offers(server, ACTION.with_name("rol.yaml"), RIGHT.replace("role: lead", "role: |"))
    assert {role.value: DUTCH(role) for role in OwnerRole} == offered


def test_none_is_offered_where_it_may_stand(server: Server) -> None:
    assert ["none"] == list(offers(server, ACTION.with_name("geen.yaml"), "title: x\ndeadline: |\n"))


def test_yes_and_no_are_offered_only_for_what_is_a_yes_or_no(server: Server) -> None:
    assert {"true", "false"} == {*offers(server, ENTRY.with_name("2014-10-15-a.yaml"), "nothing_new: |\n")}
    assert {} == offers(server, ENTRY.with_name("2014-10-15-b.yaml"), "note: |\n")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("ki|nd:", ["soort", "Wat voor soort punt het is.", "* `arrangement`: vaste werkwijze"]),
        ("role: le|ad", ["rol", "* `lead`: trekker", "* `co`: mede-eigenaar"]),
        ("by|: 2015", ["uiterlijk", "De periode die ze noemen, of het kenmerk van een overleg."]),
        ("tit|le:", ["titel", "Wat het is, in eigen woorden."]),
    ],
)
def test_what_stands_under_the_pointer_is_explained(place: str, words: list[str], server: Server) -> None:
    """The label, the meaning, and of a list of words each with its own."""
    path = ACTION.with_name(f"{place.replace('|', '').split(':')[0]}.yaml")
    told = server.ask_at("textDocument/hover", path, RIGHT.replace(place.replace("|", ""), place, 1))
    assert [] == [word for word in words if word not in told["contents"]["value"]]
