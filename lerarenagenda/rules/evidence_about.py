"""Family F, what evidence is about: the condition too, all sectors and units, and this action alone."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import State
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.fields import shown
from lerarenagenda.records.history import Evidence
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.status import status_word
from lerarenagenda.records.table import Table
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.rules.evidence import Shown, evidence_of, finished

MOST_CLOSED = 2  # actions that one proof may close by itself
MOST_NAMED = 5  # actions or parts in a message
STEM = re.compile(r"\b(\w{4,5})")  # how a word begins that says something by itself

Proof = tuple[str, str]  # by what a piece of evidence is known again: the key of a name, and the name


class Part(NamedTuple):
    """A part of an "all" promise: a unit, a sector, or a unit in a sector."""

    unit: str | None
    sector: str | None


@rule("F102", "condition-without-proof", each=Action, unless=("E110", "E111", "E114", "F101"))
def condition_without_proof(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is finished, and nothing shows that its condition was kept.

    ## Why
    "While keeping the quality" is half of the promise. The result alone says nothing of that half, and it is the
    half that is lost unseen.

    ## Fix
    Add evidence for the condition itself. It counts when `proves` uses at least half of the words of the condition,
    not counting those of fewer than four letters.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        condition: met behoud van kwaliteit van de instroom
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen

    ## Good
        # actions/zijinstroom-vergroten.yaml
        condition: met behoud van kwaliteit van de instroom
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
          - title: Onderzoek onder schoolleiders
            date: 2014-11-20
            reference: VO/2014/93
            proves: de kwaliteit van de instroom is gelijk gebleven
    """
    condition = action.condition
    if condition is None:
        return
    for _, state, entry in finished(day, action):
        if not any(_speaks_of(item.proves or "", condition) for item in state.evidence):
            yield see(
                "status",
                at=entry,
                says=N_("{id!r} is {status}, and no evidence speaks of its condition {condition!r}"),
                id=action.id,
                status=status_word(action.kind, state.status),
                condition=shown(condition),
                hint=say("add evidence for the condition itself, and say in proves that it holds, in its own words"),
                related=[(spot("condition", at=action), say("the condition"))],
            )
            return


