"""Family I: whether meetings were held, how often, and what they may decide; and what comes back with them."""

from pathlib import Path

import pytest

from tests.rules.found import hints, of, places, said

PO = """
# tables/sectortafel-po.yaml
name: Sectortafel po
short: po
kind: sector
sectors: [po]
members: [{party: po-raad, role: chair}, {party: scholen, role: secretary}]
per_year: 4
reports_to: bestuurlijke-overlegtafel
# meetings/po-2014-12.yaml
table: sectortafel-po
date: 2014-12-10
status: held
"""
NEXT = """
# meetings/bestuurlijk-2014-12.yaml
table: bestuurlijke-overlegtafel
date: {date}
status: held
{more}
"""
DECIDED = "# actions/zijinstroom-vergroten/{on}-sectortafel-vo.yaml\nlead: scholen\nmeeting: {meeting}\n"
ABSENT = """
# meetings/vo-2014-12.yaml
attendance: [{party: po-raad, present: false}, {party: vo-raad, present: true}]
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
lead: po-raad
meeting: vo-2014-12
"""


@pytest.mark.parametrize(
    ("code", "wrong", "meeting"),
    [
        ("I101", "# meetings/bestuurlijk-2015-04.yaml\nstatus: held\n", "bestuurlijk-2015-04"),
        ("I103", "# meetings/vo-2014-11.yaml\ntable: sectortafel-vo\ndate: 2014-11\nstatus: planned\n", "vo-2014-11"),
        ("I104", "# meetings/vo-2014-12.yaml\nstatus: cancelled\n", "vo-2014-12"),
    ],
)
def test_beside_a_decision_a_wrong_status_is_told_once(code: str, wrong: str, meeting: str, tmp_path: Path) -> None:
    """The decision says already that the meeting was not held, or not yet."""
    assert 1 == len(of(code, wrong, tmp_path))
    decided = wrong + DECIDED.format(on="2014-12-12", meeting=meeting)
    assert [] == of(code, decided, tmp_path / "again")
    assert 1 == len([*of("E120", decided, tmp_path / "e120"), *of("E121", decided, tmp_path / "e121")])


def test_who_stays_away_may_say_so_before(tmp_path: Path) -> None:
    """Only that somebody was there can be known no earlier than afterwards."""
    example = "# meetings/bestuurlijk-2015-04.yaml\nattendance: [{{party: ocw, present: {present}}}]\n"
    assert [] == said("I104", example.format(present="false"), tmp_path)
    assert ["'bestuurlijk-2015-04' is planned, but somebody was present"] == said(
        "I104", example.format(present="true"), tmp_path / "again"
    )


def test_a_meeting_that_was_moved_has_its_new_date(tmp_path: Path) -> None:
    """It is expected on that day, and the entry that moved it is pointed at."""
    moved = """
# meetings/vo-2014-11.yaml
table: sectortafel-vo
date: 2014-11-12
status: planned
# meetings/vo-2014-11/2014-11-01-sectortafel-vo.yaml
date: 2014-12-17
reason: de zaal was bezet
"""
    assert ["'vo-2014-11' is planned, but 17 Dec 2014 has passed"] == said("I103", moved, tmp_path)
    ended = moved + "# tables/sectortafel-vo.yaml\ndissolved: 2014-12-10\n"
    assert [("meetings/vo-2014-11/2014-11-01-sectortafel-vo.yaml", "date")] == places("I106", ended, tmp_path / "again")


@pytest.mark.parametrize(("form", "found"), [("meeting", 1), ("written", 0)])
def test_a_written_round_may_share_the_day_of_a_meeting(form: str, found: int, tmp_path: Path) -> None:
    """Parties may meet and be asked in writing about something else."""
    example = "# meetings/vo-rond.yaml\ntable: sectortafel-vo\ndate: 2014-12-03\nstatus: held\n"
    assert found == len(of("I105", f"{example}form: {form}\n", tmp_path))


@pytest.mark.parametrize(
    ("day", "established", "found"),
    [
        ("2014-12-31", "2013-01-01", True),
        ("2015-01-01", "2013-01-01", True),
        ("2015-01-01", "2013-09-01", False),
        ("2015-12-31", "none", False),
        ("2015-12-31", "2013-09-01", True),
        ("2016-01-01", "none", False),
        ("2016-08-01", "none", True),
    ],
)
def test_only_years_that_are_over_show_how_often_a_table_meets(
    day: str,
    established: str,
    found: bool,  # noqa: FBT001 a row
    tmp_path: Path,
) -> None:
    """Both the calendar year and the school year; without a first day the table begins with its first meeting."""
    since = "" if established == "none" else f"established: {established}\n"
    example = f"$ agenda check --as-of {day}\n# tables/bestuurlijke-overlegtafel.yaml\nper_year: 2\n{since}"
    assert found == ("bestuurlijke-overlegtafel" in " ".join(said("I120", example, tmp_path)))


