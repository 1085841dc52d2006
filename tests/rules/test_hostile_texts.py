"""No text makes reading or a rule take longer than in proportion to its length."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

import pytest
import yaml

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import Loaded, load
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Choice, Entry, OneText, Part, Record, fields_of
from lerarenagenda.records.reading import read_part
from lerarenagenda.records.settings import Settings
from lerarenagenda.rules import all_rules
from lerarenagenda.rules.base import run
from lerarenagenda.rules.wording import plain
from lerarenagenda.store.document import LIMIT_BYTES
from tests.pages import EXAMPLE, lay
from tests.records.complete import COMPLETE

AnyPart = TypeVar("AnyPart", bound=Part)
PIECES = [
    *("a", " ", "a.", "0", "1-", "@", "a@", '"', "[", "(", "[ ", "[…] ", "sic ", "-\n", "\n1\n", "Aa "),
    *(
        "06 ",
        "dr. ",
        "dr. A.",
        "+1 ",
        "in 2015, ",
        "eind 31 februari ",
        "a\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA}",
    ),
]
SMALL, TIMES = 500, 10
IDS = {"party": "vo-raad", "table": "sectortafel-vo", "meeting": "vo-2014-12", "source": "brief"}
ON = date(2016, 1, 1)
LONG = """
title: '{text}'
deadline:
  text: '{text}'
source:
  document: brief
  place: p. 2
  quote: '{text}'
"""


def read(kind: type[Part]) -> Any:
    """The complete record of a kind."""
    record_id = IDS.get(getattr(kind, "kind_name", ""), "een")
    by_name = {"name": "2014-12-03-vo-raad", "on": date(2014, 12, 3), "by": "vo-raad"}
    part, problems = read_part(
        kind,
        yaml.load(COMPLETE[kind], yaml.BaseLoader),
        **(by_name if issubclass(kind, Entry) else {"id": record_id}),
    )
    assert part, problems
    return part


def filled(part: AnyPart, text: str, *, with_names: bool) -> AnyPart:
    """A record with one text in the place of each of its own, and of the names of other records too when asked."""

    def new(value: object) -> object:
        if isinstance(value, str) and not isinstance(value, Choice):
            return text
        if isinstance(value, Part) and not isinstance(value, OneText):
            return filled(value, text, with_names=with_names)
        return tuple(map(new, value)) if isinstance(value, tuple) else value

    own = (facts for facts in fields_of(type(part)).values() if with_names or not facts.to)
    return replace(part, **{facts.name: new(getattr(part, facts.name)) for facts in own})


def agenda_of(text: str, *, with_names: bool) -> Loaded:
    """An agenda of a record of each kind, with its history, in which every text is the same."""
    parts = {kind: filled(read(kind), text, with_names=with_names) for kind in COMPLETE}
    records: dict[type[Record], dict[str, Record]] = {kind: {parts[kind].id: parts[kind]} for kind in KINDS}
    entries = {parts[kind].id: (parts[kind.entry_type],) for kind in KINDS if kind.entry_type in parts}
    return Loaded(Agenda(parts[Settings], records, entries), {}, [], len(parts))


def check(loaded: Loaded, text: str = "") -> int:
    """How much is found by all rules."""
    facts = {"day": Day(loaded.agenda, ON), "texts": {"brief": plain(text), "sectorakkoord": plain(text[:100])}}
    return len(run(all_rules(), loaded, facts))


def seconds(work: Callable[[], object]) -> float:
    """The time that some work takes of the processor, at best."""
    taken = []
    for _ in range(2):
        begun = process_time()
        work()
        taken.append(process_time() - begun)
    return min(taken)


def in_proportion(small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Whether the large work takes no more of the small work's time than it is larger, generously."""
    return seconds(large) < 3 * TIMES * max(seconds(small), 0.01)


@pytest.mark.parametrize("piece", PIECES)
def test_every_rule_takes_time_in_proportion_to_the_texts(piece: str) -> None:
    """Every field of every kind holds the text; what took the square of it would take ten times too long."""

    def checked(length: int) -> Callable[[], object]:
        text = "x" + (piece * length)[:length] + " ."
        agendas = [agenda_of(text, with_names=with_names) for with_names in (False, True)]
        return lambda: [check(loaded, text) for loaded in agendas]

    assert in_proportion(checked(SMALL), checked(SMALL * TIMES))


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "a.",
        "1-",
        "[ ",
        "@",
        "in 2015, ",
        "a\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA}",
        "\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA}",
    ],
)
def test_a_file_of_the_largest_size_is_read_and_checked(piece: str, tmp_path: Path) -> None:
    """From the file to the findings, with long texts where most rules look."""

    def checked(length: int) -> Callable[[], object]:
        root = tmp_path / str(length)
        shutil.copytree(EXAMPLE, root)
        text = "x" + (piece * length).encode()[:length].decode(errors="ignore") + " ."
        lay(root / "actions/zijinstroom-vergroten.yaml", "", LONG.format(text=text))
        assert [] == load(root).problems
        return lambda: check(load(root), text)

    assert in_proportion(checked(LIMIT_BYTES // 4 // TIMES), checked(LIMIT_BYTES // 4))
