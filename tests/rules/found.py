"""What one rule says of an example, in English."""

from collections.abc import Set as AbstractSet
from pathlib import Path

from lerarenagenda.diagnostics import Diagnostic
from lerarenagenda.i18n import translator
from lerarenagenda.rules import all_rules
from tests.pages import checked

say = translator("en")
READING = {rule.code for rule in all_rules() if rule.each is None}


def of(code: str, example: str, folder: Path, *, unread: AbstractSet[str] = frozenset()) -> list[Diagnostic]:
    """The findings of one rule; nothing in the example may be unreadable but for these codes, or it proves nothing."""
    found = checked(example, folder)
    assert unread == {one.code for one in found if one.code in READING}
    return [one for one in found if one.code == code]


def said(code: str, example: str, folder: Path, *, unread: AbstractSet[str] = frozenset()) -> list[str]:
    """The sentences of one rule."""
    return [say(found.says) for found in of(code, example, folder, unread=unread)]


def hints(code: str, example: str, folder: Path) -> list[str]:
    """The hints of one rule."""
    return [say(found.hint) for found in of(code, example, folder) if found.hint]


def places(code: str, example: str, folder: Path) -> list[tuple[str, str]]:
    """The files and routes that one rule points at."""
    return [
        (found.place.path, ".".join(str(step) for step in found.place.route)) for found in of(code, example, folder)
    ]
