"""One conflict on a screen: what each side says, and what somebody chooses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

from lerarenagenda.changes.resolving import NOWHERE, Choice, Conflict, Undecided, decided, readable, typed, typed_field
from lerarenagenda.cli._asking import asked, at_terminal
from lerarenagenda.cli._replacing import replace
from lerarenagenda.i18n import N_, Text, say, together
from lerarenagenda.questions.differences import Difference
from lerarenagenda.renderers.screen import Line, Screen, folded
from lerarenagenda.renderers.values import words

WAS, OURS, THEIRS = N_("was"), N_("ours"), N_("theirs")
NAMED = {
    Choice.OURS: N_("{n} ours"),
    Choice.THEIRS: N_("{n} theirs"),
    Choice.BOTH: N_("{n} both"),
    Choice.OTHER: N_("{n} something else"),
}


@dataclass
class Choosing:
    """The choices made in one file; those for all conflicts are made before anybody is asked."""

    first: Undecided  # as it was before anything was chosen
    screen: Screen
    for_all: Choice | None = None
    chosen: dict[int, Sequence[str]] = field(default_factory=dict)

    @property
    def one(self) -> Undecided:
        """The file as it is with what was chosen until now."""
        return reduce(lambda one, choice: one.with_lines(*choice), self.chosen.items(), self.first)

    def choose(self, conflict: Conflict) -> None:
        """Take in what was chosen for all, else what somebody at a terminal answers."""
        if self.for_all:
            self._take(conflict, conflict.choices[self.for_all])
            return
        while at_terminal():
            answer = asked(_question(conflict), language=self.screen.language)
            if answer is None:
                return
            lines = self._lines(conflict, answer)
            if lines is not None and self._take(conflict, lines):
                return

    def _lines(self, conflict: Conflict, answer: str) -> Sequence[str] | None:
        """What an answer gives; None when it gives nothing."""
        choice = next((one for one in conflict.choices if one.value == answer), None)
        field = typed_field(conflict.differences)
        if choice is not Choice.OTHER or field is None:
            return conflict.choices[choice] if choice else None
        text = asked(say("Write what it must say"), language=self.screen.language)
        return typed(self.first, conflict.at, field, text) if text else None

    def _take(self, conflict: Conflict, lines: Sequence[str]) -> bool:
        """Keep a choice, unless the file could not be read with it and could without."""
        after = self.one.with_lines(conflict.at, lines)
        if readable(self.one) and not readable(after):
            return False
        self.chosen[conflict.at] = lines
        return True

    def write(self, root: Path) -> None:
        """Write the file with what was chosen."""
        if self.chosen:
            replace(root, self.first.path, self.first.text, decided(self.first, self.chosen))


def shown(conflict: Conflict, screen: Screen) -> Iterator[Line]:
    """What each side says, field by field; the lines themselves when they cannot be understood."""
    tr = screen.tr
    labels = [tr(Text(one)) for one in (WAS, OURS, THEIRS)]
    width = max(map(len, labels)) + 2
    for difference in conflict.differences:
        yield [(tr(difference.label) or tr(say("the whole file")), "heading")]
        for label, said in zip(labels[-len(difference.cells) :], _said(difference, screen), strict=True):
            first, *rest = folded(screen.harmless(said), max(screen.width - width - 2, 20))
            yield [(f"  {f'{label}:':<{width}}", "quiet"), (first, "")]
            yield from ([(" " * (width + 2) + line, "")] for line in rest)
    if not conflict.differences:
        for label, lines in zip(labels[1:], (conflict.marked.ours, conflict.marked.theirs), strict=True):
            yield [(f"  {label}:", "quiet")]
            yield from ([(f"    {line}", "")] for line in lines)


def _said(difference: Difference, screen: Screen) -> Iterator[str]:
    nothing = screen.tr(say("nothing"))
    for value, cell in zip(difference.values, difference.cells, strict=True):
        yield nothing if value is NOWHERE else words(cell, screen.tr) or str(value)


def _question(conflict: Conflict) -> Text:
    choices = together([Text(NAMED[one], {"n": one.value}) for one in conflict.choices])
    return say("Which? {choices} · Enter: later", choices=choices)
