"""The dates that a phrase names, in Dutch and in English."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerarenagenda.dates import Precision, period_around
from lerarenagenda.spoken import Mention, _phrases, _phrases_without_year, mentions, mentions_in

EXACT = {
    "15 oktober 2014": "2014-10-15",
    "15 okt. 2014": "2014-10-15",
    "15-okt-2014": "2014-10-15",
    "October 15, 2014": "2014-10-15",
    "15th of October 2014": "2014-10-15",
    "15-10-2014": "2014-10-15",
    "15/10/2014": "2014-10-15",
    "2014-10-15": "2014-10-15",
    "15\noktober\u00a02014": "2014-10-15",
    "oktober 2014": "2014-10",
    "March 2023": "2023-03",
    "2014-10": "2014-10",
    "2015": "2015",
    "derde kwartaal 2015": "2015-Q3",
    "3e kwartaal van 2015": "2015-Q3",
    "Q3 2015": "2015-Q3",
    "third quarter of 2015": "2015-Q3",
    "eerste helft van 2015": "2015-H1",
    "tweede halfjaar 2015": "2015-H2",
    "first half of 2015": "2015-H1",
    "week 20 van 2015": "2015-W20",
    "schooljaar 2014-2015": "2014/2015",
    "school year 2014–15": "2014/2015",
    "2014/2015": "2014/2015",
}


@pytest.mark.parametrize("words", EXACT)
def test_a_named_period_is_read_as_that_period(words: str) -> None:
    (found,) = mentions(f"Vóór {words}, zo is afgesproken.")
    assert found.exact
    assert (words, 5, EXACT[words]) == (
        found.written,
        found.start,
        str(period_around(found.first, precision=found.exact)),
    )
    assert period_around(found.first, precision=found.exact).last == found.last


LOOSE = {
    "begin 2015": ("2015-01-01", "2015-04-30"),
    "medio 2015": ("2015-05-01", "2015-08-31"),
    "eind 2015": ("2015-09-01", "2015-12-31"),
    "ultimo 2015": ("2015-12-31", "2015-12-31"),
    "start of 2015": ("2015-01-01", "2015-04-30"),
    "aanvang van schooljaar 2014-2015": ("2014-08-01", "2014-11-30"),
    "early 2015": ("2015-01-01", "2015-04-30"),
    "mid-2015": ("2015-05-01", "2015-08-31"),
    "end of 2015": ("2015-09-01", "2015-12-31"),
    "begin oktober 2015": ("2015-10-01", "2015-10-10"),
    "middle of October 2015": ("2015-10-11", "2015-10-20"),
    "eind van februari 2016": ("2016-02-21", "2016-02-29"),
    "eind schooljaar 2014-2015": ("2015-04-01", "2015-07-31"),
    "einde van het eerste kwartaal van 2015": ("2015-03-01", "2015-03-31"),
    "lente 2015": ("2015-03-21", "2015-06-20"),
    "zomer van 2015": ("2015-06-21", "2015-09-20"),
    "najaar 2015": ("2015-09-21", "2015-12-20"),
    "winter 2015": ("2015-12-21", "2016-03-20"),
    "winter 2014-2015": ("2014-12-21", "2015-03-20"),
    "2013-2020": ("2013-01-01", "2020-12-31"),
    "2013 tot en met 2020": ("2013-01-01", "2020-12-31"),
    "2014/2017": ("2014-01-01", "2017-12-31"),
    "15-17 oktober 2014": ("2014-10-15", "2014-10-17"),
    "oktober of november 2015": ("2015-10-01", "2015-11-30"),
    "eerste en tweede kwartaal 2015": ("2015-01-01", "2015-06-30"),
    "Q3/Q4 2015": ("2015-07-01", "2015-12-31"),
    "eind oktober of november 2015": ("2015-10-21", "2015-11-30"),
}


@pytest.mark.parametrize("words", LOOSE)
def test_looser_words_have_the_agreed_days_and_no_precision(words: str) -> None:
    (found,) = mentions(f"uiterlijk {words}.")
    assert (words, *LOOSE[words], None) == (found.written, str(found.first), str(found.last), found.exact)


WRITINGS = {
    "oktober 2014": "2014-10",
    "begin 2015": "2015-04",
    "medio 2015": "2015-08",
    "eind 2015": "2015 2015-H2 2015-Q4 2015-12",
    "ultimo 2015": "2015 2015-H2 2015-Q4 2015-12 2015-12-31",
    "eind eerste kwartaal 2015": "2015-Q1 2015-03",
    "eind schooljaar 2014-2015": "2014/2015 2015-07",
    "begin oktober 2015": "2015-10",
    "zomer van 2015": "2015-Q3 2015-09",
    "winter 2014-2015": "2015-Q1 2015-03",
    "2013-2020": "2020",
    "oktober of november 2015": "2015-11",
    "15-17 oktober 2014": "2014-10-17",
}


@pytest.mark.parametrize("words", WRITINGS)
def test_the_ways_to_write_a_date_end_with_the_words_and_are_no_finer(words: str) -> None:
    (found,) = mentions(words)
    assert WRITINGS[words].split() == [period.written for period in found.periods]


WITHOUT_YEAR = {
    "in oktober": [("oktober", "2015-10-01", "2015-10-31")],
    "per 15 oktober": [("15 oktober", "2015-10-15", "2015-10-15")],
    "by October 15": [("October 15", "2015-10-15", "2015-10-15")],
    "in mei 3 bijeenkomsten": [("mei", "2015-05-01", "2015-05-31")],
    "begin oktober": [("begin oktober", "2015-10-01", "2015-10-10")],
    "oktober of november": [("oktober of november", "2015-10-01", "2015-11-30")],
    "in Q3": [("Q3", "2015-07-01", "2015-09-30")],
    "tweede halfjaar": [("tweede halfjaar", "2015-07-01", "2015-12-31")],
    "week 20": [("week 20", "2015-05-11", "2015-05-17")],
    "voor de zomer": [("zomer", "2015-06-21", "2015-09-20")],
    "zomer volgend jaar": [("zomer volgend jaar", "2015-06-21", "2015-09-20")],
    "dit jaar of volgend jaar": [
        ("dit jaar", "2015-01-01", "2015-12-31"),
        ("volgend jaar", "2015-01-01", "2015-12-31"),
    ],
    "by the end of the year": [("end of the year", "2015-09-01", "2015-12-31")],
    "aan het eind van dit kalenderjaar": [("eind van dit kalenderjaar", "2015-09-01", "2015-12-31")],
    "volgend schooljaar": [("volgend schooljaar", "2015-08-01", "2016-07-31")],
    "start van het nieuwe schooljaar": [("start van het nieuwe schooljaar", "2015-08-01", "2015-11-30")],
    "end of this academic year": [("end of this academic year", "2016-04-01", "2016-07-31")],
}


@pytest.mark.parametrize("text", WITHOUT_YEAR)
def test_words_that_leave_out_the_year_are_read_in_the_one_that_is_given(text: str) -> None:
    found = [(mention.written, str(mention.first), str(mention.last)) for mention in mentions_in(text, year=2015)]
    assert WITHOUT_YEAR[text] == found


@pytest.mark.parametrize(
    "text",
    [
        *("de komende maanden", "binnen twee maanden", "een half jaar", "komend jaar", "de komende jaren", "per jaar"),
        *("elk kwartaal", "per schooljaar", "de tweede helft", "het vierde jaar", "voor de zomervakantie", "Kerst", ""),
    ],
)
def test_words_that_are_no_certain_part_of_a_year_name_no_date_in_any_year(text: str) -> None:
    assert () == mentions_in(text, year=2015)


@pytest.mark.parametrize("year", [1899, 1900, 2099, 2199, 2200])
def test_a_year_too_far_away_names_only_what_can_be_written(year: int) -> None:
    found = mentions_in("voor 1 januari, eind december, in de winter, volgend schooljaar", year=year)
    assert all(mention.periods for mention in found)


@pytest.mark.parametrize(
    "words",
    [
        *("de komende maanden", "twee maal per jaar", "voortdurend", "structureel", "1 januari", "voor de zomer", ""),
        *("VSNU 14/196 U", "VSNU 2014/196", "OCW-2014", "€ 2015", "2015 euro", "12015", "2.015", "30-02-2015", "0"),
    ],
)
def test_words_without_a_date_are_vague(words: str) -> None:
    assert () == mentions(words)


def test_two_dates_in_one_text_are_two_mentions_in_order() -> None:
    text = "Sectorakkoord VO 2014-2017: begin 2015 een advies, uiterlijk 15 oktober 2015 een besluit"
    assert ["2014-2017", "begin 2015", "15 oktober 2015"] == [found.written for found in mentions(text)]


def test_a_day_that_does_not_exist_still_names_its_month() -> None:
    (found,) = mentions("uiterlijk 31 februari 2015")
    assert ("februari 2015", Precision.MONTH) == (found.written, found.exact)


def test_the_verb_to_end_is_no_part_of_a_year() -> None:
    assert ["2015"] == [found.written for found in mentions("the pilot will end in 2015")]


WORDS = [
    "15",
    "2015",
    "oktober",
    "eind",
    "of",
    "en",
    "-",
    "/",
    ".",
    " ",
    "kwartaal",
    "eerste",
    "winter",
    "€",
    "\N{LATIN SMALL LETTER LONG S}ept",
    "İ",
]


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join) | st.lists(st.sampled_from(WORDS)).map("".join))
def test_mentions_stand_in_the_text_in_order_and_apart(text: str) -> None:
    place = 0
    for found in mentions(text):
        assert isinstance(found, Mention)
        assert found.written == text[found.start : found.start + len(found.written)]
        assert found.first <= found.last
        assert place <= found.start
        place = found.start + len(found.written)


HOSTILE = {
    **dict.fromkeys(
        ("1 ", "15-10-", "99-99-2014 ", "eind van de ", "oktober of ", "1e en ", "2014", " ", "\n", "t/m "), 0
    ),
    **dict.fromkeys(("december/januari 2015 ", "winter of winter 2015-", "schooljaar 2014/", "31 februari 2015 "), 1),
}


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_of_256_kib_is_read_to_its_end(piece: str) -> None:
    times = 262_144 // len(piece)
    assert HOSTILE[piece] * times == len(mentions(piece * times))


@pytest.mark.parametrize("piece", [*HOSTILE, "eind van het jaar ", "begin van het nieuwe ", "oktober of "])
def test_a_hostile_text_without_years_is_read_to_its_end(piece: str) -> None:
    text = f"{piece * (262_144 // len(piece))}. volgend jaar"
    assert "volgend jaar" == mentions_in(text, year=2015)[-1].written


def test_looking_for_a_date_never_looks_further_than_a_phrase() -> None:
    """A repetition without a bound is what makes reading slower than the text is long."""
    patterns = _phrases().pattern, _phrases_without_year().pattern
    assert [] == [found for pattern in patterns for found in re.findall(r"[*+]|\{[0-9]*,\}", pattern)]
