"""The summary of a job, where the forge that runs it asks for one."""

import os
from pathlib import Path

from lerarenagenda.diagnostics import Report
from lerarenagenda.renderers.findings import md
from lerarenagenda.renderers.screen import Screen

ASKED_IN = "GITHUB_STEP_SUMMARY"  # GitHub, and Gitea from 1.27 on, name the file here


def write_summary(report: Report, *, language: str) -> None:
    """Add the findings to the summary of the job, when there is one."""
    path = os.environ.get(ASKED_IN)
    if path:
        with Path(path).open("a", encoding="utf-8") as summary:
            summary.write(md.render(report, screen=Screen(language=language)))
