"""A choice that people make with one of several options, such as --granted or --refused."""

from collections.abc import Mapping

from lerarenagenda.cli._change import Doing
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.i18n import say


def one_of(doing: Doing, given: Mapping[str, object]) -> str:
    """The name of the one option that was given; without any it is asked for at a terminal."""
    options = tuple(f"--{name}" for name in given)
    chosen = [name for name, value in given.items() if value]
    if len(chosen) > 1:
        says = say("these exclude one another: {given}", given=tuple(f"--{name}" for name in chosen))
        raise Mistake(Exit.WRONG_USE, says, say("choose one of {options}", options=options))
    answer = chosen[0] if chosen else doing.wanted(None, say("Which of {choices}", choices=tuple(given)))
    if answer is None or answer not in given:
        says = say("it is not said what was decided")
        raise Mistake(Exit.WRONG_USE, says, say("choose one of {options}", options=options))
    return answer
