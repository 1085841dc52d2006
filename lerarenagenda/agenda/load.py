"""A folder of files becomes an agenda and findings: every file is read or named, none is skipped."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.dates import PeriodError, day
from lerarenagenda.diagnostics import Diagnostic, Edit, Fix, Mend, Place, Problem, Severity
from lerarenagenda.i18n import Text, say
from lerarenagenda.nearest import nearest
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Entry, Part, Record, fields_of
from lerarenagenda.records.fields import is_id
from lerarenagenda.records.reading import FieldProblem, read_part
from lerarenagenda.records.settings import NEWEST_SCHEMA, Settings
from lerarenagenda.store.document import LIMIT_BYTES, Document, read, span_of
from lerarenagenda.store.edits import edit_of
from lerarenagenda.store.folder import Files, Folder

SETTINGS_FILE = "agenda.yaml"
FREE_FILES = frozenset({"README.md"})
BY_FOLDER: Mapping[str, type[Record]] = {kind.folder: kind for kind in KINDS}
EMPTY: Mapping[str, Any] = MappingProxyType({})
ENTRY_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-(.+?)(?:-([0-9]{1,3}))?")


class NoAgenda(LookupError):
    """There is no agenda in or above this folder."""


@dataclass
class Loaded:
    """An agenda, the texts it was read from by path, what is wrong with them, and how many files there were."""

    agenda: Agenda
    documents: Mapping[str, Document]
    problems: list[Diagnostic]
    files: int
    unread: list[str] = field(default_factory=list)
    broken_texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> Mapping[str, str]:
        """Every text by path, for showing where something is wrong."""
        return {path: document.text for path, document in self.documents.items()} | dict(self.broken_texts)


def find_root(start: Path) -> Path:
    """The agenda's folder: `start` itself, its `data`, or the nearest above that has one. Raises NoAgenda."""
    for base in (start, *start.parents):
        for candidate in (base, base / "data"):
            if (candidate / SETTINGS_FILE).is_file():
                return candidate
    raise NoAgenda(start)


def path_of(record: Record) -> str:
    """The file of a record, below the agenda's folder."""
    return f"{record.folder}/{record.id}.yaml" if record.folder else SETTINGS_FILE


def entry_path(record: Record, entry: Entry) -> str:
    """The file of an entry, below the agenda's folder."""
    return f"{record.folder}/{record.id}/{entry.name}.yaml"


def load(root: Path) -> Loaded:
    """Read every file below `root`."""
    return load_from(Folder(root), name=root.resolve().parent.name)


def load_from(files: Files, *, name: str, known: Mapping[str, Document] = EMPTY) -> Loaded:
    """Read every one of these files; `name` is the agenda's where it has no readable settings.

    `known` are texts that were taken apart before, by path; those that are the same here are not read again.
    """
    paths, found = files.listed()
    reader = _Reader(files, name, known)
    for path, problem in found:
        reader.refuse(path, problem)
        reader.note_meant(path.split("/"))
    named = [path for path in paths if path not in FREE_FILES]
    for path in named:
        reader.take(path)
    return reader.joined(files=len(named) + len(found))


