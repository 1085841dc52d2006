"""What a command still lacks is asked at a terminal; without one it is said which word or option it was."""

import sys

import typer

from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._surface import screen_for
from lerarenagenda.dates import Period, PeriodError, intended, period
from lerarenagenda.i18n import Text, say

STANDARD_INPUT = "-"


def at_terminal() -> bool:
    """Whether somebody can be asked: what is asked goes beside the answer, so that this can be kept."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def asked(question: Text, *, language: str) -> str | None:
    """What somebody types; None when that is nothing, or when there is nobody to ask."""
    if not at_terminal():
        return None
    screen = screen_for(sys.stderr, language=language)
    sys.stderr.write(screen.painted([[(screen.tr(question) + ": ", "hint")]]).rstrip("\n") + " ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise typer.Abort
    return line.strip() or None


def missing(what: str, *, command: str) -> Mistake:
    """That a command was not given what it needs."""
    hint = say("see what is possible: {command}", command=f"agenda {command} --help")
    return Mistake(Exit.WRONG_USE, say("{what} is missing", what=what), hint)


def standard_input() -> str:
    """All that another program hands over, or that is typed up to its end; line ends and tabs as files have them."""
    raw = sys.stdin.buffer.read() if sys.stdin is not None else b""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Mistake(Exit.WRONG_USE, say("what comes in is not UTF-8"), say("save the file as UTF-8")) from error
    return as_lines(text)


def as_lines(text: str) -> str:
    """A text without what a terminal, an editor or another system leaves round it and at the end of lines."""
    lines = [line.rstrip(" \t\r") for line in text.replace("\r\n", "\n").split("\n")]
    whole = "\n".join(lines).strip("\n").expandtabs(4)
    return whole if "\n" in whole else whole.strip()


def period_asked(text: str) -> Period:
    """A period as people write it, such as 1 december 2014; else what is wrong, and how to write it."""
    try:
        return period(text)
    except PeriodError as error:
        meant = None if error.sentinel else intended(text)
        if meant is None:
            raise Mistake(Exit.WRONG_USE, error.reason, error.hint) from error
        return meant
