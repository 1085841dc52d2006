"""Family A2, deadlines: the date under the words of a deadline says what the words say, and nothing more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from functools import lru_cache

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.dates import Period, Precision
from lerarenagenda.diagnostics import Route
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.fields import shown
from lerarenagenda.records.walking import blocks_of
from lerarenagenda.rules.base import Finding, rule, see
from lerarenagenda.spoken import Mention, around, ending, mentions, mentions_in

ONE_DAY = timedelta(days=1)
FINEST_FIRST = tuple(Precision)


class Fit(Enum):
    """How a date fits the words above it, the best first."""

    RIGHT = "right"
    FINER = "finer"
    OTHER = "other"
    NO_DATE = "no date in the words"


class Bound(Enum):
    """What the word right before a date makes of it."""

    WITHIN = "within it"
    BEFORE = "the day before it begins at the latest"
    UNTIL = "either of these, because people use the word for both"
    ONWARDS = "from its first day on"
    AFTERWARDS = "any day after it"


# with or without accents: the words of a deadline say when, and so they never mean "for"
VOOR = r"v(?:[oóò][\u0300\u0301]?){2}r"
BOUND_WORDS = {
    Bound.ONWARDS: rf"vanaf|from|(?:niet|not)\s(?:eerder\sdan|{VOOR}|before|earlier\sthan)",
    Bound.AFTERWARDS: r"na|sinds|sedert|after|since",
    Bound.BEFORE: rf"{VOOR}|voorafgaand\saan|eerder\sdan|before|prior\sto|ahead\sof|earlier\sthan",
    Bound.UNTIL: r"tot|until|till",
}
NOUN = r"(?:\s(?:de|het|the))?(?:\s(?:jaar|maand|year|month)(?:\sof)?)?"
BOUNDS = {bound: re.compile(rf"\b(?:{words}){NOUN}\s{{1,4}}\Z", re.IGNORECASE) for bound, words in BOUND_WORDS.items()}
LONGEST_BOUND = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A date that the words name, with the word before it that bounds it."""

    written: str
    mention: Mention
    bound: Bound

    def fit(self, by: Period) -> Fit:
        """How well this date fits."""
        named = self.mention
        begins = self.bound in (Bound.ONWARDS, Bound.AFTERWARDS) and by.last >= named.first
        ends_before = self.bound in (Bound.BEFORE, Bound.UNTIL) and by.last + ONE_DAY == named.first
        if begins or ends_before:
            return Fit.RIGHT
        return Fit.OTHER if self.bound is Bound.BEFORE else _fit_within(named, by)

    def periods(self, by: Period) -> tuple[Period, ...]:
        """What to write for it: what ends with the words, or this date made no finer than they are."""
        eve = _eve(self.mention) if self.bound in (Bound.BEFORE, Bound.UNTIL) else ()
        ends = eve if self.bound is Bound.BEFORE else (*eve, *self.mention.periods)
        coarser = around(by.last, precision=self.mention.finest)
        return (*ends, coarser) if coarser and self.fit(coarser) is Fit.RIGHT else ends


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline with a date of its own: where, in which file, and the dates its words name."""

    route: Route
    at: Action | Entry
    text: str
    by: Period
    named: tuple[Named, ...]


@rule("A211", "date-without-words", each=Action)
def date_without_words(action: Action, agenda: Agenda) -> Iterator[Finding]:
    """A deadline has a date that its words do not name.

    ## Why
    The words are what was promised. A date that somebody puts under "within two months" was agreed with nobody,
    and yet the action will be called late by it. Words that only leave out the year, such as "in October",
    "before the summer" or "next year", may have a date; holidays, which differ by region, may not.

    ## Fix
    Leave out `by`, and write as `review_on` when the table looks again. Words that count from a meeting or an
    action belong under `after`. When a table did agree on the date, add that decision to the history with its
    own words.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: op termijn
          by: 2015-10-15

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: op termijn
        review_on: 2015-10
    """
    for dated in _dated(action, agenda, Fit.NO_DATE):
        yield see(
            *(*dated.route, "by"),
            at=dated.at,
            says=N_("{text!r} names no date, but 'by' is {by!r}"),
            text=shown(dated.text),
            by=dated.by.written,
            hint=say("leave 'by' out, or write the words that name the date"),
        )


@rule("A212", "date-too-precise", each=Action)
def date_too_precise(action: Action, agenda: Agenda) -> Iterator[Finding]:
    """A deadline has a date that is more precise than its words.

    ## Why
    Who promised "in 2015" did not promise a day. A date that is finer than the words makes an action late
    that is not, or shows a day that nobody agreed on.

    ## Fix
    Write the period that the words name: 2015 for "in 2015", 2015-10 for "October 2015". For the beginning, the
    middle or the end of a year, and for a season, that is a month or longer, not a day.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in 2015
          by: 2015-10-15

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in 2015
          by: 2015
    """
    for dated in _dated(action, agenda, Fit.FINER):
        yield see(
            *(*dated.route, "by"),
            at=dated.at,
            says=N_("'by' is {by!r}, more precise than {words!r}"),
            by=dated.by.written,
            words=_words(dated),
            hint=_what_to_write(dated),
        )


@rule("A213", "date-disagrees", each=Action)
def date_disagrees(action: Action, agenda: Agenda) -> Iterator[Finding]:
    """The words of a deadline name another date than the one under them.

    ## Why
    One of the two is a slip. People go by the words, lists and warnings by the date, and so they will not be
    looking at the same day.

    ## Fix
    Look up the words in the source and write the date that they name. "By 2016" includes 2016; "before 2016" ends
    with 2015; before or until a certain day may be that day too. Right before a date the Dutch "voor" is read as
    "before"; where it means "for", the words do not say when, and `by` must go. When a table moved the deadline,
    leave both as they were and add the decision to the history.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in 2015
          by: 2016

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in 2015
          by: 2015
    """
    for dated in _dated(action, agenda, Fit.OTHER):
        yield see(
            *(*dated.route, "by"),
            at=dated.at,
            says=N_("'by' is {by!r}, but the words name {words!r}"),
            by=dated.by.written,
            words=_words(dated),
            hint=_what_to_write(dated),
        )


def _dated(action: Action, agenda: Agenda, fit: Fit) -> Iterator[Dated]:
    """The deadlines of an action and its history whose dates fit their words in this way."""
    return (dated for found, dated in agenda.once(_all_dated, action) if found is fit)


def _all_dated(agenda: Agenda, action: Action) -> tuple[tuple[Fit, Dated], ...]:
    """The deadlines with a date, and how well it fits the words."""
    parts: tuple[Action | Entry, ...] = (action, *agenda.history(action))
    found = []
    for part in parts:
        for route, deadline in blocks_of(Deadline, part):
            if deadline.period:
                named, fit = _compared(deadline.text, deadline.period)
                found.append((fit, Dated(route, part, deadline.text, deadline.period, named)))
    return tuple(found)


@lru_cache(maxsize=4096)  # people write the same words again
def _compared(text: str, by: Period) -> tuple[tuple[Named, ...], Fit]:
    """The dates that the words name, and how well the date fits them; the one that it fits best decides."""
    named = _named(text) or _named_without_year(text, by)
    found = {one.fit(by) for one in named} or {Fit.NO_DATE}
    return named, next(fit for fit in Fit if fit in found)


def _named(text: str) -> tuple[Named, ...]:
    return tuple(_bounded(text, mention) for mention in mentions(text))


def _named_without_year(text: str, by: Period) -> tuple[Named, ...]:
    """The dates that leave out their year, each in the year in which it fits best; after one there is no end."""
    years = range(by.first.year - 1, by.last.year + 2)
    found = [_bounded(text, mention) for year in years for mention in mentions_in(text, year=year)]
    ended = (_starting_in(named) for named in found if named.bound is not Bound.AFTERWARDS)
    farthest_first = sorted(ended, key=lambda named: _distance(named, by), reverse=True)
    return tuple({named.mention.start: named for named in farthest_first}.values())


def _starting_in(named: Named) -> Named:
    """From October on, of no year, can only mean an October: any day from there on would be any day at all."""
    return replace(named, bound=Bound.WITHIN) if named.bound is Bound.ONWARDS else named


def _distance(named: Named, by: Period) -> tuple[int, timedelta]:
    return tuple(Fit).index(named.fit(by)), abs(named.mention.last - by.last)


def _bounded(text: str, mention: Mention) -> Named:
    before = text[max(0, mention.start - LONGEST_BOUND) : mention.start]
    for bound, pattern in BOUNDS.items():
        if found := pattern.search(before):
            return Named(found[0] + mention.written, mention, _as_meant(bound, mention))
    return Named(mention.written, mention, Bound.WITHIN)


def _as_meant(bound: Bound, mention: Mention) -> Bound:
    """Before the end of a year is still in that year, and before a day people say of that day too."""
    if bound in (Bound.BEFORE, Bound.UNTIL) and mention.closes:
        return Bound.WITHIN
    return Bound.UNTIL if bound is Bound.BEFORE and mention.finest is Precision.DAY else bound


def _fit_within(named: Mention, by: Period) -> Fit:
    """No finer than the words, and in them or ending with them."""
    finer = FINEST_FIRST.index(by.precision) < FINEST_FIRST.index(named.finest)
    if finer:
        return Fit.FINER if named.first <= by.first and by.last <= named.latest else Fit.OTHER
    within = named.first <= by.first and by.last <= named.last
    ends_with = by.precision in named.precisions and by.last == named.latest
    return Fit.RIGHT if within or ends_with else Fit.OTHER


def _eve(named: Mention) -> tuple[Period, ...]:
    """The period to write for "before" these words: the coarsest that ends the day before them."""
    return ending(named.first - ONE_DAY, precisions=(*named.precisions, Precision.DAY))[:1]


def _words(dated: Dated) -> str:
    return ", ".join(named.written for named in dated.named)


def _what_to_write(dated: Dated) -> Text | None:
    periods = tuple(dict.fromkeys(period.written for named in dated.named for period in named.periods(dated.by)))
    if not periods:
        return None
    return say("write {near}", near=periods) if len(periods) == 1 else say("write one of {near}", near=periods)
