"""What a table decides about its actions at a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.deadlines import Until, deadline_at, usual_words
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.i18n import Text, say, translator
from lerarenagenda.records.action import Action
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.status import Status, status_word


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided: how far it is, until when it now runs, or neither, and then it stays as it is."""

    status: Status | None = None
    until: Until | None = None
    remains: str | None = None
    evidence: Sequence[Said] = ()
    reason: str | None = None

    def keys(self, speaker: Speaker, action: Action) -> Said:
        """What the entry of an action says."""
        if self.until:
            return {"deadline": deadline_at(speaker, action, self.until, words=None)}
        if self.status:
            return {"status": self.status, "evidence": self.evidence, "remains": self.remains}
        tr = translator(speaker.loaded.agenda.settings.language.value)
        return {"note": tr(say("stays as it is"))}

    def words(self, speaker: Speaker, action: Action) -> Text:
        """The same in a few words."""
        if self.until:
            return say("deadline is now {deadline}", deadline=usual_words(speaker.loaded.agenda, self.until))
        return status_word(action.kind, self.status) if self.status else say("stays as it is")


def decide(
    speaker: Speaker, meeting: Meeting, decided: Sequence[tuple[Action, Decision]], *, tables: Sequence[str]
) -> Change:
    """Record the decisions of a meeting, one entry an action. Raises Refused when there is none."""
    if not decided:
        raise Refused(say("nothing was decided"))
    beside = {"meeting": meeting.id, "tables": tables}
    said = [(one, {**decision.keys(speaker, one), **beside, "reason": decision.reason}) for one, decision in decided]
    first, *others = [decision.words(speaker, action) for action, decision in decided]
    happens = first if all(one == first for one in others) else say("decided by {party}", party=speaker.name)
    return recorded(speaker, said, name="decide", happens=happens)
