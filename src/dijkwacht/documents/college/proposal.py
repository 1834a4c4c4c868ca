"""The proposal to those who decide: what is asked, why, what speaks against it, what it costs and what stays closed."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from dijkwacht.documents.college import secrecy
from dijkwacht.documents.college.bodies import Deciding, deciding_in
from dijkwacht.documents.college.content import Paper
from dijkwacht.documents.college.running import gap, kicker, name, paper, said_of_example
from dijkwacht.documents.drawings.labels import one_line, plain
from dijkwacht.documents.report.content import Block, Column, Heading, Paragraph, Points, Table
from dijkwacht.documents.report.parts import advice, wording
from dijkwacht.documents.report.parts.matter import Matter, noted
from dijkwacht.documents.report.parts.method import about_own_tasks, rests_on
from dijkwacht.documents.report.parts.one_page import headline as headline_of
from dijkwacht.documents.report.parts.one_page import key_figures, one_page, sentence
from dijkwacht.kit.dutch import count, long_date

AFTER_MONTHS: Final = "zes maanden"
SHOWN: Final = 10
"""As many as fit a first plan."""
Chapter = tuple[str, Callable[[Matter, Deciding], Sequence[Block]]]


def proposal(matter: Matter) -> Paper:
    """The proposal, with clear gaps where only the organisation knows what to write."""
    deciding = deciding_in(matter.head.code)
    blocks: list[Block] = [*_head(matter, deciding)]
    for title, blocks_of in CHAPTERS:
        blocks += [Heading(1, title), *blocks_of(matter, deciding)]
    title = f"{deciding.proposal}: weerbaarheidsbeeld {name(matter.head)}"
    return paper(matter, title=title, what=deciding.proposal, blocks=blocks)


def _head(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    head = matter.head
    rows = (
        ("Onderwerp", f"Weerbaarheidsbeeld {name(head)}, {kicker(matter)[0].lower()}{kicker(matter)[1:]}"),
        ("Voor", deciding.paper_to),
        ("Stand van het beeld", str(head.ruling) if head.ruling else (head.state or "niet bekend").capitalize()),
        ("Rubricering van het beeld", str(head.marking)),
        ("Gemaakt op", long_date(head.made_on)),
    )
    return [
        Table(caption="", columns=(Column("Gegeven", 28), Column("Inhoud", 72)), rows=rows),
        gap("portefeuillehouder, afdeling, zaaknummer en datum van de vergadering"),
    ]


def _decision(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    """The points to decide on, the adviser's own among them."""
    asked, kept = _asked(matter), matter.passage("decision")
    first = f"Het weerbaarheidsbeeld, peildatum {long_date(matter.head.on)}, vast te stellen."
    if matter.head.ruling:
        first = f"Kennis te nemen van het weerbaarheidsbeeld. {matter.head.ruling}."
    points = [(first, "")]
    points += [(f"{line} {noted(kept)}" if kept else line, kept.short if kept else "") for line in asked]
    if advice.chosen(matter):
        points.append(
            ("De aanbevelingen uit te werken in een uitvoeringsplan, met voor elke maatregel een eigenaar en een dag.", "")
        )
    if matter.texts.passages:
        points.append(("Te besluiten over de geheimhouding van de passages die hieronder bij ‘Geheimhouding’ staan.", ""))
    points.append((f"{deciding.council.capitalize()} te informeren met de bijgevoegde brief.", ""))
    return [
        Paragraph(f"Voorgesteld wordt dat {deciding.board} besluit:"),
        Points(tuple(text for text, _ in points), tuple(mark for _, mark in points)),
    ]


def _asked(matter: Matter) -> list[str]:
    return [line for line in map(one_line, plain(matter.texts.decision).split("\n")) if line]


