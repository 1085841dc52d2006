"""Plain text values become a record, or findings about each field that cannot be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from lerarenagenda.diagnostics import Mend, Mending, Route
from lerarenagenda.i18n import LANGUAGES, N_, Text, say, translator
from lerarenagenda.nearest import nearest
from lerarenagenda.records.base import NONE, Choice, FieldFacts, OrNone, Part, Reads, Wrong, fields_of
from lerarenagenda.records.fields import shown

AnyPart = TypeVar("AnyPart", bound=Part)
MOST_KEYS = 200  # a block with more keys is something else: none of them was meant as one of ours
WORDS_FOR_NONE = frozenset({"none", "geen", "niets", "null", "nil", "nvt", "n.v.t.", "-", "~"})
SHAPES: Mapping[tuple[type, str], str] = {
    (list, "text"): N_("there is a list where one text belongs"),
    (dict, "text"): N_("there is a block of keys where one text belongs"),
    (str, "list"): N_("there is one text where a list belongs"),
    (dict, "list"): N_("there is a block of keys where a list belongs"),
    (str, "block"): N_("there is one text where a block of keys belongs"),
    (list, "block"): N_("there is a list where a block of keys belongs"),
}


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A field that cannot be read: where, by which rule, what is wrong, what to write."""

    route: Route
    code: str
    says: Text
    hint: Text | None = None
    at_key: bool = False
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class _Here:
    """A place in the file: the route to it, the field it belongs to, and where problems are kept."""

    route: Route
    facts: FieldFacts
    problems: list[FieldProblem]

    def item(self, index: int) -> "_Here":
        """An item of the list that stands here."""
        return _Here((*self.route, index), self.facts, self.problems)

    def refuse(
        self, code: str, says: Text, hint: Text | None = None, *, to: str | None = None, how: Mending = Mending.VALUE
    ) -> None:
        """Keep a problem of this place, and what to write instead when that is known."""
        mend = Mend(self.route, to, how) if to is not None else None
        self.problems.append(FieldProblem(self.route, code, says, hint, mend=mend))


Reader = Callable[[Any, _Here], Any]
FAILED: Any = object()  # what a reader gives for a value that it refused; the record is then not made


def read_part(
    kind: type[AnyPart], value: Mapping[str, Any], **given: object
) -> tuple[AnyPart | None, list[FieldProblem]]:
    """Make a record of `kind` from what its file says and what its name gives.

    `value` holds texts, lists and blocks as read from the file; `given` the fields that the file's name says.
    """
    problems: list[FieldProblem] = []
    known = fields_of(kind)
    twice = [key for key in value if key in given and key not in known]
    problems += [_said_by_name(key, same=value[key] == str(given[key])) for key in twice]
    kept = {key: item for key, item in value.items() if key not in twice}
    if not kept and not problems:
        problems.append(FieldProblem((), "A205", say("the file says nothing"), say("write the keys that belong here")))
        return None, problems
    record = _block(kind, kept, (), problems, given)
    return (None if problems else record), problems


def read_value(kind: type[Part], key: str, value: object) -> tuple[object, bool]:
    """What one field of a kind says, and whether that can be read."""
    problems: list[FieldProblem] = []
    found = _readers(kind)[key](value, _Here((key,), fields_of(kind)[key], problems))
    return found, not problems


def _block(
    kind: type[Part], value: Mapping[str, Any], route: Route, problems: list[FieldProblem], given: Mapping[str, object]
) -> Any:  # noqa: ANN401 a part of this kind, or nothing
    """A block of keys as a part of this kind."""
    known, readers = fields_of(kind), _readers(kind)
    found = dict(given)
    meant = set()
    for key, item in value.items():
        facts = known.get(key)
        if facts is None:
            unknown, near = _unknown_key(known, value, (*route, key))
            problems.append(unknown)
            meant.add(near)
        elif not item or (isinstance(item, str) and item.isspace()):
            problems.append(_empty(facts, (*route, key)))
        else:
            found[facts.name] = readers[key](item, _Here((*route, key), facts, problems))
    for key, facts in known.items():
        if facts.required and key not in value and key not in meant:
            problems.append(_missing(facts, (*route, key)))
    return kind(**found) if not problems else FAILED


