"""agenda signal ID VALUE: how an owner thinks it goes."""

from typing import Annotated

from lerarenagenda.changes import signal as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._asking import period_asked
from lerarenagenda.cli._completers import closed
from lerarenagenda.cli._entry import Note, Saying, entry
from lerarenagenda.cli._options import argument, option
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.history import SignalValue

Value = Annotated[str | None, argument(help=N_("green, amber or red"), metavar="VALUE", completes=closed(SignalValue))]
Cause = Annotated[str | None, option("--cause", help=N_("Why it is not green"), metavar="TEXT")]
Consequence = Annotated[str | None, option("--consequence", help=N_("What follows from it"), metavar="TEXT")]
Correction = Annotated[str | None, option("--correction", help=N_("What is done about it"), metavar="TEXT")]
Forecast = Annotated[
    str | None, option("--forecast", help=N_("When you expect it to be done, such as 2015-10"), metavar="PERIOD")
]


@entry()
def signal(
    saying: Saying,
    value: Value = None,
    *,
    cause: Cause = None,
    consequence: Consequence = None,
    correction: Correction = None,
    forecast: Forecast = None,
    note: Note = None,
) -> Change:
    """Say how you think an action goes"""
    doing = saying.doing
    word = doing.needed(value, "VALUE", say("green, amber or red"))
    if word != SignalValue.GREEN:
        cause = doing.wanted(cause, say("Why it is not green"))
        consequence = doing.wanted(consequence, say("What follows from it"))
        correction = doing.wanted(correction, say("What is done about it"))
    given = {"value": word, "cause": cause, "consequence": consequence, "correction": correction}
    expected = period_asked(forecast) if forecast else None
    return act.signal(saying.speaker, saying.actions, signal=given, forecast=expected, note=note, beside=saying.beside)
