"""What is written to: how wide, in which language, whether colours and signs can be shown."""

from dataclasses import dataclass

from lerarenagenda.i18n import Translate, translator
from lerarenagenda.renderers.theme import THEME
from lerarenagenda.renderers.visible import encodable, visible

NARROW = 72  # below this a grid becomes one block a row
WIDE = 104  # from here on the wide columns appear
READABLE = 100  # running text is folded here, however wide the screen is
Segment = tuple[str, str]  # words and their label ("" for none)
Line = list[Segment]


@dataclass(frozen=True, slots=True)
class Screen:
    """Where text goes."""

    width: int = 80
    language: str = "nl"
    encoding: str = "utf-8"
    colour: bool = False
    accessible: bool = False

    @property
    def tr(self) -> Translate:
        """Shows a Text in this screen's language."""
        return translator(self.language)

    def harmless(self, text: str) -> str:
        """A text as it can be shown here, before it is measured; line breaks stay."""
        return "\n".join(encodable(visible(line), self.encoding) for line in text.split("\n"))

    def painted(self, lines: list[Line]) -> str:
        """Lines as text, each segment harmless, in this encoding, and coloured if the screen can."""
        return "".join(self._line(line) + "\n" for line in lines)

    def _line(self, line: Line) -> str:
        whole = "".join(self._segment(words, label) for words, label in line)
        return whole if self.colour else whole.rstrip()

    def _segment(self, words: str, label: str) -> str:
        harmless = encodable(visible(words), self.encoding)
        colour = THEME[label].colour if label and self.colour else ""
        return f"\x1b[{colour}m{harmless}\x1b[0m" if colour else harmless


def cells(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii() or max(text) < "\u0300":
        return len(text)
    if all(character < "\u0300" or "\u2010" <= character <= "\u27ff" for character in text):
        return len(text)  # dashes, quotation marks and the signs of the theme: one column each
    from rich.cells import cell_len

    return cell_len(text)


def folded(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` columns, broken between words where possible."""
    if cells(text) <= width and "\n" not in text:
        return [text]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, max(width, 1))
    return lines


def _paragraph(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for whole in text.split(" "):
        word = whole
        if line and cells(line) + 1 + cells(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        while cells(word) > width:
            head = _fitting(word, width)
            lines.append(head)
            word = word[len(head) :]
        line = word
    return [*lines, line]


def _fitting(word: str, width: int) -> str:
    """The longest beginning of a word that fits, up to a hyphen if it has one; at least one character."""
    end = width
    while end > 1 and cells(word[:end]) > width:
        end -= 1
    hyphen = max(word.rfind("-", 0, end), word.rfind("/", 0, end)) + 1
    return word[: hyphen or end]


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text made as wide as its column."""
    room = " " * (width - cells(text))
    return room + text if right else text + room
