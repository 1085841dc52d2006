"""Values that are hostile, or only look so, in the place of those of the small agenda."""

import json

from tests.hostile.case import Case, case, keys

SUBJECT = "actions/zijinstroom-vergroten.yaml"
ENTRY = "actions/zijinstroom-vergroten/2014-09-24-vo-raad.yaml"
LONG_BYTES = 40_000

# (what it is, the value of a key that takes a whole number, the codes)
NUMBERS: tuple[tuple[str, str, str], ...] = (
    ("a number", "3", ""),
    ("an octal number", "010", "A207"),
    ("an octal number of our time", "0o10", "A207"),
    ("a hexadecimal number", "0x1F", "A207"),
    ("a binary number", "0b11", "A207"),
    ("a number with an underscore", "1_000", "A207"),
    ("a number with an exponent", "1e3", "A207"),
    ("infinity", ".inf", "A207"),
    ("no number at all", ".nan", "A207"),
    ("a number to the base of sixty", "12:30", "A207"),
    ("a negative number", "-1", "A207"),
    ("nothing, and negative", "-0", "A207"),
    ("a number with a plus", "+1", "A207"),
    ("a fraction", "1.0", "A207"),
    ("a Dutch fraction", "1,5", "A207"),
    ("a number with a point for thousands", "1.000", "A207"),
    ("a number with a space", "1 000", "A207"),
    ("a number between spaces", "' 3 '", "A207"),
    ("an Arabic number", "\u0662", "A207"),
    ("a number in full width", "\uff13", "A207"),
    ("a small raised number", "\u00b2", "A207"),
    ("a Roman number", "\u2167", "A207"),
    ("a number in a circle", "\u2462", "A207"),
    ("a number in words", "twee", "A207"),
    ("truth as a number", "true", "A207"),
    ("a number of seven digits", "1000000", "A207"),
    ("a number of many digits", "9" * 250_000, "A207"),
    ("a number of many noughts", "0" * 250_000, "A207"),
    ("an empty number", "''", "A205"),
    ("nothing as a number", "~", "A207"),
    ("a list as a number", "[3]", "A204"),
    ("a block as a number", "{3: 3}", "A204"),
)
# (what it is, the value of a key that takes a period, the codes)
PERIODS: tuple[tuple[str, str, str], ...] = (
    ("a day of month 13", "2014-13-45", "A206"),
    ("30 February", "2015-02-30", "A206"),
    ("29 February of no leap year", "2015-02-29", "A206"),
    ("day 0", "2015-01-00", "A206"),
    ("a date of noughts", "0000-00-00", "A210"),
    ("year 0", "0000", "A210"),
    ("the first day there is", "0001-01-01", "A210"),
    ("the last day there is", "9999-12-31", "A210"),
    ("the first day of computers", "1970-01-01", "A210"),
    ("a year of five digits", "99999-01-01", "A206"),
    ("a year before Christ", "-0044-03-15", "A206"),
    ("the year before the first", "1899-12-31", "A206"),
    ("the year after the last", "2200", "A206"),
    ("week 54", "2015-W54", "A206"),
    ("week 0", "2015-W00", "A206"),
    ("quarter 5", "2015-Q5", "A206"),
    ("half 0", "2015-H0", "A206"),
    ("a school year of two years", "2014/2016", "A206"),
    ("a moment", "2015-10-15T00:00:00Z", "A206"),
    ("a moment with a zone", "2015-10-15 00:00:00 +02:00", "A206"),
    ("a second since 1970", "1418601600", "A206"),
    ("a day without dashes", "20151015", "A206"),
    ("a day in Dutch order", "15-10-2015", "A206"),
    ("a day between spaces", "' 2015-10-15 '", "A206"),
    ("a day and a line end", "'2015-10-15\n\n  '", "A206"),
    ("a day in Arabic digits", "\u0662\u0660\u0661\u0665-\u0661\u0660-\u0661\u0665", "A206"),
    ("a day in full width", "\uff12\uff10\uff11\uff15-10-15", "A206"),
    ("a day with other dashes", "2015\u201310\u201315", "A206"),
    ("a period of many digits", "1" * 250_000, "A206"),
    ("a date of many digits", "2015-10-" + "1" * 250_000, "A206"),
    ("many dates", "2015-10-15 " * 20_000, "A206"),
    ("many months", "oktober " * 30_000, "A206"),
    ("a moment of many digits", "2015-10-15T00:00" + "0" * 250_000, "A206"),
    ("an octal day", "2015-010-015", "A206"),
    ("a list of days", "[2015, 2016]", "A204"),
)
# (what it is, the value of a key that takes a rhythm, the codes)
RHYTHMS: tuple[tuple[str, str, str], ...] = (
    ("a duration without end", "P999999999Y", "A209"),
    ("a duration of many digits", "P" + "9" * 250_000 + "Y", "A209"),
    ("a duration of five digits", "P99999Y", "A209"),
    ("a duration of days past the longest", "P99999D", "A209"),
    ("a year more than the longest", "P101Y", "A209"),
    ("the longest duration", "P100Y", ""),
    ("a duration of nothing", "P", "A209"),
    ("a duration of no time", "P0D", "A209"),
    ("a duration back", "-P1Y", "A209"),
    ("a duration back inside", "P-1Y", "A209"),
    ("a duration of hours", "PT1H", "A209"),
    ("half a year in a fraction", "P0.5Y", "A209"),
    ("a duration twice", "P1Y1Y", "A209"),
    ("a duration in the wrong order", "P1M1Y", "A209"),
    ("a duration in small letters", "p6m", "A209"),
    ("a duration in Arabic digits", "P\u0666M", "A209"),
    ("a duration and a line end", "'P6M\n\n  '", "A209"),
    ("a duration in words", "12 maanden", "A209"),
    ("meetings of no table", "'meeting:'", "A209"),
    ("meetings of an unknown table", "meeting:sectortafel-xx", "B101"),
    ("meetings of a place on disk", "meeting:../tables/x", "A209"),
)
# (what it is, a word where a record takes one of a list, the codes)
WORDS: tuple[tuple[str, str, str], ...] = (
    ("a word in capitals", "ACTION", "A203"),
    ("a Dutch word", "actie", "A203"),
    ("a word between spaces", "' action '", "A203"),
    ("a word with a letter of another alphabet", "\u0430ction", "A203"),
    ("a word in full width", "\uff41ction", "A203"),
    ("truth as a word", "true", "A203"),
    ("a number as a word", "0", "A203"),
    ("a name of Python", "__init__", "A203"),
    ("a word of many letters", "a" * 250_000, "A203"),
    ("a list of words", "[action]", "A204"),
    ("a block of words", "{action: action}", "A204"),
    ("a word that the catalogue knows", "'Language: nl'", "A203"),
)
# (what it is, a name where the id of a table belongs, the codes)
NAMES: tuple[tuple[str, str, str], ...] = (
    ("an unknown table", "sectortafel-xx", "B101"),
    ("a place on disk", "../../../etc/passwd", "B101"),
    ("a place on a disk of Windows", "C:\\Windows\\system32", "B101"),
    ("a name in capitals", "Sectortafel-Vo", "B101"),
    ("a name with accents", "se\u0301ctortafel-vo", "B101"),
    ("a name with a blank", "'sectortafel vo'", "B101"),
    ("a name with a line end", "'sectortafel\n\n  -vo'", "B101"),
    ("a name of many letters", "a-" * 100_000, "B101"),
    ("a name of blanks of a template", "'{0.__class__} {id!r} %s'", "B101"),
    ("a name of markup", "'[red]x[/] <b>|`@raad'", "B101"),
    ("a name of a device", "nul", "B101"),
    ("a number as a name", "1", "B101"),
    ("a party in the place of a table", "vo-raad", "B101"),
)
LONG = """
title: {text}
deadline:
  text: {text}
source:
  document: brief
  place: p. 2
  quote: {text}
note: {text}
review_on: 2015-10
"""
# (what is repeated in the title, the deadline, the quote and the note of an action, the codes beside J106)
PIECES: tuple[tuple[str, str], ...] = (
    ("a", ""),
    ("a ", ""),
    ("A", "J108"),
    ("0", "B201"),
    ("1-", "B201"),
    ("a.", ""),
    ("a@", ""),
    ("@a.", "J107"),
    ("a@b.", "J101 J107"),
    ("06 ", "B201 J102"),
    ("+31 ", "B201"),
    ("(0", "B201"),
    ("123456782 ", "B201 J103"),
    ("dr. ", ""),
    ("dr. A. ", ""),
    ("Aa ", ""),
    ("van de ", ""),
    ("in 2015, ", ""),
    ("eind ", ""),
    ("eind van het ", ""),
    ("eind 31 februari ", ""),
    ("begin oktober of ", ""),
    ("2015-", "B201"),
    ("2015 tot en met ", ""),
    ("schooljaar ", ""),
    ("binnen ", ""),
    ("voor ", ""),
    ("[", "B201"),
    ("[ ", "B201"),
    ("[…] ", "B201"),
    ("(sic ", "B204"),
    ("\u201c", "B201"),
    ("'", "B201"),
    ('"', "B201"),
    ("_", "B201"),
    ("-\n", "B201"),
    ("\n1\n", "B201"),
    ("a\u0301\u0327", ""),
    ("\ufdfa", ""),
    ("https://", ""),
    ("{id!r}", ""),
)
# (what it is, the keys of which file, the codes)
OTHER: tuple[tuple[str, str, str, str], ...] = (
    ("one text for a list", SUBJECT, "owners: vo-raad", "A204"),
    ("a block for a list", SUBJECT, "owners: {party: vo-raad, role: lead, basis: stated}", "A204"),
    ("a text for a block", SUBJECT, "deadline: in 2015", "A204"),
    ("a list for a block", SUBJECT, "deadline: [in 2015]", "A204"),
    ("a list for a text", SUBJECT, "title: [Zijinstroom]", "A204"),
    ("a block for a text", SUBJECT, "title: {Zijinstroom: vergroten}", "A204"),
    ("lists in lists", SUBJECT, "tables: [[[sectortafel-vo]]]", "A204"),
    ("an item of nothing", SUBJECT, "tables: ['']", "A205"),
    ("a list of nothing", SUBJECT, "tables: []", "A205"),
    ("a block of nothing", SUBJECT, "deadline: {}", "A205"),
    ("a title of nothing", SUBJECT, "title:", "A205"),
    ("a deadline of nothing", SUBJECT, "deadline:", "A205"),
    ("another word for none", SUBJECT, "deadline: geen", "A204"),
    ("another word for none in a list", SUBJECT, "tables: nvt", "A204"),
    ("a word for none where there must be one", SUBJECT, "kind: '-'", "A203"),
    ("a day of a promise that is not known", SUBJECT, "deadline: {text: in 2015, by: 0001-01-01}", "A210"),
    ("a table of half a day", "tables/sectortafel-vo.yaml", "established: 2014-01", "A206"),
    ("an entry of nothing", ENTRY, "", "A102"),
    ("an entry with its day inside", ENTRY, "on: 2014-09-24\nnote: x", "A201"),
    ("an entry with nothing but its day", ENTRY, "by: vo-raad", "A201"),
    ("a party in the place of a source", "sources/nvs.yaml", "name: OCW\nkind: ministry", "A119"),
    ("a party in the place of an action", SUBJECT, "party: vo-raad", "A201"),
    ("an action without anything", "actions/leeg.yaml", "note: x", "A202"),
    ("a schema far away", "agenda.yaml", "schema: 999999", "A121"),
    ("limits far away", "agenda.yaml", "due_soon_days: 999999\nstale_days: 999999\nmax_moves: 999999", ""),
    ("limits of nothing", "agenda.yaml", "due_soon_days: 0\nstale_days: 0\nmax_moves: 0", ""),
    ("a language of another place", "agenda.yaml", "language: ../../etc", "A203"),
    ("a time zone of another place", "agenda.yaml", "timezone: ../../../etc/passwd", "A214"),
    ("a time zone of many letters", "agenda.yaml", f"timezone: {'Europe/' * 30_000}", "A214"),
    ("a time zone in small letters", "agenda.yaml", "timezone: europe/amsterdam", "A214"),
    ("no meetings a year", "tables/sectortafel-vo.yaml", "per_year: 0", ""),
    ("meetings without end", "tables/sectortafel-vo.yaml", "per_year: 999999", ""),
    ("a table that binds perhaps", "tables/sectortafel-vo.yaml", "binding: off", "A203"),
    ("a digest in capitals", "sources/brief.yaml", f"sha256: {'AB' * 32}", "A208"),
    ("a digest of many signs", "sources/brief.yaml", f"sha256: {'ab' * 100_000}", "A208"),
    ("a number of many digits for a label", SUBJECT, f"number: {'9' * 250_000}", ""),
    ("a label of many points", SUBJECT, f"number: {'1.' * 100_000}1", ""),
    ("a meeting a century later", SUBJECT, "deadline: {text: dan, after: {event: vo-2014-12, offset: P100Y}}", ""),
    (
        "a meeting a century before",
        SUBJECT,
        "deadline: {text: dan, after: {event: vo-2014-12, offset: -P100Y}}",
        "D108",
    ),
    ("the first year there is", "meetings/vo-2014-12.yaml", "date: 1900-01-02", "I120 I122 I123"),
    ("a year far away", SUBJECT, "deadline: {text: in 2099, by: 2099}", ""),
    ("an address of a script", "sources/brief.yaml", "url: javascript:alert(1)", "F110"),
    ("a file outside", ENTRY, "evidence: [{title: x, date: 2014-09, proves: y, file: ../../etc/passwd}]", "F107"),
    ("a file of the system", ENTRY, "evidence: [{title: x, date: 2014-09, proves: y, file: /dev/zero}]", "F107"),
    ("a file of git", ENTRY, "evidence: [{title: x, date: 2014-09, proves: y, file: .git/config}]", "F107"),
    (
        "a file of a long name",
        ENTRY,
        f"evidence: [{{title: x, date: 2014-09, proves: y, file: {'a/' * 100_000}b}}]",
        "F107",
    ),
    ("an entry that corrects a place on disk", ENTRY, "note: x\nreason: y\ncorrects: ../../../etc/passwd", "E106"),
    ("an allowance of many blanks", SUBJECT, f"# agenda: allow {' ' * 100_000}x\nnote: x", "J120"),
    ("an allowance of many words", SUBJECT, f"# agenda: allow {'J107 until ' * 10_000}\nnote: x", "J120"),
    ("an allowance of many dashes", SUBJECT, f"# agenda: allow J107 until 2015 {'-' * 200_000}\nnote: x", "J122"),
    ("many allowances", SUBJECT, "# agenda: allow J107 until 2015 -- x\n" * 5_000 + "note: x", "J122"),
    ("many comments", SUBJECT, "# agenda\n" * 25_000 + "note: x", ""),
    ("many comments without a blank", SUBJECT, "#\n" * 100_000 + "# agenda\nnote: x", ""),
)


def _repeated(piece: str) -> str:
    """A long text in double quotes, which JSON and YAML write alike."""
    written = json.dumps(piece, ensure_ascii=False)[1:-1]
    return f'"{written * (LONG_BYTES // len(written.encode()))}"'


VALUES: tuple[Case, ...] = (
    *(case(name, codes, keys("agenda.yaml", f"max_moves: {value}\n")) for name, value, codes in NUMBERS),
    *(case(name, codes, keys(SUBJECT, f"review_on: {value}\n")) for name, value, codes in PERIODS),
    *(
        case(name, codes, keys(SUBJECT, f"deadline:\n  text: elk jaar\n  every: {value}\n"))
        for name, value, codes in RHYTHMS
    ),
    *(case(name, codes, keys(SUBJECT, f"kind: {value}\n")) for name, value, codes in WORDS),
    *(case(name, codes, keys(SUBJECT, f"tables: [{value}]\n")) for name, value, codes in NAMES),
    *(
        case(f"{piece!r} many times", f"J106 {codes}", keys(SUBJECT, LONG.format(text=_repeated(piece))))
        for piece, codes in PIECES
    ),
    *(case(name, codes, keys(path, text + "\n")) for name, path, text, codes in OTHER),
)
