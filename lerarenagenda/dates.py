"""Dates as they were promised: a period is the first and the last day it may mean, and is never made finer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from lerarenagenda.i18n import FULL_MONTHS, MONTHS, N_, Text, day_text, say

FIRST_YEAR, LAST_YEAR = 1900, 2199
ONE_DAY = timedelta(days=1)
STAND_INS = frozenset({"1900-01-01", "1970-01-01"})
STAND_IN_YEARS = frozenset({0, 1, 9999})
LONGEST_WORDS = 60


class Precision(StrEnum):
    """How exactly a period names its day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"


class Unreadable(ValueError):
    """Why a text cannot be read, what to do, and the writing that was probably meant."""

    def __init__(self, reason: Text, *, hint: Text | None = None, near: str | None = None) -> None:
        """Keep the parts; a writing that was probably meant is also the hint."""
        super().__init__(reason)
        self.reason = reason
        self.hint = say("did you mean {near!r}?", near=near) if near else hint
        self.near = near


class PeriodError(Unreadable):
    """A text that is no period; `sentinel` when it is a date that programs write for want of one."""

    sentinel = False


@dataclass(frozen=True, slots=True, order=False)
class Period:
    """A date of any precision, as written, with the earliest and the latest day it may mean."""

    written: str
    precision: Precision = field(compare=False)
    first: date = field(compare=False)
    last: date = field(compare=False)

    def __str__(self) -> str:
        """The writing in the data."""
        return self.written

    def text(self, *, full: bool = False) -> Text:
        """The period as people say it; `full` writes the month out."""
        if self.precision is Precision.DAY:
            return day_text(self.first, full=full)
        return _month_text(self.first, full=full) if self.precision is Precision.MONTH else _part_text(self)


def period(text: str) -> Period:
    """Read a period in its one right writing."""
    try:
        return _read(text)
    except PeriodError as wrong:
        meant = None if wrong.sentinel else intended(text)
        if meant is None:
            raise
        raise PeriodError(wrong.reason, near=meant.written) from None


def day(text: str) -> date:
    """Read a full day, and nothing less."""
    try:
        read = period(text)
    except PeriodError as wrong:
        if wrong.near is None or re.fullmatch(NOTATIONS[Precision.DAY], wrong.near):
            raise
        raise _not_a_day(text) from None
    if read.precision is not Precision.DAY:
        raise _not_a_day(text)
    return read.first


def period_around(day: date, *, precision: Precision) -> Period:
    """The period of this precision that contains the day."""
    iso = day.isocalendar()
    august = day.year if day.month >= 8 else day.year - 1
    written = {
        Precision.DAY: day.isoformat(),
        Precision.WEEK: f"{iso.year:04}-W{iso.week:02}",
        Precision.MONTH: f"{day.year:04}-{day.month:02}",
        Precision.QUARTER: f"{day.year:04}-Q{(day.month + 2) // 3}",
        Precision.HALF: f"{day.year:04}-H{(day.month + 5) // 6}",
        Precision.YEAR: f"{day.year:04}",
        Precision.SCHOOL_YEAR: f"{august:04}/{august + 1:04}",
    }
    return period(written[precision])


NOTATIONS: Mapping[Precision, str] = {
    Precision.DAY: r"([0-9]{4})-([0-9]{2})-([0-9]{2})",
    Precision.YEAR: r"([0-9]{4})",
    Precision.MONTH: r"([0-9]{4})-([0-9]{2})",
    Precision.QUARTER: r"([0-9]{4})-Q([0-9])",
    Precision.HALF: r"([0-9]{4})-H([0-9])",
    Precision.WEEK: r"([0-9]{4})-W([0-9]{2})",
    Precision.SCHOOL_YEAR: r"([0-9]{4})/([0-9]{4})",
}
# how many there are in a year, how many months each has, and what to tell who writes one more
PARTS: Mapping[Precision, tuple[int, int, str]] = {
    Precision.YEAR: (1, 12, ""),
    Precision.HALF: (2, 6, N_("a year has two halves: H1 and H2")),
    Precision.QUARTER: (4, 3, N_("a year has four quarters: Q1 to Q4")),
    Precision.MONTH: (12, 1, N_("a year has twelve months: 01 to 12")),
}
Bounds = tuple[date, date]


