"""A change from beginning to end: all of it, or none of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from lerarenagenda.i18n import Text, say
from lerarenagenda.store.transaction import hooks
from lerarenagenda.store.transaction.committing import changed_since, committed
from lerarenagenda.store.transaction.desk import Desk, desk_of
from lerarenagenda.store.transaction.disk import keep_folders
from lerarenagenda.store.transaction.git import Git, git_in, undisturbed
from lerarenagenda.store.transaction.indexes import take
from lerarenagenda.store.transaction.journal import Journal, set_down, taken_up
from lerarenagenda.store.transaction.lock import held, is_held
from lerarenagenda.store.transaction.placing import place
from lerarenagenda.store.transaction.planning import Plan, Write, planned, sound
from lerarenagenda.store.transaction.refusals import Code, Refused, of_system
from lerarenagenda.store.transaction.settling import Recovered, finish, settle, untidy
from lerarenagenda.store.transaction.state import Ground, state

PATIENCE = 5.0  # seconds to wait for another writer


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was made: its commit, if there is one, its files, and what is to be told beside it."""

    commit: str | None
    paths: tuple[str, ...]
    warnings: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change that is under way, or was cut off when nobody is `running`; its files below the folder."""

    paths: tuple[str, ...]
    running: bool


def apply(
    folder: Path, writes: Sequence[Write], *, message: str, commit: bool = True, patience: float = PATIENCE
) -> Done:
    """Make all writes, and commit them when there is a repository round the folder; or raise Refused and make none.

    A commit holds these files and nothing else; what else the user has changed or staged stays as it is. First is
    put right what an earlier change left that was cut off.
    """
    sound(writes)
    with _worded():
        desk = desk_of(folder)
        with held(desk.lock, patience=patience) as lock:
            earlier = _told_of(desk, settle(desk, lock, patience=patience))
            git = git_in(desk, lock) if commit else None
            if commit and desk.repository and git is None:
                earlier = (*earlier, say("git is not found: the change is written, but not committed"))
            done, ground = _made(desk, git, writes, message=message, patience=patience, lock=lock)
    after = _after(ground) if ground else ()
    return replace(done, warnings=(*earlier, *done.warnings, *after))


def recover(folder: Path, *, patience: float = PATIENCE) -> Recovered | None:
    """Put right what a change left that was cut off; None when there is nothing."""
    with _worded():
        desk = desk_of(folder)
        if not untidy(desk):
            return None
        with held(desk.lock, patience=patience) as lock:
            return settle(desk, lock, patience=patience)


def waiting(folder: Path) -> Waiting | None:
    """The change that is under way or was cut off; nothing is touched."""
    with _worded():
        desk = desk_of(folder)
        if not desk.writing.exists():
            return None
        journal = taken_up(desk)
        return Waiting(_paths(desk, journal) if journal else (), is_held(desk.lock))


def _made(
    desk: Desk, git: Git | None, writes: Sequence[Write], *, message: str, patience: float, lock: int
) -> tuple[Done, Ground | None]:
    """Make the change; when it cannot be, put everything back first."""
    journal = None
    try:
        ground = _ground(desk, git, patience=patience)
        plan = planned(desk, writes)
        if not plan.journal.items:
            settle(desk, lock, patience=patience)
            return Done(None, ()), None
        journal = committed(ground, plan, message=message) if ground else _written(desk, plan)
        return Done(journal.commit or None, _paths(desk, journal), _finished(desk, journal)), ground
    except BaseException as error:
        settled = _settled(desk, lock, error, patience=patience)
        if settled and settled.commit:  # the branch had it already
            return Done(settled.commit, settled.paths), None
        if settled or journal is None:
            raise
        return Done(journal.commit or None, _paths(desk, journal)), None  # all that was left to do was to tidy up


def _paths(desk: Desk, journal: Journal) -> tuple[str, ...]:
    return tuple(desk.below_folder(item.path) for item in journal.items)


def _ground(desk: Desk, git: Git | None, *, patience: float) -> Ground | None:
    desk.writing.mkdir(parents=True, exist_ok=True)
    keep_folders(desk.writing.parent, desk.writing.parent.parent)
    if not git or not desk.repository:
        return None
    take(desk, desk.repository, patience=patience)
    return Ground(git, desk, desk.repository, state(git, desk, desk.repository))


def _written(desk: Desk, plan: Plan) -> Journal:
    """Make a change that is not committed."""
    set_down(desk, plan.journal)
    place(desk, plan.journal, plan.contents)
    return plan.journal


def _settled(desk: Desk, lock: int, error: BaseException, *, patience: float) -> Recovered | None:
    """Undo what was begun; when that cannot be either, say so, and the next run does."""
    died = not isinstance(error, Refused) or error.code is Code.GIT
    try:
        return settle(desk, lock, patience=patience, died=died)
    except (OSError, Refused) as second:
        first = error if isinstance(error, OSError | Refused) else second
        refused = of_system(first) if isinstance(first, OSError) else first
        refused.halfway = True
        raise refused from error


def _finished(desk: Desk, journal: Journal) -> tuple[Text, ...]:
    """What is left to do of a change that is made: with a commit it is one, whatever happens from here on."""
    if not journal.commit:
        finish(desk, journal)
        return ()
    since = tuple(
        say("the file {path!r} was changed meanwhile; that is not in the commit", path=path)
        for path in changed_since(desk, journal)
    )
    try:
        with undisturbed():
            finish(desk, journal)
    except OSError as error:
        says = say(
            "the change is made, but not all of it could be tidied up: {reason}; `agenda doctor --fix` does that",
            reason=error.strerror or str(error),
        )
        return (*since, says)
    return since


def _after(ground: Ground) -> tuple[Text, ...]:
    """The hook after a commit; nobody waits for us any more, and it may write here itself."""
    if not ground.state.has_hook(hooks.AFTER):
        return ()
    try:
        ran = hooks.run(replace(ground.git, lock=-1), ground.state, hooks.AFTER)
        told = "" if ran.fine else ran.told or f"exit {ran.code}"
    except (OSError, KeyboardInterrupt) as error:
        told = str(error) or type(error).__name__
    if not told:
        return ()
    return (say("the change is made, but the hook {hook!r} says: {told!r}", hook=hooks.AFTER, told=told),)


def _told_of(desk: Desk, recovered: Recovered | None) -> tuple[Text, ...]:
    if recovered is None:
        return ()
    paths, left = (tuple(map(desk.below_top, listed)) for listed in (recovered.paths, recovered.left))
    if recovered.commit:
        return (say("an earlier change that was cut off is finished: {paths}", paths=paths),)
    stay = (say("the file {path!r} was changed since, and stays as it is", path=path) for path in left)
    return (say("an earlier change that was cut off is undone: {paths}", paths=paths), *stay)


@contextmanager
def _worded() -> Iterator[None]:
    """What the system refuses, in words."""
    try:
        yield
    except OSError as error:
        raise of_system(error) from error
