"""Every format of the findings: readers get what they understand, and nothing of the data is obeyed by any of them."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lerarenagenda.diagnostics import Allowance, Diagnostic, Edit, Fix, Place, Related, Report, RulePage, Severity, Span
from lerarenagenda.i18n import say
from lerarenagenda.renderers import findings, names, renderer
from lerarenagenda.renderers.findings import usual_format
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.visible import HIDDEN, visible

SCREEN = Screen(language="en")
OWN_SCHEMA = Path(findings.__file__).parents[1] / "findings.schema.json"
SARIF_SCHEMA = Path(__file__).with_name("sarif-2.1.0.schema.json")
TEXT = "title: 👍 x\nowners:\n  - party: vo-rad\n"
PAGE = RulePage(
    "B101",
    "reference-unknown",
    Severity.ERROR,
    say("A record names another that is not there."),
    say("Nobody can follow it."),
    say("Write the name that was meant."),
    "party: vo-rad",
    "party: vo-raad",
)
FOUND = Diagnostic(
    "B101",
    Severity.ERROR,
    say("there is no party {name!r}", name="vo-rad"),
    Place("actions/a.yaml", Span(3, 12, 3, 18), ("owners", 0, "party")),
    say("did you mean {near!r}?", near="vo-raad"),
    (Related(Place("actions/a.yaml", Span(1, 8, 1, 11)), say("it is said here")),),
    "reference-unknown",
    Fix(say("write {to!r}", to="vo-raad"), (Edit("actions/a.yaml", 30, 36, "vo-raad"),)),
    new=True,
)
LESS = Diagnostic("D110", Severity.WARNING, say("no day"), Place("actions/b.yaml"), slug="day-missing", new=False)
ALLOWED = replace(
    LESS,
    place=Place("actions/c.yaml", Span(1, 1, 1, 6)),
    allowed=Allowance(date(2026, 6, 30), "so it was agreed", Place("actions/c.yaml", Span(1, 9, 1, 60))),
)
REPORT = Report(
    (FOUND, LESS),
    4,
    1,
    "data",
    {"actions/a.yaml": TEXT, "actions/b.yaml": "title: y\n", "actions/c.yaml": "title: z\n", "agenda.yaml": "x: y\n"},
    (ALLOWED,),
    {"B101": PAGE},
    "main",
)
EMPTY = Report((), 4, 0, "data", {})


def rendered(name: str, report: Report = REPORT, screen: Screen = SCREEN) -> str:
    return str(renderer(findings, name).render(report, screen=screen))


def test_a_person_sees_place_advice_and_counts() -> None:
    assert (
        rendered("text")
        == """\
warning D110 day-missing: no day
  --> data/actions/b.yaml
   = agenda explain D110

error B101 reference-unknown (new): there is no party 'vo-rad'
  --> data/actions/a.yaml:3:12
   |
 3 |   - party: vo-rad
   |            ^^^^^^ owners > 1 > party
  --> data/actions/a.yaml:1:8
   |
 1 | title: 👍 x
   |        ---- it is said here
   = did you mean 'vo-raad'? (--fix)    agenda explain B101

