"""The one theme: what each label looks like; a state is always a sign and a word, colour only comes on top."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """A sign, the same for terminals without it, and the parameters of an SGR colour sequence."""

    sign: str = ""
    plain_sign: str = ""
    colour: str = ""


THEME: Mapping[str, Style] = {
    "late": Style("!", "!", "1;31"),
    "waiting": Style("?", "?", "35"),
    "hold": Style("‖", "=", "33"),
    "blocked": Style("■", "#", "33"),
    "risk": Style("▲", "^", "33"),
    "open": Style("○", "o", ""),
    "ongoing": Style("∞", "~", ""),
    "busy": Style("◐", ">", "36"),
    "partly": Style("◑", "%", "36"),
    "done": Style("✓", "v", "32"),
    "failed": Style("✗", "x", "31"),
    "closed": Style("–", "-", "2"),
    "plain": Style(),
    "quiet": Style(colour="2"),
    "heading": Style(colour="1"),
    "group": Style(colour="1"),
    "header": Style(colour="2"),
    "hint": Style(colour="36"),
    "error": Style(colour="1;31"),
    "warning": Style(colour="1;33"),
    "note": Style(colour="1;34"),
    "added": Style(colour="32"),
    "removed": Style(colour="31"),
    "frame": Style(colour="34"),
}


def sign_of(label: str, encoding: str) -> str:
    """The sign of a label in characters that an encoding has."""
    style = THEME[label]
    try:
        style.sign.encode(encoding)
    except UnicodeEncodeError:
        return style.plain_sign
    return style.sign
