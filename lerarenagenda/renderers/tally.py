"""What a report comes to, in words: weights, counts, what can be mended, what is allowed, what is new."""

from lerarenagenda.diagnostics import Diagnostic, Report, Severity, counted
from lerarenagenda.i18n import N_, NN_, Text, count, say, together

WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.NOTE: N_("note")}
COUNTED = {
    Severity.ERROR: NN_("{n} error", "{n} errors"),
    Severity.WARNING: NN_("{n} warning", "{n} warnings"),
    Severity.NOTE: NN_("{n} note", "{n} notes"),
}
NEW = Text(N_("new"))
MENDING = "agenda check --fix"
MENDING_UNSAFE = "agenda check --fix --unsafe-fixes"


WEIGHTS = tuple(Severity)


def heaviness(found: Diagnostic) -> int:
    """By which findings are put in order, the worst first."""
    return WEIGHTS.index(found.severity)


def mendable(report: Report) -> tuple[int, int]:
    """How many findings a program can mend: without changing what was meant, and perhaps changing it."""
    fixes = [one.fix for one in report.found if one.fix]
    safe = sum(fix.safe for fix in fixes)
    return safe, len(fixes) - safe


def weight_of(found: Diagnostic) -> Text:
    """The weight of a finding as a word."""
    return Text(WORDS[found.severity])


def advice_of(found: Diagnostic) -> list[Text]:
    """What to do about a finding, with the option that does it by itself; until when it is allowed."""
    allowance = allowance_of(found)
    advice = found.hint
    if found.fix:
        option = "(--fix)" if found.fix.safe else "(--fix --unsafe-fixes)"
        advice = together((advice or found.fix.says, option), by=" ")
    return [words for words in (advice, allowance) if words]


def allowance_of(found: Diagnostic) -> Text | None:
    """Until when a finding is allowed, and why."""
    if found.allowed is None:
        return None
    return say("allowed until {day}: {reason}", day=found.allowed.until, reason=found.allowed.reason)


def closing(report: Report) -> Text:
    """How many findings in how many files, and that all files were looked at."""
    files = count("{n} file", "{n} files", report.files)
    if not report.found:
        nothing = say("nothing is allowed for a time in {files}", files=files)
        return nothing if report.of_allowed else say("no errors and no warnings in {files}", files=files)
    where = len({found.place.path for found in report.found})
    if report.of_allowed:
        total = len(report.found)
        return count(
            "{n} finding is allowed for a time, in {where} of {files}",
            "{n} findings are allowed for a time, in {where} of {files}",
            total,
            where=where,
            files=files,
        )
    totals = counted(list(report.found))
    parts = together((count(*COUNTED[one], n) for one, n in totals.items() if n), by=", ")
    read = report.files - report.unread
    return say("{parts} in {where} of {files} ({read} read)", parts=parts, where=where, files=files, read=read)


def remarks(report: Report) -> list[Text]:
    """What else there is to say of the whole: new since a base, mendable, allowed; each only where there is any."""
    told = [report.narrowed] if report.narrowed else []
    if report.base is not None and report.found:
        new = sum(found.new is True for found in report.found)
        told.append(count("{n} of them is new since {base}", "{n} of them are new since {base}", new, base=report.base))
    safe, unsafe = mendable(report)
    if safe:
        told.append(
            count("{n} of them is mended by {command}", "{n} of them are mended by {command}", safe, command=MENDING)
        )
    if unsafe:
        told.append(
            count(
                "{n} of them is mended, perhaps with another meaning, by {command}",
                "{n} of them are mended, perhaps with another meaning, by {command}",
                unsafe,
                command=MENDING_UNSAFE,
            )
        )
    if report.allowed:
        allowed = len(report.allowed)
        told.append(
            count(
                "{n} more finding is allowed for a time: {command}",
                "{n} more findings are allowed for a time: {command}",
                allowed,
                command="agenda check --allowed",
            )
        )
    return told