def _occasion(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    return [
        Paragraph(
            f"Georganiseerde criminaliteit zoekt plekken waar regels, geld en gegevens van {deciding.organisation} te "
            f"misbruiken zijn. Een weerbaarheidsbeeld laat zien hoe {deciding.organisation} zelf daartegen bestand is: wat is "
            "vastgelegd, en wat gebeurt in de praktijk. Het gaat over de eigen organisatie, niet over personen of zaken."
        ),
        Paragraph(rests_on(matter.head.basis)),
        *about_own_tasks(matter),
        gap("eerdere besluiten waarop dit volgt, zoals het veiligheidsplan of de opdracht voor dit beeld"),
    ]


def _core(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    """The figures and the heaviest findings, as page one of the report has them."""
    del deciding
    page = one_page(matter)
    rows = tuple((figure.label.capitalize(), figure.value) for figure in key_figures(matter))
    found = matter.picture.weak_spots[: len(page.findings)]
    marks = [matter.passage("finding", id_) for id_ in found]
    findings = [Paragraph(text, kept.short if kept else "") for text, kept in zip(page.findings, marks, strict=True)]
    return [
        Paragraph(f"{page.headline}. {page.sentence}"),
        Table("Kerncijfers van het beeld", (Column("Wat", 70), Column("Cijfer", 30, is_figure=True)), rows),
        Heading(2, page.findings_title) if findings else Paragraph(f"{page.findings_title}."),
        *findings,
    ]


def _arguments(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    figures, missed = matter.picture.whole, len(matter.must_missed)
    said = (
        [f"{headline_of(figures)}. {sentence(figures)} Beleid dat er al is, gaat dan ook werken."]
        if figures.paper_only_count
        else []
    )
    if missed:
        said.append(
            f"{count(missed, 'basiseis staat', 'basiseisen staan')} in de praktijk niet op norm. Een basiseis is wat de norm "
            "altijd als zwaar telt; daar is de winst het grootst."
        )
    small = sum(item.effort == "small" for item in advice.chosen(matter))
    if small:
        number = count(small, "aanbeveling vraagt", "aanbevelingen vragen")
        said.append(f"{number} weinig inspanning. Daarmee kan het werk meteen beginnen.")
    said.append(
        "Een besluit geeft eigenaren een opdracht. Zonder besluit blijft het beeld een stuk van de adviseur en niet van "
        f"{deciding.organisation}."
    )
    return [Paragraph(f"{number}. {text}") for number, text in enumerate(said, start=1)]


def _reservations(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    del deciding
    picture = matter.picture
    unknown = len({*picture.unknown, *picture.unanswered})
    said = ["De cijfers rusten op antwoorden van mensen en op bewijs dat zij noemen. Het zijn geen metingen van criminaliteit."]
    if unknown:
        said.append(
            f"{count(unknown, 'onderdeel is', 'onderdelen zijn')} niet bekend of niet beantwoord. Dat telt als onder de norm."
        )
    if picture.no_evidence:
        number = count(len(picture.no_evidence), "onderdeel is", "onderdelen is")
        said.append(f"Bij {number} er nog geen bewijs van de praktijk. Het cijfer kan dus nog stijgen als het bewijs er komt.")
    if matter.head.basic:
        said.append("Dit beeld is gemaakt met de basisset: de zwaarste onderdelen, niet alle.")
    said.append("Niet alles kan tegelijk. Het uitvoeringsplan kiest wat eerst gaat; de rest wacht, en dat is een keuze.")
    said.append("De rubricering zegt wie het beeld ziet. Zij is geen wettelijke grond om het niet openbaar te maken.")
    return [Paragraph(f"{number}. {text}") for number, text in enumerate(said, start=1)]


def _money(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    """What is known of the cost, the effort per recommendation, and a gap where an amount belongs."""
    del deciding
    efforts = Counter(str(item.effort) for item in advice.chosen(matter))
    if not efforts:
        return [
            Paragraph("Er zijn geen aanbevelingen. Dit besluit vraagt daarom geen geld voor maatregelen."),
            gap("kosten van het beeld zelf, als die er zijn"),
        ]
    rows = tuple((wording.EFFORT[effort].capitalize(), str(efforts[effort])) for effort in wording.EFFORT if efforts[effort])
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


def _communication(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    del matter
    return [
        Paragraph(
            f"{deciding.council.capitalize()} krijgt een brief zonder zwakke plekken: dat het beeld er is, hoe het is gemaakt "
            f"en wat volgt. Grond: {deciding.inform}. Wie antwoordde, hoort van de opdrachtgever wat ermee gebeurt."
        ),
        Paragraph(
            "De volledige versie gaat niet mee met openbare stukken. Na een besluit over het beeld is er een openbare versie, "
            "zonder cijfers per thema en zonder de gemarkeerde passages."
        ),
        gap("persbericht of geen, en wie vragen beantwoordt"),
    ]


def _follow_up(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    del deciding
    return [
        Paragraph(
            f"Na het besluit volgt een uitvoeringsplan. Na {AFTER_MONTHS} is er een voortgangsbericht: wat is besloten, wat "
            "loopt, wat werkt aantoonbaar."
        ),
        gap("ambtelijk opdrachtgever, dag waarop het uitvoeringsplan klaar is, dag van het voortgangsbericht"),
        *_recommended(matter),
    ]


def _recommended(matter: Matter) -> Sequence[Block]:
    """The heaviest ones: a proposal is read in a few minutes, the rest stands in the report."""
    found = advice.chosen(matter)
    if not found:
        return [Paragraph("Er zijn geen aanbevelingen.")]
    rest = len(found) - SHOWN
    more = f" De {SHOWN} zwaarste staan hier, de andere {rest} in het rapport." if rest > 0 else ""
    said = Paragraph(f"{count(len(found), 'aanbeveling', 'aanbevelingen')}, de zwaarste eerst.{more}")
    return [said, advice.listed(matter, found[:SHOWN], shares=(8, 56, 19, 17))]


def _annexes(matter: Matter, deciding: Deciding) -> Sequence[Block]:
    closed = ["De besloten set met de gemarkeerde passages, in genummerde exemplaren."] if matter.texts.passages else []
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


def _secrecy(matter: Matter, deciding: Deciding) -> Sequence[Block]:
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
