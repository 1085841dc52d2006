"""Family A2: the date under the words of a deadline."""

from pathlib import Path

import pytest

from tests.rules.found import hints, places, said

NO_DATE, FINER, OTHER = "A211", "A212", "A213"


def dated(text: str, by: str) -> str:
    """The example action with these words and this date."""
    return f"# actions/zijinstroom-vergroten.yaml\ndeadline:\n  text: '{text}'\n  by: {by}\n"


def told(text: str, by: str, folder: Path) -> set[str]:
    """Which of the three rules speak."""
    return {code for code in (NO_DATE, FINER, OTHER) if places(code, dated(text, by), folder / code)}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("in 2015", "2015"),
        ("per 15 oktober 2014", "2014-10-15"),
        ("uiterlijk oktober 2014", "2014-10"),
        ("in het derde kwartaal van 2015", "2015-Q3"),
        ("schooljaar 2014-2015", "2014/2015"),
        ("eind 2015", "2015-12-31"),
        ("eind 2015", "2015-12"),
        ("eind 2015", "2015"),
        ("medio 2015", "2015-08"),
        ("zomer 2015", "2015-09-20"),
        ("oktober of november 2015", "2015-11"),
        ("2013 tot en met 2020", "2020"),
        ("vóór 1 oktober 2015", "2015-09-30"),
        ("voor 1 oktober 2015", "2015-10-01"),
        ("before 2016", "2015"),
        ("tot de zomer van 2015", "2015-06-20"),
        ("vanaf 2015", "2015-Q1"),
        ("na de zomer van 2015", "2015-12-31"),
        ("een opzet in 2014, het geheel in 2015", "2015"),
        ("By March 2023", "2023-03"),
        ("volgend jaar", "2015"),
        ("voor de zomervakantie", "2015-07"),
        ("in oktober", "2014-10"),
        ("binnen zes maanden", "2015-Q2"),
        ("op termijn", "bestuurlijk-2015-04"),
    ],
)
def test_a_date_that_the_words_give(text: str, by: str, tmp_path: Path) -> None:
    assert set() == told(text, by, tmp_path)


@pytest.mark.parametrize(
    ("text", "by", "code"),
    [
        ("op termijn", "2015", NO_DATE),
        ("op korte termijn", "2014-10-15", NO_DATE),
        ("zo spoedig mogelijk", "2014-H2", NO_DATE),
        ("in 2015", "2015-12-31", FINER),
        ("in 2015", "2015-H2", FINER),
        ("oktober 2014", "2014-10-15", FINER),
        ("eind 2015", "2015-10-15", FINER),
        ("schooljaar 2014-2015", "2015-07", FINER),
        ("in 2015", "2016", OTHER),
        ("By March 2023", "2024-03", OTHER),
        ("15 oktober 2014", "2014-10-16", OTHER),
        ("15 oktober 2014", "2014-10", OTHER),
        ("begin 2015", "2015", OTHER),
        ("in 2014 en in 2016", "2015", OTHER),
        ("vanaf 2015", "2014", OTHER),
    ],
)
def test_a_date_that_the_words_do_not_give(text: str, by: str, code: str, tmp_path: Path) -> None:
    """Exactly one rule says why."""
    assert {code} == told(text, by, tmp_path)


def test_what_to_write_is_named(tmp_path: Path) -> None:
    """The period of the words themselves; for words like "medio" the one that ends with them."""
    assert ["write 2015"] == hints(FINER, dated("in 2015", "2015-12-31"), tmp_path / "1")
    assert ["write 2015-08"] == hints(FINER, dated("medio 2015", "2015-06-01"), tmp_path / "2")
    assert ["write 2014-10-15"] == hints(OTHER, dated("15 oktober 2014", "2014-10"), tmp_path / "3")
    assert ["write one of 2014, 2016"] == hints(OTHER, dated("in 2014 en in 2016", "2015"), tmp_path / "4")
    assert ["write 2015-09-20"] == hints(OTHER, dated("zomer 2015", "2015"), tmp_path / "5")
    assert ["'by' is '2016', but the words name '2015'"] == said(OTHER, dated("in 2015", "2016"), tmp_path / "6")


EVERYWHERE = """
# actions/zijinstroom-vergroten.yaml
milestones:
  - title: opzet
    deadline:
      text: in 2014
      by: 2015
# actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
meeting: bestuurlijk-2014-10
deadline:
  text: in 2016
  by: 2017
reason: later begonnen
# actions/zijinstroom-vergroten/2014-12-15-vo-raad.yaml
asks:
  deadline:
    text: in 2016
    by: 2018
  reason: te weinig tijd
"""


def test_every_deadline_is_looked_at(tmp_path: Path) -> None:
    """Also that of a milestone, of a decision and of a question."""
    folder = "actions/zijinstroom-vergroten"
    assert [
        (f"{folder}.yaml", "milestones.0.deadline.by"),
        (f"{folder}/2014-10-15-bestuurlijke-overlegtafel.yaml", "deadline.by"),
        (f"{folder}/2014-12-15-vo-raad.yaml", "asks.deadline.by"),
    ] == places(OTHER, EVERYWHERE, tmp_path)
