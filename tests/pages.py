"""Runs the examples of rule pages: files laid over the small agenda, read and checked as `agenda check` does.

An example names each file on a line of its own; what follows are keys that replace those of the file.
`# parties/velon.yaml` may be followed by `(whole)`: this is the whole file; `(latin-1)`: so, written in that
encoding; `(300 KiB)`: so, filled up with comments to that size; `(pipe)`: no file but a pipe; `-> path`: a link.
In a text and in a name ␉ stands for a tab, and so do the other signs for control characters.
"""

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import load
from lerarenagenda.diagnostics import Diagnostic
from lerarenagenda.rules import all_rules
from lerarenagenda.rules.base import run
from lerarenagenda.rules.sources import plain

EXAMPLE = Path(__file__).with_name("example")
DAY = date(2014, 12, 31)
FILE = re.compile(r"^# (\S+?)(?: \((whole|latin-1|pipe|\d+ KiB)\)| (-> \S+))?$", re.MULTILINE)
CONTROLS = {0x2400 + code: code for code in range(0x20)}
OPTION = re.compile(r"^\$ agenda check --as-of (\S+)$", re.MULTILINE)


def checked(example: str, folder: Path) -> list[Diagnostic]:
    """What `agenda check` finds in the small agenda with an example laid over it."""
    root = folder / "data"
    shutil.copytree(EXAMPLE, root)
    texts = {}
    for path, how, text in files_of(example):
        if path.endswith(".txt"):
            texts[path.removesuffix(".txt")] = plain(text)
        else:
            lay(root / path, how, text)
    option = OPTION.search(example)
    as_of = date.fromisoformat(option[1]) if option else DAY
    loaded = load(root)
    facts = {"day": Day(loaded.agenda, as_of)} | ({"texts": texts} if texts else {})
    return run(all_rules(), loaded, facts)


def files_of(example: str) -> list[tuple[str, str, str]]:
    """The path of each file of an example, how it is to be laid, and its text."""
    parts = FILE.split(OPTION.sub("", example))[1:]
    return [
        (path.translate(CONTROLS), how or link or "", text.lstrip("\n").translate(CONTROLS))
        for path, how, link, text in zip(*(parts[start::4] for start in range(4)), strict=True)
    ]


def lay(file: Path, how: str, text: str) -> None:
    """Lay one file over the small agenda; a system that cannot have such a file skips the test."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if how.startswith("->"):
            file.unlink(missing_ok=True)
            file.symlink_to(how.removeprefix("-> "))
        elif how == "pipe":
            file.unlink(missing_ok=True)
            os.mkfifo(file)
        else:
            file.write_bytes(_content(file, how, text))
    except (AttributeError, OSError) as error:
        pytest.skip(f"not on this system: {error}")


def _content(file: Path, how: str, text: str) -> bytes:
    if not how:
        return merged(file, text).encode()
    if how.endswith(" KiB"):
        return text.encode() + b"#\n" * (int(how.removesuffix(" KiB")) * 512)
    return text.encode("latin-1" if how == "latin-1" else "utf-8")


def merged(there: Path, text: str) -> str:
    """A file with the top-level keys of `text` in the place of its own; the rest stays as it is written."""
    if not there.exists():
        return text.lstrip("\n")
    new = set(yaml.load(text, yaml.BaseLoader) or {})
    blocks = re.split(r"^(?=[a-z_]+:)", there.read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [block for block in blocks if block.split(":", 1)[0] not in new]
    return "".join(kept) + text.lstrip("\n")
