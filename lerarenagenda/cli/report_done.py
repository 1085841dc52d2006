"""agenda report-done ID...: that an action is done, and what shows it."""

from lerarenagenda.changes import report_done as act
from lerarenagenda.changes.change import Change
from lerarenagenda.cli._entry import Note, Saying, entry
from lerarenagenda.cli._evidence import Covers, Dates, Files, Proves, References, Titles, Urls, evidence_given


@entry()
def report_done(
    saying: Saying,
    *,
    evidence: Titles = None,
    date: Dates = None,
    reference: References = None,
    url: Urls = None,
    file: Files = None,
    proves: Proves = None,
    covers: Covers = None,
    note: Note = None,
) -> Change:
    """Report an action done, with what shows it"""
    others = {"date": date, "reference": reference, "url": url, "file": file, "proves": proves, "covers": covers}
    pieces = evidence_given(saying.doing, evidence or (), **others)
    return act.report_done(saying.speaker, saying.actions, evidence=pieces, note=note, beside=saying.beside)
