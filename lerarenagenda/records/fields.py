"""The types a field can have: words, names of other records, periods, durations, yes and no."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from lerarenagenda.dates import Period, PeriodError, day, period
from lerarenagenda.durations import Duration, DurationError, duration
from lerarenagenda.i18n import say
from lerarenagenda.nearest import nearest
from lerarenagenda.records.base import OneText, OrNone, Reads, Sort, To, Wrong

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 60
CONTINUOUS = "continuous"
FIRST_TIME_ZONE = "Europe/Amsterdam"
OF_TABLE = "meeting:"
SHA256 = re.compile(r"[0-9a-f]{64}")
LONGEST_SHOWN = 60
YES_AND_NO = {
    **dict.fromkeys(("true", "yes", "y", "ja", "j", "waar"), "true"),
    **dict.fromkeys(("false", "no", "n", "nee", "onwaar"), "false"),
}


def is_id(text: str) -> bool:
    """Whether a text can be an id: lower-case words joined by `-`, starting with a letter."""
    return len(text) <= LONGEST_ID and text[:1].isalpha() and ID.fullmatch(text) is not None


def shown(text: str) -> str:
    """A text as a message quotes it: not longer than one can take in."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _text(value: str) -> str:
    return value


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        says = say("{value!r} is neither true nor false", value=shown(text))
        raise Wrong("A203", says, hint=say("write true or false"), near=YES_AND_NO.get(text.casefold()))
    return text == "true"


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        says = say("{value!r} is not a whole number", value=shown(text))
        raise Wrong("A207", says, hint=say("write a number of at most six digits, such as 2"))
    return int(text)


def _sha256(text: str) -> str:
    if SHA256.fullmatch(text) is None:
        says = say("{value!r} is not a SHA-256 digest", value=shown(text))
        meant = text.strip().lower()
        near = meant if SHA256.fullmatch(meant) else None
        raise Wrong("A208", says, hint=say("write its 64 signs: digits and the letters a to f"), near=near)
    return text


def _time_zone(text: str) -> str:
    if text != FIRST_TIME_ZONE:
        from zoneinfo import available_timezones

        known = available_timezones()
        # a system without a list of time zones cannot tell
        if known and text not in known:
            says, hint = (
                say("there is no time zone {value!r}", value=shown(text)),
                say("write it like Europe/Amsterdam"),
            )
            raise Wrong("A214", says, hint=hint, near=nearest(text, sorted(known)))
    return text


def _as_period(text: str) -> Period:
    try:
        return period(text)
    except PeriodError as error:
        raise _not_a_period(error) from error


def _not_a_period(error: PeriodError) -> Wrong:
    return Wrong("A210" if error.sentinel else "A206", error.reason, hint=error.hint, near=error.near)


def _period(text: str) -> Period:
    return _as_period(text)


def _day(text: str) -> date:
    try:
        return day(text)
    except PeriodError as error:
        raise _not_a_period(error) from error


def _duration(text: str) -> Duration:
    try:
        return duration(text)
    except DurationError as error:
        raise Wrong("A209", error.reason, hint=error.hint, near=error.near) from error


def _period_or_id(text: str) -> Period | str:
    return text if is_id(text) else _as_period(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Every(OneText):
    """How often something comes back: after a duration, continuously, or at each meeting of a table."""

    written: str
    duration: Duration | None = None
    table: Annotated[str | None, To("table", after=OF_TABLE)] = None


def _every(text: str) -> Every:
    if text == CONTINUOUS:
        return Every(written=text)
    if text.startswith(OF_TABLE) and is_id(text.removeprefix(OF_TABLE)):
        return Every(written=text, table=text.removeprefix(OF_TABLE))
    try:
        return Every(written=text, duration=duration(text))
    except DurationError as error:
        allowed = say("write a duration such as P6M, the word continuous, or meeting: and the id of a table")
        raise Wrong("A209", error.reason, hint=allowed, near=error.near) from error


Words = Annotated[str, Reads(_text)]
Title = Annotated[str, Reads(_text), Sort.TITLE]
Quote = Annotated[str, Reads(_text), Sort.QUOTE]
SectorId = Annotated[str, Reads(_text), Sort.SECTOR]
TimeZone = Annotated[str, Reads(_time_zone)]
Flag = Annotated[bool, Reads(_flag)]
Number = Annotated[int, Reads(_number)]
Digest = Annotated[str, Reads(_sha256)]
When = Annotated[Period, Reads(_period)]
WhenOrNone = Annotated[Period | None, Reads(_period), OrNone()]
Day = Annotated[date, Reads(_day)]
Offset = Annotated[Duration, Reads(_duration)]
Rhythm = Annotated[Every, Reads(_every)]
WhenOrMeeting = Annotated[Period | str, Reads(_period_or_id), To("meeting")]

PartyId = Annotated[str, Reads(_text), To("party")]
TableId = Annotated[str, Reads(_text), To("table")]
SourceId = Annotated[str, Reads(_text), To("source")]
PriorityId = Annotated[str, Reads(_text), To("priority")]
ActionId = Annotated[str, Reads(_text), To("action")]
MeetingId = Annotated[str, Reads(_text), To("meeting")]
EventId = Annotated[str, Reads(_text), To("meeting", "action")]

__all__ = [
    "ActionId", "Day", "Digest", "EventId", "Every", "Flag", "MeetingId", "Number", "Offset", "OrNone", "PartyId",
    "PriorityId", "Quote", "Rhythm", "SectorId", "SourceId", "TableId", "TimeZone", "Title", "When", "WhenOrMeeting",
    "WhenOrNone", "Words", "is_id", "shown",
]  # fmt: skip
