"""What in a text leads to a person: addresses, telephone numbers, citizen numbers (BSN) and names."""

import re
from collections.abc import Iterator

MAIL = re.compile(r"(?<![\w.+%-])([\w.+%-]{1,64})@[\w-]{1,63}\.\w")
# what may stand before and after a number that is one by itself, and between its digits
BEFORE, AFTER, GAP = r"(?<![\w/=.,-])", r"(?![\w/]|[.,:-]\d)", r"[ .-]?"
PHONE = re.compile(
    BEFORE
    + rf"(?:(?:\+|00)(?:{GAP}\(?\d\)?){{9,14}}"  # with the number of a country
    + rf"|\(?06\)?[ .-]{{0,3}}\d(?:{GAP}\d){{7}}"
    + rf"|\(?0(?:[1-57]\d|8[4-8])\)?[ .-]{{0,3}}\d(?:{GAP}\d){{6}}"
    + rf"|\(?0[1-57]\d{{2}}\)?[ .-]{{0,3}}\d(?:{GAP}\d){{5}}"
    + rf"|0[89]00[ .-]{{0,3}}\d(?:{GAP}\d){{3,6}})"
    + AFTER
)
CITIZEN = re.compile(rf"{BEFORE}(?:\d{{9}}|\d{{3}}([ .])\d{{3}}\1\d{{3}}|\d{{4}}([ .])\d{{2}}\2\d{{3}}){AFTER}")
LONG_NUMBER = re.compile(r"\d(?:[ .()-]{0,4}\d){7}")  # what both are, and is found much sooner
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)

FUNCTIONS = frozenset(
    (
        *("info", "secretariaat", "secretariat", "bureau", "office", "contact", "post", "postbus", "mail", "algemeen"),
        *("general", "bestuur", "board", "directie", "communicatie", "communication", "pers", "press", "beleid"),
        *("policy", "team", "redactie", "service", "servicedesk", "helpdesk", "administratie", "voorlichting"),
        *("vragen", "overleg", "tafel", "agenda", "project", "programma", "loket"),
    )
)
FIRST_AND_LAST = re.compile(r"[a-z]+(?:[._-][a-z]+)+[0-9]*")
SHORT_FORMS = ("dhr", "mevr", "mw", "mr", "mrs", "ms", "dr", "drs", "ir", "ing", "prof", "ds")
FULL_FORMS = (r"de\sheer", "mevrouw", "meneer", "professor")
FORM_OF_ADDRESS = re.compile(
    "|".join(
        rf"{form}(?<!\w{form}){end}"  # no part of a longer word; what begins with a letter is looked for much faster
        for forms, end in ((SHORT_FORMS, r"\.\s?"), (FULL_FORMS, r"\s"))
        for small in forms
        for form in (small, small.capitalize())
    )
)
PERSON = re.compile(
    rf"(?:{FORM_OF_ADDRESS.pattern}){{1,4}}"
    r"(?:[^\W\d_]\.\s?){0,5}"  # initials
    r"(?:(?i:van|von|de|den|der|het|ten|ter|te|la|le|el|al|in|'t|’t)\s){0,3}"
    r"(?P<name>[^\W\d_][\w'’-]+)(?=(?P<after>(?:\s[\w'’-]+){0,2}))"
)
NAMED_AFTER = re.compile(  # a school or a street that keeps somebody's name
    r"(?:college|school|lyceum|gymnasium|instituut|institute|stichting|fonds|prijs|leerstoel|huis|straat|laan|plein|weg)\b",
    re.IGNORECASE,
)


def words(text: str) -> frozenset[str]:
    """The words of a text, in small letters."""
    return frozenset(re.findall(r"[^\W\d_]+", text.casefold()))


def has_address(text: str) -> bool:
    """Whether there is an e-mail address in it."""
    return "@" in text and MAIL.search(text) is not None


def has_long_number(text: str) -> bool:
    """Whether there is a number in it with as many digits as a person's has."""
    return LONG_NUMBER.search(text) is not None


def has_phone_number(text: str) -> bool:
    """Whether there is a telephone number in it, Dutch or with the number of a country."""
    return has_long_number(text) and PHONE.search(text) is not None


def has_citizen_number(text: str) -> bool:
    """Whether there are nine digits in it that pass the test of a citizen number."""
    return has_long_number(text) and any(_passes_test(found[0]) for found in CITIZEN.finditer(text))


def _passes_test(number: str) -> bool:
    """The eleven test: the digits, each times its weight, add up to a multiple of eleven."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    total = sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True))
    return total % 11 == 0 and len(set(digits)) > 1


def boxes_of_persons(text: str, *, known: frozenset[str]) -> list[str]:
    """The mailboxes in it that look like first.last@, with no word of a function or of those known among them."""
    boxes = [found[1].casefold() for found in MAIL.finditer(text)]
    return [box for box in boxes if FIRST_AND_LAST.fullmatch(box) and (FUNCTIONS | known).isdisjoint(words(box))]


def persons(text: str) -> Iterator[str]:
    """The names in it that follow a form of address, with that form; schools and streets named so are none."""
    for found in PERSON.finditer(text) if FORM_OF_ADDRESS.search(text) else ():
        if found["name"][0].isupper() and not NAMED_AFTER.search(found["name"] + found["after"]):
            yield found[0]


def name_in(text: str) -> str | None:
    """The first of these names."""
    return next(persons(text), None)
