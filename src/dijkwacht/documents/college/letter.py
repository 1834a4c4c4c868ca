"""What the letter to the council may know: that the picture is there, how it was made and what follows; never what it found.

The letter is made from ``LetterFacts``, which hold no criterion, no figure and no text of the picture: what is not there
cannot leak. Its words stand in the template ``raad-beeld``.
"""

from dataclasses import dataclass
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.letters.compose import compose
from dijkwacht.documents.letters.given import Given
from dijkwacht.documents.letters.library import checklist, letters
from dijkwacht.documents.paper.model import Paper
from dijkwacht.documents.report.content import ReportHead
from dijkwacht.documents.report.parts.bodies import bodies_of
from dijkwacht.documents.report.parts.method import rests_on
from dijkwacht.kit.dutch import count, listed

TEMPLATE: Final = "raad-beeld"


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """All that the letter knows: whose picture it is, on which norm, how many criteria and themes that norm asked, who looked."""

    head: ReportHead
    norm: str
    criteria: int
    themes: int
    is_reviewed: bool = False
    is_fact_checked: bool = False


def given(facts: LetterFacts) -> Given:
    """The same in the words of a letter."""
    head, bodies = facts.head, bodies_of(facts.head.code)
    asked = f"{count(facts.criteria, 'onderdeel', 'onderdelen')} in {count(facts.themes, 'thema', 'thema’s')}"
    return Given(
        organisation=head.organisation,
        authority=bodies.board,
        council=bodies.council,
        dated=head.made_on,
        picture_on=head.on,
        ruling=str(head.ruling or ""),
        members=listed(sorted(map(one_line, head.members), key=str.casefold)),
        norm=f"{facts.norm}{' (korte set)' if head.basic else ''}",
        extent=asked,
        sources=" ".join([rests_on(head.basis, is_public=True), *_looked_over(facts)]),
        duty=bodies.inform,
    )


def _looked_over(facts: LetterFacts) -> list[str]:
    """Who looked the picture over, as far as that was kept."""
    read = ["Een adviseur las elke bevinding na."] if facts.is_reviewed else []
    return [*read, *(["De organisatie kon in een feitencheck reageren."] if facts.is_fact_checked else [])]


def letter(facts: LetterFacts) -> Paper:
    """The letter, for the board to sign."""
    head = facts.head
    made = compose(letters()[TEMPLATE], given(facts), checklist=checklist(), made_on=head.made_on, is_example=head.example)
    return made.paper