1 error, 1 warning in 2 of 4 files (3 read)
1 of them is new since main
1 of them is mended by agenda check --fix
1 more finding is allowed for a time: agenda check --allowed
"""
    )


def test_allowed_findings_say_until_when_and_why() -> None:
    out = rendered("text", replace(REPORT, found=(ALLOWED,), allowed=(), of_allowed=True))
    assert "   = allowed until 30 Jun 2026: so it was agreed    agenda explain D110\n" in out
    assert "1 finding is allowed for a time, in 1 of 4 files\n" in out


def test_an_editor_gets_a_line_a_finding() -> None:
    assert rendered("concise").splitlines() == [
        "data/actions/a.yaml:3:12: error B101 [*] (new) there is no party 'vo-rad' (did you mean 'vo-raad'?)",
        "data/actions/b.yaml:1:1: warning D110 no day",
    ]
    assert "" == rendered("concise", EMPTY)


def test_json_keeps_the_promise_of_its_schema() -> None:
    envelope = json.loads(rendered("json"))
    jsonschema.validate(envelope, json.loads(OWN_SCHEMA.read_text(encoding="utf-8")))
    first, second = envelope["items"]
    assert {
        "message": "write 'vo-raad'",
        "safe": True,
        "edits": [
            {
                "path": "data/actions/a.yaml",
                "start": {"line": 3, "column": 12},
                "end": {"line": 3, "column": 18},
                "text": "vo-raad",
            }
        ],
    } == first["fix"]
    assert [True, False, None] == [first["new"], second["new"], second["fix"]]
    assert {"until": "2026-06-30", "reason": "so it was agreed", "path": "data/actions/c.yaml", "line": 1} == (
        envelope["allowed"][0]["allowed"]
    )
    assert (1, 0, "main") == (envelope["fixable"]["safe"], envelope["fixable"]["unsafe"], envelope["base"])


def test_lines_of_json_are_the_items_of_json() -> None:
    assert json.loads(rendered("json"))["items"] == [json.loads(line) for line in rendered("jsonl").splitlines()]


def test_sarif_keeps_the_promise_of_the_standard() -> None:
    log = json.loads(rendered("sarif"))
    jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))).validate(log)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [one["ruleId"] for one in run["results"]] == [rules[one["ruleIndex"]]["id"] for one in run["results"]]
    assert [0, 0, 1] == [len(one["suppressions"]) for one in run["results"]]
    first = run["results"][0]
    assert {"startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 12} == (  # the sign takes two units
        first["relatedLocations"][0]["physicalLocation"]["region"]
    )
    assert "A record names another that is not there." == rules[0]["shortDescription"]["text"]
    jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))).validate(
        json.loads(rendered("sarif", EMPTY))
    )


def test_gitlab_gets_all_that_its_schema_asks_for() -> None:
    """As in `codeclimate.json` of GitLab; fingerprints tell entries apart."""
    entries = json.loads(rendered("gitlab", replace(REPORT, found=(FOUND, LESS, LESS))))
    assert 3 == len({entry["fingerprint"] for entry in entries})
    assert ["major", "minor", "minor"] == [entry["severity"] for entry in entries]
    assert [3, 1, 1] == [entry["location"]["lines"]["begin"] for entry in entries]
    assert ("B101", "data/actions/a.yaml") == (entries[0]["check_name"], entries[0]["location"]["path"])
    assert "[]\n" == rendered("gitlab", EMPTY)


def test_junit_has_a_test_a_file_and_is_red_where_check_is() -> None:
    suite = ET.fromstring(rendered("junit"))[0]
    assert {"tests": "4", "failures": "1", "errors": "0"}.items() <= suite.attrib.items()
    seen = {str(case.get("name")): [part.tag for part in case] for case in suite}
    assert seen == {
        "data/actions/a.yaml": ["failure"],
        "data/actions/b.yaml": ["system-out"],
        "data/actions/c.yaml": ["system-out"],
        "data/agenda.yaml": [],
    }


def test_github_gets_an_annotation_with_its_place() -> None:
    lines = rendered("github").splitlines()
    assert lines[0] == "::group::2 findings, one a line"
    assert lines[3:6] == [
        "::endgroup::",
        (
            "::error file=data/actions/a.yaml,line=3,endLine=3,col=12,endColumn=18,title=error B101 reference-unknown"
            "::there is no party 'vo-rad'%0Adid you mean 'vo-raad'? (--fix)"
        ),
        "::warning file=data/actions/b.yaml,title=warning D110 day-missing::no day",
    ]


def test_github_gets_no_more_than_it_shows() -> None:
    """Ten of each kind, new ones first; the group has them all."""
    many = (*(replace(FOUND, place=Place(f"{n}.yaml"), new=n > 20) for n in range(25)), LESS)
    lines = rendered("github", replace(REPORT, found=many)).splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert 10 == len(errors)
    assert all(f"file=data/{n}.yaml" in line for n, line in zip(range(21, 25), errors, strict=False))
    assert 26 == sum(line.startswith("data/") for line in lines)
    assert "and 15 more, in the group above" in lines


def test_a_summary_stays_small() -> None:
    """Whatever there is, it fits in a comment, and says how many it leaves out."""
    long = replace(FOUND, says=say("{x}", x="@漢<" * 500), hint=say("{x}", x="|" * 5000))
    few, many = replace(REPORT, found=(long,) * 500), replace(REPORT, found=(LESS,) * 500)
    assert all(len(rendered("md", report).encode()) < 60_000 for report in (few, many))
    assert "\nand 300 more\n" in rendered("md", many)


@pytest.mark.parametrize("name", names(findings))
def test_what_is_there_to_say_of_nothing_is_short(name: str) -> None:
    out = rendered(name, EMPTY)
    assert len(out) < 1000
    assert name not in ("text", "github", "md") or "no errors and no warnings in 4 files" in out


@pytest.mark.parametrize(("environment", "expected"), [
    ({}, "text"),
    ({"GITHUB_ACTIONS": "true"}, "github"),
    ({"GITHUB_ACTIONS": "false"}, "text"),
    ({"GITHUB_ACTIONS": "true", "GITEA_ACTIONS": "true"}, "text"),
    ({"GITHUB_ACTIONS": "true", "GITEA_ACTIONS": "true", "FORGEJO_ACTIONS": "true"}, "text"),
    ({"GITLAB_CI": "true", "CI": "true"}, "text"),
])  # fmt: skip
def test_the_usual_format_is_one_that_people_can_read_there(environment: Mapping[str, str], expected: str) -> None:
    assert expected == usual_format(environment)


# The readers of each format, so far as hostile data could lead them astray

COMMANDS = {"error", "warning", "notice", "group", "endgroup", "debug", "add-mask", "stop-commands", "add-matcher"}
COMMANDS |= {"remove-matcher", "save-state", "set-output", "set-env", "add-path", "echo"}
BLOCKS = {"heading", "inline", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"}
INLINE = {"text", "strong_open", "strong_close", "html_inline"}
LINKED = re.compile(r"(?<![^\W_])(@|#|!|\$|&|%|~|\^|GH-)[0-9A-Za-z]|https?://|www\.", re.IGNORECASE)
NASTY = [
    "\n::error::x",
    "::stop-commands::x",
    "##[add-mask]a",
    "%0A::error::",
    "\r",
    "\x1b[31m",
    "\x9b2J",
    "\u202e",
    "]]>",
    "|",
    "@raad",
    "#12",
    "!12",
    "<script>",
    "`",
    "```",
    "](1)",
    "{0}",
    "http://x.nl",
    "&amp;",
    "\uffff",
    "%",
    ",",
    ":",
]
HOSTILE = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(NASTY), max_size=6).map("".join))


def commands(out: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub's runner obeys in a log: `::name` where a line begins, `##[name]` anywhere in it."""
    found = []
    for line in re.split("\r\n|\r|\n", out):
        match = re.fullmatch(r"\s*::(\S*?)(?: (.*?))?::(.*)", line)
        if match and match[1].lower() in COMMANDS:
            given = dict(pair.split("=", 1) for pair in (match[2] or "").split(",") if "=" in pair)
            found.append((match[1], {key: unescaped(value) for key, value in given.items()}, unescaped(match[3])))
        older = re.search(r"##\[([^\s\]]*)[^\]]*\]", line)
        if older and older[1].lower() in COMMANDS:
            found.append((older[1], {}, ""))
    return found


