"""Family G, consent: what was agreed is written, and each bound party agrees itself, to the text as it reads."""

from collections.abc import Iterator

from lerarenagenda.agenda.agenda import Agenda
from lerarenagenda.agenda.consent import Stance, bound_parties, consents, in_force, text_digest
from lerarenagenda.agenda.health import Day
from lerarenagenda.agenda.state import Story
from lerarenagenda.diagnostics import Severity
from lerarenagenda.i18n import N_, Text, say
from lerarenagenda.records.action import Action
from lerarenagenda.records.history import ActionEntry, Consent, ConsentValue
from lerarenagenda.records.party import Party
from lerarenagenda.records.status import ActionKind
from lerarenagenda.rules.agreements import put_in_force
from lerarenagenda.rules.base import Finding, Spot, rule, see, spot
from lerarenagenda.rules.moves import both

SAID: dict[ConsentValue, Text] = {
    ConsentValue.WITHHELD: say("it withholds its consent here"),
    ConsentValue.WITHDRAWN: say("it withdraws its consent here"),
}


@rule("G104", "in-force-without-consent", each=Action, unless=("G108", "G109"))
def in_force_without_consent(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An agreement is in force, and not every party that it binds has consented.

    ## Why
    Nobody is bound by what others agreed on. As long as one consent is missing there is a draft and no agreement.

    ## Fix
    Let each of them record its consent to the text, with the digest in the hint; of a group each member does so
    itself. If one does not want to, let the table take the agreement up again as a draft.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - twee-raden
        related:
          - verkenning-selectie
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2014-10

    ## Good
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - twee-raden
        related:
          - verkenning-selectie
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-10-02-po-raad.yaml
        consent:
          party: po-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2014-10
    """
    story = day.story(action)
    if action.id in agenda.half_told or not in_force(story) or not story.action.agreed_text:
        return
    missing = [one for one in _stances(agenda, story) if one.value is not ConsentValue.GIVEN]
    if missing and not _some_lost(day, action):
        yield see(
            "status",
            at=put_in_force(story)[0],
            says=N_("{id!r} is in force without the consent of {parties}"),
            id=action.id,
            parties=tuple(one.party for one in missing),
            hint=say(
                "let each record its consent to this text, with digest {digest}",
                digest=text_digest(story.action.agreed_text),
            ),
            related=[
                (spot("consent", "value", at=one.entry), SAID[one.value])
                for one in missing
                if one.value and one.entry  # the others have said nothing
            ],
        )


@rule("G105", "text-changed-after-consent", each=Action, unless=("G108",))
def text_changed_after_consent(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A party consented to another text than the one that stands there now.

    ## Why
    Who consented agreed to those words and to no others. When the text changes its consent no longer counts, and
    it should know.

    ## Fix
    Let it consent again, to the text as it reads now, in a new entry; or put back the text that it consented to.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        amend:
          agreed_text: Elke school begeleidt haar zijinstromers twee jaar.
        meeting: vo-2014-12
        reason: een jaar bleek te kort

    ## Good
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-12-03-sectortafel-vo.yaml
        amend:
          agreed_text: Elke school begeleidt haar zijinstromers twee jaar.
        meeting: vo-2014-12
        reason: een jaar bleek te kort
        # actions/zijinstroom-vergroten/2014-12-10-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 0e27dbf29b199c39d768ab3c06e37d28d5a7eea0abdb73afd870a65ab4d5e312
    """
    story = day.story(action)
    if action.id in agenda.half_told or not (in_force(story) or not story.closed) or _some_lost(day, action):
        return
    text = story.action.agreed_text
    for one in _stances(agenda, story):
        if one.void:
            yield see(
                *("consent", "digest"),
                at=one.entry,
                says=N_("{party!r} consented to another text than the one of {id!r} now")
                if text
                else N_("{party!r} consented to a text, and {id!r} has none"),
                party=one.party,
                id=action.id,
                hint=say("let it consent to the text as it reads now, with digest {digest}", digest=text_digest(text))
                if text
                else say("write as agreed_text the text that it consented to"),
                related=[(_text_place(action, story), say("the text as it reads now"))] if text else [],
            )


@rule("G108", "in-force-without-text", each=Action, unless=("E110",))
def in_force_without_text(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """An agreement is in force, and it is not written what was agreed or whom it binds.

    ## Why
    Each party remembers an agreement in its own words. Without one text and a list of the bound nobody can be held
    to it.

    ## Fix
    Write as `agreed_text` what was agreed, word for word, and as `binds` the parties it binds. Then let each of
    them consent to that text.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        related:
          - verkenning-selectie
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2014-10

    ## Good
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        related:
          - verkenning-selectie
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
        # actions/zijinstroom-vergroten/2014-10-15-bestuurlijke-overlegtafel.yaml
        status: done
        meeting: bestuurlijk-2014-10
    """
    story = day.story(action)
    lacks = [key for key in ("agreed_text", "binds") if not getattr(story.action, key)]
    if lacks and in_force(story) and action.id not in agenda.half_told:
        yield see(
            "status",
            at=put_in_force(story)[0],
            says=N_("{id!r} is in force without {lacks}"),
            id=action.id,
            lacks=both(lacks),
            hint=say("write as agreed_text what was agreed, and as binds whom it binds"),
        )


@rule("G109", "consent-for-another", each=Action)
def consent_for_another(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """A party records the consent of another party.

    ## Why
    Consent binds. Who could give it for others could bind them without their knowing.

    ## Fix
    Let the party record its consent itself. If it gave it at a meeting, name that `meeting`, or let the table
    record it.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        # actions/zijinstroom-vergroten/2014-10-01-ocw.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19

    ## Good
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        # actions/zijinstroom-vergroten/2014-10-01-vo-raad.yaml
        consent:
          party: vo-raad
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19
    """
    for entry, consent in _given(day, action):
        known = agenda.get(Party, entry.by) and agenda.get(Party, consent.party)
        if known and entry.meeting is None and consent.party not in agenda.named_through(entry.by):
            yield see(
                *("consent", "party"),
                at=entry,
                says=N_("{by!r} cannot consent for {party!r}"),
                by=entry.by,
                party=consent.party,
                hint=say("let it record its consent itself, or name the meeting at which it consented"),
            )


@rule("G110", "consent-not-asked", each=Action, severity=Severity.WARNING, unless=("G108", "G109"))
def consent_not_asked(action: Action, agenda: Agenda, *, day: Day) -> Iterator[Finding]:
    """The consent of a party is recorded that the agreement does not bind.

    ## Why
    It counts for nothing, while it looks as if one more party agreed. Of a group each member consents itself.

    ## Fix
    If the party is bound too, add it to `binds`. If it is a group, let its members consent. A party that only
    supports the agreement can say so in a `note`.

    ## Bad
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        # actions/zijinstroom-vergroten/2014-10-01-ocw.yaml
        consent:
          party: ocw
          value: given
          digest: 946fb6fd33d6d5fc5151f0971a9b88c1082af1a451b108d282ca875c534cdc19

    ## Good
        # actions/zijinstroom-vergroten.yaml
        kind: agreement
        agreed_text: Elke school begeleidt haar zijinstromers.
        binds:
          - vo-raad
        # actions/zijinstroom-vergroten/2014-10-01-ocw.yaml
        note: OCW steunt deze afspraak.
    """
    bound = bound_parties(agenda, action)
    if not all(agenda.get(Party, party) for party in bound):
        return  # it may be a member of a group that cannot be read
    for entry, consent in _given(day, action):
        party = agenda.get(Party, consent.party)
        if party and party.id not in bound:
            yield see(
                *("consent", "party"),
                at=entry,
                says=N_("{id!r} does not bind {party!r}, so its consent counts for nothing"),
                id=action.id,
                party=party.id,
                hint=_who_consents(party, bound=tuple(bound)),
            )


def _stances(agenda: Agenda, story: Story) -> list[Stance]:
    """What the bound parties say that can be read; of a group that cannot be read nobody knows who is bound."""
    if story.action.kind is not ActionKind.AGREEMENT:
        return []
    return [one for one in consents(agenda, story.action, story.entries) if agenda.get(Party, one.party)]


def _given(day: Day, action: Action) -> Iterator[tuple[ActionEntry, Consent]]:
    for entry in day.story(action).entries:
        if entry.consent:
            yield entry, entry.consent


def _some_lost(day: Day, action: Action) -> bool:
    """Whether there is a consent under a name that nobody has: it may be the one that is missed."""
    return not all(day.agenda.exists(Party.kind_name, consent.party) for _, consent in _given(day, action))


def _text_place(action: Action, story: Story) -> Spot:
    """Where the text stands as it reads now."""
    for entry in reversed(story.entries):
        if entry.amend and entry.amend.agreed_text:
            return spot("amend", "agreed_text", at=entry)
    return spot("agreed_text", at=action)


def _who_consents(party: Party, *, bound: tuple[str, ...]) -> Text:
    if not bound:
        return say("write in binds whom it binds")
    members = tuple(member for member in party.members if member in bound)
    if members:
        return say("of a group each member consents itself: {members}", members=members)
    return say("it binds {parties}; add this party to binds if it is bound too", parties=bound)
