"""Family B2: every promise carries the words it was made in, and they stand in its source."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.diagnostics import Route, Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import NONE, Part, Record, Sort, fields_of
from lerarenagenda.records.fields import shown
from lerarenagenda.records.source import Citation, Source
from lerarenagenda.records.walking import texts_of
from lerarenagenda.rules.base import Finding, rule, see
from lerarenagenda.rules.wording import SLIP, first_difference, plain, times

NAMED_SLIP = re.compile(r"\bsic\b", re.IGNORECASE)

__all__ = ["Quote", "plain", "quotes_of"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words taken from a document: where, which, and the documents they may stand in; none when it is not said."""

    route: Route
    words: str
    documents: tuple[str, ...] = ()


@rule("B201", "quote-without-words", each=Record)
def quote_without_words(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """A quote holds no words of its source.

    ## Why
    Without its own words nobody can later tell what was promised, and how firmly.

    ## Fix
    Copy the words from the source, letter for letter. If there are none, it was not promised there.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        source:
          document: brief
          place: p. 2
          quote: none

    ## Good
        # actions/zijinstroom-vergroten.yaml
        source:
          document: brief
          place: p. 2
          quote: het structureel vergroten van de zijinstroom
    """
    for quote in texts_of(record, sort=Sort.QUOTE):
        if quote.text.strip() == NONE or not any(map(str.isalpha, quote.text)):
            yield see(
                *quote.route,
                says=N_("{quote!r} is no quote"),
                quote=shown(quote.text),
                hint=say("copy the words from the source, letter for letter"),
            )


@rule("B202", "quote-not-in-source", each=Record, unless=("B201",))
def quote_not_in_source(record: Record, agenda: Agenda, *, texts: Mapping[str, str]) -> Iterator[Finding]:
    """A quote does not stand in its source.

    ## Why
    The quote is what was promised. Changed by one word it is another promise, or nobody's.

    ## Fix
    Copy the words again, letter for letter, mistakes and all; what is left out may be written as `[…]`.
    Say in a note beside the quote how a slip of the pen is read.

    ## Bad
        # sources/vervolgbrief.yaml
        title: Een vervolgbrief
        kind: letter
        date: 2014-06-25
        # actions/zijinstroom-vergroten.yaml
        source:
          document: vervolgbrief
          place: p. 2
          quote: het fors vergroten van de zijinstroom
        # vervolgbrief.txt
        - het structureel vergroten van de
        zijinstroom.

    ## Good
        # sources/vervolgbrief.yaml
        title: Een vervolgbrief
        kind: letter
        date: 2014-06-25
        # actions/zijinstroom-vergroten.yaml
        source:
          document: vervolgbrief
          place: p. 2
          quote: het structureel vergroten van de zijinstroom
        # vervolgbrief.txt
        - het structureel vergroten van de
        zijinstroom.
    """
    for quote, source, text in _given(record, texts):
        if not any(times(quote.words, within) for _, within in ((source, text), *_others(quote, texts))):
            yield see(
                *quote.route,
                says=N_("{quote!r} does not stand in {source!r}"),
                quote=shown(quote.words),
                source=source,
                hint=_nearest_words(quote.words, text),
            )


@rule("B203", "quote-in-several-places", each=Record, severity=Severity.NOTE, unless=("B201",))
def quote_in_several_places(record: Record, agenda: Agenda, *, texts: Mapping[str, str]) -> Iterator[Finding]:
    """A quote stands in more than one place of its source.

    ## Why
    A few words may mean something else in another place, and then nobody can tell which of the two is meant.

    ## Fix
    Quote some words more, so that they stand in the source only once.

    ## Bad
        # sources/vervolgbrief.yaml
        title: Een vervolgbrief
        kind: letter
        date: 2014-06-25
        # actions/zijinstroom-vergroten.yaml
        source:
          document: vervolgbrief
          place: p. 2
          quote: vergroten van de zijinstroom
        # vervolgbrief.txt
        - het structureel vergroten van de zijinstroom;
        - het tijdelijk vergroten van de zijinstroom.

    ## Good
        # sources/vervolgbrief.yaml
        title: Een vervolgbrief
        kind: letter
        date: 2014-06-25
        # actions/zijinstroom-vergroten.yaml
        source:
          document: vervolgbrief
          place: p. 2
          quote: het structureel vergroten van de zijinstroom
        # vervolgbrief.txt
        - het structureel vergroten van de zijinstroom;
        - het tijdelijk vergroten van de zijinstroom.
    """
    for quote, source, text in _given(record, texts):
        found = times(quote.words, text)
        if found > 1:
            yield see(
                *quote.route,
                says=N_("{quote!r} stands {n} times in {source!r}"),
                quote=shown(quote.words),
                n=found,
                source=source,
                hint=say("quote some words more"),
            )


@rule("B204", "slip-without-note", each=Record, severity=Severity.NOTE)
def slip_without_note(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """A slip in the source is marked with "sic", but no note says how it is read.

    ## Why
    "Sic" only says that it stands there so. Readers still have to guess what was meant.

    ## Fix
    Say in `source.note` what stands there and how it is read. Leave "sic" out of the quote: it does not
    stand in the source.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        source:
          document: brief
          place: p. 3
          quote: dat deze begeleiding gebord [sic] wordt

    ## Good
        # actions/zijinstroom-vergroten.yaml
        source:
          document: brief
          place: p. 3
          quote: dat deze begeleiding gebord wordt
          note: '"gebord" staat er zo; gelezen als "geborgd"'
    """
    source = getattr(record, "source", None)
    if not isinstance(source, Citation) or source.note is not None or "sic" not in agenda.prose(record).casefold():
        return
    for route, slip in _slips(record):
        yield see(
            *route,
            says=N_("{slip!r} is not explained"),
            slip=slip,
            hint=say("say in source.note how it is read"),
        )


def quotes_of(record: Record) -> Iterator[Quote]:
    """Every quote in a record, with the documents it may stand in: the one its block names, and that of the record."""
    source = getattr(record, "source", None)
    documents = (source.document,) if isinstance(source, Citation) else ()
    for found in texts_of(record, sort=Sort.QUOTE):
        # a document may say itself that the promise is also bound elsewhere
        yield Quote(found.route, found.text, tuple(dict.fromkeys((*_named_beside(found.block), *documents))))


def _named_beside(block: Part) -> Iterator[str]:
    """The documents that a block names itself."""
    for facts in fields_of(type(block)).values():
        document = getattr(block, facts.name) if facts.to == (Source.kind_name,) else None
        if isinstance(document, str):
            yield document


def _given(record: Record, texts: Mapping[str, str]) -> Iterator[tuple[Quote, str, str]]:
    """The quotes whose document is at hand, with its id and text; without a document, the only one at hand."""
    only = tuple(texts) if len(texts) == 1 else ()
    for quote in quotes_of(record):
        for source in (quote.documents or only)[:1]:
            if source in texts:
                yield quote, source, texts[source]


def _others(quote: Quote, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The other documents at hand in which a quote may stand."""
    return ((source, texts[source]) for source in quote.documents[1:] if source in texts)


def _nearest_words(quote: str, text: str) -> Text:
    found = first_difference(quote, text)
    if found is None:
        return say("copy the words from the source, letter for letter")
    here, there = found
    return say("where this says {here!r}, the source says {there!r}", here=here, there=there)


def _slips(record: Record) -> Iterator[tuple[Route, str]]:
    """Every "sic" in what is quoted, in titles, and in the doubts of an action."""
    for quote in texts_of(record, sort=Sort.QUOTE):
        if found := SLIP.search(quote.text):
            yield quote.route, found[0].strip()
    doubts = record.doubts if isinstance(record, Action) else ()
    own = [(found.route, found.text) for found in texts_of(record, sort=Sort.TITLE)]
    for route, words in (*own, *((("doubts", index), doubt) for index, doubt in enumerate(doubts))):
        if found_sic := NAMED_SLIP.search(words):
            yield route, found_sic[0]