class _Reader:
    """Reads file after file and keeps what came of each."""

    def __init__(self, files: Files, name: str, known: Mapping[str, Document]) -> None:
        self.files = files
        self.name = name
        self.known = known
        self.documents: dict[str, Document] = {}
        self.broken_texts: dict[str, str] = {}
        self.problems: list[Diagnostic] = []
        self.unread: set[str] = set()
        self.settings: Settings | None = None
        self.records: dict[type[Record], dict[str, Record]] = {kind: {} for kind in KINDS}
        self.there: dict[str, set[str]] = {kind.kind_name: set() for kind in KINDS}
        self.entry_files: list[tuple[type[Record], str, str]] = []
        self.holes: set[str] = set()
        self.entries: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)

    def refuse(self, path: str, problem: Problem, document: str = "") -> None:
        """Keep a problem of a file that cannot be read."""
        self.unread.add(path)
        span = span_of(document, problem.start, problem.end) if document else None
        fix = _replaced(path, document, problem) if problem.instead is not None else None
        self.problems.append(_finding(problem.code, problem.says, problem.hint, Place(path, span), fix))

    def take(self, path: str) -> None:
        """Read one file by what its place says it is; entries wait until all records are known."""
        match path.split("/"):
            case ["agenda.yaml"]:
                self._take_settings(path)
            case [name, file] if name in BY_FOLDER and file.endswith(".yaml") and is_id(file.removesuffix(".yaml")):
                self._take_record(path, BY_FOLDER[name], file.removesuffix(".yaml"))
            case [name, owner, file] if name in BY_FOLDER and BY_FOLDER[name].entry_type and file.endswith(".yaml"):
                self.entry_files.append((BY_FOLDER[name], owner, path))
            case steps:
                self.note_meant(steps)
                self.refuse(path, Problem("A119", say("this file is not a record"), 0, 0, _where_records_go(steps)))

    def note_meant(self, steps: list[str]) -> None:
        """A file that is not read, or has a wrong name, is there all the same: what names it is not also wrong."""
        meant = _id_from(steps[-1])
        if len(steps) == 2 and steps[0] in BY_FOLDER and meant:
            self.there[BY_FOLDER[steps[0]].kind_name].add(meant)
        elif len(steps) == 3:
            self.holes.add(steps[1])

    def _take_settings(self, path: str) -> None:
        document = self._document(path)
        self.settings = self._part(path, document, Settings, id="agenda") if document else None
        if document and self.settings is None:
            self.settings = self._settings_left(document)
        if self.settings and self.settings.schema > NEWEST_SCHEMA:
            says = say(
                "the agenda has schema {schema}, this program reads {newest}",
                schema=self.settings.schema,
                newest=NEWEST_SCHEMA,
            )
            place = Place(path, document.span(("schema",)) if document else None, ("schema",))
            self.problems.append(_finding("A121", says, say("install a newer version of the program"), place))
            self.unread.add(path)

    def _settings_left(self, document: Document) -> Settings | None:
        """The settings without what is wrong in them: one slip does not change the language, or who may close."""
        wrong = {found.place.route[0] for found in self.problems if found.place.path == SETTINGS_FILE}
        kept = {key: value for key, value in document.value.items() if key not in wrong}
        left, _ = read_part(Settings, {"title": self.name, "schema": str(NEWEST_SCHEMA), **kept}, id="agenda")
        return left

    def _take_record(self, path: str, kind: type[Record], record_id: str) -> None:
        self.there[kind.kind_name].add(record_id)
        document = self._document(path)
        other = _kind_by_keys(kind, document) if document else None
        if document and other:
            says = say("the keys of this file are those of another kind: {word}", word=Text(other.word))
            hint = say("move it to the folder {folder}", folder=other.folder)
            self.refuse(path, Problem("A119", says, 0, 0, hint), document.text)
            return
        record = self._part(path, document, kind, id=record_id) if document else None
        if record is not None:
            self.records[kind][record_id] = record

    def _document(self, path: str) -> Document | None:
        raw = self.files.read(path, limit=LIMIT_BYTES)
        if isinstance(raw, Problem):
            self.refuse(path, raw)
            return None
        known = self.known.get(path)
        if known is not None and known.text.encode() == raw:
            self.documents[path] = known
            return known
        document, problems = read(raw)
        if problems:
            self.broken_texts[path] = raw.decode("utf-8", "replace")
        for problem in problems:
            self.refuse(path, problem, self.broken_texts[path])
        if document is not None:
            self.documents[path] = document
        return document

    def _part(self, path: str, document: Document, kind: type[Any], **given: object) -> Any:  # noqa: ANN401 the caller names the kind
        part, problems = read_part(kind, document.value, **given)
        if problems:
            self.unread.add(path)
            self.problems += [_field_finding(path, document, problem) for problem in problems]
        return part

    def joined(self, *, files: int) -> Loaded:
        """Read the entries, now that it is known who exists, and join everything."""
        known = self.there["party"] | self.there["table"]
        for kind, owner, path in self.entry_files:
            self._take_entry(kind, owner, path, known)
        self.holes |= {owner for (_, owner), found in self.entries.items() if any(map(self._is_nowhere, found))}
        for records in self.records.values():
            self.holes |= {record_id for record_id, record in records.items() if self._is_nowhere(record)}
        unread = frozenset(
            (name, record_id)
            for name, ids in self.there.items()
            for record_id in ids
            if record_id not in self.records[_kind(name)]
        )
        agenda = Agenda(
            settings=self.settings or Settings(id="agenda", title=self.name, schema=NEWEST_SCHEMA),
            records={kind: dict(sorted(records.items())) for kind, records in self.records.items()},
            entries={whose: tuple(sorted(found, key=_entry_order)) for whose, found in self.entries.items()},
            unread=unread,
            half_told=frozenset({owner for _, owner, path in self.entry_files if path in self.unread} | self.holes),
        )
        return Loaded(agenda, self.documents, self.problems, files, sorted(self.unread), self.broken_texts)

    def _is_nowhere(self, part: Part) -> bool:
        """Whether something lies at a table, or is said for one, that is not there."""
        owners = getattr(part, "owners", ())
        named = (getattr(part, "tables", ()), *(owner.tables for owner in owners))
        return not all(self.there["table"].issuperset(tables) for tables in named)

    def _take_entry(self, kind: type[Record], owner: str, path: str, known: set[str]) -> None:
        name = path.rsplit("/", 1)[1].removesuffix(".yaml")
        if owner not in self.there[kind.kind_name]:
            says = say(
                "there is no {word} {owner!r} that this could have happened to", word=Text(kind.word), owner=owner
            )
            near = nearest(owner, self.there[kind.kind_name])
            self.refuse(path, Problem("A123", says, 0, 0, say("did you mean {near!r}?", near=near) if near else None))
            return
        given = _given_by_name(name, known)
        if isinstance(given, Problem):
            self.refuse(path, given)
            return
        document = self._document(path)
        entry_type = kind.entry_type
        if document and entry_type:
            entry = self._part(path, document, entry_type, **given)
            if entry is not None:
                self.entries[kind.kind_name, owner].append(entry)


