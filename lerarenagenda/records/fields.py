"""The types a field can have: words, names of other records, periods, durations, yes and no."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from lerarenagenda.dates import FIRST_YEAR, LAST_YEAR, Period, PeriodError, day, period
from lerarenagenda.durations import Duration, DurationError, duration
from lerarenagenda.i18n import say
from lerarenagenda.nearest import nearest
from lerarenagenda.records.base import Notation, OneText, OrNone, Reads, Sort, To, Wrong

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 60
CONTINUOUS = "continuous"
FIRST_TIME_ZONE = "Europe/Amsterdam"
OF_TABLE = "meeting:"
SHA256 = re.compile(r"[0-9a-f]{64}")
LONGEST_SHOWN = 60
YEARS = {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}  # what 2015 is for other programs
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


def _text_notation() -> Notation:
    return Notation("text", r"\S", say("Write one text, and not an empty one."), types=("number",), truths=True)


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        says = say("{value!r} is neither true nor false", value=shown(text))
        raise Wrong("A203", says, hint=say("write true or false"), near=YES_AND_NO.get(text.casefold()))
    return text == "true"


def _flag_notation() -> Notation:
    from lerarenagenda.records.patterns import whole

    return Notation("flag", whole("true", "false"), say("Write true or false."), types=("boolean",))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        says = say("{value!r} is not a whole number", value=shown(text))
        raise Wrong("A207", says, hint=say("write a number of at most six digits, such as 2"))
    if text[0] == "0" and len(text) > 1:  # for some programs 010 is eight
        says = say("{value!r} begins with a zero", value=text)
        raise Wrong("A207", says, hint=say("write it without zeros in front"))
    return int(text)


def _number_notation() -> Notation:
    from lerarenagenda.records.patterns import whole

    says = say("A whole number of at most six digits, without zeros in front.")
    bounds = {"minimum": 0, "maximum": 999_999}
    return Notation("number", whole("0", "[1-9][0-9]{0,5}"), says, types=("integer",), bounds=bounds)


def _sha256(text: str) -> str:
    if SHA256.fullmatch(text) is None:
        says = say("{value!r} is not a SHA-256 digest", value=shown(text))
        meant = text.strip().lower()
        near = meant if SHA256.fullmatch(meant) else None
        raise Wrong("A208", says, hint=say("write its 64 signs: digits and the letters a to f"), near=near)
    return text


def _sha256_notation() -> Notation:
    from lerarenagenda.records.patterns import whole

    return Notation("digest", whole(SHA256.pattern), say("A SHA-256 digest: 64 signs, digits and the letters a to f."))


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


def _time_zone_notation() -> Notation:
    from lerarenagenda.records.patterns import whole

    # which zones there are, each system knows for itself
    return Notation("time-zone", whole("[A-Z][A-Za-z0-9_+/-]*"), say("A time zone, such as Europe/Amsterdam."))


def _as_period(text: str) -> Period:
    try:
        return period(text)
    except PeriodError as error:
        raise _not_a_period(error) from error


def _not_a_period(error: PeriodError) -> Wrong:
    return Wrong("A210" if error.sentinel else "A206", error.reason, hint=error.hint, near=error.near)


def _period(text: str) -> Period:
    return _as_period(text)


def _period_notation() -> Notation:
    from lerarenagenda.records.patterns import period_forms, whole

    says = say("A day or a period: 2015, 2015-H1, 2015-Q3, 2015-10, 2015-W20, 2015-10-15 or 2014/2015.")
    return Notation("period", whole(*period_forms()), says, types=("integer",), bounds=YEARS)


def _day(text: str) -> date:
    try:
        return day(text)
    except PeriodError as error:
        raise _not_a_period(error) from error


def _day_notation() -> Notation:
    from lerarenagenda.records.patterns import day_forms, whole

    return Notation("day", whole(*day_forms()), say("A day, such as 2015-10-15."))


def _duration(text: str) -> Duration:
    try:
        return duration(text)
    except DurationError as error:
        raise Wrong("A209", error.reason, hint=error.hint, near=error.near) from error


def _duration_notation() -> Notation:
    from lerarenagenda.records.patterns import length_form, whole

    says = say("A duration: P30D, P2W, P6M, P1Y or P1Y6M; -P2W is two weeks back.")
    return Notation("duration", whole(f"-?{length_form()}"), says)


def _period_or_id(text: str) -> Period | str:
    return text if is_id(text) else _as_period(text)


def _period_or_id_notation() -> Notation:
    from lerarenagenda.records.patterns import id_form, period_forms, whole

    says = say("A day or a period: 2015, 2015-H1, 2015-Q3, 2015-10, 2015-W20, 2015-10-15 or 2014/2015; or an id.")
    return Notation(
        "period-or-id", whole(*period_forms(), id_form(ID, LONGEST_ID)), says, types=("integer",), bounds=YEARS
    )


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
    allowed = say("write a duration such as P6M, the word continuous, or meeting: and the id of a table")
    try:
        length = duration(text)
    except DurationError as error:
        raise Wrong("A209", error.reason, hint=allowed, near=error.near) from error
    if length.backward or not any((length.years, length.months, length.weeks, length.days)):
        raise Wrong("A209", say("nothing comes back every {written!r}", written=text), hint=allowed)
    return Every(written=text, duration=length)


def _every_notation() -> Notation:
    from lerarenagenda.records.patterns import id_form, length_form, whole

    says = say("A duration such as P6M, the word continuous, or meeting: and the id of a table.")
    some_time = f"(?=.*[1-9]){length_form()}"
    return Notation("rhythm", whole(CONTINUOUS, OF_TABLE + id_form(ID, LONGEST_ID), some_time), says)


_TEXT = Reads(_text, _text_notation)
Words = Annotated[str, _TEXT]
Title = Annotated[str, _TEXT, Sort.TITLE]
Quote = Annotated[str, _TEXT, Sort.QUOTE]
SectorId = Annotated[str, _TEXT, Sort.SECTOR]
Link = Annotated[str, _TEXT, Sort.LINK]
TimeZone = Annotated[str, Reads(_time_zone, _time_zone_notation)]
Flag = Annotated[bool, Reads(_flag, _flag_notation)]
Number = Annotated[int, Reads(_number, _number_notation)]
Digest = Annotated[str, Reads(_sha256, _sha256_notation)]
When = Annotated[Period, Reads(_period, _period_notation)]
WhenOrNone = Annotated[Period | None, Reads(_period, _period_notation), OrNone()]
Day = Annotated[date, Reads(_day, _day_notation)]
Offset = Annotated[Duration, Reads(_duration, _duration_notation)]
Rhythm = Annotated[Every, Reads(_every, _every_notation)]
WhenOrMeeting = Annotated[Period | str, Reads(_period_or_id, _period_or_id_notation), To("meeting")]

PartyId = Annotated[str, _TEXT, To("party")]
TableId = Annotated[str, _TEXT, To("table")]
SourceId = Annotated[str, _TEXT, To("source")]
PriorityId = Annotated[str, _TEXT, To("priority")]
ActionId = Annotated[str, _TEXT, To("action")]
MeetingId = Annotated[str, _TEXT, To("meeting")]
EventId = Annotated[str, _TEXT, To("meeting", "action")]

__all__ = [
    "ActionId", "Day", "Digest", "EventId", "Every", "Flag", "Link", "MeetingId", "Number", "Offset",
    "OrNone", "PartyId", "PriorityId", "Quote", "Rhythm", "SectorId", "SourceId", "TableId", "TimeZone",
    "Title", "When", "WhenOrMeeting", "WhenOrNone", "Words", "is_id", "shown",
]  # fmt: skip
