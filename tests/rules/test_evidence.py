"""Family F: what counts as evidence, and for which table, sector, unit and condition."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests.build import BOTH_TABLES
from tests.pages import checked
from tests.rules.found import hints, of, places, said

SUBJECT = "actions/zijinstroom-vergroten"
PROOF = "- {{title: Jaarverslag, date: 2014-11-01, reference: VO/2014/88, proves: {proves}, covers: [{covers}]}}"


def reported(*evidence: str, day: str = "2014-12-10", by: str = "vo-raad", tables: str = "") -> str:
    """An entry that reports the action done with this evidence."""
    items = "".join(f"  {item}\n" for item in evidence)
    return f"# {SUBJECT}/{day}-{by}.yaml\nstatus: reported_done\ntables: [{tables}]\nevidence:\n{items}".replace(
        "tables: []\n", ""
    )


def proof(proves: str = "de zijinstroom is gestegen", covers: str = "") -> str:
    return PROOF.format(proves=proves, covers=covers).replace(", covers: []", "")


DECIDED = """
# actions/verzoek-erkennen/2014-12-10-bestuurlijke-overlegtafel.yaml
status: done
meeting: bestuurlijk-2014-10
"""
NOT_ADOPTED = "# meetings/bestuurlijk-2014-10.yaml\nminutes: {reference: verslag 2014-1}\n"
MET_AGAIN = "# meetings/bestuurlijk-2015-04.yaml\ndate: 2014-12-20\nstatus: held\n"


@pytest.mark.parametrize(
    ("minutes", "found"),
    [
        ("", False),
        (MET_AGAIN, False),
        (NOT_ADOPTED, False),
        (NOT_ADOPTED + MET_AGAIN, True),
        ("# meetings/bestuurlijk-2014-10.yaml\nminutes: none\n" + MET_AGAIN, None),
    ],
)
def test_adopted_minutes_show_what_a_meeting_decided(minutes: str, found: bool | None, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """Until the next meeting they can still be adopted; a meeting that cannot be read is not held against anybody."""
    codes = [one.code for one in checked(DECIDED + minutes, tmp_path)]
    assert bool(found) == ("F101" in codes)


def test_evidence_for_one_table_shows_nothing_at_another(tmp_path: Path) -> None:
    """It was reported for both with evidence for one, so the other has none; said once for the action."""
    example = (
        BOTH_TABLES
        + f"# {SUBJECT}/2014-11-01-vo-raad.yaml\nevidence:\n  {proof()}\ntables: [sectortafel-vo]\n"
        + f"# {SUBJECT}/2014-11-10-vo-raad.yaml\nstatus: reported_done\ntables: [sectortafel-po, sectortafel-vo]\n"
        + f"# {SUBJECT}/2014-12-03-bestuurlijke-overlegtafel.yaml\nstatus: done\nmeeting: bestuurlijk-2014-10\n"
    )
    never_adopted = NOT_ADOPTED + MET_AGAIN
    assert ["'zijinstroom-vergroten' is done, and nothing shows it"] == said("F101", example + never_adopted, tmp_path)


def test_a_history_with_a_hole_may_hold_the_evidence(tmp_path: Path) -> None:
    broken = "# actions/verzoek-erkennen/2014-11-01-ocw.yaml (whole)\nevidence: [\n"
    example = broken + "# actions/verzoek-erkennen/2014-12-10-bestuurlijke-overlegtafel.yaml\nstatus: done\n"
    assert [] == said("F101", example, tmp_path, unread={"A116"})


@pytest.mark.parametrize(
    ("condition", "proves", "kept"),
    [
        ("met behoud van kwaliteit van de instroom", "De KWALITEIT van de instroom bleef gelijk", True),
        ("met behoud van kwaliteit van de instroom", "de instroom is gestegen", False),
        ("binnen de begrotingen", "de begroting is gehaald", True),
        ("op tijd", "op tijd klaar", True),
        ("zonder extra kosten", "", False),
    ],
)
def test_a_condition_is_kept_when_evidence_speaks_of_it(
    condition: str,
    proves: str,
    kept: bool,  # noqa: FBT001 a row
    tmp_path: Path,
) -> None:
    """By at least half of its longer words, however they end."""
    example = f"# {SUBJECT}.yaml\ncondition: {condition}\n" + reported(proof(proves or "'-'"))
    assert kept == ([] == said("F102", example, tmp_path))


def test_a_condition_is_asked_after_when_the_table_accepts_too(tmp_path: Path) -> None:
    """Where it is done that is pointed at; beside an action without any evidence it would be said twice."""
    example = f"# {SUBJECT}.yaml\ncondition: binnen de begroting\n"
    done = f"# {SUBJECT}/2014-12-03-sectortafel-vo.yaml\nstatus: done\nmeeting: vo-2014-12\n"
    report = reported(proof(), day="2014-11-10")
    assert [(f"{SUBJECT}/2014-12-03-sectortafel-vo.yaml", "status")] == places(
        "F102", example + report + done, tmp_path
    )
    bare = f"# {SUBJECT}/2014-12-10-vo-raad.yaml\nstatus: reported_done\n"
    assert ["E114"] == [one.code for one in checked(example + bare, tmp_path / "again")]


def test_what_evidence_lacks_is_named(tmp_path: Path) -> None:
    """A file or a link says as well as a number where it can be found."""
    example = f"""
