"""Family F, evidence: what is done is shown, by something from after the promise that can be found."""

from collections.abc import Iterator
from typing import NamedTuple

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.calendar import date_of
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import State
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.fields import shown
from lerarenagenda.records.history import ActionEntry, Evidence
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.source import Source
from lerarenagenda.records.status import ActionKind, Status, status_word
from lerarenagenda.rules.base import Finding, rule, see, spot

FINISHED = frozenset({Status.REPORTED_DONE, Status.DONE})


class Shown(NamedTuple):
    """One piece of evidence, and where it stands."""

    entry: ActionEntry
    place: int
    item: Evidence


@rule("F101", "done-without-evidence", each=Action, unless=("E110", "E111", "E114", "E115", "E118", "E120"))
def done_without_evidence(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """Something is done, and nothing shows it.

    ## Why
    Whoever was promised it wants to see it. That a table says so is not enough, as long as nobody can read there
    what it saw.

    ## Fix
    Add as `evidence` what shows it, or the `answer` to a request. The minutes of the meeting that decided it count
    as well, once they have been adopted.

    ## Bad
        # actions/verzoek-erkennen/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done

    ## Good
        # actions/verzoek-erkennen/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        answer:
          tenor: granted
          document: brief van 10 oktober 2014
    """
    for table, state, entry in finished(day, action):
        if state.status is Status.DONE and not state.evidence and not _shown_otherwise(day, action, table, entry):
            yield see(
                "status",
                at=entry,
                says=N_("{id!r} is {status}, and nothing shows it"),
                id=action.id,
                status=status_word(action.kind, Status.DONE),
                hint=say("add as evidence what shows it; adopted minutes of the meeting that decided it count as well"),
            )
            return


@rule("F103", "evidence-incomplete", each=Action, severity=Severity.WARNING)
def evidence_incomplete(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """Evidence has no date, cannot be found, or does not say what it shows.

    ## Why
    A title alone proves nothing a year later: nobody can tell which report is meant, of when it is, and why it was
    given.

    ## Fix
    Write its `date`, a `reference`, `url` or `file`, and in `proves` what it shows. If the entry is already on the
    list, add it with a new entry that names the old one in `corrects`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
    """
    for entry, index, item in evidence_of(day, action):
        found = {"date": item.date, "reference": item.reference or item.url or item.file, "proves": item.proves}
        lacks = tuple(key for key, value in found.items() if not value)
        if lacks:
            yield see(
                *("evidence", index, "title"),
                at=entry,
                says=N_("the evidence {title!r} lacks: {lacks}"),
                title=shown(item.title),
                lacks=lacks,
                hint=say("write of when it is, where it can be found (reference, url or file) and what it proves"),
            )


@rule("F104", "evidence-before-promise", each=Action, severity=Severity.WARNING)
def evidence_before_promise(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """Evidence is older than the promise it is to show.

    ## Why
    What was there before the promise was made does not show that it was kept. Either the promise was already
    fulfilled, or the evidence is about something else.

    ## Fix
    Give evidence from after the promise. If the date was typed wrongly, correct the entry.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2013-11
            reference: VO/2013/71
            proves: de zijinstroom is structureel gestegen

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
    """
    source = agenda.get(Source, action.source.document)
    if source is None or source.date is None:
        return
    for entry, index, item in evidence_of(day, action):
        if item.date and item.date.last < source.date.first:
            yield see(
                *("evidence", index, "date"),
                at=entry,
                says=N_("the evidence {title!r} is of {date}, and {id!r} was promised on {promised}"),
                title=shown(item.title),
                date=item.date,
                id=action.id,
                promised=source.date,
                hint=say("give evidence from after the promise"),
                related=[(spot("date", at=source), say("the date of the document"))],
            )


def evidence_of(day: Day, action: Action) -> Iterator[Shown]:
    """Every piece of evidence given for an action up to a day."""
    for entry in day.story(action).entries:
        for index, item in enumerate(entry.evidence):
            yield Shown(entry, index, item)


def finished(day: Day, action: Action) -> Iterator[tuple[str | None, State, ActionEntry]]:
    """The tables at which an action was reported done or is done, and where that is said.

    An agreement in force is not finished but begins; of a history with a hole in it nobody knows what was shown.
    """
    if action.kind is ActionKind.AGREEMENT or action.id in day.agenda.half_told:
        return
    story = day.story(action)
    for table, state in story.states.items():
        entry = story.last_entry(table, lambda entry: entry.status in FINISHED) if state.status in FINISHED else None
        if entry:
            yield table, state, entry


def _shown_otherwise(day: Day, action: Action, table: str | None, entry: ActionEntry) -> bool:
    """Whether something else than evidence shows what is done: an answer, or minutes that are or may yet be adopted."""
    if day.story(action).last_entry(table, lambda entry: entry.answer):
        return True
    if entry.meeting is None:
        return False
    meeting = day.agenda.get(Meeting, entry.meeting)
    if meeting is None or (meeting.minutes and meeting.minutes.adopted_at):
        return True
    held = date_of(day.agenda, meeting, as_of=day.as_of).last
    return day.next_held(meeting.table, after=held) is None  # the next meeting can still adopt them
