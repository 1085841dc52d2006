"""What was done, for the one who did it: old → new, and how it stands now."""

from collections.abc import Iterator, Sequence

from lerarenagenda.agenda.health import Day, Mark, Standing
from lerarenagenda.changes.change import Change
from lerarenagenda.changes.effects import Effect
from lerarenagenda.changes.judged import Judged
from lerarenagenda.changes.minutes import subject
from lerarenagenda.i18n import N_, Text, say, together
from lerarenagenda.questions.answer import Document, Fact, Section, Word
from lerarenagenda.questions.values import heading_of
from lerarenagenda.questions.words import deadline_words, party_label, standing_word, table_label


def document(change: Change, told: Sequence[Effect], judged: Judged, *, closing: Sequence[Text]) -> Document:
    """The change, record by record; `closing` says what became of the files."""
    day = Day(judged.after.agenda, judged.day)
    sections = tuple(_section(day, effect) for effect in told)
    return Document("change", judged.day, subject(change, told), sections, closing=tuple(closing))


def _section(day: Day, effect: Effect) -> Section:
    lines = [Fact(line.key, line.label, line.says) for line in effect.lines]
    return Section(effect.record.id, heading_of(effect.record), facts=(*lines, *_now(day, effect.standings)))


def _now(day: Day, standings: Sequence[Standing]) -> Iterator[Fact]:
    """How an action stands at each table that was spoken of."""
    for one in standings:
        where = say("now, {table}", table=table_label(day.agenda, one.table)) if one.table else say("now")
        yield Fact(f"now-{one.table}", Text(N_("now")) if len(standings) == 1 else where, _state(day, one))


def _state(day: Day, standing: Standing) -> Word:
    """The row that `status` has for it, in one line."""
    word, state = standing_word(standing), standing.state
    leads = tuple(party_label(day.agenda, lead) for lead in state.leads)
    deadline = deadline_words(day, state.deadline)
    lead = say("lead: {leads}", leads=leads) if leads else Mark.NO_LEAD.text()
    term = say("deadline: {deadline}", deadline=deadline) if state.deadline else Mark.UNDATED.text()
    return Word(word.key, together([word.says, lead, term]), word.label)
