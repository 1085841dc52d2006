"""A second agenda, of a town, its parties and its words: nothing in the program is bound to the first."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from lerarenagenda.agenda.load import load
from lerarenagenda.i18n import LANGUAGES
from lerarenagenda.locales.__main__ import read, texts
from lerarenagenda.records import Action
from lerarenagenda.records.base import Part, fields_of
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.meeting import MeetingEntry
from lerarenagenda.records.priority import PriorityEntry
from lerarenagenda.records.status import ActionKind
from lerarenagenda.records.walking import blocks_of
from lerarenagenda.renderers import formats, names
from tests.another import DAY, HERE, ROOT, changed, found_in
from tests.cli.calls import Ended, call

LETTER = Path(__file__).parents[1] / "data"
ON_THAT_DAY = ("--as-of", DAY.isoformat())
QUESTIONS = [
    ("status", *ON_THAT_DAY),
    ("status", "outdoor", "--kind", "all", *ON_THAT_DAY),
    ("status", "council", "--party", "water board", *ON_THAT_DAY),
    ("status", "--party", "tenants-union", "--kind", "all", *ON_THAT_DAY),
    ("status", "--summary", *ON_THAT_DAY),
    ("next", *ON_THAT_DAY),
    ("next", "--party", "works", "--kind", "all", *ON_THAT_DAY),
    ("next", "--before", "2024-10", *ON_THAT_DAY),
    *(("list", kind) for kind in ("sources", "parties", "tables", "priorities", "actions", "meetings")),
    ("show", "1.1", "2.1", "council", "homes-for-all", "borough", "accord", "outdoor-2024-07", *ON_THAT_DAY),
    ("explain",),
    ("explain", "action"),
]
SCREENS = [
    ("status", *ON_THAT_DAY),
    ("status", "outdoor", "--kind", "all", *ON_THAT_DAY),
    ("next", *ON_THAT_DAY),
    ("show", "empty-homes-let", *ON_THAT_DAY),
    ("show", "waiting-list-agreement", "outdoor-2024-07", "outdoor-committee", *ON_THAT_DAY),
    ("list", "meetings", "--table", "outdoor", *ON_THAT_DAY),
]
WORD = re.compile(r"[^\W\d_]+")
FOR_PEOPLE = ("text", "md")
PLAIN_ENGLISH = frozenset({"stage"})  # of the letter's names: is also an English word


def as_called(questions: list[tuple[str, ...]]) -> list[Any]:
    return [pytest.param(words, id=" ".join(words)) for words in questions]


def ask(*words: str, patch: pytest.MonkeyPatch, cwd: Path = ROOT) -> Ended:
    return call(*words, patch=patch, cwd=cwd, env={"COLUMNS": "80"})


def test_nothing_in_it_is_wrong() -> None:
    """Not one error, warning or note, its quotes and its evidence included."""
    loaded = load(ROOT)
    assert [] == [(found.code, found.place.path) for found in found_in(ROOT)]
    assert [] == loaded.unread
    assert len([path for path in ROOT.rglob("*") if path.is_file()]) == loaded.files


def test_every_quote_is_proved_as_by_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is known by its digest."""
    words = ("check", "--strict", "--source", str(HERE / "accord.txt"), *ON_THAT_DAY)
    ended = ask(*words, patch=monkeypatch)
    assert (0, "no errors and no warnings in 155 files\n", "") == (ended.code, ended.out, ended.err)


def test_it_says_all_that_an_agenda_can_say() -> None:
    """What is shown and planted in it reaches every key of an entry and every kind of action."""
    agenda = load(ROOT).agenda
    assert set(ActionKind) == {action.kind for action in agenda.all(Action)}
    entries = [entry for history in agenda.entries.values() for entry in history]
    for kind in (ActionEntry, PriorityEntry, MeetingEntry):
        assert set(fields_of(kind)) == {key for entry in entries if isinstance(entry, kind) for key in said(entry)}
    deadlines = [block for action in agenda.all(Action) for _, block in blocks_of(Deadline, action)]
    assert set(fields_of(Deadline)) == {key for deadline in deadlines for key in said(deadline)}


def said(part: Part) -> Iterator[str]:
    """The keys that say something."""
    return (key for key, facts in fields_of(type(part)).items() if getattr(part, facts.name) not in (None, (), False))


