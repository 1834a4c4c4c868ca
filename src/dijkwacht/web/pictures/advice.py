"""What stands beside the findings on the one page: the first advice, who checked it, and what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.fact_check.queries import Round, round_of
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries import became
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import READABLE
from dijkwacht.documents.norms.words import EFFORT_WORDS, function_words
from dijkwacht.documents.report.given import Reviewed
from dijkwacht.documents.report.parts.matter import Matter

FIRST: Final = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice: what, for which weak place, how much work, and the measure that was made of it."""

    theme: str
    text: str
    effort: str
    measure: Measure | None

    @property
    def owner(self) -> str:
        """Who does it, by function; empty where nobody was named."""
        return function_words(self.measure.owner) if self.measure and self.measure.owner else ""

    @property
    def day(self) -> date | None:
        """When it is to be done, where that was agreed."""
        return self.measure.due_on if self.measure else None


@dataclass(frozen=True, slots=True)
class Beside:
    """The first pieces of advice, how the picture was checked, and what is not known of it."""

    advice: Sequence[Advice]
    review: Reviewed | None
    round: Round
    not_known: Sequence[str]

    @property
    def title(self) -> str:
        """What stands above the advice."""
        return "Het eerste advies" if len(self.advice) == 1 else f"De eerste {('twee', 'drie')[len(self.advice) - 2]} adviezen"


def beside(matter: Matter, picture: Picture, *, for_: User) -> Beside:
    """Lay out what stands beside the findings of page one; what somebody may not see of measures is not there."""
    made = became(picture, for_=for_) if picture.state in READABLE else {}
    by_criterion = {code: one for one in matter.texts.recommendations or () for code in one.criteria}
    found = [code for code in matter.picture.findings if code in by_criterion][:FIRST]
    return Beside(
        [
            Advice(
                matter.theme_titles[matter.results[code].theme],
                by_criterion[code].text,
                EFFORT_WORDS[by_criterion[code].effort],
                made.get(code),
            )
            for code in found
        ],
        matter.texts.reviewed,
        round_of(picture),
        [matter.criteria[code].text for code in matter.picture.not_known],
    )
