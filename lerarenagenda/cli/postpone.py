"""agenda postpone ID PERIOD: another date, by decision of a table."""

from lerarenagenda.changes import postpone as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._entry import Saying, entry
from lerarenagenda.cli._until import Until, WordsFor, until_asked


@entry()
def postpone(saying: Saying, until: Until = None, *, words: WordsFor = None) -> Change:
    """Record that a table moved a deadline"""
    when = until_asked(until, saying)
    saying = saying.explained()
    return act.postpone(saying.speaker, saying.actions, until=when, words=words, beside=saying.beside)
