"""The written form of every file, as the declarations of its fields tell it, and what files become in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lerarenagenda.agenda.load import BY_FOLDER, SETTINGS_FILE, Loaded
from lerarenagenda.diagnostics import Place
from lerarenagenda.records.base import FieldFacts, Part, Sort, fields_of
from lerarenagenda.records.party import Party
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.table import Table
from lerarenagenda.store.house_style import Form, in_house_style

SECTOR = "sector"
Places = Mapping[str, int]
# by the kind of what is named: the place of each; None when that cannot be known, and lists of them stay as they are
Orders = Mapping[str, Places | None]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that can be read: its text, and the same in the written form, unless that cannot be had without a loss."""

    path: str
    before: str
    after: str
    lossless: bool = True


def written(loaded: Loaded, here: Callable[[Place], bool]) -> Iterator[Written]:
    """Every file of these places that can be read, as it is and in its written form, in order of path."""
    orders, unread = orders_of(loaded), frozenset(loaded.unread)
    forms: dict[type[Part], Form] = {}
    for path, document in sorted(loaded.documents.items()):
        kind = kind_of(path)
        if kind and path not in unread and here(Place(path)):
            if kind not in forms:
                forms[kind] = form_of(kind, orders)
            after = in_house_style(document, form=forms[kind])
            yield Written(path, document.text, document.text if after is None else after, lossless=after is not None)


def kind_of(path: str) -> type[Part] | None:
    """What the file at a path says, by its place: a record or an entry."""
    match path.split("/"):
        case [file] if file == SETTINGS_FILE:
            return Settings
        case [folder, _]:
            return BY_FOLDER.get(folder)
        case [folder, _, _] if folder in BY_FOLDER:
            return BY_FOLDER[folder].entry_type
    return None


def form_of(kind: type[Part], orders: Orders) -> Form:
    """The written form of a kind: its keys as they are declared, and its sets in these orders."""
    return Form({key: _form(facts, orders) for key, facts in fields_of(kind).items()})


def _form(facts: FieldFacts, orders: Orders) -> Form:
    if facts.part:
        return replace(form_of(facts.part, orders), by=facts.told_apart_by or None)
    if not facts.is_set:
        return Form(by=facts.told_apart_by)
    if facts.choices:
        return Form(places=_places(choice.value for choice in facts.choices), by=())
    named = SECTOR if facts.sort is Sort.SECTOR else facts.to[0]
    return Form(places=orders.get(named, {}), by=())


def orders_of(loaded: Loaded) -> Orders:
    """In which order sets stand: sectors as the agenda lists them, parties and tables by their first sector, then id.

    Those of no sector stand first; what is not there at all stands last, by alphabet. An order is not known when a
    file that tells it cannot be read.
    """
    sectors = _places(sector.id for sector in loaded.agenda.settings.sectors)
    known = _all_read(loaded, SETTINGS_FILE)
    parties = {party.id: party.sectors for party in loaded.agenda.all(Party)}
    tables = {table.id: table.sectors for table in loaded.agenda.all(Table)}
    return {
        SECTOR: sectors if known else None,
        Party.kind_name: _by_sector(parties, sectors) if known and _all_read(loaded, Party.folder) else None,
        Table.kind_name: _by_sector(tables, sectors) if known and _all_read(loaded, Table.folder) else None,
    }


def _places(words: Iterable[str]) -> Places:
    return {word: place for place, word in enumerate(words)}


def _by_sector(named: Mapping[str, Iterable[str]], sectors: Places) -> Places:
    last = len(sectors)
    first = {one: min((sectors.get(sector, last) for sector in own), default=-1) for one, own in named.items()}
    return _places(sorted(first, key=lambda one: (first[one], one)))


def _all_read(loaded: Loaded, place: str) -> bool:
    """Whether everything at a path, or below it, could be read."""
    return not any(path in (".", place) or path.startswith(f"{place}/") for path in loaded.unread)
