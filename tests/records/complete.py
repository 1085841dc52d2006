"""A record of every kind with every key it may have; what happens in them is made up."""

from collections.abc import Mapping

from lerarenagenda.records.action import Action
from lerarenagenda.records.base import Part
from lerarenagenda.records.history import ActionEntry
from lerarenagenda.records.meeting import Meeting, MeetingEntry
from lerarenagenda.records.party import Party
from lerarenagenda.records.priority import Priority, PriorityEntry
from lerarenagenda.records.settings import Settings
from lerarenagenda.records.source import Source
from lerarenagenda.records.table import Table

CITATION = """\
source:
  document: brief
  place: p. 2
  item: P2.2
  quote: Alle lerarenopleidingen hebben in 2015 een ‘adviescommissie’
  note: zo staat het er
"""
COMPLETE: Mapping[type[Part], str] = {
    Settings: """\
title: Lerarenagenda
title_en: Teacher agenda
language: nl
timezone: Europe/Amsterdam
schema: 1
closing: by_decision
due_soon_days: 60
stale_days: 120
max_moves: 2
sectors: [{id: po, name: primair onderwijs}]
conventions: [{words: medio, means: het tweede derde deel}]
bottlenecks: [{quote: Wel is het tijdrovend, place: p. 5}]
definitions: [{term: tekortvakken, term_en: shortage subjects, means: Onder prioriteit 1 die in het vo.}]
references: [{title: Wet BIO, place: p. 4, source: wet-bio, note: Niet bij de brief.}]
""",
    Source: f"""\
title: Landelijke en regionale samenwerking
kind: letter
date: 2014-06-04
reference: VSNU 14/196 U
from: [po-raad]
to: [ocw]
sha256: {"ab" * 32}
url: https://www.rijksoverheid.nl/brief
note: De digest is die van de platte tekst.
""",
    Party: f"""\
name: VO-raad
short: vo
kind: sector_council
sectors: [vo]
members: [scholen]
represented_by: [po-raad]
active_from: 2006-01-01
active_until: 2030-12-31
successor: po-raad
contact: info@voorbeeld.example
role: Vertegenwoordiger van de schoolbesturen
signed_by: {{name: Paul Rosenmöller, function: Voorzitter}}
{CITATION}note: Ondertekent de brief.
""",
    Table: f"""\
name: Sectortafel vo
name_en: Sector table vo
short: vo
kind: sector
sectors: [vo]
region: Noord
members:
  - {{party: vo-raad, role: chair, function: voorzitter, from: 2014-09-01, until: 2016-12-31, basis: inferred}}
per_year: 4
reports_to: bestuurlijke-overlegtafel
prepares: bestuurlijke-overlegtafel
binding: false
consults_with: [ocw]
established: 2014-09-01
dissolved: 2020-12-31
{CITATION}note: De brief geeft geen ledenlijst.
""",
    Priority: f"""\
number: 2
title: Eindtermen en bekwaamheidseisen
title_en: Exit qualifications
sectors: [po, vo]
ambition: dat eindtermen en bekwaamheidseisen op elkaar aansluiten
bottlenecks: [{{quote: geen eenduidige antwoorden, place: p. 5}}]
binding_agreement: {{expected: true, basis: inferred, quotes: [bindende afspraken], doubt: zes of vijf}}
table: bestuurlijke-overlegtafel
review_on: 2015-10
{CITATION}note: Een lezing.
""",
    Action: f"""\
number: 2.2
title: Adviescommissie per onderwijssector
title_en: An advisory committee per education sector
kind: action
strength: commitment
priority: eindtermen
sectors: [po, vo]
sectors_basis: gelezen uit de samenhang
level: both
region: Noord
tables: [sectortafel-vo]
tables_basis: algemene regel op p. 4
owners: [{{party: vo-raad, role: lead, tables: [sectortafel-vo], basis: stated, note: gelezen}}]
deadline:
  {{text: in 2015, by: 2015, every: P6M, after: {{event: bestuurlijk-2015-04, offset: P3M}}, of: de commissie}}
review_on: 2015-10
measure: {{text: aandeel lerarenopleidingen met een commissie, basis: stated}}
condition: met behoud van kwaliteit
milestones: [{{title: opzet, deadline: {{text: najaar 2014, by: 2014-12-20}}}}]
coverage: [{{unit: pabo’s, sectors: [po]}}]
agreed_text: Elke opleiding heeft een commissie.
binds: [vo-raad]
part_of: zijinstroom-vergroten
depends_on: [verkenning-selectie]
related: [verzoek-erkennen]
supersedes: [oude-actie]
elsewhere: [{{source: sectorakkoord, sectors: [vo], quote: alle starters worden begeleid}}]
{CITATION}doubts: [Wat is elk van de onderwijssectoren]
note: Er moet per instelling worden geteld.
""",
    Meeting: """\
table: sectortafel-vo
date: 2014-12-03
form: meeting
status: held
attendance: [{party: vo-raad, present: true}]
agenda: [{title: Voortgang, items: [zijinstroom-vergroten], purpose: decide, note: kort}]
minutes: {reference: verslag vo 2014-2, adopted_at: vo-2015-03}
note: Op het kantoor van de VO-raad.
""",
    ActionEntry: f"""\
status: in_progress
deadline: {{text: eind 2015, by: 2015-12-31}}
asks: {{deadline: {{text: medio 2016}}, hold: 2015-10, withdraw: false, decision: een budget, reason: te druk}}
lead: vo-raad
signal: {{value: amber, cause: ziekte, consequence: twee maanden later, correction: vervanging}}
forecast: 2016-Q1
note: De opzet is klaar.
nothing_new: false
evidence:
  - title: Opzet
    date: 2014-12-01
    reference: VO 14-12
    url: https://voorbeeld.example/opzet
    file: bijlagen/opzet.pdf
    sha256: {"0f" * 32}
    proves: dat er een opzet is
    covers: [vo]
consent: {{party: vo-raad, value: given, digest: {"a1" * 32}}}
answer: {{tenor: partly, document: brief van OCW}}
milestone: opzet
coverage: [{{unit: pabo’s, sector: po, status: done}}]
example: {{title: Opleiden in de school, region: Noord, url: https://voorbeeld.example/praktijk}}
amend:
  title: Adviescommissie bij elke opleiding
  title_en: An advisory committee everywhere
  priority: eindtermen
  tables: [sectortafel-vo]
  owners: [{{party: vo-raad, role: lead, basis: stated}}]
  agreed_text: Elke opleiding heeft een commissie.
remains: de benoemingen
until: 2015-10
corrects: 2014-12-02-vo-raad.yaml
meeting: vo-2014-12
tables: [sectortafel-vo]
reason: besloten in het overleg
""",
    MeetingEntry: """\
date: 2015-05-20
reason: de minister was verhinderd
""",
    PriorityEntry: """\
meeting: bestuurlijk-2014-10
reason: samengevoegd met een andere
amend: {title: Eindtermen, title_en: Exit qualifications, ambition: aansluiting}
merged_into: stage
dropped: false
""",
}
