"""Values written down in every way that people might: with brackets or without, quotes, comments, blank lines."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

IN_BRACKETS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./ ’é")
TEXTS = (
    *("po", "een tekst", "’s avonds", "'s avonds", "none", "2015", "[x]", "- x", "€ 5 — meer", "een tekst met woorden"),
    *("x\ny", "x  y", "”", "true", "tot -", "\\", '"', "a #b", "50%"),
)
KEYS = tuple("abcdef")


def some_value(random: Random) -> dict[str, Any]:
    """A block of keys with anything in it; each text begins with a word of its own: t1, t2 …"""
    names = iter(range(1, 1000))

    def value(depth: int) -> Any:
        kind = random.random()
        if not depth or kind < 0.5:
            more = random.choice(["", "", *TEXTS])
            return f"t{next(names)} {more}".rstrip() if random.random() < 0.97 else ""
        if kind < 0.75:
            return [value(depth - 1) for _ in range(random.choice([0, 1, 1, 2, 3]))]
        return block(depth - 1, least=0)

    def block(depth: int, *, least: int) -> dict[str, Any]:
        return {key: value(depth) for key in random.sample(KEYS, random.randint(least, 4))}

    return block(3, least=1)


@dataclass
class Layout:
    """One way of writing: what is drawn at random, and the comments that were made, with what each is about.

    A comment `above t3` stands above what begins with the word t3, one `beside t3` on its line.
    """

    random: Random
    to_programs: float = 0.0  # how many of the comments are
    exact: bool = False  # every text says what it should, and not also how its lines end
    made: int = 0
    comments: list[str] = field(default_factory=list)

    def chance(self, of: float) -> bool:
        """Whether something happens."""
        return self.random.random() < of

    def file(self, value: dict[str, Any]) -> str:
        """A whole file."""
        lines = self.loose(0, 0.3)
        if self.chance(0.1):
            lines.append("---" + self.beside("the start", 0.2))
        if self.chance(0.1):
            lines += self.wrapped(self.bracketed(value), "", 0)
            lines[-1] += self.beside("the end", 0.2)
        else:
            lines += self.block(value, 0)
        lines += self.loose(0, 0.3)
        if self.chance(0.05):
            lines += ["...", *self.loose(0, 0.3)]
        text = "\n".join(lines) + "\n" * self.random.choice([0, 1, 1, 1, 2])
        return text.replace("\n", "\r\n") if self.chance(0.1) else text

    def block(self, value: Any, column: int) -> list[str]:
        """Keys or items on lines of their own."""
        lines = []
        listed = isinstance(value, list)
        for key, inner in [("", item) for item in value] if listed else value.items():
            lines += [*self.blank(), *self.above(inner, column)]
            lines += self.item(inner, column) if listed else self.key(key, inner, column)
        return lines + self.loose(column, 0.1)

    def key(self, key: str, value: Any, column: int) -> list[str]:
        """A key with its value."""
        quote = self.random.choice(["", "", "", "", "'", '"'])
        head = f"{' ' * column}{quote}{key}{quote}:"
        if self.chance(0.04):
            head = f"{' ' * column}? {key}{self.beside('key', 0.1)}\n{' ' * column}:"
        if isinstance(value, str):
            return self.text(value, head, column)
        deeper = column + self.random.choice([1, 2, 2, 2, 4])
        if not value or self.chance(0.3):
            return self.wrapped(self.bracketed(value), head + " ", deeper)
        deeper = column if isinstance(value, list) and self.chance(0.3) else deeper
        return [head + self.beside("opening", 0.1), *self.block(value, deeper)]

    def item(self, value: Any, column: int) -> list[str]:
        """An item after its dash."""
        head = " " * column + "-"
        if isinstance(value, str):
            return self.text(value, head, column)
        if not value or self.chance(0.3):
            return self.wrapped(self.bracketed(value), head + " ", column + 2)
        if self.chance(0.2):
            return [head + self.beside("dash", 0.3), *self.block(value, column + 3)]
        lines = self.block(value, column + 2)
        while lines[0].lstrip()[:1] in ("", "#"):  # it begins right after the dash
            gone = lines.pop(0).strip()
            self.comments = [one for one in self.comments if one != gone]
        return [f"{head} {lines[0][column + 2 :]}", *lines[1:]]

    def text(self, value: str, head: str, column: int) -> list[str]:
        """A text in some style."""
        style = self.random.choice(["plain", "plain", "plain", "quoted", "|", ">", "lines", "below"])
        name = value.split(" ", maxsplit=1)[0]
        inner = " " * (column + self.random.choice([1, 2, 2, 3]))
        if style in "|>" and value:
            return self.block_text(value, head, column, style)
        if "\n" in value or "#" in value or ": " in value or not value or style == "quoted":
            return [f"{head} {self.quoted(value)}" + self.beside(name, 0.3)]
        if style == "lines":
            quote = "'" if self.chance(0.5) else ""
            inside = value.replace("'", "''") if quote else value
            folded = f"{quote}{inside}{quote}".replace(f"{name} ", f"{name}\n{inner}", 1)
            return [f"{head} {folded}"]
        if style == "below" and head.endswith(":"):
            lines = [head + self.beside(name, 0.2), *self.loose(column + 1, 0.1)]
            return [*lines, f"{inner}{value}" + self.beside(name, 0.2)]
        return [f"{head} {value}" + self.beside(name, 0.3)]

    def block_text(self, value: str, head: str, column: int, style: str) -> list[str]:
        """A text on lines below its sign; it may go on after `value`."""
        deeper = self.random.choice([1, 2, 2, 3])
        digit = str(deeper) if self.chance(0.2) else ""
        signs = [digit, "-" if self.exact else self.random.choice(["", "-", "+"])]
        self.random.shuffle(signs)
        more: list[list[str]] = [[], [], ["more"], ["", "more"], ["  more", "less"]]
        lines = value.split("\n") + self.random.choice(more[: 1 if self.exact else None])
        if digit and not self.exact and self.chance(0.5):
            lines[0] = "  " + lines[0]
        body = [" " * (column + deeper) + line if line else "" for line in lines]
        body += [""] * self.random.choice([0, 0, 1, 2])
        if not self.exact and self.chance(0.2):
            body.append(" " * (column + deeper + self.random.choice([0, 2])))
        return [f"{head} {style}{''.join(signs)}{self.beside('sign', 0.1)}", *body]

    def quoted(self, value: str) -> str:
        """A text between quotes, on one line."""
        if "\n" in value or self.chance(0.5):
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        return "'" + value.replace("'", "''") + "'"

    def bracketed(self, value: Any) -> list[str]:
        """What stands between brackets, as pieces between which a line may end."""
        if isinstance(value, str):
            plain = value and IN_BRACKETS.issuperset(value) and self.chance(0.7)
            return [value if plain else self.quoted(value)]
        listed = isinstance(value, list)
        pieces: list[str] = []
        for key, inner in [("", item) for item in value] if listed else value.items():
            first, *rest = self.bracketed(inner)
            pieces += [first if listed else f"{key}: {first}", *rest]
            pieces[-1] += ","
        if pieces and self.chance(0.9):
            pieces[-1] = pieces[-1][:-1]
        return ["[", *pieces, "]"] if listed else ["{", *pieces, "}"]

    def wrapped(self, pieces: list[str], head: str, column: int) -> list[str]:
        """Pieces on one line, or on several with comments between them."""
        if self.chance(0.6):
            return [head + " ".join(pieces) + self.beside("brackets", 0.2)]
        lines = [head]
        for piece in pieces:
            lines[-1] += piece + " "
            if self.chance(0.5):
                lines[-1] += self.beside("piece", 0.2)
                lines += [*self.blank(), *self.loose(column, 0.1), " " * max(column, 1)]
        return lines

    def above(self, value: Any, column: int) -> list[str]:
        """A comment right above a text that is to come."""
        told = isinstance(value, str) and value and self.chance(0.15)
        return [" " * column + self.comment(f"above {value.split()[0]}")] if told else []

    def loose(self, column: int, of: float) -> list[str]:
        """A comment that may be about anything."""
        return [" " * column + self.comment("loose"), *self.blank()] if self.chance(of) else []

    def beside(self, about: str, of: float) -> str:
        """A comment at the end of a line."""
        return " " * self.random.choice([1, 1, 2, 4]) + self.comment(f"beside {about}") if self.chance(of) else ""

    def blank(self) -> list[str]:
        """Blank lines."""
        spaces = 0 if self.exact else self.random.choice([0, 0, 3])  # they may become part of a block text before them
        return [" " * spaces] * self.random.choice([0, 0, 0, 1, 2])

    def comment(self, about: str) -> str:
        """A comment that is like no other."""
        self.made += 1
        sign = "# agenda: allow" if self.chance(self.to_programs) else "#"
        self.comments.append(f"{sign} {about} ({self.made})")
        return self.comments[-1]
