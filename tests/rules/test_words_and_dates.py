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


RIGHT = {
    "in 2015": "2015",
    "per 15 oktober 2014": "2014-10-15",
    "in het derde kwartaal van 2015": "2015-Q3",
    "schooljaar 2014-2015": "2014/2015",
    "oktober of november 2015": "2015-10 2015-11",
    "2013 tot en met 2020": "2020",
    "een opzet in 2014, het geheel in 2015": "2014 2015",
    "vanaf 2015": "2015-Q1 2015",
    "na de zomer van 2015": "2015-12-31",
    # the beginning, the middle and the end, and seasons: what ends with them, or a month or longer within
    "begin 2015": "2015-01 2015-04 2015-Q1",
    "medio 2015": "2015-06 2015-08",
    "eind 2015": "2015 2015-H2 2015-Q4 2015-09 2015-12",
    "voor eind 2015": "2015 2015-12",
    "vóór het einde van 2015": "2015 2015-12",
    "tot eind 2015": "2015",
    "ultimo 2015": "2015 2015-12 2015-12-31",
    "begin oktober 2015": "2015-10",
    "medio oktober 2015": "2015-10 2015-W42",
    "eind schooljaar 2014-2015": "2014/2015 2015-Q2 2015-07",
    "bij de start van het schooljaar 2014-2015": "2014-08 2014-09",
    "zomer 2015": "2015-Q3 2015-07 2015-08 2015-09",
    "najaar 2015": "2015-Q4 2015-10 2015-12",
    "winter 2014-2015": "2015-Q1 2015-01 2015-03",
    # up to and including
    "uiterlijk oktober 2014": "2014-10",
    "uiterlijk 1 april 2015": "2015-04-01",
    "By March 2023": "2023-03",
    "by the end of 2015": "2015 2015-12",
    "no later than 2016": "2016",
    "niet later dan maart 2015": "2015-03",
    # before: the day before it begins; before or until a day also that day
    "vóór 1 april 2015": "2015-03-31 2015-04-01 2015-03",
    "voor 1 oktober 2015": "2015-09-30 2015-10-01",
    "vo\u0301o\u0301r maart 2015": "2015-02 2015-02-28",
    "voor maart 2015": "2015-02 2015-02-28",
    "voor 2016": "2015 2015-12-31 2015-12",
    "voor het jaar 2016": "2015",
    "uiterlijk voor 2016": "2015",
    "klaar voor 2016": "2015",
    "in 2015 een plan voor 2016": "2015",
    "before 2016": "2015",
    "prior to the year 2016": "2015",
    "voor de zomer van 2015": "2015-06-20",
    "tot de zomer van 2015": "2015-06-20 2015-Q3",
    "vóór de start van het schooljaar 2015-2016": "2014/2015 2015-07 2015-07-31",
    "voor medio 2015": "2015-04",
    "tot 2016": "2015 2016",
    "niet voor 2016": "2016 2016-03",
    "niet eerder dan 2016": "2016",
    # words that leave the year out
    "in oktober": "2014-10 2015-10 2019-10",
    "voor oktober": "2014-09 2014-09-30",
    "voor januari": "2014-12",
    "vanaf oktober": "2014-10",
    "per 1 januari": "2015-01-01",
    "voor 1 januari": "2014-12-31 2015-01-01",
    "by October 15": "2014-10-15",
    "by October 15 at the latest": "2014-10-15",
    "in mei 3 bijeenkomsten": "2015-05",
    "eind oktober": "2014-10",
    "oktober of november": "2014-10 2014-11",
    "in het derde kwartaal": "2015-Q3",
    "eind tweede halfjaar": "2015-H2 2015-12",
    "in week 20": "2015-W20",
    "in de zomer": "2015-Q3 2016-08",
    "voor de zomer": "2015-06-20",
    "in de winter": "2015-Q1 2015-02",
    "dit jaar": "2014",
    "volgend jaar": "2015",
    "next year": "2015",
    "eind volgend jaar": "2015 2015-12",
    "by the end of the year": "2014 2014-12",
    "oktober volgend jaar": "2015-10",
    "first half of this year": "2015-H1",
    "volgend schooljaar": "2015/2016",
    "begin van het schooljaar": "2014-08 2014-09",
    "bij de start van het nieuwe schooljaar": "2014-09",
    "voor het einde van het schooljaar": "2014/2015 2015-07",
    "before the start of the new school year": "2014/2015 2015-07-31",
    # a meeting is no period
    "op termijn": "bestuurlijk-2015-04",
}