# {SUBJECT}/2014-12-10-vo-raad.yaml
evidence:
  - {{title: Jaarverslag}}
  - {{title: Onderzoek, date: 2014-12, url: https://www.vo-raad.example/onderzoek}}
  - {{title: Cijfers, date: 2014-12, file: bewijs/cijfers.csv, proves: er zijn er 300 meer}}
"""
    assert [
        "the evidence 'Jaarverslag' lacks: date, reference, proves",
        "the evidence 'Onderzoek' lacks: proves",
    ] == said("F103", example, tmp_path)


@pytest.mark.parametrize(("date", "found"), [("2013", True), ("2014-06-03", True), ("2014-06", False), ("2014", False)])
def test_evidence_is_older_only_when_all_of_its_period_is(date: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    example = reported(proof().replace("2014-11-01", date))
    assert found == bool(said("F104", example, tmp_path))


UNITS = (
    f"# {SUBJECT}.yaml\nsectors: [po, vo]\ncoverage: [{{unit: Pabo's, sectors: [po]}}, {{unit: ulo, sectors: [vo]}}]\n"
)


@pytest.mark.parametrize(
    ("covers", "missing"),
    [
        (["pabo's", "ulo"], None),
        (["pabo's, ulo"], None),
        (["po, vo"], None),
        (["pabo's", ""], None),
        (["pabo's, vo"], None),
        (["Noord"], None),
        (["pabo's"], "ulo vo"),
        (["po", "Noord"], "ulo vo"),
        (["pabo's, po"], "ulo vo"),
    ],
)
def test_units_and_sectors_are_covered(covers: list[str], missing: str | None, tmp_path: Path) -> None:
    """By name; evidence that names none speaks of all, and what names only others is not understood."""
    example = UNITS + reported(*(proof(covers=names) for names in covers))
    expected = [f"'zijinstroom-vergroten' is reported done, and no evidence speaks of {missing}"] if missing else []
    table = "# tables/sectortafel-vo.yaml\nsectors: [po, vo]\n"
    assert expected == said("F105", example + table, tmp_path)


def test_a_table_asks_for_its_own_sectors(tmp_path: Path) -> None:
    """What the po table has to see is not missed at the vo table."""
    both = BOTH_TABLES.replace("kind: sector\n", "kind: sector\nsectors: [po]\n")
    at_vo = reported(proof(covers="vo"), tables="sectortafel-vo")
    assert [] == said("F105", both + at_vo, tmp_path)
    at_both = at_vo.replace("tables: [sectortafel-vo]", "tables: [sectortafel-po, sectortafel-vo]")
    assert ["'zijinstroom-vergroten' is reported done, and no evidence speaks of po"] == said(
        "F105", both + at_both, tmp_path / "again"
    )


CLOSED = """
# actions/verkenning-selectie/2014-12-10-vo-raad.yaml
status: reported_done
evidence:
  - {title: Rapportage, date: 2014-11, reference: vo/2014/88, proves: de verkenning is af}
# actions/verzoek-erkennen/2014-12-10-ocw.yaml
status: done
answer: {tenor: granted, document: brief}
evidence:
  - {title: Voortgang, date: 2014-11, reference: VO/2014/88, proves: de tafels zijn erkend}
"""


def test_one_proof_is_known_by_its_number(tmp_path: Path) -> None:
    """Whatever it is called; of three actions it is said once, with the others beside it."""
    (found,) = of("F106", CLOSED + reported(proof()), tmp_path)
    assert ("verkenning-selectie", "verzoek-erkennen", "zijinstroom-vergroten") == found.says.values["actions"]
    assert 2 == len(found.related)


@pytest.mark.parametrize(
    "other",
    [
        reported(proof(), proof().replace("88", "89")),
        reported(proof().replace("88", "89")),
        reported(proof()).replace("reported_done", "in_progress"),
    ],
)
def test_other_evidence_beside_it_is_enough(other: str, tmp_path: Path) -> None:
    """And two actions may well be shown by one document."""
    assert [] == said("F106", CLOSED + other, tmp_path)


def filed(file: str, digest: str = "") -> str:
    """A file beside the agenda, and an entry that names one as evidence."""
    seal = f"sha256: {digest}, " if digest else ""
    return f"""
# ../bewijs/cijfers.pdf (whole)
300
# {SUBJECT}/2014-12-10-vo-raad.yaml
evidence:
  - {{title: Cijfers, date: 2014-12, file: {file}, {seal}proves: er zijn er 300 meer}}
"""


@pytest.mark.parametrize(
    "file", ["../bewijs/cijfers.pdf", "/bewijs/cijfers.pdf", "data/../bewijs/cijfers.pdf", "bewijs"]
)
def test_a_file_has_one_path_and_lies_beside_the_agenda(file: str, tmp_path: Path) -> None:
    assert [f"there is no file {file!r} beside the folder of the agenda"] == said("F107", filed(file), tmp_path)


def test_a_missing_digest_is_given(tmp_path: Path) -> None:
    """Nobody has to work it out."""
    digest = sha256(b"300\n").hexdigest()
    assert [f"write sha256: {digest}"] == hints("F109", filed("bewijs/cijfers.pdf"), tmp_path)
    assert [] == said("F109", filed("bewijs/cijfers.pdf", digest), tmp_path / "again")


def test_a_file_that_was_given_by_mistake_is_not_missed(tmp_path: Path) -> None:
    """Once the entry is corrected."""
    again = f"# {SUBJECT}/2014-12-11-vo-raad.yaml\ncorrects: 2014-12-10-vo-raad\nreason: verkeerd bestand\n"
    assert 1 == len(of("F107", filed("weg.pdf"), tmp_path))
    assert [] == of("F107", filed("weg.pdf") + again, tmp_path / "again")


def test_every_link_is_looked_at(tmp_path: Path) -> None:
    """Also that of a source, and of a practice worth sharing; capitals are no mistake."""
    example = f"""
# sources/brief.yaml
url: http://www.rijksoverheid.example/brief
# {SUBJECT}/2014-12-10-vo-raad.yaml
example: {{title: Opleiden in de school, url: 'javascript:alert(1)'}}
# {SUBJECT}/2014-12-11-vo-raad.yaml
example: {{title: Opleiden in de school, url: HTTPS://www.vo-raad.example}}
"""
    assert [(f"{SUBJECT}/2014-12-10-vo-raad.yaml", "example.url"), ("sources/brief.yaml", "url")] == places(
        "F110", example, tmp_path
    )
