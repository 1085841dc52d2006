"""A deadline that somebody names: the day or meeting, and the words for it."""

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.state import told
from lerarenagenda.changes.entries import Said, Speaker
from lerarenagenda.dates import Period
from lerarenagenda.i18n import Bilingual, Text, say, translator
from lerarenagenda.records.action import Action
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.table import Table

Until = Period | Meeting


def deadline_at(speaker: Speaker, action: Action, until: Until, *, words: str | None) -> Said:
    """A deadline as a file holds it; what part of the action its date belongs to stays as it is.

    Without words of people's own they are those of the period, in the language of the agenda.
    """
    agenda = speaker.loaded.agenda
    tr = translator(agenda.settings.language.value)
    by = until.id if isinstance(until, Meeting) else until
    return {"text": words or tr(usual_words(agenda, until)), "by": by, "of": _part(speaker, action)}


def usual_words(agenda: Agenda, until: Until) -> Text:
    """The words for a period or a meeting that need no others."""
    if isinstance(until, Meeting):
        table = agenda.get(Table, until.table)
        return say("at the meeting of {table}", table=Bilingual(table.name, table.name_en) if table else until.table)
    return until.text(full=True)


def _part(speaker: Speaker, action: Action) -> str | None:
    """The part that the date belongs to by now, when that is the same at every table."""
    states = told(speaker.loaded.agenda, action, as_of=speaker.on).states.values()
    parts = {state.deadline.of if state.deadline else None for state in states}
    return next(iter(parts)) if len(parts) == 1 else None
