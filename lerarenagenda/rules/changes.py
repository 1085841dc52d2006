"""Family K, change: what may not happen to what was there at the base that is compared with."""

from collections.abc import Iterable, Iterator, Mapping

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records import KINDS
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Record, fields_of
from lerarenagenda.records.fields import shown
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.priority import Priority, PriorityChange
from lerarenagenda.records.settings import Settings
from lerarenagenda.rules.base import Finding, rule, see
from lerarenagenda.rules.sources import quotes_of
from lerarenagenda.rules.wording import plain, times

MOST = 0.75  # so much of what a record says must stand in another one to take that for the same under a new name


@rule("K100", "cannot-check")
def cannot_check() -> None:
    """There is nothing to compare with, so rules about changes cannot be checked.

    ## Why
    Whether a promise was altered or a record removed shows only beside an earlier state. In a clone without history
    nobody can tell, and that is not the same as "nothing was altered".

    ## Fix
    Fetch the history: `git fetch --unshallow`, or in a workflow `fetch-depth: 0`.

    ## Bad
        $ git clone --depth 1 https://git.example/agenda.git
        $ agenda check --base main

    ## Good
        $ agenda check --base main
    """


@rule("K101", "record-removed", each=Settings)
def record_removed(settings: Settings, agenda: Agenda, *, base: Agenda) -> Iterator[Finding]:
    """A record that was there has been removed.

    ## Why
    What was promised stays on the list, also when nothing comes of it. A record that is gone takes its history
    with it, and nobody sees that something was dropped.

    ## Fix
    Put the file back, with its history. Let a table close it: lapsed, withdrawn or superseded, with a reason.

    ## Bad
        $ agenda check --base main
        # actions/verkenning-selectie.yaml (removed)

    ## Good
        $ agenda check --base main
        # actions/verkenning-selectie/2014-12-03-sectortafel-vo.yaml
        status: lapsed
        meeting: vo-2014-12
        reason: de bestuurlijke overlegtafel ziet ervan af
    """
    for record in _gone(agenda, base):
        if _under_another_name(record, agenda, base) is None:
            yield see(
                at=record,
                says=N_("the {word} {id!r} has been removed"),
                word=Text(record.word),
                id=record.id,
                hint=say("put the file back; what is over is closed, not removed"),
            )


