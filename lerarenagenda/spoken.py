"""The dates that a Dutch or English phrase names: "eind 2015", "derde kwartaal van 2015", "by October 15, 2014"."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from string import ascii_lowercase, ascii_uppercase

from lerarenagenda.dates import (
    MONTH_WORDS,
    ONE_DAY,
    ORDINAL_WORDS,
    Period,
    PeriodError,
    Precision,
    intended,
    period_around,
)
from lerarenagenda.durations import Duration

ULTIMO = "ultimo"
THIRDS: Mapping[str, int] = {
    **dict.fromkeys(("begin", "beginning", "start of", "start van", "aanvang van", "early"), 0),
    **dict.fromkeys(("medio", "midden", "halverwege", "half", "mid", "middle"), 1),
    **dict.fromkeys(("eind", "einde", ULTIMO, "end", "late"), 2),
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
    """A date in a text: the words, where they start, the days they may mean, and how precisely, coarsest first."""

    written: str
    start: int
    first: date
    last: date
    precisions: tuple[Precision, ...]

    @property
    def exact(self) -> Precision | None:
        """The precision of words that name one period and nothing looser."""
        whole = period_around(self.first, precision=self.precisions[0])
        return whole.precision if self.precisions[1:] == () and whole.last == self.last else None

    @property
    def finest(self) -> Precision:
        """The precision beyond which a date says more than the words."""
        return self.precisions[-1]

    @property
    def latest(self) -> date:
        """The last day the words may mean; with no day of their own they run to the end of the month."""
        if Precision.MONTH in self.precisions and self.finest is not Precision.DAY:
            return period_around(self.last, precision=Precision.MONTH).last
        return self.last

    @property
    def closes(self) -> bool:
        """Whether the words name the end of something, so that before it is still within."""
        opening = re.split(r"[\s-]", self.written.translate(FOLDED), maxsplit=1)[0]
        return THIRDS.get(opening) == 2

    @property
    def periods(self) -> tuple[Period, ...]:
        """The ways to write the date, the coarsest first: those that end with the words."""
        return ending(self.latest, precisions=self.precisions)


Meaning = tuple[date, date, tuple[Precision, ...]]
Reading = Callable[[str], Meaning | None]


def mentions(text: str) -> tuple[Mention, ...]:
    """Every date the text names, from left to right."""
    return tuple(_mentions(text))


def mentions_in(text: str, *, year: int) -> tuple[Mention, ...]:
    """The dates that the text names without their year ("in oktober", "volgend jaar"), read in this year."""
    return tuple(_found(text, _phrases_without_year(), lambda words: _meaning(_with_year(words, year=year))))


def ending(day: date, *, precisions: Iterable[Precision]) -> tuple[Period, ...]:
    """The periods of these precisions that end on this day."""
    tried = (around(day, precision=precision) for precision in precisions)
    return tuple(period for period in tried if period and period.last == day)


def around(day: date, *, precision: Precision) -> Period | None:
    """The period of this precision that contains the day, if its years can be written."""
    try:
        return period_around(day, precision=precision)
    except PeriodError:
        return None


def _mentions(text: str) -> Iterator[Mention]:
    return _found(text, _phrases(), _meaning)


def _found(text: str, phrases: re.Pattern[str], meant: Reading) -> Iterator[Mention]:
    folded, place = text.translate(FOLDED), 0
    while found := phrases.search(folded, place):
        meaning = meant(" ".join(found[0].split()))
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
        return meant.first, meant.last, (meant.precision,)
    return _third(words) or _season(words) or _joined(words)


def _third(words: str) -> Meaning | None:
    """Begin is the first third of a month, a quarter or a year, medio the second, eind the last; ultimo its last."""
    found = _thirds().fullmatch(words)
    whole = intended(found[2]) if found else None
    if found is None or whole is None:
        return None
    if found[1] == ULTIMO:
        return whole.last, whole.last, _precisions(whole.precision, Precision.DAY)
    start, following = (_third_start(whole, THIRDS[found[1]] + step) for step in (0, 1))
    finest = Precision.WEEK if whole.precision is Precision.MONTH else Precision.MONTH
    return start, following - ONE_DAY, _precisions(whole.precision, finest)


def _precisions(one: Precision, other: Precision) -> tuple[Precision, ...]:
    """These two precisions and all between them, the coarsest first."""
    finest_first = tuple(Precision)
    low, high = sorted((finest_first.index(one), finest_first.index(other)))
    return finest_first[low : high + 1][::-1]


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
    return date(year, *first), date(year + (last < first), *last), _precisions(Precision.QUARTER, Precision.MONTH)


def _joined(words: str) -> Meaning | None:
    """Two dates that share their last words, from the first to the last: oktober of november 2015, 2013-2020."""
    head, *others = re.split(JOIN, words, maxsplit=1)
    if not others:
        return None
    _, _, shared = others[0].partition(" ")
    first, last = _meaning(f"{head} {shared}".strip()), _meaning(others[0])
    if not first or not last or first[0] > last[1]:
        return None
    finest_first = sorted({*first[2], *last[2]}, key=tuple(Precision).index)
    return first[0], last[1], _precisions(finest_first[0], finest_first[-1])


def _with_year(words: str, *, year: int) -> str:
    """Words that leave out their year, with this one: eind oktober 2015, begin schooljaar 2015-2016."""
    if re.search(rf"\b{SCHOOL_YEAR}$", words):
        return f"{re.sub(rf'{WHICH_SCHOOL_YEAR} (?={SCHOOL_YEAR}$)', '', words)} {year}-{year + 1}"
    if re.search(rf"\b{A_YEAR}$", words):
        return re.sub(rf"(?:{WHICH_YEAR} )?{A_YEAR}$", str(year), words)
    return f"{words} {year}"


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
SCHOOL_YEAR = rf"(?:schooljaar|studiejaar|cursusjaar|collegejaar|academisch{GAP}jaar|(?:school|academic){GAP}year)"
SCHOOL_YEARS = rf"{YEAR}\s?[-/]\s?(?:{YEAR}|[0-9]{{2}})"
# a year without its number: "komend jaar" is no such year, because it may begin today
A_YEAR = "(?:kalenderjaar|jaar|year)"
WHICH_YEAR = "(?:dit|volgend|het|this|next|the)"
THAT_YEAR = rf"(?:dit|volgend|this|next){GAP}{A_YEAR}"
WHICH_SCHOOL_YEAR = "(?:dit|volgende?|komende?|nieuwe?|this|next|coming|new)"
# how a date goes on with its year; a date that leaves it out goes on with nothing
IN_YEAR = rf"(?:,?{GAP}|-){OF}{YEAR}"
IN_THAT_YEAR = rf"(?:,?{GAP}|-){OF}{THAT_YEAR}"
SUFFIX = "(?:e|de|ste|st|nd|rd|th)"
DAY = rf"[0-9]{{1,2}}{SUFFIX}?"
MONTH = rf"(?:{_any_of(' '.join(MONTH_WORDS).split())})\.?"
ORDINAL = rf"[1-4]{SUFFIX}|{_any_of(' '.join(ORDINAL_WORDS).split())}"


@cache
def _thirds() -> re.Pattern[str]:
    return re.compile(rf"({_any_of(THIRDS)})[ -]{OF}(.+)")


@cache
def _seasons() -> re.Pattern[str]:
    return re.compile(rf"({_any_of(SEASONS)})(?:,? |-){OF}({YEAR}).*")


@cache
def _phrases() -> re.Pattern[str]:
    """All ways to say a date, the longer before the shorter that it contains."""
    school = rf"{SCHOOL_YEAR}{GAP}{OF}{SCHOOL_YEARS}|{YEAR}/(?:{YEAR}|[0-9]{{2}})"
    wholes = (school, *_parts(IN_YEAR))
    return _dates(
        rf"{YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}|[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.]{YEAR}",
        rf"{YEAR}-(?:[hq][1-4]|w?[0-9]{{2}})",
        *_days(IN_YEAR),
        *(_third_of(*wholes, YEAR), rf"winter{GAP}{SCHOOL_YEARS}", _seasonal(IN_YEAR)),
        *(*wholes, rf"{YEAR}\s?[qkh][1-4]", _week(IN_YEAR)),
        *(YEARS, YEAR),
    )


@cache
def _phrases_without_year() -> re.Pattern[str]:
    """All ways to say a date that leave out which year; a year or a school year itself only when it is one year."""
    edges = _any_of(word for word in THIRDS if word != "half")
    forms = (
        rf"(?:{edges}){GAP}{OF}(?:{WHICH_SCHOOL_YEAR}{GAP})?{SCHOOL_YEAR}|{WHICH_SCHOOL_YEAR}{GAP}{SCHOOL_YEAR}",
        *(form for tail in (IN_THAT_YEAR, "") for form in (*_days(tail), _third_of(*_parts(tail)))),
        *(form for tail in (IN_THAT_YEAR, "") for form in (_seasonal(tail), *_parts(tail), _week(tail))),
        rf"(?:{edges}){GAP}(?:(?:van|of){GAP}(?:{WHICH_YEAR}{GAP})?{A_YEAR}|{THAT_YEAR})|{THAT_YEAR}",
    )
    return _dates(*forms)


def _days(tail: str) -> tuple[str, ...]:
    # "in mei 3 bijeenkomsten" is no day
    counted = "" if tail else rf"(?!{GAP}(?!at\b)[a-z])"
    return rf"{_perhaps_two(DAY)}(?:{GAP}|-)(?:of{GAP})?{MONTH}{tail}", rf"{MONTH}{GAP}{DAY}{counted}{tail}"


def _parts(tail: str) -> tuple[str, ...]:
    """Halves, quarters and months; a half needs its year, because anything has two halves."""
    half, letter = ("|helft|half", "[qkh]") if tail else ("", "q")
    return (
        rf"{_perhaps_two(ORDINAL)}{GAP}(?:kwartaal|quarter|halfjaar{half}){tail}",
        rf"{_perhaps_two(f'{letter}[1-4]')}{tail}",
        rf"(?:kwartaal|quarter){GAP}[1-4]{tail}",
        rf"{_perhaps_two(MONTH)}{tail}",
    )


def _third_of(*wholes: str) -> str:
    return rf"{_perhaps_two(_any_of(THIRDS))}(?:{GAP}|-)(?!in\b){OF}(?:{'|'.join(wholes)})"


def _seasonal(tail: str) -> str:
    return rf"{_perhaps_two(_any_of(SEASONS))}{tail}"


def _week(tail: str) -> str:
    return rf"(?:week|wk\.?){GAP}[0-9]{{1,2}}{tail}"


def _dates(*phrases: str) -> re.Pattern[str]:
    """Any of these, not inside a longer word or number, and no amount of money or share."""
    before = r"(?<!\w)(?<!\w[-/])(?<![0-9][.,:])(?<![€$£])(?<![€$£]\s)(?=[0-9a-z])"
    after = r"(?!\w|[-/.:][0-9]|,[0-9]{1,3}(?!\w)|\s?(?:%|euro\b|eur\b))"
    return re.compile(rf"{before}(?:{'|'.join(phrases)}){after}")
