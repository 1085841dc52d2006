"""How a priority reads on a day: its history, folded."""

from dataclasses import dataclass
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.entries import reworded
from lerarenagenda.records.priority import Priority, PriorityEntry


@dataclass(frozen=True, slots=True)
class PriorityStory:
    """A priority as it reads on a day, the one it became part of, and whether it was dropped."""

    priority: Priority
    merged_into: str | None = None
    dropped: bool = False


def priority_told(agenda: Agenda, priority: Priority, *, as_of: date) -> PriorityStory:
    """Fold the history of a priority up to and including a day."""
    story = PriorityStory(priority)
    for entry in agenda.history(priority):
        if isinstance(entry, PriorityEntry) and entry.on <= as_of:
            story = PriorityStory(
                priority=reworded(story.priority, entry.amend),
                merged_into=entry.merged_into or story.merged_into,
                dropped=entry.dropped or story.dropped,
            )
    return story
