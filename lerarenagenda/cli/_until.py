"""A deadline as people write it on the command line: a day, a period or a meeting."""

from typing import Annotated

from lerarenagenda.changes import deadlines
from lerarenagenda.cli._asking import period_asked
from lerarenagenda.cli._entry import Saying
from lerarenagenda.cli._options import argument, option
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.meeting import Meeting

Until = Annotated[
    str | None,
    argument(
        help=N_("A day, a period or a meeting: 2015-10-15, 2015-Q3"), metavar="PERIOD", completes=record_ids(Meeting)
    ),
]
WordsFor = Annotated[
    str | None, option("--words", help=N_("The words for it, when they are not those of the period"), metavar="TEXT")
]


def until_asked(given: str | None, saying: Saying) -> deadlines.Until:
    """The meeting of that id, or else the period that is meant."""
    text = saying.doing.needed(given, "PERIOD", say("Until when"))
    return saying.doing.agenda.get(Meeting, text) or period_asked(text)
