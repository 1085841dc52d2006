"""What was probably meant, among few words and among many."""

from collections.abc import Iterable

import pytest

from lerarenagenda.nearest import LONGEST, MOST, nearest

MANY = [f"{letter}{number:05}-tafel" for letter in "abc" for number in range(2 * MOST)]


def test_a_slip_leads_to_the_word_whatever_its_case() -> None:
    assert nearest("vo-rad", ["PO-raad", "VO-raad", "scholen"]) == "VO-raad"
    assert nearest("iets heel anders", ["PO-raad", "VO-raad"]) is None
    assert nearest("vo-rad", []) is None


def test_among_many_words_those_that_begin_or_end_alike_are_looked_at() -> None:
    assert nearest("sectortafel-v", [*MANY, "sectortafel-vo"]) == "sectortafel-vo"
    assert nearest("ectortafel-vo", [*MANY, "sectortafel-vo"]) == "sectortafel-vo"


def test_no_more_words_are_compared_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that many wrong names in a large agenda are soon answered."""
    compared: list[str] = []

    def compare(word: str, words: Iterable[str], **_: float) -> list[str]:
        compared.extend(words)
        return [word] if word in compared else []

    monkeypatch.setattr("difflib.get_close_matches", compare)
    assert nearest("b00007-tafl", MANY) is None
    assert MOST >= len(compared) > 0


def test_a_long_text_is_no_slip_for_a_word() -> None:
    """Neither as what was written nor as what is known."""
    long = "a" * (LONGEST + 1)
    assert nearest(long, [long]) is None
    assert nearest(long[1:], [long, long[1:]]) == long[1:]
