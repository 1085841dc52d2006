"""Lengths of time: whole years, months, weeks and days, forward or back."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lerarenagenda.dates import LONGEST_WORDS, Unreadable, month_start, months, short
from lerarenagenda.i18n import Text, count, say, together

LONGEST = {"Y": 100, "M": 1200, "W": 5200, "D": 36500}  # of each unit about a hundred years


class DurationError(Unreadable):
    """A text that is no duration."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in whole days and more; all its parts are negative when it points back."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __str__(self) -> str:
        """The writing in the data."""
        parts = zip((self.years, self.months, self.weeks, self.days), "YMWD", strict=True)
        said = "".join(f"{abs(number)}{unit}" for number, unit in parts if number)
        return f"{'-' if self.backward else ''}P{said or '0D'}"

    def __neg__(self) -> "Duration":
        """As long, the other way."""
        return Duration(-self.years, -self.months, -self.weeks, -self.days)

    @property
    def backward(self) -> bool:
        """Whether it points back."""
        return min(self.years, self.months, self.weeks, self.days) < 0

    def after(self, day: date) -> date:
        """The day this much later; a month that is too short gives its last day."""
        start = month_start(day.year, day.month + 12 * self.years + self.months)
        _, last = months(start.year, start.month, length=1)
        return start.replace(day=min(day.day, last.day)) + timedelta(weeks=self.weeks, days=self.days)

    def text(self) -> Text:
        """How long it is in words: 1 year 6 months; with a minus when it points back."""
        if self.backward:
            return Text("-{length}", {"length": -self})
        parts = [
            *([count("{n} year", "{n} years", n=self.years)] if self.years else []),
            *([count("{n} month", "{n} months", n=self.months)] if self.months else []),
            *([count("{n} week", "{n} weeks", n=self.weeks)] if self.weeks else []),
        ]
        if self.days or not parts:
            parts.append(count("{n} day", "{n} days", n=self.days))
        return together(parts, by=" ")


DURATION = r"(-?)P(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})W)?(?:([0-9]{1,5})D)?(?<!P)"
LENGTH_WORDS = {
    "Y": "jaar jaren year years",
    "M": "maand maanden month months",
    "W": "week weken weeks",
    "D": "dag dagen day days",
}


def duration(text: str) -> Duration:
    """Read a duration: P6M, P1Y, P2W, P30D, P1Y6M, and -P2W for two weeks back."""
    found = re.fullmatch(DURATION, text)
    if not found:
        reason = say("{written!r} is no duration", written=short(text))
        raise DurationError(reason, hint=say("write it like P30D, P2W, P6M, P1Y or P1Y6M"), near=_near_duration(text))
    numbers = [int(number or 0) for number in found.groups()[1:]]
    if any(number > most for number, most in zip(numbers, LONGEST.values(), strict=True)):
        raise DurationError(say("{written!r} is too long", written=text), hint=say("the longest is P100Y"))
    length = Duration(*numbers)
    return -length if found[1] else length


def _near_duration(text: str) -> str | None:
    raised = text[:LONGEST_WORDS].strip().upper()
    if re.fullmatch(DURATION, raised):
        return raised
    said = re.fullmatch(r"([0-9]{1,4})\s?([a-z]+)", raised.lower())
    units = {word: unit for unit, listed in LENGTH_WORDS.items() for word in listed.split()}
    return f"P{said[1]}{units[said[2]]}" if said and said[2] in units else None
