"""Kills, failing calls, random moments and several writers: a few of each here, all of them with `make prove`."""

import sys
from pathlib import Path

import pytest

from tests.faults.moments import random_kills
from tests.faults.trying import calls, failing, killed, killed_twice
from tests.faults.world import busy
from tests.faults.writers import lost

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as POSIX does it")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which somebody is at work."""
    return busy(tmp_path_factory.mktemp("faults") / "root")


def some(number: int, *, of: int) -> list[int]:
    """So many moments, evenly spread."""
    return sorted({1 + step * (of - 1) // (number - 1) for step in range(number)})


@pytest.mark.parametrize("do", ["apply", "plain"])
def test_after_a_kill_all_is_old_or_all_is_new(do: str, root: Path, tmp_path: Path) -> None:
    number = calls(do, root, tmp_path / "scratch")
    assert [] == killed(do, root, tmp_path / "scratch", some(8, of=number)).wrong


def test_a_kill_of_whoever_puts_it_right_changes_nothing_of_that(root: Path, tmp_path: Path) -> None:
    number = calls("apply", root, tmp_path / "scratch")
    assert [] == killed_twice(root, tmp_path / "scratch", [number // 2, number - 5], every=8).wrong


@pytest.mark.parametrize("fault", ["ENOSPC", "EIO+", "interrupt", "dies"])
def test_what_is_told_of_a_call_that_fails_is_so(fault: str, root: Path, tmp_path: Path) -> None:
    number = calls("apply", root, tmp_path / "scratch")
    assert [] == failing("apply", root, tmp_path / "scratch", some(6, of=number), fault).wrong


def test_random_kills(root: Path, tmp_path: Path) -> None:
    assert [] == random_kills("apply", root, tmp_path / "scratch", 12).wrong


def test_no_change_of_several_writers_is_lost(tmp_path: Path) -> None:
    assert [] == lost(tmp_path / "root", writers=3, number=5)
