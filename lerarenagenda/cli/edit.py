"""agenda edit ID: a record in one's own editor, which comes back as long as something is wrong with it."""

from typing import Annotated

from lerarenagenda.agenda.load import path_of
from lerarenagenda.changes import editing
from lerarenagenda.changes.change import Change
from lerarenagenda.changes.judged import day_to_judge, judged
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._filing import Filing, filing
from lerarenagenda.cli._options import argument
from lerarenagenda.cli._paths import from_here
from lerarenagenda.cli._record_names import record_ids
from lerarenagenda.i18n import N_, say, translator
from lerarenagenda.records import KINDS
from lerarenagenda.store.editor import NoEditor, edited

Name = Annotated[str, argument(help=N_("Id, number or short name"), metavar="ID", completes=record_ids(*KINDS))]


@filing()
def edit(filing: Filing, name: Name) -> Change:
    """Change a record in your own editor"""
    record = filing.agenda.find(name, *KINDS)
    path = path_of(record)
    before = filing.loaded.documents[path].text
    as_of = day_to_judge(filing.loaded, on=filing.today, today=filing.today)
    noted: tuple[str, ...] = ()
    shown = before
    while True:
        raw = _edited(shown, f"{record.id}.yaml")
        after = editing.without(raw, noted)
        if after == before:
            raise Mistake(Exit.NO, say("nothing was changed"))
        change = editing.edit(path, after)
        folder = from_here(filing.root)
        verdict = judged(filing.root, filing.loaded, change.contents, as_of=as_of, folder=folder, keeping=True)
        if not verdict.wrong:
            return change
        if noted and raw == shown:  # somebody stops: what they wrote is not lost, and the frame tells what is wrong
            filing.show(change)
            return change
        noted = editing.notes(path, verdict, tr=translator(filing.how.language))
        shown = "".join(f"{note}\n" for note in noted) + after


def _edited(text: str, name: str) -> str:
    try:
        return edited(text, name=name)
    except NoEditor as error:
        ran = str(error)
        says = say("the editor {editor!r} did not end well", editor=ran) if ran else say("no editor is chosen")
        hint = say("name one that waits until you are done: {command}", command="export EDITOR=nano")
        raise Mistake(Exit.OUTSIDE, says, hint) from error
