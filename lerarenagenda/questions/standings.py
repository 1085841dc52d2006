"""Which actions are asked for by how they stand: kind, health, lateness, what falls due soon."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lerarenagenda.agenda.health import Day, Health, Mark, Standing
from lerarenagenda.i18n import Words
from lerarenagenda.questions.filters import UnknownValue, chosen
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import NONE
from lerarenagenda.records.party import Party
from lerarenagenda.records.status import ActionKind, Status

ALL = "all"
PARTY = "party"  # asked of each standing, since leads come and go
LATE = "late"  # what people say for overdue
KINDS = tuple(kind.value for kind in ActionKind)
STATES = tuple(dict.fromkeys(word.value for words in (Health, Mark, Status) for word in words))
# what may be asked for, each with the word people see
ALL_KINDS: Mapping[str, Words] = {**{kind.value: kind for kind in ActionKind}, ALL: ""}
ALL_STATES: Mapping[str, Words] = {
    LATE: Health.OVERDUE,
    **{word.value: word for words in (Health, Mark, Status) for word in words},
}


def state_named(option: str, word: str) -> str:
    """A state or mark by its word; `late` is overdue. Raises UnknownValue."""
    if word == LATE:
        return str(Health.OVERDUE)
    if word not in STATES:
        raise UnknownValue(option, word, ALL_STATES)
    return word


@dataclass(frozen=True, slots=True)
class Wanted:
    """What standings are asked for."""

    actions: frozenset[str]
    kinds: frozenset[str]
    states: frozenset[str]
    parties: Sequence[frozenset[str] | None]
    due_until: date | None
    day: Day

    def chosen(self, standing: Standing) -> bool:
        """Whether this one is asked for."""
        return standing.action.kind.value in self.kinds and self.passes(standing)

    def others(self, standing: Standing) -> bool:
        """Whether it is left out only because of its kind."""
        return standing.action.kind.value not in self.kinds and self.passes(standing)

    def passes(self, standing: Standing) -> bool:
        """Whether it passes every filter but that of its kind."""
        if standing.action.id not in self.actions:
            return False
        if self.states and self.states.isdisjoint(words_of(standing)):
            return False
        if self.parties and not any(self._concerns(standing, names) for names in self.parties):
            return False
        return self.due_until is None or _due_between(standing, self.day.as_of, self.due_until)

    def _concerns(self, standing: Standing, names: frozenset[str] | None) -> bool:
        """Whether one of these names has a role in it as it stands now; with None whether nobody has."""
        if names is None:
            return not standing.action.owners and not standing.state.leads
        return bool(self.day.roles(standing, names))


def words_of(standing: Standing) -> frozenset[str]:
    """Every word that is true of a standing: its health, its status, its marks."""
    return frozenset({standing.key, standing.state.status.value, *(mark.value for mark in standing.marks)})


def _due_between(standing: Standing, first: date, last: date) -> bool:
    return standing.due is not None and not standing.state.closed and first <= standing.due <= last


def wanted(
    day: Day,
    filters: Mapping[str, Sequence[str]],
    *,
    kinds: Sequence[str] = (),
    states: Iterable[str] = (),
    due_within: int | None = None,
) -> Wanted:
    """What is asked for; without kinds only actions. Raises UnknownValue, NoSuchRecord or SeveralRecords."""
    for kind in kinds:
        if kind not in ALL_KINDS:
            raise UnknownValue("kind", kind, ALL_KINDS)
    heads = [day.story(action).action for action in day.agenda.all(Action)]
    by_fields = {name: values for name, values in filters.items() if name != PARTY}
    return Wanted(
        actions=frozenset(action.id for action in chosen(day.agenda, Action, heads, by_fields)),
        kinds=frozenset(KINDS if ALL in kinds else kinds or (ActionKind.ACTION.value,)),
        states=frozenset(state_named("health", word) for word in states),
        parties=[_names(day, value) for value in filters.get(PARTY, ())],
        due_until=day.as_of + timedelta(days=due_within) if due_within is not None else None,
        day=day,
    )


def _names(day: Day, value: str) -> frozenset[str] | None:
    """The names under which a party can be meant; None for nobody."""
    return None if value == NONE else day.agenda.named_through(day.agenda.find(value, Party).id)
