"""Agendas of many records, or of records that lead to one another without end."""

from collections.abc import Callable, Iterable

from tests.hostile.case import Case, Files, case, keys

SUBJECT = "actions/zijinstroom-vergroten.yaml"
HISTORY = "actions/zijinstroom-vergroten"
TABLE = "tables/sectortafel-vo.yaml"
MANY = 300
DEEP = 1020  # more than Python lets a function call itself
DATED = "deadline: {text: in 2015, by: 2015}\n"
ACTION = """\
number: 9.#
title: Punt #
kind: action
strength: commitment
sectors: none
level: national
tables: none
owners: none
source: {document: brief, place: p. #, quote: 'Wij doen # dingen, # in getal.'}
"""
GROUP = "name: P#\nkind: group\n"
WORKING = """\
name: T#
short: t#
kind: working
per_year: 1
members: [{party: vo-raad, role: chair}, {party: scholen, role: secretary}]
"""


def _many(path: str, head: str, text: Callable[[int], str], *, number: int = MANY) -> Files:
    """Files with a beginning that is the same in all, but for their number, and more that hangs on it."""
    return {
        path.replace("#", str(n)): (head.replace("#", str(n)) + text(n) + "\n").encode() for n in range(number)
    }  # fmt: skip


def _parties(text: Callable[[int], str], *, number: int = MANY) -> Files:
    return _many("parties/p-#.yaml", GROUP, text, number=number)


def _actions(text: Callable[[int], str], *, number: int = MANY) -> Files:
    return _many("actions/a-#.yaml", ACTION, text, number=number)


def _dated(text: Callable[[int], str], *, number: int = MANY) -> Files:
    return _many("actions/a-#.yaml", ACTION + DATED, text, number=number)


def _tables(text: Callable[[int], str], *, number: int = MANY) -> Files:
    return _many("tables/t-#.yaml", WORKING, text, number=number)


def _history(text: Callable[[int], str], *, by: str = "vo-raad") -> Files:
    """What was said about one action, day after day."""
    return {
        f"{HISTORY}/2014-{7 + n // 28 % 5:02}-{n % 28 + 1:02}-{by}-{n // 140 + 1}.yaml": text(n).encode()
        for n in range(MANY)
    }


def _chain(key: str) -> Callable[[int], str]:
    """What leads from each to the next, as far as there is one."""
    return lambda n: key.replace("#", str(n + 1)) if n < DEEP - 1 else ""


def _ids(name: str, numbers: Iterable[int]) -> str:
    return f"[{', '.join(f'{name}-{number}' for number in numbers)}]"


def _next(number: int, *, steps: int = 1) -> list[int]:
    """The numbers that follow in a ring."""
    return [(number + step) % MANY for step in range(1, steps + 1)]


def _list(path: str, key: str, item: str, *, number: int) -> Files:
    """A file with a list of many."""
    items = "".join(f"  - {item.replace('#', str(n))}\n" for n in range(number))
    return keys(path, f"{key}:\n{items}")


