"""What leads to a person is found, and what only looks like it is left alone."""

from pathlib import Path

import pytest

from lerarenagenda.rules.personal import (
    boxes_of_persons,
    has_address,
    has_citizen_number,
    has_phone_number,
    persons,
    words,
)
from tests.rules.found import places, said


@pytest.mark.parametrize(
    "text",
    [
        "Vragen aan naam@voorbeeld.example.",
        "mailto:v.van.naam@voorbeeld.example",
        "<a_b+c@x.example>",
        "zoë@voorbeeld.example",
    ],
)
def test_an_address_is_found(text: str) -> None:
    assert has_address(text)


@pytest.mark.parametrize("text", ["@voraad", "https://example.org/@voraad/1", "3 @ 10 euro", "jansen@kantoor", "a@"])
def test_what_only_has_the_sign_is_no_address(text: str) -> None:
    assert not has_address(text)


@pytest.mark.parametrize(
    "number",
    [
        *("06-12345678", "06 12 34 56 78", "0612345678", "(06) 1234 5678", "+31 6 12345678", "+31 (0)6 12 34 56 78"),
        *("0031612345678", "030-1234567", "(030) 123 45 67", "030 - 123 45 67", "0317-123456", "088-1234567"),
        *("0900-1234", "0800 0123", "+32 2 123 45 67", "070.1234567"),
    ],
)
def test_a_telephone_number_is_found(number: str) -> None:
    assert has_phone_number(number)
    assert has_phone_number(f"Afmelden via {number}.")
    assert has_phone_number(f"tel:{number}, of per post")


@pytest.mark.parametrize(
    "text",
    [
        *("2014-10-15", "15-10-2014 09:30", "01-02-2014 15:30", "2013-2020", "2014/2015", "VSNU 14/196 U"),
        *("31 293, nr. 205", "ISBN 978-90-12-34567-8", "€ 1.000.000", "p. 010", "kenmerk 620984", "0,123456789"),
        *("https://example.org/0612345678", "a2420d0612345678c", "NL91ABNA0417164300", "06-06-2014", "00 tot 09"),
        *("2014 2015 2016 2017 2018", "1 2 3 4 5 6 7 8 9 10 11", "014 196", "06.2014"),
    ],
)
def test_another_number_is_no_telephone_number(text: str) -> None:
    assert not has_phone_number(text)


@pytest.mark.parametrize("number", ["123456782", "123 456 782", "1234.56.782", "111222333"])
def test_a_citizen_number_is_found(number: str) -> None:
    assert has_citizen_number(f"BSN {number}, zie bijlage")


@pytest.mark.parametrize(
    "text",
    ["123456789", "000000000", "1234567820", "12345678", "x123456782", "https://example.org/123456782", "123 456.782"],
)
def test_another_number_is_no_citizen_number(text: str) -> None:
    assert not has_citizen_number(text)


@pytest.mark.parametrize("box", ["jan.jansen", "j.de.vries", "J.Jansen", "jan_jansen2", "anne-marie.bakker"])
def test_a_box_with_first_and_last_name_is_a_person(box: str) -> None:
    assert [box.casefold()] == boxes_of_persons(f"{box}@voorbeeld.example", known=words("VO-raad"))


@pytest.mark.parametrize("box", ["info", "secretariaat", "bestuur.vo", "vo-raad", "team-leraren", "lerarenbeleid"])
def test_a_box_of_a_function_is_none(box: str) -> None:
    assert [] == boxes_of_persons(f"{box}@voorbeeld.example", known=words("VO-raad"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Voorgezeten door dhr. Jansen.", "dhr. Jansen"),
        ("aan mevr. drs. A. de Vries, voorzitter", "mevr. drs. A. de Vries"),
        ("prof.dr. K.L.L.M. Dittrich", "prof.dr. K.L.L.M. Dittrich"),
        ("De heer Van den Berg", "De heer Van den Berg"),
        ("de heer en mevrouw Jansen-Bakker", "mevrouw Jansen-Bakker"),
        ("mw. Çelik", "mw. Çelik"),
        ("Ir. in 't Veld", "Ir. in 't Veld"),
    ],
)
def test_a_name_after_a_form_of_address_is_a_person(text: str, name: str) -> None:
    assert name == next(persons(text))


@pytest.mark.parametrize(
    "text",
    [
        *("mevrouw de minister", "de heer en mevrouw", "het Dr. Nassau College", "Ds. Piersonschool in Breda"),
        *("Mr. dr. opleiding", "de heren Jansen", "kader. Amsterdam", "de Prof. Kohnstammlaan", "enz. De VO-raad"),
        *("na de werving. Amsterdam volgt", "een hds. Jansen", "Exdr.Jansen"),
    ],
)
def test_another_word_is_no_person(text: str) -> None:
    assert [] == list(persons(text))


EVERYWHERE = """
# parties/velon.yaml
note: "bel 06-12345678 of mail naam@voorbeeld.example"
# meetings/vo-2014-12.yaml
agenda:
  - title: Voortgang
    note: "voorbereid door dhr. Jansen (123456782)"
# actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml
evidence:
  - title: Verslag
    reference: bij naam@voorbeeld.example
"""


def test_every_text_is_looked_at(tmp_path: Path) -> None:
    """Also deep in a record and in its history; nothing of it is repeated in a message but a name."""
    entry = "actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml"
    assert [(entry, "evidence.0.reference"), ("parties/velon.yaml", "note")] == places(
        "J101", EVERYWHERE, tmp_path / "1"
    )
    assert [("parties/velon.yaml", "note")] == places("J102", EVERYWHERE, tmp_path / "2")
    assert [("meetings/vo-2014-12.yaml", "agenda.0.note")] == places("J103", EVERYWHERE, tmp_path / "3")
    assert ["'dhr. Jansen' looks like the name of a person"] == said("J105", EVERYWHERE, tmp_path / "4")


SIDE_BY_SIDE = """
# actions/zijinstroom-vergroten.yaml
doubts:
  - gevraagd door dhr. Jansen
note: College van bestuur is akkoord.
# actions/verkenning-selectie.yaml
doubts:
  - niet bekend is welke dr.
note: Jansen is een school.
"""


def test_texts_are_looked_at_one_by_one(tmp_path: Path) -> None:
    """What the next text says makes no school of a person, and no person of a school."""
    assert [("actions/zijinstroom-vergroten.yaml", "doubts.0")] == places("J105", SIDE_BY_SIDE, tmp_path)


ALLOWED = """
# parties/velon.yaml
contact: info@voorbeeld.example
signed_by:
  name: dr. A. Jansen
  function: Voorzitter
source:
  document: brief
  place: p. 2
  quote: ondertekend door dr. A. Jansen
"""


@pytest.mark.parametrize("code", ["J101", "J104", "J105"])
def test_who_signed_and_what_the_source_says_may_be_named(code: str, tmp_path: Path) -> None:
    """A mailbox of an organisation, a signature and a quote are public."""
    assert [] == said(code, ALLOWED, tmp_path)
