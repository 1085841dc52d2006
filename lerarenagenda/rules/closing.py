"""Family E, decisions: what a meeting decided was decided there, and what waits for a decision gets one."""

from collections.abc import Iterator
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import date_of
from lerarenagenda.agenda.entries import live_entries
from lerarenagenda.agenda.health import Day
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Record
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.meeting import Meeting, MeetingStatus
from lerarenagenda.records.priority import Priority, PriorityEntry
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.status import Status
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.rules.circles import circles, way_text
from lerarenagenda.rules.moves import WRONG_STATUS


@rule("E120", "decided-at-no-meeting", each=Record)
def decided_at_no_meeting(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """A decision names a meeting that was not held.

    ## Why
    What a meeting is still to decide is not decided yet. The list would run ahead of the table, and perhaps be wrong.

    ## Fix
    If the meeting took place, set its `status` to `held`. Else name the meeting that did decide, or ask for the
    decision with `asks`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-bestuurlijke-overlegtafel.yaml
        deadline:
          text: in 2016
          by: 2016
        reason: de scholen vragen een jaar langer om te werven
        meeting: bestuurlijk-2015-04

    ## Good
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        deadline:
          text: in 2016
          by: 2016
        reason: de scholen vragen een jaar langer om te werven
        meeting: bestuurlijk-2014-10
    """
    for entry, meeting in agenda.once(_decisions, record):
        if meeting.status is not MeetingStatus.HELD:
            yield see(
                "meeting",
                at=entry,
                says=N_("{meeting!r} is cancelled, so nothing was decided there")
                if meeting.status is MeetingStatus.CANCELLED
                else N_("{meeting!r} has not been held, so nothing was decided there"),
                meeting=meeting.id,
                hint=say("set its status to held when it took place, or name the meeting that decided"),
                related=[(spot("status", at=meeting), say("the status of the meeting"))],
            )


@rule("E121", "decided-before-meeting", each=Record)
def decided_before_meeting(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """A decision is dated before the meeting that took it.

    ## Why
    On that day nothing had been decided. Who asks how the list stood then gets an answer that nobody could know.

    ## Fix
    Name the file by the day of the meeting, or by a later one when it was recorded afterwards.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-sectortafel-vo.yaml
        deadline:
          text: in 2016
          by: 2016
        reason: de scholen vragen een jaar langer om te werven
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        deadline:
          text: in 2016
          by: 2016
        reason: de scholen vragen een jaar langer om te werven
        meeting: vo-2014-12
    """
    for entry, meeting in agenda.once(_decisions, record):
        held = date_of(agenda, meeting, as_of=date.max)
        if meeting.status is MeetingStatus.HELD and entry.on < held.first:
            yield see(
                "meeting",
                at=entry,
                says=N_("this entry is dated {on}, and {meeting!r} was held on {held}"),
                on=entry.on,
                meeting=meeting.id,
                held=held,
                hint=say("name the file by the day of the meeting, or name the meeting that decided"),
                related=[(spot("date", at=meeting), say("the date of the meeting"))],
            )


@rule("E122", "successor-missing", each=Settings)
def successor_missing(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is superseded, and no other action takes its place.

    ## Why
    Superseded means that the promise lives on elsewhere. If it does not, it has lapsed, and that asks for another word.

    ## Fix
    Name it in the `supersedes` of the action that takes its place. If there is none, set it to `lapsed` or `withdrawn`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: superseded
        reason: gaat op in de verkenning
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: superseded
        reason: gaat op in de verkenning
        meeting: vo-2014-12
        # actions/verkenning-selectie.yaml
        supersedes:
          - zijinstroom-vergroten
    """
    if any(kind == Action.kind_name for kind, _ in agenda.unread):
        return  # the successor may be among those
    succeeded = {old for action in agenda.all(Action) for old in action.supersedes}
    if not all(agenda.exists(Action.kind_name, old) for old in succeeded):
        return  # or be named wrongly, which has a rule of its own
    for action in agenda.all(Action):
        said = [entry for entry in day.story(action).entries if entry.status is Status.SUPERSEDED]
        if said and action.id not in succeeded:
            yield see(
                "status",
                at=said[-1],
                of=action,
                says=N_("{id!r} is superseded, and no action names it in supersedes"),
                id=action.id,
                hint=say("name it in supersedes of the action that takes its place, or call it lapsed or withdrawn"),
            )


@rule("E123", "supersedes-in-circle", each=Settings)
def supersedes_in_circle(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """Actions take one another's place in a circle.

    ## Why
    Then each of them has been replaced, and nobody can say which promise still holds.

    ## Fix
    Decide which action is the newest, and name it in no `supersedes`.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        supersedes:
          - verkenning-selectie
        # actions/verkenning-selectie.yaml
        supersedes:
          - zijinstroom-vergroten

    ## Good
        # actions/zijinstroom-vergroten.yaml
        supersedes:
          - verkenning-selectie
    """
    for way in circles({action.id: action.supersedes for action in agenda.all(Action)}):
        first = agenda.get(Action, way[0])
        assert first is not None  # the way was made of actions that are there
        after = way[1 % len(way)]
        yield see(
            *("supersedes", first.supersedes.index(after)),
            at=first,
            says=N_("{first!r} takes its own place")
            if len(way) == 1
            else N_("these actions take one another's place: {way}"),
            first=first.id,
            way=way_text(way),
            hint=say("decide which is the newest, and take that one out of supersedes of the others"),
        )


@rule(
    "E124",
    "reported-not-decided",
    each=Action,
    severity=Severity.WARNING,
    unless=WRONG_STATUS,
    whole_history=True,
)
def reported_not_decided(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action was reported done, and the next meeting of the table did not decide on it.

    ## Why
    Only the table can accept it. As long as it does not, the owner waits, and the action stands open for no reason.

    ## Fix
    Put it on the agenda of the next meeting with the evidence. If the table did decide, record that with its `meeting`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-11-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
    """
    story = day.story(action)
    for table, state in story.states.items():
        if state.status is not Status.REPORTED_DONE or state.reported_on is None:
            continue
        missed = day.next_held(table, after=state.reported_on)
        entry = story.last_entry(table, lambda entry: entry.status is Status.REPORTED_DONE)
        if missed and entry:
            yield see(
                "status",
                at=entry,
                says=N_("{id!r} was reported done on {on}, and not decided at the meeting of {date}"),
                id=action.id,
                on=entry.on,
                date=missed[0],
                hint=_on_the_agenda(missed[1]),
                related=[(spot("date", at=missed[1]), say("the next meeting after it was reported"))],
            )
            return


def _on_the_agenda(meeting: Meeting) -> Text:
    return say("put it on the agenda of the next meeting, or record what {meeting!r} decided", meeting=meeting.id)


def _decisions(agenda: Agenda, record: Record) -> tuple[tuple[ActionEntry | PriorityEntry, Meeting], ...]:
    """The entries of a record that name a meeting that is there, without those that were corrected."""
    entries = agenda.history(record) if isinstance(record, Action | Priority) else ()
    live = live_entries(entries, as_of=date.max)[0] if isinstance(record, Action) else entries
    named = [entry for entry in live if isinstance(entry, ActionEntry | PriorityEntry) and entry.meeting]
    return tuple((entry, meeting) for entry in named if (meeting := agenda.get(Meeting, entry.meeting)))
