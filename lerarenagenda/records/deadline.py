"""A deadline: the words as written, and the period they name, if they name one."""

from dataclasses import dataclass

from lerarenagenda.dates import Period
from lerarenagenda.i18n import N_
from lerarenagenda.records.base import Part, said
from lerarenagenda.records.fields import EventId, Offset, Rhythm, WhenOrMeeting, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class After(Part):
    """A deadline that counts from another event."""

    event: EventId = said(N_("event"), N_("The meeting or action it counts from."))
    offset: Offset = said(N_("offset"), N_("How long after it, such as P3M."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Part):
    """When: words without a date stay words."""

    text: Words = said(N_("words"), N_("The words as written."))
    by: WhenOrMeeting | None = said(N_("by when"), N_("The period they name, or the id of a meeting."), default=None)
    every: Rhythm | None = said(N_("every"), N_("How often it comes back."), default=None)
    after: After | None = said(N_("after"), N_("The event it counts from."), default=None)
    of: Words | None = said(N_("of"), N_("When the date belongs to a part only: to which part."), default=None)

    @property
    def dated(self) -> bool:
        """Whether a last day can be known."""
        return self.by is not None or self.after is not None

    @property
    def period(self) -> Period | None:
        """The period it names itself, when it names no other event."""
        return self.by if isinstance(self.by, Period) else None
