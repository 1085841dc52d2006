"""A quote beside its source: line ends, page numbers, footnotes and their marks make no difference."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal
from unicodedata import normalize

SPACE = re.compile(r"\s+")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"\w+|[^\w\s]")
LINE_END = re.compile(r"\r\n?|\f")
PAGE_NUMBER = re.compile(
    r"^[ \t]*(?:[-–][ \t]*)?(?:(?:pagina|page|p\.|blz\.)[ \t]*)?\d{1,3}(?:[ \t]*(?:van|of|/)[ \t]*\d{1,3})?"
    r"(?:[ \t]*[-–])?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
# a line of blanks or underscores; then each note: its number, an indented line, and the lines that go on from it
FOOTNOTES = re.compile(r"^[ \t_]{10,}\n(?:\d{1,2}[ \t]*\n[ \t]+\S.*\n(?:\n?[^\s\d].*\n)*)+", re.MULTILINE)
CLOSING = r"[.,;:!?)\]’”\"']"
FOOTNOTE_MARK = re.compile(
    rf"(?:(?<=[^\W\d_]{{3}})|(?<=[^\W\d_]{{2}}{CLOSING})|(?<=[^\W\d_]{{2}}{CLOSING}{{2}}))\d{{1,2}}(?=\s|$)"
)
# blanks before it are read from the first one only, those within are few: no text makes the search start over
SLIP = re.compile(r"(?<!\s)\s*[\[(]\s{0,3}sic\s{0,3}!?\s{0,3}[\])]", re.IGNORECASE)
LEFT_OUT = re.compile(r"[\[(]\s{0,3}(?:…|\.\.\.)\s{0,3}[\])]")
# a word, with what belongs to it, in pieces that are quickly put in one form however many accents are heaped up in it
PIECE = re.compile(r"\s+|\S{1,200}")

MOST_WORDS = 120  # of a quote that are looked at to find where it differs
MOST_PLACES = 50  # a word that stands in more places says little about where a quote comes from
MARGIN = 12
MOST_SHOWN = 16
LONGEST_SHOWN = 300
BESIDE = 2


def plain(text: str) -> str:
    """A text as quotes are compared with it: lines joined, page numbers and footnote marks dropped, footnotes last."""
    text = normal(text, form="NFKC").replace("\N{SOFT HYPHEN}", "")
    if DIGIT.search(text) is None:  # page numbers, footnotes and their marks all have one
        return " ".join(text.split())
    text = LINE_END.sub("\n", text)
    notes = FOOTNOTES.findall(text)
    text = "\n".join((FOOTNOTES.sub("", text), *notes)) if notes else text
    return SPACE.sub(" ", FOOTNOTE_MARK.sub("", PAGE_NUMBER.sub("", text))).strip()


def normal(text: str, *, form: Literal["NFKC", "NFKD"]) -> str:
    """A text with each letter written in one way."""
    return text if text.isascii() else "".join(normalize(form, piece) for piece in PIECE.findall(text))


def times(quote: str, text: str) -> int:
    """How often a quote stands in a plain text; with words left out, once or not at all."""
    parts = [plain(part) for part in LEFT_OUT.split(SLIP.sub("", quote))]
    if len(parts) == 1:
        return text.count(parts[0])
    end = 0
    for part in parts:
        start = text.find(part, end)
        if start < 0:
            return 0
        end = start + len(part)
    return 1


def first_difference(quote: str, text: str) -> tuple[str, str] | None:
    """The first words of a quote that a plain text has otherwise, and what it has there; None when none are alike."""
    from difflib import SequenceMatcher

    quote = plain(SLIP.sub("", quote))
    spans = [found.span() for found in islice(WORD.finditer(quote), MOST_WORDS)]
    words = [quote[start:end] for start, end in spans]
    all_spans, places = _index(text)
    start = _likeliest_start(words, places)
    if start is None:
        return None
    near_spans = all_spans[max(start - MARGIN, 0) : max(start + len(words) + MARGIN, 0)]
    matcher = SequenceMatcher(None, words, [text[start:end] for start, end in near_spans], autojunk=False)
    if 2 * sum(block.size for block in matcher.get_matching_blocks()) < len(words):
        return None
    changes = (
        change[1:]
        for change in matcher.get_opcodes()
        if change[0] != "equal" and not (change[0] == "insert" and change[1] in (0, len(words)))
    )
    first, last, *there = next(changes, (0, 0, 0, 0))
    if first == last == 0:
        return None
    near_first, near_last = _at_edge(words, first, last, *there)
    before, after = min(first, BESIDE), min(len(words) - last, BESIDE)
    return (
        _stretch(quote, spans, first - before, last + after),
        _stretch(text, near_spans, near_first - before, near_last + after),
    )


def _at_edge(words: Sequence[str], first: int, last: int, near_first: int, near_last: int) -> tuple[int, int]:
    """The same stretch of the text, no longer than that of the quote where the quote begins or ends."""
    if first == 0:
        return max(near_first, near_last - last), near_last
    if last == len(words):
        return near_first, min(near_last, near_first + last - first)
    return near_first, near_last


def _stretch(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> str:
    """The text from one word up to another, cut off when it is long."""
    within = spans[max(first, 0) : min(last, first + MOST_SHOWN)]
    return text[within[0][0] : within[-1][1]][:LONGEST_SHOWN] if within else ""


def _likeliest_start(words: Sequence[str], places: Mapping[str, Sequence[int]]) -> int | None:
    """The place in a text where most words of a quote would fall into step."""
    votes: Counter[int] = Counter()
    for index, word in enumerate(words):
        found = places.get(word, ())
        if len(found) <= MOST_PLACES:
            votes.update(place - index for place in found)
    return min(votes, key=lambda start: (-votes[start], start), default=None)


@lru_cache(maxsize=8)
def _index(text: str) -> tuple[list[tuple[int, int]], Mapping[str, list[int]]]:
    """Where each word of a text begins and ends, and the places of each."""
    spans = [found.span() for found in WORD.finditer(text)]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, (start, end) in enumerate(spans):
        places[text[start:end]].append(index)
    return spans, places
