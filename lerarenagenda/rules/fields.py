"""Family A2, fields: keys and values that a record can have. Reading finds these; here are their pages."""

from lerarenagenda.rules.base import rule


@rule("A201", "key-unknown")
def key_unknown() -> None:
    """A key is not one that this block can have.

    ## Why
    What stands under a key that nobody knows is read by nobody, and the key that was meant stays empty.

    ## Fix
    Write the key that the hint names. Keys are English words in lower case.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        dedline:
          text: in 2015
          by: 2015

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in 2015
          by: 2015
    """


@rule("A202", "key-missing")
def key_missing() -> None:
    """A key that must be there is missing.

    ## Why
    These keys say what a record is about. Where a promise has no owner, no table or no deadline the record
    says so in a word, so that it is not merely forgotten.

    ## Fix
    Add the key with its value; write `none` where the hint says so and there is none.

    ## Bad
        # parties/velon.yaml (whole)
        name: VELON

    ## Good
        # parties/velon.yaml (whole)
        name: VELON
        kind: external
    """


@rule("A203", "value-unknown")
def value_unknown() -> None:
    """A value is not one of the words that its key takes.

    ## Why
    Lists, counts and rules go by these words. With another word an action falls outside all of them.

    ## Fix
    Choose one of the words that the hint names.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        level: landelijk

    ## Good
        # actions/zijinstroom-vergroten.yaml
        level: national
    """


@rule("A204", "wrong-shape")
def wrong_shape() -> None:
    """A text, a list or a block of keys stands where one of the others belongs.

    ## Why
    Each key holds one text, a list of them, or a block with keys of its own. In another shape the value
    cannot be read.

    ## Fix
    For a list write each item on a line of its own after `- `. For a block write its keys indented under the
    key. Put quotes around a text with a colon and a space in it.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline: in 2015

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: in 2015
          by: 2015
    """


@rule("A205", "value-empty")
def value_empty() -> None:
    """A key is there, but nothing is filled in.

    ## Why
    An empty place does not say whether there is nothing or whether somebody still has to find out.

    ## Fix
    Fill it in. Write `none` where the hint says so, or leave the key out.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        tables: []

    ## Good
        # actions/zijinstroom-vergroten.yaml
        tables: none
    """


@rule("A206", "period-wrong")
def period_wrong() -> None:
    """A date is not written as a day or a period.

    ## Why
    Whether something is late is counted from the last day of its date. So a date has one way to be written,
    as precise as it was agreed and no more.

    ## Fix
    Write a day as 2015-10-15 and a period as 2015, 2015-H1, 2015-Q3, 2015-10, 2015-W20 or 2014/2015.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        review_on: oktober 2015

    ## Good
        # actions/zijinstroom-vergroten.yaml
        review_on: 2015-10
    """


@rule("A207", "number-wrong")
def number_wrong() -> None:
    """A value is not a whole number.

    ## Why
    These values are counted and compared with: how often a table meets, how many days count as soon.

    ## Fix
    Write a whole number in digits, without a sign, a point or a unit.

    ## Bad
        # tables/sectortafel-vo.yaml
        per_year: vier keer

    ## Good
        # tables/sectortafel-vo.yaml
        per_year: 4
    """


@rule("A208", "digest-wrong")
def digest_wrong() -> None:
    """A value is not the SHA-256 digest of a file.

    ## Why
    The digest shows that a document is still the one that was read. One sign too few shows nothing.

    ## Fix
    Copy the 64 signs that a program such as `sha256sum` gives for the file.

    ## Bad
        # sources/brief.yaml
        sha256: a2420d77

    ## Good
        # sources/brief.yaml
        sha256: a2420d7743209cb95a6ad5ebe63c942825fdfd38d86ed4d14b8ba573e4593fbd
    """


@rule("A209", "duration-wrong")
def duration_wrong() -> None:
    """A length of time is not written as one.

    ## Why
    When something comes back, or how long after an event it is due, is counted from this value.

    ## Fix
    Write P30D for 30 days, P2W for two weeks, P6M for six months, P1Y for a year. How often may also be
    `continuous`, or `meeting:` and the id of a table.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: ieder halfjaar
          every: 6 maanden

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: ieder halfjaar
          every: P6M
    """


@rule("A210", "date-invented")
def date_invented() -> None:
    """A date stands there only because a program wanted one.

    ## Why
    Days such as 9999-12-31 and 1900-01-01 mean that nobody knows the date. As a date they make a promise
    late for ever, or never.

    ## Fix
    Leave the key out, or write `none` where the hint says so. Write as `review_on` when to look again.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: op termijn
          by: 9999-12-31

    ## Good
        # actions/zijinstroom-vergroten.yaml
        deadline:
          text: op termijn
        review_on: 2015-04
    """


@rule("A214", "time-zone-unknown")
def time_zone_unknown() -> None:
    """A time zone has a name that does not exist.

    ## Why
    The time zone says when a day begins, and so from when an action is late. Without one, each machine goes by
    its own clock.

    ## Fix
    Write a name from the list that all systems share, such as Europe/Amsterdam.

    ## Bad
        # agenda.yaml
        timezone: Europe/Amsterdm

    ## Good
        # agenda.yaml
        timezone: Europe/Amsterdam
    """
