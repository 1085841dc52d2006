"""The texts of sources, for proving quotes: each file goes with the source it is the text of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.cli._exits import Exit, Mistake
from lerarenagenda.i18n import say
from lerarenagenda.records.action import Action
from lerarenagenda.records.source import Source
from lerarenagenda.rules.sources import plain


def texts_of(given: Sequence[str], agenda: Agenda) -> Mapping[str, str]:
    """By source: the text in the file given for it, as quotes are compared with it."""
    return dict(_text(one, agenda) for one in given)


def _text(given: str, agenda: Agenda) -> tuple[str, str]:
    name, separator, path = given.partition("=")
    raw = _read(path if separator else given)
    source = agenda.find(name, Source).id if separator else _source_of(given, raw, agenda)
    return source, plain(raw.decode("utf-8", "replace"))


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        says = say("{path!r} cannot be read: {why}", path=path, why=error.strerror or "")
        raise Mistake(Exit.OUTSIDE, says) from error


def _source_of(path: str, raw: bytes, agenda: Agenda) -> str:
    """The source with this digest, else the one that all actions cite."""
    import hashlib

    digest = hashlib.sha256(raw).hexdigest()
    named = [source.id for source in agenda.all(Source) if source.sha256 == digest]
    cited = Counter(action.source.document for action in agenda.all(Action))
    found = named or list(cited)
    if len(found) == 1:
        return found[0]
    says = say("it is not clear which source {path!r} is the text of", path=path)
    hint = say("write ID=FILE; sources: {sources}", sources=tuple(source.id for source in agenda.all(Source)))
    raise Mistake(Exit.WRONG_USE, says, hint)
