"""Who is bound by an agreement, and whether each of them agrees to its text as it reads now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.state import Story
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import ActionEntry, ConsentValue
from lerarenagenda.records.party import Party
from lerarenagenda.records.status import ActionKind, Status


@dataclass(frozen=True, slots=True)
class Stance:
    """What a bound party last said of an agreement, in which entry, and whether of the text as it reads now.

    `through` is the name in `binds` that means it: its own, or that of a group.
    """

    party: str
    through: str
    value: ConsentValue | None = None
    entry: ActionEntry | None = None
    of_this_text: bool = False

    @property
    def agrees(self) -> bool:
        """Whether its consent counts."""
        return self.value is ConsentValue.GIVEN and self.of_this_text

    @property
    def void(self) -> bool:
        """Whether it gave its consent to another text."""
        return self.value is ConsentValue.GIVEN and not self.of_this_text


def text_digest(text: str) -> str:
    """The digest of an agreed text; how its lines are broken and its letters are composed makes no difference."""
    from hashlib import sha256

    return sha256(" ".join(normalize("NFC", text).split()).encode("utf-8", "surrogatepass")).hexdigest()


def bound_parties(agenda: Agenda, action: Action) -> Mapping[str, str]:
    """The parties that an agreement binds, each with the name in `binds` that means it; of a group its members."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for name in action.binds:
        waiting = [name]
        while waiting:
            here = waiting.pop()
            party = agenda.get(Party, here)
            if here not in seen and party and party.members:
                waiting.extend(reversed(party.members))
            elif here not in seen:
                found[here] = name
            seen.add(here)
    return found


def consents(agenda: Agenda, action: Action, entries: Iterable[ActionEntry]) -> tuple[Stance, ...]:
    """What each bound party last said, in the order of `binds`.

    `action` is as it reads on a day and `entries` are those that count up to it, as `told()` gives both.
    """
    last = {entry.consent.party: entry for entry in entries if entry.consent}
    present = text_digest(action.agreed_text) if action.agreed_text else None
    bound = bound_parties(agenda, action).items()
    return tuple(_stance(party, through, last.get(party), present) for party, through in bound)


def _stance(party: str, through: str, entry: ActionEntry | None, present: str | None) -> Stance:
    if entry is None or entry.consent is None:
        return Stance(party, through)
    return Stance(party, through, entry.consent.value, entry, entry.consent.digest == present)


def in_force(story: Story) -> bool:
    """Whether it is an agreement that is in force at one of its tables."""
    states = story.states.values()
    return story.action.kind is ActionKind.AGREEMENT and any(state.status is Status.DONE for state in states)