@pytest.mark.parametrize(("text", "by"), [(text, by) for text, dates in RIGHT.items() for by in dates.split()])
def test_a_date_that_the_words_give(text: str, by: str, tmp_path: Path) -> None:
    assert set() == told(text, by, tmp_path)


WRONG = {
    ("op termijn", NO_DATE): "2015",
    ("op korte termijn", NO_DATE): "2014-10-15",
    ("zo spoedig mogelijk", NO_DATE): "2014-H2",
    ("zo snel mogelijk", NO_DATE): "2014",
    ("De komende maanden", NO_DATE): "2014-12-31 2014-12 2014",
    ("binnen twee maanden", NO_DATE): "2014-08-04 2014-08",
    ("binnen zes maanden", NO_DATE): "2015-Q2",
    ("within a year", NO_DATE): "2015",
    ("in een half jaar", NO_DATE): "2014-06",
    ("komend jaar", NO_DATE): "2015",
    ("de komende jaren", NO_DATE): "2016",
    ("per jaar", NO_DATE): "2015",
    ("elk schooljaar", NO_DATE): "2014/2015",
    ("in de tweede helft", NO_DATE): "2014-H2",
    ("het vierde jaar", NO_DATE): "2014",
    ("voor de zomervakantie", NO_DATE): "2015-07 2015-06-20",
    ("na de zomer", NO_DATE): "2015-Q3 2015-12",
    ("na het schooljaar", NO_DATE): "2015-08",
    ("in 2015", FINER): "2015-12-31 2015-H2",
    ("uiterlijk 2015", FINER): "2015-12-31",
    ("oktober 2014", FINER): "2014-10-15",
    ("schooljaar 2014-2015", FINER): "2015-07",
    ("2013 tot en met 2020", FINER): "2020-12",
    ("eind 2015", FINER): "2015-12-31 2015-10-15 2015-W45",
    ("voor eind 2015", FINER): "2015-12-31",
    ("begin 2015", FINER): "2015-01-15",
    ("medio 2015", FINER): "2015-06-01",
    ("begin oktober 2015", OTHER): "2015-W41",
    ("medio oktober 2015", FINER): "2015-10-15",
    ("zomer 2015", FINER): "2015-09-20 2015-07-01",
    ("bij de start van het nieuwe schooljaar", FINER): "2014-09-01 2014-08-01",
    ("in oktober", FINER): "2014-10-15",
    ("in de zomer", FINER): "2015-07-15",
    ("volgend jaar", FINER): "2015-10 2015-01-01",
    ("in 2015", OTHER): "2016",
    ("By March 2023", OTHER): "2024-03",
    ("15 oktober 2014", OTHER): "2014-10-16 2014-10",
    ("begin 2015", OTHER): "2015 2015-H1",
    ("medio 2015", OTHER): "2015 2015-H1",
    ("eind 2015", OTHER): "2015-Q3 2015-08 2016",
    ("zomer 2015", OTHER): "2015 2015-06 2015-10",
    ("in 2014 en in 2016", OTHER): "2015",
    ("vanaf 2015", OTHER): "2014",
    ("vóór 1 april 2015", OTHER): "2015-04-02 2015-04 2015-03-30",
    ("voor maart 2015", OTHER): "2015-03 2015-03-31 2015-01",
    ("voor 2016", OTHER): "2016 2016-01-01 2014",
    ("klaar voor 2016", OTHER): "2016",
    ("before 2016", OTHER): "2016 2015-06",
    ("voor de zomer van 2015", OTHER): "2015-09-20 2015-Q3 2015-06",
    ("voor 1900", OTHER): "1900",
    ("in oktober", OTHER): "2014-11 2014",
    ("voor oktober", OTHER): "2014-10",
    ("per 1 januari", OTHER): "2015-01 2015-12-31",
    ("in de zomer", OTHER): "2014-12",
    ("voor de zomer", OTHER): "2015-07 2015-09-20",
    ("dit jaar", OTHER): "2014/2015",
    ("voor het einde van het schooljaar", OTHER): "2015-12",
}


