"""Periods and durations: what one writing means, and what is told about a wrong one."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lerarenagenda.dates import PeriodError, Precision, day, period, period_around
from lerarenagenda.durations import Duration, DurationError, duration
from lerarenagenda.i18n import translator

en = translator("en")
days = st.dates(date(1901, 1, 1), date(2198, 7, 31)).filter(lambda some: some != date(1970, 1, 1))
precisions = st.sampled_from(Precision)

PERIODS = {
    "2015": (Precision.YEAR, "2015-01-01", "2015-12-31", "2015"),
    "2015-H1": (Precision.HALF, "2015-01-01", "2015-06-30", "first half of 2015"),
    "2015-H2": (Precision.HALF, "2015-07-01", "2015-12-31", "second half of 2015"),
    "2015-Q3": (Precision.QUARTER, "2015-07-01", "2015-09-30", "quarter 3 of 2015"),
    "2016-02": (Precision.MONTH, "2016-02-01", "2016-02-29", "February 2016"),
    "2015-W01": (Precision.WEEK, "2014-12-29", "2015-01-04", "week 1 of 2015"),
    "2015-10-15": (Precision.DAY, "2015-10-15", "2015-10-15", "15 October 2015"),
    "2014/2015": (Precision.SCHOOL_YEAR, "2014-08-01", "2015-07-31", "school year 2014/2015"),
}


@pytest.mark.parametrize("written", PERIODS)
def test_a_period_is_the_first_and_the_last_day_it_may_mean(written: str) -> None:
    precision, first, last, words = PERIODS[written]
    read = period(written)
    assert (precision, first, last) == (read.precision, read.first.isoformat(), read.last.isoformat())
    assert (written, words) == (str(read), en(read.text(full=True)))


def test_a_month_is_short_on_a_screen() -> None:
    assert "Oct 2015" == en(period("2015-10").text())


def test_in_2015_is_not_over_before_the_last_day_of_2015() -> None:
    year = period("2015")
    assert [False, True, True, False] == [
        year.first <= some <= year.last
        for some in (date(2014, 12, 31), date(2015, 1, 1), date(2015, 12, 31), date(2016, 1, 1))
    ]


@given(days, precisions)
@example(date(2015, 12, 31), Precision.WEEK)
@example(date(2016, 1, 1), Precision.WEEK)
def test_the_period_around_a_day_contains_it_and_reads_back(some: date, precision: Precision) -> None:
    around = period_around(some, precision=precision)
    assert around.first <= some <= around.last
    assert (around, around.first, around.last) == (again := period(str(around)), again.first, again.last)
    assert precision is around.precision


@given(days, precisions)
def test_a_period_ends_the_day_before_the_next_one_begins(some: date, precision: Precision) -> None:
    around = period_around(some, precision=precision)
    following = period_around(around.last + timedelta(days=1), precision=precision)
    assert around.last + timedelta(days=1) == following.first


@given(st.text() | st.text("0123456789-/QHWT ") | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\n?", fullmatch=True))
def test_any_text_is_a_period_or_a_period_error(text: str) -> None:
    with suppress(PeriodError):
        read = period(text)
        assert read.first <= read.last


NEAR = {
    "15-10-2014": "2014-10-15",
    "15/10/2015": "2015-10-15",
    "5-10-2015": "2015-10-05",
    "10/15/2015": "2015-10-15",
    "15 okt 2014": "2014-10-15",
    "15 okt. 2014": "2014-10-15",
    "October 15, 2014": "2014-10-15",
    "2015-1-5": "2015-01-05",
    "20151015": "2015-10-15",
    "2015-10-15T12:00:00Z": "2015-10-15",
    "okt 2015": "2015-10",
    "10-2015": "2015-10",
    "Q3 2015": "2015-Q3",
    "derde kwartaal van 2015": "2015-Q3",
    "first half of 2015": "2015-H1",
    "week 5 van 2015": "2015-W05",
    "schooljaar 2014-2015": "2014/2015",
    "2014-15": "2014/2015",
    "in 2015": "2015",
    "2015\n": "2015",
}


@pytest.mark.parametrize("written", NEAR)
def test_another_notation_is_refused_and_the_right_one_proposed(written: str) -> None:
    with pytest.raises(PeriodError) as wrong:
        period(written)
    assert NEAR[written] == wrong.value.near
    assert wrong.value.hint
    assert f"did you mean '{NEAR[written]}'?" == en(wrong.value.hint)


REFUSED = {
    "de komende maanden": "write it like 2015, 2015-H1, 2015-Q3, 2015-10, 2015-W20, 2015-10-15 or 2014/2015",
    "eind 2015": "write it like 2015, 2015-H1, 2015-Q3, 2015-10, 2015-W20, 2015-10-15 or 2014/2015",
    "2015-02-30": "the last day of February 2015 is 2015-02-28",
    "2015-13-01": "a year has twelve months: 01 to 12",
    "2015-Q5": "a year has four quarters: Q1 to Q4",
    "2015-H3": "a year has two halves: H1 and H2",
    "2014-W53": "the last week of 2014 is W52",
    "2014/2016": "a school year ends in the year after it began",
    "1815": "years run from 1900 to 2199",
    "2199/2200": "years run from 1900 to 2199",
}


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_period_is_refused_without_a_guess(written: str) -> None:
    with pytest.raises(PeriodError) as wrong:
        period(written)
    assert wrong.value.hint
    assert (REFUSED[written], None, False) == (en(wrong.value.hint), wrong.value.near, wrong.value.sentinel)


@pytest.mark.parametrize("written", ["0001-01-01", "9999-12-31", "1900-01-01", "1970-01-01", "9999", "0000-00-00"])
def test_a_date_that_programs_write_for_want_of_one_is_told_apart(written: str) -> None:
    with pytest.raises(PeriodError) as wrong:
        period(written)
    assert wrong.value.sentinel
    assert f"'{written}' stands for a date that is not known" == en(wrong.value.reason)


def test_a_long_text_is_quoted_in_part() -> None:
    with pytest.raises(PeriodError) as wrong:
        period("x" * 262_144)
    assert "'" + "x" * 59 + "…' is no date or period" == en(wrong.value.reason)


def test_a_day_is_a_full_day() -> None:
    assert date(2014, 10, 15) == day("2014-10-15")


@pytest.mark.parametrize(
    ("written", "reason", "near"),
    [
        ("2014-10", "'2014-10' is not a full day", None),
        ("okt 2014", "'okt 2014' is not a full day", None),
        ("15-10-2014", "'15-10-2014' is no date or period", "2014-10-15"),
        ("2014-02-29", "'2014-02-29' does not exist", None),
    ],
)
def test_less_than_a_day_is_no_day(written: str, reason: str, near: str | None) -> None:
    with pytest.raises(PeriodError) as wrong:
        day(written)
    assert (reason, near) == (en(wrong.value.reason), wrong.value.near)


DURATIONS = {
    "P6M": (Duration(months=6), "2015-07-31", "6 months"),
    "P1M": (Duration(months=1), "2015-02-28", "1 month"),
    "P1Y1M": (Duration(years=1, months=1), "2016-02-29", "1 year 1 month"),
    "P2W": (Duration(weeks=2), "2015-02-14", "2 weeks"),
    "P30D": (Duration(days=30), "2015-03-02", "30 days"),
    "-P2W": (Duration(weeks=-2), "2015-01-17", "-2 weeks"),
    "-P2M": (Duration(months=-2), "2014-11-30", "-2 months"),
    "P0D": (Duration(), "2015-01-31", "0 days"),
    "P100Y": (Duration(years=100), "2115-01-31", "100 years"),
}


@pytest.mark.parametrize("written", DURATIONS)
def test_a_duration_after_31_january_never_leaves_the_month_it_reaches(written: str) -> None:
    expected, reached, words = DURATIONS[written]
    read = duration(written)
    assert expected == read
    assert reached == read.after(date(2015, 1, 31)).isoformat()
    assert (written, words) == (str(read), en(read.text()))


@pytest.mark.parametrize(
    ("written", "near"),
    [("6 maanden", "P6M"), ("p6m", "P6M"), ("P6M\n", "P6M"), ("P", None), ("PT5H", None), ("P0.5Y", None), ("", None)],
)
def test_another_way_to_write_a_duration_is_refused(written: str, near: str | None) -> None:
    with pytest.raises(DurationError) as wrong:
        duration(written)
    assert (f"{written!r} is no duration", near) == (en(wrong.value.reason), wrong.value.near)


def test_no_promise_takes_more_than_a_hundred_years() -> None:
    with pytest.raises(DurationError) as wrong:
        duration("P99999Y")
    assert "'P99999Y' is too long" == en(wrong.value.reason)


@given(
    days, st.sampled_from(["P99999D", "-P100Y", "P100Y", "P1Y6M2W3D", "-P1M"]) | st.from_regex(r"-?P[0-9]{1,5}[YMWD]")
)
def test_every_duration_that_can_be_read_can_be_added(some: date, written: str) -> None:
    try:
        length = duration(written)
    except DurationError:
        return
    assert length.backward is (length.after(some) < some)
    assert length == duration(str(length))