def _read(text: str) -> Period:
    for precision, notation in NOTATIONS.items():
        if found := re.fullmatch(notation, text):
            _check_years(text, [int(number) for number in found.groups() if len(number) == len("2015")])
            bounds = _bounds(precision, [int(number) for number in found.groups()])
            if isinstance(bounds, Text):
                raise PeriodError(say("{written!r} does not exist", written=text), hint=bounds)
            return Period(text, precision, *bounds)
    allowed = say("write it like 2015, 2015-H1, 2015-Q3, 2015-10, 2015-W20, 2015-10-15 or 2014/2015")
    raise PeriodError(say("{written!r} is no date or period", written=short(text)), hint=allowed)


def _check_years(text: str, years: list[int]) -> None:
    if text in STAND_INS or STAND_IN_YEARS.intersection(years):
        reason = say("{written!r} stands for a date that is not known", written=text)
        wrong = PeriodError(reason, hint=say("say that there is no date"))
        wrong.sentinel = True
        raise wrong
    if not all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
        hint = say("years run from {first} to {last}", first=FIRST_YEAR, last=LAST_YEAR)
        raise PeriodError(say("the year in {written!r} is too far away", written=text), hint=hint)


def _bounds(precision: Precision, numbers: list[int]) -> Bounds | Text:
    """The first and the last day, or what to tell when there are none."""
    year, number = numbers[0], numbers[1] if len(numbers) > 1 else 1
    if precision is Precision.DAY:
        return _day_bounds(*numbers)
    if precision is Precision.WEEK:
        return _week_bounds(year, number)
    if precision is Precision.SCHOOL_YEAR:
        following = say("a school year ends in the year after it began")
        return months(year, 8, length=12) if number == year + 1 else following
    most, length, too_many = PARTS[precision]
    return months(year, (number - 1) * length + 1, length=length) if 1 <= number <= most else say(too_many)


def _day_bounds(year: int, month: int, number: int) -> Bounds | Text:
    in_month = _bounds(Precision.MONTH, [year, month])
    if isinstance(in_month, Text):
        return in_month
    first, last = in_month
    if not 1 <= number <= last.day:
        return say("the last day of {month} is {last}", month=_month_text(first, full=True), last=last.isoformat())
    day = first.replace(day=number)
    return day, day


def _week_bounds(year: int, week: int) -> Bounds | Text:
    weeks = date(year, 12, 28).isocalendar().week
    if not 1 <= week <= weeks:
        return say("the last week of {year} is W{weeks}", year=year, weeks=weeks)
    monday = date.fromisocalendar(year, week, 1)
    return monday, monday + 6 * ONE_DAY


def months(year: int, month: int, *, length: int) -> Bounds:
    """The first and the last day of so many months."""
    return month_start(year, month), month_start(year, month + length) - ONE_DAY


def month_start(year: int, month: int) -> date:
    """The first day of a month that may be counted on into other years."""
    years, months = divmod(month - 1, 12)
    return date(year + years, months + 1, 1)


def _month_text(day: date, *, full: bool) -> Text:
    month = (FULL_MONTHS if full else MONTHS)[day.month - 1]
    return Text("{month} {year}", {"month": Text(month), "year": day.year})


