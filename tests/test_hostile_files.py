"""Whatever somebody puts in an agenda: the right findings, in bounded time and memory, and never a traceback.

Each corpus is checked by a process of its own under limits that the system enforces; see `tests/hostile`.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.corpus import CORPUS

ROOT = Path(__file__).parents[1]
PARSERS = ("c", "pure")
LEAST_CASES = 120

pytest.importorskip("resource", reason="this system sets no limits")


def told_by(corpus: str, folder: Path) -> list[dict[str, Any]]:
    """What was found in each case, by its name, with one parser and with the other, at the same time."""
    running = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.hostile", corpus, parser, str(folder / parser)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for parser in PARSERS
    ]
    return [_told(process, *process.communicate()) for process in running]


def _told(process: subprocess.Popen[str], out: str, errors: str) -> dict[str, Any]:
    lines = [json.loads(line) for line in out.splitlines()]
    names = [line["case"] for line in lines if "case" in line]
    assert process.returncode == 0, f"ended with {process.returncode} in {names[-1:]}\n{errors}"
    return dict(zip(names, (line for line in lines if "case" not in line), strict=True))


@pytest.mark.parametrize("corpus", CORPUS)
def test_every_hostile_agenda_gets_its_findings_within_limits(corpus: str, tmp_path: Path) -> None:
    """Two seconds and 300 MiB a case; with the parser in C and with the one in Python the very same is said."""
    quick, slow = told_by(corpus, tmp_path)
    assert {case.name: sorted(case.codes) for case in CORPUS[corpus]} == {
        case.name: quick[case.name].get("codes", sorted(case.codes)) for case in CORPUS[corpus]
    }
    assert quick == slow


def test_there_are_cases_enough_and_each_has_its_name() -> None:
    names = Counter((corpus, case.name) for corpus, cases in CORPUS.items() for case in cases)
    assert {1} == set(names.values())
    assert len(names) >= LEAST_CASES
