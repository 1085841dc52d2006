"""The commands round the files themselves: whether all is in order, taking back, adding, setting, renaming."""

import re
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from lerarenagenda.changes.beginning import job_of
from lerarenagenda.store.transaction.desk import desk_of
from tests.cli.changing import Clone, clone_in
from tests.cli.test_changes_verbs import VERBS
from tests.repositories import committed, everything


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    return clone_in(tmp_path, monkeypatch)


TO_DO = {
    "en": "to do: git joins files line by line, not by their fields\n  have it done: agenda doctor --fix\n"
    "1 thing is to do\n",
    "nl": "te doen: git voegt bestanden regel voor regel samen, niet per veld\n"
    "  laat het doen: agenda doctor --fix\ner is 1 ding te doen\n",
}


@pytest.mark.parametrize("lang", TO_DO)
def test_doctor_says_what_is_to_do_and_touches_nothing(lang: str, clone: Clone) -> None:
    before = everything(clone.folder)
    ended = clone.agenda("doctor", lang=lang)
    assert (1, "") == (ended.code, ended.err)
    assert ended.out.endswith(TO_DO[lang])
    assert before == everything(clone.folder)


def test_doctor_mends_all_that_it_can(clone: Clone) -> None:
    """Schemas of another version, git that knows nothing, and a change that was cut off before it began."""
    assert 0 == clone.agenda("schema", "--write", lang="nl").code
    schema = clone.folder / ".vscode/schemas/action.json"
    schema.write_text("{}", encoding="utf-8")
    writing = desk_of(clone.folder / "data").writing
    writing.mkdir(parents=True)
    ended = clone.agenda("doctor", "--fix")
    assert (0, "") == (ended.code, ended.err)
    assert 3 == ended.out.count("to do: ")
    assert ended.out.endswith("nothing is to do\n")
    assert not writing.exists()
    again = clone.agenda("doctor")
    assert (0, 0) == (again.code, again.out.count("to do: "))


def test_init_has_git_join_records(clone: Clone) -> None:
    shown = clone.agenda("init", ".", "--merge-driver", "--dry-run")
    assert ".gitattributes: would be written\ngit config: would be written\n" in shown.out
    assert not (clone.folder / ".gitattributes").exists()
    assert 0 == clone.agenda("init", ".", "--merge-driver").code
    assert "fine: git joins records by their fields\n" in clone.agenda("doctor").out


def test_a_job_may_install_from_anywhere_but_must_be_ours(clone: Clone) -> None:
    """A file of another job in its place is no affair of ours."""
    place, text = job_of("gitlab", package="git+https://git.example/agenda")
    file = clone.folder / place
    file.write_text(text, encoding="utf-8")
    assert f"fine: the job that checks the agenda is as it should be: {place}\n" in clone.agenda("doctor").out
    file.write_text(text.replace("3.13", "3.9"), encoding="utf-8")
    assert "remove it and give: agenda init --forge gitlab" in " ".join(clone.agenda("doctor").out.split())
    file.write_text("pages: {}\n", encoding="utf-8")
    assert place not in clone.agenda("doctor").out


def tree(clone: Clone, commit: str = "HEAD") -> str:
    return clone.git("rev-parse", f"{commit}^{{tree}}")


@pytest.mark.parametrize("verb", VERBS)
def test_undo_gives_back_the_tree_byte_for_byte(verb: str, clone: Clone) -> None:
    """At once, and also one by one; what was taken back is not taken back again."""
    before, begun = tree(clone), everything(clone.folder / "data")
    for words in VERBS[verb]:
        assert 0 == clone.agenda(*words).code
    after = tree(clone)
    number = len(VERBS[verb])
    assert 0 == clone.agenda("undo", str(number)).code
    assert before == tree(clone)
    assert begun.keys() == everything(clone.folder / "data").keys()
    assert "" == clone.git("status", "--porcelain")
    assert 2 == clone.agenda("undo").code
    assert 0 == clone.agenda("undo", "HEAD").code
    assert after == tree(clone)
    for _ in range(number):
        assert 0 == clone.agenda("undo").code
    assert before == tree(clone)


