"""One hostile case: a name, what is laid over the small agenda, and the codes of everything that must be found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.pages import EXAMPLE, merged

Files = Mapping[str, bytes]
Laid = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Case:
    """Files that are laid over the small agenda in memory, or something that is done to it on disk.

    A system that cannot have such a thing on disk raises OSError.
    """

    name: str
    codes: frozenset[str]
    files: Files = field(default_factory=dict)
    lay: Laid | None = None


def case(name: str, codes: str, files: Files) -> Case:
    """A case of some files; its codes stand in one text, with spaces between them."""
    return Case(name, frozenset(codes.split()), files)


def on_disk(name: str, codes: str, lay: Laid) -> Case:
    """A case of what only a disk can hold."""
    return Case(name, frozenset(codes.split()), lay=lay)


def keys(path: str, text: str) -> Files:
    """A file of the small agenda with these keys in the place of its own, or a whole new one."""
    return {path: merged(EXAMPLE / path, text).encode()}


def put(path: str, content: bytes) -> Laid:
    """Write one file."""

    def lay(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)

    return lay