def test_a_meeting_that_cannot_be_read_may_be_the_one_that_is_lacking(tmp_path: Path) -> None:
    """Nobody is told that something is missing when perhaps it is there."""
    example = """$ agenda check --as-of 2015-03-01
# tables/bestuurlijke-overlegtafel.yaml
established: 2013-06-01
# meetings/vo-2014-09.yaml
status: gehouden
"""
    assert [] == said("I120", example, tmp_path, unread={"A203"})
    assert [] == said("I121", example, tmp_path / "again", unread={"A203"})


@pytest.mark.parametrize(
    ("date", "more", "found"),
    [
        ("2014-12-10", "", []),
        ("2014-12-02", "", ["sectortafel-vo"]),
        ("2014-12-02", "form: written", []),
        ("2014-12-02", "# tables/sectortafel-vo.yaml\nestablished: 2014-12-03", []),
    ],
)
def test_each_meeting_is_prepared_anew(date: str, more: str, found: list[str], tmp_path: Path) -> None:
    """Since the one before, by a table that was there; a written round needs none."""
    expected = [f"let {tables} meet before the next time" for tables in found]
    assert expected == hints("I121", NEXT.format(date=date, more=more), tmp_path)


def test_minutes_are_asked_for_at_the_next_meeting(tmp_path: Path) -> None:
    """Also where there are none; a written round adopts nothing and may go without."""
    example = """
# meetings/vo-2014-09.yaml (whole)
table: sectortafel-vo
date: 2014-09-24
status: held
# meetings/vo-rond.yaml
table: sectortafel-vo
date: 2014-10-20
status: held
form: written
"""
    assert ["'vo-2014-09' has no minutes to adopt at 'vo-2014-12' of 3 Dec 2014"] == said("I122", example, tmp_path)


@pytest.mark.parametrize(
    ("adopting", "why"),
    [
        ("vo-2014-12", "it is not later"),
        ("bestuurlijk-2015-04", "it is a meeting of 'bestuurlijke-overlegtafel'"),
        ("vo-2015-01", "it is cancelled"),
    ],
)
def test_why_a_meeting_cannot_have_adopted_minutes(adopting: str, why: str, tmp_path: Path) -> None:
    """The hint names those that can."""
    example = f"""
# meetings/vo-2014-12.yaml
minutes: {{reference: verslag vo 2014-2, adopted_at: {adopting}}}
# meetings/vo-2015-01.yaml
table: sectortafel-vo
date: 2015-01-14
status: cancelled
# meetings/vo-2015-02.yaml
table: sectortafel-vo
date: 2015-02-11
status: planned
"""
    assert [f"'{adopting}' cannot have adopted the minutes of 'vo-2014-12': {why}"] == said("I123", example, tmp_path)
    assert ["later meetings of 'sectortafel-vo': vo-2015-02"] == hints("I123", example, tmp_path / "again")


@pytest.mark.parametrize(
    ("name", "entry", "found"),
    [
        ("sectortafel-po", "note: De tafel po doet graag mee.", []),
        ("sectortafel-po", "milestone: plan van aanpak", ["milestone"]),
        ("sectortafel-po", "lead: scholen\nmeeting: vo-2014-12", []),
        ("bestuurlijke-overlegtafel", "lead: scholen", []),
        ("vo-raad", "status: in_progress\nmeeting: po-2014-12", ["meeting"]),
        ("sectortafel-vo", "lead: scholen\nmeeting: po-2014-12", ["meeting"]),
    ],
)
def test_a_table_decides_on_what_is_its_own(name: str, entry: str, found: list[str], tmp_path: Path) -> None:
    """Or lies below it; the meeting that is named decides, whoever writes it down; telling is free."""
    example = f"{PO}# actions/zijinstroom-vergroten/2014-12-11-{name}.yaml\n{entry}\n"
    assert found == [route for _, route in places("I110", example, tmp_path)]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", True),
        ("# actions/zijinstroom-vergroten/2014-12-20-vo-raad.yaml\nnote: De PO-Raad is gevraagd.\n", True),
        ("# parties/po-raad.yaml\nrepresented_by: [vo-raad]\n", False),
        ("# actions/zijinstroom-vergroten/2014-12-20-sectortafel-vo.yaml\nlead: vo-raad\n", False),
    ],
)
def test_work_is_laid_on_those_who_are_there(more: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """Or by who speaks for them; what no longer rests with a party is not asked about."""
    assert found == bool(of("I112", ABSENT + more, tmp_path))


@pytest.mark.parametrize(
    ("every", "day", "found"),
    [
        ("P6M", "2015-06-04", False),
        ("P6M", "2015-06-05", True),
        ("continuous", "2019-01-01", False),
        ("meeting:sectortafel-vo", "2014-12-02", False),
        ("meeting:sectortafel-vo", "2014-12-03", True),
    ],
)
def test_what_comes_back_is_reported_each_time(every: str, day: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 a row
    """The first time may be a round later; of a meeting it is said before the next."""
    example = f"""$ agenda check --as-of {day}
# actions/zijinstroom-vergroten.yaml
kind: arrangement
deadline: {{text: telkens, every: '{every}'}}
"""
    assert found == bool(of("E136", example, tmp_path))
