"""Fields of a record get other values, each at its own place in the file: everything else in it stays as it is."""

from collections.abc import Sequence

from lerarenagenda.agenda.load import Loaded, path_of
from lerarenagenda.changes.assigning import Assigned, values_of
from lerarenagenda.changes.change import Change, Refused
from lerarenagenda.changes.written_form import form_of, orders_of
from lerarenagenda.diagnostics import Mend, Mending
from lerarenagenda.i18n import Text, say, together
from lerarenagenda.records.base import Record, fields_of
from lerarenagenda.store.document import Document, Value, read
from lerarenagenda.store.edits import edit_of, scalar
from lerarenagenda.store.house_style import Form, alike, in_house_style
from lerarenagenda.store.new_text import Bare, new_text

Route = tuple[str | int, ...]


def set_fields(loaded: Loaded, record: Record, assigned: Sequence[Assigned]) -> Change:
    """Give fields these values; an empty one takes the field away. Raises Refused when that cannot be done alone."""
    path = path_of(record)
    document = loaded.documents[path]
    gone = {steps[0] for steps, text in assigned if not text and len(steps) == 1}
    kept = {key: value for key, value in document.value.items() if key not in gone}
    wanted = values_of(type(record), [one for one in assigned if one[1] or len(one[0]) > 1], kept)
    form = form_of(type(record), orders_of(loaded))
    keys = list(dict.fromkeys(steps[0] for steps, _ in assigned))
    for key in keys:
        text = _with(path, document, key, wanted.get(key), form)
        after, _ = read(text.encode("utf-8", "surrogatepass"))
        if after is None:  # the rules tell what is wrong with it
            return _change(record, path, text, keys)
        document = after
    if not alike(document.value, wanted, form):
        says = say("{path!r} cannot be changed at these places alone", path=path)
        raise Refused(says, say("change it by hand"))
    if document.text == loaded.documents[path].text:
        raise Refused(say("that is what it says already"))
    return _change(record, path, _ends(document.text, like=loaded.documents[path].text), keys)


def _ends(text: str, *, like: str) -> str:
    """The text with the line ends of another, when that has the longer ones everywhere."""
    everywhere = like.count("\r\n") == like.count("\n")
    return text.replace("\r\n", "\n").replace("\n", "\r\n") if everywhere else text


def _change(record: Record, path: str, text: str, keys: Sequence[str]) -> Change:
    known = fields_of(type(record))
    labels = [Text(known[key].said.label) if key in known else key for key in keys]
    happens = say("{fields} set", fields=together(labels, by=", "))
    return Change("set", happens, {path: text.encode("utf-8", "surrogatepass")}, keeps_promises=True)


def _with(path: str, document: Document, key: str, value: Value | None, form: Form) -> str:
    """The text with one key saying something else."""
    before = document.value.get(key)
    if before == value:
        return document.text
    if value is None:
        return _without(path, document, key)
    if key not in document.value:
        return _inserted(document, key, value, form)
    route = _place(before, value)
    if route is not None:
        start, end = document.offsets((key, *route))
        old, new = document.text[start:end], _at(value, route)
        if old and "\n" not in old and isinstance(new, str) and "\n" not in new:
            written = new if isinstance(new, Bare) else scalar(new, like=old)
            return document.text[:start] + written + document.text[end:]
    return _replaced(document, key, value, form)


def _without(path: str, document: Document, key: str) -> str:
    """The text without a key, and without the empty line that then stands beside another or at the end."""
    edit = edit_of(path, document, Mend((key,), how=Mending.LEAVE_OUT))
    before, after = document.text[: edit.start], document.text[edit.end :]
    spare = before.endswith("\n\n") and (not after or after.startswith("\n"))
    return (before[:-1] if spare else before) + after


def _place(before: Value | None, after: Value) -> Route | None:
    """Where the one text stands in which two values differ; None when more differs than that."""
    if isinstance(before, str) and isinstance(after, str):
        return ()
    pairs: list[tuple[str | int, Value, Value]] = []
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        pairs = [(key, before[key], value) for key, value in after.items() if before[key] != value]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        both = enumerate(zip(before, after, strict=True))
        pairs = [(index, old, new) for index, (old, new) in both if old != new]
    if len(pairs) != 1:
        return None
    step, old, new = pairs[0]
    inner = _place(old, new)
    return None if inner is None else (step, *inner)


def _at(value: Value, route: Route) -> Value:
    for step in route:
        value = value[step]  # type: ignore[index]  # the route was found in it
    return value


def _replaced(document: Document, key: str, value: Value, form: Form) -> str:
    """The text with another value for a key that is there. Raises Refused where a comment would be lost."""
    text = document.text
    start, end = document.offsets((key,), key=True)[0], document.offsets((key,))[1]
    old = text[start:end].rstrip()
    if _commented(old + text[start + len(old) :].partition("\n")[0]):
        says = say("there is a comment in {field!r}, which would be lost", field=key)
        raise Refused(says, say("change it by hand"))
    return text[:start] + _block(key, value, form) + text[start + len(old) :]


def _commented(text: str) -> bool:
    return any(line.lstrip().startswith("#") or " #" in line for line in text.splitlines())


def _block(key: str, value: Value, form: Form) -> str:
    """A key with its value in the written form, without the end of its last line."""
    naive = new_text({key: value})
    document, _ = read(naive.encode("utf-8", "surrogatepass"))
    return ((in_house_style(document, form=form) if document else None) or naive).removesuffix("\n")


def _inserted(document: Document, key: str, value: Value, form: Form) -> str:
    """The text with a new key, after those that are declared before it."""
    order = list(form.keys)
    earlier = order[: order.index(key)] if key in order else order
    there = [one for one in document.value if one in earlier]
    text, block = document.text, _block(key, value, form)
    room = "\n\n" if "\n\n" in text else "\n"
    if not there:
        start = min(document.offsets((one,), key=True)[0] for one in document.value)
        return f"{text[:start]}{block}{room}{text[start:]}"
    end = max(document.offsets((one,))[1] for one in there)
    line = len(text[:end].rstrip())
    line = text.find("\n", line) if "\n" in text[line:] else len(text)
    return f"{text[:line]}{room}{block}{text[line:]}"
