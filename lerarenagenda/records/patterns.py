"""Patterns for how texts are written: exactly those that are read, in the signs that Python and editors share.

An editor has no calendar, so the years with a 29 February or a week 53 are written out. A pattern ends in a sign that
lets no line end through, which in Python `$` alone does.
"""

from calendar import isleap
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from re import Pattern

from lerarenagenda.dates import FIRST_YEAR, LAST_YEAR, STAND_INS
from lerarenagenda.durations import LONGEST

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def whole(*forms: str) -> str:
    """All of a text is one of these forms."""
    return rf"^(?:{'|'.join(forms)})(?!\n)$"


def period_forms() -> tuple[str, ...]:
    """A day, week, month, quarter, half, year or school year."""
    parts = ("0[1-9]|1[0-2]", "Q[1-4]", "H[12]", "W(?:0[1-9]|[1-4][0-9]|5[0-2])")
    long = _any_of(year for year in YEARS if date(year, 12, 28).isocalendar().week > 52)
    return (f"{_year()}(?:-(?:{'|'.join(parts)}))?", f"{long}-W53", _school_year(), *day_forms())


def day_forms() -> tuple[str, ...]:
    """A day that exists, but for those that stand for no day."""
    months = (
        "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
        "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
        "02-(?:0[1-9]|1[0-9]|2[0-8])",
    )
    usual = f"(?!{'|'.join(sorted(STAND_INS))}){_year()}-(?:{'|'.join(months)})"
    return usual, f"{_any_of(year for year in YEARS if isleap(year))}-02-29"


def length_form() -> str:
    """A length of time, forward."""
    units = (f"(?:(?=[0-9]{{1,5}}{unit})0*(?:{_up_to(most)}){unit})?" for unit, most in LONGEST.items())
    return f"P(?=[0-9]){''.join(units)}"


def id_form(words: Pattern[str], longest: int) -> str:
    """An id: such words, not too long, the first of which begins with a letter."""
    return f"(?=[a-z])(?!.{{{longest + 1}}}){words.pattern}"


def _year() -> str:
    """A year; the first and the last are those of whole centuries."""
    centuries = range(FIRST_YEAR // 100, LAST_YEAR // 100 + 1)
    return f"(?:{'|'.join(map(str, centuries))})[0-9]{{2}}"


def _any_of(years: Iterable[int]) -> str:
    """Any of these years, decade by decade: 190[48]."""
    decades: defaultdict[int, str] = defaultdict(str)
    for year in years:
        decades[year // 10] += str(year % 10)
    return f"(?:{'|'.join(f'{decade}[{last}]' for decade, last in decades.items())})"


def _school_year() -> str:
    """A year and the next: three digits that come back with one digit more, or the end of a decade."""
    within = "|".join(rf"{digit}/\1[{digit + 1}]" for digit in range(9))
    ends = "|".join(f"{year}/{year + 1}" for year in YEARS if year % 10 == 9 and year < LAST_YEAR)
    return f"(?={_year()})([0-9]{{3}})(?:{within})|{ends}"


def _up_to(most: int) -> str:
    """A number without zeros in front, up to this one."""
    digits = str(most)
    less = [
        f"{digits[:place]}{'0' if digit == '1' else f'[0-{int(digit) - 1}]'}" + "[0-9]" * (len(digits) - place - 1)
        for place, digit in enumerate(digits)
        if digit != "0"
    ]
    return "|".join((digits, *less, f"[0-9]{{1,{len(digits) - 1}}}"))
