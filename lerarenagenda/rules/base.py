"""A rule: a function from a record to findings, with a code, a weight and a page; and the runner of them all."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from lerarenagenda.agenda.load import Loaded, entry_path, fixed, path_of
from lerarenagenda.diagnostics import Diagnostic, Edit, Fix, Mend, Place, Related, Route, RulePage, Severity
from lerarenagenda.i18n import Text, say
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Entry, Record
from lerarenagenda.store.document import Document, span_of

Check = Callable[..., Iterable["Finding"] | None]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a record or in one of its entries, by route; `of` is the record of an entry that is not its own.

    In a TextFile it is a place by characters, counted from 0, the end exclusive.
    """

    route: Route
    at: Record | Entry | None = None
    key: bool = False
    of: Record | None = None
    chars: tuple[int, int] | None = None


class TextFile(NamedTuple):
    """A file by its text, for rules about what records do not keep: comments and blank lines."""

    path: str
    document: Document


Subject = Record | TextFile


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say of one place."""

    spot: Spot
    says: Text
    hint: Text | None = None
    related: tuple[tuple[Spot, Text], ...] = ()
    mend: Mend | Edit | None = None


def see(
    *route: str | int,
    says: str,
    hint: Text | None = None,
    at: Record | Entry | None = None,
    of: Record | None = None,
    key: bool = False,
    related: Sequence[tuple[Spot, Text]] = (),
    mend: Mend | None = None,
    **values: object,
) -> Finding:
    """A finding at a route of the record at hand, or of the record or entry given as `at`; `key` points at the key.

    An entry of another record than the one at hand needs that record as `of`. `mend` mends the same file.
    """
    return Finding(Spot(route, at, key, of), Text(says, values), hint, tuple(related), mend)


def see_text(
    start: int, end: int, *, says: str | Text, hint: Text | None = None, mend: Edit | None = None, **values: object
) -> Finding:
    """A finding at these characters of a TextFile."""
    told = Text(says, values) if isinstance(says, str) else says
    return Finding(Spot((), chars=(start, end)), told, hint, mend=mend)


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
    each: type[Record] | type[TextFile] | None
    check: Check
    unless: tuple[str, ...] = ()
    wants: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
    whole_history: bool = False

    @property
    def page(self) -> Page:
        """Its page, which its function holds as docstring."""
        return page_of(self.check.__doc__ or "")

    @property
    def shown(self) -> RulePage:
        """Its page with its names, for showing beside a finding."""
        page = self.page
        texts = (Text(page.title), Text(page.why), Text(page.fix))
        return RulePage(self.code, self.slug, self.severity, *texts, page.bad, page.good)


def rule(
    code: str,
    slug: str,
    *,
    each: type[Record] | type[TextFile] | None = None,
    severity: Severity = Severity.ERROR,
    since: str = "0.1",
    unless: tuple[str, ...] = (),
    whole_history: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function `(record, agenda, *, facts…)`.

    The function's keyword-only arguments name the facts it wants (`day`, `texts`); without them it is not run.
    Those with a default it uses when they are there.
    `unless` names rules: on a record where one of them fired this one keeps silent, so that one mistake is said once.
    With `whole_history` it says nothing of a record with an entry that cannot be read: what it misses may stand there.
    With `each=TextFile` it is given files, with their comments and lines. A rule with `each=None` has only a page:
    its findings come from reading.
    """

    def made(check: Check) -> Rule:
        named = [one for one in inspect.signature(check).parameters.values() if one.kind is one.KEYWORD_ONLY]
        wants = frozenset(one.name for one in named if one.default is one.empty)
        uses = frozenset(one.name for one in named) - wants
        return Rule(code, slug, severity, since, each, check, unless, wants, uses, whole_history)

    return made


@cache
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
    subjects: dict[type[Subject], list[Any]] = {}
    fired: dict[str, set[tuple[str, str]]] = {}
    holes = {(kind.kind_name, record_id) for kind in KINDS for record_id in loaded.agenda.half_told}
    for one in _in_need_order(known):
        if one.each is not None and one.wants <= facts.keys():
            if one.each not in subjects:
                subjects[one.each] = list(_subjects(one.each, loaded))
            records = subjects[one.each]
            silent = set(holes if one.whole_history else ()).union(*(fired.get(code, ()) for code in one.unless))
            heard = [record for record in records if _key(record) not in silent] if silent else records
            wanted = {name: facts[name] for name in one.wants | (one.uses & facts.keys())}
            told = [
                (record, finding) for record in heard for finding in one.check(record, loaded.agenda, **wanted) or ()
            ]
            fired[one.code] = {_key(record) for record, _ in told}
            found += [_diagnostic(one, record, finding, loaded.documents) for record, finding in told]
    return sorted(found, key=Diagnostic.sort_key)


def _key(subject: Subject) -> tuple[str, str]:
    return ("", subject.path) if isinstance(subject, TextFile) else (subject.kind_name, subject.id)


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


def _diagnostic(one: Rule, record: Subject, finding: Finding, documents: Mapping[str, Document]) -> Diagnostic:
    """A finding of a rule with its place."""
    place = _place(finding.spot, record, documents)
    document = documents.get(place.path)
    return Diagnostic(
        code=one.code,
        slug=one.slug,
        severity=one.severity,
        says=finding.says,
        hint=finding.hint,
        place=place,
        fix=_fix(place.path, document, finding.mend) if finding.mend and document else None,
        related=tuple(Related(_place(where, record, documents), says) for where, says in finding.related),
    )


def _fix(path: str, document: Document, mend: Mend | Edit) -> Fix:
    if isinstance(mend, Mend):
        return fixed(path, document, mend)
    return Fix(say("write {to!r}", to=mend.text) if mend.text else say("remove it"), (mend,))


def _subjects(each: type[Subject], loaded: Loaded) -> Iterator[Subject]:
    """What a rule speaks of: the records of a kind, the settings, with `each=Record` all of them; or the files."""
    if issubclass(each, TextFile):
        for path, document in loaded.documents.items():
            yield TextFile(path, document)
        return
    agenda = loaded.agenda
    if isinstance(agenda.settings, each):
        yield agenda.settings
    for kind in KINDS:
        if issubclass(kind, each):
            yield from agenda.all(kind)


def _place(where: Spot, record: Subject, documents: Mapping[str, Document]) -> Place:
    if isinstance(record, TextFile):
        return Place(record.path, span_of(record.document.text, *(where.chars or (0, 0))))
    at = where.at if where.at is not None else record
    path = path_of(at) if isinstance(at, Record) else entry_path(where.of or record, at)
    document = documents.get(path)
    return Place(path, document.span(where.route, key=where.key) if document else None, where.route)


def _named(problem: Diagnostic, known: Mapping[str, Rule]) -> Diagnostic:
    one = known.get(problem.code)
    return replace(problem, slug=one.slug, severity=one.severity) if one else problem