def unescaped(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def told(data: str) -> Report:
    """A report that holds a text everywhere a text can stand."""
    said = say("{x}", x=data)
    found = Diagnostic(
        "B101",
        Severity.ERROR,
        said,
        Place(data, Span(1, 1, 1, 3), (data, 1)),
        said,
        (Related(Place(data, Span(1, 1, 1, 1)), said), Related(Place(data), said)),
        "reference-unknown",
        Fix(said, (Edit(data, 0, 1, data),), safe=False),
        Allowance(date(2026, 6, 30), data, Place(data)),
        new=True,
    )
    page = replace(PAGE, title=said, why=said, fix=said, bad=data, good=data)
    return Report((replace(found, allowed=None), found), 1, 0, "data", {data: data}, (found,), {"B101": page}, data)


def reads_json(out: str, data: str) -> None:
    assert [data, data] == [item["message"] for item in json.loads(out)["items"]]


def reads_jsonl(out: str, data: str) -> None:
    assert [data, data] == [json.loads(line)["hint"] for line in out.splitlines()]


def reads_gitlab(out: str, data: str) -> None:
    assert [f"data/{data}"] * 2 == [entry["location"]["path"] for entry in json.loads(out)]


def reads_sarif(out: str, data: str) -> None:
    log = json.loads(out)
    for result in log["runs"][0]["results"]:
        file = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert f"data/{data}" == unquote(file["uri"])
        assert re.fullmatch(r"[\w.~/%-]*", file["uri"], re.ASCII)
        assert not re.search(r"\]\(|(?<!\{)\{(\{\{)*\d", result["message"]["text"])


def reads_junit(out: str, data: str) -> None:
    (case,) = ET.fromstring(out).iter("testcase")
    assert f"data/{shown(data.replace(chr(10), ' '))}".replace("\uffff", "\ufffd") == case.get("name")
    assert ["failure"] == [part.tag for part in case]


def reads_github(out: str, data: str) -> None:
    obeyed = commands(out)
    assert ["group", "endgroup", "error", "notice"] == [name for name, _, _ in obeyed]
    _, properties, message = obeyed[2]
    assert f"data/{shown(data)}" == properties["file"]
    assert message.startswith(f"{shown(data)}\n{shown(data)} (--fix")


def reads_md(out: str, data: str) -> None:
    for token in MarkdownIt("commonmark").enable("table").parse(out):
        assert token.type.removesuffix("_open").removesuffix("_close") in BLOCKS
        for inner in token.children or ():
            assert inner.type in INLINE
            assert inner.type != "html_inline" or inner.content == "<br>"
            assert not LINKED.search(inner.content), data
    assert 4 == sum(line.startswith("|") for line in out.split("\n"))


def reads_lines(out: str, data: str) -> None:
    assert 2 == len(out.splitlines()), data


def reads_text(out: str, data: str) -> None:
    assert 2 == sum(line.startswith("error B101 reference-unknown (new):") for line in out.splitlines()), data


READERS: Mapping[str, Callable[[str, str], Any]] = {
    "concise": reads_lines,
    "github": reads_github,
    "gitlab": reads_gitlab,
    "json": reads_json,
    "jsonl": reads_jsonl,
    "junit": reads_junit,
    "md": reads_md,
    "sarif": reads_sarif,
    "text": reads_text,
}


@pytest.mark.parametrize("name", names(findings))
@given(HOSTILE)
def test_hostile_data_stays_data(name: str, data: str) -> None:
    """A reader of the format finds what was said, and no terminal and no log obeys any of it."""
    out = rendered(name, told(data))
    READERS[name](out, data)
    assert not HIDDEN.search(out.replace("\n", ""))
    assert name == "github" or [] == commands(out)
