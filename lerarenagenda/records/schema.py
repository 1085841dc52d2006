"""What a file may say, as a JSON Schema: for editors, and for whoever wants to look without this program.

It is told by the declarations alone, as reading is: what cannot be read does not fit, and what fits can be read. What
another program takes for a number, or for yes or no, fits where its text can be read; an empty value fits nowhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from dataclasses import fields as declared_in
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from lerarenagenda.i18n import Text, Translate, Words, say
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import NONE, Choice, FieldFacts, Notation, OrNone, Part, Reads, fields_of, marks_of
from lerarenagenda.records.settings import Settings

DRAFT = "http://json-schema.org/draft-07/schema#"
NO_TRUTH = ["string", "number", "null", "array", "object"]
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: its name, what it is called, what it holds, and where such files are in the agenda's folder."""

    name: str
    title: Text
    holds: type[Part]
    files: str


def file_kinds() -> tuple[FileKind, ...]:
    """Every kind of file: records, the entries in their history, and the agenda as a whole."""
    return tuple(_file_kinds())


def _file_kinds() -> Iterator[FileKind]:
    for kind in KINDS:
        word = Text(kind.word)
        yield FileKind(kind.kind_name, word, kind, f"{kind.folder}/*.yaml")
        if kind.entry_type:
            title = say("{word}: an entry in its history", word=word)
            yield FileKind(f"{kind.kind_name}-entry", title, kind.entry_type, f"{kind.folder}/*/*.yaml")
    yield FileKind(Settings.kind_name, Text(Settings.word), Settings, f"{Settings.kind_name}.yaml")


def schema_of(kind: FileKind, *, tr: Translate) -> Schema:
    """The schema of a kind of file, with its words in one language."""
    told = _Told(tr)
    block = told.block(kind.holds)
    return {"$schema": DRAFT, "title": tr(kind.title), **block, "definitions": dict(sorted(told.definitions.items()))}


@dataclass(frozen=True, slots=True)
class _Told:
    """Schemas in one language; those of blocks, lists of words and notations are kept, to be referred to by name."""

    tr: Translate
    definitions: dict[str, Schema] = field(default_factory=dict)

    def block(self, kind: type[Part]) -> Schema:
        """A block of keys."""
        types = {one.name: one.type for one in declared_in(kind)}
        known = fields_of(kind)
        return {
            "type": "object",
            "properties": {key: self._field(facts, types[facts.name]) for key, facts in known.items()},
            "required": [key for key, facts in known.items() if facts.required],
            "minProperties": 1,
            "additionalProperties": False,
        }

    def _field(self, facts: FieldFacts, hint: object) -> Schema:
        words = " ".join(map(self.tr, (Text(facts.said.meaning), *_about(facts, hint))))
        return {"title": self.tr(Text(facts.said.label)), "description": words, **self._type(hint)}

    def _type(self, hint: Any) -> Schema:  # noqa: ANN401 whatever a field is declared as
        origin, inner = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._marked(inner[0], inner[1:])
        if origin in (Union, UnionType):
            return self._type(next(one for one in inner if one is not type(None)))
        if origin is tuple:
            says = say("write each item on a line of its own, after '- '")
            return {"type": "array", "items": self._type(inner[0]), "minItems": 1, "errorMessage": self.tr(says)}
        made = self._words if issubclass(hint, Choice) else self.block
        return self._kept(hint.__name__, lambda: made(hint))

    def _marked(self, hint: Any, marks: tuple[object, ...]) -> Schema:  # noqa: ANN401 whatever a field is declared as
        notation = next((mark.notation() for mark in marks if isinstance(mark, Reads)), None)
        plain = self._kept(notation.name, lambda: self._written(notation)) if notation else self._type(hint)
        if not any(isinstance(mark, OrNone) for mark in marks):
            return plain
        if "$ref" not in plain:
            return self._or_none(plain)
        name = plain["$ref"].rpartition("/")[2]
        return self._kept(f"{name}-or-none", lambda: self._or_none(self.definitions[name]))

    def _kept(self, name: str, made: Callable[[], Schema]) -> Schema:
        """What is kept under a name, made when it is not there yet; beside a reference only words may stand."""
        if name not in self.definitions:
            self.definitions[name] = made()
        return {"$ref": f"#/definitions/{name}"}

    def _words(self, choices: type[Choice]) -> Schema:
        """A closed list of words, each with the word that people see."""
        values = [choice.value for choice in choices]
        says = self.tr(say("allowed: {allowed}", allowed=tuple(values)))
        labels = [self.tr(choice) for choice in choices]
        return {"type": "string", "enum": values, "enumDescriptions": labels, "errorMessage": says}

    def _written(self, notation: Notation) -> Schema:
        """A text, and what other programs take it for."""
        says = {"errorMessage": self.tr(notation.says)}
        schema = {"type": ["string", *notation.types], "pattern": notation.pattern, **(notation.bounds or {}), **says}
        if not notation.truths:
            return schema
        truth = self.tr(say("Read as a word, not as yes or no."))
        return {"anyOf": [schema, {"not": {"type": NO_TRUTH}, "description": truth}]}

    def _or_none(self, schema: Schema) -> Schema:
        """The same, or the word for "there is none"."""
        none = {"const": NONE, "description": self.tr(say("There is none, and that is said."))}
        if "pattern" in schema:
            return {"anyOf": [schema, none]}
        # what stands inside stays outermost, where editors look for what to propose
        inside = {key: value for key, value in schema.items() if key not in ("type", "errorMessage")}
        says = self.tr(say("write {none!r} when there is none", none=NONE))
        shape = [schema["errorMessage"]] if "errorMessage" in schema else []
        belongs = {"type": schema["type"], "errorMessage": "; ".join([*shape, says])}
        return inside | {"anyOf": [belongs, none]}


def _about(facts: FieldFacts, hint: object) -> Iterator[Words]:
    """How the text of a field is written, and which records it names."""
    for mark in marks_of(hint):
        if isinstance(mark, Reads) and not mark.notation().truths:
            yield mark.notation().says
    for kind in KINDS:
        if kind.kind_name in facts.to:
            yield say(
                "The id of one of the {words}: the name of its file in {folder}, without .yaml.",
                words=Text(kind.words),
                folder=kind.folder,
            )
