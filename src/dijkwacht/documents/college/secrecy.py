"""What is kept from view: which passages, on which ground, imposed by whom, and who may do that."""

from collections.abc import Sequence
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.paper.model import Block, Column, Paragraph, Table
from dijkwacht.documents.report.given import PassageText
from dijkwacht.documents.report.parts.bodies import Bodies
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.kit.dutch import count, listed, long_date

PART_WORDS: Final = {
    "summary": "De samenvatting",
    "decision": "Het gevraagde besluit",
    "finding": "De bevinding",
    "recommendation": "De aanbeveling",
}


def where(passage: PassageText) -> str:
    """Which passage it is: its part, and the criterion it is about."""
    return " ".join([PART_WORDS[passage.part], *([f"bij {passage.criterion}"] if passage.criterion else [])])


def passages_table(matter: Matter) -> Table:
    """Every marked passage with its ground, body, day and review; what it says is not in the table."""
    rows = tuple(
        (
            where(passage),
            f"{passage.article} ({passage.ground})",
            one_line(passage.imposed_by) or "geen geheimhouding opgelegd",
            long_date(passage.imposed_on) if passage.imposed_on else "–",
            long_date(passage.review_on) if passage.review_on else "niet bepaald",
        )
        for passage in matter.texts.passages
    )
    columns = (
        Column("Passage", 22),
        Column("Grond", 34),
        Column("Opgelegd door", 18),
        Column("Op", 13),
        Column("Opnieuw bekijken", 13),
    )
    return Table(caption="Passages die niet openbaar zijn", columns=columns, rows=rows)


def told(matter: Matter, deciding: Bodies) -> Sequence[Block]:
    """For the proposal: which passages, and what that asks of the body that decides."""
    number = len(matter.texts.passages)
    if not number:
        return [
            Paragraph(
                "In dit beeld is geen passage gemarkeerd als niet openbaar. Het woord bovenaan zegt wie het beeld ziet; dat "
                "is geen wettelijke grond. Beoordeel voor openbaarmaking of een passage besloten moet blijven."
            )
        ]
    secret = sum(bool(passage.imposed_by) for passage in matter.texts.passages)
    imposed = f"Voor {secret} daarvan is geheimhouding opgelegd." if secret else "Geheimhouding is nog niet opgelegd."
    return [
        Paragraph(f"{count(number, 'passage is', 'passages zijn')} gemarkeerd als niet openbaar. {imposed}"),
        passages_table(matter),
        Paragraph(
            f"Geheimhouding rust op {deciding.secrecy}, om een belang uit artikel 5.1, eerste of tweede lid, van de Wet open "
            "overheid. Zij staat op het stuk vermeld en geldt tot zij wordt opgeheven. De dag van opnieuw bekijken is een "
            "eigen afspraak; de wet vraagt die niet."
        ),
    ]


def who_may(deciding: Bodies, imposing: Sequence[str]) -> Paragraph:
    """Who may impose secrecy in this kind of organisation."""
    bodies = listed(imposing) if imposing else "het orgaan dat de wet aanwijst (te verifiëren)"
    return Paragraph(
        f"Geheimhouding kan worden opgelegd door: {bodies}. Dat staat in {deciding.secrecy}. Wie een stuk onder geheimhouding "
        "ontvangt, is daaraan gehouden tot zij wordt opgeheven. Laat een jurist nagaan wat hier te verifiëren heet."
    )
