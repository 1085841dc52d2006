"""The earlier state that a command compares with: as asked for, or as its surroundings tell."""

import os
from collections.abc import Mapping
from pathlib import Path

from lerarenagenda.agenda.base import Base, NoBase, NoSuchRevision, base
from lerarenagenda.agenda.load import Loaded
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.i18n import say


def base_asked(root: Path, now: Loaded, *names: str | None, usual: bool) -> Base | NoBase | None:
    """The agenda where this branch left the revision named; with `usual` the main branch when none is named."""
    named = {name for name in names if name is not None}
    if len(named) > 1:
        says = say("there are two revisions to compare with: {names}", names=tuple(sorted(named)))
        raise Mistake(Exit.WRONG_USE, says, say("name one"))
    if not named and not usual:
        return None
    try:
        return base(root, now, name=next(iter(named), None), usual=targets(os.environ))
    except NoSuchRevision as error:
        says = say("there is no revision {name!r}", name=error.name)
        hint = say("did you mean {near!r}?", near=error.near) if error.near else None
        raise Mistake(Exit.WRONG_USE, says, hint or say("write a branch, a tag or a commit")) from error


def targets(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The branch that a change is proposed for, as GitHub, Forgejo and GitLab tell the jobs that look at it."""
    branch = environment.get("GITHUB_BASE_REF") or environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    return (f"origin/{branch}", branch) if branch else ()
