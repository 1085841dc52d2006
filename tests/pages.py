"""Runs the examples of rule pages: files laid over the small agenda, read and checked as `agenda check` does.

An example names each file on a line of its own; what follows are keys that replace those of the file.
`# parties/velon.yaml` may be followed by `(whole)`: this is the whole file; `(latin-1)`: so, written in that
encoding; `(300 KiB)`: so, filled up with comments to that size; `(pipe)`: no file but a pipe; `-> path`: a link;
`(removed)`: the file is taken away. `# ../bewijs/verslag.pdf (whole)` lies beside the folder of the agenda. With
`$ agenda check --base main` the small agenda is the base that is compared with; `(base)`: the file was so in the base
already. `$ git clone --depth 1` means a clone without that base.
In a text and in a name ␉ stands for a tab, and so do the other signs for control characters.
"""

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from lerarenagenda.agenda.base import Base, NoBase
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import load
from lerarenagenda.diagnostics import Diagnostic
from lerarenagenda.i18n import say
from lerarenagenda.questions.check import Wanted, check
from lerarenagenda.rules.evidence_files import files_named
from lerarenagenda.rules.sources import plain
from lerarenagenda.store.digests import digests

EXAMPLE = Path(__file__).with_name("example")
DAY = date(2014, 12, 31)
FILE = re.compile(r"^# (\S+?)(?: \((whole|latin-1|pipe|base|removed|\d+ KiB)\)| (-> \S+))?$", re.MULTILINE)
CONTROLS = {0x2400 + code: code for code in range(0x20)}
TOP_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
OPTION = re.compile(r"^\$ (?:agenda check --(?P<name>as-of|base) (?P<value>\S+)|(?P<git>git clone .*))$", re.MULTILINE)


def checked(example: str, folder: Path) -> list[Diagnostic]:
    """What `agenda check` finds in the small agenda with an example laid over it."""
    options = {found["name"] or "git": found["value"] or found["git"] for found in OPTION.finditer(example)}
    before, root = folder / "base", folder / "data"
    files = files_of(example)
    for place in (before, root):
        shutil.copytree(EXAMPLE, place)
    texts = {path.removesuffix(".txt"): plain(text) for path, _, text in files if path.endswith(".txt")}
    for path, how, text in files:
        for place in (before, root) if how == "base" else (root,) if not path.endswith(".txt") else ():
            lay(place / path, how, text)
    as_of = date.fromisoformat(options.get("as-of", DAY.isoformat()))
    loaded = load(root)
    base: Base | NoBase | None = None
    if "git" in options:
        base = NoBase(say("this clone does not hold the history back to {name!r}", name=options["base"]), say("get it"))
    elif "base" in options:
        base = Base(options["base"], "", load(before), frozenset())
    facts = {"digests": digests(folder, files_named(loaded.agenda)), **({"texts": texts} if texts else {})}
    day = Day(loaded.agenda, as_of)
    return list(check(loaded, day=day, facts=facts, base=base, wanted=Wanted(), folder="").found)


def files_of(example: str) -> list[tuple[str, str, str]]:
    """The path of each file of an example, how it is to be laid, and its text."""
    parts = FILE.split(OPTION.sub("", example))[1:]
    return [
        (path.translate(CONTROLS), how or link or "", text.lstrip("\n").translate(CONTROLS))
        for path, how, link, text in zip(*(parts[start::4] for start in range(4)), strict=True)
    ]


def lay(file: Path, how: str, text: str) -> None:
    """Lay one file over the small agenda; a system that cannot have such a file skips the test."""
    if how == "removed":
        file.unlink()
        return
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
    if how in ("", "base"):
        return merged(file, text).encode()
    if how.endswith(" KiB"):
        return text.encode() + b"#\n" * (int(how.removesuffix(" KiB")) * 512)
    return text.encode("latin-1" if how == "latin-1" else "utf-8")


def merged(there: Path, text: str) -> str:
    """A file with the top-level keys of `text` in the place of its own; the rest stays as it is written."""
    if not there.exists():
        return text.lstrip("\n")
    new = set(TOP_KEY.findall(text))
    blocks = re.split(r"^(?=[a-z_]+:)", there.read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [block for block in blocks if block.split(":", 1)[0] not in new]
    return "".join(kept) + text.lstrip("\n")
