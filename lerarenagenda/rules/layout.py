"""Family J, layout: what does not change what a file says, but how it reads and merges."""

import re
from collections.abc import Iterator

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.diagnostics import Edit, Severity
from lerarenagenda.i18n import N_, say
from lerarenagenda.rules.base import Finding, TextFile, rule, see_text
from lerarenagenda.store.comments import values_of

_BLANK = re.compile(r"(?<=\n)(?:[ ]*\r?\n){2,}")


@rule("J110", "blank-lines", each=TextFile, severity=Severity.NOTE)
def blank_lines(file: TextFile, agenda: Agenda) -> Iterator[Finding]:
    """There is more than one blank line in a row.

    ## Why
    Every record is written in the same form, so that readers find their way and a change shows only what changed.

    ## Fix
    Leave one blank line. `agenda check --fix` does it, and `agenda fmt` gives a file the whole written form.

    ## Bad
        # parties/velon.yaml (whole)
        name: VELON


        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON

        kind: external
    """
    text = file.document.text
    if "\n\n\n" not in text.replace("\r", ""):
        return
    inside = values_of(file.document)
    for found in _BLANK.finditer(text):
        if not any(start <= found.start() < end for start, end in inside):
            first = found[0].split("\n", 1)[0] + "\n"
            yield see_text(
                found.start(),
                found.end(),
                says=N_("there are {n} blank lines in a row"),
                hint=say("leave one of them"),
                mend=Edit(file.path, found.start(), found.end(), first),
                n=found[0].count("\n"),
            )
