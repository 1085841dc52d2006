"""Which kinds of file are there, and what does a schema say of them?"""

from lerarenagenda.i18n import say
from lerarenagenda.questions.answer import Column, Document, Grid, Row, Section
from lerarenagenda.records.schema import file_kinds

KINDS = (
    Column("kind", say("kind")),
    Column("title", say("what it is"), grows=True),
    Column("files", say("files")),
)


def schemas() -> Document:
    """Every kind of file in a line, and how to get their schemas."""
    rows = tuple(Row({"kind": kind.name, "title": kind.title, "files": kind.files}) for kind in file_kinds())
    closing = (
        say("What a file of one kind may say, as a JSON Schema: {command}", command="agenda schema action"),
        say("All of them where editors look: {command}", command="agenda schema --write"),
    )
    title = say("Kinds of file, each with a schema")
    return Document("schema", None, title, (Section("kinds", grid=Grid(KINDS, rows)),), {"kinds": len(rows)}, closing)
