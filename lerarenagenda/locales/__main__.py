"""Bring the Dutch catalogue up to date with the texts in the code: `python -m lerarenagenda.locales`."""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from lerarenagenda.i18n import DOMAIN, LOCALES
from lerarenagenda.rules import all_rules

PACKAGE = LOCALES.parent
FOLDER = LOCALES / "nl" / "LC_MESSAGES"
WORDS, COMPILED = FOLDER / f"{DOMAIN}.po", FOLDER / f"{DOMAIN}.mo"
MARKERS = {"N_": 1, "say": 1, "NN_": 2, "count": 2}  # calls whose first literals are texts: how many
HEADER = rb"""msgid ""
msgstr ""
"Language: nl\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
FIXED = datetime(2014, 6, 4, tzinfo=UTC)
COMMANDS = ("question", "change", "entry", "filing")  # what makes a command of a function, whose docstring is its help
BLANK = re.compile(r"\{[^}]*\}")


def texts() -> Iterator[tuple[str, str | tuple[str, str]]]:
    """Every text for people with the module it stands in: one form, or the singular and the plural."""
    for path in sorted(PACKAGE.rglob("*.py")):
        where = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
                found = _literals(node, MARKERS[node.func.id])
                if found and any(BLANK.sub("", text).strip(" :·—“”.") for text in found):
                    yield where, found[0] if len(found) == 1 else (found[0], found[1])
        yield from ((where, help_line) for help_line in _help_lines(path))
    for rule in all_rules():
        for text in (rule.page.title, rule.page.why, rule.page.fix):
            yield "rules", text


def _literals(call: ast.Call, wanted: int) -> list[str]:
    found = [arg.value for arg in call.args[:wanted] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return found if len(found) == wanted else []


def _help_lines(path: Path) -> Iterator[str]:
    """The help of a command is the docstring of its function."""
    if path.parent.name == "cli":
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            named = [one for one in getattr(node, "decorator_list", []) if isinstance(one, ast.Call)]
            if isinstance(node, ast.FunctionDef) and any(getattr(one.func, "id", "") in COMMANDS for one in named):
                yield ast.get_docstring(node) or ""


def brought_up_to_date(old: Catalog) -> Catalog:
    """The catalogue with exactly the texts of the code: known translations kept, new texts empty, others gone."""
    new = Catalog(locale="nl", project=DOMAIN, domain=DOMAIN, fuzzy=False)
    for where, text in texts():
        known = old.get(text[0] if isinstance(text, tuple) else text)
        new.add(text, string=known.string if known else None, locations=[(where, 1)])
    return new


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    with_header = read_po(BytesIO(written(catalogue)), locale="nl", domain=DOMAIN)
    with_header.creation_date = with_header.revision_date = FIXED  # the same words make the same file
    buffer = BytesIO()
    write_mo(buffer, with_header)
    return buffer.getvalue()


def written(catalogue: Catalog) -> bytes:
    """The catalogue as people edit it, by text, without dates and line numbers."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=True)
    return HEADER + buffer.getvalue()


def read() -> Catalog:
    """The catalogue as it stands."""
    with WORDS.open("rb") as file:
        return read_po(file, locale="nl", domain=DOMAIN)


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts that have no Dutch yet."""
    return [str(message.id) for message in catalogue if message.id and not all(_forms(message.string))]


def _forms(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return list(string) if isinstance(string, tuple | list) else [string or ""]


def main() -> None:
    """Write both files, and name what is still to be translated."""
    catalogue = brought_up_to_date(read())
    WORDS.write_bytes(written(catalogue))
    COMPILED.write_bytes(compiled(catalogue))
    missing = untranslated(catalogue)
    for text in missing:
        sys.stderr.write(f"no Dutch yet: {text}\n")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
