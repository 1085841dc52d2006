"""Family G: who is bound, by which text, at which table, and what follows from it."""

from pathlib import Path

import pytest

from lerarenagenda.agenda.consent import text_digest
from tests.pages import checked
from tests.rules.found import hints, of, places, said, say

TEXT, LATER = "Elke school begeleidt haar zijinstromers.", "Elke school begeleidt haar zijinstromers twee jaar."
SUBJECT = "actions/zijinstroom-vergroten"
DRAFT = f"""
# {SUBJECT}.yaml
kind: agreement
agreed_text: {TEXT}
binds: [twee-raden]
review_on: 2014-11
related: [verkenning-selectie]
"""
DECIDED = f"""
# {SUBJECT}/2014-10-15-bestuurlijke-overlegtafel.yaml
status: done
meeting: bestuurlijk-2014-10
"""
ENDED = f"""
# {SUBJECT}/2014-12-20-bestuurlijke-overlegtafel.yaml
status: ended
reason: het doel is bereikt
meeting: bestuurlijk-2014-10
"""
HOLE = f"# {SUBJECT}/2014-10-03-po-raad.yaml (whole)\nconsent: [\n"


def says(party: str, value: str = "given", *, day: str = "2014-10-01", text: str = TEXT, by: str = "") -> str:
    """An entry in which a party says whether it agrees."""
    return f"""
# {SUBJECT}/{day}-{by or party}.yaml
consent: {{party: {party}, value: {value}, digest: {text_digest(text)}}}
"""


BOTH = says("po-raad") + says("vo-raad")


@pytest.mark.parametrize(
    ("consents", "missing"),
    [
        (BOTH, None),
        ("", "po-raad, vo-raad"),
        (says("twee-raden"), "po-raad, vo-raad"),
        (says("vo-raad"), "po-raad"),
        (BOTH + says("po-raad", "withdrawn", day="2014-12-01"), "po-raad"),
        (says("po-raad", "withheld") + says("po-raad", day="2014-12-01") + says("vo-raad"), None),
        (HOLE + says("vo-raad"), None),
    ],
)
def test_each_member_of_a_bound_group_consents_itself(consents: str, missing: str | None, tmp_path: Path) -> None:
    """Its last word counts; what stands in an entry that cannot be read is not known."""
    unread = {"A116"} if HOLE in consents else set()
    expected = [f"'zijinstroom-vergroten' is in force without the consent of {missing}"] if missing else []
    assert expected == said("G104", DRAFT + DECIDED + consents, tmp_path, unread=unread)


def test_who_refused_is_shown_and_the_digest_is_given(tmp_path: Path) -> None:
    """So that each can record its consent to this text."""
    (found,) = of("G104", DRAFT + DECIDED + says("po-raad", "withheld"), tmp_path)
    assert ["it withholds its consent here"] == [say(beside.says) for beside in found.related]
    assert found.hint
    assert text_digest(TEXT) in say(found.hint)


def test_a_bound_party_that_is_not_there_is_not_also_missed_here(tmp_path: Path) -> None:
    example = DRAFT.replace("[twee-raden]", "[vo-rad]") + DECIDED
    assert {"B101"} <= {one.code for one in checked(example, tmp_path)}
    assert [] == said("G104", example, tmp_path / "again")


def test_a_changed_text_is_told_once_for_each_consent_it_voids(tmp_path: Path) -> None:
    """In force or draft; whoever never consented is another matter."""
    changed = f"# {SUBJECT}/2014-12-03-sectortafel-vo.yaml\namend: {{agreed_text: {LATER}}}\nmeeting: vo-2014-12\n"
    example = DRAFT + DECIDED + BOTH + changed + says("po-raad", day="2014-12-10", text=LATER)
    assert [(f"{SUBJECT}/2014-10-01-vo-raad.yaml", "consent.digest")] == places("G105", example, tmp_path)
    assert [] == said("G104", example, tmp_path / "again")
    assert 1 == len(of("G105", example.replace(DECIDED, ""), tmp_path / "draft"))
    assert [] == of("G105", example + ENDED, tmp_path / "ended")


def test_other_line_breaks_are_no_other_text(tmp_path: Path) -> None:
    folded = DRAFT.replace(f"agreed_text: {TEXT}", "agreed_text: |\n  Elke school begeleidt\n  haar   zijinstromers.\n")
    assert [] == said("G105", folded + DECIDED + BOTH, tmp_path)