NOTE = ("note", "1.1", "Nieuws.", "--by", "vo-raad", "--on", "2014-10-01")
ENTRY = "data/actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml"


def test_undo_shows_first_what_goes_and_says_what_it_took_back(clone: Clone) -> None:
    assert 0 == clone.agenda(*NOTE).code
    note = clone.git("rev-parse", "HEAD")
    shown = clone.agenda("undo", "--dry-run")
    assert (0, note) == (shown.code, clone.git("rev-parse", "HEAD"))
    assert "-note: Nieuws.\n" in shown.out
    ended = clone.agenda("undo", lang="nl")
    assert "-note: Nieuws.\n" in ended.out
    assert ended.out.endswith(f"{ENTRY}: weggehaald\nvastgelegd als COMMIT\n")
    message = clone.git("log", "-1", "--format=%B")
    assert message.startswith("1.1: teruggedraaid: nieuws van VO-raad\n")
    assert "\n  opmerking: Nieuws. → geen\n" in message
    assert message.endswith(f"Agenda-Command: undo\nAgenda-Action: zijinstroom-vergroten\nAgenda-Undoes: {note}")


def test_undo_refuses_what_was_changed_since(clone: Clone) -> None:
    """By hand and not committed, or in a later commit, which is named; everything stays as it is."""
    assert 0 == clone.agenda(*NOTE).code
    (clone.folder / ENTRY).write_text("note: Ander nieuws.\n", encoding="utf-8")
    before = everything(clone.folder)
    ended = clone.agenda("undo")
    assert (5, before) == (ended.code, everything(clone.folder))
    assert "commit that first, or put it back: git restore" in ended.err
    clone.git("commit", "-qam", "met de hand")
    before = everything(clone.folder)
    ended = clone.agenda("undo")
    assert (5, before) == (ended.code, everything(clone.folder))
    assert f"changed since: {ENTRY.removeprefix('data/')}" in ended.err
    assert "met de hand" in ended.err


def test_undo_refuses_what_later_entries_build_on(clone: Clone) -> None:
    """The files differ, but the agenda would be wrong without the first."""
    assert 0 == clone.agenda(*NOTE).code
    better = "note: Beter nieuws.\n\nreason: een tikfout\n\ncorrects: 2014-10-01-vo-raad\n"
    (clone.folder / ENTRY.replace("-01-vo", "-02-vo")).write_text(better, encoding="utf-8")
    committed(clone.folder, "beter")
    before = everything(clone.folder)
    ended = clone.agenda("undo")
    assert (1, before) == (ended.code, everything(clone.folder))
    assert "error: nothing is written, because this would not be right" in ended.err


@pytest.mark.parametrize(("word", "code"), [("HEAD", 2), ("geen", 4), ("--output=x", 2), ("0", 4), ("2", 2)])
def test_undo_takes_back_only_what_a_command_made(word: str, code: int, clone: Clone) -> None:
    assert code == clone.agenda("undo", word).code
    assert "begin" == clone.git("log", "--format=%s")


def test_undo_goes_past_what_others_did_elsewhere(clone: Clone) -> None:
    """What was staged, changed or committed since in other files stays."""
    before = tree(clone)
    assert 0 == clone.agenda(*NOTE).code
    (clone.folder / "kladblok.txt").write_text("x", encoding="utf-8")
    clone.git("add", "kladblok.txt")
    assert 0 == clone.agenda("undo").code
    assert (before, "A  kladblok.txt") == (tree(clone), clone.git("status", "--porcelain"))


