"""Family H: circles, order and time."""

from pathlib import Path

from lerarenagenda.rules.circles import circles, way_text
from tests.rules.found import hints, of, places, said, say

WITHDRAWN = """
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
status: withdrawn
reason: de tafel kiest voor een eigen traject
meeting: vo-2014-12
"""


def test_each_circle_is_told_once_from_its_first_record() -> None:
    """Two circles that do not meet are two; what only leads into one is in none."""
    steps = {"d": ["c"], "c": ["b", "x"], "b": ["d"], "a": ["d"], "e": ["e"], "f": ["g"], "g": []}
    assert [("b", "d", "c"), ("e",)] == sorted(circles(steps))


def test_the_shortest_way_round_is_told() -> None:
    """Of a knot, the least that has to be undone first."""
    assert [("a", "c")] == list(circles({"a": ["b", "c"], "b": ["c"], "c": ["a"]}))


def test_a_long_circle_is_walked_without_falling() -> None:
    """As many records as an agenda may ever have."""
    steps = {f"a{number:05}": [f"a{(number + 1) % 20_000:05}"] for number in range(20_000)}
    (way,) = circles(steps)
    assert 20_000 == len(way)
    assert "a00000 → a00001 → a00002 → a00003 → a00004 → a00005 → a00006 → … → a19999 → a00000" == way_text(way)


def test_a_circle_of_three_stands_at_its_first_action(tmp_path: Path) -> None:
    """The others are named beside it."""
    example = """
# actions/verzoek-erkennen.yaml
depends_on: [zijinstroom-vergroten]
# actions/zijinstroom-vergroten.yaml
depends_on: [onbekend, verkenning-selectie]
# actions/verkenning-selectie.yaml
depends_on: [verzoek-erkennen]
"""
    (found,) = of("H101", example, tmp_path)
    way = "verkenning-selectie → verzoek-erkennen → zijinstroom-vergroten → verkenning-selectie"
    assert f"these actions wait for one another: {way}" == say(found.says)
    assert ("actions/verkenning-selectie.yaml", ("depends_on", 0)) == (found.place.path, found.place.route)
    assert [("depends_on", 0), ("depends_on", 1)] == [beside.place.route for beside in found.related]


def test_three_levels_are_not_too_deep(tmp_path: Path) -> None:
    """A part of a part is the lowest that is allowed."""
    example = """
# actions/verkenning-selectie.yaml
part_of: zijinstroom-vergroten
# actions/zijinstroom-vergroten.yaml
part_of: verzoek-erkennen
"""
    assert [] == said("H103", example, tmp_path)


def test_a_part_may_not_wait_for_the_whole_of_its_whole(tmp_path: Path) -> None:
    """However far up it is."""
    example = """
# actions/verkenning-selectie.yaml
part_of: zijinstroom-vergroten
depends_on: [verzoek-erkennen]
# actions/zijinstroom-vergroten.yaml
part_of: verzoek-erkennen
"""
    assert ["'verkenning-selectie' waits for 'verzoek-erkennen', of which it is a part"] == said(
        "H104", example, tmp_path
    )


def test_deadlines_are_compared_where_both_are_open(tmp_path: Path) -> None:
    """What is closed, or due as late, keeps nobody waiting."""
    example = """
# actions/verkenning-selectie.yaml
deadline: {text: begin 2015, by: 2015-Q1}
depends_on: [zijinstroom-vergroten]
"""
    assert [
        "'verkenning-selectie' is due on 31 Mar 2015 and waits for 'zijinstroom-vergroten', which is due on 31 Dec 2015"
    ] == said("H105", example, tmp_path)
    assert [] == said("H105", example + WITHDRAWN, tmp_path / "again")


def test_what_came_in_its_place_is_named(tmp_path: Path) -> None:
    """An action that waits for a replaced one should wait for its successor."""
    example = """
# actions/verkenning-selectie.yaml
depends_on: [zijinstroom-vergroten]
# actions/verzoek-erkennen.yaml
supersedes: [zijinstroom-vergroten]
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
status: superseded
reason: de tafel kiest voor een eigen traject
meeting: vo-2014-12
"""
    assert ["'verkenning-selectie' waits for 'zijinstroom-vergroten', which is superseded"] == said(
        "H106", example, tmp_path
    )
    assert ["write 'verzoek-erkennen', which came in its place"] == hints("H106", example, tmp_path / "again")


def test_the_entry_that_closed_the_whole_is_pointed_at(tmp_path: Path) -> None:
    """There it was decided too soon."""
    example = "# actions/verkenning-selectie.yaml\npart_of: zijinstroom-vergroten\n" + WITHDRAWN
    assert [("actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml", "status")] == places(
        "H107", example, tmp_path
    )
