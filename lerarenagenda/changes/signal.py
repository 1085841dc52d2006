"""How an owner thinks it goes."""

from collections.abc import Iterable

from lerarenagenda.changes.change import Change
from lerarenagenda.changes.entries import Said, Speaker, recorded
from lerarenagenda.dates import Period
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import SignalValue


def signal(
    speaker: Speaker,
    actions: Iterable[Action],
    *,
    signal: Said,
    forecast: Period | None,
    note: str | None,
    beside: Said,
) -> Change:
    """Give a signal: its value, and where it is not green its cause, consequence and correction."""
    word = {value.value: value.text() for value in SignalValue}.get(str(signal["value"]), str(signal["value"]))
    keys = {"signal": signal, "forecast": forecast, "note": note, **beside}
    happens = say("{signal} signal from {party}", signal=word, party=speaker.name)
    return recorded(speaker, [(action, keys) for action in actions], name="signal", happens=happens)
