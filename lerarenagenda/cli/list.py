"""agenda list KIND: all records of a kind."""

from typing import Annotated

from lerarenagenda.cli._frame import Ask, question
from lerarenagenda.cli._options import Command, option
from lerarenagenda.i18n import N_
from lerarenagenda.questions.answer import Document
from lerarenagenda.questions.listing import listing
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Record

HELP = N_("List all records of a kind")


def _listing_of(kind: type[Record]) -> Command:
    @question(filters=kind, named=kind.folder, help=kind.words)
    def records(
        ask: Ask,
        *,
        columns: Annotated[
            str | None, option("--columns", help=N_("These fields, with commas"), metavar="FIELDS")
        ] = None,
        sort: Annotated[
            str | None, option("--sort", help=N_("By this field; -FIELD reverses"), metavar="FIELD")
        ] = None,
    ) -> Document:
        wanted = [name.strip() for name in columns.split(",")] if columns else []
        return listing(ask.day, kind, ask.chosen(kind), columns=wanted, sort=sort)

    return records


COMMANDS = tuple(_listing_of(kind) for kind in KINDS)
