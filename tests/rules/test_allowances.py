"""A finding is allowed on its own line, for its own rule, until a day; nothing else is hidden by it."""

from pathlib import Path

import pytest

from tests.pages import checked
from tests.rules.found import said

TITLE = "title: Zijinstroom structureel vergroten."
OPTIONS = "$ agenda check --as-of 2014-12-31\n"


def codes(example: str, folder: Path) -> list[str]:
    return [found.code for found in checked(example, folder)]


@pytest.mark.parametrize(
    "lines",
    [
        f"# agenda: allow J107 until 2015-06-30 -- zo staat het er\n{TITLE}",
        f"{TITLE} # agenda: allow J107 until 2015-06-30 -- zo staat het er",
        f"# agenda: allow title-with-full-stop until 2014-12-31 -- tot en met vandaag\n{TITLE}",
        f"# agenda: allow J107, J106 until 2015 -- tot en met de laatste dag van het jaar\n\n# en nog iets\n{TITLE}",
        "# agenda: allow D110 until 2015-06 -- de tafel kiest nog\ndeadline:\n  text: op termijn",
        "deadline: # agenda: allow D110 until 2015-06 -- de tafel kiest nog\n  text: op termijn",
    ],
)
def test_a_finding_is_allowed_on_its_line_or_right_above_it(lines: str, tmp_path: Path) -> None:
    """Also where the key stands on the line before its value; one of several rules is enough."""
    assert [] == codes(f"# actions/zijinstroom-vergroten.yaml\n{lines}\n", tmp_path)


@pytest.mark.parametrize(
    "lines",
    [
        f"{TITLE}\n# agenda: allow J107 until 2015-06-30 -- eronder",
        f"# agenda: allow J107 until 2015-06-30 -- te ver erboven\nregion: x\n{TITLE}",
        f"{TITLE} # agenda: allow J108 until 2015-06-30 -- een andere regel",
    ],
)
def test_elsewhere_or_for_another_rule_it_allows_nothing(lines: str, tmp_path: Path) -> None:
    assert ["J107", "J122"] == sorted(codes(f"# actions/zijinstroom-vergroten.yaml\n{lines}\n", tmp_path))


def test_after_its_day_the_finding_counts_again(tmp_path: Path) -> None:
    line = f"{TITLE} # agenda: allow J107 until 2014-12-30 -- tot gisteren"
    assert ["J107", "J121"] == sorted(codes(f"# actions/zijinstroom-vergroten.yaml\n{line}\n", tmp_path))


def test_words_like_these_in_a_text_are_no_allowance(tmp_path: Path) -> None:
    example = f"# actions/zijinstroom-vergroten.yaml\n{TITLE}\nnote: >-\n  # agenda: allow J107 until 2015 -- nee\n"
    assert ["J107"] == codes(example, tmp_path)


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("# agenda: allow J107 -- waarom", "the allowance of J107 names no day until which"),
        ("# agenda: allow J107 until 2015", "the allowance of J107 gives no reason"),
        ("# agenda: allow J107 until 2015 --", "the allowance of J107 gives no reason"),
        ("# agenda: allow J107 until binnenkort -- waarom", "'binnenkort' is no date or period"),
        ("# agenda: allow until 2015 -- waarom", "an allowance names no rule"),
        ("# agenda: allow A203 until 2015 -- waarom", "there is no rule 'A203' that can be allowed"),
        ("# agenda: allow E150 until 2015 -- waarom", "there is no rule 'E150' that can be allowed"),
        ("# agenda: alow J107 until 2015 -- waarom", "'alow' is not a word for a remark to the program"),
        ("# agenda: J107", "'J107' is not a word for a remark to the program"),
    ],
)
def test_what_is_unclear_about_an_allowance_is_said(comment: str, says: str, tmp_path: Path) -> None:
    """What keeps a file from being read cannot be allowed, nor can the rules about allowances."""
    example = f"# actions/zijinstroom-vergroten.yaml\n{comment}\ntitle: Zijinstroom structureel vergroten\n"
    assert [says] == said("J120", example, tmp_path)


def test_of_a_rule_that_was_not_looked_at_nobody_can_tell(tmp_path: Path) -> None:
    """Without a base the rules about changes are not run, so their allowances are not unused."""
    line = "# agenda: allow K103 until 2015-06-30 -- verkeerd overgenomen"
    lines = "source:\n  document: brief\n  place: p. 2\n  item: P1.1\n"
    quote = f"  {line}\n  quote: het vergroten van de zijinstroom\n"
    example = f"# actions/zijinstroom-vergroten.yaml\n{lines}{quote}"
    assert [] == codes(example, tmp_path / "a")
    assert [] == codes(f"$ agenda check --base main\n{example}", tmp_path / "b")
