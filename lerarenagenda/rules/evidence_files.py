"""Family F, of what evidence points at: a file that is there and is the one that was given, a link that is safe."""

from collections.abc import Iterator, Mapping

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.health import Day
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Entry, Record, Sort
from lerarenagenda.records.fields import shown
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.rules.base import Finding, rule, see, spot
from lerarenagenda.rules.evidence import Shown, evidence_of

SAFE = "https://"

Digests = Mapping[str, str | None]  # by path as written: the SHA-256 of the file, None when there is no such plain file


@rule("F107", "evidence-file-missing", each=Action)
def evidence_file_missing(action: Action, agenda: Agenda, *, day: Day, digests: Digests) -> Iterator[Finding]:
    """A file is given as evidence, and it is not there.

    ## Why
    Evidence that nobody can open is no evidence. Whoever checks the list later finds only a name.

    ## Fix
    Put the file in a folder beside that of the agenda, and write as `file` the name of that folder, a `/` and the name
    of the file. A link, a hidden file and a file over 64 MiB do not count; give a `reference` or a `url` for those.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11
            file: bewijs/jaarverslag.pdf
            sha256: 57812f8f5d623d0fa9321d2ced4498b24636212b7b66dbb2408e3fd360f6c59d
            proves: de zijinstroom is structureel gestegen

    ## Good
        # ../bewijs/jaarverslag.pdf (whole)
        Jaarverslag zijinstroom 2014
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11
            file: bewijs/jaarverslag.pdf
            sha256: 57812f8f5d623d0fa9321d2ced4498b24636212b7b66dbb2408e3fd360f6c59d
            proves: de zijinstroom is structureel gestegen
    """
    for given, file, there in _files(day, action, digests):
        if there is None:
            yield see(
                *("evidence", given.place, "file"),
                at=given.entry,
                says=N_("there is no file {file!r} beside the folder of the agenda"),
                file=shown(file),
                hint=say("put it in a folder beside that of the agenda, and write folder/file"),
            )


@rule("F108", "evidence-file-changed", each=Action)
def evidence_file_changed(action: Action, agenda: Agenda, *, day: Day, digests: Digests) -> Iterator[Finding]:
    """A file given as evidence is not the one that was given.

    ## Why
    The table decided on what it saw. With another file in its place, nobody knows any more on what.

    ## Fix
    Put the file back as it was, and give the new one under another name in a new entry. If the digest was only
    copied wrongly, write the right one.

    ## Bad
        # ../bewijs/jaarverslag.pdf (whole)
        Jaarverslag zijinstroom 2014, herzien
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11
            file: bewijs/jaarverslag.pdf
            sha256: 57812f8f5d623d0fa9321d2ced4498b24636212b7b66dbb2408e3fd360f6c59d
            proves: de zijinstroom is structureel gestegen

    ## Good
        # ../bewijs/jaarverslag.pdf (whole)
        Jaarverslag zijinstroom 2014
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11
            file: bewijs/jaarverslag.pdf
            sha256: 57812f8f5d623d0fa9321d2ced4498b24636212b7b66dbb2408e3fd360f6c59d
            proves: de zijinstroom is structureel gestegen
    """
    for given, file, there in _files(day, action, digests):
        if there and given.item.sha256 and there != given.item.sha256:
            yield see(
                *("evidence", given.place, "sha256"),
                at=given.entry,
                says=N_("{file!r} is not the file that was given: its digest is another"),
                file=shown(file),
                hint=say("put the file back as it was; if the digest was copied wrongly, it is {digest}", digest=there),
                related=[(spot("evidence", given.place, "file", at=given.entry), say("the file"))],
            )


@rule("F109", "evidence-file-without-digest", each=Action, severity=Severity.WARNING)
def evidence_file_without_digest(action: Action, agenda: Agenda, *, day: Day, digests: Digests) -> Iterator[Finding]:
    """A file is given as evidence without its digest.

    ## Why
    Without the digest another file can take its place, under the same name, and nobody sees it.

    ## Fix
    Write the digest of the file as `sha256`. The hint gives it; look first whether it is the right file.

    ## Bad
        # ../bewijs/jaarverslag.pdf (whole)
        Jaarverslag zijinstroom 2014
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11
            file: bewijs/jaarverslag.pdf
            proves: de zijinstroom is structureel gestegen

    ## Good
        # ../bewijs/jaarverslag.pdf (whole)
        Jaarverslag zijinstroom 2014
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11
            file: bewijs/jaarverslag.pdf
            sha256: 57812f8f5d623d0fa9321d2ced4498b24636212b7b66dbb2408e3fd360f6c59d
            proves: de zijinstroom is structureel gestegen
    """
    for given, file, there in _files(day, action, digests):
        if there and given.item.sha256 is None:
            yield see(
                *("evidence", given.place, "file"),
                at=given.entry,
                says=N_("{file!r} is given without its digest"),
                file=shown(file),
                hint=say("write sha256: {digest}", digest=there),
            )


@rule("F110", "link-not-https", each=Record, severity=Severity.WARNING)
def link_not_https(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """A link does not begin with https.

    ## Why
    Only with https does a reader get the page that was meant, unchanged on its way. What begins otherwise may not
    be a link at all.

    ## Fix
    Write the address in full, beginning with `https://`. If the page has none, give its `reference`.

    ## Bad
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            url: www.vo-raad.example/jaarverslag
            proves: de zijinstroom is structureel gestegen

    ## Good
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        evidence:
          - title: Jaarverslag zijinstroom
            date: 2014-11-01
            url: https://www.vo-raad.example/jaarverslag
            proves: de zijinstroom is structureel gestegen
    """
    for part, written in agenda.written(record, sort=Sort.LINK):
        if not written.text.casefold().startswith(SAFE):
            yield see(
                *written.route,
                at=part if isinstance(part, Entry) else None,
                says=N_("the link {url!r} does not begin with {safe}"),
                url=shown(written.text),
                safe=SAFE,
                hint=say("write the address in full, beginning with {safe}", safe=SAFE),
            )


def files_named(agenda: Agenda) -> frozenset[str]:
    """Every file that is given as evidence, by its path as written; the facts for these rules are gathered from it."""
    entries = (entry for action in agenda.all(Action) for entry in agenda.history(action))
    told = (item.file for entry in entries if isinstance(entry, ActionEntry) for item in entry.evidence)
    return frozenset(file for file in told if file)


def _files(day: Day, action: Action, digests: Digests) -> Iterator[tuple[Shown, str, str | None]]:
    """The files given as evidence, with the digest of each as it is now."""
    for given in evidence_of(day, action):
        file = given.item.file
        if file and file in digests:
            yield given, file, digests[file]
