"""Small agendas for tests: YAML laid over the example agenda, as in the examples of rule pages."""

import shutil
from datetime import date
from pathlib import Path

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day, Standing
from lerarenagenda.agenda.load import load
from lerarenagenda.agenda.state import Story
from lerarenagenda.records.action import Action
from tests.pages import EXAMPLE, files_of, lay

SUBJECT = "zijinstroom-vergroten"  # the action of the example that most tests speak of
BOTH_TABLES = """
# tables/sectortafel-po.yaml
name: Sectortafel po
short: po
kind: sector
members: [{party: po-raad}]
reports_to: bestuurlijke-overlegtafel
# actions/zijinstroom-vergroten.yaml
sectors: [po, vo]
tables: [sectortafel-po, sectortafel-vo]
owners: [{party: twee-raden, role: co, basis: stated}]
"""


def agenda_of(folder: Path, text: str) -> Agenda:
    """The example agenda with these files laid over it; all of it must be readable."""
    root = folder / "data"
    if not root.exists():
        shutil.copytree(EXAMPLE, root)
    for path, how, content in files_of(text):
        lay(root / path, how, content)
    loaded = load(root)
    assert [] == loaded.problems
    return loaded.agenda


def day_of(folder: Path, text: str, as_of: str) -> Day:
    """That agenda on a day."""
    return Day(agenda_of(folder, text), date.fromisoformat(as_of))


def story_of(folder: Path, text: str, as_of: str, *, subject: str = SUBJECT) -> Story:
    """The history of one action up to a day."""
    day = day_of(folder, text, as_of)
    action = day.agenda.get(Action, subject)
    assert action
    return day.story(action)


def standing_of(folder: Path, text: str, as_of: str, *, subject: str = SUBJECT, table: str | None = None) -> Standing:
    """How one action stands on a day, at the table named or at its only one."""
    standings = day_of(folder, text, as_of).standings[subject]
    found = [standing for standing in standings if table in (None, standing.table)]
    assert len(found) == 1
    return found[0]