_READERS: dict[type[Part], Mapping[str, Reader]] = {}


def _readers(kind: type[Part]) -> Mapping[str, Reader]:
    """By key: how the field's value is read, as its type says."""
    known = _READERS.get(kind)
    if known is None:
        types = {declared.name: declared.type for declared in fields(kind)}
        known = _READERS[kind] = {key: _reader(types[facts.name]) for key, facts in fields_of(kind).items()}
    return known


def _reader(hint: Any) -> Reader:  # noqa: ANN401 whatever a field is declared as
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(inner[0], inner[1:])
    if origin in (Union, UnionType):
        return _reader(next(one for one in inner if one is not type(None)))
    if origin is tuple:
        return _list_reader(_reader(inner[0]))
    if issubclass(hint, Choice):
        return _choice_reader(hint)
    return _part_reader(hint)


def _marked(hint: Any, marks: tuple[object, ...]) -> Reader:  # noqa: ANN401 whatever a field is declared as
    reads = next((mark.read for mark in marks if isinstance(mark, Reads)), None)
    or_none = next((mark for mark in marks if isinstance(mark, OrNone)), None)
    inner = _text_reader(reads) if reads else _reader(hint)
    return _none_reader(inner, () if or_none.many else None) if or_none else inner


def _text_reader(read: Callable[[str], object]) -> Reader:
    def read_text(value: Any, here: _Here) -> Any:  # noqa: ANN401 a tree of texts, lists and blocks
        if not isinstance(value, str):
            return _misshapen(value, "text", here)
        try:
            return read(value)
        except Wrong as wrong:
            hint = say("did you mean {near!r}?", near=wrong.near) if wrong.near else wrong.hint
            instead = _hint_for_none(value, here, sentinel=wrong.code == "A210")
            to = _none_meant(value, here) if instead else wrong.near
            here.refuse(wrong.code, wrong.says, instead or hint, to=to)
            return FAILED

    return read_text


def _none_reader(read: Reader, nothing: object) -> Reader:
    def read_unless_none(value: Any, here: _Here) -> Any:  # noqa: ANN401 a tree of texts, lists and blocks
        return nothing if value == NONE else read(value, here)

    return read_unless_none


def _list_reader(read: Reader) -> Reader:
    def read_list(value: Any, here: _Here) -> Any:  # noqa: ANN401 a tree of texts, lists and blocks
        if not isinstance(value, list):
            return _misshapen(value, "list", here)
        return tuple(_item(item, here.item(index), read) for index, item in enumerate(value))

    return read_list


def _item(value: Any, here: _Here, read: Reader) -> Any:  # noqa: ANN401 a tree of texts, lists and blocks
    if not value or (isinstance(value, str) and value.isspace()):
        here.refuse("A205", say("an item of {key!r} is empty", key=here.facts.key), say("fill it in, or remove it"))
        return FAILED
    return read(value, here)


def _part_reader(kind: type[Part]) -> Reader:
    def read_block(value: Any, here: _Here) -> Any:  # noqa: ANN401 a tree of texts, lists and blocks
        if not isinstance(value, dict):
            return _misshapen(value, "block", here)
        return _block(kind, value, here.route, here.problems, {})

    return read_block


def _choice_reader(choices: type[Choice]) -> Reader:
    members = {choice.value: choice for choice in choices}

    def read_choice(value: Any, here: _Here) -> Any:  # noqa: ANN401 a tree of texts, lists and blocks
        if not isinstance(value, str):
            return _misshapen(value, "text", here)
        found = members.get(value)
        if found is None:
            _not_a_choice(value, here, members)
            return FAILED
        return found

    return read_choice


def _not_a_choice(word: str, here: _Here, members: Mapping[str, Choice]) -> None:
    meant = _meant(word, {value: choice.text() for value, choice in members.items()})
    allowed = tuple(members)
    hint = (
        say("did you mean {near!r}? allowed: {allowed}", near=meant, allowed=allowed)
        if meant
        else say("allowed: {allowed}", allowed=allowed)
    )
    says = say("{value!r} is not a word for {key!r}", value=shown(word), key=here.facts.key)
    instead = _hint_for_none(word, here)
    here.refuse("A203", says, instead or hint, to=_none_meant(word, here) if instead else meant)


