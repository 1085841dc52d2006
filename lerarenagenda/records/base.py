"""What every record shares: a field says everything about itself once, where it is declared."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, NamedTuple, Self, get_args, get_origin

from lerarenagenda.diagnostics import Route
from lerarenagenda.i18n import Text

NONE = "none"  # the word a writer puts where a promise lacks something, so that it is said and not forgotten


class Choice(str, Enum):  # noqa: UP042 a StrEnum takes no label
    """A closed list of words; each member carries the word people see."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member that is its own text, with the label beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    def __str__(self) -> str:
        return str(self._value_)

    def text(self) -> Text:
        """The word for people."""
        return Text(self.label)


class Wrong(ValueError):
    """A value that its field cannot take: the code of the rule, what is wrong, and what to write instead."""

    def __init__(self, code: str, says: Text, *, hint: Text | None = None, near: str | None = None) -> None:
        """Hold the parts; they are worded where they are shown."""
        super().__init__(says.template)
        self.code, self.says, self.hint, self.near = code, says, hint, near


@dataclass(frozen=True, slots=True)
class Said:
    """What a field says of itself: its word, its meaning, the option that filters by it, whether lists show it.

    In a list of blocks, each is told from the others by the fields that identify it.
    """

    label: str
    meaning: str
    filter: str | None = None
    column: bool = False
    identifies: bool = False


def said(
    label: str,
    meaning: str,
    *,
    default: object = MISSING,
    filter: str | None = None,  # noqa: A002 the word the design and the options use
    column: bool = False,
    identifies: bool = False,
) -> Any:  # noqa: ANN401 it stands where any type is declared, as dataclasses.field does
    """Declare a field; without a default its key must be there."""
    notes = {"said": Said(label, meaning, filter, column, identifies)}
    if default is MISSING:
        return field(metadata=notes)
    return field(default=default, metadata=notes)


@dataclass(frozen=True, slots=True)
class To:
    """Marks a text as the id of a record of one of these kinds ("party", "table" …).

    `after` is what is written before the id, when it does not stand alone.
    """

    kinds: tuple[str, ...]
    after: str

    def __init__(self, *kinds: str, after: str = "") -> None:
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "after", after)


class Sort(StrEnum):
    """Marks a text as one of a sort that is looked for wherever it may stand."""

    TITLE = "title"  # a name in our own words
    QUOTE = "quote"  # words that stand in a source, letter for letter
    SECTOR = "sector"  # a sector, by its short word
    LINK = "link"  # the address of a page


@dataclass(frozen=True, slots=True)
class Notation:
    """How a text is written, for programs that know no more than a JSON Schema says.

    `pattern` is found in every text that can be read and in no other; `says` tells people. Other programs take some
    texts for a number, or for yes or no: `types` and `bounds` describe such values, and with `truths` yes and no are
    words like any other, which nobody need propose.
    """

    name: str
    pattern: str
    says: Text
    types: tuple[str, ...] = ()
    bounds: Mapping[str, int] | None = None
    truths: bool = False


@dataclass(frozen=True, slots=True)
class Reads:
    """Marks a field whose text is read by a function that raises Wrong when it cannot; `notation` says which it can."""

    read: Callable[[str], object]
    notation: Callable[[], Notation]


@dataclass(frozen=True, slots=True)
class OrNone:
    """Marks a field where the word `none` may stand: read as None, or as the empty tuple of a list."""

    many: bool = False


@dataclass(frozen=True, slots=True)
class InOrder:
    """Marks a list of names or words whose order says something; the others are sets."""


