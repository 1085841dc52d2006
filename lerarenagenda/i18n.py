"""Words for people: `N_()` marks a text where it is declared, `translator()` shows it in a language."""

import gettext
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeGuard, runtime_checkable

DOMAIN = "agenda"
LOCALES = Path(__file__).with_name("locales")
LANGUAGES = ("nl", "en")
FIRST_LANGUAGE = "nl"
MOST_LISTED = 50  # in one sentence


def N_(template: str) -> str:  # noqa: N802 the customary name of the marker
    """Mark a text for translation and return it as it is."""
    return template


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 the plural of the same
    """Mark a text of two forms, for `count()`."""
    return singular, plural


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence whose blanks are filled and which is translated only when it is shown.

    `template` is English, with blanks as in `str.format`; `plural` is the form for `values["n"]` other than one.
    A value may be a Text itself, a day, or anything with a `text()` of its own.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None


def say(template: str, /, **values: object) -> Text:
    """A Text of one form."""
    return Text(template, values)


def count(singular: str, plural: str, /, n: int, **values: object) -> Text:
    """A Text that agrees with the number `n`."""
    return Text(singular, {"n": n, **values}, plural)


def together(parts: Iterable["Words"], *, by: str = " · ") -> Text:
    """Several texts on one line, with a sign between them that needs no translation."""
    listed = list(parts)
    names = [f"p{index}" for index in range(len(listed))]
    return Text(by.join("{" + name + "}" for name in names), dict(zip(names, listed, strict=True)))


@dataclass(frozen=True, slots=True)
class Bilingual:
    """Data that its writer gave in the agenda's own language and perhaps in English."""

    own: str
    english: str | None = None


@runtime_checkable
class Sayable(Protocol):
    """Anything that knows its own words."""

    def text(self) -> "Text | str":
        """The words, still to be translated."""
        ...


def _is_sayable(value: object) -> TypeGuard[Sayable]:
    """The same as `isinstance`, which takes long to ask it of a Protocol."""
    return hasattr(value, "text")


Words = str | Text | Bilingual | Sayable
Translate = Callable[[Words], str]

MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)
FULL_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def day_text(day: date, *, full: bool = False) -> Text:
    """A day as people write it: 15 okt 2014, or in full 15 oktober 2014."""
    month = (FULL_MONTHS if full else MONTHS)[day.month - 1]
    return Text("{day} {month} {year}", {"day": day.day, "month": Text(month), "year": day.year})


class _Translator:
    """Shows texts in one language; plain str is data and stays as it is."""

    def __init__(self, language: str) -> None:
        folder = None if language == "en" else str(LOCALES)
        self.english = language == "en"
        self.catalogue = gettext.translation(DOMAIN, folder, [language], fallback=folder is None)

    def __call__(self, words: Words) -> str:
        if type(words) is str:
            return words
        if isinstance(words, Text):
            return self._text(words)
        if isinstance(words, Bilingual):
            return (words.english if self.english else None) or words.own
        return self(words.text()) if _is_sayable(words) else str(words)

    def _text(self, text: Text) -> str:
        if text.plural is None:
            template = self.catalogue.gettext(text.template) if text.template else ""
        else:
            number = text.values["n"]
            template = self.catalogue.ngettext(text.template, text.plural, number if isinstance(number, int) else 2)
        if not text.values:
            return template
        return template.format_map({name: self._value(value) for name, value in text.values.items()})

    def _value(self, value: object) -> object:
        """A value as it stands in a sentence; numbers keep their type for the format."""
        if type(value) in (str, int):
            return value
        if isinstance(value, Text | Bilingual) or _is_sayable(value):
            return self(value)
        if isinstance(value, date):
            return self._text(day_text(value))
        if isinstance(value, tuple | list):
            listed = [str(self._value(item)) for item in value[:MOST_LISTED]]
            return ", ".join([*listed, "…"] if len(value) > MOST_LISTED else listed)
        return value


@lru_cache(maxsize=len(LANGUAGES))
def translator(language: str) -> Translate:
    """The function that shows a Text in `language` ("nl" or "en")."""
    return _Translator(language)
