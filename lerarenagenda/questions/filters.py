"""Which records are asked for: by the fields that say they can be filtered by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from lerarenagenda.agenda.agenda import KIND_NAMES, Agenda
from lerarenagenda.i18n import Text, say
from lerarenagenda.nearest import nearest
from lerarenagenda.records.base import NONE, Choice, FieldFacts, Part, Record, Sort, fields_of

AnyRecord = TypeVar("AnyRecord", bound=Record)


class UnknownValue(ValueError):
    """A filter's value that cannot occur: what is wrong, what may stand there, what was probably meant."""

    def __init__(self, option: str, value: str, allowed: Iterable[str]) -> None:
        """Hold the parts."""
        super().__init__(value)
        self.option, self.value, self.allowed = option, value, tuple(allowed)

    def text(self) -> Text:
        """What is wrong."""
        return say("{option} has no value {value!r}", option=f"--{self.option}", value=self.value)

    @property
    def hint(self) -> Text:
        """What to write instead."""
        if not self.allowed:
            return say("no record says anything there")
        near = nearest(self.value, self.allowed)
        if near:
            return say("did you mean {near!r}? allowed: {allowed}", near=near, allowed=self.allowed)
        return say("allowed: {allowed}", allowed=self.allowed)


def filters_of(kind: type[Record]) -> Mapping[str, FieldFacts]:
    """The fields of a kind that can be filtered by, by the name of the option."""
    return {facts.said.filter: facts for facts in fields_of(kind).values() if facts.said.filter}


def chosen(
    agenda: Agenda, kind: type[AnyRecord], records: Iterable[AnyRecord], wanted: Mapping[str, Sequence[str]]
) -> list[AnyRecord]:
    """The records for which every named filter holds; several values of one filter mean any of them.

    Every value is looked at, also when nothing is left to filter. Raises UnknownValue, NoSuchRecord or SeveralRecords.
    """
    everything = list(records)
    found = everything
    for option, values in wanted.items():
        if values:
            facts = filters_of(kind)[option]
            meant = frozenset().union(*(_meant(agenda, everything, facts, value) for value in values))
            found = [record for record in found if not meant.isdisjoint(leaves(getattr(record, facts.name)))]
    return found


def _meant(agenda: Agenda, records: Sequence[Record], facts: FieldFacts, value: str) -> frozenset[str]:
    """The stored values that one value of a filter stands for."""
    option = facts.said.filter or facts.key
    if value == NONE and may_lack(facts):
        return frozenset({NONE})
    named = target(facts)
    if named:
        record = agenda.find(value, KIND_NAMES[named])
        return agenda.named_through(record.id) if named == "party" else frozenset({record.id})
    allowed = _allowed(agenda, records, facts)
    if value not in allowed:
        raise UnknownValue(option, value, allowed)
    return frozenset({value})


def may_lack(facts: FieldFacts) -> bool:
    """Whether a field can be without a value, so that `none` asks for what has none."""
    return facts.or_none or not facts.required


def target(facts: FieldFacts) -> str | None:
    """The kind of record a field names, itself or in the first key of its blocks."""
    if facts.to:
        return facts.to[0]
    inner = next(iter(fields_of(facts.part).values()), None) if facts.part else None
    return inner.to[0] if inner and inner.to else None


def _allowed(agenda: Agenda, records: Sequence[Record], facts: FieldFacts) -> list[str]:
    if facts.choices:
        return [choice.value for choice in facts.choices]
    there = {leaf for record in records for leaf in leaves(getattr(record, facts.name))}
    if facts.sort is Sort.SECTOR and agenda.settings.sectors:
        return [sector.id for sector in agenda.settings.sectors]
    return sorted(there - {NONE})


def leaves(value: object) -> Iterator[str]:
    """The texts by which a value can be found; `none` for what is not there."""
    if value is None or value == ():
        yield NONE
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, Choice):
        yield value.value
    elif isinstance(value, Part):
        first = next(iter(fields_of(type(value)).values()))
        yield from leaves(getattr(value, first.name))
    else:
        yield str(value)
