"""Family J: no personal data in the agenda, and titles that read as titles."""

import re
from collections.abc import Callable, Iterator

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.diagnostics import Mend, Severity
from lerarenagenda.i18n import N_, say
from lerarenagenda.records.base import Entry, Record, Sort
from lerarenagenda.records.fields import shown
from lerarenagenda.records.party import Party, Signature
from lerarenagenda.records.walking import Written
from lerarenagenda.rules.base import Finding, rule, see
from lerarenagenda.rules.personal import (
    boxes_of_persons,
    has_address,
    has_citizen_number,
    has_long_number,
    has_phone_number,
    name_in,
    words,
)

LONGEST_TITLE = 120
LONGEST_ABBREVIATION = 5

ABBREVIATED = re.compile(r"\b\w\.\w\.$|\b(?:etc|enz|excl|incl|nr|vgl)\.$|\.\.$")


@rule("J101", "mail-address", each=Record)
def mail_address(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """The data hold an e-mail address.

    ## Why
    Everyone can read the agenda, and git keeps what was once in it. An address leads to a person, who did not
    ask for that and may long since be somewhere else.

    ## Fix
    Leave it out. Write the mailbox of an organisation as `contact` of its party.

    ## Bad
        # parties/velon.yaml
        note: Vragen aan naam@voorbeeld.example.

    ## Good
        # parties/velon.yaml
        contact: secretariaat@voorbeeld.example
    """
    for part, found in _texts(record, agenda, has_address):
        if not _is_contact(found):
            yield see(
                *found.route,
                at=part,
                says=N_("there is an e-mail address in {field!r}"),
                field=found.key,
                hint=say("leave it out; the mailbox of an organisation can be the contact of its party"),
            )


@rule("J102", "phone-number", each=Record)
def phone_number(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """The data hold a telephone number.

    ## Why
    Everyone can read the agenda, and git keeps what was once in it. A number leads to a person, and nobody
    keeps it up to date here.

    ## Fix
    Leave it out. Who wants to ask something finds the mailbox with the party.

    ## Bad
        # meetings/vo-2014-12.yaml
        note: Afmelden kan via 06-12345678.

    ## Good
        # meetings/vo-2014-12.yaml
        note: Afmelden kan bij het secretariaat.
    """
    for part, found in _numbered(record, agenda, has_phone_number):
        yield see(
            *found.route,
            at=part,
            says=N_("there is a telephone number in {field!r}"),
            field=found.key,
            hint=say("leave it out"),
        )


@rule("J103", "citizen-number", each=Record)
def citizen_number(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """The data hold what can be a citizen number (BSN).

    ## Why
    A citizen number may only be used where the law says so, and never in an open list. Any nine digits that
    pass the test for such a number are taken for one.

    ## Fix
    Leave it out, also from the history of git.

    ## Bad
        # meetings/vo-2014-12.yaml
        note: Declaratie van 123456782 is afgehandeld.

    ## Good
        # meetings/vo-2014-12.yaml
        note: De declaratie is afgehandeld.
    """
    for part, found in _numbered(record, agenda, has_citizen_number):
        yield see(
            *found.route,
            at=part,
            says=N_("there is a number in {field!r} that can be a citizen number (BSN)"),
            field=found.key,
            hint=say("leave it out, also from the history of git"),
        )


@rule("J104", "mailbox-of-person", each=Party, severity=Severity.WARNING)
def mailbox_of_person(party: Party, agenda: Agenda) -> Iterator[Finding]:
    """The contact of a party looks like the mailbox of one person.

    ## Why
    A person leaves and the mail is read by nobody. The mailbox of a function stays, and it is no personal
    data.

    ## Fix
    Write a mailbox that belongs to a function, such as info@ or secretariaat@.

    ## Bad
        # parties/velon.yaml
        contact: v.achternaam@voorbeeld.example

    ## Good
        # parties/velon.yaml
        contact: secretariaat@voorbeeld.example
    """
    if party.contact and boxes_of_persons(party.contact, known=words(f"{party.id} {party.name} {party.short}")):
        yield see(
            "contact",
            says=N_("the contact of {id!r} looks like the mailbox of a person"),
            id=party.id,
            hint=say("write a mailbox that belongs to a function, such as info@ or secretariaat@"),
        )


@rule("J105", "personal-name", each=Record, severity=Severity.WARNING)
def personal_name(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """The data name a person.

    ## Why
    Parties answer for promises, not the people who happen to work there. A name stays in git for good. Only
    who signed a source did so in public.

    ## Fix
    Name the party or the function: "de voorzitter" instead of a name. A quote keeps the words of its source,
    and who signed stands under `signed_by`.

    ## Bad
        # meetings/vo-2014-12.yaml
        note: Voorgezeten door mevr. N.N. Achternaam.

    ## Good
        # meetings/vo-2014-12.yaml
        note: Voorgezeten door de voorzitter van de VO-raad.
    """
    for part, found in _texts(record, agenda, name_in):
        if found.sort is not Sort.QUOTE and not isinstance(found.block, Signature):
            yield see(
                *found.route,
                at=part,
                says=N_("{name!r} looks like the name of a person"),
                name=shown(name_in(found.text) or ""),
                hint=say("name the party or the function instead"),
            )


@rule("J106", "title-too-long", each=Record, severity=Severity.WARNING)
def title_too_long(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """A title is longer than 120 characters.

    ## Why
    Titles stand in lists and are read out in a meeting. What is longer is cut off there.

    ## Fix
    Say in a few words what it is. The quote of the source keeps the full text.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        title: >-
          De partijen zetten zich ervoor in de zijinstroom structureel te vergroten, zodat er in alle regio's
          en voor alle vakken waarin een tekort bestaat op termijn genoeg leraren zijn

    ## Good
        # actions/zijinstroom-vergroten.yaml
        title: Zijinstroom structureel vergroten
    """
    for part, found in _titles(record, agenda):
        if len(found.text) > LONGEST_TITLE:
            yield see(
                *found.route,
                at=part,
                says=N_("the title has {n} characters, more than {limit}"),
                n=len(found.text),
                limit=LONGEST_TITLE,
                hint=say("say it in fewer words; the quote keeps the full text"),
            )


@rule("J107", "title-with-full-stop", each=Record, severity=Severity.WARNING)
def title_with_full_stop(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """A title ends with a full stop.

    ## Why
    A title is a name and no sentence. In lists and in the lines around it the full stop is in the way.

    ## Fix
    Remove the full stop.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        title: Zijinstroom structureel vergroten.

    ## Good
        # actions/zijinstroom-vergroten.yaml
        title: Zijinstroom structureel vergroten
    """
    for part, found in _titles(record, agenda):
        if found.text.endswith(".") and not ABBREVIATED.search(found.text):
            yield see(
                *found.route,
                at=part,
                says=N_("the title {title!r} ends with a full stop"),
                title=shown(found.text),
                hint=say("remove the full stop"),
                mend=Mend(found.route, found.text[:-1].rstrip(" .")),
            )


@rule("J108", "title-in-capitals", each=Record, severity=Severity.WARNING)
def title_in_capitals(record: Record, agenda: Agenda) -> Iterator[Finding]:
    """A title is written in capitals.

    ## Why
    Capitals are hard to read, and in a list one such title drowns the others.

    ## Fix
    Write small letters; only abbreviations keep their capitals.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        title: ZIJINSTROOM VERGROTEN

    ## Good
        # actions/zijinstroom-vergroten.yaml
        title: Zijinstroom vergroten
    """
    for part, found in _titles(record, agenda):
        if found.text.isupper() and any(len(word) > LONGEST_ABBREVIATION for word in words(found.text)):
            yield see(
                *found.route,
                at=part,
                says=N_("the title {title!r} is written in capitals"),
                title=shown(found.text),
                hint=say("write small letters"),
            )


def _texts(record: Record, agenda: Agenda, has: Callable[[str], object]) -> Iterator[tuple[Record | Entry, Written]]:
    """The texts of a record and its history that have something, when it stands in any of them."""
    if has(agenda.prose(record)):
        for part, found in agenda.written(record):
            if has(found.text):
                yield part, found


def _numbered(record: Record, agenda: Agenda, has: Callable[[str], object]) -> Iterator[tuple[Record | Entry, Written]]:
    """The same for something in which a long number stands."""
    return _texts(record, agenda, has) if agenda.once(_has_long_number, record) else iter(())


def _has_long_number(agenda: Agenda, record: Record) -> bool:
    return has_long_number(agenda.prose(record))


def _titles(record: Record, agenda: Agenda) -> tuple[tuple[Record | Entry, Written], ...]:
    """The titles in our own words; documents of others are called what they are called."""
    return agenda.written(record, sort=Sort.TITLE)


def _is_contact(found: Written) -> bool:
    return isinstance(found.block, Party) and found.key == "contact"
