"""agenda merge-driver: what git calls to join a record that was changed on two branches."""

from pathlib import Path
from typing import Annotated

import typer

from lerarenagenda.changes.merging import joined, side_by_side
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.cli._options import Command, argument
from lerarenagenda.i18n import N_, say
from lerarenagenda.store.markers import USUAL_SIZE

Base = Annotated[Path, argument(help=N_("The file as it was (%O)"), metavar="BASE")]
Ours = Annotated[Path, argument(help=N_("The file on this side, in which the result is written (%A)"), metavar="OURS")]
Theirs = Annotated[Path, argument(help=N_("The file on the other side (%B)"), metavar="THEIRS")]
Shown = Annotated[str, argument(help=N_("Where the file lies in the repository (%P)"), metavar="PATH")]
Size = Annotated[int, argument(help=N_("How long the marks of a conflict are (%L)"), metavar="[SIZE]")]


def _merge_driver(base: Base, ours: Ours, theirs: Theirs, path: Shown, size: Size = USUAL_SIZE) -> None:
    try:
        versions = [file.read_bytes() for file in (base, ours, theirs)]
        try:
            found = joined(path, *versions, size=size)
        except Exception:  # noqa: BLE001 whatever is wrong with the program, no side of the file may be lost
            found = side_by_side(*versions, size=size)
        ours.write_bytes(found.content)
    except OSError as error:
        says = say("{path!r} cannot be joined: {why}", path=path, why=error.strerror or "")
        raise Mistake(Exit.TROUBLE, says) from error
    raise typer.Exit(Exit.NO if found.clashing else Exit.FINE)


merge_driver = Command("merge-driver", _merge_driver, N_("Join a record from two branches; git calls this"))
