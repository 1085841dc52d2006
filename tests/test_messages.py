"""What the program says of what is wrong: reviewed in both languages side by side, and worded in one way."""

import re
import sys

import pytest

from tests.messages import GOLDEN, Message, Words, blanks, findings, messages, page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the examples have links and pipes")

NAMES = ("Windows ",)  # a message begins with a small letter, but for such names
FUTURE_OR_BLAME = {
    "en": re.compile(r"\b(will|shall|should|would|invalid|illegal|error|failed|unable|please|sorry)\b", re.IGNORECASE),
    "nl": re.compile(r"\b(zal|zullen|zou|zouden|ongeldige?|illegaal|fout|mislukt|graag|helaas)\b", re.IGNORECASE),
}
# what stands bare in a message: numbers and names of characters and rules, signs, ids in a row with arrows, https
BARE = {"byte", "name", "escape", "sign", "code", "way", "safe"}


@pytest.fixture(scope="module")
def listed() -> dict[str, list[Message]]:
    """Every message, by rule."""
    return dict(messages())


@pytest.fixture(scope="module")
def said(listed: dict[str, list[Message]]) -> list[tuple[str, str]]:
    """Every sentence that is no title of a rule, with its language."""
    rest = [each for title, found in listed.items() for each in found[1 if title[:1].isupper() else 0 :]]
    return [
        (language, form)
        for each in rest
        for language, words in (("en", each.english), ("nl", each.dutch))
        for form in forms(words)
    ]


def forms(words: Words | None) -> tuple[str, ...]:
    """The sentences of a message: one, or one for each number."""
    return words if isinstance(words, tuple) else (words,) if words else ()


def test_all_messages_are_those_that_were_reviewed(
    listed: dict[str, list[Message]], request: pytest.FixtureRequest
) -> None:
    """`pytest --snapshot-update` writes the page anew; read the difference as the one who gets the message."""
    now = page(listed)
    if request.config.option.update_snapshots:
        GOLDEN.write_text(now, encoding="utf-8")
    assert now == GOLDEN.read_text(encoding="utf-8")


def test_every_message_has_its_dutch(listed: dict[str, list[Message]]) -> None:
    assert [] == [each.english for found in listed.values() for each in found if each.dutch is None]


def test_both_languages_quote_the_same(listed: dict[str, list[Message]]) -> None:
    """A word that English shows as a quote is one in Dutch too."""
    pairs = [each for found in listed.values() for each in found if each.dutch]
    assert [] == [each.english for each in pairs if each.dutch and blanks(each.english) != blanks(each.dutch)]


def test_a_message_is_no_sentence_with_a_full_stop(said: list[tuple[str, str]]) -> None:
    """It stands after a colon or in a row: a small letter at the beginning, no sign at the end but a question mark."""
    assert [] == [form for _, form in said if form.endswith((".", "!", ":"))]
    assert [] == [form for _, form in said if form[:1].isupper() and not form.startswith(NAMES)]


def test_a_message_says_what_is_and_blames_nobody(said: list[tuple[str, str]]) -> None:
    assert [] == [form for language, form in said if FUTURE_OR_BLAME[language].search(form)]


def test_what_people_wrote_is_quoted() -> None:
    """A value in the words of a file stands between quotation marks, or one cannot tell where it ends."""
    bare = {
        (text.template, name)
        for text in findings()
        for name, value in text.values.items()
        if type(value) is str and blanks(text.template).get(name, "r") != "r" and name not in BARE
    }
    assert set() == bare