ACTION = (
    *("add", "action", "--title", "Ruimte voor café-opleidingen: één loket", "--kind", "action"),
    *("strength=commitment", "priority=instroom", "sectors=vo", "level=national", "tables=sectortafel-vo"),
    *("owners.party=vo-raad", "owners.role=lead", "owners.basis=stated", "deadline.text=in 2015", "deadline.by=2015"),
    *("source.document=brief", "source.place=p. 2", "source.item=P1.9", "source.quote=één loket"),
)
NEW = "actions/ruimte-voor-cafe-opleidingen-een-loket"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_add_writes_a_record_in_the_written_form(lang: str, clone: Clone, snapshot: SnapshotAssertion) -> None:
    """The second of a name gets a number; neither fmt nor check has a word to say about it."""
    before = tree(clone)
    ended = clone.agenda(*ACTION, lang=lang)
    assert 0 == ended.code, ended.err
    assert snapshot == f"{ended.out}\n{clone.git('log', '-1', '--format=%B')}\n\n{clone.text(f'{NEW}.yaml')}"
    assert 0 == clone.agenda(*ACTION).code
    assert 0 == clone.agenda("fmt", "--check", f"data/{NEW}.yaml").code
    assert (clone.folder / f"data/{NEW}-2.yaml").exists()
    assert 0 == clone.agenda("undo", "2").code
    assert before == tree(clone)


def test_add_says_all_that_is_missing(clone: Clone) -> None:
    before = everything(clone.folder)
    ended = clone.agenda("add", "action", "--title", "Iets", "source.quote=x")
    assert (2, before) == (ended.code, everything(clone.folder))
    told = " ".join(ended.err.split())
    assert "'kind', 'strength', 'sectors', 'level', 'tables', 'owners', 'deadline'" in told or "kind, strength" in told
    assert "source.document" in told
    assert "source.quote" not in told


WRONG = {
    "A unknown key": (1, ("add", "party", "name=X", "kind=external", "naam=Y")),
    "B unknown party": (1, (*ACTION, "owners.0.party=vo-rad")),
    "no equals": (2, ("add", "party", "name")),
    "taken": (2, ("add", "party", "name=X", "kind=external", "--id", "vo-raad")),
    "taken by another kind": (2, ("add", "party", "name=X", "kind=external", "--id", "instroom")),
    "no id": (2, ("add", "party", "name=X", "kind=external", "--id", "../x")),
    "no word in it": (2, ("add", "party", "name=漢字", "kind=external")),
    "no kind": (4, ("add", "partij")),
    "no YAML": (2, ("add", "party", "name=X", "kind=external", "sectors=[vo")),
    "no fields": (2, ("add", "party", "name.x=X", "kind=external")),
    "no number": (2, (*ACTION, "owners.7.party=vo-raad")),
    "not to be seen": (1, ("add", "party", "name=X\x1b[31m", "kind=external")),
}


@pytest.mark.parametrize(("code", "words"), WRONG.values(), ids=WRONG)
def test_add_refuses_and_writes_nothing(code: int, words: tuple[str, ...], clone: Clone) -> None:
    before = everything(clone.folder)
    assert code == clone.agenda(*words).code
    assert before == everything(clone.folder)


ONE = "actions/zijinstroom-vergroten.yaml"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_set_changes_its_own_lines_and_no_others(lang: str, clone: Clone, snapshot: SnapshotAssertion) -> None:
    """Comments, order and quotes stay; undo gives the file back byte for byte."""
    file = clone.folder / "data" / ONE
    file.write_text("# eerst\n" + file.read_text(encoding="utf-8") + "# laatst\n", encoding="utf-8")
    committed(clone.folder, "met opmerkingen")
    before = tree(clone)
    words = ("number=1.9", "title=Zijinstroom: meer", "review_on=2015-10", "measure.text=meer zij-instromers")
    ended = clone.agenda("set", "1.1", *words, lang=lang)
    assert 0 == ended.code, ended.err
    diff = clone.git("diff", "--unified=1", "HEAD~1", "--", "data")
    assert snapshot == f"{ended.out}\n{clone.git('log', '-1', '--format=%B')}\n\n{diff.partition('+++')[2]}"
    assert 0 == clone.agenda("undo").code
    assert before == tree(clone)


def test_set_takes_a_field_away_and_puts_it_back(clone: Clone) -> None:
    before = clone.text(ONE)
    assert 0 == clone.agenda("set", "1.1", "note=Een opmerking").code
    assert "\nnote: Een opmerking\n" in clone.text(ONE)
    assert 0 == clone.agenda("set", "1.1", "note=").code
    assert before == clone.text(ONE)
    assert 2 == clone.agenda("set", "1.1", "number=1.1").code


