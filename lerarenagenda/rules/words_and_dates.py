"""Family A2, deadlines: the date under the words of a deadline says what the words say, and nothing more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.dates import LENGTH_WORDS, MONTH_WORDS, Period, Precision, period_around
from lerarenagenda.diagnostics import Route
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry
from lerarenagenda.records.deadline import Deadline
from lerarenagenda.records.fields import shown
from lerarenagenda.records.walking import blocks_of
from lerarenagenda.rules.base import Finding, rule, see
from lerarenagenda.spoken import SEASONS, Mention, mentions

# words of the calendar, from which somebody may rightly have worked out a date: next year, before the summer
CALENDAR = re.compile(
    rf"\b(?:{'|'.join([*' '.join([*MONTH_WORDS, *LENGTH_WORDS.values()]).split(), *SEASONS])})"
    r"|jaar\b|kwartaal|quarter|vakantie|holiday|kerst|christmas|pasen|easter|prinsjesdag",
    re.IGNORECASE,
)
ENDS_BEFORE = re.compile(r"\b(?:v[oóò]{2}r|tot|before|until|till|prior to)(?:\s(?:de|het|the))?\s$", re.IGNORECASE)
BEGINS = re.compile(r"\b(?:vanaf|na|sinds|sedert|from|after|since)(?:\s(?:de|het|the))?\s$", re.IGNORECASE)
ONE_DAY = timedelta(days=1)
COARSEST_FIRST = (Precision.YEAR, Precision.HALF, Precision.QUARTER, Precision.MONTH, Precision.DAY)


class Fit(Enum):
    """How a date fits the words above it."""

    RIGHT = "right"
    FINER = "finer"
    OTHER = "other"
    NO_DATE = "no date in the words"


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline with a date of its own: where, in which file, and the dates its words name."""

    route: Route
    at: Action | Entry
    text: str
    by: Period
    named: tuple[Mention, ...]

    @property
    def fit(self) -> Fit:
        """How well the date fits the words; the mention that it fits best decides."""
        if not self.named:
            return Fit.RIGHT if CALENDAR.search(self.text) else Fit.NO_DATE
        found = {self._fit(mention) for mention in self.named}
        return next(fit for fit in Fit if fit in found)

    def _fit(self, named: Mention) -> Fit:
        by, before = self.by, self.text[: named.start]
        exactly = (by.first, by.last) == (named.first, named.last)
        ends_there = named.exact is None and by.last == named.last
        ends_before = ENDS_BEFORE.search(before) and by.last + ONE_DAY == named.first
        begins = BEGINS.search(before) and by.last >= named.first
        if exactly or ends_there or ends_before or begins:
            return Fit.RIGHT
        return Fit.FINER if named.first <= by.first and by.last <= named.last else Fit.OTHER


@rule("A211", "date-without-words", each=Action)
def date_without_words(action: Action, agenda: Agenda) -> Iterator[Finding]:
    """A deadline has a date that its words do not name.

    ## Why
    The words are what was promised. A date that somebody puts under "in time" was agreed with nobody, and yet
    the action will be called late by it.

    ## Fix
    Leave out `by`, and write as `review_on` when the table looks again. When a table did agree on the date,
    add that decision to the history with its own words.

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
    Write the period that the words name: 2015 for "in 2015", 2015-10 for "October 2015".

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
    Look up the words in the source and write the date that they name. When a table moved the deadline, leave
    both as they were and add the decision to the history.

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
    parts: tuple[Action | Entry, ...] = (action, *agenda.history(action))
    for part in parts:
        for route, deadline in blocks_of(Deadline, part):
            if deadline.period:
                dated = Dated(route, part, deadline.text, deadline.period, mentions(deadline.text))
                if dated.fit is fit:
                    yield dated


def _words(dated: Dated) -> str:
    return ", ".join(mention.written for mention in dated.named)


def _what_to_write(dated: Dated) -> Text:
    periods = tuple(_period(mention) for mention in dated.named)
    return say("write {near}", near=periods) if len(periods) == 1 else say("write one of {near}", near=periods)


def _period(named: Mention) -> str:
    """The period to write for a date in the words: the coarsest that ends with it and does not begin before it."""
    if named.exact:
        return period_around(named.first, precision=named.exact).written
    tried = (period_around(named.last, precision=precision) for precision in COARSEST_FIRST)
    return next(period.written for period in tried if named.first <= period.first and period.last == named.last)
