"""What editors read to help with the files of an agenda: a schema for each kind of file, and which files it is for."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lerarenagenda.i18n import Translate
from lerarenagenda.records.schema import FileKind, file_kinds, schema_of
from lerarenagenda.store.folder import read_bytes
from lerarenagenda.store.writing import replace_file

FOLDER = ".vscode"
EXTENSION = "redhat.vscode-yaml"
LARGEST = 1024 * 1024
STRING = r'"(?:\\.|[^"\\\n])*"'
COMMENTS = re.compile(rf"({STRING})|//[^\n]*|/\*(?:.*?\*/|.*)", re.DOTALL)
COMMAS = re.compile(rf"({STRING})|,(?=\s*[\]}}])")


@dataclass(frozen=True, slots=True)
class Told:
    """One file for editors: below which it stands, what it holds now, and what it is to hold.

    `after` is None when that cannot be written without a loss; `adds` is then to be put in by hand.
    """

    path: str
    before: bytes | None
    after: bytes | None
    adds: str = ""


def opened_folder(root: Path) -> Path | None:
    """The folder that people open to work on an agenda: that of its repository, else the one above it.

    None where that is the agenda's own folder, in which nothing but records may stand.
    """
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root.parent)
    return None if top == root else top


def schema_text(kind: FileKind, *, tr: Translate) -> str:
    """The schema of a kind of file as it is written."""
    return json.dumps(schema_of(kind, tr=tr), ensure_ascii=False, indent=2) + "\n"


def put(opened: Path, told: Told) -> None:
    """Write one file, when that can be done without a loss. Raises OSError when it cannot be done."""
    if told.after is not None:
        file = opened / told.path
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, told.after)


def told_to_editors(root: Path, opened: Path, *, tr: Translate) -> tuple[Told, ...]:
    """Every file for editors of the agenda in `root`, which stand in the folder that is opened."""
    below = PurePosixPath(root.relative_to(opened).as_posix())
    schemas = {f"{FOLDER}/schemas/{kind.name}.json": kind for kind in file_kinds()}
    plain = [_plain(opened, path, schema_text(kind, tr=tr)) for path, kind in schemas.items()]
    files = {f"./{path}": [str(below / kind.files)] for path, kind in schemas.items()}
    joined: Mapping[str, Mapping[str, Any]] = {
        "settings": {"yaml.schemas": files},
        "extensions": {"recommendations": [EXTENSION]},
    }
    return (*plain, *(_joined(opened, f"{FOLDER}/{name}.json", adds) for name, adds in joined.items()))


def _plain(opened: Path, path: str, text: str) -> Told:
    """A file that is wholly ours."""
    before, sound = _held(opened, path)
    same = before is not None and before.replace(b"\r\n", b"\n") == text.encode()
    after = before if same else text.encode()
    return Told(path, before, after if sound else None)


def _joined(opened: Path, path: str, adds: Mapping[str, Any]) -> Told:
    """A file that holds other settings too, which stay."""
    before, sound = _held(opened, path)
    shown = json.dumps(adds, ensure_ascii=False, indent=2)
    after = (shown + "\n").encode() if before is None else _merged(before, adds)
    return Told(path, before, after if sound else None, shown)


def _held(opened: Path, path: str) -> tuple[bytes | None, bool]:
    """What a file holds, None when there is none; and whether it is a plain file in plain folders, or can become so."""
    folders = [opened / folder for folder in PurePosixPath(path).parents]
    if any(folder.is_symlink() for folder in folders if folder != opened):
        return None, False
    if not os.path.lexists(opened / path):
        return None, True
    held = read_bytes(opened, path, limit=LARGEST)
    return (held, True) if isinstance(held, bytes) else (None, False)


def _merged(before: bytes, adds: Mapping[str, Any]) -> bytes | None:
    """A file of settings with some more; None when these cannot be put in without touching what is there."""
    try:
        text = before.decode()
        if _with(json.loads(_without_comments(text)), adds) == json.loads(_without_comments(text)):
            return before
        after = _with(json.loads(text, object_pairs_hook=_once), adds)
    except (RecursionError, TypeError, ValueError):
        return None
    indent = re.search(r'\n([ \t]+)"', text)
    written = json.dumps(after, ensure_ascii=False, indent=indent[1] if indent else 2) + "\n"
    return (written.replace("\n", "\r\n") if "\r\n" in text else written).encode()


def _without_comments(text: str) -> str:
    """JSON as editors also read it, with comments and a comma too many, as plain JSON."""
    return COMMAS.sub(r"\1", COMMENTS.sub(r"\1", text))


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The keys of an object, each of which may stand there once."""
    listed = list(pairs)
    if len({key for key, _ in listed}) < len(listed):
        raise ValueError(listed)
    return dict(listed)


def _with(there: Any, adds: Any) -> Any:  # noqa: ANN401 any JSON
    """What is there, and what is to be added to it: keys to objects, items to lists."""
    if isinstance(adds, Mapping):
        if not isinstance(there, dict):
            raise TypeError(there)
        return there | {key: _with(there[key], value) if key in there else value for key, value in adds.items()}
    listed = there if isinstance(there, list) else [there]
    return there if adds[0] in listed else [*listed, *adds]
