"""What does a rule say, why is it so, and how is it mended?"""

from collections.abc import Iterable

from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.questions.answer import Cell, Column, Document, Fact, Grid, Row, Section, Word
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import NONE, FieldFacts, Part, Record, fields_of
from lerarenagenda.records.status import MOVES, ActionKind, Status, status_word
from lerarenagenda.rules.base import Rule

WEIGHTS = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}
COLUMNS = (
    Column("code", say("code")),
    Column("severity", say("weight")),
    Column("title", say("what it finds"), grows=True),
    Column("slug", say("name"), wide=True),
)
FIELDS = (
    Column("key", say("key")),
    Column("label", say("label")),
    Column("need", say("must")),
    Column("meaning", say("meaning"), grows=True, below="values"),
)
MOVES_SHOWN = (
    Column("start", say("from")),
    Column("to", say("to")),
    Column("who", say("who")),
    Column("needs", say("needs"), grows=True),
)


def page(rule: Rule) -> Document:
    """One rule whole."""
    facts = (
        Fact("code", say("code"), rule.code),
        Fact("slug", say("name"), rule.slug),
        Fact("severity", say("weight"), _weight(rule)),
        Fact("since", say("since"), rule.since),
        Fact("title", say("what it finds"), Text(rule.page.title)),
        Fact("why", say("why"), Text(rule.page.why), elsewhere=True),
        Fact("fix", say("how to mend it"), Text(rule.page.fix), elsewhere=True),
        Fact("bad", say("wrong"), rule.page.bad, elsewhere=True),
        Fact("good", say("right"), rule.page.good, elsewhere=True),
    )
    return Document(
        "explain",
        None,
        say("{code} {slug}", code=rule.code, slug=rule.slug),
        (
            Section(rule.code, facts=facts),
            Section("why", say("Why"), lines=(Text(rule.page.why),), aside=True),
            Section("fix", say("How to mend it"), lines=(Text(rule.page.fix),), aside=True),
            Section("bad", say("Wrong"), verbatim=rule.page.bad, aside=True),
            Section("good", say("Right"), verbatim=rule.page.good, aside=True),
        ),
    )


def all_pages(rules: Iterable[Rule]) -> Document:
    """Every rule in a line."""
    rows = tuple(
        Row({"code": rule.code, "severity": _weight(rule), "title": Text(rule.page.title), "slug": rule.slug})
        for rule in rules
    )
    return Document(
        "explain",
        None,
        say("What agenda check looks at"),
        (Section("rules", grid=Grid(COLUMNS, rows)),),
        {"rules": len(rows)},
        closing=(say("More about one of them: {command}", command="agenda explain B101"),),
    )


def _weight(rule: Rule) -> Word:
    return Word(rule.severity.value, Text(WEIGHTS[rule.severity.value]), rule.severity.value)


def kind_page(kind: type[Record]) -> Document:
    """What a file of one kind may say, and its entries; for actions also which changes of status are legal."""
    sections = list(_fields(kind, kind.kind_name, None))
    if kind.entry_type:
        sections += _fields(kind.entry_type, "entry", say("An entry in its history"))
    if kind is Action:
        sections += [_moves_of(action_kind) for action_kind in MOVES]
    file = f"{kind.folder}/ID.yaml" if kind.folder else "agenda.yaml"
    title = say("{word}: a file {file}", word=Text(kind.word), file=file)
    return Document("explain", None, title, tuple(sections))


def _fields(part: type[Part], key: str, title: Text | None) -> list[Section]:
    """The fields of a file, then those of each block in it."""
    found = [Section(key, title, grid=Grid(FIELDS, tuple(_field(facts) for facts in fields_of(part).values())))]
    for facts in fields_of(part).values():
        if facts.part and fields_of(facts.part):
            below = say("In {key}", key=f"{key}.{facts.key}" if title is None and key != "entry" else facts.key)
            found += _fields(facts.part, f"{key}.{facts.key}", below)
    return found


def _field(facts: FieldFacts) -> Row:
    values = tuple(choice.value for choice in facts.choices) if facts.choices else ()
    shown: dict[str, Cell] = {
        "label": Text(facts.said.label),
        "meaning": Text(facts.said.meaning),
        "need": (say("yes, or none") if facts.or_none else say("yes")) if facts.required else None,
        "values": (", ".join(values),) if values else (),
    }
    return Row(
        {
            "key": facts.key,
            "label": Text(facts.said.label),
            "meaning": Text(facts.said.meaning),
            "required": facts.required,
            "list": facts.many,
            "none": NONE if facts.or_none else None,
            "names": facts.to,
            "values": values,
        },
        shown,
    )


def _moves_of(action_kind: ActionKind) -> Section:
    rows = tuple(
        Row(
            {
                "kind": action_kind.value,
                "start": _status(action_kind, move.start),
                "to": _status(action_kind, move.to),
                "who": Word(move.who.name.lower(), move.who.text(), "plain"),
                "needs": move.needs,
            }
        )
        for move in MOVES[action_kind]
    )
    title = say("Legal changes of status: {kind}", kind=action_kind)
    return Section(f"moves.{action_kind.value}", title, grid=Grid(MOVES_SHOWN, rows))


def _status(kind: ActionKind, status: Status) -> Word:
    """A status in the word people use, with the word to write."""
    return Word(status.value, say("{word} ({key})", word=status_word(kind, status), key=status.value), "plain")
