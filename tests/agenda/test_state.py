"""What a history makes of an action at each of its tables."""

from datetime import date
from pathlib import Path

from lerarenagenda.records.status import Status
from tests.build import BOTH_TABLES, standing_of, story_of

VO, PO = "sectortafel-vo", "sectortafel-po"


def states(folder: Path, text: str, as_of: str = "2014-12-31") -> dict[str | None, Status]:
    return {table: state.status for table, state in story_of(folder, text, as_of).states.items()}


def test_an_empty_history_is_open(tmp_path: Path) -> None:
    """What nobody has started is open; a standing arrangement is ongoing."""
    assert {VO: Status.OPEN} == states(tmp_path, "")
    assert {VO: Status.ONGOING} == states(tmp_path, "# actions/zijinstroom-vergroten.yaml\nkind: arrangement\n")


def test_an_action_at_no_table_has_one_state(tmp_path: Path) -> None:
    started = """
# actions/zijinstroom-vergroten.yaml
tables: none
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
"""
    assert {None: Status.IN_PROGRESS} == states(tmp_path, started)


def test_a_day_sees_what_had_happened_by_then(tmp_path: Path) -> None:
    """An entry counts from its own day on, not before."""
    started = "# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml\nstatus: in_progress\n"
    assert {VO: Status.OPEN} == states(tmp_path, started, "2014-08-31")
    assert {VO: Status.IN_PROGRESS} == states(tmp_path, started, "2014-09-01")


def test_a_sector_table_speaks_for_itself_only(tmp_path: Path) -> None:
    """An entry by a table, or at its meeting, holds for that table; that of a party for where it sits."""
    entries = """
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
lead: vo-raad
# actions/zijinstroom-vergroten/2014-09-20-sectortafel-po.yaml
status: on_hold
reason: geen geld
until: 2015-03
# actions/zijinstroom-vergroten/2014-09-24-vo-raad.yaml
status: withdrawn
reason: gaat op in een ander punt
meeting: vo-2014-09
# actions/zijinstroom-vergroten/2014-11-10-po-raad.yaml
note: er is een besluit over de middelen
"""
    story = story_of(tmp_path, BOTH_TABLES + entries, "2014-12-31")
    assert {PO: Status.ON_HOLD, VO: Status.WITHDRAWN} == {table: one.status for table, one in story.states.items()}
    assert {PO: date(2014, 11, 10), VO: date(2014, 9, 24)} == {
        table: one.news_on for table, one in story.states.items()
    }
    assert not story.closed


def test_an_entry_may_name_its_tables(tmp_path: Path) -> None:
    started = """
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
lead: vo-raad
tables: [sectortafel-vo]
"""
    assert {PO: Status.OPEN, VO: Status.IN_PROGRESS} == states(tmp_path, BOTH_TABLES + started)


def test_a_party_speaks_for_the_tables_where_it_sits(tmp_path: Path) -> None:
    """The VO-raad says nothing of how it goes in primary education; the schools' councils sit at vo for them."""
    reported = """
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
lead: vo-raad
"""
    assert {PO: Status.OPEN, VO: Status.IN_PROGRESS} == states(tmp_path, BOTH_TABLES + reported)
    also = "# actions/zijinstroom-vergroten/2014-09-02-po-raad.yaml\nstatus: in_progress\n"
    assert {PO: Status.IN_PROGRESS, VO: Status.IN_PROGRESS} == states(tmp_path, also)


def test_of_the_tables_where_it_sits_a_party_speaks_for_the_open_ones(tmp_path: Path) -> None:
    """And never for an open one where it has no seat."""
    closed = """
# actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
status: withdrawn
reason: gaat op in een ander punt
# actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
note: voor het vo is er niets meer te doen
"""
    story = story_of(tmp_path, BOTH_TABLES + closed, "2014-12-31")
    assert {PO: None, VO: date(2014, 11, 10)} == {table: one.news_on for table, one in story.states.items()}