@pytest.mark.parametrize("words", as_called(QUESTIONS))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_name", names(formats))
def test_every_question_answers(
    words: tuple[str, ...], language: str, format_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = ask(*words, "--format", format_name, "--lang", language, patch=monkeypatch)
    assert (0, "") == (ended.code, ended.err)
    assert ended.out


@pytest.mark.parametrize("words", as_called(QUESTIONS))
@pytest.mark.parametrize("format_name", names(formats))
def test_no_word_of_the_first_agenda_is_left(
    words: tuple[str, ...], format_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own language is English, and it has none of the letter's parties, tables and promises."""
    out = ask(*words, "--format", format_name, patch=monkeypatch).out
    assert [] == [name for name in letter_names() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", out)]
    if format_name in FOR_PEOPLE:  # names in JSON and CSV are the same in both languages
        words_shown = {word for word in WORD.findall(out.casefold()) if len(word) > 1}  # J is a family of rules
        assert set() == words_shown & dutch_words()


@cache
def letter_names() -> frozenset[str]:
    """The ids, names and short names of the letter's records, but for those that this agenda has too."""
    own = {path.stem for path in ROOT.rglob("*.yaml")} | PLAIN_ENGLISH
    found = set()
    for path in LETTER.rglob("*.yaml"):
        record = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        found |= {path.stem, *(record[key] for key in ("name", "short", "title", "title_en") if key in record)}
    return frozenset(found - own)


@cache
def dutch_words() -> frozenset[str]:
    """The words of our Dutch that are not English too, as far as our English and this agenda show."""
    catalogue = read()
    english = set(words_of(text for _, text in texts()))
    own = set(words_of(path.read_text(encoding="utf-8") for path in HERE.rglob("*.*")))
    return frozenset(words_of(message.string or "" for message in catalogue if message.id)) - english - own


def words_of(told: Iterable[str | Sequence[str]]) -> Iterator[str]:
    for one in told:
        yield from WORD.findall((one if isinstance(one, str) else " ".join(one)).casefold())


@pytest.mark.parametrize("words", as_called(SCREENS))
def test_its_screens(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion) -> None:
    ended = ask(*words, patch=monkeypatch)
    assert "" == ended.err
    assert snapshot == ended.out


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("by March 2025", "2025-03", "2025-04"),
        ("before March 2025", "2025-02", "2025-03"),
        ("before the summer of 2025", "2025-06-20", "2025-09"),
        ("before the summer", "2025-06-20", "2025-09-20"),
        ("at the end of 2025", "2025-12", "2025-07"),
        ("in the third quarter of 2025", "2025-Q3", "2025-Q4"),
        ("no later than 1 May 2025", "2025-05-01", "2025-05-02"),
        ("in the school year 2024/2025", "2024/2025", "2025/2026"),
        ("in autumn 2025", "2025-Q4", "2026-Q1"),
        ("next April", "2025-04", "2025-05"),
    ],
)
def test_english_words_say_when(words: str, right: str, wrong: str, tmp_path: Path) -> None:
    """A date that fits its words is accepted, another one is not."""
    roots = {by: changed(tmp_path / name, deadline(words, by)) for name, by in (("right", right), ("wrong", wrong))}
    assert [] == found_in(roots[right])
    assert ["A213"] == [found.code for found in found_in(roots[wrong])]


def deadline(words: str, by: str) -> str:
    return f"# actions/bus-shelters.yaml\ndeadline:\n  text: {words}\n  by: {by}\n"


REPORTED = "actions/speed-signs/2024-06-17-works-department.yaml"


def test_an_owner_may_close_where_the_agenda_says_so(tmp_path: Path) -> None:
    """The same entry is refused where a table decides."""
    done = (ROOT / REPORTED).read_text(encoding="utf-8").replace("reported_done", "done")
    by_decision = changed(tmp_path / "decision", f"# {REPORTED} (whole)\n{done}")
    by_owner = changed(tmp_path / "owner", f"# agenda.yaml\nclosing: by_owner\n# {REPORTED} (whole)\n{done}")
    assert ["E110"] == [found.code for found in found_in(by_decision)]
    assert [] == found_in(by_owner)


def test_a_day_begins_where_the_town_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another time zone than the letter's is read, and a wrong one is a finding."""
    root = changed(tmp_path, "# agenda.yaml\ntimezone: Europe/Lodnon\n")
    ended = ask("check", "--format", "json", *ON_THAT_DAY, patch=monkeypatch, cwd=root)
    assert [("A214", "did you mean 'Europe/London'?")] == [
        (found["code"], found["hint"]) for found in json.loads(ended.out)["items"]
    ]
