"""What an answers workbook holds once it has been read, or before it is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dijkwacht.analysis.scoring.answers import Answer, Evidence, Kind, Settled, Side, Source
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.kit import personal


@dataclass(frozen=True, slots=True)
class WorkbookHead:
    """Whose picture it is, by which norm, on which day."""

    code: str
    name: str
    norm: str
    version: str
    on: date
    basic: bool = False
    marking: Marking = Marking.ORGANISATION
    example: bool = False
    also_for: tuple[str, ...] = ()


def in_cell(name: str) -> str:
    """The name of a piece of evidence as it stands in a cell, where ``;`` divides the pieces."""
    return name.replace(";", ",")


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence: what it is called, its kind, its day."""

    name: str
    kind: Kind
    when: date | None = None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of answers; ``not_applicable`` holds the reason, empty where the criterion applies."""

    criterion: str
    respondent: str
    source: Source = Source.QUESTIONNAIRE
    paper: int | None = None
    practice: int | None = None
    not_applicable: str = ""
    explanation: str = ""
    evidence: tuple[EvidenceRow, ...] = ()

    def answer(self) -> Answer:
        """The row as the reckoning wants it."""
        return Answer(
            criterion=self.criterion,
            respondent=self.respondent,
            source=self.source,
            paper=self.paper,
            practice=self.practice,
            not_applicable=bool(self.not_applicable),
            evidence=tuple(Evidence(kind=piece.kind, when=piece.when) for piece in self.evidence),
        )


@dataclass(frozen=True, slots=True)
class SettledRow:
    """What the adviser settled for one side of a criterion, or that it does not apply; always with a reason."""

    criterion: str
    side: Side | None
    level: int | None
    not_applicable: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PersonalCell:
    """A cell whose text looks as if it holds personal data: where it stands and what kinds, never the text."""

    place: str
    kinds: tuple[personal.Kind, ...]


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """A whole workbook without faults; ``norm`` holds only the basic criteria where the head says so.

    ``notes`` say of a place how it was read where that was not as written; no fault.
    """

    head: WorkbookHead
    norm: NormSet
    rows: tuple[AnswerRow, ...]
    settled: tuple[SettledRow, ...] = ()
    personal: tuple[PersonalCell, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def answers(self) -> tuple[Answer, ...]:
        """The rows as the reckoning wants them."""
        return tuple(row.answer() for row in self.rows)

    def settlements(self) -> tuple[Settled, ...]:
        """The settled levels, both sides of a criterion together."""
        return tuple(_together(criterion, self.settled) for criterion in dict.fromkeys(row.criterion for row in self.settled))


def _together(criterion: str, rows: Iterable[SettledRow]) -> Settled:
    own = [row for row in rows if row.criterion == criterion]
    levels = {row.side: row.level for row in own}
    return Settled(
        criterion=criterion,
        paper=levels.get(Side.PAPER),
        practice=levels.get(Side.PRACTICE),
        not_applicable=any(row.not_applicable for row in own),
    )
