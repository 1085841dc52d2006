"""The agenda as it would be after a change, and what is found in it that was not found before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.load import Loaded, load_from
from lerarenagenda.diagnostics import Report, Severity, marked_new
from lerarenagenda.questions.check import findings
from lerarenagenda.rules import all_rules
from lerarenagenda.rules.evidence_files import files_named
from lerarenagenda.store.digests import digests
from lerarenagenda.store.folder import Folder, Overlaid


@dataclass(frozen=True, slots=True)
class Judged:
    """An agenda before and after a change, the day it is looked at, and the findings that are new."""

    before: Loaded
    after: Loaded
    day: date
    report: Report

    @property
    def wrong(self) -> bool:
        """Whether the change makes something wrong."""
        return any(one.severity is Severity.ERROR for one in self.report.found)


def judged(
    root: Path, before: Loaded, contents: Mapping[str, bytes | None], *, as_of: date, folder: str, keeping: bool = False
) -> Judged:
    """Look at an agenda as it would be with these contents; `folder` is where it lies, as the reader sees it.

    With `keeping` it is held against how it was: no promise may read otherwise.
    """
    overlaid = Overlaid(Folder(root), contents)
    after = load_from(overlaid, name=root.resolve().parent.name, known=before.documents)
    facts = {"digests": digests(root.parent, {*files_named(before.agenda), *files_named(after.agenda)})}
    base = {"base": before.agenda} if keeping else {}
    there = findings(before, day=Day(before.agenda, as_of), facts=facts)
    found = marked_new(findings(after, day=Day(after.agenda, as_of), facts={**facts, **base}), there)
    # no file holds it yet, so there is nothing to mend
    new = tuple(replace(one, new=None, fix=None) for one in found if one.new and one.allowed is None)
    spoken = {one.code for one in new}
    pages = {one.code: one.shown for one in all_rules() if one.code in spoken}
    return Judged(before, after, as_of, Report(new, after.files, len(after.unread), folder, after.texts, rules=pages))


def day_to_judge(loaded: Loaded, *, on: date, today: date) -> date:
    """The day to look at what happened on a day: that of the latest entry of all, so that nothing after it is missed.

    No day that is still to come: what is dated later is found to be so.
    """
    latest: list[date] = [entries[-1].on for entries in loaded.agenda.entries.values()]
    return min(today, max([on, *latest]))
