"""Places are counted in characters; others count otherwise, and what is underlined is what is meant."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lerarenagenda.diagnostics import Place, Report, Span
from lerarenagenda.renderers.columns import in_utf16, last_line
from lerarenagenda.renderers.frames import Mark, frame
from lerarenagenda.renderers.screen import Screen, cells
from lerarenagenda.renderers.visible import visible

JOINED = "\u0301\ufe0f🇳"  # these go together with what stands before them
ALONE = str.maketrans("", "", JOINED)
ROWS = st.text(st.sampled_from("ab c漢字é👍❤\ufe0f🇳\u0301\t\x1b"), min_size=1, max_size=240)
SCREENS = st.builds(Screen, width=st.sampled_from([20, 60, 80, 120]), encoding=st.sampled_from(["utf-8", "ascii"]))


@given(ROWS, st.data())
def test_utf16_columns_are_what_an_encoder_counts(row: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(row)))
    end = data.draw(st.integers(start, len(row)))
    before, upto = (len(row[:index].encode("utf-16-le")) // 2 for index in (start, end))
    found = in_utf16(Span(2, start + 1, 2, end + 1), f"title: x\n{row}\r\n")
    assert Span(2, before + 1, 2, upto + 1) == found


def test_a_span_up_to_the_beginning_of_a_line_does_not_reach_it() -> None:
    assert [3, 4, 1] == [last_line(one) for one in (Span(1, 3, 4, 1), Span(1, 3, 4, 2), Span(1, 1, 1, 1))]


def framed(row: str, span: Span, screen: Screen, *, mark: Mark | None = None) -> list[str]:
    report = Report((), 1, 0, "data", {"a.yaml": row})
    return screen.painted(
        frame(Place("a.yaml", span), report, screen, mark=mark or Mark("^", ""), margin=len(str(span.line)))
    ).splitlines()


@given(ROWS, SCREENS, st.data())
def test_signs_stand_under_what_is_meant(row: str, screen: Screen, data: st.DataObject) -> None:
    """Whatever is wide, invisible or cut off: the words over the signs are those that are meant, and all fits."""
    start = data.draw(st.integers(0, len(row) - 1))
    end = data.draw(st.integers(start + 1, len(row)))
    assume(row[start] not in JOINED)
    _, _, shown, signs = framed(row, Span(1, start + 1, 1, end + 1), screen)
    assert max(cells(shown), cells(signs)) <= screen.width
    before, marked = signs.index("^"), signs.count("^")
    over = "".join(shown[index] for index in range(len(shown)) if before <= cells(shown[:index]) < before + marked)
    meant = screen.harmless(row[start:end])
    assert meant.translate(ALONE)[:1].strip() == over.translate(ALONE)[:1].strip()
    assert marked == cells(meant) or screen.harmless("…") in shown


@pytest.mark.parametrize(("row", "span", "expected"), [
    ("  - party: vo-rad", Span(1, 12, 1, 18), "   |            ^^^^^^"),
    ("title: 漢字 é", Span(1, 8, 1, 10), "   |        ^^^^"),
    ("title: e\u0301n", Span(1, 9, 1, 10), "   |        ^"),
    ("title: e\u0301n", Span(1, 10, 1, 11), "   |         ^"),
    ("kind:\tx", Span(1, 6, 1, 7), "   |      ^^^^^^^^"),
    ("title:", Span(1, 7, 1, 7), "   |       ^"),
])  # fmt: skip
def test_signs_are_counted_in_cells(row: str, span: Span, expected: str) -> None:
    assert expected == framed(row, span, Screen())[-1]


def test_a_long_line_is_cut_on_both_sides() -> None:
    row = f"quote: {'woord ' * 30}[hier] {'woord ' * 30}"
    column = row.index("[") + 1
    assert [
        f"  --> data/a.yaml:1:{column}",
        "   |",
        " 1 | …oord woord woord woord [hier] woord woord woord woord…",
        "   |                         ^^^^^^",
    ] == framed(row, Span(1, column, 1, column + 6), Screen(width=60))


def test_of_several_lines_the_first_is_shown_and_the_rest_counted() -> None:
    text = "members:\n  - party: po-raad\n    role: chair\n  - party: vo-raad\n"
    whole = framed(text, Span(2, 3, 4, 19), Screen(language="en"))
    assert [" 2 |   - party: po-raad", "   |   ^^^^^^^^^^^^^^^^ and 2 more lines"] == whole[2:]


def test_words_aside_give_way_and_other_words_do_not() -> None:
    row, span = f"title: {'x' * 30}", Span(1, 8, 1, 38)
    aside = framed(row, span, Screen(width=60), mark=Mark("^", "", aside="owners > 2 > party > name"))
    says = framed(row, span, Screen(width=60), mark=Mark("-", "", says="here it is said for the first time"))
    assert (4, 5) == (len(aside), len(says))
    assert "   | here it is said for the first time" == says[-1]


def test_what_a_log_would_obey_is_shown_and_not_obeyed() -> None:
    assert "##<U+005B>add-mask]x :<U+003A>error:: a::1" == visible("##[add-mask]x ::error:: a::1")