PROMISE = {
    "K103": ("set", "1.1", "source.quote=iets anders"),
    "K104": ("set", "instroom", "title=Iets anders"),
    "D113": ("set", "1.1", "deadline.by=2017"),
    "K105": ("set", "vo-2014-12", "date=2014-12-11"),
}


@pytest.mark.parametrize("words", PROMISE.values(), ids=PROMISE)
def test_set_alters_no_promise(words: tuple[str, ...], clone: Clone, request: pytest.FixtureRequest) -> None:
    """The rules that compare with a base judge it, with what is there now as the base."""
    before = everything(clone.folder)
    ended = clone.agenda(*words)
    assert (1, before) == (ended.code, everything(clone.folder))
    assert f"error {request.node.callspec.id} " in ended.err


def test_rename_takes_the_history_and_all_that_names_it_along(clone: Clone) -> None:
    """`check` against the state before accepts it; undo gives everything back byte for byte."""
    assert 0 == clone.agenda(*NOTE).code
    assert 0 == clone.agenda("set", "1.2", "depends_on=zijinstroom-vergroten").code
    before, start = tree(clone), clone.git("rev-parse", "HEAD")
    ended = clone.agenda("rename", "1.1", "zijinstroom")
    assert 0 == ended.code, ended.err
    message = clone.git("log", "-1", "--format=%B")
    assert message.endswith("\nAgenda-Renamed: actions/zijinstroom-vergroten actions/zijinstroom")
    assert "note: Nieuws.\n" == clone.text("actions/zijinstroom/2014-10-01-vo-raad.yaml")
    assert not (clone.folder / "data/actions/zijinstroom-vergroten").exists()
    assert "  - zijinstroom\n" in clone.text("actions/verkenning-selectie.yaml")
    assert 0 == clone.agenda("check", "--base", start, "--as-of", "2014-12-31").code
    assert 0 == clone.agenda("undo").code
    assert before == tree(clone)


def test_a_rename_by_hand_is_still_refused(clone: Clone) -> None:
    """Also when a message claims it, and not all that had happened came along."""
    assert 0 == clone.agenda(*NOTE).code
    start = clone.git("rev-parse", "HEAD")
    clone.git("mv", "data/actions/zijinstroom-vergroten.yaml", "data/actions/zijinstroom.yaml")
    clone.git("rm", "-qr", "data/actions/zijinstroom-vergroten")
    claim = "x\n\nAgenda-Command: rename\nAgenda-Renamed: actions/zijinstroom-vergroten actions/zijinstroom"
    committed(clone.folder, claim)
    ended = clone.agenda("check", "--base", start, "--select", "K102")
    assert (1, True) == (ended.code, "K102" in ended.out + ended.err)


@pytest.mark.parametrize("new", ["vo-raad", "instroom", "Met Hoofdletters", "../x", "verkenning-selectie"])
def test_rename_refuses_an_id_that_is_none_or_taken(new: str, clone: Clone) -> None:
    before = everything(clone.folder)
    assert 2 == clone.agenda("rename", "1.1", new).code
    assert before == everything(clone.folder)


def editor(folder: Path, *rounds: str) -> dict[str, str]:
    """An editor that does something else each time: a line of Python about `text`. What it saw is in seen-N."""
    script = folder / "editor.py"
    body = (
        "import pathlib, sys\n"
        f"here, rounds = pathlib.Path({str(folder)!r}), {rounds!r}\n"
        "number = len(list(here.glob('seen-*')))\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "text = file.read_text(encoding='utf-8')\n"
        "(here / f'seen-{number}').write_text(text, encoding='utf-8')\n"
        "file.write_text(eval(rounds[min(number, len(rounds) - 1)]), encoding='utf-8')\n"
    )
    script.write_text(body, encoding="utf-8")
    return {"EDITOR": f"{sys.executable} {script}", "VISUAL": ""}


@pytest.fixture
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("beside")


