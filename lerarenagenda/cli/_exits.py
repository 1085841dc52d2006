"""How a command ends: the one table of exit codes, and the mistakes that lead to them."""

from enum import IntEnum

from lerarenagenda.i18n import Text


class Exit(IntEnum):
    """What the caller's shell is told."""

    FINE = 0
    NO = 1
    WRONG_USE = 2
    UNREAD = 3
    NOT_FOUND = 4
    CONFLICT = 5
    OUTSIDE = 6
    TROUBLE = 129  # what git takes for more than a conflict
    INTERRUPTED = 130


class Mistake(Exception):
    """Something the caller can mend: how to end, what is wrong, what to do."""

    def __init__(self, code: Exit, says: Text, hint: Text | None = None) -> None:
        """Hold the parts."""
        super().__init__(says.template)
        self.code, self.says, self.hint = code, says, hint
