"""A new record: its id from what it is called, its file in the written form."""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from unicodedata import normalize

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.load import Loaded
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.written_form import form_of, orders_of
from lerarenagenda.i18n import Text, say
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import FieldFacts, OneText, Record, fields_of
from lerarenagenda.records.fields import is_id
from lerarenagenda.records.table import Table
from lerarenagenda.store.document import Value, read
from lerarenagenda.store.house_style import in_house_style
from lerarenagenda.store.new_text import new_text

LONGEST = 60
CALLED = ("title", "name")  # the fields that say what a record is called; one without them: its table and its date


def missing(kind: type[Record], said: Mapping[str, Value]) -> Iterator[tuple[tuple[str, ...], FieldFacts]]:
    """The fields that must be there and are not, those inside a block that cannot be `none` one by one."""
    for key, facts in fields_of(kind).items():
        if not facts.required:
            continue
        blocks = facts.part is not None and not issubclass(facts.part, OneText)
        inside = said.get(key)
        if facts.part is not None and blocks and not facts.many and not facts.or_none:
            held = inside if isinstance(inside, dict) else {}
            inner = fields_of(facts.part).items()
            yield from (((key, name), one) for name, one in inner if one.required and name not in held)
        elif key not in said:
            yield (key,), facts


def added(loaded: Loaded, kind: type[Record], said: dict[str, Value], *, record_id: str | None) -> Change:
    """A new record that says this. Raises Refused when it cannot have the id that is asked for, or any."""
    new = record_id or _free_id(loaded, _slug(loaded.agenda, said))
    if not is_id(new):
        says = say("{id!r} can be no id", id=new)
        raise Refused(says, say("write lower-case words joined by -, such as zijinstroom-vergroten: --id ID"))
    if taken(loaded, new):
        raise Refused(say("the id {id!r} is taken", id=new), say("give it another: --id ID"))
    naive = new_text(said)
    document, _ = read(naive.encode("utf-8", "surrogatepass"))
    text = in_house_style(document, form=form_of(kind, orders_of(loaded))) if document else None
    path = f"{kind.folder}/{new}.yaml"
    happens = say("{word} added", word=Text(kind.word))
    return Change("add", happens, {path: (text or naive).encode("utf-8", "surrogatepass")})


def _slug(agenda: Agenda, said: Mapping[str, Value]) -> str:
    """Words joined by `-`, without accents and no longer than an id may be."""
    called = next((str(said[key]) for key in CALLED if key in said), "")
    if not called:
        table = agenda.get(Table, str(said.get("table", "")))
        called = f"{table.short if table else said.get('table', '')} {said.get('date', '')}"
    plain = normalize("NFKD", called).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", re.sub("['`]", "", plain))
    while len("-".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST]


def _free_id(loaded: Loaded, slug: str) -> str:
    """The id itself, or the first with a number behind it that is free."""
    ids = (slug if number == 1 else f"{slug[: LONGEST - 4]}-{number}" for number in count(1))
    return next(one for one in ids if not taken(loaded, one))


def taken(loaded: Loaded, record_id: str) -> bool:
    """Whether a record of any kind has an id, or a history is kept under it, readable or not."""
    below = tuple(f"{kind.folder}/{record_id}{end}" for kind in KINDS for end in (".yaml", "/"))
    return any(path.startswith(below) for path in (*loaded.documents, *loaded.unread))
