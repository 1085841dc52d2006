"""Family G, agreements: who binds may do so, what is expected comes, and what is in force is carried out."""

from collections.abc import Iterator

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.capacity import deciding_tables, tables_above
from lerarenagenda.agenda.consent import in_force
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import Story
from lerarenagenda.dates import Period
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.meeting import Meeting
from lerarenagenda.records.priority import Priority
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.source import Source
from lerarenagenda.records.status import DROPPED, ActionKind, Status
from lerarenagenda.records.table import Table
from lerarenagenda.rules.base import Finding, rule, see, spot

CARRYING = frozenset({ActionKind.ACTION, ActionKind.ARRANGEMENT})
GIVEN_UP = DROPPED | {Status.SUPERSEDED, Status.ENDED}
MEETINGS_ALLOWED = 2  # of the table that decides, before it has made an agreement that is expected of it


@rule("G101", "table-may-not-bind", each=Action, unless=("E110", "E111", "E118", "E120"))
def table_may_not_bind(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An agreement binds parties at a table that may not do so.

    ## Why
    Only some tables were given the power to bind. Who is bound elsewhere can say later that nobody there could
    agree to it.

    ## Fix
    Let a table that may bind decide on it, and name that meeting. If this table has got the power, write
    `binding: true` there.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        related:
          - verkenning-selectie
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: done
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        related:
          - verkenning-selectie
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2014-10
    """
    story = day.story(action)
    if in_force(story):
        for entry in put_in_force(story):
            tables = deciding_tables(agenda, entry)
            if tables and _none_binds(agenda, tables):
                yield see(
                    "meeting" if entry.meeting else "status",
                    at=entry,
                    says=N_("{id!r} comes into force at {table!r}, which may not bind"),
                    id=action.id,
                    table=tables[-1],
                    hint=_who_may(agenda),
                    related=[(spot("binding", at=agenda.get(Table, tables[-1])), say("the table"))],
                )
    elif _binds(story) and story.action.tables:
        above = tuple(dict.fromkeys(above for table in story.action.tables for above in tables_above(agenda, table)))
        if _none_binds(agenda, above):
            yield see(
                "binds",
                key=True,
                says=N_("{id!r} binds parties, and neither {tables} nor a table above may bind"),
                id=action.id,
                tables=story.action.tables,
                hint=_who_may(agenda),
            )


@rule("G102", "binding-not-expected", each=Action, severity=Severity.WARNING)
def binding_not_expected(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An agreement binds parties on a priority where no binding agreement is expected.

    ## Why
    The parties said on which priorities they would bind themselves. On another one they may not know that they are
    about to.

    ## Fix
    Name the `priority` that the agreement is about, or leave `binds` out. If it is expected here after all, say so
    with the priority.

    ## Bad
        # priorities/instroom.yaml
        binding_agreement:
          expected: false
          basis: stated
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        binds:
          - vo-raad

    ## Good
        # priorities/instroom.yaml
        binding_agreement:
          expected: true
          basis: stated
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        binds:
          - vo-raad
    """
    story = day.story(action)
    priority = agenda.get(Priority, story.action.priority)
    agreement = priority.binding_agreement if priority else None
    if priority and agreement and not agreement.expected and _binds(story):
        yield see(
            "binds",
            key=True,
            says=N_("{id!r} binds parties on priority {priority!r}, where no binding agreement is expected"),
            id=action.id,
            priority=priority.number,
            hint=say("name the priority it is about, or leave binds out"),
            related=[(spot("binding_agreement", "expected", at=priority), say("that none is expected"))],
        )


@rule("G103", "expected-agreement-missing", each=Settings, severity=Severity.WARNING)
def expected_agreement_missing(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The table has met twice, and a priority still has no binding agreement.

    ## Why
    A binding agreement was promised for this priority. After two meetings it should be there, or the parties should
    say what stands in the way.

    ## Fix
    Put it on the agenda of the next meeting. If there is an agreement, name the priority in it, and record the
    meeting at which it came into force.

    ## Bad
        $ agenda check --as-of 2015-05-01
        # priorities/instroom.yaml
        binding_agreement:
          expected: true
          basis: stated
        # meetings/bestuurlijk-2015-04.yaml
        date: 2015-04-22
        status: held
        attendance:
          - party: po-raad
            present: true
          - party: vo-raad
            present: true
        minutes:
          reference: verslag 2015-1

    ## Good
        $ agenda check --as-of 2015-05-01
        # priorities/instroom.yaml
        binding_agreement:
          expected: true
          basis: stated
        # meetings/bestuurlijk-2015-04.yaml
        date: 2015-04-22
        status: held
        attendance:
          - party: po-raad
            present: true
          - party: vo-raad
            present: true
        minutes:
          reference: verslag 2015-1
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        related:
          - verkenning-selectie
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2015-04-22-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2015-04
    """
    if _actions_unread(agenda):
        return  # the agreement may be among those
    agreed = set(_priorities_agreed(agenda, day))
    if not all(name is None or agenda.exists(Priority.kind_name, name) for name in agreed):
        return  # or name its priority wrongly, which has a rule of its own
    for priority in agenda.all(Priority):
        story, expected = day.priority_story(priority.id), priority.binding_agreement
        lives = story is not None and not story.dropped and story.merged_into is None
        met = _met(agenda, day, priority) if lives and expected and expected.expected else []
        if len(met) >= MEETINGS_ALLOWED and priority.id not in agreed:
            when, meeting = met[MEETINGS_ALLOWED - 1]
            yield see(
                *("binding_agreement", "expected"),
                at=priority,
                says=N_("on priority {priority!r} there is no binding agreement yet, after the meeting of {date}"),
                priority=priority.number,
                date=when,
                hint=say("put it on the agenda of the next meeting of {table!r}", table=priority.table),
                related=[(spot("date", at=meeting), say("the second meeting since it was promised"))],
            )


@rule("G106", "not-carried-out", each=Settings, severity=Severity.WARNING)
def not_carried_out(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An agreement is in force, and no action carries it out.

    ## Why
    An agreement says what will be so, not who does what for it. Without an action nobody begins, and nobody is asked.

    ## Fix
    Make an action of what has to be done, and name the agreement there in `part_of` or `depends_on`. If there is
    such an action already, name it in the `related` of the agreement.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2014-10

    ## Good
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2014-10
        # actions/verkenning-selectie.yaml
        depends_on:
          - zijinstroom-vergroten
    """
    if _actions_unread(agenda):
        return  # the action may be among those
    carrying = {action.id: action for action in agenda.all(Action) if _carries(day.story(action))}
    carried = {name for action in carrying.values() for name in _linked(action)}
    if not all(agenda.exists(Action.kind_name, name) for name in carried):
        return  # or name the agreement wrongly, which has a rule of its own
    for action in agenda.all(Action):
        beside = {action.part_of, *action.related}
        if in_force(day.story(action)) and action.id not in carried and carrying.keys().isdisjoint(beside):
            yield see(
                "title",
                at=action,
                says=N_("{id!r} is in force, and no action carries it out"),
                id=action.id,
                hint=say(
                    "name it in depends_on of the action that carries it out, or name that action here in related"
                ),
            )


@rule("G107", "agreement-not-reviewed", each=Action, severity=Severity.WARNING)
def agreement_not_reviewed(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The review day of an agreement in force has passed, and the table has said nothing of it since.

    ## Why
    The parties agreed to look again whether the agreement still serves. If nobody does, it binds on, kept or not.

    ## Fix
    Put it on the agenda of the table. Record what it found as a `note` with the `meeting`, or that the agreement
    has ended.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        review_on: 2014-11
        related:
          - verkenning-selectie
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2014-10

    ## Good
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        review_on: 2014-11
        related:
          - verkenning-selectie
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2014-10
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        note: De afspraak werkt en blijft zoals zij is.
        meeting: vo-2014-12
    """
    story, review = day.story(action), action.review_on
    if review is None or review.last >= day.as_of or action.id in agenda.half_told or not in_force(story):
        return
    if not any(entry.on >= review.first and deciding_tables(agenda, entry) for entry in story.entries):
        yield see(
            "review_on",
            says=N_("{id!r} was to be looked at again on {date}, and no table has spoken of it since"),
            id=action.id,
            date=review,
            hint=say("put it on the agenda of the table, and record what it found with the meeting"),
        )


def put_in_force(story: Story) -> tuple[ActionEntry, ...]:
    """The entries by which an agreement came into force at its tables, each once."""
    found = (
        story.last_entry(table, lambda entry: entry.status is Status.DONE)
        for table, state in story.states.items()
        if state.status is Status.DONE
    )
    return tuple({entry.name: entry for entry in found if entry}.values())


def _binds(story: Story) -> bool:
    """Whether it is an agreement that binds parties, or is on its way to do so."""
    return story.action.kind is ActionKind.AGREEMENT and bool(story.action.binds) and not _given_up(story)


def _given_up(story: Story) -> bool:
    return all(state.status in GIVEN_UP for state in story.states.values())


def _none_binds(agenda: Agenda, tables: tuple[str, ...]) -> bool:
    """Whether it is sure that none of these tables may bind."""
    known = [agenda.get(Table, table) for table in tables]
    return not any(table is None or table.binding for table in known)


def _who_may(agenda: Agenda) -> Text:
    tables = tuple(table.id for table in agenda.all(Table) if table.binding)
    if tables:
        return say("let a table that may bind decide on it: {tables}", tables=tables)
    return say("no table may bind: write binding: true at the one that got the power to")


def _actions_unread(agenda: Agenda) -> bool:
    return any(kind == Action.kind_name for kind, _ in agenda.unread)


def _priorities_agreed(agenda: Agenda, day: Day) -> Iterator[str | None]:
    """The priorities with an agreement in force, or with one of which that is not known; also what those became."""
    for action in agenda.all(Action):
        if action.kind is ActionKind.AGREEMENT and (action.id in agenda.half_told or in_force(day.story(action))):
            name = day.story(action).action.priority
            story = day.priority_story(name)
            yield name
            yield story.merged_into if story else None


def _met(agenda: Agenda, day: Day, priority: Priority) -> list[tuple[Period, Meeting]]:
    """The meetings that the table of a priority has held since the priority was chosen, before this day."""
    source = agenda.get(Source, priority.source.document)
    since = source.date.first if source and source.date else None
    held = day.held.get(priority.table, [])
    return [pair for pair in held if (since is None or pair[0].first > since) and pair[0].last < day.as_of]


def _carries(story: Story) -> bool:
    """Whether it is something to do, that was not given up."""
    return story.action.kind in CARRYING and not _given_up(story)


def _linked(action: Action) -> tuple[str, ...]:
    """The actions that an action names as what it belongs to, comes after or is read beside."""
    return (*([action.part_of] if action.part_of else []), *action.depends_on, *action.related)