@pytest.mark.parametrize(
    ("text", "by", "code"), [(text, by, code) for (text, code), dates in WRONG.items() for by in dates.split()]
)
def test_a_date_that_the_words_do_not_give(text: str, by: str, code: str, tmp_path: Path) -> None:
    """Exactly one rule says why."""
    assert {code} == told(text, by, tmp_path)


HINTS = {
    ("in 2015", "2015-12-31"): "write 2015",
    ("eind 2015", "2015-12-31"): "write one of 2015, 2015-H2, 2015-Q4, 2015-12",
    ("medio 2015", "2015-06-01"): "write one of 2015-08, 2015-06",
    ("begin oktober 2015", "2015-10-01"): "write 2015-10",
    ("zomer 2015", "2015"): "write one of 2015-Q3, 2015-09",
    ("eind schooljaar 2014-2015", "2015-07-31"): "write one of 2014/2015, 2015-07",
    ("2013 tot en met 2020", "2020-12"): "write 2020",
    ("15 oktober 2014", "2014-10"): "write 2014-10-15",
    ("in 2014 en in 2016", "2015"): "write one of 2014, 2016",
    ("voor de zomer van 2015", "2015-09-20"): "write 2015-06-20",
    ("voor maart 2015", "2015-03"): "write 2015-02",
    ("voor 2016", "2016"): "write 2015",
    ("vóór 1 april 2015", "2015-04"): "write one of 2015-03-31, 2015-04-01",
    ("voor schooljaar 2015-2016", "2015/2016"): "write 2014/2015",
    ("tot 2016", "2014"): "write one of 2015, 2016",
    ("voor eind 2015", "2014-08"): "write one of 2015, 2015-H2, 2015-Q4, 2015-12",
    ("voor de winter van 2015", "2016-03"): "write 2015-12-20",
    ("in oktober", "2014-11"): "write 2014-10",
    ("voor januari", "2015-01"): "write 2014-12",
    ("voor de zomer", "2015-08"): "write 2015-06-20",
    ("volgend jaar", "2015-10"): "write 2015",
    ("bij de start van het nieuwe schooljaar", "2014-09-01"): "write one of 2014-11, 2014-09",
    ("de komende maanden", "2014-12-31"): "leave 'by' out, or write the words that name the date",
}


@pytest.mark.parametrize(("text", "by"), HINTS)
def test_what_to_write_is_named(text: str, by: str, tmp_path: Path) -> None:
    """The period of the words themselves, and else those that end with them."""
    example = dated(text, by)
    hinted = [hint for code in (NO_DATE, FINER, OTHER) for hint in hints(code, example, tmp_path / code)]
    assert [HINTS[text, by]] == hinted


@pytest.mark.parametrize(
    ("text", "by"), [("voor 1900", "1900"), ("voor schooljaar 1900-1901", "1900"), ("voor 1 januari", "1900")]
)
def test_no_year_is_proposed_that_cannot_be_written(text: str, by: str, tmp_path: Path) -> None:
    assert "1899" not in "".join(hints(OTHER, dated(text, by), tmp_path))


def test_the_words_are_quoted_with_the_word_that_bounds_them(tmp_path: Path) -> None:
    assert ["'by' is '2016', but the words name '2015'"] == said(OTHER, dated("in 2015", "2016"), tmp_path / "1")
    assert ["'by' is '2016', but the words name 'voor 2016'"] == said(OTHER, dated("voor 2016", "2016"), tmp_path / "2")


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