@rule("F105", "evidence-of-part-only", each=Action, severity=Severity.WARNING)
def evidence_of_part_only(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An action is finished, and its evidence speaks of some of the sectors or units only.

    ## Why
    A promise about all is kept when the last one has followed. Evidence about the first few makes the others
    invisible.

    ## Fix
    Add evidence that covers the others too. If they are not ready, let the table call it `partly_done` and say what
    remains.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        coverage:
          - unit: pabo's
          - unit: tweedegraads lerarenopleidingen
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
            covers:
              - pabo's

    ## Good
        # actions/zijinstroom-vergroten.yaml
        coverage:
          - unit: pabo's
          - unit: tweedegraads lerarenopleidingen
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
            covers:
              - pabo's
              - tweedegraads lerarenopleidingen
    """
    for table, state, entry in finished(day, action):
        parts = _parts(action)
        missing = _not_covered(state, parts, _parts_at(agenda, parts, table))
        if missing:
            yield see(
                "status",
                at=entry,
                says=N_("{id!r} is {status}, and no evidence speaks of {missing}"),
                id=action.id,
                status=status_word(action.kind, state.status),
                missing=_some([_named(part) for part in missing]),
                hint=say("add evidence that covers the others too, or say what remains with partly_done"),
                related=[(spot("coverage", at=action), say("what the promise is about"))] if action.coverage else [],
            )
            return


@rule("F106", "one-proof-for-many", each=Settings, severity=Severity.WARNING)
def one_proof_for_many(settings: Settings, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """One and the same proof is the only evidence of more than two actions.

    ## Why
    A report in which everything is called finished is not evidence of each promise. It is easily quoted everywhere,
    and nobody looks whether it says so.

    ## Fix
    Give each action evidence of its own result beside it.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Voortgangsrapportage
            date: 2014-11
            reference: VO/2014/90
            proves: alle acties zijn afgerond
        # actions/verkenning-selectie/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Voortgangsrapportage
            date: 2014-11
            reference: VO/2014/90
            proves: alle acties zijn afgerond
        # actions/verzoek-erkennen/2014-12-10-bestuurlijke-overlegtafel.yaml
        status: done
        evidence:
          - title: Voortgangsrapportage
            date: 2014-11
            reference: VO/2014/90
            proves: alle acties zijn afgerond

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            reference: VO/2014/88
            proves: de zijinstroom is structureel gestegen
        # actions/verkenning-selectie/2014-12-10-vo-raad.yaml
        status: reported_done
        evidence:
          - title: Verkenning selectie aan de poort
            date: 2014-11-20
            reference: VO/2014/91
            proves: de mogelijkheden en de effecten van selectie zijn verkend
    """
    told: set[tuple[str, ...]] = set()
    closed = _closed_by_one(agenda, day)
    for proof in sorted(closed):
        actions = tuple(closed[proof])
        if len(actions) > MOST_CLOSED and actions not in told:
            told.add(actions)
            (action, first), *others = ((action, _given(day, action, proof)) for action in closed[proof].values())
            yield see(
                *("evidence", first.place, "title"),
                at=first.entry,
                of=action,
                says=N_("{title!r} is the only evidence of {actions}"),
                title=shown(first.item.title),
                actions=_some(actions),
                hint=say("give each action evidence of its own result beside it"),
                related=[
                    (spot("evidence", given.place, "title", at=given.entry, of=other), say("here as well"))
                    for other, given in others[: MOST_NAMED - 1]
                ],
            )


def _speaks_of(text: str, condition: str) -> bool:
    """Whether a text uses at least half of the words of a condition, by how they begin."""
    wanted = set(STEM.findall(condition.casefold()))
    return bool(text) and 2 * len(wanted & set(STEM.findall(text.casefold()))) >= len(wanted)


def _parts(action: Action) -> tuple[Part, ...]:
    """What a promise about all is about: each unit in each of its sectors; without units, each sector."""
    if action.coverage:
        return tuple(Part(unit.unit, sector) for unit in action.coverage for sector in unit.sectors or (None,))
    return tuple(Part(None, sector) for sector in action.sectors)


def _parts_at(agenda: Agenda, parts: tuple[Part, ...], table: str | None) -> tuple[Part, ...]:
    """Those of these parts that a table is for; all of them when it is for none, nothing when it is not known."""
    sits = agenda.get(Table, table)
    if table is not None and sits is None:
        return ()
    own = tuple(part for part in parts if sits and (part.sector is None or part.sector in sits.sectors))
    return own or parts


def _not_covered(state: State, parts: tuple[Part, ...], asked: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts asked for of which no evidence speaks.

    Evidence that names nothing speaks of everything; if none of it names a part, nobody can tell.
    """
    if not all(item.covers for item in state.evidence):
        return ()
    told = {part for item in state.evidence for part in _covered(item, parts)}
    return tuple(part for part in asked if part not in told) if told else ()


def _covered(item: Evidence, parts: tuple[Part, ...]) -> set[Part]:
    """The parts that evidence names: units in sectors when it names both and they meet, else each for itself."""
    names = {_folded(name) for name in item.covers}
    by_unit = {part for part in parts if part.unit and _folded(part.unit) in names}
    by_sector = {part for part in parts if part.sector and _folded(part.sector) in names}
    return by_unit & by_sector or by_unit | by_sector


def _folded(name: str) -> str:
    return name.strip().casefold()


def _named(part: Part) -> str:
    return " ".join(name for name in part if name)


def _some(names: Sequence[str]) -> tuple[str, ...]:
    """Names, not more than one can take in."""
    return tuple(names) if len(names) <= MOST_NAMED else (*names[:MOST_NAMED], "…")


def _closed_by_one(agenda: Agenda, day: Day) -> dict[Proof, dict[str, Action]]:
    """By proof: the finished actions that have no other evidence at a table, by id."""
    found: defaultdict[Proof, dict[str, Action]] = defaultdict(dict)
    for action in agenda.all(Action):
        for _, state, _ in finished(day, action):
            if state.evidence:
                for proof in frozenset.intersection(*map(_proofs, state.evidence)):
                    found[proof][action.id] = action
    return found


def _proofs(item: Evidence) -> frozenset[Proof]:
    """By what a piece of evidence is known again: each name it has, else its title and date."""
    names = {"file": item.file, "reference": item.reference, "sha256": item.sha256, "url": item.url}
    found = frozenset((key, _folded(name)) for key, name in names.items() if name)
    return found or frozenset({("title", f"{_folded(item.title)} {item.date or ''}")})


def _given(day: Day, action: Action, proof: Proof) -> Shown:
    """Where a proof was last given for an action."""
    return [each for each in evidence_of(day, action) if proof in _proofs(each.item)][-1]