@rule("K102", "record-renamed", each=Settings)
def record_renamed(
    settings: Settings, agenda: Agenda, *, base: Agenda, renamed: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """A record that was there has another id now.

    ## Why
    The id is how minutes, letters and other records name it, for good. Under another name its history begins anew.

    ## Fix
    Give the file and the folder of its history their old names. The number and the title may change, the id stays.

    ## Bad
        $ agenda check --base main
        # actions/selectie-verkennen.yaml
        number: 1.2
        title: Verkenning mogelijkheden en effecten van selectie
        kind: action
        strength: exploration
        priority: instroom
        sectors:
          - vo
        level: national
        tables:
          - sectortafel-vo
        owners:
          - party: vo-raad
            role: lead
            basis: stated
        deadline: none
        review_on: 2015-10
        source:
          document: brief
          place: p. 2
          item: P1.2
          quote: een verkenning naar de mogelijkheden en de effecten van selectie
        # actions/verkenning-selectie.yaml (removed)

    ## Good
        $ agenda check --base main
        # actions/verkenning-selectie.yaml
        number: 1.4
    """
    for record in _gone(agenda, base):
        heir = _under_another_name(record, agenda, base)
        if heir is not None and not _kept_whole(record, heir, agenda, base, renamed or {}):
            yield see(
                at=heir,
                says=N_("the {word} {old!r} is called {new!r} here"),
                word=Text(record.word),
                old=record.id,
                new=heir.id,
                hint=say("call it {old!r} again; an id stays as it is", old=record.id),
            )


@rule("K103", "quote-altered", each=Record)
def quote_altered(
    record: Record, agenda: Agenda, *, base: Agenda, texts: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """A quote reads otherwise than before.

    ## Why
    The quote is what was promised, word for word. Whoever alters it alters the promise, unseen.

    ## Fix
    Put the words back. If they were copied wrongly, prove the new ones: `agenda check --base main --source FILE`.

    ## Bad
        $ agenda check --base main
        # actions/zijinstroom-vergroten.yaml
        source:
          document: brief
          place: p. 2
          item: P1.1
          quote: het vergroten van de zijinstroom

    ## Good
        $ agenda check --base main
        # actions/zijinstroom-vergroten.yaml
        source:
          document: brief
          place: p. 2
          item: P1.1
          quote: het structureel vergroten van de zijinstroom
          note: zo staat het er
    """
    before = base.get(type(record), record.id)
    if before is None:
        return
    now = {plain(quote.words) for quote in quotes_of(record)}
    there = {quote.route: quote for quote in quotes_of(record)}
    known = {plain(quote.words) for quote in quotes_of(before)}
    for old in quotes_of(before):
        new = there.get(old.route)
        if plain(old.words) in now or (new and (plain(new.words) in known or _stands_in(new.words, texts))):
            continue
        yield see(
            *old.route,
            says=N_("the quote was {quote!r}"),
            quote=shown(old.words),
            hint=say("put the words back, or prove the new ones with --source"),
        )


@rule("K104", "priority-altered", each=Record)
def priority_altered(record: Record, agenda: Agenda, *, base: Agenda) -> Iterator[Finding]:
    """A priority reads otherwise, or an action has another one, and no entry says who decided it.

    ## Why
    The parties chose their priorities together. What is written over shows neither when nor by whom it was changed.

    ## Fix
    Put the old words back and add an entry with `amend`, the meeting and the reason.

    ## Bad
        $ agenda check --base main
        # priorities/instroom.yaml
        title: Kwaliteit van de instroom

    ## Good
        $ agenda check --base main
        # priorities/instroom/2014-10-15-bestuurlijke-overlegtafel.yaml
        meeting: bestuurlijk-2014-10
        reason: het gaat nu om de kwaliteit
        amend:
          title: Kwaliteit van de instroom
    """
    before = base.get(type(record), record.id)
    keys = fields_of(PriorityChange) if isinstance(record, Priority) else ("priority",)
    if before is None or not isinstance(record, Priority | Action):
        return
    for key in keys:
        old = getattr(before, key)
        if old is not None and getattr(record, key) != old:
            yield see(
                key,
                says=N_("{field!r} of {id!r} was {old!r}"),
                field=key,
                id=record.id,
                old=shown(old),
                hint=say("put it back and add an entry with amend, the meeting and the reason"),
            )


@rule("K105", "meeting-date-altered", each=Meeting)
def meeting_date_altered(meeting: Meeting, agenda: Agenda, *, base: Agenda) -> Iterator[Finding]:
    """A meeting has another date, and no entry says why.

    ## Why
    Deadlines hang on a meeting and move along with it. Written over, the date moves them without a reason.

    ## Fix
    Put the old date back and add an entry with the new date and the reason. A more exact date may be filled in.

    ## Bad
        $ agenda check --base main
        # meetings/bestuurlijk-2015-04.yaml
        date: 2015-06-10

    ## Good
        $ agenda check --base main
        # meetings/bestuurlijk-2015-04/2014-12-10-bestuurlijke-overlegtafel.yaml
        date: 2015-06-10
        reason: de agenda's waren vol
    """
    before = base.get(Meeting, meeting.id)
    if before and not (before.date.first <= meeting.date.first and meeting.date.last <= before.date.last):
        yield see(
            "date",
            says=N_("the date of {id!r} was {old}"),
            id=meeting.id,
            old=before.date,
            hint=say("put it back and add an entry with the new date and the reason"),
        )


def _gone(agenda: Agenda, base: Agenda) -> Iterator[Record]:
    """The records of the base that are there no longer, readable or not."""
    for kind in KINDS:
        for record in base.all(kind):
            if not agenda.exists(kind.kind_name, record.id):
                yield record


def _under_another_name(record: Record, agenda: Agenda, base: Agenda) -> Record | None:
    """The new record that says what this one said: in most of what it says at all."""
    new = (one for one in agenda.all(type(record)) if not base.exists(record.kind_name, one.id))
    said = [facts.name for facts in fields_of(type(record)).values() if getattr(record, facts.name)]
    return next((one for one in new if _alike(one, record, said) >= MOST * len(said)), None)


def _kept_whole(record: Record, heir: Record, agenda: Agenda, base: Agenda, renamed: Mapping[str, str]) -> bool:
    """Whether a commit says that it renamed the record, and all that had happened to it came along."""
    told = renamed.get(f"{record.folder}/{record.id}") == f"{heir.folder}/{heir.id}"
    return told and all(entry in agenda.history(heir) for entry in base.history(record))


def _alike(one: Record, other: Record, names: Iterable[str]) -> int:
    return sum(getattr(one, name) == getattr(other, name) for name in names)


def _stands_in(words: str, texts: Mapping[str, str] | None) -> bool:
    """Whether words stand in the text of a source that was given."""
    return any(times(words, text) for text in (texts or {}).values())
