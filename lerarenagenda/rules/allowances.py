"""Family J, allowances: a finding that is allowed for a time, in a comment on its line or above it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day
from lerarenagenda.dates import PeriodError, period
from lerarenagenda.diagnostics import Allowance, Diagnostic, Edit, Fix, Place, Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.nearest import nearest
from lerarenagenda.rules.base import Finding, Rule, TextFile, rule, see_text
from lerarenagenda.store.comments import Comment, comments
from lerarenagenda.store.document import Document, span_of

_OURS = re.compile(r"#\s*agenda\s*:\s*(?P<said>.*)")
NEVER = frozenset({"E150", "E151", "K101", "K102"})
SHAPE = N_("write # agenda: allow CODE until 2026-06-30 -- reason")


@dataclass(frozen=True, slots=True)
class Allowing:
    """One comment that allows something: which rules, and how it reads."""

    comment: Comment
    codes: tuple[str, ...]
    allowance: Allowance | None
    wrong: Text | None = None
    hint: Text | None = None


_ByLine = Mapping[tuple[str, int], Allowing]  # by the code that is allowed and the line that the comment is about


def allowings(path: str, document: Document, known: Mapping[str, str]) -> Iterator[Allowing]:
    """The allowances in a file; `known` are the codes of rules that can be allowed, by code and by name."""
    if "#" not in document.text or "agenda" not in document.text:
        return
    for comment in comments(document, saying="agenda"):
        ours = _OURS.match(comment.text)
        if ours:
            yield _allowing(path, document, comment, ours["said"], known)


def _allowing(path: str, document: Document, comment: Comment, said: str, known: Mapping[str, str]) -> Allowing:
    rule_words, _, reason = said.partition("--")
    words, _, until = f" {rule_words} ".partition(" until ")
    verb, *named = re.split(r"[,\s]+", words.strip())
    if verb != "allow":
        return Allowing(comment, (), None, say("{word!r} is not a word for a remark to the program", word=verb))
    unknown = next((one for one in named if one.lower() not in known), None)
    if unknown is not None:
        near = nearest(unknown.lower(), known)
        hint = say("did you mean {near!r}?", near=_spelled(near, known)) if near else None
        return Allowing(comment, (), None, say("there is no rule {code!r} that can be allowed", code=unknown), hint)
    codes = tuple(known[one.lower()] for one in named)
    if not codes:
        return Allowing(comment, (), None, say("an allowance names no rule"))
    if not until.strip():
        return Allowing(comment, codes, None, say("the allowance of {code} names no day until which", code=codes[0]))
    if not reason.strip():
        return Allowing(comment, codes, None, say("the allowance of {code} gives no reason", code=codes[0]))
    try:
        last = period(until.strip()).last
    except PeriodError as error:
        return Allowing(comment, codes, None, error.reason, error.hint)
    place = Place(path, span_of(document.text, comment.start, comment.end))
    return Allowing(comment, codes, Allowance(last, reason.strip(), place))


def _spelled(name: str, known: Mapping[str, str]) -> str:
    """A code in capitals, a name as it is."""
    return known[name] if known[name].lower() == name else name


def by_name(rules: Iterable[Rule]) -> Mapping[str, str]:
    """The codes of rules that can be allowed, by code and by name in lower case.

    What keeps a file from being read cannot: a record that nobody can read would be allowed to be missing. Nor can
    what takes a record or an entry away: whoever rewrites a history would allow it in the same breath.
    """
    can = [one for one in rules if one.each is not None and one.code not in OWN | NEVER]
    return {name.lower(): one.code for one in can for name in (one.code, one.slug)}


@rule("J120", "allowance-unclear", each=TextFile)
def allowance_unclear(file: TextFile, agenda: Agenda, *, allowable: Mapping[str, str]) -> Iterator[Finding]:
    """An allowance does not say which rule, until when, or why.

    ## Why
    A finding may stand for a time, when somebody has said why and has named a day. Without these it stands for
    ever and nobody knows whether that was meant.

    ## Fix
    Write the code of the rule, the last day of the allowance and the reason, in this order. Rules about files that
    cannot be read cannot be allowed.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        # agenda: allow J107 -- zo heet het in de brief
        title: Zijinstroom structureel vergroten.

    ## Good
        # actions/zijinstroom-vergroten.yaml
        # agenda: allow J107 until 2015-06-30 -- zo heet het in de brief
        title: Zijinstroom structureel vergroten.
    """
    for one in allowings(file.path, file.document, allowable):
        if one.allowance is None and one.wrong:
            yield see_text(one.comment.start, one.comment.end, says=one.wrong, hint=one.hint or say(SHAPE))


@rule("J121", "allowance-over", each=TextFile, severity=Severity.WARNING)
def allowance_over(file: TextFile, agenda: Agenda, *, allowable: Mapping[str, str], day: Day) -> Iterator[Finding]:
    """The last day of an allowance has passed.

    ## Why
    It was allowed until a day, so that somebody would look again. That day has come, and the finding counts again.

    ## Fix
    Mend the finding and remove the allowance, or give a new day with a reason.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        # agenda: allow J107 until 2014-09-30 -- zo heet het in de brief
        title: Zijinstroom structureel vergroten

    ## Good
        # actions/zijinstroom-vergroten.yaml
        title: Zijinstroom structureel vergroten
    """
    for one in allowings(file.path, file.document, allowable):
        if one.allowance and one.allowance.until < day.as_of:
            yield see_text(
                one.comment.start,
                one.comment.end,
                says=N_("the allowance of {code} ended on {until}"),
                hint=say("mend it and remove the allowance, or give a new day with a reason"),
                code=", ".join(one.codes),
                until=one.allowance.until,
            )


@rule("J122", "allowance-unused", severity=Severity.WARNING)
def allowance_unused() -> None:
    """An allowance allows nothing that is found.

    ## Why
    What it was for has been mended or has moved to another line. If it stays, it hides the next mistake there.

    ## Fix
    Remove the comment, or put it on the line of the finding or right above it.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        # agenda: allow J107 until 2015-06-30 -- zo heet het in de brief
        title: Zijinstroom structureel vergroten

    ## Good
        # actions/zijinstroom-vergroten.yaml
        title: Zijinstroom structureel vergroten
    """


OWN = frozenset({allowance_unclear.code, allowance_over.code, allowance_unused.code})


def allowed(
    found: Iterable[Diagnostic],
    documents: Mapping[str, Document],
    *,
    known: Mapping[str, str],
    ran: frozenset[str],
    day: Day,
) -> list[Diagnostic]:
    """The findings, those marked that the data allows, with a finding for each allowance that allows nothing.

    What an unclear allowance was meant for is not said a second time. `ran` are the codes of the rules that were
    looked at: of the others one cannot tell.
    """
    by_file = {
        path: here
        for path, document in documents.items()
        if (here := [one for one in allowings(path, document, known) if not _over(one, day)])
    }
    by_line: Mapping[str, _ByLine] = {
        path: {(code, one.comment.line): one for one in reversed(here) for code in one.codes}
        for path, here in by_file.items()
    }
    used: set[tuple[str, int]] = set()
    heard: list[Diagnostic] = []
    for one in found:
        path = one.place.path
        allowing = _allowing_it(one, by_line[path], documents[path]) if path in by_line else None
        if allowing is None:
            heard.append(one)
            continue
        used.add((path, allowing.comment.start))
        if allowing.allowance:
            heard.append(replace(one, allowed=allowing.allowance))
    for path, here in by_file.items():
        idle = (one for one in here if one.allowance and (path, one.comment.start) not in used and {*one.codes} <= ran)
        heard += [_unused(path, one, documents[path]) for one in idle]
    return sorted(heard, key=Diagnostic.sort_key)


def _over(one: Allowing, day: Day) -> bool:
    return one.allowance is not None and one.allowance.until < day.as_of


def _allowing_it(found: Diagnostic, here: _ByLine, document: Document) -> Allowing | None:
    """The allowance on the line of a finding, or on that of the key whose value it is about."""
    lines = {document.span(found.place.route, key=True).line} if found.place.route else set()
    lines |= {found.place.span.line} if found.place.span else set()
    there = [here[found.code, line] for line in lines if (found.code, line) in here]
    return min(there, key=lambda one: one.comment.start, default=None)


def _unused(path: str, one: Allowing, document: Document) -> Diagnostic:
    says = say("nothing is found here that this allows: {code}", code=", ".join(one.codes))
    start, end = one.comment.whole
    fix = Fix(say("remove it"), (Edit(path, start, end, ""),))
    place = Place(path, span_of(document.text, one.comment.start, one.comment.end))
    hint = say("remove it, or put it on the line of the finding or right above it")
    return Diagnostic(
        allowance_unused.code, allowance_unused.severity, says, place, hint, slug=allowance_unused.slug, fix=fix
    )
