"""Families D and E, what needs a base: a promise or a history that was written over instead of added to."""

from collections.abc import Iterator

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry, Record
from lerarenagenda.records.walking import said_by
from lerarenagenda.rules.base import Finding, rule, see


@rule("D113", "deadline-altered", each=Action)
def deadline_altered(action: Action, agenda: Agenda, *, base: Agenda) -> Iterator[Finding]:
    """The first deadline of a promise reads otherwise than before.

    ## Why
    The promise does not move. A deadline that is written over was never missed, and nobody can count how often it
    moved.

    ## Fix
    Put the first deadline back. A table moves it with an entry: the new deadline, the meeting and the reason.

    ## Bad
        $ agenda check --base main
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in 2016
          by: 2016

    ## Good
        $ agenda check --base main
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        meeting: vo-2014-12
        reason: de wet treedt later in werking
        deadline:
          text: in 2016
          by: 2016
    """
    before = base.get(Action, action.id)
    if before and before.deadline != action.deadline:
        old = before.deadline.text if before.deadline else "none"
        yield see(
            "deadline",
            says=N_("the first deadline of {id!r} was {old!r}"),
            id=action.id,
            old=old,
            hint=say("put it back and add an entry with the new deadline, the meeting and the reason"),
        )


@rule("E150", "entry-altered", each=Record)
def entry_altered(record: Record, agenda: Agenda, *, base: Agenda) -> Iterator[Finding]:
    """An entry in a history says something else than when it was recorded.

    ## Why
    A history is only added to, so that the list can be read as it stood on any day.

    ## Fix
    Put the old words back. Record what is right in a new entry with `corrects`, the name of the wrong one, and the
    reason.

    ## Bad
        $ agenda check --base main
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml (base)
        note: Drie scholen doen mee.
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml (whole)
        note: Dertig scholen doen mee.

    ## Good
        $ agenda check --base main
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml (base)
        note: Drie scholen doen mee.
        # actions/zijinstroom-vergroten/2014-10-02-vo-raad.yaml
        note: Dertig scholen doen mee.
        corrects: 2014-10-01-vo-raad
        reason: een tikfout
    """
    now = {entry.name: entry for entry in agenda.history(record)}
    for old in base.history(record):
        new = now.get(old.name)
        keys = _differing(old, new) if new else []
        if keys:
            yield see(
                keys[0],
                at=new,
                says=N_("the entry {name!r} was changed after it was recorded: {keys}"),
                keys=tuple(keys),
                name=old.name,
                hint=say("put it back; record what is right in a new entry with corrects: {name}", name=old.name),
            )


@rule("E151", "entry-removed", each=Record)
def entry_removed(record: Record, agenda: Agenda, *, base: Agenda) -> Iterator[Finding]:
    """An entry was taken out of a history, or its file has another name.

    ## Why
    A history is only added to. The name of the file says on which day it happened and who recorded it; both belong
    to what was recorded.

    ## Fix
    Put the file back under its old name. If it was wrong, add an entry with `corrects` and the reason.

    ## Bad
        $ agenda check --base main
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml (base)
        note: Drie scholen doen mee.
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml (removed)

    ## Good
        $ agenda check --base main
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml (base)
        note: Drie scholen doen mee.
    """
    if record.id in agenda.half_told:
        return
    here = agenda.history(record)
    names = {entry.name for entry in here}
    added = [entry for entry in here if entry.name not in {old.name for old in base.history(record)}]
    for old in base.history(record):
        if old.name in names:
            continue
        heir = next((new for new in added if _says_the_same(old, new)), None)
        if heir:
            says = N_("the entry {name!r} is called {new!r} here")
            yield see(at=heir, says=says, name=old.name, new=heir.name, hint=say("give the file its old name again"))
        else:
            says = N_("the entry {name!r} of {id!r} has been removed")
            hint = say("put the file back; what was wrong is corrected by a new entry")
            yield see(at=old, says=says, name=old.name, id=record.id, hint=hint)


def _differing(old: Entry, new: Entry) -> list[str]:
    """The keys of which two entries of one sort say something else."""
    before, after = said_by(old), said_by(new)
    return [key for key in before if before[key] != after[key]]


def _says_the_same(old: Entry, new: Entry) -> bool:
    return type(old) is type(new) and not _differing(old, new)
