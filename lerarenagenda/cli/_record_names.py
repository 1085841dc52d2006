"""What records may be called on the command line, from the names of their files and a look at their first lines.

Nothing is read as YAML but the one file of settings, so that a list of thousands answers while someone types.
"""

import os
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from lerarenagenda.agenda.agenda import KIND_NAMES
from lerarenagenda.agenda.load import SETTINGS_FILE
from lerarenagenda.cli._completers import Completer, Here, Offer, closed
from lerarenagenda.i18n import Bilingual, Text, Words
from lerarenagenda.questions.filters import may_lack, target
from lerarenagenda.records.base import NONE, FieldFacts, Record, Sort, fields_of
from lerarenagenda.records.fields import is_id
from lerarenagenda.store import folder
from lerarenagenda.store.document import LIMIT_BYTES, read

TOP_BYTES = 2048  # the house style puts number and title first
LIMIT_LOOKS = 1000  # files looked into for one answer; the rest is offered without its title
NUMBER, SHORT = "number", "short"  # what a record is called beside its id
TITLES = ("title", "name")
TOLD = re.compile(
    rf"^(({'|'.join(TITLES)})(?:_en)?|{NUMBER}|{SHORT}):[ \t]+(\S.*(?:\n +\S.*)*)",
    re.MULTILINE,
)
SUFFIX = ".yaml"
NAME = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")  # of what files say, only this may reach a command line


def record_ids(*kinds: type[Record]) -> Completer:
    """The ids of records of these kinds; a number or short name once its beginning is typed."""

    def completes(ctx: Here, incomplete: str) -> list[Offer]:
        return list(_offers(ctx, kinds, incomplete))

    return completes


def of_field(facts: FieldFacts) -> Completer:
    """The values a filter by this field can have, as far as they are known without reading every record."""
    named = target(facts)
    if facts.choices:
        known = closed(facts.choices)
    elif named:
        known = record_ids(KIND_NAMES[named])
    else:
        known = sectors if facts.sort is Sort.SECTOR else closed(())
    if not may_lack(facts):
        return known

    def completes(ctx: Here, incomplete: str) -> list[Offer]:
        return [*known(ctx, incomplete), (NONE, "")]

    return completes


def sectors(ctx: Here, incomplete: str) -> list[Offer]:  # noqa: ARG001 typer's names
    """The sectors that the settings name."""
    raw = folder.read_bytes(ctx.root, SETTINGS_FILE, limit=LIMIT_BYTES) if ctx.root else b""
    document = read(raw)[0] if isinstance(raw, bytes) else None
    listed = document.value.get("sectors") if document else None
    told = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return [(str(one["id"]), str(one.get("name", ""))) for one in told if NAME.fullmatch(str(one.get("id", "")))]


def _offers(here: Here, kinds: tuple[type[Record], ...], typed: str) -> Iterator[Offer]:
    if here.root is None:
        return
    looks = LIMIT_LOOKS
    called = NUMBER if typed[:1].isdigit() else SHORT
    for kind in kinds:
        may_be_called = bool(typed) and called in fields_of(kind)
        for record_id in _ids(here.root, kind):
            fits = record_id.startswith(typed)
            top: Mapping[str, str] = {}
            if looks and ((fits and here.described) or may_be_called):
                looks -= 1
                top = _top(here.root, f"{kind.folder}/{record_id}{SUFFIX}")
            if fits:
                yield record_id, _title(kind, top)
            if may_be_called and NAME.fullmatch(top.get(called, "")):
                yield top[called], _title(kind, top)


def _ids(root: Path, kind: type[Record]) -> list[str]:
    """The ids of a kind, by its files; no link is followed."""
    place = root / kind.folder
    if place.is_symlink() or not place.is_dir():
        return []
    with os.scandir(place) as entries:
        there = islice(entries, folder.LIMIT_FILES)
        names = [one.name for one in there if one.name.endswith(SUFFIX) and one.is_file(follow_symlinks=False)]
    return sorted(record_id for name in names if is_id(record_id := name.removesuffix(SUFFIX)))


def _top(root: Path, path: str) -> Mapping[str, str]:
    """What the first lines of a file say it is called: roughly read, and never more than shown."""
    raw = folder.read_bytes(root, path, limit=TOP_BYTES)
    if not isinstance(raw, bytes):
        return {}
    return {found[1]: _plain(found[3]) for found in TOLD.finditer(raw.decode("utf-8", "replace"))}


def _plain(written: str) -> str:
    """A value without its quotation marks or the sign of a folded block."""
    first, _, rest = written.partition("\n")
    if first[0] in "'\"":
        quote, text = first[0], written[1:].rstrip()
        return " ".join(text.removesuffix(quote).replace("''", "'").split())
    return " ".join((rest if first[0] in ">|" else written.partition(" #")[0]).split())


def _title(kind: type[Record], top: Mapping[str, str]) -> Words:
    """The number and title, in both languages when there is English; without a title what kind it is."""
    key = next((key for key in TITLES if key in top), None)
    if key is None:
        return Text(kind.word)
    own, english = top[key], top.get(f"{key}_en")
    number = f"{top[NUMBER]} " if NUMBER in top else ""
    return Bilingual(number + own, number + english if english else None)
