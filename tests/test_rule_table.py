"""The manual's table of rules: what each finds, and that nothing about any of them is missing."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lerarenagenda.diagnostics import Diagnostic
from lerarenagenda.i18n import Text, translator
from lerarenagenda.rules import all_rules
from lerarenagenda.rules.base import Rule
from tests.cli.calls import ROOT
from tests.pages import checked

DOCUMENTS = {"en": ROOT / "docs" / "rules.md", "nl": ROOT / "docs" / "regels.md"}
MARK = "<!-- the table below is made by the tests: pytest --snapshot-update -->\n"
HEADS = {
    "en": ("code", "weight", "name and what it finds", "place", "hint", "page", "nl", "en", "bad", "good", "mends"),
    "nl": ("code", "gewicht", "naam en wat zij vindt", "plaats", "hint", "blad", "nl", "en", "fout", "goed", "herstel"),
}
WEIGHTS = {
    "en": {"error": "error", "warning": "warning", "note": "note"},
    "nl": {"error": "fout", "warning": "let op", "note": "opmerking"},
}
MENDS = {"en": {True: "safe", False: "asked"}, "nl": {True: "veilig", False: "gevraagd"}}
WITHOUT_SPAN = ("A1", "K1", "E151")  # a file that cannot be read, or is there no longer, has no line to show
YES = "✓"


@cache
def found_by(rule: Rule) -> tuple[tuple[Diagnostic, ...], bool]:
    """What the bad example of a rule gives, and whether the good one gives nothing."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        return tuple(checked(rule.page.bad, Path(one))), not checked(rule.page.good, Path(other))


def cells(rule: Rule, language: str) -> Iterator[str]:
    """One row of the table; an empty cell is a hole, but for the last."""
    found, good = found_by(rule)
    page, dutch = rule.page, translator("nl")
    texts = (page.title, page.why, page.fix)
    placed = all(one.place.span is not None or one.place.path for one in found)
    fixes = [one.fix for one in found if one.fix]
    yield rule.code
    yield WEIGHTS[language][rule.severity.value]
    yield f"`{rule.slug}` {translator(language)(Text(page.title))}"
    yield YES if placed and (rule.code.startswith(WITHOUT_SPAN) or all(one.place.span for one in found)) else ""
    yield YES if all(one.hint for one in found) else ""
    yield YES if all(texts) else ""
    yield YES if all(dutch(Text(text)) != text for text in texts) else ""
    yield YES if all(texts) else ""
    yield YES if {one.code for one in found} == {rule.code} else ""
    yield YES if good else ""
    yield MENDS[language][all(fix.safe for fix in fixes)] if fixes else ""


def table(language: str) -> str:
    """The table as Markdown."""
    rows = [HEADS[language], tuple("---" for _ in HEADS[language])]
    rows += [tuple(cells(rule, language)) for rule in all_rules()]
    return "".join("| " + " | ".join(row) + " |\n" for row in rows)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_has_no_hole(rule: Rule) -> None:
    """Place, hint, page, both languages and both examples are there."""
    assert all(list(cells(rule, "en"))[:-1])


@pytest.mark.parametrize("language", DOCUMENTS)
def test_the_table_in_the_manual_is_up_to_date(language: str, request: pytest.FixtureRequest) -> None:
    """`pytest --snapshot-update` writes it anew; read the difference as a reader would."""
    document = DOCUMENTS[language]
    text = document.read_text(encoding="utf-8")
    before = text[: text.index(MARK) + len(MARK)]
    shown = f"{before}\n{table(language)}"
    if request.config.option.update_snapshots:
        document.write_text(shown, encoding="utf-8")
    assert shown == text or request.config.option.update_snapshots