def test_who_sits_at_none_of_its_tables_speaks_for_all_that_are_open(tmp_path: Path) -> None:
    """Such as a guest, the table above, or who writes down what a meeting of that table decided."""
    guest = "# tables/sectortafel-po.yaml\nmembers: [{party: po-raad}, {party: ocw, role: guest}]\n"
    told = {
        "2014-10-20-ocw": "note: er is een besluit over de middelen",
        "2014-10-21-bestuurlijke-overlegtafel": "note: het gaat door",
        "2014-10-22-vo-raad": "note: zo besloten\nmeeting: bestuurlijk-2014-10",
    }
    text = BOTH_TABLES + guest
    for name, says in told.items():
        text += f"# actions/zijinstroom-vergroten/{name}.yaml\n{says}\n"
        story = story_of(tmp_path, text, "2014-12-31")
        assert {PO, VO} == {table for step in story.steps if step.entry.name == name for table in step.before}
        text = ""


def test_a_corrected_entry_is_struck(tmp_path: Path) -> None:
    """It counts until the day of the correction, and no longer after."""
    corrected = """
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
# actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
corrects: 2014-09-01-vo-raad
reason: het ging om een ander punt
"""
    assert {VO: Status.IN_PROGRESS} == states(tmp_path, corrected, "2014-11-09")
    assert {VO: Status.OPEN} == states(tmp_path, corrected)
    assert {"2014-09-01-vo-raad"} == story_of(tmp_path, corrected, "2014-12-31").struck


def test_a_corrected_correction_corrects_nothing(tmp_path: Path) -> None:
    """What was struck by mistake counts again."""
    twice = """
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
# actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
corrects: 2014-09-01-vo-raad
reason: het ging om een ander punt
# actions/zijinstroom-vergroten/2014-11-12-vo-raad.yaml
corrects: 2014-11-10-vo-raad.yaml
reason: het ging toch om dit punt
"""
    assert {VO: Status.IN_PROGRESS} == states(tmp_path, twice)
    assert {"2014-11-10-vo-raad"} == story_of(tmp_path, twice, "2014-12-31").struck


def test_only_an_earlier_entry_can_be_corrected(tmp_path: Path) -> None:
    backwards = """
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
corrects: 2014-11-10-vo-raad
reason: het ging om een ander punt
# actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
note: de eerste gesprekken zijn gevoerd
"""
    assert frozenset() == story_of(tmp_path, backwards, "2014-12-31").struck


def test_an_amended_promise_reads_otherwise_from_then_on(tmp_path: Path) -> None:
    """New tables start open that day, new owners bring their lead, and before that day nothing changed."""
    amended = """
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
# actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
meeting: bestuurlijk-2014-10
reason: het po doet mee
amend:
  title: Zijinstroom in po en vo vergroten
  tables: [sectortafel-po, sectortafel-vo]
  owners: [{party: po-raad, role: lead, basis: stated}]
"""
    text = BOTH_TABLES.split("# actions")[0] + amended
    before, now = (story_of(tmp_path, text, day) for day in ("2014-10-14", "2014-10-15"))
    assert ("Zijinstroom structureel vergroten", {VO}) == (before.action.title, set(before.states))
    assert "Zijinstroom in po en vo vergroten" == now.action.title
    assert {PO: Status.OPEN, VO: Status.IN_PROGRESS} == {table: one.status for table, one in now.states.items()}
    assert {("po-raad",)} == {one.leads for one in now.states.values()}
    assert date(2014, 10, 15) == now.states[PO].since


