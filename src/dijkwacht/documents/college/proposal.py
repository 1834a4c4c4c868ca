"""The proposal to those who decide: what is asked, why, what speaks against it, what it costs and what stays closed."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from dijkwacht.documents.college import secrecy
from dijkwacht.documents.college.frame import gap, paper, said_of_example
from dijkwacht.documents.college.points import points
from dijkwacht.documents.college.recipients import recipients
from dijkwacht.documents.paper.model import Block, Column, Heading, Notice, Paper, Paragraph, Points, Table
from dijkwacht.documents.report.content import RecommendationText
from dijkwacht.documents.report.parts import advice, wording
from dijkwacht.documents.report.parts.bodies import Bodies
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.method import about_own_tasks, ahead, rests_on, weighed_on
from dijkwacht.documents.report.parts.one_page import HEAVIEST, key_figures, one_page
from dijkwacht.kit.dutch import capital, count, long_date

AFTER_MONTHS: Final = "zes maanden"
SHOWN: Final = 10
"""As many as fit a first plan."""
Chapter = tuple[str, Callable[[Matter, Bodies], Sequence[Block]]]


def proposal(matter: Matter) -> Paper:
    """The proposal, with clear gaps where only the organisation knows what to write."""
    deciding = matter.bodies
    blocks: list[Block] = [*_head(matter, deciding)]
    for title, blocks_of in CHAPTERS:
        blocks += [Heading(1, title), *blocks_of(matter, deciding)]
    title = f"{deciding.proposal}: weerbaarheidsbeeld {matter.head.name}"
    return paper(matter, title=title, what=deciding.proposal, blocks=blocks)


def _head(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    head = matter.head
    rows = (
        ("Onderwerp", f"Weerbaarheidsbeeld {head.name}, {matter.kicker[0].lower()}{matter.kicker[1:]}"),
        ("Voor", deciding.paper_to),
        ("Status van het beeld", str(head.ruling) if head.ruling else capital(head.state or "niet bekend")),
        ("Wie mag het beeld zien", head.marking.told),
        ("Gemaakt op", long_date(head.made_on)),
    )
    return [
        Table(caption="", columns=(Column("Gegeven", 28), Column("Inhoud", 72)), rows=rows),
        gap("portefeuillehouder, afdeling, zaaknummer en datum van de vergadering"),
    ]


def _decision(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    """The points to decide on, the adviser's own among them."""
    del deciding
    asked = points(matter)
    return [
        Paragraph(asked.intro),
        Points(tuple(Paragraph(one.text, mark=one.mark) for one in asked.points), is_numbered=True),
        *(Paragraph(one.text, mark=one.mark) for one in asked.besides),
    ]