def key_of(name: str) -> str:
    """The key in a file for a field's name: `from_` is written `from`."""
    return name.rstrip("_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of keys inside a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneText(Part):
    """What one text says, taken apart; in the file it has no keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Part):
    """One file that stands by itself; its name is its id."""

    folder: ClassVar[str]
    kind_name: ClassVar[str]
    word: ClassVar[str]
    words: ClassVar[str]
    entry_type: ClassVar["type[Entry] | None"] = None

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Part):
    """One event in a record's history; the day and who recorded it stand in the file's name."""

    name: str
    on: Any
    by: str


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """All that is known of one field, read from its declaration."""

    name: str
    key: str
    said: Said
    required: bool
    many: bool
    or_none: bool
    to: tuple[str, ...]
    choices: type[Choice] | None
    part: type[Part] | None
    text: bool = False
    sort: Sort | None = None
    in_order: bool = False

    @property
    def is_set(self) -> bool:
        """Whether it lists names or words in an order that says nothing."""
        named = bool(self.to or self.choices) or self.sort is Sort.SECTOR
        return self.many and named and self.part is None and not self.in_order

    @property
    def told_apart_by(self) -> tuple[str, ...] | None:
        """The keys by which the items of a list are told apart, none for texts; None when they belong together."""
        if not self.many or self.in_order:
            return None
        return tuple(key for key, facts in fields_of(self.part).items() if facts.said.identifies) if self.part else ()


# a memo of its own: for mypy the classes of records are not hashable, as functools wants
_FIELDS: dict[type[Part], Mapping[str, FieldFacts]] = {}


def fields_of(kind: type[Part]) -> Mapping[str, FieldFacts]:
    """The fields a file of this kind may have, by key, in their written order."""
    known = _FIELDS.get(kind)
    if known is None:
        told = [_facts(one, one.metadata["said"]) for one in fields(kind) if "said" in one.metadata]
        known = _FIELDS[kind] = MappingProxyType({facts.key: facts for facts in told})
    return known


def _facts(declared: Field[Any], notes: Said) -> FieldFacts:
    types = list(_leaf_types(declared.type))
    marks = list(marks_of(declared.type))
    return FieldFacts(
        name=declared.name,
        key=key_of(declared.name),
        said=notes,
        required=declared.default is MISSING,
        many=any(part is tuple for part in _origins(declared.type)),
        or_none=any(isinstance(mark, OrNone) for mark in marks),
        to=next((mark.kinds for mark in marks if isinstance(mark, To)), ()),
        choices=next((kind for kind in types if issubclass(kind, Choice)), None),
        part=next((kind for kind in types if issubclass(kind, Part)), None),
        text=str in types,
        sort=next((mark for mark in marks if isinstance(mark, Sort)), None),
        in_order=any(isinstance(mark, InOrder) for mark in marks),
    )


def marks_of(hint: object) -> Iterator[object]:
    """All that a declared type is marked with, also inside."""
    if get_origin(hint) is Annotated:
        yield from get_args(hint)[1:]
    for inner in get_args(hint):
        yield from marks_of(inner)


def _origins(hint: object) -> Iterator[object]:
    yield get_origin(hint)
    for inner in get_args(hint):
        yield from _origins(inner)


def _leaf_types(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and not get_args(hint):
        yield hint
    for inner in get_args(hint):
        yield from _leaf_types(inner)


class Reference(NamedTuple):
    """One id that a record names: where, which kinds of record it may be, and what is written before it there."""

    route: Route
    kinds: tuple[str, ...]
    id: str
    after: str = ""


def references(part: Part, route: Route = ()) -> Iterator[Reference]:
    """Every id that a record or entry names, with its route."""
    for key, facts in _naming(type(part)):
        value = getattr(part, facts.name)
        if isinstance(value, str):
            yield Reference((*route, key), facts.to, value)
        elif isinstance(value, OneText):
            yield from _named_in(value, (*route, key))
        elif isinstance(value, Part):
            yield from references(value, (*route, key))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield Reference((*route, key, index), facts.to, item)
                else:
                    yield from references(item, (*route, key, index))


_NAMING: dict[type[Part], tuple[tuple[str, FieldFacts], ...]] = {}


def _naming(kind: type[Part]) -> tuple[tuple[str, FieldFacts], ...]:
    """The fields in which a record can be named, by key."""
    known = _NAMING.get(kind)
    if known is None:
        own = ((key, facts) for key, facts in fields_of(kind).items() if facts.to or _names(facts.part))
        known = _NAMING[kind] = tuple(own)
    return known


def _names(part: type[Part] | None) -> bool:
    """Whether a block, or one text that says several things, can name a record."""
    if part is None:
        return False
    return bool(_naming(part)) or any(isinstance(mark, To) for one in fields(part) for mark in marks_of(one.type))


_NAMED: dict[type[Part], tuple[tuple[str, To], ...]] = {}


def _named_in(text: OneText, route: Route) -> Iterator[Reference]:
    """The ids in one text; all of them have its route."""
    kind = type(text)
    marked = _NAMED.get(kind)
    if marked is None:
        found = ((one.name, mark) for one in fields(kind) for mark in marks_of(one.type) if isinstance(mark, To))
        marked = _NAMED[kind] = tuple(found)
    for name, to in marked:
        value = getattr(text, name)
        if value is not None:
            yield Reference(route, to.kinds, value, to.after)