def _misshapen(value: Any, wanted: str, here: _Here) -> Any:  # noqa: ANN401 a tree of texts, lists and blocks
    """A list, a block or a text where another of these belongs."""
    if wanted == "list":
        hint = say("write each item on a line of its own, after '- '")
    elif wanted == "block":
        hint = say("allowed here: {allowed}", allowed=tuple(fields_of(here.facts.part)) if here.facts.part else ())
    elif isinstance(value, dict):
        hint = say("put quotes around a text that holds ': '")
    else:
        hint = say("write one text, without '- '")
    instead = _hint_for_none(value, here)
    to = _none_meant(value, here)
    how = Mending.VALUE
    if to is None and not instead and wanted == "list" and isinstance(value, str) and "\n" not in value.strip():
        to, how = value.strip(), Mending.LIST
    here.refuse("A204", say(SHAPES[type(value), wanted]), instead or hint, to=to, how=how)
    return FAILED


def _hint_for_none(value: object, here: _Here, *, sentinel: bool = False) -> Text | None:
    """What to do about a word for "there is none" where it cannot stand, and about a date that stands for it."""
    if not isinstance(value, str) or not (sentinel or value.casefold() in WORDS_FOR_NONE):
        return None
    if here.facts.or_none:
        return say("write {none!r} when there is none", none=NONE)
    return None if here.facts.required else say("leave the key out when there is none")


def _none_meant(value: object, here: _Here) -> str | None:
    """The word for "there is none", where another such word stands and this one can."""
    word = isinstance(value, str) and value.casefold() in WORDS_FOR_NONE
    return NONE if word and here.facts.or_none else None


def _empty(facts: FieldFacts, route: Route) -> FieldProblem:
    says = say("{key!r} is empty", key=facts.key)
    if not facts.required:
        hint = say("fill it in, or leave the key out")
        return FieldProblem(route, "A205", says, hint, mend=Mend(route, how=Mending.LEAVE_OUT))
    hint = say("fill it in, or write none") if facts.or_none else say("fill it in")
    return FieldProblem(route, "A205", says, hint)


def _missing(facts: FieldFacts, route: Route) -> FieldProblem:
    if facts.or_none:
        hint = say("write {key}: none when there is none", key=facts.key)
    elif facts.choices:
        hint = say("write one of: {allowed}", allowed=tuple(choice.value for choice in facts.choices))
    else:
        hint = Text(facts.said.meaning)
    return FieldProblem(route, "A202", say("the key {key!r} is missing", key=facts.key), hint)


def _said_by_name(key: str, *, same: bool) -> FieldProblem:
    says = say("{key!r} is said by the file's name", key=key)
    mend = Mend((key,), how=Mending.LEAVE_OUT) if same else None
    return FieldProblem((key,), "A201", says, say("leave the key out"), at_key=True, mend=mend)


def _unknown_key(
    known: Mapping[str, FieldFacts], block: Mapping[str, Any], route: Route
) -> tuple[FieldProblem, str | None]:
    """A key that no file of this kind has, and the key that was probably meant."""
    key = str(route[-1])
    free = {name: facts for name, facts in known.items() if name not in block}
    labels = {name: Text(facts.said.label) for name, facts in free.items()}
    meant = _meant(key, labels) if len(block) <= MOST_KEYS else None
    hint = (
        say("did you mean {near!r}?", near=meant)
        if meant
        else say("allowed here: {allowed}", allowed=tuple(free) or tuple(known))
    )
    says = say("the key {key!r} is not known here", key=shown(key))
    mend = Mend(route, meant, Mending.KEY) if meant else None
    return FieldProblem(route, "A201", says, hint, at_key=True, mend=mend), meant


def _meant(word: str, labels: Mapping[str, Text]) -> str | None:
    """The written word that somebody meant by another: by its label in one of our languages, or one much like it."""
    called = {tr(label).casefold(): name for name, label in labels.items() for tr in map(translator, LANGUAGES)}
    spoken = called.get(word.replace("_", " ").casefold())
    near = None if spoken else nearest(word, [*labels, *called])
    return spoken or (near if near in labels else called.get(near or ""))
