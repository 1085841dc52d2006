"""What is said of a record becomes a new entry in its history: a file named after the day and who says it."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count

from lerarenagenda.agenda.load import Loaded
from lerarenagenda.changes.change import Change
from lerarenagenda.changes.written_form import Orders, form_of, orders_of
from lerarenagenda.dates import Period
from lerarenagenda.i18n import Bilingual, Text
from lerarenagenda.questions.words import party_label
from lerarenagenda.records.base import Record
from lerarenagenda.records.party import Party
from lerarenagenda.records.table import Table
from lerarenagenda.store.document import Value, read
from lerarenagenda.store.house_style import PLAIN, in_house_style
from lerarenagenda.store.new_text import Bare, new_text

# by key: texts, periods, days, yes or no, lists and blocks of these; what is None, no or empty is left out
Said = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something on which day, and the agenda as it is then."""

    loaded: Loaded
    on: date
    by: str

    @property
    def name(self) -> Bilingual:
        """What people call it: a party by its short name, a table in full."""
        table = self.loaded.agenda.get(Table, self.by)
        return Bilingual(table.name, table.name_en) if table else Bilingual(party_label(self.loaded.agenda, self.by))


def recorded(speaker: Speaker, said: Iterable[tuple[Record, Said]], *, name: str, happens: Text) -> Change:
    """A new entry for each of these records, as one change."""
    orders = orders_of(speaker.loaded)
    contents: dict[str, bytes | None] = {}
    meeting = None
    taken = {*speaker.loaded.documents, *speaker.loaded.unread}  # readable or not
    for record, keys in said:
        path = _free_path(speaker, record, taken)
        taken.add(path)
        contents[path] = entry_text(record, keys, orders).encode("utf-8", "surrogatepass")
        meeting = meeting or keys.get("meeting")
    return Change(name, happens, contents, by=speaker.by, meeting=str(meeting) if meeting else None)


def entry_text(record: Record, keys: Said, orders: Orders) -> str:
    """An entry in the written form; what no file may hold is in it as it is, for the rules to find."""
    naive = new_text({key: _value(value) for key, value in keys.items() if not _unsaid(value)})
    document, _ = read(naive.encode("utf-8", "surrogatepass"))
    form = form_of(record.entry_type, orders) if record.entry_type else PLAIN
    return (in_house_style(document, form=form) if document else None) or naive


def _free_path(speaker: Speaker, record: Record, taken: Container[str]) -> str:
    """The file for what somebody says on a day: the second one of that day ends in -2.

    A name that would be read as that of another author, as raad-2 when there is a party raad-2, is passed over.
    """
    agenda = speaker.loaded.agenda
    for number in count(1):
        author = speaker.by if number == 1 else f"{speaker.by}-{number}"
        path = f"{record.folder}/{record.id}/{speaker.on.isoformat()}-{author}.yaml"
        another = number > 1 and any(agenda.exists(kind.kind_name, author) for kind in (Party, Table))
        if path not in taken and not another:
            return path
    raise AssertionError  # there is always a next number


def _unsaid(value: object) -> bool:
    return value is None or value is False or (isinstance(value, list | tuple | Mapping) and not value)


def _value(value: object) -> Value:
    """A value as a file holds it."""
    if isinstance(value, Mapping):
        return {str(key): _value(inner) for key, inner in value.items() if not _unsaid(inner)}
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    if isinstance(value, bool):
        return Bare("true")
    return Bare(value) if isinstance(value, Bare | Period | date | int) else str(value)
