"""Family B1: what a record names is there, and nothing is there twice."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar
from unicodedata import combining

from lerarenagenda.agenda.agenda import KIND_NAMES, Agenda
from lerarenagenda.diagnostics import Mend, Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.nearest import Known
from lerarenagenda.records import KINDS
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry, Record, Sort, references
from lerarenagenda.records.fields import shown
from lerarenagenda.records.party import Party
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.table import Table
from lerarenagenda.records.walking import texts_of
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.rules.names import Names, either
from lerarenagenda.rules.wording import normal, plain

AnyRecord = TypeVar("AnyRecord", bound=Record)
AUTHORS = (Party.kind_name, Table.kind_name)
SMALL_WORDS = (
    "de|het|een|en|of|van|voor|in|op|om|te|tot|met|aan|bij|door|uit|over|naar|the|a|an|and|or|for|on|to|with|at|by|from"
)
WORD = re.compile(rf"\b(?!(?:{SMALL_WORDS})\b)[^\W_]+")


@rule("B101", "reference-unknown", each=Settings)
def reference_unknown(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """A record names another record that is not there.

    ## Why
    Who looks for the actions of a party, a table or a priority misses what names it wrongly.

    ## Fix
    Write the id of a record that is there: the name of its file without `.yaml`. If the record is missing,
    add it first.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        priority: instrom

    ## Good
        # actions/zijinstroom-vergroten.yaml
        priority: instroom
    """
    names = Names(agenda)
    for record, part in everything(agenda):
        for reference in references(part):
            if reference.id not in names.ids(reference.kinds):
                hint = names.meant(reference.id, reference.kinds, after=reference.after)
                yield see(
                    *reference.route,
                    at=part,
                    of=record,
                    says=N_("there is no {word} {id!r}"),
                    word=either(reference.kinds),
                    id=shown(reference.id),
                    hint=hint,
                    mend=names.mend(hint, reference.route),
                )


@rule("B102", "author-unknown", each=Settings)
def author_unknown(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """The file name of an entry gives an author that is no party and no table.

    ## Why
    Who says something decides what it is worth: an owner reports, a table decides. An author that nobody
    knows can do neither.

    ## Fix
    Rename the file: the day, then the id of the party or the table that says it.

    ## Bad
        # actions/zijinstroom-vergroten/2014-10-15-vo-rad.yaml
        note: De eerste gesprekken zijn gevoerd.

    ## Good
        # actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml
        note: De eerste gesprekken zijn gevoerd.
    """
    names = Names(agenda)
    for record, entry in everything(agenda):
        if isinstance(entry, Entry) and entry.by not in names.ids(AUTHORS):
            yield see(
                at=entry,
                of=record,
                says=N_("there is no {word} {id!r} that this entry could come from"),
                word=either(AUTHORS),
                id=shown(entry.by),
                hint=names.meant(entry.by, AUTHORS),
            )


@rule("B103", "sector-unknown", each=Settings)
def sector_unknown(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """A record names a sector that the agenda does not have.

    ## Why
    Lists and counts are made by sector. What names a sector differently falls out of all of them.

    ## Fix
    Write one of the sectors of `agenda.yaml`. If a sector is missing there, add it.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        sectors:
          - vo
          - ho

    ## Good
        # actions/zijinstroom-vergroten.yaml
        sectors:
          - vo
          - hbo
          - wo
    """
    known = {sector.id: sector for sector in settings.sectors}
    by_name = {sector.name.casefold(): sector.id for sector in settings.sectors}
    allowed, ids = tuple(known), Known(known)
    for record, part in everything(agenda) if known else ():
        for written in texts_of(part, sort=Sort.SECTOR):
            if written.text not in known:
                meant = by_name.get(written.text.casefold())
                near = meant or ids.nearest(written.text)
                hint = say("the sectors are: {known}", known=allowed)
                yield see(
                    *written.route,
                    at=part,
                    of=record,
                    says=N_("the agenda has no sector {sector!r}"),
                    sector=shown(written.text),
                    hint=say("did you mean {near!r}? allowed: {allowed}", near=near, allowed=allowed) if near else hint,
                    mend=Mend(written.route, near, safe=meant is not None) if near else None,
                )


@rule("B104", "id-twice", each=Settings)
def id_twice(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """Two records in different folders have the same id.

    ## Why
    People look a record up by its id alone. With two of that name they get the wrong one, or none.

    ## Fix
    Give the newer of the two files another name, and write that name wherever the record is meant.

    ## Bad
        # parties/instroom.yaml
        name: Werkgroep instroom
        kind: network

    ## Good
        # parties/werkgroep-instroom.yaml
        name: Werkgroep instroom
        kind: network
    """
    named: defaultdict[str, list[str]] = defaultdict(list)
    for kind in KINDS:
        for record in agenda.all(kind):
            named[record.id].append(kind.kind_name)
    for name, record_id in sorted(agenda.unread):
        named[record_id].append(name)
    for record_id, names in named.items():
        found = [one for name in names if (one := agenda.get(KIND_NAMES[name], record_id))]
        if len(names) > 1 and found:
            yield see(
                at=found[-1],
                says=N_("the id {id!r} stands for several records: {words}"),
                id=record_id,
                words=tuple(Text(KIND_NAMES[name].word) for name in names),
                hint=say("give one of the files another name"),
                related=[(spot(at=other), say("this record has the same id")) for other in found[:-1]],
            )


@rule("B105", "number-twice", each=Settings)
def number_twice(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """Two actions, or two priorities, have the same number.

    ## Why
    In a meeting people say "1.2". With two of that number nobody knows which one was decided on.

    ## Fix
    Give the newer one a number that is free, or leave its number out: an action can do without.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        number: 1.2

    ## Good
        # actions/zijinstroom-vergroten.yaml
        number: 1.3
    """
    numbered: list[Action | Priority] = [action for action in agenda.all(Action) if action.number]
    numbered += agenda.all(Priority)
    for first, second in _alike(numbered, lambda record: (record.kind_name, record.number)):
        yield see(
            "number",
            at=second,
            says=N_("{number!r} is also the number of {other!r}"),
            number=second.number,
            other=first.id,
            hint=say("choose a number that is free"),
            related=[(spot("number", at=first), say("this one has the same number"))],
        )


@rule("B106", "quote-twice", each=Settings, severity=Severity.WARNING)
def quote_twice(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """Two actions rest on the same words of the same source.

    ## Why
    The same promise is then counted twice, and each half of the work is thought to be in the other's hands.

    ## Fix
    Keep one of the two and withdraw the other. If one is a part of the other or takes its place, write
    `part_of` or `supersedes`; if they are two promises, quote of each only its own words.

    ## Bad
        # actions/verkenning-selectie.yaml
        source:
          document: brief
          place: p. 2
          quote: het structureel vergroten van de zijinstroom

    ## Good
        # actions/verkenning-selectie.yaml
        part_of: zijinstroom-vergroten
        source:
          document: brief
          place: p. 2
          quote: het structureel vergroten van de zijinstroom
    """
    for first, second in _alike(agenda.all(Action), _words_of):
        if not _told_apart(first, second):
            yield see(
                "source",
                "quote",
                at=second,
                says=N_("{other!r} rests on the same words"),
                other=first.id,
                hint=say("keep one of the two, or say how they hang together: part_of or supersedes"),
                related=[(spot("source", "quote", at=first), say("the same words stand here"))],
            )


@rule("B107", "title-nearly-twice", each=Settings, severity=Severity.WARNING)
def title_nearly_twice(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """Two actions have nearly the same title.

    ## Why
    In a list or a meeting they are taken for one another, and often they are one promise that was added
    twice.

    ## Fix
    Let each title say what sets it apart. If it is one promise, keep one action and withdraw the other.

    ## Bad
        # actions/verkenning-selectie.yaml
        title: Structureel vergroten van de zijinstroom

    ## Good
        # actions/verkenning-selectie.yaml
        title: Verkenning van de effecten van selectie
    """
    for first, second in _alike(agenda.all(Action), _title_key):
        if not _told_apart(first, second) and _words_of(first) != _words_of(second):
            yield see(
                "title",
                at=second,
                says=N_("the title is nearly that of {other!r}, {title!r}"),
                other=first.id,
                title=shown(first.title),
                hint=say("say in the title what sets it apart, or keep one of the two"),
                related=[(spot("title", at=first), say("this title says nearly the same"))],
            )


def everything(agenda: Agenda) -> Iterator[tuple[Record, Record | Entry]]:
    """Every record and entry, with the record it belongs to; of one id in two folders, each with what is its own."""
    yield agenda.settings, agenda.settings
    for kind in KINDS:
        for record in agenda.all(kind):
            yield record, record
            for entry in agenda.history(record):
                if kind.entry_type and isinstance(entry, kind.entry_type):
                    yield record, entry


def _alike(records: Iterable[AnyRecord], key: Callable[[AnyRecord], Hashable]) -> Iterator[tuple[AnyRecord, AnyRecord]]:
    """Each record whose key an earlier one has too, with the earlier one."""
    first: dict[Hashable, AnyRecord] = {}
    for record in records:
        same = first.setdefault(key(record), record)
        if same is not record:
            yield same, record


def _told_apart(one: Action, other: Action) -> bool:
    """Whether two actions say themselves how they hang together."""
    return (
        one.id in (other.part_of, *other.supersedes)
        or other.id in (one.part_of, *one.supersedes)
        or (one.part_of is not None and one.part_of == other.part_of)
    )


def _words_of(action: Action) -> Hashable:
    return action.source.document, plain(action.source.quote).casefold()


def _title_key(action: Action) -> Hashable:
    """A title without case, accents, small words and order; in another region the same title is another action."""
    bare = normal(action.title.casefold(), form="NFKD")
    if not bare.isascii():
        bare = "".join(char for char in bare if not combining(char))
    words = frozenset(WORD.findall(bare))
    return action.region, words or action.title
