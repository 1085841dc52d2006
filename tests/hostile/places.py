"""Files and folders in hostile places: names, links, pipes, depths."""

import os
import socket
import sys
from pathlib import Path

from tests.hostile.case import Case, Laid, on_disk, put
from tests.hostile.texts import PARTY

NOTE = b"note: De sectortafel heeft de gevolgen besproken.\n"
HISTORY = "actions/zijinstroom-vergroten"
LONGEST = "a" * 60

# (what it is, the name of a file with a party in it, the codes); some systems cannot have all of these
NAMES: tuple[tuple[str, str, str], ...] = (
    ("the longest id", f"parties/{LONGEST}.yaml", ""),
    ("an id too long", f"parties/{LONGEST}a.yaml", "A119"),
    ("the longest name there is", f"parties/{'a' * 250}.yaml", "A119"),
    ("capitals", "parties/VELON.yaml", "A119"),
    ("a blank", "parties/velon nl.yaml", "A119"),
    ("a blank at the end", "parties/velon .yaml", "A119"),
    ("an underscore", "parties/velon_nl.yaml", "A119"),
    ("a dash at the beginning", "parties/-velon.yaml", "A119"),
    ("an option", "parties/--help.yaml", "A119"),
    ("a dash at the end", "parties/velon-.yaml", "A119"),
    ("two dashes", "parties/velon--nl.yaml", "A119"),
    ("a digit at the beginning", "parties/1velon.yaml", "A119"),
    ("an accent", "parties/vel\u00f3n.yaml", "A119"),
    ("a letter of another alphabet", "parties/vel\u043en.yaml", "A119"),
    ("letters in full width", "parties/\uff56elon.yaml", "A119"),
    ("an emoji", "parties/\U0001f469\u200d\U0001f3eb.yaml", "A119"),
    ("letters that look back", "parties/\u05d0.yaml", "A119"),
    ("an order to a shell", "parties/$(reboot);`ls`&.yaml", "A119"),
    ("blanks of a template", "parties/{0.__class__}%s%(x)d.yaml", "A119"),
    ("markup", "parties/[red]<b>&@raad.yaml", "A119"),
    ("a quote", "parties/'\".yaml", "A119"),
    ("signs that Windows refuses", "parties/a<b>c|d?e*f.yaml", "A119"),
    ("a colon", "parties/velon:hidden.yaml", "A119"),
    ("a folder of Windows", "parties\\velon.yaml", "A119"),
    ("no name", "parties/.yaml", "A119"),
    ("points for a name", "parties/...yaml", "A119"),
    ("a hidden file", "parties/.velon.yaml", "A119"),
    ("a point at the end", "parties/velon.yaml.", "A119"),
    ("another ending", "parties/velon-nl.yml", "A119"),
    ("an ending in capitals", "parties/velon-nl.YAML", "A119"),
    ("an ending twice", "parties/velon-nl.yaml.yaml", "A119"),
    ("no ending", "parties/velon-nl", "A119"),
    ("a copy by an editor", "parties/velon.yaml~", "A119"),
    ("a copy by git", "parties/velon.yaml.orig", "A119"),
    ("a file of an editor", "parties/.velon.yaml.swp", "A119"),
    ("a file of a desktop", "parties/.DS_Store", "A119"),
    ("a console", "parties/con.yaml", "A118"),
    ("nothing", "parties/nul.yaml", "A118"),
    ("a console with more points", "parties/con.a.yaml", "A118"),
    ("a port in capitals", "parties/COM1.yaml", "A118"),
    ("a printer in full", "parties/lpt9.yaml", "A118"),
    ("a console for a folder", "aux/velon.yaml", "A118"),
    ("nearly a console", "parties/console.yaml", ""),
    ("another folder", "partijen/velon.yaml", "A119"),
    ("no folder", "velon.yaml", "A119"),
    ("a folder in a folder", "parties/extern/velon.yaml", "A119"),
    ("a folder named as a file", "parties/lerarenagenda.yaml/velon.yaml", "A119"),
    ("a folder in capitals", "Parties/velon.yaml", "A119"),
    ("the agenda once more", "parties/agenda/agenda.yaml", "A119"),
    ("the agenda in capitals", "AGENDA.YAML", "A119"),
    ("the agenda with another ending", "agenda.yml", "A119"),
    ("a text to read in a folder", "parties/README.md", "A119"),
    ("a folder of git", ".git/config", "A119"),
    ("hooks of git", ".git/hooks/post-checkout", "A119"),
    ("a setting of git", ".gitmodules", "A119"),
    ("the deepest folder", "parties/a/b/c/d/e/f/g/velon.yaml", "A119"),
    ("a folder too deep", "parties/a/b/c/d/e/f/g/h/velon.yaml", "A109"),
    ("a folder far too deep", f"parties/{'/'.join('abcdefghij' * 50)}/velon.yaml", "A109"),
)
# (what it is, the name as bytes, the codes), which only some systems can have
BYTES: tuple[tuple[str, bytes, str], ...] = (
    ("a line end in a name", b"parties/a\nb.yaml", "A118"),
    ("a return in a name", b"parties/a\rb.yaml", "A118"),
    ("a tab in a name", b"parties/a\tb.yaml", "A118"),
    ("a terminal's escape in a name", b"parties/\x1b[31ma.yaml", "A118"),
    ("a bell in a name", b"parties/a\x07.yaml", "A118"),
    ("DEL in a name", b"parties/a\x7f.yaml", "A118"),
    ("Latin-1 in a name", b"parties/caf\xe9.yaml", "A118"),
    ("half a character in a name", b"parties/a\xe2\x82.yaml", "A118"),
    ("a surrogate in a name", b"parties/a\xed\xa0\xbd.yaml", "A118"),
    ("accents apart in a name", "parties/cafe\u0301.yaml".encode(), "A118"),
    ("a turn in a name", "parties/a\u202elmay.yaml".encode(), "A118"),
    ("an isolate in a name", "parties/a\u2066b.yaml".encode(), "A118"),
    ("a blank that is not seen in a name", "parties/a\u200bb.yaml".encode(), "A118"),
    ("a joiner that is not seen in a name", "parties/a\u2060b.yaml".encode(), "A118"),
    ("a line separator in a name", "parties/a\u2028b.yaml".encode(), "A118"),
    ("a line end in the name of a folder", b"part\nies/velon.yaml", "A118"),
    ("an escape in the name of a history", b"actions/\x1b]8;;x/2014-10-15-vo-raad.yaml", "A118"),
)
# (what it is, the name of an entry, the codes)
ENTRIES: tuple[tuple[str, str, str], ...] = (
    ("a plain entry", "2014-10-15-vo-raad.yaml", ""),
    ("a second entry", "2014-10-15-vo-raad-2.yaml", ""),
    ("an entry past the thousandth", "2014-10-15-vo-raad-1000.yaml", "B102"),
    ("an entry with an Arabic number", "2014-10-15-vo-raad-\u0662.yaml", "B102"),
    ("an entry on a day in Arabic digits", "\u0662\u0660\u0661\u0664-10-15-vo-raad.yaml", "A122"),
    ("an entry in month 13", "2014-13-45-vo-raad.yaml", "A122"),
    ("an entry on 30 February", "2014-02-30-vo-raad.yaml", "A122"),
    ("an entry on a day of noughts", "0000-00-00-vo-raad.yaml", "A122"),
    ("an entry on the last day there is", "9999-12-31-vo-raad.yaml", "A122"),
    ("an entry in a year of five digits", "12014-10-15-vo-raad.yaml", "A122"),
    ("an entry without an author", "2014-10-15.yaml", "A122"),
    ("an entry of a dash", "2014-10-15-.yaml", "A122"),
    ("an entry of two dashes", "2014-10-15--vo-raad.yaml", "B102"),
    ("an entry without a day", "vo-raad.yaml", "A122"),
    ("an entry without dashes", "20141015-vo-raad.yaml", "A122"),
    ("an entry of nobody", "2014-10-15-xx.yaml", "B102"),
    ("an entry in capitals", "2014-10-15-VO-RAAD.yaml", "B102"),
    ("an entry with blanks", "2014-10-15-vo raad.yaml", "B102"),
    ("an entry of markup", "2014-10-15-[red]{x!r}%s.yaml", "B102"),
    ("an entry of many letters", f"2014-10-15-{'a' * 230}.yaml", "B102"),
    ("an entry with another ending", "2014-10-15-vo-raad.yml", "A119"),
    ("an entry that is hidden", ".2014-10-15-vo-raad.yaml", "A122"),
    ("an entry in a folder", "2014/2014-10-15-vo-raad.yaml", "A119"),
    ("an entry of a device", "con.yaml", "A118"),
)


