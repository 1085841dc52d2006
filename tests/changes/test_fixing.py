"""What mends itself becomes what it was: the record before the mistake, and every other character untouched."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from lerarenagenda.agenda.load import EMPTY, Loaded, load, load_from
from lerarenagenda.changes.fixing import Mended, mended
from lerarenagenda.diagnostics import Mend, Mending, Report, Route
from lerarenagenda.i18n import LANGUAGES, Text, translator
from lerarenagenda.records.base import FieldFacts, Part, fields_of
from lerarenagenda.records.settings import Settings
from lerarenagenda.store.edits import applied, edit_of
from lerarenagenda.store.folder import Folder, Overlaid

ROOT = Path(__file__).parents[2] / "data"
LOADED = load(ROOT)


def places(part: Part, value: object, route: Route = ()) -> Iterator[tuple[Route, FieldFacts]]:
    """The keys that a file has, with what is known of each, in the blocks too."""
    for key, facts in fields_of(type(part)).items():
        if isinstance(value, dict) and key in value:
            yield (*route, key), facts
            inner = getattr(part, facts.name)
            items = enumerate(inner) if isinstance(inner, tuple) else [(None, inner)]
            for index, item in items:
                if isinstance(item, Part) and fields_of(type(item)):
                    held = value[key] if index is None else value[key][index]
                    yield from places(item, held, (*route, key) if index is None else (*route, key, index))


def all_places() -> list[tuple[str, Route, FieldFacts]]:
    records = [record for held in LOADED.agenda.records.values() for record in held.values()]
    found = []
    for record in (LOADED.agenda.settings, *records):
        path = f"{record.folder}/{record.id}.yaml" if not isinstance(record, Settings) else "agenda.yaml"
        document = LOADED.documents[path]
        found += [(path, route, facts) for route, facts in places(record, document.value)]
    return found


PLACES = all_places()
CHOICES = [place for place in PLACES if place[2].choices and not place[2].many]


def labels(text: str) -> list[str]:
    """A word in both languages."""
    return [translator(language)(Text(text)) for language in LANGUAGES]


def reading(path: str, text: str) -> Loaded:
    return load_from(Overlaid(Folder(ROOT), {path: text.encode()}), name="data", known=LOADED.documents)


def fixed(path: str, text: str) -> Mended:
    """What becomes of one file with a mistake."""

    def look(loaded: Loaded) -> Report:
        return Report(tuple(loaded.problems), loaded.files, len(loaded.unread), "", loaded.texts)

    def again(contents: MappingProxyType[str, bytes] | dict[str, bytes]) -> Loaded:
        return load_from(Overlaid(Folder(ROOT), contents), name="data", known=LOADED.documents)

    return mended(reading(path, text), look, again, unsafe=False)  # type: ignore[arg-type]


def damaged(path: str, mend: Mend) -> str:
    document = LOADED.documents[path]
    return applied(document.text, [edit_of(path, document, mend)])[0]


@given(st.sampled_from(CHOICES), st.data())
def test_the_label_of_a_value_becomes_the_value(place: tuple[str, Route, FieldFacts], data: st.DataObject) -> None:
    """In Dutch or English, in capitals or not."""
    path, route, facts = place
    document = LOADED.documents[path]
    value = document.value
    for step in route:
        value = value[step]  # type: ignore[index, assignment]
    member = next(choice for choice in facts.choices or () if choice.value == str(value))
    word = data.draw(st.sampled_from([*labels(member.label), str(value).upper(), str(value).capitalize()]))
    text = damaged(path, Mend(route, word))
    outcome = fixed(path, text)
    after = outcome.texts[path][1] if path in outcome.texts else text
    assert document.value == reading(path, after).documents[path].value
    assert () == outcome.report.found


@given(st.sampled_from(PLACES), st.data())
def test_the_label_of_a_key_becomes_the_key(place: tuple[str, Route, FieldFacts], data: st.DataObject) -> None:
    """What stands around it stays as it is, to the character."""
    path, route, facts = place
    word = data.draw(st.sampled_from(labels(facts.said.label))).replace(" ", "_")
    text = damaged(path, Mend(route, word, Mending.KEY))
    outcome = fixed(path, text)
    after = outcome.texts[path][1] if path in outcome.texts else text
    if not outcome.report.found:  # two keys of one block may have the same word
        assert LOADED.documents[path].text == after


def test_nothing_is_mended_where_nothing_is_wrong() -> None:
    outcome = fixed("agenda.yaml", LOADED.documents["agenda.yaml"].text)
    assert (EMPTY, 0) == (outcome.texts, outcome.count)


def test_what_mending_would_break_is_left_as_it_is() -> None:
    """Bytes that are no text cannot be written back as they were."""
    path = "agenda.yaml"
    raw = LOADED.documents[path].text.encode().replace(b"language: nl", b"language:\tnl\nlanguag: \xff")
    loaded = load_from(Overlaid(Folder(ROOT), {path: raw}), name="data", known=EMPTY)
    report = Report(tuple(loaded.problems), loaded.files, len(loaded.unread), "", loaded.texts)
    assert EMPTY == mended(loaded, lambda _: report, lambda _: loaded, unsafe=True).texts
