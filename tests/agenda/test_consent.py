"""Who is bound by an agreement, and whose consent counts on a day."""

from pathlib import Path

import pytest

from lerarenagenda.agenda.consent import Stance, bound_parties, consents, text_digest
from lerarenagenda.records.action import Action
from tests.build import SUBJECT, agenda_of, story_of

TEXT, LATER = "Elke school begeleidt haar zijinstromers.", "Elke school begeleidt haar zijinstromers twee jaar."
AGREEMENT = f"""
# actions/zijinstroom-vergroten.yaml
kind: agreement
agreed_text: {TEXT}
binds: [twee-raden, ocw]
"""


def says(party: str, value: str, day: str, text: str = TEXT) -> str:
    """An entry in which a party says whether it agrees."""
    return f"""
# actions/zijinstroom-vergroten/{day}-{party}.yaml
consent: {{party: {party}, value: {value}, digest: {text_digest(text)}}}
"""


def stances(folder: Path, text: str, as_of: str = "2014-12-31") -> dict[str, Stance]:
    """What each bound party says on a day."""
    story = story_of(folder, text, as_of)
    found = consents(agenda_of(folder, ""), story.action, story.entries)
    return {one.party: one for one in found}


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (f"  {TEXT}\n", True),
        ("Elke school\n  begeleidt\thaar\N{NO-BREAK SPACE}zijinstromers.", True),
        (TEXT.lower(), False),
        (TEXT.removesuffix("."), False),
    ],
)
def test_only_the_words_count(text: str, same: bool) -> None:  # noqa: FBT001 a row
    """How the lines of a text are broken makes it no other text."""
    assert same == (text_digest(TEXT) == text_digest(text))


def test_composed_and_decomposed_letters_are_one() -> None:
    assert text_digest("één") == text_digest("e\N{COMBINING ACUTE ACCENT}e\N{COMBINING ACUTE ACCENT}n")


def test_each_member_of_a_group_is_bound_itself(tmp_path: Path) -> None:
    """In the order of binds, once, also of groups in groups that go round."""
    groups = """
# parties/allen.yaml
name: Allen
kind: group
members: [twee-raden, velon, allen]
# actions/zijinstroom-vergroten.yaml
kind: agreement
binds: [ocw, allen, vo-raad, onbekend]
"""
    agenda = agenda_of(tmp_path, groups)
    action = agenda.get(Action, SUBJECT)
    assert action
    bound = bound_parties(agenda, action)
    assert [("ocw", "ocw"), ("po-raad", "allen"), ("vo-raad", "allen"), ("velon", "allen"), ("onbekend",) * 2] == list(
        bound.items()
    )


def test_a_group_does_not_consent_for_its_members(tmp_path: Path) -> None:
    found = stances(tmp_path, AGREEMENT + says("twee-raden", "given", "2014-10-01"))
    assert {"po-raad": None, "vo-raad": None, "ocw": None} == {party: one.value for party, one in found.items()}


def test_the_last_word_counts(tmp_path: Path) -> None:
    """Up to the day that is asked about."""
    text = AGREEMENT + says("ocw", "given", "2014-10-01") + says("ocw", "withdrawn", "2014-11-01")
    assert stances(tmp_path, text, "2014-10-31")["ocw"].agrees
    assert not stances(tmp_path, text, "2014-11-01")["ocw"].agrees


def test_what_was_corrected_was_not_said(tmp_path: Path) -> None:
    wrong = "# actions/zijinstroom-vergroten/2014-10-02-ocw.yaml\ncorrects: 2014-10-01-ocw\nreason: te vroeg\n"
    found = stances(tmp_path, AGREEMENT + says("ocw", "given", "2014-10-01") + wrong)
    assert found["ocw"].value is None


def test_another_text_voids_consent_until_it_is_given_again(tmp_path: Path) -> None:
    changed = f"""
# actions/zijinstroom-vergroten/2014-11-01-sectortafel-vo.yaml
amend: {{agreed_text: {LATER}}}
reason: een jaar bleek te kort
"""
    text = AGREEMENT + says("ocw", "given", "2014-10-01") + changed + says("ocw", "given", "2014-12-01", LATER)
    assert [(True, False), (False, True), (True, False)] == [
        (one.agrees, one.void)
        for day in ("2014-10-31", "2014-11-30", "2014-12-01")
        for one in [stances(tmp_path, text, day)["ocw"]]
    ]


def test_consent_without_a_text_counts_for_none(tmp_path: Path) -> None:
    text = AGREEMENT.replace(f"agreed_text: {TEXT}\n", "") + says("ocw", "given", "2014-10-01")
    assert stances(tmp_path, text)["ocw"].void
