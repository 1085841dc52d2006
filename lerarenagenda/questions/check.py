"""Is everything valid? All rules over all records, what is new against a base, what is allowed for a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lerarenagenda.agenda.base import Base, NoBase
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import SETTINGS_FILE, Loaded
from lerarenagenda.diagnostics import Diagnostic, Place, Report, marked_new
from lerarenagenda.i18n import say
from lerarenagenda.nearest import nearest
from lerarenagenda.rules import all_rules
from lerarenagenda.rules.allowances import allowed, by_name
from lerarenagenda.rules.base import Rule, run
from lerarenagenda.rules.changes import cannot_check

Facts = Mapping[str, Any]


class NoSuchRule(LookupError):
    """No rule has this code, beginning of a code or name; `near` is what was probably meant."""

    def __init__(self, text: str, near: str | None) -> None:
        """Hold the parts."""
        super().__init__(text)
        self.text, self.near = text, near


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are asked for: by rule (codes, beginnings of codes, names), by what changed, by place.

    `changed`: only what is in files that differ from the base, and what is new elsewhere; `new`: only what is new.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    changed: bool = False
    new: bool = False
    here: Callable[[Place], bool] = field(default=lambda _: True)


def check(loaded: Loaded, *, day: Day, facts: Facts, base: Base | NoBase | None, wanted: Wanted, folder: str) -> Report:
    """All that is found on a day, and of it what is wanted; what keeps a file from being read is always told.

    `facts` are what rules may want beside the day: `texts` of sources, `digests` of files.
    """
    rules = all_rules()
    codes = chosen(rules, wanted)
    known = {**facts, **({"base": base.loaded.agenda} if isinstance(base, Base) else {})}
    found = findings(loaded, day=day, facts=known)
    if isinstance(base, Base):
        before = Day(base.loaded.agenda, day.as_of)
        found = marked_new(found, findings(base.loaded, day=before, facts=facts))
    elif base is not None:
        found = [*found, _cannot_check(base, rules)]
    kept = [one for one in found if (one.code in codes or _always_told(one, loaded)) and wanted.here(one.place)]
    if isinstance(base, Base):
        kept = [one for one in kept if _asked_for(one, wanted, base)]
    spoken = {one.code for one in kept}
    return Report(
        found=tuple(one for one in kept if one.allowed is None),
        files=loaded.files,
        unread=len(loaded.unread),
        folder=folder,
        texts=loaded.texts,
        allowed=tuple(one for one in kept if one.allowed is not None),
        rules={one.code: one.shown for one in rules if one.code in spoken},
        base=base.name if isinstance(base, Base) else None,
    )


def findings(loaded: Loaded, *, day: Day, facts: Facts) -> list[Diagnostic]:
    """Everything that the rules find, each with whether the data allows it."""
    rules = all_rules()
    known = by_name(rules)
    given = {**facts, "day": day, "allowable": known}
    ran = frozenset(one.code for one in rules if one.wants <= given.keys())
    return allowed(run(rules, loaded, given), loaded.documents, known=known, ran=ran, day=day)


def chosen(rules: Iterable[Rule], wanted: Wanted) -> frozenset[str]:
    """The codes of the rules that are asked for. Raises NoSuchRule."""
    everything = tuple(rules)
    selected = _named(everything, wanted.select) if wanted.select else {one.code for one in everything}
    return frozenset(selected - _named(everything, wanted.ignore))


def _named(rules: Sequence[Rule], words: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for word in words:
        here = {one.code for one in rules if word and (one.code.startswith(word.upper()) or one.slug == word.lower())}
        if not here:
            raise NoSuchRule(word, nearest(word, [name for one in rules for name in (one.code, one.slug)]))
        found |= here
    return found


def _always_told(one: Diagnostic, loaded: Loaded) -> bool:
    """Whether it says that something could not be looked at: not to say so would be to say that it is right."""
    return one.place.path in loaded.unread or one.code == cannot_check.code


def _asked_for(one: Diagnostic, wanted: Wanted, base: Base) -> bool:
    if wanted.new:
        return bool(one.new)
    return not wanted.changed or bool(one.new) or one.place.path in base.changed


def _cannot_check(base: NoBase, rules: Iterable[Rule]) -> Diagnostic:
    """That rules which compare with a base have nothing to compare with."""
    needing = tuple(one.code for one in rules if "base" in one.wants)
    says = say("{codes} cannot be checked: {why}", codes=needing, why=base.says)
    rule = cannot_check
    return Diagnostic(rule.code, rule.severity, says, Place(SETTINGS_FILE), base.hint, slug=rule.slug)
