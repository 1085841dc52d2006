"""A change that becomes a commit: the steps in their order, until the branch stands at it."""

from dataclasses import replace
from pathlib import Path

from lerarenagenda.store.transaction import commits, hooks
from lerarenagenda.store.transaction.checking import checked
from lerarenagenda.store.transaction.desk import Desk
from lerarenagenda.store.transaction.disk import digest, keep_folders, second_name, write_new
from lerarenagenda.store.transaction.indexes import first_index, next_index, staged
from lerarenagenda.store.transaction.journal import Journal, set_down
from lerarenagenda.store.transaction.placing import place
from lerarenagenda.store.transaction.planning import Plan
from lerarenagenda.store.transaction.refusals import Code, Refused
from lerarenagenda.store.transaction.settling import old_index
from lerarenagenda.store.transaction.state import Ground, entries_untouched


def committed(ground: Ground, plan: Plan, *, message: str) -> Journal:
    """Make the change and commit it; what is to be finished of it stands in the journal."""
    journal = _begun(ground, plan)
    place(ground.desk, journal, plan.contents)
    coming = next_index(ground.git, ground.desk, ground.repository, plan.contents)
    _still_ours(ground.desk, journal)
    changed = staged(ground.git, coming, ground.state.tree)
    ours = {path: one for path, one in changed.items() if path in plan.contents}
    others = {path: one for path, one in changed.items() if path not in plan.contents}
    told = _message(ground.desk, message)
    names = hooks.present(ground.state)
    first = first_index(ground.git, ground.desk, coming, others) if names or others else coming
    if names:
        journal = checked(ground, journal, names, ours, indexes=(first, coming), told=told)
    tree = commits.tree_of(ground.git, first)
    commit = commits.made(ground.git, ground.repository, ground.state, tree=tree, paths=plan.contents, message=told)
    journal = _about_to(ground, replace(journal, commit=commit, next_index=digest(coming)), coming)
    subject = message.strip().partition("\n")[0]
    commits.move(ground.git, ground.repository, ground.state, commit, subject=subject)
    return journal


def _begun(ground: Ground, plan: Plan) -> Journal:
    """Write down what is to come, once nothing of the user's stands in the way."""
    state, items = ground.state, plan.journal.items
    entries = entries_untouched(ground.git, state.tip, {item.path: item.old is not None for item in items})
    journal = replace(
        plan.journal,
        items=tuple(replace(item, entry=entries.get(item.path, "")) for item in items),
        branch=state.branch,
        before=state.tip,
        index=digest(ground.repository.git_dir / "index"),
    )
    set_down(ground.desk, journal)
    return journal


def _about_to(ground: Ground, journal: Journal, coming: Path) -> Journal:
    """Have our index take the place of the user's.

    It goes before the branch: a git that starts in between reads the branch first, so it is told that the branch
    moved, and never takes an old index for the new commit.
    """
    index = ground.repository.git_dir / "index"
    if journal.index is not None:
        second_name(index, old_index(ground.desk))
    set_down(ground.desk, journal)
    coming.replace(index)
    keep_folders(ground.repository.git_dir)
    return journal


def changed_since(desk: Desk, journal: Journal) -> list[str]:
    """The files that do not hold what we put there."""
    return [item.path for item in journal.items if digest(desk.top / item.path) != item.new]


def _still_ours(desk: Desk, journal: Journal) -> None:
    for path in changed_since(desk, journal):
        raise Refused(Code.CHANGED, path=path)


def _message(desk: Desk, message: str) -> Path:
    if not message.strip():
        raise Refused(Code.NO_MESSAGE)
    told = desk.writing / "message"
    write_new(told, (message.strip() + "\n").encode())
    return told
