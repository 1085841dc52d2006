"""agenda schema: what editors are told is up to date, and what people have set themselves stays."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from lerarenagenda.records.schema import file_kinds
from tests.cli.calls import ROOT, call

EXAMPLE = ROOT / "tests" / "example"
SETTINGS = Path(".vscode") / "settings.json"
OURS = {f"./.vscode/schemas/{kind.name}.json": [f"data/{kind.files}"] for kind in file_kinds()}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with the small agenda in the folder `data`."""
    (tmp_path / ".git").mkdir()
    shutil.copytree(EXAMPLE, tmp_path / "data")
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put(clone: Path, settings: str) -> Path:
    path = clone / SETTINGS
    path.parent.mkdir()
    path.write_bytes(settings.encode())
    return path


def schemas_in(path: Path) -> Any:
    return json.loads(path.read_bytes())["yaml.schemas"]


def test_what_this_repository_tells_editors_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """If not: `agenda schema --write`."""
    ended = call("schema", "--check", patch=monkeypatch)
    assert (0, "") == (ended.code, ended.err), ended.out


def test_every_kind_is_listed_and_printed(monkeypatch: pytest.MonkeyPatch, clone: Path) -> None:
    """In the language asked for, and as it is written for editors."""
    listed = call("schema", "--lang", "en", patch=monkeypatch, cwd=clone)
    assert 0 == listed.code
    call("schema", "--write", "--lang", "en", patch=monkeypatch, cwd=clone)
    for kind in file_kinds():
        assert f"\n{kind.name} " in listed.out
        printed = call("schema", kind.name, "--lang", "en", patch=monkeypatch, cwd=clone).out
        assert (clone / ".vscode" / "schemas" / f"{kind.name}.json").read_text(encoding="utf-8") == printed


def test_a_schema_is_plain_json_whatever_the_screen_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    in_ascii, whole = (call("schema", "action", patch=monkeypatch, encoding=name).out for name in ("ascii", "utf-8"))
    assert json.loads(whole) == json.loads(in_ascii)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("actions",), 4, "error: there is no kind of file 'actions'\n  did you mean 'action'?\n"),
        (("action", "--write"), 2, "error: --write and --check are about all kinds of file\n  leave out action\n"),
        (("--check", "--lang", "de"), 2, "error: there is no language 'de'"),
    ],
)
def test_a_mistake_in_the_call(words: tuple[str, ...], code: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = call("schema", *words, patch=monkeypatch, env={"AGENDA_LANG": "en"})
    assert (code, "") == (ended.code, ended.out)
    assert ended.err.startswith(said)


def test_writing_twice_is_writing_once_and_checking_writes_nothing(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(clone)
    checked = call("schema", "--check", "--lang", "en", patch=monkeypatch, cwd=clone / "data")
    assert (1, before) == (checked.code, held(clone))
    assert "/.vscode/settings.json: would be written\n" in checked.out
    assert 0 == call("schema", "--write", "--lang", "en", patch=monkeypatch, cwd=clone / "data").code
    written = held(clone)
    assert OURS == schemas_in(clone / SETTINGS)
    assert {".vscode/extensions.json", ".vscode/settings.json", *(name[2:] for name in OURS)} == {*written} - {*before}
    for option in ("--write", "--check"):
        again = call("schema", option, "--lang", "en", patch=monkeypatch, cwd=clone)
        assert (0, "all 12 files for editors are up to date\n") == (again.code, again.out)
    assert written == held(clone)


def test_it_is_no_finding_beside_the_records(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = call("check", patch=monkeypatch, cwd=clone).out
    call("schema", "--write", patch=monkeypatch, cwd=clone)
    assert before == call("check", patch=monkeypatch, cwd=clone).out


def test_other_settings_stay(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also other schemas, the order, and how the file is laid out."""
    own = '{\r\n    "editor.rulers": [100],\r\n    "yaml.schemas": {"own.json": "*.yml"},\r\n    "z": "é"\r\n}\r\n'
    path = put(clone, own)
    assert 0 == call("schema", "--write", patch=monkeypatch, cwd=clone).code
    assert {"own.json": "*.yml", **OURS} == schemas_in(path)
    assert ["editor.rulers", "yaml.schemas", "z"] == list(json.loads(path.read_bytes()))
    assert path.read_bytes().startswith(b'{\r\n    "editor.rulers": [\r\n')
    assert path.read_bytes().endswith('"z": "é"\r\n}\r\n'.encode())


def test_a_second_agenda_is_added_to_the_first(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLE, clone / "regio" / "lijst")
    for folder in ("data", "regio/lijst"):
        assert 0 == call("schema", "--write", "-C", folder, patch=monkeypatch, cwd=clone).code
    files = schemas_in(clone / SETTINGS)["./.vscode/schemas/action-entry.json"]
    assert ["data/actions/*/*.yaml", "regio/lijst/actions/*/*.yaml"] == files


@pytest.mark.parametrize(
    "settings",
    [
        '{\n  // mine\n  "a": "http://b", // c\n}\n',
        '{"a": 1, "a": 2}',
        "[]",
        '{"yaml.schemas": "x"}',
        "",
        "[" * 100_000,
    ],
)
def test_settings_that_are_not_plain_stay_and_it_says_what_to_add(
    settings: str, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(clone, settings)
    ended = call("schema", "--write", "--lang", "en", patch=monkeypatch, cwd=clone)
    assert (1, settings) == (ended.code, path.read_text(encoding="utf-8"))
    before, _, after = ended.out.partition(".vscode/settings.json: stays as it is; add this yourself:\n")
    assert ".vscode/schemas/agenda.json: written\n" in before
    assert OURS == json.JSONDecoder().raw_decode(after)[0]["yaml.schemas"]


def test_settings_with_comments_can_be_up_to_date(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("schema", "--write", patch=monkeypatch, cwd=clone)
    path = clone / SETTINGS
    ours = path.read_text(encoding="utf-8").strip().removesuffix("}").rstrip()
    path.write_text(f'/* mine: {{ */\n{ours}, // "these"\n  "a": "// b, ]",\n}}\n', encoding="utf-8")
    assert 0 == call("schema", "--check", patch=monkeypatch, cwd=clone).code


@pytest.mark.parametrize("link", [".vscode", ".vscode/schemas", ".vscode/schemas/action.json", ".vscode/settings.json"])
def test_no_link_is_followed(
    link: str, clone: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    target = elsewhere / "file" if link.endswith(".json") else elsewhere
    if link.endswith(".json"):
        target.write_text("{}", encoding="utf-8")
    (clone / link).parent.mkdir(parents=True, exist_ok=True)
    try:
        (clone / link).symlink_to(target)
    except OSError:
        pytest.skip("this system makes no links")
    before = held(elsewhere)
    ended = call("schema", "--write", "--lang", "en", patch=monkeypatch, cwd=clone)
    assert (1, before) == (ended.code, held(elsewhere))
    assert ended.err == ""


def test_a_repository_that_is_the_agenda_itself_is_told_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "agenda"))
    (root / ".git").mkdir()
    ended = call("schema", "--write", "--lang", "en", patch=monkeypatch, cwd=root)
    assert 2 == ended.code
    assert "may hold nothing but records" in ended.err
    assert not (tmp_path / ".vscode").exists()
    assert not (root / ".vscode").exists()