def test_edit_comes_back_with_what_is_wrong_until_it_is_right(clone: Clone, beside: Path) -> None:
    """The comments that were put above it are in no file."""
    rounds = ("text.replace('kind: action', 'kind: actie')", "text.replace('kind: actie', 'kind: agreement')")
    before = tree(clone)
    ended = clone.agenda(
        "edit", "1.1", given=b"", **editor(beside, *rounds, "text.replace('agreement', 'action') + '# x\\n'")
    )
    assert 0 == ended.code, ended.err
    first, *_ = (beside / "seen-1").read_text(encoding="utf-8").splitlines()
    assert re.match(r"#! \d+: A203 ", first)
    line = int(first.split()[1].rstrip(":"))
    assert "kind: actie" == (beside / "seen-1").read_text(encoding="utf-8").splitlines()[line - 1]
    assert "#!" not in clone.text(ONE)
    assert 0 == clone.agenda("undo").code
    assert before == tree(clone)


def test_who_saves_it_as_it_is_stops_and_loses_nothing(clone: Clone, beside: Path) -> None:
    before = everything(clone.folder)
    ended = clone.agenda(
        "edit", "1.1", given=b"", **editor(beside, "text.replace('kind: action', 'kind: actie')", "text")
    )
    assert (1, before) == (ended.code, everything(clone.folder))
    assert "+kind: actie\n" in ended.out
    assert "error A203 " in ended.err


def test_edit_alters_no_promise_and_needs_an_editor(clone: Clone, beside: Path) -> None:
    before = everything(clone.folder)
    promise = editor(beside, "text.replace('structureel vergroten van', 'vergroten van')", "text")
    assert (1, True) == ((ended := clone.agenda("edit", "1.1", given=b"", **promise)).code, "K103" in ended.err)
    assert 1 == clone.agenda("edit", "1.1", EDITOR="true", VISUAL="").code
    assert 6 == clone.agenda("edit", "1.1", EDITOR="false", VISUAL="").code
    assert 6 == clone.agenda("edit", "1.1", EDITOR="", VISUAL="").code
    assert before == everything(clone.folder)


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
def test_at_a_terminal_undo_asks_first_and_add_asks_what_is_missing(clone: Clone) -> None:
    from tests.cli.test_changes_prompts import typed

    answers = "VELOX\nexternal\n"
    code, seen = typed(clone, "add", "party", answers=answers)
    assert 0 == code, seen
    assert "name: VELOX\n" in clone.text("parties/velox.yaml")
    after = tree(clone)
    code, seen = typed(clone, "undo", answers="n\n")
    assert (130, True) == (code, "-name: VELOX\n" in seen)
    assert after == tree(clone)
    code, seen = typed(clone, "undo", answers="y\n")
    assert 0 == code, seen
    assert not (clone.folder / "data/parties/velox.yaml").exists()


def test_set_keeps_the_line_ends_of_a_file(clone: Clone) -> None:
    file = clone.folder / "data" / ONE
    before = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    committed(clone.folder, "van elders")
    words = ("review_on=2015-10", "sectors=vo,po", "measure.text=meer zij-instromers", "note=x")
    assert 0 == clone.agenda("set", "1.1", *words).code
    after = file.read_bytes()
    assert after.count(b"\r\n") == after.count(b"\n") > before.count(b"\n")
    assert 0 == clone.agenda("undo").code
    assert before == file.read_bytes()


COMMENTED = "sectors:\n  - vo # en later po\n"


def test_set_loses_no_comment(clone: Clone) -> None:
    """Where one stands inside what would be written anew, that is said and nothing is written."""
    file = clone.folder / "data" / ONE
    text = file.read_text(encoding="utf-8")
    held = re.search(r"^sectors:.*\n((?:  .*\n)*)", text, re.MULTILINE)
    assert held
    file.write_text(text.replace(held[0], COMMENTED), encoding="utf-8")
    committed(clone.folder, "met commentaar")
    before = everything(clone.folder)
    ended = clone.agenda("set", "1.1", "sectors=vo,po")
    assert (2, before) == (ended.code, everything(clone.folder))
    assert "there is a comment in 'sectors', which would be lost" in ended.err
