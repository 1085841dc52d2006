"""Family A1, texts: what keeps a file from being read as keys and values. Reading finds these; here are their pages."""

from lerarenagenda.rules.base import rule


@rule("A101", "not-utf8")
def not_utf8() -> None:
    """A file is not written in UTF-8.

    ## Why
    The same bytes are other letters in another encoding. Nobody should have to guess whether a name is right.

    ## Fix
    Open the file in your editor, choose "save with encoding" and take UTF-8. In the example the file is saved
    as Latin-1.

    ## Bad
        # parties/velon.yaml (latin-1)
        name: Coöperatie van lerarenopleiders
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: Coöperatie van lerarenopleiders
        kind: external
    """


@rule("A102", "file-empty")
def file_empty() -> None:
    """A file says nothing.

    ## Why
    A file that is there counts as a record that is there. One without a word in it is most often the rest of
    work that was not finished.

    ## Fix
    Fill in the keys, or delete the file.

    ## Bad
        # parties/velon.yaml (whole)
        # nog in te vullen

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A103", "root-not-a-block")
def root_not_a_block() -> None:
    """A file does not begin with a key.

    ## Why
    Every file is a block of keys, each with its value. A list or a single text does not say what it is about.

    ## Fix
    Write a key before each value: `key: value`.

    ## Bad
        # parties/velon.yaml (whole)
        - VELON
        - external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A104", "several-documents")
def several_documents() -> None:
    """A file holds more than one document.

    ## Why
    One file is one record, and its name is the id of the record. A second record in the file would have no
    name, and most programs would not see it.

    ## Fix
    Give the second record a file of its own and remove the line `---` or `...` between the two.

    ## Bad
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
        ---
        name: Onderwijscoöperatie
        kind: profession

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
        # parties/onderwijscooperatie.yaml (whole)
        name: Onderwijscoöperatie
        kind: profession
    """


@rule("A105", "tab-used")
def tab_used() -> None:
    """A file holds a tab.

    ## Why
    A tab looks like spaces but is as wide as each program likes. What seems to stand in one column may not,
    and then a value belongs to another key than it seems to.

    ## Fix
    Replace the tab by spaces. In the example ␉ stands for the tab.

    ## Bad
        # parties/velon.yaml (whole)
        name:␉VELON
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A106", "control-character")
def control_character() -> None:
    """A file holds a character that is no letter, sign or space.

    ## Why
    Such characters come along with text that is pasted from elsewhere. They are not seen, yet some of them
    change the order in which the letters around them are shown, or what a screen does.

    ## Fix
    Remove the character, or type the words again. In the example ␇ stands for one.

    ## Bad
        # parties/velon.yaml (whole)
        name: VELON␇
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A107", "conflict-markers")
def conflict_markers() -> None:
    """Two versions of a file were never joined.

    ## Why
    Where two people changed the same words, git keeps both and puts markers around them. Until somebody
    chooses, the file says two things.

    ## Fix
    Choose what the text must be, with the others who wrote it if need be, and remove the lines with markers.

    ## Bad
        # parties/velon.yaml (whole)
        <<<<<<< main
        name: VELON
        =======
        name: Vereniging Lerarenopleiders Nederland
        >>>>>>> velon
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: Vereniging Lerarenopleiders Nederland
        short: VELON
        kind: external
    """


@rule("A108", "file-too-large")
def file_too_large() -> None:
    """A file is larger than a record can be.

    ## Why
    A record is a page or two of text. What is far larger is another file by mistake, or a document that
    belongs beside the agenda and not in it; reading it would hold up everybody.

    ## Fix
    Keep the document where it belongs and refer to it. Divide what really is that long over several records.

    ## Bad
        # parties/velon.yaml (300 KiB)
        name: VELON
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A109", "nested-too-deep")
def nested_too_deep() -> None:
    """A file or folder is nested deeper, or holds more, than an agenda needs.

    ## Why
    No record has blocks within blocks without end, and no agenda so many folders. Reading such a thing takes
    time and shows nothing.

    ## Fix
    Remove the brackets, the indentation or the folders that are there by mistake.

    ## Bad
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
        note: [[[[[[[[[[[[[[[[[[[[[[partner bij het certificaat]]]]]]]]]]]]]]]]]]]]]]

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
        note: partner bij het certificaat
    """


@rule("A110", "anchor-or-alias")
def anchor_or_alias() -> None:
    """A value points to another place instead of saying what it is.

    ## Why
    After `&` and `*` YAML copies a value from one place to another. Who reads or changes one place then
    changes the other without seeing it.

    ## Fix
    Write the value itself in both places. Put quotes around a text that begins with `&` or `*`.

    ## Bad
        # parties/velon.yaml (whole)
        name: &naam VELON
        short: *naam
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        short: VELON
        kind: external
    """


@rule("A111", "tag-used")
def tag_used() -> None:
    """A value has a tag.

    ## Why
    After `!` YAML takes the name of a type, and some programs make more of it than text. Here every value is
    text, and the key decides how it is read.

    ## Fix
    Remove the tag, or put quotes around a text that begins with `!`.

    ## Bad
        # parties/velon.yaml (whole)
        name: !!str VELON
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A112", "merge-key")
def merge_key() -> None:
    """A block takes its keys from elsewhere.

    ## Why
    The key `<<` joins the keys of another block into this one. Which value then holds is not to be seen.

    ## Fix
    Write the keys themselves.

    ## Bad
        # parties/velon.yaml (whole)
        name: VELON
        <<: {kind: external}

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A113", "key-twice")
def key_twice() -> None:
    """A key stands twice in one block.

    ## Why
    Only one of the two values can hold, and which one depends on the program that reads the file.

    ## Fix
    Keep the one that is right and remove the other.

    ## Bad
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
        kind: network

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A114", "key-not-text")
def key_not_text() -> None:
    """A key is not one word.

    ## Why
    Keys are words from a list, each on one line. A list, a block or nothing at all cannot be one.

    ## Fix
    Write each key by itself. Put quotes around a text that begins with a bracket, a brace or a question mark.

    ## Bad
        # parties/velon.yaml (whole)
        [name, short]: VELON
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        short: VELON
        kind: external
    """


@rule("A115", "directive-used")
def directive_used() -> None:
    """A file begins with a directive.

    ## Why
    A line that begins with `%` tells a program to read what follows by other rules. Then `no` may become
    false, and 010 eight.

    ## Fix
    Remove the line.

    ## Bad
        # parties/velon.yaml (whole)
        %YAML 1.1
        ---
        name: VELON
        kind: external

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A116", "yaml-broken")
def yaml_broken() -> None:
    """A file cannot be read as keys and values.

    ## Why
    A sign or an indentation makes it unclear where a value begins or ends. Nothing in the file is then known,
    and what refers to it cannot be judged.

    ## Fix
    Mend the place that the finding points at. Put quotes around a text with a colon and a space in it, or
    that begins with a sign.

    ## Bad
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
        note: VELON: partner bij het certificaat

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
        note: 'VELON: partner bij het certificaat'
    """
