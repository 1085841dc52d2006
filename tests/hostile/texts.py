"""Files whose text is hostile, or only looks so, each in the place of the file of one party."""

from tests.hostile.case import Case, case
from tests.store.hostile import CASES, KIB

PARTY = b"name: VELON\nkind: external\n"
# read in spite of how they look; what they say may be wrong all the same
READ: tuple[tuple[str, bytes, str], ...] = (
    ("the largest file", PARTY + b"#" * (256 * KIB - len(PARTY)), ""),
    ("one huge line", b"kind: external\nname: " + b"x" * (255 * KIB), ""),
    ("one huge word in quotes over lines", b"kind: external\nname: '" + b"x\n" * (120 * KIB) + b"'\n", ""),
    ("a huge key", PARTY + b"x" * 1000 + b": y\n", "A201"),
    ("a key too long for a line", PARTY + b"x" * 2000 + b": y\n", "A116"),
    ("the deepest value", PARTY + b"note: " + b"[" * 19 + b"]" * 19, "A204"),
    ("many unknown keys", PARTY + b"".join(b"k%d: x\n" % number for number in range(9000)), "A201"),
    ("many unknown keys like a known one", PARTY + b"".join(b"not%d: x\n" % number for number in range(9000)), "A201"),
    (
        "many unknown keys in braces",
        PARTY + b"source: {" + b"".join(b"k%d, " % n for n in range(9000)) + b"}",
        "A201 A202",
    ),
    ("many empty items", PARTY + b"members:\n" + b"  -\n" * 19_000, "A205"),
    ("line ends of Windows", PARTY.replace(b"\n", b"\r\n"), ""),
    ("line ends of two systems", b"name: VELON\r\nkind: external\n", ""),
    ("no line end", PARTY.rstrip(), ""),
    ("JSON", b'{"name": "VELON", "kind": "external"}', ""),
    ("JSON in one line with a comment", b'{"name": "VELON", "kind": "external"} # {', ""),
    ("question marks before keys", b"? name\n: VELON\n? kind\n: external\n", ""),
    ("quoted keys", b"'name': VELON\n\"kind\": external\n", ""),
    ("a key with escapes", b'"n\\u0061me": VELON\nkind: external\n', ""),
    ("signs of a document", b"---\n" + PARTY + b"...\n", ""),
    ("a quoted merge key", PARTY + b"'<<': {note: x}\n", "A201"),
    ("a key of Python", PARTY + b"__class__: x\n", "A201"),
    ("a key of JavaScript", PARTY + b"__proto__: {note: x}\n", "A201"),
    ("the id as a key", PARTY + b"id: velon\n", "A201"),
    ("a key in capitals", b"NAME: VELON\nkind: external\n", "A201"),
    ("a key in Greek letters", PARTY + "n\u03bfte: x\n".encode(), "A201"),
    ("a key with its accents apart", PARTY + "note\u0301: x\n".encode(), "A201"),
    ("a key in full width", PARTY + "\uff4e\uff4f\uff54\uff45: x\n".encode(), "A201"),
    ("marks of a conflict inside a block text", PARTY + b"note: |\n  <<<<<<< a\n  =======\n  >>>>>>> b\n", ""),
    ("a rule of signs", PARTY + b"note: =======\n", ""),
    ("an emoji of several", PARTY + "note: \U0001f469\u200d\U0001f3eb\n".encode(), ""),
    ("words from right to left", PARTY + "note: \u05d0\u05d1\u05d2\n".encode(), ""),
    ("accents in heaps", PARTY + ("note: a" + "\u0301\u0327" * 40_000).encode(), ""),
    ("spaces of every width", PARTY + "note: a\u00a0\u2003\u3000b\n".encode(), ""),
    ("only spaces of another width", PARTY + "note: \u00a0\n".encode(), "A205"),
    ("words that were truth once", PARTY + b"note: no\nrole: Off\nshort: y\n", ""),
    ("words for nothing", PARTY + b"note: ~\nrole: null\n", ""),
    ("blanks of a template", PARTY + b"note: '{0.__class__.__mro__} {id!r} %s %(x)d ${HOME}'\n", ""),
    ("a formula", PARTY + b"note: =cmd|' /C calc'!A0\n", ""),
    ("markup", PARTY + b"note: '[red]x[/] <script>alert(1)</script> [a](javascript:b) `c`'\n", ""),
    ("a text of spaces", b"kind: external\nname: '" + b" " * (255 * KIB) + b"'\n", "A205"),
)

# the other places where a file can stand, and a few of the worst texts
EVERYWHERE = (
    *("agenda.yaml", "sources/brief.yaml", "parties/vo-raad.yaml", "tables/sectortafel-vo.yaml"),
    *("priorities/instroom.yaml", "meetings/vo-2014-12.yaml", "actions/zijinstroom-vergroten.yaml"),
    *("actions/zijinstroom-vergroten/2014-10-15-vo-raad.yaml", "meetings/vo-2014-12/2014-10-15-vo-raad.yaml"),
)
WORST = ("a picture", "nothing", "a list", "conflict markers", "one byte too many", "a value that contains itself")

TEXTS: tuple[Case, ...] = (
    *(case(name, codes, {"parties/velon.yaml": content}) for name, content, codes in (*CASES, *READ)),
    *(
        case(f"{name}, as {path}", codes, {path: content})
        for name, content, codes in CASES
        for path in EVERYWHERE
        if name in WORST
    ),
)
