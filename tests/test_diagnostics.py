"""What is told of what was found."""

from lerarenagenda.diagnostics import MOST_ALIKE, Diagnostic, Place, Severity, shortened
from lerarenagenda.i18n import say, translator


def test_of_one_rule_in_one_file_no_more_is_told_than_people_read() -> None:
    """What is left out is counted; other rules and other files have their own."""
    found = [
        Diagnostic(code, Severity.ERROR, say("x"), Place(path))
        for path, code, times in (("a", "A201", MOST_ALIKE + 50), ("a", "A202", 1), ("b", "A201", MOST_ALIKE))
        for _ in range(times)
    ]
    told = shortened(found)
    counting = told.pop(MOST_ALIKE)
    assert found[:MOST_ALIKE] + found[MOST_ALIKE + 50 :] == told
    assert "50 more findings of this rule in this file are not shown" == translator("en")(counting.says)
    assert ("A201", "a") == (counting.code, counting.place.path)
