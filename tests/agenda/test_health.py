"""Late, waiting, at risk, silent: what a day makes of an action at a table."""

from datetime import date
from pathlib import Path

import pytest

from lerarenagenda.agenda.health import Closed, Health, Mark, Standing, has_lead, has_measure, has_term
from lerarenagenda.i18n import translator
from lerarenagenda.records.action import Action
from tests.build import BOTH_TABLES, SUBJECT, day_of, standing_of

STARTED = "# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml\nstatus: in_progress\n"
IN_OCTOBER = "# actions/zijinstroom-vergroten.yaml\ndeadline: {text: in oktober 2014, by: 2014-10}\n"


def reasons(standing: Standing) -> list[str]:
    return [translator("en")(reason) for reason in standing.reasons]


def test_a_year_is_late_from_the_first_of_january(tmp_path: Path) -> None:
    """“In 2015” is kept until its last day; days late count from there."""
    last, first_late, later = (
        standing_of(tmp_path, STARTED, day) for day in ("2015-12-31", "2016-01-01", "2016-01-31")
    )
    assert (None, 0) == (last.health if last.health is Health.OVERDUE else None, last.days_late)
    assert (Health.OVERDUE, 1) == (first_late.health, first_late.days_late)
    assert (31, ["31 days late"]) == (later.days_late, reasons(later))


@pytest.mark.parametrize(
    "deadline",
    ["none", "{text: op termijn}", "{text: twee maal per jaar, every: P6M}", "{text: steeds, every: continuous}"],
)
def test_what_has_no_date_is_never_late(tmp_path: Path, deadline: str) -> None:
    """Neither words nor a rhythm have a last day."""
    standing = standing_of(tmp_path, f"# actions/zijinstroom-vergroten.yaml\ndeadline: {deadline}\n", "2026-01-01")
    assert (None, None, 0) == (standing.health, standing.due, standing.days_late)
    assert ("every" not in deadline) == (Mark.UNDATED in standing.marks)


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("none", False),
        ("{text: op termijn}", False),
        ("{text: steeds, every: continuous}", True),
        ("{text: in 2015, by: 2015}", True),
        ("{text: voor het overleg, by: bestuurlijk-2015-04}", True),
        ("{text: een kwartaal erna, after: {event: verkenning-selectie, offset: P3M}}", False),
        ("{text: een maand erna, after: {event: bestuurlijk-2015-04, offset: P1M}}", True),
    ],
)
def test_what_hangs_on_something_without_a_date_has_no_term(tmp_path: Path, deadline: str, *, expected: bool) -> None:
    """The mark says the same as the count."""
    standing = standing_of(tmp_path, f"# actions/zijinstroom-vergroten.yaml\ndeadline: {deadline}\n", "2014-12-31")
    assert (expected, not expected) == (has_term(standing), Mark.UNDATED in standing.marks)


def test_a_lead_and_a_measure_are_what_the_parties_said(tmp_path: Path) -> None:
    """A measure that a reader inferred is nobody's promise."""
    measures = {"none": False, "{text: meer zijinstromers}": True, "{text: het aantal, basis: inferred}": False}
    for measure, expected in measures.items():
        text = f"# actions/zijinstroom-vergroten.yaml\nmeasure: {measure}\n"
        assert expected == has_measure(standing_of(tmp_path, text, "2014-12-31"))
    assert has_lead(standing_of(tmp_path, "", "2014-12-31"))
    nobody = "# actions/zijinstroom-vergroten.yaml\nowners: none\n"
    assert not has_lead(standing_of(tmp_path, nobody, "2014-12-31"))


def test_of_two_tables_alike_the_one_due_first_is_the_worst(tmp_path: Path) -> None:
    both_late = """
# actions/zijinstroom-vergroten/2014-09-01-sectortafel-vo.yaml
deadline: {text: in oktober, by: 2014-10}
reason: het moet eerder
# actions/zijinstroom-vergroten/2014-09-01-sectortafel-po.yaml
deadline: {text: in november, by: 2014-11}
reason: het moet eerder
"""
    day = day_of(tmp_path, BOTH_TABLES + both_late, "2014-12-31")
    action = day.agenda.get(Action, SUBJECT)
    assert action
    assert ["sectortafel-po", "sectortafel-vo"] == [standing.table for standing in day.standings[SUBJECT]]
    assert "sectortafel-vo" == day.worst(action).table


