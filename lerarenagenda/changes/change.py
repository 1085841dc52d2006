"""What somebody does to an agenda: which files come of it, and how it is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from lerarenagenda.diagnostics import Report
from lerarenagenda.i18n import Text


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is done: by which command, what happens in a few words, and what the files become.

    `contents` go by path below the agenda's folder; None takes a file away. `by` is the party or table that does it,
    `meeting` the one that decided it; `undoes` are the commits that it takes back.
    With `keeps_promises` it may alter nothing that only an entry may: what was there before is the base of the rules.
    `renamed` is the folder and id that a record had, and has.
    """

    name: str
    happens: Text
    contents: Mapping[str, bytes | None]
    by: str | None = None
    meeting: str | None = None
    undoes: tuple[str, ...] = ()
    keeps_promises: bool = False
    renamed: tuple[str, str] | None = None


class Refused(Exception):
    """A change that is not made: what is wrong, what to do, and what the rules found in it."""

    def __init__(self, says: Text, hint: Text | None = None, *, report: Report | None = None) -> None:
        """Hold the parts."""
        super().__init__(says.template)
        self.says, self.hint, self.report = says, hint, report
