"""The dates that a Dutch or English phrase names: "eind 2015", "derde kwartaal van 2015", "by October 15, 2014"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from string import ascii_lowercase, ascii_uppercase

from lerarenagenda.dates import MONTH_WORDS, ONE_DAY, ORDINAL_WORDS, Duration, Period, Precision, intended

THIRDS: Mapping[str, int] = {
    **dict.fromkeys(("begin", "beginning", "start of", "early"), 0),
    **dict.fromkeys(("medio", "midden", "halverwege", "half", "mid", "middle"), 1),
    **dict.fromkeys(("eind", "einde", "ultimo", "end", "late"), 2),
}
# month and day of the first and the last day; a winter ends in the next year
SEASONS: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = {
    **dict.fromkeys(("lente", "voorjaar", "spring"), ((3, 21), (6, 20))),
    **dict.fromkeys(("zomer", "summer"), ((6, 21), (9, 20))),
    **dict.fromkeys(("herfst", "najaar", "autumn", "fall"), ((9, 21), (12, 20))),
    "winter": ((12, 21), (3, 20)),
}
# letter for letter, so that a place in the folded text is the same place in the text
DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
FOLDED = str.maketrans(ascii_uppercase + DASHES, ascii_lowercase + "-" * len(DASHES))


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text: the words, where they start, the days they may mean, and their precision if it has a name."""

    written: str
    start: int
    first: date
    last: date
    exact: Precision | None = None


Meaning = tuple[date, date, Precision | None]


def mentions(text: str) -> tuple[Mention, ...]:
    """Every date the text names, from left to right."""
    return tuple(_mentions(text))


def vague(text: str) -> bool:
    """Whether the text names no date at all."""
    return next(_mentions(text), None) is None


def _mentions(text: str) -> Iterator[Mention]:
    folded, place = text.translate(FOLDED), 0
    while found := _phrases().search(folded, place):
        meaning = _meaning(" ".join(found[0].split()))
        if meaning is None:
            # 31 februari 2015 is no day, but it does name a month
            place = found.start() + 1
            continue
        place = found.end()
        yield Mention(text[found.start() : place], found.start(), *meaning)


def _meaning(words: str) -> Meaning | None:
    if re.fullmatch(YEARS, words):
        return _joined(words)
    if meant := intended(words):
        return meant.first, meant.last, meant.precision
    return _third(words) or _season(words) or _joined(words)


def _third(words: str) -> Meaning | None:
    """Begin is the first third of a month, a quarter or a year, medio the second, eind the last."""
    found = _thirds().fullmatch(words)
    whole = intended(found[2]) if found else None
    if found is None or whole is None:
        return None
    start, following = (_third_start(whole, THIRDS[found[1]] + step) for step in (0, 1))
    return start, following - ONE_DAY, None