def test_a_standing_arrangement_is_never_late(tmp_path: Path) -> None:
    arrangement = "# actions/zijinstroom-vergroten.yaml\nkind: arrangement\n"
    standing = standing_of(tmp_path, arrangement, "2016-01-01")
    assert (None, 0, 0) == (standing.health, standing.days_late, standing.days_late_first)


def test_a_dated_ambition_can_be_late(tmp_path: Path) -> None:
    ambition = "# actions/zijinstroom-vergroten.yaml\nkind: ambition\n"
    assert Health.OVERDUE is standing_of(tmp_path, ambition, "2016-01-01").health


def test_days_count_from_the_first_deadline_too(tmp_path: Path) -> None:
    moved = """
# actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
deadline: {text: in november, by: 2014-11}
reason: het vraagt meer tijd
"""
    standing = standing_of(tmp_path, IN_OCTOBER + moved, "2014-12-10")
    assert (10, 40) == (standing.days_late, standing.days_late_first)


REPORTED = """
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
# actions/zijinstroom-vergroten/2014-10-20-vo-raad.yaml
status: reported_done
evidence: [{title: Jaarverslag, proves: de instroom is gestegen}]
"""
DONE = "# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml\nstatus: done\nmeeting: vo-2014-12\n"


def test_what_was_reported_in_time_is_not_late_but_waits(tmp_path: Path) -> None:
    """The owner has done what it could; the table is to decide."""
    waiting = standing_of(tmp_path, IN_OCTOBER + REPORTED, "2014-11-15")
    assert (Health.AWAITING_DECISION, 0) == (waiting.health, waiting.days_late)
    assert ["reported done on 20 Oct 2014"] == reasons(waiting)


def test_closed_is_judged_by_the_day_it_was_reported(tmp_path: Path) -> None:
    """A table that decides late does not make an owner late."""
    done = standing_of(tmp_path, IN_OCTOBER + REPORTED + DONE, "2014-12-31")
    assert (Closed.ON_TIME, None, 0) == (done.closed, done.health, done.days_late)


def test_what_was_reported_late_stays_so_late(tmp_path: Path) -> None:
    """The days stop counting when it is reported."""
    by_september = "# actions/zijinstroom-vergroten.yaml\ndeadline: {text: in september, by: 2014-09}\n"
    waiting = standing_of(tmp_path, by_september + REPORTED, "2014-12-01")
    assert (Health.OVERDUE, 20) == (waiting.health, waiting.days_late)
    assert Closed.LATE is standing_of(tmp_path, DONE, "2014-12-31").closed


def test_what_the_table_sends_back_counts_on(tmp_path: Path) -> None:
    returned = """
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
status: in_progress
reason: het jaarverslag gaat over een ander jaar
"""
    standing = standing_of(tmp_path, IN_OCTOBER + REPORTED + returned, "2014-12-10")
    assert (Health.OVERDUE, 40) == (standing.health, standing.days_late)


def test_done_after_a_move_is_done_on_an_extension(tmp_path: Path) -> None:
    moved = """
# actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
deadline: {text: in oktober, by: 2014-10}
reason: het vraagt meer tijd
"""
    by_september = "# actions/zijinstroom-vergroten.yaml\ndeadline: {text: in september, by: 2014-09}\n"
    done = standing_of(tmp_path, by_september + REPORTED + moved + DONE, "2014-12-31")
    assert Closed.ON_EXTENSION is done.closed


def test_a_deadline_brought_forward_counts(tmp_path: Path) -> None:
    """Done after it is late, however early that would have been at first."""
    earlier = """
# actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
deadline: {text: in september, by: 2014-09}
reason: de regeling begint eerder
"""
    done = standing_of(tmp_path, REPORTED + earlier + DONE, "2014-12-31")
    assert Closed.LATE is done.closed


def test_two_sector_tables_can_differ(tmp_path: Path) -> None:
    """Each table has a health of its own, and the action that of its worst open one."""
    closed_at_vo = """
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
status: withdrawn
reason: het vo doet dit apart
meeting: vo-2014-12
"""
    day = day_of(tmp_path, BOTH_TABLES + IN_OCTOBER + closed_at_vo, "2014-12-31")
    assert {"sectortafel-po": "overdue", "sectortafel-vo": "withdrawn"} == {
        standing.table: standing.key for standing in day.standings[SUBJECT]
    }
    action = day.agenda.get(Action, SUBJECT)
    assert action
    assert "sectortafel-po" == day.worst(action).table


