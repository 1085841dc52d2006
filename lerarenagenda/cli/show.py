"""agenda show: one record whole."""

from typing import Annotated

from lerarenagenda.cli._frame import Ask, question
from lerarenagenda.cli._options import argument
from lerarenagenda.i18n import N_
from lerarenagenda.questions import show as answer
from lerarenagenda.questions.answer import Document
from lerarenagenda.records import KINDS


@question()
def show(
    ask: Ask,
    ids: Annotated[list[str], argument(help=N_("Ids, numbers or short names"), metavar="ID...")],
) -> Document:
    """Show what was promised, word for word, and what happened"""
    return answer.show(ask.day, [ask.agenda.find(text, *KINDS) for text in ids])
