"""agenda explain: what a rule says and how to mend it; what a record may say."""

from typing import Annotated

import typer

from lerarenagenda.cli._completers import Here, Offer, rule_names
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._frame import renderer_for
from lerarenagenda.cli._options import Command, Format, Lang, argument
from lerarenagenda.cli._surface import language_here
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.nearest import nearest
from lerarenagenda.questions import explain as answer
from lerarenagenda.questions.answer import Document
from lerarenagenda.records import KINDS
from lerarenagenda.records.settings import Settings
from lerarenagenda.renderers import formats
from lerarenagenda.rules import all_rules


def _pages(ctx: Here, incomplete: str) -> list[Offer]:
    """The kinds of record, and the rules."""
    kinds: list[Offer] = [(kind.kind_name, Text(kind.word)) for kind in (*KINDS, Settings)]
    return kinds + rule_names(ctx, incomplete)


Code = Annotated[
    str | None,
    argument(help=N_("A rule by code or name, or a kind of record"), metavar="[CODE]", completes=_pages),
]


def _explain(ctx: typer.Context, code: Code = None, *, format: Format = "text", lang: Lang = None) -> None:  # noqa: A002 the option's name
    asked = lang or ctx.find_root().obj
    rendered = renderer_for(formats, format, asked)
    rendered(_document(code) if code else answer.all_pages(all_rules()), language=language_here(asked))


def _document(code: str) -> Document:
    rules = {name: rule for rule in all_rules() for name in (rule.code, rule.slug)}
    kinds = {name: kind for kind in (*KINDS, Settings) for name in (kind.kind_name, kind.folder) if name}
    if code.lower() in kinds:
        return answer.kind_page(kinds[code.lower()])
    found = rules.get(code.upper(), rules.get(code.lower()))
    if found:
        return answer.page(found)
    near = nearest(code, [*rules, *kinds])
    hint = say("did you mean {near!r}?", near=near) if near else say("see all of them: agenda explain")
    raise Mistake(Exit.NOT_FOUND, say("there is no rule or kind of record {code!r}", code=code), hint)


explain = Command("explain", _explain, N_("Explain a rule or a kind of record, or list all rules"))
