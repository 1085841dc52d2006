"""What one rule says of an example, in English."""

from pathlib import Path

from lerarenagenda.diagnostics import Diagnostic
from lerarenagenda.i18n import translator
from tests.pages import checked

say = translator("en")


def of(code: str, example: str, folder: Path) -> list[Diagnostic]:
    """The findings of one rule."""
    return [found for found in checked(example, folder) if found.code == code]


def said(code: str, example: str, folder: Path) -> list[str]:
    """The sentences of one rule."""
    return [say(found.says) for found in of(code, example, folder)]


def hints(code: str, example: str, folder: Path) -> list[str]:
    """The hints of one rule."""
    return [say(found.hint) for found in of(code, example, folder) if found.hint]


def places(code: str, example: str, folder: Path) -> list[tuple[str, str]]:
    """The files and routes that one rule points at."""
    return [
        (found.place.path, ".".join(str(step) for step in found.place.route)) for found in of(code, example, folder)
    ]
