"""Family H: actions that hang together can each be finished, in some order and in time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import Story
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.status import CLOSED, DROPPED, Status, status_word
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.rules.circles import circles, way_text

MOST_LEVELS = 3
LEFT = DROPPED | {Status.SUPERSEDED}


@rule("H101", "depends-in-circle", each=Settings)
def depends_in_circle(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """Actions wait for one another in a circle.

    ## Why
    Each of them may only be finished after the others, so none of them ever can.

    ## Fix
    Decide which one can do without the next, and take that one out of its `depends_on`.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        depends_on:
          - verkenning-selectie
        # actions/verkenning-selectie.yaml
        depends_on:
          - zijinstroom-vergroten

    ## Good
        # actions/zijinstroom-vergroten.yaml
        depends_on:
          - verkenning-selectie
    """
    for way in circles({action.id: action.depends_on for action in agenda.all(Action)}):
        first = agenda.get(Action, way[0])
        assert first is not None  # the way was made of actions that are there
        if len(way) == 1:
            says, hint = N_("{first!r} depends on itself"), say("take it out of its own depends_on")
        else:
            says, hint = N_("these actions wait for one another: {way}"), say("take one of them out of depends_on")
        after = (*way[1:], way[0])
        yield see(
            "depends_on",
            first.depends_on.index(after[0]),
            at=first,
            says=says,
            first=first.id,
            way=way_text(way),
            hint=hint,
            related=[
                (
                    spot("depends_on", other.depends_on.index(after[index]), at=other),
                    say("it waits for the next here"),
                )
                for index, action_id in enumerate(way)
                if index and (other := agenda.get(Action, action_id))
            ],
        )


@rule("H102", "part-of-in-circle", each=Settings)
def part_of_in_circle(settings: Settings, agenda: Agenda) -> Iterator[Finding]:
    """Actions are parts of one another in a circle.

    ## Why
    A whole is finished when its parts are. In a circle there is no whole, so it belongs nowhere in the list.

    ## Fix
    Decide which action is the whole, and leave `part_of` out there.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        part_of: verkenning-selectie
        # actions/verkenning-selectie.yaml
        part_of: zijinstroom-vergroten

    ## Good
        # actions/verkenning-selectie.yaml
        part_of: zijinstroom-vergroten
    """
    for way in circles({action.id: _whole(action) for action in agenda.all(Action)}):
        yield see(
            "part_of",
            at=agenda.get(Action, way[0]),
            says=N_("{first!r} is a part of itself") if len(way) == 1 else N_("these are parts of one another: {way}"),
            first=way[0],
            way=way_text(way),
            hint=say("leave part_of out at the one that is the whole"),
            related=[(spot("part_of", at=agenda.get(Action, other)), say("it goes on here")) for other in way[1:]],
        )


@rule("H103", "part-of-too-deep", each=Action)
def part_of_too_deep(action: Action, agenda: Agenda) -> Iterator[Finding]:
    """An action is a part of a part of a part.

    ## Why
    A list of more than three levels cannot be read in a meeting, and nobody feels the owner of its lowest
    level.

    ## Fix
    Let the action be a part of something higher, or leave `part_of` out and name the other under `related`.

    ## Bad
        # actions/instroom-verhogen.yaml
        title: Niveau van de instroom verhogen
        kind: ambition
        strength: ambition
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
          quote: het verhogen van het niveau van de instroom
        # actions/verkenning-selectie.yaml
        part_of: instroom-verhogen
        # actions/zijinstroom-vergroten.yaml
        part_of: verkenning-selectie
        # actions/verzoek-erkennen.yaml
        part_of: zijinstroom-vergroten

    ## Good
        # actions/verkenning-selectie.yaml
        part_of: zijinstroom-vergroten
    """
    above = list(_above(action, agenda))
    # what is deeper still has its cause here; a circle has a rule of its own
    if len(above) == MOST_LEVELS and above[-1].part_of is None:
        yield see(
            "part_of",
            says=N_("{id!r} stands on level {level}: {way}"),
            id=action.id,
            level=MOST_LEVELS + 1,
            way=" → ".join((action.id, *(each.id for each in above))),
            hint=say("let it be a part of something higher: {above}", above=tuple(each.id for each in above[1:])),
        )


@rule("H104", "depends-on-parent", each=Action)
def depends_on_parent(action: Action, agenda: Agenda) -> Iterator[Finding]:
    """An action waits for the action that it is a part of.

    ## Why
    The whole is finished when its parts are. A part that waits for the whole keeps both waiting.

    ## Fix
    Take the whole out of `depends_on`; name the part that it really waits for.

    ## Bad
        # actions/verkenning-selectie.yaml
        part_of: zijinstroom-vergroten
        depends_on:
          - zijinstroom-vergroten

    ## Good
        # actions/verkenning-selectie.yaml
        part_of: zijinstroom-vergroten
    """
    wholes = list(_above(action, agenda))
    in_circle = bool(wholes) and wholes[-1].part_of is not None  # that has a rule of its own
    above = set() if in_circle else {each.id for each in wholes}
    for index, other in enumerate(action.depends_on):
        if other in above:
            yield see(
                "depends_on",
                index,
                says=N_("{id!r} waits for {other!r}, of which it is a part"),
                id=action.id,
                other=other,
                hint=say("take {other!r} out of depends_on", other=other),
                related=[(spot("part_of"), say("it is a part by this"))],
            )


@rule("H105", "due-before-dependency", each=Action, severity=Severity.WARNING, unless=("A213",), whole_history=True)
def due_before_dependency(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is due before an action that it waits for.

    ## Why
    It cannot be finished before what it waits for, so one of the two deadlines is not meant. That comes out only
    when it is late.

    ## Fix
    Let the table move one of the two deadlines, or take the other out of `depends_on`.

    ## Bad
        # actions/verkenning-selectie.yaml
        deadline:
          text: in het eerste kwartaal van 2015
          by: 2015-Q1
        depends_on:
          - zijinstroom-vergroten

    ## Good
        # actions/verkenning-selectie.yaml
        deadline:
          text: in de loop van 2016
          by: 2016
        depends_on:
          - zijinstroom-vergroten
    """
    for index, other_id in enumerate(action.depends_on):
        days = None if other_id in agenda.half_told else _last_days(day, action.id, other_id)
        if days and days[0] < days[1]:
            yield see(
                "depends_on",
                index,
                says=N_("{id!r} is due on {due} and waits for {other!r}, which is due on {later}"),
                id=action.id,
                due=days[0],
                other=other_id,
                later=days[1],
                hint=say("let the table move one of the two deadlines"),
                related=[(spot("deadline", at=agenda.get(Action, other_id)), say("this deadline is later"))],
            )


