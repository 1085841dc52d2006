"""Data made harmless for a screen: a control character is shown by its number and never obeyed."""

import re

# C0 and C1 controls, bidirectional overrides and isolates, invisible joiners and line separators, lone surrogates
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
# what the runners of forges take for a command in a log: `##[name]` anywhere, `::name` where a line begins
COMMAND = re.compile(r"(?<=##)\[|(?<=:):(?=[A-Za-z-])")
ASCII_OF = {
    ord(special): plain
    for special, plain in {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "·": "-",
        "→": "->",
        "│": "|",
        "─": "-",
        "•": "*",
        "\u00a0": " ",
    }.items()
}


def visible(text: str) -> str:
    """The text with every character that a terminal or a log would obey or hide shown as <U+001B>; line breaks too."""
    if "##[" in text or "::" in text:
        text = COMMAND.sub(_numbered, text)
    if text.isascii() and text.isprintable():
        return text
    return HIDDEN.sub(_numbered, text)


def _numbered(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"


def encodable(text: str, encoding: str) -> str:
    """The text in characters that an encoding has: accents and quotation marks become plain ones, the rest `?`."""
    if text.isascii():
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_nearest(character, encoding) for character in text)
    return text


def _nearest(character: str, encoding: str) -> str:
    from unicodedata import normalize

    for attempt in (character, character.translate(ASCII_OF), normalize("NFKD", character)[:1]):
        try:
            attempt.encode(encoding)
        except UnicodeEncodeError:
            continue
        return attempt
    return "?"