def test_an_english_title_goes_with_the_title_it_translates(tmp_path: Path) -> None:
    """Unless the new title comes with one; what is amended otherwise leaves it as it is."""
    entry = "# actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml\n"
    decided = "meeting: bestuurlijk-2014-10\nreason: het is ruimer\n"
    titles = {
        "priority: instroom": "Increase lateral entry for good",
        "title: Meer zijinstroom": None,
        "{title: Meer zijinstroom, title_en: More lateral entry}": "More lateral entry",
        "title_en: More lateral entry": "More lateral entry",
    }
    for change, expected in titles.items():
        amend = f"amend: {change}\n" if change.startswith("{") else f"amend:\n  {change}\n"
        assert expected == story_of(tmp_path, entry + decided + amend, "2014-12-31").action.title_en


def test_a_named_lead_takes_the_place_of_the_first(tmp_path: Path) -> None:
    taken_over = "# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml\nlead: po-raad\n"
    assert ("po-raad",) == story_of(tmp_path, taken_over, "2014-12-31").states[VO].leads


def test_a_first_date_is_no_move(tmp_path: Path) -> None:
    """What had no date is given one; what had one is moved, even by way of no date."""
    dates = """
# actions/zijinstroom-vergroten.yaml
deadline: none
# actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
deadline: {text: eind 2014, by: 2014}
# actions/zijinstroom-vergroten/2014-10-01-sectortafel-vo.yaml
deadline: {text: op termijn}
reason: het lukt niet
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
deadline: {text: in 2015, by: 2015}
reason: er is weer geld
"""
    given = standing_of(tmp_path, dates, "2014-09-30")
    assert (0, date(2014, 12, 31), date(2014, 12, 31)) == (len(given.state.moves), given.first_due, given.due)
    moved = standing_of(tmp_path, dates, "2014-12-31")
    assert ["het lukt niet", "er is weer geld"] == [move.reason for move in moved.state.moves]
    assert (date(2014, 12, 31), date(2015, 12, 31)) == (moved.first_due, moved.due)


def test_the_same_date_in_other_words_is_no_move(tmp_path: Path) -> None:
    again = """
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
deadline: {text: uiterlijk eind 2015, by: 2015}
"""
    assert () == story_of(tmp_path, again, "2014-12-31").states[VO].moves


MEETING = """
# actions/zijinstroom-vergroten.yaml
deadline: {text: voor het overleg in april, by: bestuurlijk-2015-04}
# meetings/bestuurlijk-2015-04/2014-11-20-bestuurlijke-overlegtafel.yaml
date: 2015-06
reason: de agenda's waren vol
"""


def test_a_deadline_moves_with_its_meeting(tmp_path: Path) -> None:
    """The move counts, from the day it was said, with the meeting's reason."""
    before, after = (standing_of(tmp_path, MEETING, day) for day in ("2014-11-19", "2014-11-20"))
    assert (date(2015, 4, 30), 0) == (before.due, len(before.state.moves))
    assert (date(2015, 6, 30), date(2015, 4, 30)) == (after.due, after.first_due)
    assert [(date(2014, 11, 20), "de agenda's waren vol")] == [(move.on, move.reason) for move in after.state.moves]


def test_a_day_for_a_month_moves_nothing(tmp_path: Path) -> None:
    """A meeting planned for April and then for 22 April was not postponed."""
    fixed = MEETING.replace("date: 2015-06", "date: 2015-04-22")
    standing = standing_of(tmp_path, fixed, "2014-12-31")
    assert (0, date(2015, 4, 22)) == (len(standing.state.moves), standing.due)


def test_a_meeting_moved_earlier_does_not_count_for_a_later_deadline(tmp_path: Path) -> None:
    """Who hangs a deadline on a meeting takes its date as it is then."""
    hung_later = """
# actions/zijinstroom-vergroten.yaml
deadline: none
# meetings/bestuurlijk-2015-04/2014-11-20-bestuurlijke-overlegtafel.yaml
date: 2015-06
reason: de agenda's waren vol
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
deadline: {text: voor het overleg in juni, by: bestuurlijk-2015-04}
"""
    standing = standing_of(tmp_path, hung_later, "2014-12-31")
    assert (0, date(2015, 6, 30), date(2015, 6, 30)) == (len(standing.state.moves), standing.first_due, standing.due)