def _link(path: str, to: str) -> Laid:
    def lay(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(to)

    return lay


def _linked_folder(root: Path) -> None:
    (root / "parties").rename(root.parent / f"{root.name}-elsewhere")
    (root / "parties").symlink_to(root.parent / f"{root.name}-elsewhere")


def _circle(root: Path) -> None:
    _link("parties/a.yaml", "b.yaml")(root)
    _link("parties/b.yaml", "a.yaml")(root)


def _pipe(root: Path) -> None:
    if not hasattr(os, "mkfifo"):
        raise OSError
    os.mkfifo(root / "parties" / "velon-nl.yaml")


def _socket(root: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(root / "parties" / "a.yaml"))


def _device(root: Path) -> None:
    os.mknod(root / "parties" / "a.yaml", 0o20600, os.makedev(1, 5))


def _shut(path: str) -> Laid:
    def lay(root: Path) -> None:
        if not hasattr(os, "geteuid") or os.geteuid() == 0:
            raise PermissionError
        (root / path).chmod(0)

    return lay


def _folder(root: Path) -> None:
    (root / "parties" / "velon.yaml").unlink()
    (root / "parties" / "velon.yaml").mkdir()


def _hollow(root: Path) -> None:
    """A file that says to be large and takes no room on the disk."""
    with (root / "parties" / "velon.yaml").open("r+b") as file:
        file.truncate(1 << 40)


def _named(name: bytes) -> Laid:
    def lay(root: Path) -> None:
        if sys.platform != "linux":
            raise OSError
        put(os.fsdecode(name), PARTY)(root)

    return lay


NAMED: tuple[Case, ...] = (
    *(on_disk(name, codes, put(path, PARTY)) for name, path, codes in NAMES),
    *(on_disk(name, codes, put(f"{HISTORY}/{path}", NOTE)) for name, path, codes in ENTRIES),
)
PLACES: tuple[Case, ...] = (
    *NAMED,
    *(on_disk(name, codes, _named(path)) for name, path, codes in BYTES),
    on_disk("an entry of what is no action", "A123", put("actions/oud.yaml/2014-10-15-vo-raad.yaml", NOTE)),
    on_disk("an entry of what cannot have one", "A119", put("parties/velon/2014-10-15-vo-raad.yaml", NOTE)),
    on_disk("a file with nearly the name of another", "A119", put("parties/Velon.yaml", PARTY)),
    on_disk("a link to a file beside it", "A117", _link("parties/a.yaml", "velon.yaml")),
    on_disk("a link to a secret", "A117", _link("parties/velon.yaml", "/etc/passwd")),
    on_disk("a link to nothing", "A117", _link("parties/a.yaml", "nowhere")),
    on_disk("a link to itself", "A117", _link("parties/a.yaml", "a.yaml")),
    on_disk("links in a circle", "A117", _circle),
    on_disk("a link upwards", "A117", _link("parties/all", "..")),
    on_disk("a link to a device", "A117", _link("parties/velon.yaml", "/dev/zero")),
    on_disk("a link for a folder", "A117 B101", _linked_folder),
    on_disk("a link for the agenda", "A117", _link("agenda.yaml", "/dev/zero")),
    on_disk("a link for a history", "A117", _link(HISTORY, "/etc")),
    on_disk("a pipe", "A120", _pipe),
    on_disk("a socket", "A120", _socket),
    on_disk("a device", "A120", _device),
    on_disk("a folder in the place of a file", "", _folder),
    on_disk("a file that may not be read", "A120", _shut("parties/velon.yaml")),
    on_disk("a folder that may not be read", "A120", _shut("meetings")),
    on_disk("a file of a terabyte", "A108", _hollow),
)
