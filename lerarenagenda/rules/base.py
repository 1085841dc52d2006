"""A rule: a function from a record to findings, with a code, a weight and a page; and the runner of them all."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.load import Loaded, entry_path, path_of
from lerarenagenda.diagnostics import Diagnostic, Place, Related, Route, Severity
from lerarenagenda.i18n import Text
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Entry, Record
from lerarenagenda.store.document import Document

Check = Callable[..., Iterable["Finding"] | None]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a record or in one of its entries, by route; `of` is the record of an entry that is not its own."""

    route: Route
    at: Record | Entry | None = None
    key: bool = False
    of: Record | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say of one place."""

    spot: Spot
    says: Text
    hint: Text | None = None
    related: tuple[tuple[Spot, Text], ...] = ()


def see(
    *route: str | int,
    says: str,
    hint: Text | None = None,
    at: Record | Entry | None = None,
    of: Record | None = None,
    key: bool = False,
    related: Sequence[tuple[Spot, Text]] = (),
    **values: object,
) -> Finding:
    """A finding at a route of the record at hand, or of the record or entry given as `at`; `key` points at the key.

    An entry of another record than the one at hand needs that record as `of`.
    """
    return Finding(Spot(route, at, key, of), Text(says, values), hint, tuple(related))


def spot(*route: str | int, at: Record | Entry | None = None, of: Record | None = None) -> Spot:
    """A second place for `related`."""
    return Spot(route, at, of=of)


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a rule: one line, why it is so, how to mend it, and an example of each kind."""

    title: str
    why: str
    fix: str
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold."""

    code: str
    slug: str
    severity: Severity
    since: str
    each: type[Record] | None
    check: Check
    unless: tuple[str, ...] = ()
    wants: frozenset[str] = frozenset()

    @property
    def page(self) -> Page:
        """Its page, which its function holds as docstring."""
        return page_of(self.check.__doc__ or "")


def rule(
    code: str,
    slug: str,
    *,
    each: type[Record] | None = None,
    severity: Severity = Severity.ERROR,
    since: str = "0.1",
    unless: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a function `(record, agenda, *, facts…)`.

    The function's keyword-only arguments name the facts it wants (`day`, `texts`); without them it is not run.
    `unless` names rules: on a record where one of them fired this one keeps silent, so that one mistake is said once.
    A rule with `each=None` has only a page: its findings come from reading.
    """

    def made(check: Check) -> Rule:
        kinds = inspect.signature(check).parameters.values()
        wants = frozenset(parameter.name for parameter in kinds if parameter.kind is parameter.KEYWORD_ONLY)
        return Rule(code, slug, severity, since, each, check, unless, wants)

    return made


def page_of(docstring: str) -> Page:
    """The page that a rule's docstring holds."""
    title, *rest = re.split(r"^## (\w+)\n", inspect.cleandoc(docstring), flags=re.MULTILINE)
    parts = {name.lower(): text for name, text in zip(rest[::2], rest[1::2], strict=True)}
    blocks = {name: inspect.cleandoc(parts.get(name, "")) for name in ("bad", "good")}
    return Page(title.strip(), _folded(parts.get("why", "")), _folded(parts.get("fix", "")), **blocks)


def _folded(text: str) -> str:
    """A paragraph on one line, so that its translation does not hang on where lines break."""
    return " ".join(text.split())


def run(rules: Iterable[Rule], loaded: Loaded, facts: Mapping[str, Any]) -> list[Diagnostic]:
    """Everything wrong with what was read: findings of reading and of these rules, in order of place."""
    known = {one.code: one for one in rules}
    found = [_named(problem, known) for problem in loaded.problems]
    subjects: dict[type[Record], list[Record]] = {}
    fired: dict[str, set[tuple[str, str]]] = {}
    for one in _in_need_order(known):
        if one.each is not None and one.wants <= facts.keys():
            if one.each not in subjects:
                subjects[one.each] = list(_subjects(one.each, loaded.agenda))
            records = subjects[one.each]
            silent = set().union(*(fired.get(code, ()) for code in one.unless))
            heard = [record for record in records if _key(record) not in silent] if silent else records
            wanted = {name: facts[name] for name in one.wants}
            told = [
                (record, finding) for record in heard for finding in one.check(record, loaded.agenda, **wanted) or ()
            ]
            fired[one.code] = {_key(record) for record, _ in told}
            found += [_diagnostic(one, record, finding, loaded.documents) for record, finding in told]
    return sorted(found, key=Diagnostic.sort_key)


def _key(record: Record) -> tuple[str, str]:
    return record.kind_name, record.id


def _in_need_order(known: Mapping[str, Rule]) -> list[Rule]:
    """Rules after the rules they keep silent for."""
    ordered: dict[str, Rule] = {}

    def place(one: Rule) -> None:
        for code in one.unless:
            if code in known and code not in ordered:
                place(known[code])
        ordered[one.code] = one

    for one in known.values():
        if one.code not in ordered:
            place(one)
    return list(ordered.values())


def _diagnostic(one: Rule, record: Record, finding: Finding, documents: Mapping[str, Document]) -> Diagnostic:
    """A finding of a rule with its place."""
    return Diagnostic(
        code=one.code,
        slug=one.slug,
        severity=one.severity,
        says=finding.says,
        hint=finding.hint,
        place=_place(finding.spot, record, documents),
        related=tuple(Related(_place(where, record, documents), says) for where, says in finding.related),
    )


def _subjects(each: type[Record], agenda: Agenda) -> Iterator[Record]:
    """The records a rule speaks of: those of a kind, the settings, or with `each=Record` all of them."""
    if isinstance(agenda.settings, each):
        yield agenda.settings
    for kind in KINDS:
        if issubclass(kind, each):
            yield from agenda.all(kind)


def _place(where: Spot, record: Record, documents: Mapping[str, Document]) -> Place:
    at = where.at if where.at is not None else record
    path = path_of(at) if isinstance(at, Record) else entry_path(where.of or record, at)
    document = documents.get(path)
    return Place(path, document.span(where.route, key=where.key) if document else None, where.route)


def _named(problem: Diagnostic, known: Mapping[str, Rule]) -> Diagnostic:
    one = known.get(problem.code)
    return replace(problem, slug=one.slug, severity=one.severity) if one else problem
