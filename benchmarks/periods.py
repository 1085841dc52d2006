"""Deadlines as people write them: a day made as coarse as a promise is, and the Dutch words for it."""

from datetime import date
from functools import cache
from random import Random

from benchmarks.vocabulary import MONTHS, ORDINALS
from lerarenagenda.dates import Period, Precision, period_around

PRECISIONS = (
    *(Precision.YEAR,) * 14,
    *(Precision.SCHOOL_YEAR,) * 7,
    *(Precision.HALF,) * 8,
    *(Precision.QUARTER,) * 10,
    *(Precision.MONTH,) * 10,
    *(Precision.WEEK,) * 3,
    *(Precision.DAY,) * 10,
)
FINE = (Precision.QUARTER, Precision.MONTH, Precision.DAY)


def promised(rng: Random, day: date, precisions: tuple[Precision, ...] = PRECISIONS) -> tuple[Period, str]:
    """A period round a day, of a precision that promises have, and the words that name it."""
    return _period(day, rng.choice(precisions))


@cache
def _period(day: date, precision: Precision) -> tuple[Period, str]:
    period = period_around(day, precision=precision)
    return period, _words(period)


def _words(period: Period) -> str:
    first, year = period.first, period.last.year
    match period.precision:
        case Precision.DAY:
            return f"uiterlijk {first.day} {MONTHS[first.month - 1]} {year}"
        case Precision.WEEK:
            iso = first.isocalendar()
            return f"in week {iso.week} van {iso.year}"
        case Precision.MONTH:
            return f"in {MONTHS[first.month - 1]} {year}"
        case Precision.QUARTER:
            return f"in het {ORDINALS[period.last.month // 3 - 1]} kwartaal van {year}"
        case Precision.HALF:
            return f"in de {ORDINALS[period.last.month // 6 - 1]} helft van {year}"
        case Precision.SCHOOL_YEAR:
            return f"in het schooljaar {period.written}"
        case _:
            return f"in {year}"