def _kind(name: str) -> type[Record]:
    return next(kind for kind in KINDS if kind.kind_name == name)


def _entry_order(entry: Entry) -> tuple[Any, str, int, str]:
    """By day, then author, then the number at the end of the file's name: -10 after -2."""
    number = entry.name.removeprefix(f"{entry.on}-{entry.by}").removeprefix("-")
    return (entry.on, entry.by, int(number) if number else 1, entry.name)


def _given_by_name(name: str, known: set[str]) -> Mapping[str, object] | Problem:
    """The day and the author that an entry's file name gives."""
    match = ENTRY_NAME.fullmatch(name)
    shape = say("name it day-author, such as 2014-10-15-vo-raad, with -2 for a second one that day")
    if match is None:
        return Problem("A122", say("the file name {name!r} gives no day and author", name=name), 0, 0, shape)
    try:
        on = day(match[1])
    except PeriodError as error:
        return Problem("A122", error.reason, 0, 0, shape)
    whole = name.removeprefix(f"{match[1]}-")
    return {"name": name, "on": on, "by": whole if whole in known else match[2]}


def _finding(code: str, says: Text, hint: Text | None, place: Place, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, says, place, hint, fix=fix)


def _replaced(path: str, text: str, problem: Problem) -> Fix:
    """Other characters for those that are refused; in front of a line they could change what belongs to what."""
    line = text[text.rfind("\n", 0, problem.start) + 1 : problem.start]
    edit = Edit(path, problem.start, problem.end, problem.instead or "")
    says = say("replace it by spaces") if problem.instead else say("remove it")
    return Fix(says, (edit,), safe=bool(line.strip() or not problem.instead))


def _field_finding(path: str, document: Document, problem: FieldProblem) -> Diagnostic:
    span = document.span(problem.route, key=problem.at_key)
    fix = fixed(path, document, problem.mend) if problem.mend else None
    return _finding(problem.code, problem.says, problem.hint, Place(path, span, problem.route), fix)


def fixed(path: str, document: Document, mend: Mend) -> Fix:
    """What mends a place in a file, as an edit of its text."""
    return Fix(mend.says, (edit_of(path, document, mend),), mend.safe)


def _kind_by_keys(kind: type[Record], document: Document) -> type[Record] | None:
    """The other kind whose file this is by its keys: all that a file of that kind needs, and none it does not know."""
    keys = document.value.keys()
    if keys <= fields_of(kind).keys():
        return None
    for other in KINDS:
        needed = {key for key, facts in fields_of(other).items() if facts.required}
        if needed <= keys <= fields_of(other).keys():
            return other
    return None


def _id_from(file: str) -> str | None:
    """The id that a file name comes closest to: lower case, without accents, words joined by `-`."""
    plain = normalize("NFKD", file.rsplit(".", 1)[0]).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall("[a-z0-9]+", plain.lower()))
    return slug if is_id(slug) else None


def _where_records_go(steps: list[str]) -> Text:
    near = nearest(steps[0], BY_FOLDER) if len(steps) > 1 and steps[0] not in BY_FOLDER else None
    if near:
        return say("did you mean the folder {near!r}?", near=near)
    if len(steps) == 1 or steps[0] not in BY_FOLDER:
        return say("move it to the folder of its kind: {folders}", folders=tuple(BY_FOLDER))
    meant = _id_from(steps[-1])
    if len(steps) == 2 and meant:
        return say("rename it to {near!r}", near=f"{meant}.yaml")
    return say("name a record by its id: lower-case words joined by -, ending in .yaml")
