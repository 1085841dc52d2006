"""Whether all is in order round an agenda: what a crash left, what git and editors are told, the jobs of forges."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lerarenagenda.changes import merging
from lerarenagenda.changes.beginning import LARGEST, forges, job_of
from lerarenagenda.changes.editors import FOLDER, Told, opened_folder, put, told_to_editors
from lerarenagenda.i18n import LANGUAGES, N_, Text, Translate, say, translator
from lerarenagenda.store.folder import read_bytes
from lerarenagenda.store.transaction import recover, waiting

MEND = "agenda doctor --fix"
PACKAGE = "{package}"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; when something is to do, what does it, and how the program can.

    `mend` tells what it did.
    """

    says: Text
    todo: Text | None = None
    mend: Callable[[], Text] | None = None


def checks(root: Path, *, tr: Translate) -> Iterator[Check]:
    """Everything that is looked at; what would be written for editors is in the language of `tr`.

    Raises the Refused of a transaction where not even that can be found out.
    """
    yield _cut_off(root)
    yield _git(root)
    yield from _editors(root, tr)
    yield from _jobs(merging.top_of(root) or root.parent)


def _cut_off(root: Path) -> Check:
    """What a change left that was cut off."""
    found = waiting(root)
    if found is None:
        return Check(say("no change was cut off"))
    if found.running:
        return Check(say("somebody is making a change now: {paths}", paths=found.paths))
    return Check(say("a change was cut off: {paths}", paths=found.paths), _mends(), lambda: _recovered(root))


def _recovered(root: Path) -> Text:
    found = recover(root)
    if found is None:
        return say("there was nothing to put right")
    if found.commit:
        return say("an earlier change that was cut off is finished: {paths}", paths=found.paths)
    if found.left:
        since = N_("an earlier change that was cut off is undone; changed since, and left as they are: {paths}")
        return say(since, paths=found.left)
    return say("an earlier change that was cut off is undone: {paths}", paths=found.paths)


def _git(root: Path) -> Check:
    """Whether git joins records by their fields."""
    told = merging.told_to_git(root)
    if told is None:
        return Check(say("there is no git repository here, so nothing is joined and nothing committed"))
    if told.installed:
        return Check(say("git joins records by their fields"))
    says = say("git joins files line by line, not by their fields")
    if told.attributes.after is None:
        add = say("add to {path}: {line}", path=told.attributes.path, line=told.attributes.adds)
        return Check(says, add)
    return Check(says, _mends(), lambda: _told_git(root))


def _told_git(root: Path) -> Text:
    merging.install(root)
    return say("git is told to join records by their fields")


def _editors(root: Path, tr: Translate) -> Iterator[Check]:
    """Whether the schemas that editors have are those of this program, in any of its languages; where there are any."""
    real = root.resolve()
    opened = opened_folder(real)
    if opened is None or not (opened / FOLDER / "schemas").exists():
        return
    for language in LANGUAGES:
        if all(one.before == one.after for one in told_to_editors(real, opened, tr=translator(language))):
            yield Check(say("what editors know of the files is up to date"))
            return
    wanted = [one for one in told_to_editors(real, opened, tr=tr) if one.before != one.after]
    lost = any(one.after is None for one in wanted)
    todo = say("see what: {command}", command="agenda schema --write") if lost else _mends()
    mend = None if lost else lambda: _told_editors(opened, wanted)
    yield Check(say("what editors know of the files is of another version"), todo, mend)


def _told_editors(opened: Path, wanted: Sequence[Told]) -> Text:
    for one in wanted:
        put(opened, one)
    return say("written: {paths}", paths=tuple(one.path for one in wanted))


def _jobs(top: Path) -> Iterator[Check]:
    """Whether the jobs that are there say what the program would write, whatever they install it from."""
    for forge in forges():
        path, text = job_of(forge, package=PACKAGE)
        held = read_bytes(top, path, limit=LARGEST)
        if not isinstance(held, bytes) or b"agenda check" not in held:
            continue
        wanted = re.escape(text).replace(re.escape(PACKAGE), "[^\n]+")
        if re.fullmatch(wanted, held.decode("utf-8", "replace").replace("\r\n", "\n")):
            yield Check(say("the job that checks the agenda is as it should be: {path}", path=path))
        else:
            anew = say("to have it written anew, remove it and give: {command}", command=f"agenda init --forge {forge}")
            yield Check(say("the job that checks the agenda says something else: {path}", path=path), anew)


def _mends() -> Text:
    return say("have it done: {command}", command=MEND)
