"""agenda show: one record whole."""

from typing import Annotated

from lerarenagenda.cli._frame import Ask, question
from lerarenagenda.cli._options import argument
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_
from lerarenagenda.questions import show as answer
from lerarenagenda.questions.answer import Document
from lerarenagenda.records import KINDS


@question()
def show(
    ask: Ask,
    ids: Annotated[
        list[str], argument(help=N_("Ids, numbers or short names"), metavar="ID...", completes=record_ids(*KINDS))
    ],
) -> Document:
    """Show what was promised, word for word, and what happened"""
    return answer.show(ask.day, [ask.agenda.find(text, *KINDS) for text in ids])
