"""The screen at hand: its width, language, encoding and colours, from the terminal and the environment."""

import errno
import os
import shutil
import sys
from pathlib import Path
from typing import TextIO

from lerarenagenda.i18n import FIRST_LANGUAGE, LANGUAGES
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.visible import encodable


def screen_for(stream: TextIO, *, language: str, accessible: bool = False) -> Screen:
    """What is known of a stream; without a terminal it is 80 columns wide unless COLUMNS says otherwise."""
    terminal = stream.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if terminal or os.environ.get("COLUMNS") else 80
    return Screen(
        width=max(width, 20),
        language=language,
        encoding=stream.encoding or "ascii",
        colour=_coloured(terminal=terminal),
        accessible=accessible,
    )


def _coloured(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return terminal or bool(os.environ.get("FORCE_COLOR"))


def language_of(asked: str | None, agendas: str | None) -> str:
    """The language to speak: as asked, else AGENDA_LANG, else the agenda's own, else the first."""
    for language in (asked, os.environ.get("AGENDA_LANG"), agendas):
        if language in LANGUAGES:
            return language
    return FIRST_LANGUAGE


def language_here(asked: str | None, where: str | None = None) -> str:
    """The language before an agenda is read: for help and for mistakes in the call itself."""
    from lerarenagenda.agenda.load import SETTINGS_FILE, NoAgenda, find_root
    from lerarenagenda.store import folder
    from lerarenagenda.store.document import LIMIT_BYTES, read

    if asked in LANGUAGES or os.environ.get("AGENDA_LANG") in LANGUAGES:
        return language_of(asked, None)
    try:
        raw = folder.read_bytes(find_root(Path(where or ".").absolute()), SETTINGS_FILE, limit=LIMIT_BYTES)
    except (NoAgenda, OSError):
        return language_of(asked, None)
    document = read(raw)[0] if isinstance(raw, bytes) else None
    language = document.value.get("language") if document else None
    return language_of(asked, language if isinstance(language, str) else None)


def write(stream: TextIO, text: str) -> None:
    """Write all of a text now, in characters the stream has; raises OSError when it cannot be."""
    try:
        stream.write(encodable(text, stream.encoding or "ascii"))
        stream.flush()
    except ValueError as error:  # a stream that is closed
        raise OSError(errno.EBADF, os.strerror(errno.EBADF)) from error


def warn(text: str) -> None:
    """Write a message beside the answer."""
    write(sys.stderr, text)
