"""Sets of standings in figures: roll-ups count, they never average; an action counts once in each figure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lerarenagenda.agenda.health import Health, Mark, Standing, has_lead, has_measure, has_term
from lerarenagenda.i18n import NN_, Text, count, say, together
from lerarenagenda.questions.answer import Cell
from lerarenagenda.records.status import ActionKind

ATTENTION = (Health.AWAITING_DECISION, Health.ON_HOLD, Health.BLOCKED, Health.AT_RISK)
KINDS_COUNTED: Mapping[ActionKind, tuple[str, str]] = {
    ActionKind.ACTION: NN_("{n} action", "{n} actions"),
    ActionKind.AGREEMENT: NN_("{n} agreement", "{n} agreements"),
    ActionKind.ARRANGEMENT: NN_("{n} standing arrangement", "{n} standing arrangements"),
    ActionKind.REQUEST: NN_("{n} request", "{n} requests"),
    ActionKind.AMBITION: NN_("{n} ambition", "{n} ambitions"),
}


def worst_of_each(standings: Iterable[Standing]) -> list[Standing]:
    """Each action once, as it stands at its worst table; the worst first."""
    worst: dict[str, Standing] = {}
    for standing in standings:
        known = worst.get(standing.action.id)
        if known is None or standing.rank < known.rank:
            worst[standing.action.id] = standing
    return sorted(worst.values(), key=lambda standing: standing.rank)


def counts(standings: Sequence[Standing]) -> Mapping[str, Cell]:
    """The same figures for any set of standings; names are promises.

    An action has a mark, or lacks something, when it does at any table where it is still open.
    """
    states = Counter(standing.key for standing in worst_of_each(standings))
    still_open = [standing for standing in standings if not standing.state.closed]
    marks = {mark: len({one.action.id for one in still_open if mark in one.marks}) for mark in Mark}
    news = {one.action.id for one in still_open if {Mark.STALE, Mark.SILENT} & set(one.marks)}
    return {
        "actions": states.total(),
        "overdue": states[Health.OVERDUE],
        "attention": sum(states[health] for health in ATTENTION),
        "due_soon": marks[Mark.DUE_SOON],
        "without_news": len(news),
        "without_lead": len({one.action.id for one in still_open if not has_lead(one)}),
        "without_term": len({one.action.id for one in still_open if not has_term(one)}),
        "without_measure": len({one.action.id for one in still_open if not has_measure(one)}),
        "states": dict(sorted(states.items())),
        "marks": {mark.value: n for mark, n in sorted(marks.items()) if n},
    }


def counted(standings: Sequence[Standing]) -> Text:
    """Such as 22 actions: 1 overdue · 17 not started; what is worst comes first."""
    each = worst_of_each(standings)
    kinds = Counter(standing.action.kind for standing in each)
    whole = (
        count(*KINDS_COUNTED[next(iter(kinds))], len(each))
        if len(kinds) == 1
        else count("{n} promise", "{n} promises", len(each))
    )
    seen: dict[str, list[Standing]] = {}
    for standing in each:
        seen.setdefault(standing.key, []).append(standing)
    parts = [say("{n} {word}", n=len(group), word=_common_word(group, kinds)) for group in seen.values()]
    soon = len({one.action.id for one in standings if Mark.DUE_SOON in one.marks})
    if soon:
        parts.append(say("{n} {word}", n=soon, word=Mark.DUE_SOON.text()))
    return say("{whole}: {parts}", whole=whole, parts=together(parts)) if parts else whole


def _common_word(group: Sequence[Standing], kinds: Mapping[ActionKind, int]) -> Text:
    """The word for a group; where kinds are mixed, the common word of the status."""
    first = group[0]
    return first.word if len(kinds) == 1 or first.health else Text(first.state.status.label)


def not_concrete(standings: Sequence[Standing]) -> Text:
    """How far this is from a concrete list: no lead, no term, no measure."""
    figures = counts(standings)
    return say(
        "Not concrete yet: {lead} without a lead · {term} without a deadline · {measure} without a measure",
        lead=figures["without_lead"],
        term=figures["without_term"],
        measure=figures["without_measure"],
    )


def also(standings: Iterable[Standing]) -> tuple[Text, ...]:
    """How many of other kinds there are, which are not shown."""
    kinds = Counter(standing.action.kind for standing in worst_of_each(standings))
    if not kinds:
        return ()
    counted_kinds = together((count(*KINDS_COUNTED[kind], n) for kind, n in sorted(kinds.items())), by=", ")
    return (say("Also: {kinds} (--kind all)", kinds=counted_kinds),)
