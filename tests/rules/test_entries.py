"""Family E: what makes an entry say something."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from lerarenagenda.records.base import fields_of
from lerarenagenda.records.history import ActionEntry
from tests.records.complete import COMPLETE
from tests.rules.found import of

WRITTEN: dict[str, Any] = yaml.load(COMPLETE[ActionEntry], yaml.BaseLoader)
WITH_OTHERS = {"meeting", "tables", "reason", "remains", "until"}


def says_nothing(folder: Path, **keys: object) -> bool:
    """Whether an entry with these keys only is said to say nothing."""
    text = yaml.safe_dump(keys, allow_unicode=True)
    return bool(of("E101", f"# actions/zijinstroom-vergroten/2014-12-03-vo-raad.yaml\n{text}", folder))


@pytest.mark.parametrize("key", [key for key in fields_of(ActionEntry) if key not in WITH_OTHERS])
def test_every_other_key_says_something(key: str, tmp_path: Path) -> None:
    """Also one that is added to entries later."""
    value = "true" if WRITTEN[key] == "false" else WRITTEN[key]
    assert not says_nothing(tmp_path, **{key: value})


@pytest.mark.parametrize("key", sorted(WITH_OTHERS))
def test_what_goes_with_something_else_does_not_by_itself(key: str, tmp_path: Path) -> None:
    assert says_nothing(tmp_path, **{key: WRITTEN[key]})


def test_a_question_without_a_question_and_a_no_say_nothing(tmp_path: Path) -> None:
    """What stands there is the same as nothing."""
    assert says_nothing(tmp_path, asks={"reason": "te druk"}, nothing_new="false")