def _part_text(part: Period) -> Text:
    year = part.first.year
    match part.precision:
        case Precision.WEEK:
            iso = part.first.isocalendar()
            return say("week {week} of {year}", week=iso.week, year=iso.year)
        case Precision.QUARTER:
            return say("quarter {n} of {year}", n=part.last.month // 3, year=year)
        case Precision.HALF:
            first, second = N_("first half of {year}"), N_("second half of {year}")
            return say(first if part.first.month == 1 else second, year=year)
        case Precision.SCHOOL_YEAR:
            return say("school year {years}", years=part.written)
    return Text("{year}", {"year": year})


def _not_a_day(text: str) -> PeriodError:
    return PeriodError(
        say("{written!r} is not a full day", written=short(text)), hint=say("write a day like 2015-10-15")
    )


def short(text: str) -> str:
    """A text as a message quotes it."""
    return text if len(text) <= LONGEST_WORDS else text[: LONGEST_WORDS - 1] + "…"


MONTH_WORDS = (
    *("januari january jan", "februari february febr feb", "maart march mrt mar", "april apr", "mei may"),
    *("juni june jun", "juli july jul", "augustus august aug", "september sept sep", "oktober october okt oct"),
    *("november nov", "december dec"),
)
ORDINAL_WORDS = ("eerste first", "tweede second", "derde third", "vierde fourth")
UNIT_WORDS = {
    "q": "kwartaal quarter q k",
    "h": "helft half halfjaar h",
    "w": "week wk w",
    "s": "schooljaar studiejaar cursusjaar collegejaar school academic academisch",
    "": "van of in op on de het the jaar year uiterlijk by e ste st nd rd th",
}
# which words in which order (Y a year, n a number, m a month) and how to write that
WRITINGS: Mapping[str, tuple[str, ...]] = {
    "Y": ("{0}",),
    "nnY": ("{2}-{1:0>2}-{0:0>2}", "{2}-{0:0>2}-{1:0>2}"),
    "nmY": ("{2}-{1:0>2}-{0:0>2}",),
    "mnY": ("{2}-{0:0>2}-{1:0>2}",),
    "Ynn": ("{0}-{1:0>2}-{2:0>2}",),
    "mY": ("{1}-{0:0>2}",),
    "Ym": ("{0}-{1:0>2}",),
    "nY": ("{1}-{0:0>2}",),
    "Yn": ("{0}-{1:0>2}", "{0}/{0[0]}{0[1]}{1}"),
    "qnY": ("{2}-Q{1}",),
    "nqY": ("{2}-Q{0}",),
    "Yqn": ("{0}-Q{2}",),
    "hnY": ("{2}-H{1}",),
    "nhY": ("{2}-H{0}",),
    "Yhn": ("{0}-H{2}",),
    "wnY": ("{2}-W{1:0>2}",),
    "nwY": ("{2}-W{0:0>2}",),
    "Ywn": ("{0}-W{2:0>2}",),
    "YY": ("{0}/{1}",),
    "sYY": ("{1}/{2}",),
    "sYn": ("{1}/{1[0]}{1[1]}{2}",),
}


def intended(text: str) -> Period | None:
    """The period that a text in another writing means: 15-10-2014, 15 okt 2014, derde kwartaal van 2015, 2014-2015.

    Days come before months, unless only the other order exists.
    """
    if len(text) > LONGEST_WORDS:
        return None
    # the time of day says nothing about the day, and 20151015 is 2015-10-15
    dated = re.sub(r"(?<=[0-9])[Tt ][0-9]{2}:[0-9]{2}.*", "", text, flags=re.DOTALL)
    dated = re.sub(r"^\s*([0-9]{4})([0-9]{2})([0-9]{2})\s*$", r"\1-\2-\3", dated)
    tokens = [_token(word) for word in re.findall(r"[0-9]+|[^\W\d_]+", dated.casefold())]
    said = [(kind, value) for kind, value in tokens if kind]
    values = [value for _, value in said]
    for writing in WRITINGS.get("".join(kind for kind, _ in said), ()):
        try:
            return _read(writing.format(*values))
        except PeriodError:
            continue
    return None


def _token(word: str) -> tuple[str, str]:
    """What kind of word it is, and its value."""
    if not word.isdecimal():
        return _vocabulary().get(word, ("?", ""))
    return {1: "n", 2: "n", 4: "Y"}.get(len(word), "?"), word


@cache
def _vocabulary() -> Mapping[str, tuple[str, str]]:
    words = {word: (kind, "") for kind, listed in UNIT_WORDS.items() for word in listed.split()}
    for kind, names in (("m", MONTH_WORDS), ("n", ORDINAL_WORDS)):
        words |= {word: (kind, str(number)) for number, listed in enumerate(names, 1) for word in listed.split()}
    return words
