"""Every message of every rule in both languages, side by side, as `messages.md` holds them for review.

Which messages a rule has is read from the code: the literals in its function and in what that function uses. Those
of reading are known by the code of what was found when the examples of the rule pages, the hostile texts and the
hostile values were read. What neither way belongs to a rule stands under the module it is in.
"""

import ast
import re
import shutil
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog

from lerarenagenda.agenda.load import load_from
from lerarenagenda.diagnostics import Diagnostic, Problem
from lerarenagenda.i18n import LOCALES, Text
from lerarenagenda.locales.__main__ import MARKERS, read
from lerarenagenda.rules import all_rules
from lerarenagenda.store.document import read as read_text
from lerarenagenda.store.folder import Folder, Overlaid
from tests.hostile.places import NAMED
from tests.hostile.values import VALUES
from tests.pages import EXAMPLE, checked
from tests.store.hostile import CASES

GOLDEN = Path(__file__).with_name("messages.md")
PACKAGE = LOCALES.parent
PLACES = (
    *("rules", "store", "diagnostics.py", "questions/check.py", "agenda/load.py", "agenda/base.py"),
    *("records/reading.py", "records/fields.py", "dates.py", "durations.py"),
)
INTRODUCTION = """\
# Messages

What the program says of what is wrong, rule by rule: first what is, then what to do. `pytest tests/test_messages.py
--snapshot-update` writes this page anew; read the difference as somebody who gets the message and knows no more.
"""
Words = str | tuple[str, str]  # one form, or those for one and for more
Name = tuple[str, str]  # a module of the package, and what is defined at its top
BLANK = re.compile(r"\{([^}!:]*)(![rsa])?(?::[^}]*)?\}")


@dataclass(frozen=True, slots=True)
class Message:
    """A text as it stands in the code and in the Dutch catalogue."""

    english: Words
    dutch: Words | None


@dataclass
class _Module:
    """What is defined at the top of a module, and what it has from elsewhere in the package."""

    defined: dict[str, ast.AST] = field(default_factory=dict)
    borrowed: dict[str, Name] = field(default_factory=dict)


def messages() -> Mapping[str, list[Message]]:
    """By rule, then by module: every message, in the order in which it stands in the code or was seen."""
    catalogue, seen = read(), _seen()
    found: dict[str, list[Message]] = {}
    told: set[Words] = set()
    for rule in all_rules():
        name = (f"rules/{rule.check.__module__.rpartition('.')[2]}.py", rule.check.__name__)
        own = dict.fromkeys([rule.page.title, *_of_rule(name), *(words for code, words in seen if code == rule.code)])
        found[f"{rule.code} {rule.slug}"] = [_message(words, catalogue) for words in own]
        told.update(own)
    for path, module in _modules().items():
        rest = dict.fromkeys(words for words in _all_literals(module) if words not in told)
        if rest:
            found[path] = [_message(words, catalogue) for words in rest]
    return found


def _message(words: Words, catalogue: Catalog) -> Message:
    known = catalogue.get(words if isinstance(words, str) else words[0])
    dutch = known.string if known else None
    if isinstance(dutch, str | None):
        return Message(words, dutch or None)
    one, more = dutch
    return Message(words, (one, more) if one and more else None)


def page(found: Mapping[str, Iterable[Message]]) -> str:
    """The page for review: a table for each rule and module, a line for each message."""
    blocks = [INTRODUCTION]
    for title, listed in found.items():
        rows = [f"| {_cell(one.english)} | {_cell(one.dutch)} |" for one in listed]
        blocks.append("\n".join([f"## {title}", "", "| English | Dutch |", "| --- | --- |", *rows, ""]))
    return "\n".join(blocks)


def _cell(words: Words | None) -> str:
    forms = words if isinstance(words, tuple) else (words or "",)
    return " / ".join(forms).replace("|", "\\|").replace("\n", " ")


def blanks(words: Words) -> dict[str, str]:
    """The blanks of a text with how they are quoted."""
    forms = words if isinstance(words, tuple) else (words,)
    return {name: how or "" for form in forms for _, name, _, how in string.Formatter().parse(form) if name is not None}


def findings() -> Iterator[Text]:
    """What is said to be the case in the examples and in what is hostile."""
    yield from (text for _, text, says in _said() if says)