CHAINS: tuple[Case, ...] = (
    case("groups in a chain", "", _parties(_chain("members: [p-#]"), number=DEEP)),
    case("groups in a ring", "", _parties(lambda n: f"members: {_ids('p', _next(n))}")),
    case("groups of the same two groups", "", _parties(lambda n: f"members: {_ids('p', _next(n, steps=2))}")),
    case("groups of all groups", "", _parties(lambda _: f"members: {_ids('p', range(100))}", number=100)),
    case("parties that speak for one another", "", _parties(lambda n: f"represented_by: {_ids('p', _next(n))}")),
    case("successors in a ring", "", _parties(lambda n: f"active_until: 2014-01-01\nsuccessor: p-{_next(n)[0]}")),
    case("tables in a chain", "", _tables(_chain("reports_to: t-#"), number=DEEP)),
    case("tables in a ring", "C111", _tables(lambda n: f"reports_to: t-{_next(n)[0]}")),
    case("actions that wait in a chain", "", _dated(_chain("depends_on: [a-#]"), number=DEEP)),
    case("actions that wait in a ring", "H101", _dated(lambda n: f"depends_on: {_ids('a', _next(n))}")),
    case("actions that wait for the same two", "H101", _dated(lambda n: f"depends_on: {_ids('a', _next(n, steps=2))}")),
    case("actions that all wait for all", "H101", _dated(lambda _: f"depends_on: {_ids('a', range(100))}", number=100)),
    case("parts of parts", "H103", _dated(_chain("part_of: a-#"), number=DEEP)),
    case("parts in a ring", "H102", _dated(lambda n: f"part_of: a-{_next(n)[0]}")),
    case("parts of one whole", "", _dated(lambda n: "part_of: a-0" if n else "")),
    case("actions that replace one another", "E123", _dated(lambda n: f"supersedes: {_ids('a', _next(n))}")),
    case(
        "deadlines that hang on one another",
        "D111",
        _actions(lambda n: f"deadline: {{text: dan, after: {{event: a-{_next(n)[0]}, offset: P1M}}}}"),
    ),
    case(
        "deadlines that hang on themselves",
        "D111",
        _actions(lambda n: f"deadline: {{text: dan, after: {{event: a-{n}, offset: P1M}}}}"),
    ),
    case(
        "a history that corrects what is not there",
        "E106",
        _history(lambda _: "note: x\nreason: y\ncorrects: 2014-07-01-x"),
    ),
)
LISTS: tuple[Case, ...] = (
    case("many owners", "B101", _list(SUBJECT, "owners", "{party: p-#, role: co, basis: stated}", number=2700)),
    case(
        "one owner many times", "B108", _list(SUBJECT, "owners", "{party: ocw, role: co, basis: stated}", number=2700)
    ),
    case("many slips", "A203", _list(SUBJECT, "owners", "{party: vo-raad, role: leed, basis: stated}", number=2700)),
    case("many tables", "B101", _list(SUBJECT, "tables", "sectortafel-#", number=12_000)),
    case("one table many times", "B108", _list(SUBJECT, "tables", "sectortafel-vo", number=13_000)),
    case("many sectors", "B103", _list(SUBJECT, "sectors", "vp#", number=15_000)),
    case("many sectors of the agenda", "B103", _list("agenda.yaml", "sectors", "{id: s#, name: x}", number=3900)),
    case(
        "many sectors that are none of many",
        "B103",
        {
            **_list("agenda.yaml", "sectors", "{id: s#, name: x}", number=3900),
            **_list(SUBJECT, "sectors", "vp#", number=9_000),
        },
    ),
    case("itself many times", "B108 H101", _list(SUBJECT, "depends_on", "zijinstroom-vergroten", number=9_000)),
    case(
        "many steps", "", _list(SUBJECT, "milestones", "{title: S#, deadline: {text: in 2015, by: 2015}}", number=2_000)
    ),
    case("many units", "", _list(SUBJECT, "coverage", "{unit: School #, sectors: [vo]}", number=3_000)),
    case(
        "many persons", "J101 J102 J105", _list(SUBJECT, "doubts", "# dr. A. Jansen, 06-12345678, a@c.nl", number=5_000)
    ),
    case("many members", "B101 C110", _list(TABLE, "members", "{party: p-#, role: member}", number=3_900)),
    case("one member many times", "B108 C110", _list(TABLE, "members", "{party: vo-raad, role: member}", number=3_900)),
    case(
        "many present",
        "B108",
        _list("meetings/vo-2014-12.yaml", "attendance", "{party: vo-raad, present: true}", number=3_900),
    ),
)
CROWDS: tuple[Case, ...] = (
    case(
        "one quote in all actions",
        "B106",
        _many("actions/a-#.yaml", ACTION.replace("Wij doen # dingen, # in getal.", "Wij doen alles."), lambda _: DATED),
    ),
    case(
        "many meetings on a day",
        "I105",
        _many("meetings/m-#.yaml", "table: sectortafel-vo\ndate: 2014-12-03\nstatus: held", lambda _: ""),
    ),
    case("a long history", "", _history(lambda n: f"note: Nieuws {n}.")),
    case(
        "a history of moves",
        "D106",
        _history(
            lambda n: f"deadline: {{text: in {2015 + n % 50}, by: {2015 + n % 50}}}\nreason: x", by="sectortafel-vo"
        ),
    ),
    case("a history of one status", "E109", _history(lambda _: "status: in_progress")),
    case("many empty files", "A102", _many("parties/p-#.yaml", "", lambda _: "")),
    case("many files that are no records", "A119", _many("parties/P #.yaml", "", lambda _: "")),
    case("many histories of nothing", "A123", _many("actions/zij-#/2014-10-15-vo-raad.yaml", "note: x", lambda _: "")),
)

MASSES: tuple[Case, ...] = (*CHAINS, *LISTS, *CROWDS)
