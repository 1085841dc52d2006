"""Family A1, files: which files an agenda is made of. Reading finds these; here are their pages."""

from lerarenagenda.rules.base import rule


@rule("A117", "link-refused")
def link_refused() -> None:
    """A file or folder is a link to another place.

    ## Why
    A link can lead out of the agenda, to files that are not the reader's to see, and it is not the same on
    every machine. So links are not followed.

    ## Fix
    Put the file itself in its place.

    ## Bad
        # parties/velon.yaml -> ../../velon.yaml

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A118", "name-not-plain")
def name_not_plain() -> None:
    """The name of a file or folder cannot be written in one way.

    ## Why
    The name holds a character that is not seen, holds an accent that is kept apart from its letter, or is one that
    Windows keeps for itself, such as `con`. On another machine such a file gets another name, or cannot be made at
    all.

    ## Fix
    Rename it: lower-case letters a to z, digits and `-`. In the example ␉ stands for a tab.

    ## Bad
        # parties/velon␉.yaml (whole)
        name: VELON
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A119", "not-a-record")
def not_a_record() -> None:
    """A file stands where no record can be.

    ## Why
    A record is found by its folder and its name. A file in another folder, or with another kind of name, is
    read by nobody; who wrote it thinks that it counts.

    ## Fix
    Move the file to the folder of its kind and name it by its id: lower-case words joined by `-`, at most
    60 characters, ending in `.yaml`. Keep other files outside the folder of the agenda.

    ## Bad
        # partijen/velon.yaml (whole)
        name: VELON
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A120", "file-unreadable")
def file_unreadable() -> None:
    """A file cannot be opened.

    ## Why
    Nothing is known of what it says, and what refers to it cannot be judged.

    ## Fix
    Give yourself the right to read it, or put a plain file in its place. In the example it is a pipe between
    two programs.

    ## Bad
        # parties/velon.yaml (pipe)

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A121", "schema-newer")
def schema_newer() -> None:
    """The agenda is written for a newer program than this one.

    ## Why
    This program does not know what the newer one has added, and would judge by rules that no longer hold.

    ## Fix
    Install the newest version of the program. Do not lower the number.

    ## Bad
        # agenda.yaml
        schema: 2

    ## Good
        # agenda.yaml
        schema: 1
    """


@rule("A122", "entry-name-wrong")
def entry_name_wrong() -> None:
    """The file name of an entry does not say when it was and who says it.

    ## Why
    The day and the author of what happened stand in the name of its file and nowhere else. They decide the
    order of the history and what the author may say.

    ## Fix
    Name the file by the day and the id of the party or table, such as `2014-10-15-vo-raad.yaml`; add `-2` for
    a second one of that day.

    ## Bad
        # actions/zijinstroom-vergroten/verslag-oktober.yaml (whole)
        note: De sectortafel heeft de gevolgen besproken.

    ## Good
        # actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml (whole)
        note: De sectortafel heeft de gevolgen besproken.
    """


@rule("A123", "history-without-record")
def history_without_record() -> None:
    """Something happened to a record that is not there.

    ## Why
    Entries stand in a folder with the id of their record. When there is no such record, nobody sees them.

    ## Fix
    Give the folder the id of the record, or put the record back.

    ## Bad
        # actions/zijinstroom-vergrootten/2014-10-15-vo-raad.yaml (whole)
        note: De sectortafel heeft de gevolgen besproken.

    ## Good
        # actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml (whole)
        note: De sectortafel heeft de gevolgen besproken.
    """
