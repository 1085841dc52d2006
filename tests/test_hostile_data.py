"""Whatever stands in the data, no terminal obeys it, no page renders it, no spreadsheet runs it."""

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lerarenagenda.diagnostics import Diagnostic, Place, Report, Severity, Span
from lerarenagenda.i18n import Bilingual, say
from lerarenagenda.questions.answer import Column, Document, Fact, Grid, Row, Section, Word
from lerarenagenda.renderers import findings, formats, names, renderer
from lerarenagenda.renderers.screen import Screen, cells
from lerarenagenda.renderers.visible import HIDDEN, encodable, visible

BLOCKS = {
    "heading",
    "inline",
    "paragraph",
    "bullet_list",
    "list_item",
    "fence",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
INLINE = {"text", "softbreak", "strong_open", "strong_close", "html_inline"}
NASTY = [
    "\x1b[31m",
    "\x1b]8;;http://x\x07",
    "\x9b2J",
    "[/]",
    "[red]",
    "\u202e",
    "\r",
    "\x00",
    "=1+1",
    "@raad",
    "<b>",
    "|",
]
HOSTILE = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(NASTY), max_size=5).map("".join))
SCREENS = st.builds(
    Screen,
    width=st.sampled_from([20, 60, 72, 80, 104, 120, 200]),
    language=st.sampled_from(["nl", "en"]),
    encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]),
    accessible=st.booleans(),
)


def answer(data: str) -> Document:
    """An answer that holds a text everywhere a text can stand."""
    grid = Grid(
        (Column("a", say("{x}", x=data)), Column("b", say("title"), grows=True, below="c"), Column("d", say("x"))),
        (
            Row(
                {"a": data, "b": Bilingual(data, data), "c": (data,), "d": Word("k", say("{x}", x=data), "late")},
                {},
                data,
            ),
        ),
    )
    section = Section(
        "s", say("{x}", x=data), (say("{x}", x=data),), data, (Fact("f", say("{x}", x=data), data),), grid
    )
    return Document("status", date(2014, 6, 4), say("{x}", x=data), (section, Section("t", grid=grid)))


@given(HOSTILE, SCREENS)
def test_no_control_character_of_the_data_reaches_a_terminal(data: str, screen: Screen) -> None:
    out = renderer(formats, "text").render(answer(data), screen=screen)
    assert not HIDDEN.search(out.replace("\n", ""))
    out.encode(screen.encoding)


@given(HOSTILE, SCREENS)
def test_no_control_character_reaches_a_terminal_in_a_finding(data: str, screen: Screen) -> None:
    found = Diagnostic(
        "A101", Severity.ERROR, say("{x!r} {x}", x=data), Place(data, Span(1, 1, 1, 4)), say("{x}", x=data)
    )
    report = Report((found,), 1, 0, "data", {data: data})
    for name in ("text", "concise"):
        out = renderer(findings, name).render(report, screen=screen)
        assert not HIDDEN.search(out.replace("\n", ""))


@given(HOSTILE)
def test_no_cell_is_a_formula(data: str) -> None:
    out = renderer(formats, "csv").render(answer(data), screen=Screen())
    for row in csv.reader(io.StringIO(out, newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(HOSTILE)
def test_markdown_has_no_markup_of_the_data(data: str) -> None:
    """Read as a forge reads it, it holds headings, lists, grids and fences, and no link, picture or tag."""
    out = renderer(formats, "md").render(answer(data), screen=Screen())
    assert "@raad" not in re.sub(r"^(`{3,})\n.*?^\1$", "", out, flags=re.MULTILINE | re.DOTALL)
    for token in MarkdownIt("commonmark").enable("table").parse(out):
        assert token.type.removesuffix("_open").removesuffix("_close") in BLOCKS
        for inner in token.children or ():
            assert inner.type in INLINE
            assert inner.type != "html_inline" or inner.content == "<br>"


@given(st.text())
def test_visible_leaves_ordinary_text_alone_and_nothing_hidden(text: str) -> None:
    assert not HIDDEN.search(visible(text))
    assert visible("Zijinstroom “vergroten” – één") == "Zijinstroom “vergroten” – één"


@pytest.mark.parametrize(("text", "encoding", "expected"), [
    ("‘gebord’ – één", "ascii", "'gebord' - een"),
    ("‘gebord’ – één", "cp1252", "‘gebord’ – één"),
    ("→ 漢", "ascii", "-> ?"),
])  # fmt: skip
def test_an_encoding_without_a_character_gets_the_nearest(text: str, encoding: str, expected: str) -> None:
    assert expected == encodable(text, encoding)


@given(HOSTILE, st.sampled_from([72, 80, 104, 120, 200]))
def test_no_line_of_a_grid_is_wider_than_the_screen(data: str, width: int) -> None:
    document = Document("status", None, say("x"), (Section("t", grid=answer(data).sections[1].grid),))
    out = renderer(formats, "text").render(document, screen=Screen(width=width))
    assert [] == [line for line in out.splitlines() if cells(line) > width]


def test_every_format_is_tried_here() -> None:
    """A new format must be shown to be harmless too; those of findings are in renderers/test_findings.py."""
    assert ("csv", "json", "md", "text") == names(formats)
