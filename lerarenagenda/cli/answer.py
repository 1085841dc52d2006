"""agenda answer ID...: the answer to a request."""

from typing import Annotated

from lerarenagenda.changes import answer as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._entry import Saying, entry
from lerarenagenda.cli._one_of import one_of
from lerarenagenda.cli._options import option
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.history import Tenor

Granted = Annotated[bool, option("--granted", help=N_("It is granted"))]
Partly = Annotated[bool, option("--partly", help=N_("It is granted in part"))]
Refused = Annotated[bool, option("--refused", help=N_("It is refused"))]
Letter = Annotated[str | None, option("--document", help=N_("Where the answer stands"), metavar="TEXT")]
Remains = Annotated[str | None, option("--remains", help=N_("What is still to do"), metavar="TEXT")]
TENORS = {tenor.value: tenor for tenor in Tenor}


@entry()
def answer(
    saying: Saying,
    *,
    granted: Granted = False,
    partly: Partly = False,
    refused: Refused = False,
    document: Letter = None,
    remains: Remains = None,
) -> Change:
    """Record the answer to a request"""
    tenor = TENORS[one_of(saying.doing, {"granted": granted, "partly": partly, "refused": refused})]
    where = saying.doing.wanted(document, say("Where the answer stands"))
    if tenor is Tenor.PARTLY:
        remains = saying.doing.wanted(remains, say("What is still to do"))
    saying = saying.explained() if tenor is Tenor.REFUSED else saying
    return act.answer(
        saying.speaker, saying.actions, tenor=tenor, document=where, remains=remains, beside=saying.beside
    )