def _third_start(whole: Period, third: int) -> date:
    """The first day of a third, or the day after the whole for the fourth."""
    if third == 3:
        return whole.last + ONE_DAY
    if whole.precision is Precision.MONTH:
        return whole.first.replace(day=10 * third + 1)
    months = 12 * (whole.last.year - whole.first.year) + whole.last.month - whole.first.month + 1
    return Duration(months=months // 3 * third).after(whole.first)


def _season(words: str) -> Meaning | None:
    found = _seasons().fullmatch(words)
    if not found:
        return None
    first, last = SEASONS[found[1]]
    year = int(found[2])
    return date(year, *first), date(year + (last < first), *last), None


def _joined(words: str) -> Meaning | None:
    """Two dates that share their last words, from the first to the last: oktober of november 2015, 2013-2020."""
    head, *others = re.split(JOIN, words, maxsplit=1)
    if not others:
        return None
    _, _, shared = others[0].partition(" ")
    first, last = _meaning(f"{head} {shared}".strip()), _meaning(others[0])
    return (first[0], last[1], None) if first and last and first[0] <= last[1] else None


def _any_of(words: Iterable[str]) -> str:
    """Any of these words, the longest first."""
    return "|".join(word.replace(" ", r"\s{1,4}") for word in sorted(words, key=len, reverse=True))


def _perhaps_two(word: str) -> str:
    return rf"(?:(?:{word}){JOIN})?(?:{word})"


# every repetition has a bound, so that reading takes time in proportion to the text
GAP = r"\s{1,4}"
OF = rf"(?:(?:van|of|in|the|het|de|jaar|year){GAP}){{0,3}}"
JOIN = rf"(?:{GAP}(?:en|of|tot{GAP}en{GAP}met|tot|t/m|and|or|to|until){GAP}|\s?[-/]\s?)"
YEAR = "(?:19|20)[0-9]{2}"
YEARS = rf"{YEAR}(?:\s?-\s?|{GAP}(?:tot{GAP}en{GAP}met|tot|t/m|to|until){GAP}){YEAR}"
SCHOOL_YEARS = rf"{YEAR}\s?[-/]\s?(?:{YEAR}|[0-9]{{2}})"


@cache
def _thirds() -> re.Pattern[str]:
    return re.compile(rf"({_any_of(THIRDS)})[ -]{OF}(.+)")


@cache
def _seasons() -> re.Pattern[str]:
    return re.compile(rf"({_any_of(SEASONS)}) {OF}({YEAR}).*")


@cache
def _phrases() -> re.Pattern[str]:
    """All ways to say a date, the longer before the shorter that it contains."""
    suffix = "(?:e|de|ste|st|nd|rd|th)"
    day = rf"[0-9]{{1,2}}{suffix}?"
    month = rf"(?:{_any_of(' '.join(MONTH_WORDS).split())})\.?"
    ordinal = rf"[1-4]{suffix}|{_any_of(' '.join(ORDINAL_WORDS).split())}"
    school = (
        rf"(?:schooljaar|studiejaar|cursusjaar|collegejaar|academisch{GAP}jaar|(?:school|academic){GAP}year)"
        rf"{GAP}{OF}{SCHOOL_YEARS}|{YEAR}/(?:{YEAR}|[0-9]{{2}})"
    )
    parts = (
        rf"{_perhaps_two(ordinal)}{GAP}(?:kwartaal|quarter|helft|halfjaar|half),?{GAP}{OF}{YEAR}",
        rf"{_perhaps_two('[qkh][1-4]')}(?:{GAP}|-){OF}{YEAR}|{YEAR}\s?[qkh][1-4]",
        rf"(?:kwartaal|quarter){GAP}[1-4],?{GAP}{OF}{YEAR}",
    )
    months = rf"{_perhaps_two(month)}(?:,?{GAP}|-){OF}{YEAR}"
    wholes = "|".join((school, *parts, months))
    third = rf"{_perhaps_two(_any_of(THIRDS))}(?:{GAP}|-)(?!in\b){OF}(?:{wholes}|{YEAR})"
    season = rf"winter{GAP}{SCHOOL_YEARS}|{_perhaps_two(_any_of(SEASONS))}{GAP}{OF}{YEAR}"
    phrases = (
        rf"{YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}|[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.]{YEAR}",
        rf"{YEAR}-(?:[hq][1-4]|w?[0-9]{{2}})",
        rf"{_perhaps_two(day)}(?:{GAP}|-)(?:of{GAP})?{month}(?:,?{GAP}|-){OF}{YEAR}",
        rf"{month}{GAP}{day},?{GAP}{OF}{YEAR}",
        *(third, season, wholes),
        rf"(?:week|wk\.?){GAP}[0-9]{{1,2}},?{GAP}{OF}{YEAR}",
        *(YEARS, YEAR),
    )
    # not inside a longer word or number, and no amount of money or share
    before = r"(?<!\w)(?<!\w[-/])(?<![0-9][.,:])(?<![€$£])(?<![€$£]\s)(?=[0-9a-z])"
    after = r"(?!\w|[-/.:][0-9]|,[0-9]{1,3}(?!\w)|\s?(?:%|euro\b|eur\b))"
    return re.compile(rf"{before}(?:{'|'.join(phrases)}){after}")
