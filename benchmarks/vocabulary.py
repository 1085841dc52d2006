"""The words that made-up agendas are written in: work, subject and place make a title, phrases make the rest."""

from collections.abc import Mapping
from typing import NamedTuple

from lerarenagenda.records.status import ActionKind


class Term(NamedTuple):
    """A few words: as part of an id, in Dutch, and in English."""

    slug: str
    nl: str
    en: str


def _terms(lines: str) -> tuple[Term, ...]:
    """One term a line: slug, Dutch and English, with a bar between them."""
    return tuple(Term(*(part.strip() for part in line.split("|"))) for line in lines.strip().splitlines())


WORK: Mapping[ActionKind, tuple[Term, ...]] = {
    ActionKind.ACTION: _terms("""
        verkenning | Verkenning van | Exploration of
        uitwerking | Uitwerking van | Elaboration of
        invoering | Invoering van | Introduction of
        evaluatie | Evaluatie van | Evaluation of
        uitbreiding | Uitbreiding van | Extension of
        verbetering | Verbetering van | Improvement of
        inventarisatie | Inventarisatie van | Survey of
        herziening | Herziening van | Revision of
        proef | Proef met | Pilot of
        onderzoek | Onderzoek naar | Study of
        handreiking | Handreiking over | Guide to
        vergelijking | Vergelijking van | Comparison of
        plan | Plan van aanpak voor | Plan for
        nulmeting | Nulmeting van | Baseline of
    """),
    ActionKind.AGREEMENT: _terms("""
        afspraken | Afspraken over | Agreements on
        convenant | Convenant over | Covenant on
        norm | Gezamenlijke norm voor | Common standard for
        kader | Landelijk kader voor | National framework for
    """),
    ActionKind.REQUEST: _terms("""
        verzoek-ruimte | Verzoek om ruimte voor | Request for room for
        verzoek-middelen | Verzoek om middelen voor | Request for funds for
        verzoek-regels | Verzoek om andere regels voor | Request for other rules for
    """),
    ActionKind.AMBITION: _terms("""
        meer-aandacht | Meer aandacht voor | More attention for
        hogere-kwaliteit | Hogere kwaliteit van | Higher quality of
        bredere-deelname | Bredere deelname aan | Wider participation in
        sterkere-positie | Sterkere positie van | Stronger position of
    """),
    ActionKind.ARRANGEMENT: _terms("""
        bespreking | Jaarlijkse bespreking van | Yearly discussion of
        rapportage | Vaste rapportage over | Regular report on
        overleg | Doorlopend overleg over | Standing consultation on
        monitor | Gezamenlijke monitor van | Joint monitor of
    """),
}
SUBJECTS = _terms("""
    zij-instroom | de trajecten voor zij-instromers | routes for career changers
    eerste-jaren | de begeleiding in de eerste jaren voor de klas | support in the first years of teaching
    vakdidactiek | de vakdidactische scholing | training in subject teaching
    coaching | de coaching door ervaren collega’s | coaching by experienced colleagues
    beeldbegeleiding | het gebruik van beeldbegeleiding | the use of video coaching
    studiekeuze | de voorlichting bij de studiekeuze | information on choosing a study
    toelating | de eisen bij de toelating | entry requirements
    kennisbasis | de toetsen van de kennisbasis | knowledge base tests
    flexibele-routes | de flexibele opleidingsroutes | flexible routes
    deeltijd | het aanbod in deeltijd | part-time courses
    verkort-traject | het verkorte traject voor bevoegden | the short track for the qualified
    erkenning | de erkenning van eerder verworven bekwaamheden | recognition of prior learning
    taakverdeling | de verdeling van taken in het team | the division of tasks in teams
    werkdruk | de aanpak van de werkdruk | measures on workload
    studieverlof | het gebruik van studieverlof | the use of study leave
    schoolleiders | de scholing van schoolleiders | training of school heads
    onderwijsassistent | de doorgroei van onderwijsassistenten | the progress of teaching assistants
    leerlingzorg | de samenwerking met de jeugdzorg | cooperation with youth care
    burgerschap | de lessen burgerschap | citizenship lessons
    digitaal-lesgeven | de vaardigheid in digitaal lesgeven | digital teaching skills
    taalbeleid | het taalbeleid | language policy
    rekenen | het rekenonderwijs | numeracy teaching
    meertaligheid | de omgang met meertaligheid | dealing with multilingualism
    passend | de scholing voor passend onderwijs | training for inclusive education
    hoogbegaafd | het aanbod voor hoogbegaafde leerlingen | provision for gifted pupils
    toetsing | de kwaliteit van toetsen | the quality of tests
    collegiaal | de onderlinge lesbezoeken | mutual lesson visits
    onderzoekend | het onderzoek door leraren | research by teachers
    lesmateriaal | het delen van lesmateriaal | sharing of teaching materials
    loopbaan | de loopbaanpaden in de school | career paths in school
    mobiliteit | de mobiliteit tussen besturen | mobility between boards
    vervanging | de regeling voor vervanging | the substitution scheme
    prognose | de prognose van tekorten | the forecast of shortages
    gegevens | de gegevens over doorstroom | progression data
    vertrek | de redenen van vertrek | reasons for leaving
    herintreders | de terugkeer van oud-leraren | the return of former teachers
    gastlessen | de gastlessen uit het bedrijfsleven | guest lessons from industry
    hybride | de hybride banen | hybrid jobs
    praktijkplek | het aanbod van praktijkplekken | practice places
    praktijkbeoordeling | de beoordeling in de praktijk | assessment in practice
    opleider | de bekwaamheid van opleiders in de school | skills of school-based trainers
    kosten | de verdeling van kosten | the sharing of costs
    huisvesting | de huisvesting voor nieuwe leraren | housing for new teachers
    reiskosten | de vergoeding van reiskosten | travel allowances
    diversiteit | de diversiteit van teams | diversity of teams
    ouders | het gesprek met ouders | talks with parents
    welbevinden | het welbevinden van studenten | student wellbeing
    alumni | het contact met alumni | contact with alumni
""")
PLACES = _terms("""
    bovenbouw | in de bovenbouw | in the upper years
    onderbouw | in de onderbouw | in the lower years
    kleine-scholen | op kleine scholen | at small schools
    grote-steden | in de grote steden | in the large cities
    krimp | waar het leerlingental daalt | where pupil numbers fall
    exact | bij de exacte vakken | in the sciences
    talen | bij de moderne talen | in modern languages
    techniek | bij de technische vakken | in technical subjects
    kunst | bij de kunstvakken | in the arts
    gym | bij het bewegingsonderwijs | in physical education
    klassiek | bij de klassieke talen | in the classics
    economie | bij de economische vakken | in economics
    nieuwkomers | voor klassen met nieuwkomers | for newcomer classes
    speciaal | in het speciaal onderwijs | in special education
    praktijk | in het praktijkonderwijs | in practical education
    avond | in avondopleidingen | in evening courses
    tweede-graad | met een tweedegraads bevoegdheid | with a grade two qualification
    eerste-graad | met een eerstegraads bevoegdheid | with a grade one qualification
    starters | voor wie net begint | for beginners
    ervaren | voor wie al langer werkt | for the experienced
    flex | voor wie tijdelijk werkt | for temporary staff
    buitenland | met opleidingen over de grens | with institutions abroad
    bedrijven | met bedrijven in de buurt | with local companies
    gemeenten | met de gemeenten | with municipalities
    bibliotheken | met de bibliotheken | with libraries
    musea | met musea en theaters | with museums and theatres
    sport | met sportverenigingen | with sports clubs
    besturen | binnen één bestuur | within one board
    netwerken | in lerende netwerken | in learning networks
    online | met een digitaal platform | with a digital platform
    zomer | buiten de lesweken | outside term time
    eerste-jaar | in het eerste studiejaar | in the first year of study
    afstuderen | in de afstudeerfase | in the final phase
    overstap | bij de overstap tussen sectoren | when moving between sectors
    noord | in de noordelijke provincies | in the northern provinces
    zuid | in de zuidelijke provincies | in the southern provinces
""")
REGIONS = (
    *("Achterhoek", "Betuwe", "Delta", "Drechtoevers", "Flevokust", "Gooiland", "Groene Hart", "Kempenland"),
    *("Kop van Noord", "Limburgse Heuvels", "Maasoever", "Noordkwartier", "Oostland", "Rijnstreek", "Twentekanaal"),
    *("Veenkoloniën", "Veluwerand", "Waddenkust", "Westhoek", "Zeeuwse Eilanden"),
)
PRIORITIES = _terms("""
    aantrekkelijk-beroep | Een aantrekkelijk beroep | An attractive profession
    brede-toegang | Brede toegang tot de opleidingen | Broad access to training
    goede-begeleiding | Goede begeleiding in de praktijk | Good support in practice
    blijven-leren | Blijven leren tijdens de loopbaan | Learning throughout the career
    sterke-teams | Sterke teams en schoolleiders | Strong teams and school heads
    samen-in-de-regio | Samen in de regio | Together in the region
""")
QUOTE_HEADS = (
    "De partijen spreken af dat {subject} {place} een vast onderdeel van hun gezamenlijke werk wordt",
    "Daarom zullen wij {subject} {place} de komende periode opnieuw bezien",
    "Omdat {subject} {place} nog te vaak van toeval afhangt, nemen wij dit met voorrang ter hand",
    "Wij hechten eraan dat {subject} {place} overal op hetzelfde niveau komt",
    "Voor {subject} {place} komt er een gezamenlijke aanpak met een duidelijke verdeling van werk",
    "Het is gewenst dat {subject} {place} beter aansluit op wat scholen en opleidingen vragen",
)
QUOTE_TAILS = (
    "zodat scholen en opleidingen van elkaar weten wat zij kunnen verwachten.",
    "en zullen daarbij gebruik maken van wat in de afgelopen jaren al is opgebouwd.",
    "waarbij de uitkomsten aan alle betrokken besturen beschikbaar worden gesteld.",
    "met aandacht voor de verschillen tussen sectoren en voor wat dit vraagt van leraren zelf.",
    "en leggen de uitkomsten voor aan de bestuurlijke tafel, die zich over het vervolg uitspreekt.",
    "onder de voorwaarde dat de kwaliteit van het onderwijs er niet onder lijdt.",
)
DOUBTS = (
    "Niet gezegd is wie hiervoor {subject} in kaart brengt en uit welke middelen dat wordt betaald.",
    "Of het alleen om {subject} {place} gaat of ook elders, laat de tekst in het midden.",
    "Wat als voldoende geldt is niet bepaald; gelezen als een inspanning en niet als een resultaat.",
    "De term is in andere stukken ruimer gebruikt. Hier is de engste lezing gevolgd die de woorden toelaten.",
    "Het verband met de andere punten onder dezelfde prioriteit is uit de volgorde van de tekst afgeleid.",
)
NOTES = (
    "Hangt samen met een lopend programma; dubbel werk moet worden voorkomen.",
    "De uitvoering ligt bij de instellingen zelf, de tafel volgt alleen de voortgang.",
    "Bij de vorige ronde bleek de planning te krap; de tafel heeft daar toen op gewezen.",
)
MEASURES = (
    "aandeel scholen en opleidingen dat meedoet, per sector geteld aan het eind van elk schooljaar",
    "een vastgesteld document dat aan alle besturen is gezonden",
    "aantal deelnemers per jaar, vergeleken met de eerste telling",
    "oordeel van betrokken leraren in de jaarlijkse peiling",
)
NEWS = (
    "De eerste gesprekken over {subject} zijn gevoerd; een werkgroep bereidt een voorstel voor.",
    "Er is een tussenstand gemaakt. Het beeld {place} is wisselend, maar overal is een begin gemaakt.",
    "De planning is met de uitvoerders doorgenomen. Het volgende overleg krijgt een uitgewerkte versie.",
    "De reacties van de achterban zijn verwerkt. Over de kosten bestaat nog geen overeenstemming.",
    "Bij de helft van de besturen loopt dit inmiddels; de andere helft volgt na de zomer.",
)
CAUSES = (
    "er is te weinig menskracht beschikbaar",
    "de gegevens komen later dan gedacht",
    "twee partijen verschillen van mening",
)
EFFECTS = ("de einddatum komt in gevaar", "een deel van de scholen kan niet meedoen", "het vervolg schuift op")
REMEDIES = ("er is extra hulp gevraagd", "het werk is opnieuw verdeeld", "de tafel bespreekt een kleinere opzet")
MOVED_FOR = (
    "de uitkomsten van het onderzoek komen later beschikbaar",
    "de uitvoerders hebben meer tijd nodig voor de afstemming met hun achterban",
    "samenloop met een ander traject dat eerst moet zijn afgerond",
)
DROPPED_FOR = (
    "gaat op in een ander punt van deze agenda",
    "er is onvoldoende draagvlak gebleken bij de uitvoerders",
    "door nieuwe regels niet meer nodig",
)
HELD_FOR = (
    "wacht op besluitvorming elders",
    "er zijn tijdelijk geen middelen",
    "de uitvoerder heeft nu andere verplichtingen",
)
REMAINS = ("de invoering bij de overige besturen", "de afstemming over de kosten", "een laatste ronde langs de scholen")
PROOFS = (
    "Eindverslag",
    "Vastgestelde handreiking",
    "Brief aan de besturen",
    "Verslag van de slotbijeenkomst",
    "Jaarrapportage",
)
VAGUE = (
    "op termijn",
    "zo spoedig mogelijk",
    "op korte termijn",
    "na afronding van de verkenning",
    "in een later stadium",
)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
ORDINALS = ("eerste", "tweede", "derde", "vierde")