WAITS = "# actions/zijinstroom-vergroten.yaml\ndepends_on: [verkenning-selectie]\n"


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("# actions/verkenning-selectie.yaml\ndeadline: {text: nu, by: 2014-11}\n", "waits for 1.2, which is overdue"),
        (
            "# actions/verkenning-selectie.yaml\ndeadline: {text: na 2015, by: 2016}\n",
            "waits for 1.2, which is due later",
        ),
        (
            "# actions/verkenning-selectie/2014-09-24-sectortafel-vo.yaml\nstatus: on_hold\nuntil: 2015\nreason: nu\n",
            "waits for 1.2, which is on hold",
        ),
    ],
)
def test_what_waits_for_a_late_held_or_later_one_is_blocked(tmp_path: Path, other: str, reason: str) -> None:
    standing = standing_of(tmp_path, WAITS + other, "2014-12-31")
    assert (Health.BLOCKED, [reason]) == (standing.health, reasons(standing))


@pytest.mark.parametrize(
    "other",
    [
        "",
        "# actions/verkenning-selectie.yaml\ndeadline: {text: in 2015, by: 2015}\n",
        (
            "# actions/verkenning-selectie.yaml\ndeadline: {text: nu, by: 2014-11}\n"
            "# actions/verkenning-selectie/2014-12-03-sectortafel-vo.yaml\nstatus: withdrawn\nreason: niet nodig\n"
        ),
    ],
)
def test_what_waits_for_one_in_time_or_closed_is_not_blocked(tmp_path: Path, other: str) -> None:
    assert standing_of(tmp_path, WAITS + other, "2014-12-31").health is None


def test_actions_that_wait_for_each_other_get_an_answer(tmp_path: Path) -> None:
    """A circle is a finding elsewhere, and no endless loop here."""
    circle = WAITS + "# actions/verkenning-selectie.yaml\ndepends_on: [zijinstroom-vergroten]\n"
    assert standing_of(tmp_path, circle, "2014-12-31").health is None


@pytest.mark.parametrize(
    ("news", "reason"),
    [
        ("signal: {value: amber, cause: te weinig geld}", "signal amber"),
        ("signal: {value: red, cause: geen geld}", "signal red"),
        ("forecast: 2016-02", "expected on 29 Feb 2016, after the deadline"),
    ],
)
def test_an_owner_can_say_that_it_is_at_risk(tmp_path: Path, news: str, reason: str) -> None:
    standing = standing_of(tmp_path, f"# actions/{SUBJECT}/2014-11-10-vo-raad.yaml\n{news}\n", "2014-12-31")
    assert (Health.AT_RISK, [reason]) == (standing.health, reasons(standing))


def test_near_its_last_day_an_action_must_be_started_and_led(tmp_path: Path) -> None:
    """From due_soon_days on, sixty unless the agenda says otherwise."""
    far = standing_of(tmp_path, "", "2015-10-31")
    assert (None, False) == (far.health, Mark.DUE_SOON in far.marks)
    near = standing_of(tmp_path, "", "2015-11-01")
    assert (Health.AT_RISK, ["due soon and not started"]) == (near.health, reasons(near))
    assert Mark.DUE_SOON in near.marks
    leaderless = "# actions/zijinstroom-vergroten.yaml\nowners: [{party: vo-raad, role: co, basis: stated}]\n"
    near = standing_of(tmp_path, leaderless + STARTED, "2015-11-01")
    assert (Health.AT_RISK, ["due soon and without a lead"]) == (near.health, reasons(near))
    assert Mark.NO_LEAD in near.marks


def test_a_deadline_that_moves_too_often_is_at_risk(tmp_path: Path) -> None:
    """More than max_moves times, two unless the agenda says otherwise."""
    entries = [
        f"# actions/zijinstroom-vergroten/2014-{month}-01-sectortafel-vo.yaml\n"
        f"deadline: {{text: later, by: {year}}}\nreason: geen tijd\n"
        for month, year in (("09", 2016), ("10", 2017), ("11", 2018))
    ]
    assert standing_of(tmp_path, "".join(entries[:2]), "2014-12-31").health is None
    third = standing_of(tmp_path, entries[2], "2014-12-31")
    assert (Health.AT_RISK, ["moved 3 times"]) == (third.health, reasons(third))


