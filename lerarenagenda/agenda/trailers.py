"""The last lines of a commit message: which command it was, which records, for whom, which meeting decided it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lerarenagenda.records.action import Action

COMMAND, ACTION, RECORD, PARTY, MEETING = "Agenda-Command", "Agenda-Action", "Agenda-Record", "Namens", "Overleg"
UNDOES = "Agenda-Undoes"
RENAMED = re.compile(r"Agenda-Renamed: (\S+) (\S+)")
LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]*): (\S+)")


@dataclass(frozen=True, slots=True)
class Trailers:
    """What a commit of ours says of itself; `records` are written folder/id, `undoes` are commits it takes back.

    `renamed` is the old folder/id and the new one.
    """

    command: str
    records: tuple[str, ...] = ()
    by: str | None = None
    meeting: str | None = None
    undoes: tuple[str, ...] = ()
    renamed: tuple[str, str] | None = None

    def lines(self) -> Iterator[str]:
        """Each on a line of its own."""
        yield f"{COMMAND}: {self.command}"
        for record in self.records:
            folder, _, record_id = record.partition("/")
            yield f"{ACTION}: {record_id}" if folder == Action.folder else f"{RECORD}: {record}"
        if self.by:
            yield f"{PARTY}: {self.by}"
        if self.meeting:
            yield f"{MEETING}: {self.meeting}"
        yield from (f"{UNDOES}: {commit}" for commit in self.undoes)
        if self.renamed:
            yield "Agenda-Renamed: {} {}".format(*self.renamed)


def read_back(message: str) -> Trailers | None:
    """What the last paragraph of a message says; None when it is no message of ours.

    Lines that others add there, as Signed-off-by, are passed over.
    """
    *_, last = message.strip().split("\n\n")
    records: list[str] = []
    undoes: list[str] = []
    said: dict[str, str] = {}
    for line in last.splitlines():
        found = LINE.fullmatch(line)
        if found and found[1] in (ACTION, RECORD):
            records.append(f"{Action.folder}/{found[2]}" if found[1] == ACTION else found[2])
        elif found and found[1] == UNDOES:
            undoes.append(found[2])
        elif found:
            said.setdefault(found[1], found[2])
    names = next((found for line in last.splitlines() if (found := RENAMED.fullmatch(line))), None)
    renamed = (names[1], names[2]) if names else None
    if COMMAND not in said:
        return None
    return Trailers(said[COMMAND], tuple(records), said.get(PARTY), said.get(MEETING), tuple(undoes), renamed)
