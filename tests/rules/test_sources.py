"""Family B2: a quote beside its source."""

from pathlib import Path
from typing import Literal, get_args
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerarenagenda.rules.wording import first_difference, normal, plain, times
from tests.rules.found import hints, places

PAGE = """
leraren op te leiden.1 De sectorraden zijn het \u00a0eens

over het fi\u00adt, gedeeld2

                                        
1
 Vergelijk de Lerarenagenda,
die vaker wordt genoemd.
2
 Deze afspraak staat elders.
 eigenaarschap van samen opleiden\f
4

in 2015, zie VSNU 14/196 U.
"""  # noqa: W293 the blanks before a footnote are how a letter comes out of a PDF file


def test_a_page_becomes_running_text() -> None:
    """Line ends, the page number, the marks and the footnotes are out of the way; nothing that was said is lost."""
    assert (
        "leraren op te leiden. De sectorraden zijn het eens over het fit, gedeeld eigenaarschap van samen opleiden "
        "in 2015, zie VSNU 14/196 U. Vergelijk de Lerarenagenda, die vaker wordt genoemd. Deze afspraak staat elders."
    ) == plain(PAGE)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("in 2015", "in 2015"),
        ("prioriteit 2 en 3", "prioriteit 2 en 3"),
        ("organisatie”.4 En", "organisatie”. En"),
        ("scholen¹ en", "scholen en"),
        ("P2 en CO2", "P2 en CO2"),
        ("eerst\n- 12 -\ndan", "eerst dan"),
        ("eerst\r\nPagina 3 van 6\r\ndan", "eerst dan"),
    ],
)
def test_only_marks_and_page_numbers_are_dropped(written: str, read: str) -> None:
    """A number that belongs to the sentence stays."""
    assert read == plain(written)


Form = Literal["NFKC", "NFKD"]


@pytest.mark.parametrize("form", get_args(Form))
@given(text=st.text(st.sampled_from("aeé ﬁ\u00a0\u0301\u0316\u0327\u0345½Å가ᄀ\n"), max_size=60))
def test_letters_are_written_in_one_way_as_unicode_says(text: str, form: Form) -> None:
    """Doing so piece by piece makes no difference to words of a length that there are."""
    assert normalize(form, text) == normal(text, form=form)


def test_blanks_around_a_slip_make_no_difference() -> None:
    """A quote may be broken into lines where it is written."""
    text = "dat deze begeleiding gebord, wordt"
    assert 1 == times("dat deze begeleiding gebord \n   [sic], wordt", text)
    assert 1 == times("dat deze  […] \n gebord ( sic ! ), wordt", text)


def test_words_may_be_left_out() -> None:
    """The parts of the quote must stand in the source in their order."""
    text = "vinden het noodzakelijk dat er een helder onderscheid komt"
    assert 1 == times("vinden het noodzakelijk dat […] komt", text)
    assert 0 == times("dat er een […] noodzakelijk", text)
    assert 1 == times("een helder [sic] onderscheid", text)


@pytest.mark.parametrize(
    ("quote", "difference"),
    [
        ("en dat deze geborgd wordt", ("dat deze geborgd wordt", "dat deze gebord wordt")),
        ("dat leraren begeleiding krijgen", ("dat leraren begeleiding", "dat alle leraren begeleiding")),
        (
            "leraren en anderen begeleiding krijgen",
            ("leraren en anderen begeleiding krijgen", "leraren begeleiding krijgen"),
        ),
        ("van alle leraren begeleiding krijgen", ("van alle leraren", "dat alle leraren")),
        ("begeleiding krijgen en dat dit", ("en dat dit", "en dat deze")),
        ("heel iets anders", None),
    ],
)
def test_the_hint_shows_where_a_quote_first_differs(quote: str, difference: tuple[str, str] | None) -> None:
    """A changed word, a word too few, words too many; nothing when it comes from elsewhere."""
    text = "De raden hebben de ambitie dat alle leraren begeleiding krijgen en dat deze gebord wordt. Tot slot"
    assert difference == first_difference(quote, text)


def test_every_quote_is_held_against_its_own_source(tmp_path: Path) -> None:
    """Of priorities and the agenda too; what says that it is bound elsewhere may stand in either document."""
    example = """
# agenda.yaml
bottlenecks:
  - quote: Het is tijdrovend.
    place: p. 5
# priorities/instroom.yaml
ambition: meer instroom
bottlenecks:
  - quote: De instroom is te laag
    place: p. 1
binding_agreement:
  expected: true
  basis: inferred
  quotes:
    - de eerste vijf
# actions/zijinstroom-vergroten.yaml
elsewhere:
  - source: brief
    quote: Deze afspraak staat elders.
# brief.txt
Kwaliteit en kwantiteit van de instroom. een verkenning naar de mogelijkheden en de effecten van selectie.
om deze gezamenlijke overlegtafels te erkennen. het structureel vergroten van de zijinstroom.
"""
    assert [
        ("actions/zijinstroom-vergroten.yaml", "elsewhere.0.quote"),
        ("agenda.yaml", "bottlenecks.0.quote"),
        ("priorities/instroom.yaml", "ambition"),
        ("priorities/instroom.yaml", "bottlenecks.0.quote"),
        ("priorities/instroom.yaml", "binding_agreement.quotes.0"),
    ] == places("B202", example, tmp_path)
    found = "Het is tijdrovend. De instroom is te laag: meer instroom voor de eerste vijf.\nDeze afspraak staat elders."
    assert [] == places("B202", example + found, tmp_path / "again")


def test_a_source_that_is_not_at_hand_proves_nothing(tmp_path: Path) -> None:
    """Only the text that is given is looked at."""
    assert [] == places("B202", "# wet.txt\nArtikel 1.\n", tmp_path)


def test_the_hint_of_a_wrong_quote(tmp_path: Path) -> None:
    """What it says here, and what the source says."""
    example = "# brief.txt\nKwaliteit en kwaliteit van de instroom van de lerarenopleidingen\n"
    assert "where this says 'Kwaliteit en kwantiteit van de', the source says 'Kwaliteit en kwaliteit van de'" in hints(
        "B202", example, tmp_path
    )
