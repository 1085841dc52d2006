"""A record gets another id: its file, its history and every place that names it, in one change."""

import re
from collections.abc import Iterator

from lerarenagenda.agenda.load import Loaded, entry_path, path_of
from lerarenagenda.changes.adding import taken
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.diagnostics import Edit
from lerarenagenda.i18n import say
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Part, Record, references
from lerarenagenda.records.fields import is_id
from lerarenagenda.store.edits import applied


def rename(loaded: Loaded, record: Record, new: str) -> Change:
    """Give a record another id. Raises Refused when it cannot have that, or when not all can come along."""
    _sound(loaded, record, new)
    old_path, old_folder = path_of(record), f"{record.folder}/{record.id}/"
    contents: dict[str, bytes | None] = {}
    for path, part in _parts(loaded):
        document = loaded.documents[path]
        edits = list(_edits(loaded, path, part, record, new))
        moved = path == old_path or path.startswith(old_folder)
        if moved:
            contents[path] = None
        if moved or edits:
            rest = path.removeprefix(f"{record.folder}/{record.id}")
            there = f"{record.folder}/{new}{rest}" if moved else path
            contents[there] = applied(document.text, edits)[0].encode()
    names = (f"{record.folder}/{record.id}", f"{record.folder}/{new}")
    happens = say("the id {old} became {new}", old=record.id, new=new)
    return Change("rename", happens, contents, renamed=names)


def _sound(loaded: Loaded, record: Record, new: str) -> None:
    if not is_id(new):
        says = say("{id!r} can be no id", id=new)
        raise Refused(says, say("write lower-case words joined by -, such as zijinstroom-vergroten"))
    if taken(loaded, new):
        raise Refused(say("the id {id!r} is taken", id=new), say("take another"))
    unread = tuple(path for path in loaded.unread)
    if unread:
        says = say("files that cannot be read may name it: {paths}", paths=unread)
        raise Refused(says, say("see what is wrong: {command}", command="agenda check"))
    spoken = sum(entry.by == record.id for entries in loaded.agenda.entries.values() for entry in entries)
    if spoken:
        says = say("{id!r} has spoken in histories, whose files are named after it", id=record.id)
        raise Refused(says, say("those stay as they are; change its name or short name instead"))


def _parts(loaded: Loaded) -> Iterator[tuple[str, Part]]:
    """Every file with what it says."""
    agenda = loaded.agenda
    yield path_of(agenda.settings), agenda.settings
    for kind in KINDS:
        for record in agenda.all(kind):
            yield path_of(record), record
            yield from ((entry_path(record, entry), entry) for entry in agenda.history(record))


def _edits(loaded: Loaded, path: str, part: Part, record: Record, new: str) -> Iterator[Edit]:
    """The places in a file that name the record."""
    document = loaded.documents[path]
    word = re.compile(rf"(?<![a-z0-9-]){re.escape(record.id)}(?![a-z0-9-])")
    for one in references(part):
        if one.id == record.id and record.kind_name in one.kinds:
            start, end = document.offsets(one.route)
            yield Edit(path, start, end, word.sub(new, document.text[start:end]))
