"""One fault, one finding: the right rule, at the right place, and nothing else because of it."""

from pathlib import Path

import pytest

from lerarenagenda.agenda.load import load
from lerarenagenda.rules import all_rules
from lerarenagenda.store.document import Document
from tests.another import ROOT, copied, found_in
from tests.planted import Fault, faults

FAULTS = list(faults())
# rules that no fault in one agenda can break, beside those that compare it with what it was
NOT_PLANTED = {"K100": "speaks of a clone that does not hold what is to be compared with"}


@pytest.fixture(scope="module")
def known() -> dict[str, Document]:
    """The texts of the sound agenda, taken apart once."""
    return dict(load(ROOT).documents)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all faults; each is taken out of it again."""
    return copied(tmp_path_factory.mktemp("planted"))


@pytest.mark.parametrize("fault", [pytest.param(fault, id=f"{fault.code} {fault.words}") for fault in FAULTS])
def test_a_fault_is_found_once_where_it_is(fault: Fault, copy: Path, known: dict[str, Document]) -> None:
    try:
        path, span = fault.plant(copy)
        found = found_in(copy, as_of=fault.day, known=known)
    finally:
        fault.take_out(copy)
    assert [(fault.code, path, span)] == [(one.code, one.place.path, one.place.span) for one in found]


def test_every_rule_is_broken_or_it_is_said_why_not() -> None:
    broken = {fault.code for fault in FAULTS}
    in_one_agenda = {rule.code for rule in all_rules() if "base" not in rule.wants}
    assert sorted(in_one_agenda - broken) == sorted(NOT_PLANTED)
    assert len(FAULTS) >= 150


def test_the_copy_is_sound_again(copy: Path) -> None:
    """What was planted is taken out: no file is left over, or missing."""
    assert [] == found_in(copy)
    assert [path.relative_to(ROOT) for path in sorted(ROOT.rglob("*"))] == [
        path.relative_to(copy) for path in sorted(copy.rglob("*"))
    ]


def test_an_entry_that_cannot_be_read_is_one_finding(copy: Path, known: dict[str, Document]) -> None:
    """Whichever it is: nothing is called silent, late or missing because of what may stand there."""
    found = {}
    for file in sorted(copy.glob("*/*/*.yaml")):
        text = file.read_bytes()
        file.write_bytes(text + b"\nunknown: key\n")
        found[file.relative_to(copy).as_posix()] = [(one.code, one.place.path) for one in found_in(copy, known=known)]
        file.write_bytes(text)
    assert {path: [("A201", path)] for path in found} == found