def test_consent_waits_for_a_text(tmp_path: Path) -> None:
    """In a draft it is told of the consent, in force of the agreement."""
    draft = DRAFT.replace(f"agreed_text: {TEXT}\n", "") + says("vo-raad")
    assert ["'vo-raad' consented to a text, and 'zijinstroom-vergroten' has none"] == said("G105", draft, tmp_path)
    codes = {one.code for one in checked(draft + DECIDED, tmp_path / "again")}
    assert {"G108"} == {code for code in codes if code.startswith("G") and code != "G107"}


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (says("vo-raad", by="ocw"), True),
        (says("vo-raad", by="po-raad"), True),
        (says("vo-raad", by="sectortafel-vo"), False),
        (says("vo-raad", by="po-raad") + "meeting: bestuurlijk-2014-10\n", False),
        (says("scholen", by="po-raad"), False),
        (says("twee-raden", by="po-raad"), False),
    ],
)
def test_nobody_consents_for_another(entry: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """But a table, a meeting, and those who represent a party may record it."""
    assert found == bool(said("G109", DRAFT + entry, tmp_path))


def test_a_group_is_told_who_consents(tmp_path: Path) -> None:
    assert ["of a group each member consents itself: po-raad, vo-raad"] == hints(
        "G110", DRAFT + says("twee-raden"), tmp_path
    )


@pytest.mark.parametrize(
    ("tables", "found"),
    [
        ("", False),
        ("# tables/bestuurlijke-overlegtafel.yaml\nbinding: false\n", True),
        ("# tables/sectortafel-vo.yaml\nreports_to: bestuurlijk\n", False),
        (f"# {SUBJECT}.yaml\ntables: none\n", False),
    ],
)
def test_a_draft_can_come_into_force_at_a_table_above(tables: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """If none of them may bind, that is told before anybody decides; what is not known is not held against it."""
    example = DRAFT + tables
    assert ([(f"{SUBJECT}.yaml", "binds")] if found else []) == places("G101", example, tmp_path)


@pytest.mark.parametrize(
    ("expected", "more", "found"),
    [
        ("false", "", True),
        ("false", DECIDED + BOTH, True),
        ("false", DECIDED + BOTH + ENDED, False),
        ("true", "", False),
    ],
)
def test_binding_is_told_while_it_binds(expected: str, more: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """Not once it has ended."""
    priority = f"# priorities/instroom.yaml\nbinding_agreement: {{expected: {expected}, basis: stated}}\n"
    assert found == bool(said("G102", DRAFT + priority + more, tmp_path))


EXPECTED = "# priorities/instroom.yaml\nbinding_agreement: {expected: true, basis: stated}\n"
SECOND = "# meetings/bestuurlijk-2015-04.yaml\ndate: 2014-12-18\nstatus: held\n"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", False),
        (SECOND, True),
        (SECOND.replace("18", "31"), False),
        (SECOND.replace("2014-12-18", "2014-06-02"), False),
        (SECOND + DRAFT + BOTH, True),
        (SECOND + DRAFT + BOTH + DECIDED, False),
        (SECOND + DRAFT + BOTH + DECIDED + ENDED, True),
        (SECOND + "# actions/zijinstroom-vergroten.yaml (whole)\ntitle: [\n", False),
        (
            SECOND
            + "# priorities/instroom/2014-12-18-bestuurlijke-overlegtafel.yaml\n"
            + "meeting: bestuurlijk-2015-04\nreason: af\ndropped: true\n",
            False,
        ),
    ],
)
def test_an_agreement_is_missed_after_the_second_meeting(more: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """Since the promise and before today; a draft is none yet, and what cannot be read may be one."""
    unread = {"A116"} if "(whole)" in more else set()
    assert found == bool(said("G103", EXPECTED + more, tmp_path, unread=unread))


LINKS = DRAFT.replace("related: [verkenning-selectie]\n", "") + DECIDED + BOTH
OTHER = "# actions/verkenning-selectie.yaml\n"


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("", True),
        (OTHER + "part_of: zijinstroom-vergroten\n", False),
        (OTHER + "related: [zijinstroom-vergroten]\n", False),
        (OTHER + "kind: ambition\nrelated: [zijinstroom-vergroten]\n", True),
        (
            OTHER
            + "part_of: zijinstroom-vergroten\n# actions/verkenning-selectie/2014-12-03-sectortafel-vo.yaml\n"
            + "status: withdrawn\nreason: niet meer nodig\nmeeting: vo-2014-12\n",
            True,
        ),
        (f"# {SUBJECT}.yaml\ndepends_on: [verkenning-selectie]\n", True),
        (f"# {SUBJECT}.yaml\npart_of: verkenning-selectie\n", False),
    ],
)
def test_an_action_carries_it_out(link: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """One that names it or is named by it, and that was not given up; what comes before it does not."""
    assert found == bool(said("G106", LINKS + link, tmp_path))


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", True),
        (f"# {SUBJECT}/2014-11-10-vo-raad.yaml\nnote: het werkt\n", True),
        (f"# {SUBJECT}/2014-12-03-sectortafel-vo.yaml\nnote: het werkt\n", False),
        (f"# {SUBJECT}.yaml\nreview_on: 2014-12\n", False),
        (ENDED, False),
    ],
)
def test_a_table_looks_again(more: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """On the review day or later; a party's own news is no review."""
    assert found == bool(said("G107", DRAFT + DECIDED + BOTH + more, tmp_path))