def _occasion(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    return [
        Paragraph(
            f"Georganiseerde criminaliteit zoekt plekken waar regels, geld en gegevens van {deciding.organisation} te "
            f"misbruiken zijn. Een weerbaarheidsbeeld laat zien hoe {deciding.organisation} zelf daartegen bestand is: wat is "
            "vastgelegd, en wat gebeurt in de praktijk. Het gaat over de eigen organisatie, niet over personen of zaken."
        ),
        Paragraph(" ".join([rests_on(matter.head.basis), *weighed_on(matter.head.basis)])),
        *map(Notice, ahead(matter.head)),
        *about_own_tasks(matter),
        gap("eerdere besluiten waarop dit volgt, zoals het veiligheidsplan of de opdracht voor dit beeld"),
    ]


def _core(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    """The figures and the heaviest findings, as page one of the report has them."""
    del deciding
    page = one_page(matter)
    rows = tuple((capital(figure.label), figure.value) for figure in key_figures(matter))
    found = matter.found[: len(page.findings)]
    marks = [matter.passage("finding", id_) for id_ in found]
    findings = [Paragraph(text, mark=kept.short if kept else "") for text, kept in zip(page.findings, marks, strict=True)]
    return [
        Paragraph(f"{page.headline}. {page.sentence}"),
        Table("Kerncijfers van het beeld", (Column("Wat", 70), Column("Cijfer", 30, is_figure=True)), rows),
        Heading(2, page.findings_title) if findings else Paragraph(f"{page.findings_title}."),
        *findings,
        *_first_advice(matter),
    ]


def _first_advice(matter: Matter) -> Sequence[Block]:
    """What is advised with the heaviest findings, with who and when as far as that is known."""
    items = _with_heaviest(matter)
    return [Heading(2, "Het advies daarbij"), advice.listed(matter, items), *_lacking(items)] if items else []


def _lacking(items: Sequence[RecommendationText]) -> list[Paragraph]:
    """Where an owner and a day are chosen: once in the paper, at the first advice."""
    return [Paragraph(advice.LACKING)] if advice.is_lacking(items) else []


def _with_heaviest(matter: Matter) -> list[RecommendationText]:
    """The advice with the heaviest findings, each once."""
    heaviest = matter.found[:HEAVIEST]
    return list(dict.fromkeys(item for id_ in heaviest if (item := advice.with_finding(matter, id_))))


def _arguments(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    """Why: in words, for the figures stand in the core."""
    figures, item = matter.picture.whole, advice.chosen(matter)
    said = ["Wat op papier al goed is geregeld, gaat ook in de praktijk werken."] if figures.paper_only_count else []
    if matter.must_missed:
        said.append("Een minimumeis telt in de norm altijd als zwaar. Met de minimumeisen die nog niet op orde zijn, begint het.")
    if any(one.effort == "small" for one in item):
        said.append("Een deel van de aanbevelingen vraagt weinig inspanning. Daarmee kan het werk meteen beginnen.")
    said.append(
        "Het plan geeft eigenaren een opdracht. Zonder plan blijft het bij lezen."
        if matter.head.ruling
        else "Een besluit geeft eigenaren een opdracht. Zonder besluit blijft het beeld een stuk van de adviseur en niet van "
        f"{deciding.organisation}."
    )
    return _numbered(said)


def _reservations(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    del deciding
    said = ["De cijfers rusten op antwoorden van mensen en op bewijs dat zij noemen. Het zijn geen metingen van criminaliteit."]
    if matter.not_known:
        number = count(len(matter.not_known), "onderdeel is", "onderdelen is")
        said.append(f"Van {number} nog niet bekend hoe het staat. Zo’n onderdeel telt als niet op orde, en is geen bevinding.")
    if matter.head.basic:
        said.append("Dit beeld is gemaakt met de korte set: de zwaarste onderdelen, niet alle.")
    said.append("Niet alles kan tegelijk. Het uitvoeringsplan kiest wat eerst gaat; de rest wacht, en dat is een keuze.")
    said.append("Het woord bovenaan zegt wie het beeld ziet. Dat is geen wettelijke grond om het niet openbaar te maken.")
    return _numbered(said)


def _numbered(said: Sequence[str]) -> list[Paragraph]:
    return [Paragraph(f"{number}. {text}") for number, text in enumerate(said, start=1)]


def _money(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    """What is known of the cost, the effort per recommendation, and a gap where an amount belongs."""
    del deciding
    efforts = Counter(str(item.effort) for item in advice.chosen(matter))
    if not efforts:
        return [
            Paragraph("Er zijn geen aanbevelingen. Dit besluit vraagt daarom geen geld voor maatregelen."),
            gap("kosten van het beeld zelf, als die er zijn"),
        ]
    rows = tuple((capital(wording.EFFORT[effort]), str(efforts[effort])) for effort in wording.EFFORT if efforts[effort])
    total = ("Samen", str(efforts.total()))
    return [
        Paragraph(
            "Van elke aanbeveling is de inspanning geschat als klein, middel of groot. Dat is een orde van grootte en geen "
            "bedrag."
        ),
        Table(
            caption="Aanbevelingen naar inspanning",
            columns=(Column("Inspanning", 70), Column("Aanbevelingen", 30, is_figure=True)),
            rows=(*rows, total),
            has_total=True,
        ),
        gap("bedrag eenmalig en per jaar, uren per afdeling, dekking en begrotingspost"),
    ]


def _communication(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    return [
        Paragraph(
            f"{capital(deciding.council)} krijgt een brief zonder zwakke plekken: dat het beeld er is, hoe het is gemaakt "
            f"en wat volgt. Grond: {deciding.inform}."
        ),
        recipients(matter, deciding),
        Paragraph(
            "De volledige versie gaat niet mee met openbare stukken. "
            f"{'Er is' if matter.head.ruling else 'Na een besluit over het beeld is er'} een openbare versie: "
            "wat is onderzocht en wat ermee gebeurt, zonder bevindingen en zonder cijfers."
        ),
        gap("persbericht of geen, en wie vragen beantwoordt"),
    ]


def _follow_up(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    del deciding
    return [
        Paragraph(
            f"{'Nu' if matter.head.ruling else 'Na het besluit'} volgt een uitvoeringsplan. Na {AFTER_MONTHS} is er een "
            "voortgangsbericht: wat is besloten, wat loopt, wat werkt aantoonbaar."
        ),
        gap("ambtelijk opdrachtgever, dag waarop het uitvoeringsplan klaar is, dag van het voortgangsbericht"),
        *_recommended(matter),
    ]


def _recommended(matter: Matter) -> Sequence[Block]:
    """The heaviest ones beside those of the core: a proposal is read in a few minutes, the rest stands in the report."""
    first = _with_heaviest(matter)
    found = [item for item in advice.chosen(matter) if item not in first]
    if not found:
        return [] if first else [Paragraph("Er zijn geen aanbevelingen.")]
    rest = len(found) - SHOWN
    more = f" De {SHOWN} zwaarste daarvan staan hier, de andere {rest} in het rapport." if rest > 0 else ""
    besides = "Naast het advies bij de kern" if first else "In het beeld"
    return [
        Paragraph(f"{besides}: {count(len(found), 'aanbeveling', 'aanbevelingen')}.{more}"),
        advice.listed(matter, found[:SHOWN], after=len(first)),
        *([] if advice.is_lacking(first) else _lacking(found[:SHOWN])),
    ]


def _annexes(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    closed = ["De besloten set met de gemarkeerde passages, in genummerde kopieën."] if matter.texts.passages else []
    return [
        *(
            Paragraph(f"{letter}. {what}")
            for letter, what in zip(
                "ABCD",
                [
                    f"Het weerbaarheidsbeeld, volledige versie, voor {deciding.board}.",
                    "De dia’s voor de bespreking.",
                    f"De brief aan {deciding.council}.",
                    *closed,
                ],
                strict=False,
            )
        ),
        *said_of_example(matter.head),
    ]


def _secrecy(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    return secrecy.told(matter, deciding)


CHAPTERS: Final[tuple[Chapter, ...]] = (
    ("Beslispunten", _decision),
    ("Aanleiding", _occasion),
    ("Kern", _core),
    ("Argumenten", _arguments),
    ("Kanttekeningen", _reservations),
    ("Financiën", _money),
    ("Communicatie", _communication),
    ("Geheimhouding", _secrecy),
    ("Uitvoering en vervolg", _follow_up),
    ("Bijlagen", _annexes),
)
