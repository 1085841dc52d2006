"""agenda ask ID PERIOD: a later date that an owner asks for."""

from lerarenagenda.changes import ask as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._entry import Saying, entry
from lerarenagenda.cli._until import Until, WordsFor, until_asked


@entry()
def ask(saying: Saying, until: Until = None, *, words: WordsFor = None) -> Change:
    """Ask the table for another deadline"""
    when = until_asked(until, saying)
    saying = saying.explained()
    return act.ask(saying.speaker, saying.actions, until=when, words=words, reason=saying.reason, beside=saying.decided)