def test_a_late_milestone_puts_an_action_at_risk(tmp_path: Path) -> None:
    """Until somebody says that it was reached."""
    step = """
# actions/zijinstroom-vergroten.yaml
milestones:
  - title: plan van aanpak
    deadline: {text: november, by: 2014-11}
"""
    late = standing_of(tmp_path, step, "2014-12-01")
    assert (Health.AT_RISK, ["milestone late: plan van aanpak"]) == (late.health, reasons(late))
    reached = "# actions/zijinstroom-vergroten/2014-12-03-vo-raad.yaml\nmilestone: plan van aanpak\n"
    assert standing_of(tmp_path, reached, "2014-12-31").health is None


def test_the_worst_comes_first_and_the_other_reasons_stay(tmp_path: Path) -> None:
    """Overdue, awaiting decision, on hold, blocked, at risk: one word, and all that is known beside it."""
    late = "# actions/verkenning-selectie.yaml\ndeadline: {text: nu, by: 2014-10}\n"
    amber = "# actions/zijinstroom-vergroten/2014-09-02-vo-raad.yaml\nsignal: {value: amber, cause: geld}\n"
    found = [standing_of(tmp_path, WAITS + late + amber, "2014-12-31").health]
    held = (
        "# actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml\nstatus: on_hold\nuntil: 2015\nreason: geld\n"
    )
    found.append(standing_of(tmp_path, held, "2014-12-31").health)
    asked = "# actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml\nasks: {withdraw: true, reason: geen geld}\n"
    found.append(standing_of(tmp_path, asked, "2014-12-31").health)
    worst = standing_of(tmp_path, IN_OCTOBER, "2014-12-31")
    found.append(worst.health)
    assert [Health.BLOCKED, Health.ON_HOLD, Health.AWAITING_DECISION, Health.OVERDUE] == found
    assert [
        "61 days late",
        "a decision is asked for",
        "on hold until 31 Dec 2015",
        "waits for 1.2, which is overdue",
        "signal amber",
    ] == reasons(worst)


def test_silence_is_marked(tmp_path: Path) -> None:
    """Nothing reported counts from the source's day, no news from the last news; stale_days is 120."""
    assert Mark.SILENT not in standing_of(tmp_path, "", "2014-10-01").marks
    assert Mark.SILENT in standing_of(tmp_path, "", "2014-10-02").marks
    said = "# actions/zijinstroom-vergroten/2014-10-02-vo-raad.yaml\nnothing_new: true\n"
    assert set() == {Mark.SILENT, Mark.STALE} & set(standing_of(tmp_path, said, "2015-01-29").marks)
    assert Mark.STALE in standing_of(tmp_path, said, "2015-01-30").marks


def test_what_is_only_arranged_is_no_news(tmp_path: Path) -> None:
    """A new deadline or lead says nothing of how it goes."""
    arranged = "# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml\nlead: vo-raad\n"
    assert Mark.SILENT in standing_of(tmp_path, arranged, "2014-12-31").marks


def test_a_review_is_due_from_its_first_day(tmp_path: Path) -> None:
    assert Mark.REVIEW_DUE not in standing_of(tmp_path, "", "2015-09-30", subject="verkenning-selectie").marks
    assert Mark.REVIEW_DUE in standing_of(tmp_path, "", "2015-10-01", subject="verkenning-selectie").marks


def test_a_request_needs_no_lead(tmp_path: Path) -> None:
    """Whoever is asked has the next move, so a near date says nothing of its start or lead."""
    dated = "# actions/verzoek-erkennen.yaml\ndeadline: {text: dit jaar, by: 2014}\n"
    standing = standing_of(tmp_path, dated, "2014-12-31", subject="verzoek-erkennen")
    assert (None, True, False) == (standing.health, Mark.DUE_SOON in standing.marks, Mark.NO_LEAD in standing.marks)


def test_closed_has_neither_health_nor_marks(tmp_path: Path) -> None:
    """A meeting that moves afterwards changes nothing of how it was closed."""
    closed = """
# actions/zijinstroom-vergroten.yaml
deadline: {text: voor het overleg, by: bestuurlijk-2015-04}
# meetings/bestuurlijk-2015-04/2014-12-20-bestuurlijke-overlegtafel.yaml
date: 2015-01
reason: het moet eerder
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
status: done
meeting: vo-2014-12
"""
    standing = standing_of(tmp_path, closed, "2026-01-01")
    assert (None, (), Closed.ON_TIME) == (standing.health, standing.marks, standing.closed)
    assert (date(2015, 4, 30), 0) == (standing.due, len(standing.state.moves))
