"""Calls `agenda` in this process as a shell would, with its streams caught."""

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from lerarenagenda.cli._program import run

ROOT = Path(__file__).parents[2]
SPEAKING = (
    *("AGENDA_LANG", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"),
    *("GITHUB_ACTIONS", "GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY", "GITEA_ACTIONS", "FORGEJO_ACTIONS"),
    *("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "AGENDA_BY"),
)


@dataclass(frozen=True)
class Ended:
    """How a call ended and what it wrote."""

    code: int
    out: str
    err: str


def call(
    *words: str,
    patch: pytest.MonkeyPatch,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
) -> Ended:
    """Run `agenda` with these words; the environment says nothing but what `env` says."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True) for _ in range(2)]
    for name in SPEAKING:
        patch.delenv(name, raising=False)
    for name, value in (env or {}).items():
        patch.setenv(name, value)
    patch.chdir(cwd)
    with patch.context() as streams_patch:
        streams_patch.setattr(sys, "stdout", streams[0])
        streams_patch.setattr(sys, "stderr", streams[1])
        with pytest.raises(SystemExit) as ended:
            run(words)
    out, err = (stream.buffer.getvalue().decode(encoding) for stream in streams)
    return Ended(int(ended.value.code or 0), out, err)
