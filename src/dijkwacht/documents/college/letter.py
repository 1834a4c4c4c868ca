"""The letter to the council: that the picture is there, how it was made and what follows; never what it found.

It is made from ``LetterFacts``, which hold no criterion, no figure and no text of the picture: what is not there cannot leak.
"""

from dataclasses import dataclass

from dijkwacht.documents.college.bodies import Deciding, deciding_in
from dijkwacht.documents.college.content import Paper
from dijkwacht.documents.college.running import example, gap, name, said_of_example
from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.report.content import Block, Heading, Paragraph, ReportHead
from dijkwacht.documents.report.parts.annexes import holds_for
from dijkwacht.documents.report.parts.method import rests_on
from dijkwacht.kit.dutch import count, long_date


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """All that the letter knows: whose picture it is, on which norm, and how many criteria and themes that norm asked."""

    head: ReportHead
    norm: str
    criteria: int
    themes: int


def letter(facts: LetterFacts) -> Paper:
    """The letter, for the board to sign."""
    head, deciding = facts.head, deciding_in(facts.head.code)
    blocks: list[Block] = [
        gap("ons kenmerk, datum en behandelaar"),
        Paragraph(f"Aan: {deciding.council}"),
        Paragraph(f"Onderwerp: weerbaarheidsbeeld {name(head)}"),
        Heading(1, "Wat is er gemaakt"),
        Paragraph(_made(facts, deciding)),
        Paragraph(
            "Het beeld gaat over de eigen organisatie: wat is vastgelegd, en wat gebeurt in de praktijk. Het gaat niet over "
            "personen, verdachten of zaken. Het dient om te helpen en is geen toezicht."
        ),
        Heading(1, "Hoe is het gemaakt"),
        *(Paragraph(words) for words in _how(facts)),
        Heading(1, "Wat volgt"),
        Paragraph(_follows(head, deciding)),
        Paragraph(
            "Het volledige beeld delen wij niet in het openbaar: het beschrijft hoe wij zijn beveiligd tegen misbruik. Wilt u "
            "er meer van weten, dan kan dat in een besloten bijeenkomst, onder de regels voor geheimhouding."
        ),
        Heading(1, "Wanneer hoort u meer"),
        Paragraph(
            f"Wij informeren u uit onszelf, zoals {deciding.inform} vraagt. Wij berichten u over de voortgang van de "
            "uitvoering: wat is besloten, wat loopt en wat werkt."
        ),
        gap("de dag of het kwartaal van dat bericht, en van een besloten bijeenkomst als die er komt"),
        Paragraph(f"Hoogachtend, {deciding.board}"),
        gap("ondertekening"),
        *said_of_example(head),
    ]
    return Paper(
        title=f"Brief aan {deciding.council}",
        organisation=name(head),
        kicker=f"Weerbaarheidsbeeld, peildatum {long_date(head.on)}",
        header=f"Concept van een brief · openbaar na besluit{example(head)}",
        footer=f"Brief aan {deciding.council}",
        made_on=head.made_on,
        blocks=tuple(blocks),
    )


def _made(facts: LetterFacts, deciding: Deciding) -> str:
    head = facts.head
    holds = f" {holds_for(head.members)}." if head.members else ""
    start = f"Voor {deciding.organisation} is een weerbaarheidsbeeld gemaakt, met peildatum {long_date(head.on)}.{holds}"
    return f"{start} {head.ruling}." if head.ruling else f"{start} {deciding.board.capitalize()} besluit hier nog over."


def _how(facts: LetterFacts) -> list[str]:
    head = facts.head
    norm = f"{one_line(facts.norm)}{' (basisset)' if head.basic else ''}"
    asked = f"{count(facts.criteria, 'onderdeel', 'onderdelen')} in {count(facts.themes, 'thema', 'thema’s')}"
    checked = " De betrokkenen konden in een feitencheck reageren." if head.ruling else ""
    return [
        f"De norm is ‘{norm}’: {asked}. Elk onderdeel is twee keer beoordeeld: op papier en in de praktijk.",
        f"{rests_on(head.basis)} Een adviseur heeft de antwoorden gewogen.{checked}",
        "Wie wat heeft geantwoord, zien alleen die persoon en de adviseur.",
    ]


def _follows(head: ReportHead, deciding: Deciding) -> str:
    if head.ruling:
        return (
            f"{deciding.board.capitalize()} laat een uitvoeringsplan maken. Elke maatregel daarin krijgt een eigenaar en een dag."
        )
    return (
        f"{deciding.board.capitalize()} neemt een besluit over het beeld. Daarna volgt een uitvoeringsplan, waarin elke "
        "maatregel een eigenaar en een dag krijgt."
    )