def _seen() -> list[tuple[str, Words]]:
    """What was said, by the code of its rule.

    Words of the domain that fill a blank, such as the name of a status, are no messages of their own.
    """
    marked = {words for module in _modules().values() for words in _all_literals(module)}
    return [(code, words) for code, text, _ in _said() for words in _words_in(text) if words in marked]


@cache
def _said() -> tuple[tuple[str, Text, bool], ...]:
    """By the code of its rule: every text of what was found, and whether it says what is."""
    return tuple(
        (one.code, text, text is one.says) for one in _found() for text in (one.says, one.hint, *_beside(one)) if text
    )


def _beside(one: Diagnostic | Problem) -> list[Text]:
    if isinstance(one, Problem):
        return []
    return [*(related.says for related in one.related), *([one.fix.says] if one.fix else [])]


def _found() -> Iterator[Diagnostic | Problem]:
    """What is found in the examples of all pages, and in reading what is hostile."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        for rule in all_rules():
            yield from checked(rule.page.bad, Path(folder, rule.code))
        for _, raw, _ in CASES:
            yield from read_text(raw)[1]
        for number, case in enumerate((*VALUES, *NAMED)):
            root = Path(folder, str(number)) if case.lay else EXAMPLE
            if case.lay:
                shutil.copytree(EXAMPLE, root)
                case.lay(root)
            yield from load_from(Overlaid(Folder(root), case.files), name="data").problems


def _words_in(value: object) -> Iterator[Words]:
    """The words in the code of a text, and of the texts that fill its blanks."""
    if isinstance(value, Text):
        yield (value.template, value.plural) if value.plural else value.template
        for inner in value.values.values():
            yield from _words_in(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _words_in(inner)


@cache
def _modules() -> Mapping[str, _Module]:
    """The modules that hold messages, by path."""
    paths = [path for place in PLACES for path in sorted((PACKAGE / place).rglob("*.py")) or [PACKAGE / place]]
    return {
        path.relative_to(PACKAGE).as_posix(): _module(ast.parse(path.read_text(encoding="utf-8"))) for path in paths
    }


def _module(tree: ast.Module) -> _Module:
    module = _Module()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("lerarenagenda."):
            path = f"{node.module.removeprefix('lerarenagenda.').replace('.', '/')}.py"
            module.borrowed |= {alias.asname or alias.name: (path, alias.name) for alias in node.names}
        for name in _names(node):
            module.defined[name] = node
    return module


def _names(node: ast.stmt) -> list[str]:
    """What a statement at the top of a module defines; without a name it goes by its line."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)] or [f"line {node.lineno}"]


def _of_rule(name: Name) -> Iterator[Words]:
    """The literals in a rule's function and in all of `rules/` that it uses, but for other rules."""
    waiting, known = [name], {name}
    while waiting:
        path, here = waiting.pop(0)
        module = _modules()[path]
        node = module.defined.get(here)
        if node is None or (_is_rule(node) and (path, here) != name):
            continue
        yield from _literals(node)
        used = (each.id for each in ast.walk(node) if isinstance(each, ast.Name))
        nexts = (module.borrowed.get(each, (path, each)) for each in used)
        new = [each for each in dict.fromkeys(nexts) if each not in known and each[0].startswith("rules/")]
        known.update(new)
        waiting += new


def _is_rule(node: ast.AST) -> bool:
    made = getattr(node, "decorator_list", [])
    return any(isinstance(one, ast.Call) and getattr(one.func, "id", "") == "rule" for one in made)


def _all_literals(module: _Module) -> Iterator[Words]:
    for node in module.defined.values():
        yield from _literals(node)


def _literals(node: ast.AST) -> Iterator[Words]:
    """The marked texts in a piece of code, from top to bottom, but for what the schema says of a notation."""
    calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)]
    for call in calls:
        if getattr(call.func, "id", "") == "Notation":
            return
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        wanted = MARKERS.get(call.func.id, 0) if isinstance(call.func, ast.Name) else 0
        found = [
            arg.value for arg in call.args[:wanted] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if found and len(found) == wanted and any(BLANK.sub("", text).strip(" :·—“”.,") for text in found):
            yield found[0] if wanted == 1 else (found[0], found[1])
