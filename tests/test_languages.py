"""Both languages are whole, and the compiled catalogue is the one that is written."""

import string
from itertools import chain

import pytest

from lerarenagenda.i18n import LANGUAGES, Bilingual, count, say, together, translator
from lerarenagenda.locales.__main__ import (
    COMPILED,
    WORDS,
    brought_up_to_date,
    compiled,
    read,
    texts,
    untranslated,
    written,
)


def test_every_text_has_its_dutch_and_no_other_is_kept() -> None:
    """`make words` names what is missing."""
    catalogue = brought_up_to_date(read())
    assert [] == untranslated(catalogue)
    assert WORDS.read_bytes() == written(catalogue)


def test_the_program_reads_what_is_written() -> None:
    """`make words` compiles it."""
    assert COMPILED.read_bytes() == compiled(read())


def blanks(template: str) -> set[str]:
    """The blanks of a text, with how they are quoted."""
    return {f"{name}!{how}" for _, name, _, how in string.Formatter().parse(template) if name is not None}


def test_a_translation_has_the_blanks_of_its_text() -> None:
    """A blank that is lost says less; one too many cannot be filled."""
    catalogue = read()
    ids = set(chain.from_iterable((text,) if isinstance(text, str) else (text[0],) for _, text in texts()))
    for text in sorted(ids):
        message = catalogue.get(text)
        assert message is not None
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        for form in forms:
            assert blanks(text) - {"n!None"} <= blanks(form) <= blanks(text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_is_never_translated(language: str) -> None:
    """`open` is a word of ours; a title that says open is not."""
    tr = translator(language)
    assert "open" == tr("open")
    assert "'open'" == tr(say("{x!r}", x="open"))


def test_numbers_agree() -> None:
    tr = translator("en")
    assert ["1 error", "2 errors", "0 errors"] == [tr(count("{n} error", "{n} errors", n)) for n in (1, 2, 0)]


def test_what_has_english_is_shown_in_english() -> None:
    title = Bilingual("Instroom", "Intake")
    assert ["Instroom", "Intake"] == [translator(language)(title) for language in ("nl", "en")]
    assert "Instroom" == translator("en")(Bilingual("Instroom"))


def test_parts_go_together_in_order() -> None:
    assert "a · b · 1 error" == translator("en")(together(["a", "b", count("{n} error", "{n} errors", 1)]))
