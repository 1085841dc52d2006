"""What a table decides and what is set right, in both languages: look at every change here as at a changed promise."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.changing import Clone, clone_in

VO = ("--by", "vo-raad")
STARTED = ("start", "1.1", *VO, "--on", "2014-09-30")
REPORTED = ("report-done", "1.1", *VO, "--on", "2014-11-10", "--evidence", "Jaarverslag")
SHOWN = ("--date", "november 2014", "--reference", "VO/88", "--proves", "de stijging")
MET = "vo-2014-12"
VERBS: dict[str, list[tuple[str, ...]]] = {
    "decide-done": [STARTED, (*REPORTED, *SHOWN), ("decide", MET, "1.1", "--done")],
    "decide-partly": [
        STARTED,
        (
            *("decide", MET, "1.1", "--partly", "--remains", "de kleine scholen"),
            *("--evidence", "Jaarverslag", *SHOWN),
        ),
    ],
    "decide-move": [("decide", MET, "1.1", "--move", "juni 2016", "--reason", "de scholen vragen langer")],
    "decide-withdraw": [("decide", MET, "1.1", "1.2", "--withdraw", "--reason", "het is niet meer nodig")],
    "decide-keep": [
        ("ask", "1.1", "2016-06", "--reason", "de scholen vragen langer", *VO, "--on", "2014-10-01"),
        ("decide", MET, "1.1", "--keep", "--reason", "er is tijd genoeg"),
    ],
    "answer-refused": [
        (
            *("answer", "verzoek-erkennen", "--refused", "--document", "brief van 5 november 2014"),
            *("--reason", "de tafels zijn van de raden zelf", "--by", "ocw", "--on", "2014-11-05"),
        ),
    ],
    "answer-partly": [
        ("answer", "verzoek-erkennen", "--partly", "--remains", "de regio's", "--meeting", "bestuurlijk-2014-10"),
    ],
    "amend": [
        (
            *(
                "amend",
                "1.1",
                "title=Zijinstroom waar mogelijk vergroten",
                "owners=[{party: scholen, role: lead, basis: stated}]",
            ),
            *("--meeting", MET, "--reason", "dit is haalbaar"),
        ),
    ],
    "amend-priority": [
        (
            *("amend", "instroom", "title=Instroom en behoud", "--meeting", "bestuurlijk-2014-10"),
            *("--reason", "behoud hoort erbij"),
        ),
    ],
    "reopen": [
        ("decide", "vo-2014-09", "1.1", "--withdraw", "--reason", "het is niet meer nodig"),
        ("reopen", "1.1", "--reason", "het tekort is terug", "--meeting", MET),
    ],
    "correct": [
        ("ask", "1.1", "2016", "--reason", "de scholen vragen langer", *VO, "--on", "2014-10-01"),
        ("note", "1.1", "De werkgroep begint.", *VO, "--on", "2014-10-02"),
        (
            *("correct", "1.1", "2014-10-01", "asks.deadline.by=2016-06", "asks.deadline.text=juni 2016"),
            *("--reason", "het jaar was te ruim", *VO, "--on", "2014-10-08"),
        ),
    ],
    "correct-strike": [
        ("note", "1.1", "De werkgroep begint.", *VO, "--on", "2014-10-02"),
        ("correct", "1.1", "--strike", "--reason", "dit ging over een ander punt", *VO, "--on", "2014-10-08"),
    ],
    "link": [
        ("link", "1.1", "--depends-on", "1.2"),
        ("link", "1.1", "--related", "verzoek-erkennen", "--related", "1.2"),
    ],
}


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    return clone_in(tmp_path, monkeypatch)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("verb", VERBS)
def test_what_is_said_and_written(verb: str, lang: str, clone: Clone, snapshot: SnapshotAssertion) -> None:
    for words in VERBS[verb]:
        ended = clone.agenda(*words, lang=lang)
        assert (0, "") == (ended.code, ended.err)
    files = [line.partition("\t")[2] for line in clone.new_files]
    written = "".join(f"# {file}\n{(clone.folder / file).read_text(encoding='utf-8')}" for file in files)
    assert snapshot == "\n".join([ended.out, clone.git("log", "-1", "--format=%B"), "", written])


def test_what_is_not_allowed_is_told_by_the_rules(clone: Clone) -> None:
    """A table cannot find done what nobody reported done, and then nothing is written."""
    ended = clone.agenda("decide", MET, "1.1", "--done")
    assert 1 == ended.code
    assert "E110" in ended.err
    assert "" == clone.git("status", "--porcelain")


def test_a_meeting_amends_only_what_may_be_amended(clone: Clone) -> None:
    """A number is no field that a history can change, and this is said with those that can be."""
    ended = clone.agenda("amend", "1.1", "number=1.9", "--meeting", MET, "--reason", "x")
    assert 2 == ended.code
    assert "agreed_text" in ended.err


def test_a_link_is_added_to_those_that_are_there(clone: Clone) -> None:
    """Nothing else in the file changes, and a link that is there already is no change."""
    before = clone.text("actions/zijinstroom-vergroten.yaml")
    assert 0 == clone.agenda("link", "1.1", "--related", "1.2").code
    assert 0 == clone.agenda("link", "1.1", "--related", "verzoek-erkennen").code
    after = clone.text("actions/zijinstroom-vergroten.yaml")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert ["related:", "  - verkenning-selectie", "  - verzoek-erkennen"] == sorted(
        added, key=lambda one: one != "related:"
    )
    assert 2 == clone.agenda("link", "1.1", "--related", "1.2").code


def test_only_an_entry_that_counts_is_corrected(clone: Clone) -> None:
    assert 2 == clone.agenda("correct", "1.1", "note=x", "--reason", "y", *VO).code
    assert 0 == clone.agenda("note", "1.1", "x", *VO, "--on", "2014-10-02").code
    ended = clone.agenda("correct", "1.1", "2014-11", "note=x", "--reason", "y", *VO)
    assert 2 == ended.code
    assert "2014-10-02-vo-raad" in ended.err


def test_one_decision_at_a_time(clone: Clone) -> None:
    assert 2 == clone.agenda("decide", MET, "1.1", "--done", "--keep").code
    assert 2 == clone.agenda("decide", MET, "1.1").code
