"""The screens themselves, in both languages: look at every change here as at a changed promise."""

import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.calls import ROOT, call

LETTER = [
    ("status", "--as-of", "2016-01-01", "--priority", "3"),
    ("status", "bestuurlijk", "--kind", "all", "--as-of", "2014-12-31"),
    ("next", "--party", "ocw", "--kind", "all", "--as-of", "2014-12-31"),
    ("show", "alle-starters-begeleid", "bestuurlijk", "--as-of", "2014-12-31"),
    ("list", "priorities"),
    ("check", "data/tables", "--as-of", "2014-12-31"),
    ("explain", "D110"),
]
# what happens here is made up, for the screens of an agenda in use
EVENTS = {
    "actions/zijinstroom-vergroten/2014-09-24-vo-raad.yaml": """
        status: in_progress
        note: Werkgroep begonnen.
    """,
    "actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml": """
        deadline:
          text: vóór 1 april 2015
          by: 2015-03
        meeting: vo-2014-12
        reason: De minister vraagt het eerder.
    """,
    "actions/zijinstroom-vergroten/2015-02-01-vo-raad.yaml": """
        signal:
          value: amber
          cause: te weinig plaatsen
          consequence: later klaar
          correction: een extra ronde
    """,
    "actions/verkenning-selectie/2014-11-20-vo-raad.yaml": """
        status: reported_done
        evidence:
          - title: Rapport selectie
            date: 2014-11
            proves: dat er verkend is
    """,
    "actions/verzoek-erkennen/2014-10-20-ocw.yaml": """
        status: partly_done
        answer:
          tenor: partly
        remains: erkenning van de sectortafels
    """,
    "actions/rapportage.yaml": """
        number: 1.3
        title: Rapportage over de zijinstroom
        kind: action
        strength: commitment
        priority: instroom
        sectors:
          - vo
        level: national
        tables:
          - sectortafel-vo
          - bestuurlijke-overlegtafel
        owners:
          - party: po-raad
            role: lead
            basis: stated
        deadline:
          text: het bestuurlijk overleg
          by: bestuurlijk-2015-04
        depends_on:
          - zijinstroom-vergroten
        source:
          document: brief
          place: p. 2
          quote: een rapportage over de zijinstroom
    """,
}
IN_USE = [
    ("status", "vo", "--as-of", "2015-04-02"),
    ("status", "--as-of", "2015-02-15", "--kind", "all"),
    ("next", "--party", "po-raad", "--as-of", "2015-02-15"),
    ("next", "--party", "vo-raad", "--as-of", "2015-04-02"),
    ("show", "1.1", "1.3", "--as-of", "2015-04-02"),
    ("show", "verzoek-erkennen", "--as-of", "2015-04-02"),
    ("list", "meetings", "--table", "vo"),
    ("check", "--as-of", "2015-04-02"),
]


@pytest.fixture
def in_use(tmp_path: Path) -> Path:
    """The small agenda with events."""
    root = Path(shutil.copytree(ROOT / "tests" / "example", tmp_path / "data"))
    for path, text in EVENTS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(dedent(text), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [pytest.param(words, id=" ".join(words)) for words in LETTER])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_letter(
    words: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    ended = call(*words, "--lang", language, patch=monkeypatch)
    assert "" == ended.err
    assert snapshot == ended.out


@pytest.mark.parametrize("words", [pytest.param(words, id=" ".join(words)) for words in IN_USE])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_agenda_in_use(
    words: tuple[str, ...], language: str, in_use: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    ended = call(*words, "--lang", language, patch=monkeypatch, cwd=in_use)
    assert "" == ended.err
    assert snapshot == ended.out