def test_a_move_by_a_meeting_is_not_forgotten_when_the_deadline_moves_on(tmp_path: Path) -> None:
    moved_on = """
# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
deadline: {text: in 2016, by: 2016}
reason: het vraagt meer tijd
"""
    moves = story_of(tmp_path, MEETING + moved_on, "2014-12-31").states[VO].moves
    assert ["de agenda's waren vol", "het vraagt meer tijd"] == [move.reason for move in moves]


def test_what_counts_from_an_action_is_dated_once_that_is_done(tmp_path: Path) -> None:
    """Until then, and when it is dropped instead, there is no date."""
    counting = """
# actions/zijinstroom-vergroten.yaml
deadline: {text: een kwartaal na de verkenning, after: {event: verkenning-selectie, offset: P3M}}
# actions/verkenning-selectie/2014-09-24-sectortafel-vo.yaml
status: done
"""
    assert standing_of(tmp_path, counting, "2014-09-23").due is None
    assert date(2014, 12, 24) == standing_of(tmp_path, counting, "2014-09-24").due
    dropped = "# actions/verkenning-selectie/2014-09-24-sectortafel-vo.yaml\nstatus: withdrawn\n"
    assert standing_of(tmp_path, dropped, "2014-12-31").due is None


def test_an_action_is_done_when_it_is_done_at_the_tables_it_has_by_then(tmp_path: Path) -> None:
    """What counts from it waits for the table that joined, and not for one that left."""
    counting = """
# actions/verkenning-selectie.yaml
deadline: {text: een kwartaal erna, after: {event: zijinstroom-vergroten, offset: P3M}}
# actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
status: done
# actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
reason: het po doet mee
amend: {tables: [sectortafel-vo, sectortafel-po]}
# actions/zijinstroom-vergroten/2014-11-20-sectortafel-po.yaml
status: done
"""
    text = BOTH_TABLES + "# actions/zijinstroom-vergroten.yaml\ntables: [sectortafel-vo]\n" + counting
    days = ("2014-09-23", "2014-09-24", "2014-10-15", "2014-11-20")
    found = [standing_of(tmp_path, text, day, subject="verkenning-selectie").due for day in days]
    assert [None, date(2014, 12, 24), None, date(2015, 2, 20)] == found


def test_a_decision_answers_what_was_asked(tmp_path: Path) -> None:
    """News of an owner does not, a word of the table does."""
    asked = """
# actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
asks: {deadline: {text: in 2016, by: 2016}, reason: het vraagt meer tijd}
# actions/zijinstroom-vergroten/2014-11-12-vo-raad.yaml
note: de eerste gesprekken zijn gevoerd
"""
    assert ["2014-11-10-vo-raad"] == [name for name, _ in story_of(tmp_path, asked, "2014-12-31").states[VO].asks]
    answered = "# actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml\nnote: de termijn blijft\n"
    assert () == story_of(tmp_path, answered, "2014-12-31").states[VO].asks


def test_a_step_knows_what_it_found(tmp_path: Path) -> None:
    """Rules see each entry with the states before it, in order."""
    history = """
# actions/zijinstroom-vergroten/2014-09-01-vo-raad.yaml
status: in_progress
# actions/zijinstroom-vergroten/2014-09-24-sectortafel-vo.yaml
status: on_hold
reason: geen geld
until: 2015-03
"""
    story = story_of(tmp_path, history, "2014-12-31")
    found = [(step.entry.status, step.before[VO].status) for step in story.steps]
    assert [(Status.IN_PROGRESS, Status.OPEN), (Status.ON_HOLD, Status.IN_PROGRESS)] == found
    last = story.last_entry(VO, lambda entry: entry.until)
    assert last
    assert "2014-09-24-sectortafel-vo" == last.name
