"""What a report is made from beside norm and figures: whose picture it is, and the texts of its adviser."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dijkwacht.documents.drawings.labels import shortened
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.report.earlier import Earlier
from dijkwacht.documents.report.given import Basis, DeviationText, FactChecked, PassageText, PublicText, Reviewed, Ruling
from dijkwacht.documents.workbook.model import SettledRow

Effort = Literal["small", "medium", "large"]
"""How much work a recommendation is, as the norm writes it."""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Whose picture it is and under which conditions it was made.

    ``state`` is the word for where the picture stands (empty: nobody keeps that), ``ruling`` what was decided on it;
    ``members`` are those for which the picture of a joint body holds as well.
    """

    organisation: str
    code: str
    on: date
    made_on: date
    marking: Marking = Marking.ORGANISATION
    example: bool = False
    basic: bool = False
    respondents: int = 0
    basis: Basis = field(default_factory=Basis)
    picture_language: bool = True
    state: str = ""
    ruling: Ruling | None = None
    members: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Whose it is; a longer name would push the marking off the page."""
        return shortened(self.organisation, 80)

    @property
    def marked(self) -> str:
        """The marking and the state, as they stand on every page."""
        state = f" · {self.ruling.word if self.ruling else self.state}" if self.state else ""
        return f"{self.marking.told}{state}{self.in_example}"

    @property
    def in_example(self) -> str:
        """That an example is one."""
        return " · voorbeeldgegevens" if self.example else ""


@dataclass(frozen=True, slots=True)
class FindingText:
    """What the adviser wrote about one vulnerability."""

    criterion: str
    text: str
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class RecommendationText:
    """What the adviser recommends, for one or more criteria; who does it, by when and what it costs, as far as that is known."""

    text: str
    effort: Effort
    criteria: tuple[str, ...] = ()
    owner: str = ""
    due_on: date | None = None
    cost: str = ""


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """The texts of the adviser and what they are kept from; where recommendations are None the advice of the norm is taken.

    ``earlier`` lays the former picture beside this one; None leaves that chapter out. ``reviewed`` and ``fact_check`` say what
    happened: None where nobody kept that. ``apart`` are the criteria of which may be said that answers lay apart. ``public`` is
    what the organisation wrote in its public version, ``under_way`` the themes in which work goes on and ``next_on`` the day of
    the next picture.
    """

    summary: str = ""
    decision: str = ""
    findings: tuple[FindingText, ...] = ()
    recommendations: tuple[RecommendationText, ...] | None = None
    settled: tuple[SettledRow, ...] = ()
    unanswered_reason: str = ""
    passages: tuple[PassageText, ...] = ()
    deviations: tuple[DeviationText, ...] = ()
    earlier: Earlier | None = None
    reviewed: Reviewed | None = None
    fact_check: FactChecked | None = None
    apart: frozenset[str] = frozenset()
    public: PublicText | None = None
    under_way: frozenset[str] = frozenset()
    next_on: date | None = None
