"""An answer as JSON in a versioned envelope; its schema is shipped as `questions/answer.schema.json`."""

from lerarenagenda.questions.answer import Document
from lerarenagenda.renderers.jsontext import jsontext
from lerarenagenda.renderers.screen import Screen
from lerarenagenda.renderers.values import items, plain_cells, section_items

SCHEMA = 1


def render(document: Document, *, screen: Screen) -> str:
    """The envelope: names are promises, they may be added to and not renamed."""
    tr = screen.tr
    envelope = {
        "schema": SCHEMA,
        "kind": document.kind,
        "as_of": document.as_of.isoformat() if document.as_of else None,
        "language": screen.language,
        "commit": document.commit,
        "unread": list(document.unread),
        "filters": {name: list(values) for name, values in document.filters.items()},
        "counts": plain_cells(document.counts, tr),
        "aside": {
            section.key: section_items(section, tr) for section in document.sections if section.aside and section.grid
        },
        "items": items(document, tr),
    }
    return jsontext(envelope, screen=screen) + "\n"