@rule("H106", "depends-on-dropped", each=Settings, severity=Severity.WARNING)
def depends_on_dropped(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An open action waits for an action that will never be done.

    ## Why
    What was withdrawn, lapsed, refused or replaced brings nothing any more. The action that waits for it would
    wait for ever.

    ## Fix
    Take it out of `depends_on`, name what came in its place, or let the table withdraw this action too.

    ## Bad
        # actions/verkenning-selectie.yaml
        depends_on:
          - zijinstroom-vergroten
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: withdrawn
        reason: de tafel kiest voor een eigen traject
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: withdrawn
        reason: de tafel kiest voor een eigen traject
        meeting: vo-2014-12
    """
    known = (action for action in agenda.all(Action) if action.id not in agenda.half_told)
    left = {action.id: word for action in known if (word := _left(day.story(action)))}
    successors: dict[str, str] = {}
    for action in agenda.all(Action):
        for old in action.supersedes:
            successors.setdefault(old, action.id)
    waiting = (action for action in agenda.all(Action) if action.depends_on and not day.story(action).closed)
    for action in waiting:
        for index, other in enumerate(action.depends_on):
            if other in left:
                yield see(
                    *("depends_on", index),
                    at=action,
                    says=N_("{id!r} waits for {other!r}, which is {status}"),
                    id=action.id,
                    other=other,
                    status=left[other],
                    hint=_instead(successors.get(other)),
                )


@rule("H107", "closed-with-open-parts", each=Settings, unless=("H102",))
def closed_with_open_parts(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is closed while one of its parts is still open.

    ## Why
    Who sees that the whole is finished no longer asks after the part, and the part is never finished.

    ## Fix
    Close the part too, with its own reason or evidence. If it must go on by itself, take `part_of` out.

    ## Bad
        # actions/verkenning-selectie.yaml
        part_of: zijinstroom-vergroten
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: withdrawn
        reason: de tafel kiest voor een eigen traject
        meeting: vo-2014-12

    ## Good
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        status: withdrawn
        reason: de tafel kiest voor een eigen traject
        meeting: vo-2014-12
    """
    parts: defaultdict[str, list[Action]] = defaultdict(list)
    for action in agenda.all(Action):
        if action.part_of is not None:
            parts[action.part_of].append(action)
    for whole_id, its_parts in parts.items():
        whole = agenda.get(Action, whole_id)
        known = [part for part in its_parts if part.id not in agenda.half_told]
        still_open = [part for part in known if not day.story(part).closed]
        if whole and still_open and day.story(whole).closed and whole_id not in agenda.half_told:
            yield _closed_too_soon(whole, still_open, day.story(whole))


def _closed_too_soon(whole: Action, still_open: Sequence[Action], story: Story) -> Finding:
    """Closed where it was last said, with the parts that are open."""
    last = next((step.entry for step in reversed(story.steps) if step.entry.status in CLOSED), None)
    return see(
        "status",
        at=last or whole,
        of=whole,
        says=N_("{whole!r} is closed, but a part of it is still open: {parts}"),
        whole=whole.id,
        parts=tuple(part.id for part in still_open),
        hint=say("close its parts too, or take part_of out where a part goes on by itself"),
        related=[(spot("part_of", at=part), say("this part is still open")) for part in still_open],
    )


def _whole(action: Action) -> tuple[str, ...]:
    return (action.part_of,) if action.part_of is not None else ()


def _above(action: Action, agenda: Agenda) -> Iterator[Action]:
    """The whole it is a part of, the whole of that, and so on; not round and round."""
    at = action
    for _ in range(MOST_LEVELS + 1):
        whole = agenda.get(Action, at.part_of)
        if whole is None:
            return
        yield whole
        at = whole


def _last_days(day: Day, action_id: str, other_id: str) -> tuple[date, date] | None:
    """The first last day of an action and the last one of another, at the tables where both are open."""
    own = {standing.table: standing.due for standing in day.standings[action_id] if not standing.state.closed}
    other = {one.table: one.due for one in day.standings.get(other_id, ()) if not one.state.closed}
    shared = own.keys() & other.keys()
    firsts = [due for table, due in own.items() if due and (table in shared or not shared)]
    lasts = [due for table, due in other.items() if due and (table in shared or not shared)]
    return (min(firsts), max(lasts)) if firsts and lasts else None


def _left(story: Story) -> Text | None:
    """The word for an action that is dropped or replaced at all its tables."""
    statuses = {state.status for state in story.states.values()}
    return status_word(story.action.kind, min(statuses)) if statuses <= LEFT else None


def _instead(successor: str | None) -> Text:
    if successor:
        return say("write {successor!r}, which came in its place", successor=successor)
    return say("take it out of depends_on, or let the table withdraw this one too")
