"""The chapters of the public version: what a board released, and no passage, level or figure beyond that."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.drawings.profile import ProfileDrawing
from dijkwacht.documents.report.content import (
    Block,
    Column,
    Heading,
    Notice,
    OnePage,
    Paragraph,
    RecommendationText,
    Table,
)
from dijkwacht.documents.report.given import PartName, PassageText
from dijkwacht.documents.report.parts import advice
from dijkwacht.documents.report.parts import one_page as full
from dijkwacht.documents.report.parts.matter import Matter, paragraphs
from dijkwacht.documents.report.parts.method import about_own_tasks, made, rests_on, said_of_example
from dijkwacht.documents.report.parts.wording import EFFORT
from dijkwacht.kit.dutch import count

NO_DRAWING: Final = ProfileDrawing(title="", description="", themes=())


def one_page(matter: Matter) -> OnePage:
    """The figures of the whole organisation, which the board released; no theme and no weakness."""
    return replace(
        full.one_page(matter),
        drawing=NO_DRAWING,
        findings_title="",
        findings=(),
        decision_title="",
        decision="",
        marks=(),
        summary_mark="",
        basis=rests_on(matter.head.basis),
    )


def about(matter: Matter) -> Sequence[Block]:
    """What this version is, for whom, and what is not in it."""
    bodies = matter.bodies
    return [
        Paragraph(
            f"Dit is de openbare versie van het weerbaarheidsbeeld van {one_line(matter.head.organisation)}. Zij is voor "
            f"{bodies.council} en voor iedereen die wil weten hoe {bodies.organisation} ervoor staat. De volledige versie is "
            f"voor {bodies.board} en is niet openbaar."
        ),
        Paragraph(
            "In deze versie staan geen cijfers per thema en geen niveaus per onderdeel. Er staat ook niet in wie wat heeft "
            "gezegd, of hoe ver antwoorden uit elkaar liggen."
        ),
        Paragraph(
            "Over sommige onderdelen staat hier nooit iets, ook niet als het goed gaat: bijvoorbeeld over de beveiliging van "
            "systemen en over de veiligheid van bestuurders. Dat er niets over staat, zegt dus niets over hoe het ermee is."
        ),
        Paragraph("Een passage die om een wettelijke grond niet openbaar is, is weggelaten. Op haar plaats staat die grond."),
    ]


def summary(matter: Matter) -> Sequence[Block]:
    """The adviser's summary, or the line that it was left out."""
    return _open(matter, "summary", matter.texts.summary)


def decision(matter: Matter) -> Sequence[Block]:
    """What was decided, and what was asked."""
    asked = _open(matter, "decision", matter.texts.decision)
    return [
        *([Paragraph(f"{matter.head.ruling}.")] if matter.head.ruling else []),
        *([Heading(2, "Wat is gevraagd te besluiten"), *asked] if asked else []),
    ]


def vulnerabilities(matter: Matter) -> Sequence[Block]:
    """The adviser's reviewed words on what may be known, by theme in the order of the norm; the rest is only counted."""
    shown, blocks = _released(matter), list[Block]()
    for theme in matter.norm.themes:
        texts = [matter.findings[criterion.id].text for criterion in theme.criteria if criterion.id in shown]
        if texts:
            blocks += [Heading(2, matter.theme_titles[theme.id]), *(block for text in texts for block in paragraphs(text))]
    written = (id_ for id_ in matter.picture.weak_spots if id_ in matter.findings)
    kept = [passage for id_ in written if (passage := matter.passage("finding", id_))]
    left = _left_out(kept, "bevinding is", "bevindingen zijn")
    if not blocks:
        return [Paragraph("Deze versie noemt geen afzonderlijke kwetsbaarheden."), *left]
    return [Paragraph("Dit zijn bevindingen die openbaar kunnen zijn. Het is geen volledige lijst."), *blocks, *left]


def recommendations(matter: Matter) -> Sequence[Block]:
    """What is advised on a vulnerability that may be known; other advice would tell of one that may not."""
    shown = _released(matter)
    chosen = advice.chosen(matter)
    beside = [item for item in chosen if item.criteria and shown.issuperset(item.criteria)]
    open_ = [item for item in beside if not matter.passage("recommendation", *item.criteria)]
    kept = [passage for item in chosen if (passage := matter.passage("recommendation", *item.criteria))]
    left = _left_out(kept, "aanbeveling is", "aanbevelingen zijn")
    if not open_:
        return [Paragraph("Deze versie noemt geen afzonderlijke aanbevelingen."), *left]
    return [
        Paragraph("De inspanning is een schatting: klein, middel of groot."),
        Table(
            caption="Aanbevelingen met inspanning",
            columns=(Column("Nr.", 8), Column("Aanbeveling", 76), Column("Inspanning", 16)),
            rows=tuple(_row(number, item) for number, item in enumerate(open_, start=1)),
        ),
        *left,
    ]


def method(matter: Matter) -> Sequence[Block]:
    """How the figures of page one came about."""
    return [
        *made(matter),
        Paragraph(
            "Elk onderdeel is twee keer beoordeeld: op papier en in de praktijk, op een schaal van 0 tot en met 3. Vanaf "
            "niveau 2 staat een onderdeel op norm. ‘Alleen op papier’ is wat op papier op norm staat en in de praktijk niet."
        ),
        Paragraph(
            "Praktijk op niveau 2 of 3 vraagt om bewijs. Zonder bewijs, of met oud bewijs, telt een antwoord lager. Wat niemand "
            "wist of niemand beantwoordde, telt als onder de norm. Percentages zijn gewogen en afgerond op hele getallen."
        ),
        Paragraph(
            "De cijfers rusten op antwoorden van mensen en op bewijs dat zij noemen. Het zijn geen metingen van criminaliteit."
        ),
    ]


def promise(matter: Matter) -> Sequence[Block]:
    """What the picture is not for, to somebody who does not work there."""
    organisation = matter.bodies.organisation
    return [
        Paragraph(
            f"Dit beeld is gemaakt om {organisation} te helpen. Niemand gebruikt het voor interbestuurlijk toezicht, benoemingen "
            "of functioneringsgesprekken. Er is geen lijst waarin organisaties op zwakte zijn geordend."
        ),
        Paragraph(
            f"Wie wat heeft geantwoord, zien alleen die respondent en de adviseur. De adviseur ziet de gegevens alleen zolang "
            f"{organisation} daar opdracht voor geeft."
        ),
        *about_own_tasks(matter),
        *said_of_example(matter),
    ]


def _released(matter: Matter) -> frozenset[str]:
    """The weak spots of which the adviser's words may be known: reviewed, not marked, and on a criterion that allows it."""
    return frozenset(
        id_
        for id_ in matter.picture.weak_spots
        if (finding := matter.findings.get(id_))
        and finding.reviewed
        and not matter.criteria[id_].confidential
        and not matter.passage("finding", id_)
    )


def _open(matter: Matter, part: PartName, text: str) -> list[Block]:
    if not one_line(text):
        return []
    if passage := matter.passage(part):
        return [Notice(f"Hier is een passage weggelaten {passage.left_out}.")]
    return [*paragraphs(text)]


def _left_out(passages: Iterable[PassageText], one: str, more: str) -> list[Block]:
    """How many were left out on each ground; never of which criterion."""
    found = Counter(passage.left_out for passage in passages)
    return [Notice(f"{count(number, one, more)} weggelaten {why}.") for why, number in sorted(found.items())]


def _row(number: int, item: RecommendationText) -> tuple[str, str, str]:
    return str(number), one_line(item.text), EFFORT[item.effort]
