"""The formats of `check`: each module is a value of its `--format` and has `render(report, *, screen)`."""

from collections.abc import Mapping

LOGS_ONLY = ("FORGEJO_ACTIONS", "GITEA_ACTIONS")


def usual_format(environment: Mapping[str, str]) -> str:
    """The format where none is asked for: what the people who look there can read.

    GitHub turns workflow commands into notes beside the lines of a change, so `github` is for its runners, which
    set GITHUB_ACTIONS (docs.github.com, "Default environment variables"). The runners of Forgejo and Gitea set that
    too, and beside it GITEA_ACTIONS, Forgejo's FORGEJO_ACTIONS as well (`internal/app/run/runner.go` in both). They
    copy `::error …::` into the log as it is ("Not implemented yet", `internal/pkg/report/reporter.go`), and Gitea's
    request for such notes is open (go-gitea/gitea 23722). GitLab reads its report from a file and shows the log to
    people. So in those logs, and everywhere else, it is `text`; docs/decisions/check-in-ci.md says more.
    """
    if _set(environment, "GITHUB_ACTIONS") and not any(_set(environment, name) for name in LOGS_ONLY):
        return "github"
    return "text"


def _set(environment: Mapping[str, str], name: str) -> bool:
    return environment.get(name, "").lower() == "true"
