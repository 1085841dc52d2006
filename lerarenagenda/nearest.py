"""The word somebody probably meant."""

from bisect import bisect
from collections.abc import Iterable

LONGEST = 100  # a longer word is no slip for another one
MOST_ASKED = 2000  # who has more slips has something else than slips
MOST = 160  # of more known words only those are looked at that begin or end most like it


class Known:
    """Known words, ready to be looked up many times."""

    def __init__(self, words: Iterable[str]) -> None:
        self.asked = 0
        self.words = {word.casefold(): word for word in words if len(word) <= LONGEST}
        many = len(self.words) > MOST
        self.forwards = sorted(self.words) if many else []
        self.backwards = sorted(word[::-1] for word in self.words) if many else []

    def nearest(self, word: str) -> str | None:
        """The known word most like this one, when one is like it enough."""
        from difflib import get_close_matches

        self.asked += 1
        if len(word) > LONGEST or self.asked > MOST_ASKED:
            return None
        folded = word.casefold()
        beside = [*_around(folded, self.forwards), *(each[::-1] for each in _around(folded[::-1], self.backwards))]
        found = get_close_matches(folded, dict.fromkeys(beside) or self.words, n=1, cutoff=0.6)
        return self.words[found[0]] if found else None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word of these most like this one, when one is like it enough."""
    return Known(known).nearest(word)


def _around(word: str, ordered: list[str]) -> list[str]:
    """The words that begin most like one."""
    place = bisect(ordered, word)
    return ordered[max(place - MOST // 4, 0) : place + MOST // 4]
