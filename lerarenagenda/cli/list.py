"""agenda list KIND: all records of a kind."""

from typing import Annotated

from lerarenagenda.cli._completers import Completer, Here, Offer
from lerarenagenda.cli._frame import Ask, question
from lerarenagenda.cli._options import Command, option
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.questions.answer import Document
from lerarenagenda.questions.listing import ID, listing
from lerarenagenda.records import KINDS
from lerarenagenda.records.base import Record, fields_of

HELP = N_("List all records of a kind")


def _fields_of(kind: type[Record]) -> Completer:
    """The names of fields, also after other names and a comma."""
    known = [(ID, say("id")), *((key, Text(facts.said.label)) for key, facts in fields_of(kind).items())]

    def completes(ctx: Here, incomplete: str) -> list[Offer]:  # noqa: ARG001 typer's names
        before, comma, _ = incomplete.rpartition(",")
        return [(f"{before}{comma}{name}", label) for name, label in known]

    return completes


def _listing_of(kind: type[Record]) -> Command:
    fields = _fields_of(kind)

    @question(filters=kind, named=kind.folder, help=kind.words)
    def records(
        ask: Ask,
        *,
        columns: Annotated[
            str | None,
            option("--columns", help=N_("These fields, with commas"), metavar="FIELDS", completes=fields),
        ] = None,
        sort: Annotated[
            str | None,
            option("--sort", help=N_("By this field; -FIELD reverses"), metavar="FIELD", completes=fields),
        ] = None,
    ) -> Document:
        wanted = [name.strip() for name in columns.split(",")] if columns else []
        return listing(ask.day, kind, ask.chosen(kind), columns=wanted, sort=sort)

    return records


COMMANDS = tuple(_listing_of(kind) for kind in KINDS)
