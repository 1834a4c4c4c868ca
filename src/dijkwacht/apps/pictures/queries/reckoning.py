"""What the reckoning makes of a picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dijkwacht.analysis.scoring import answers as scoring
from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.analysis.scoring.picture import Picture as Score
from dijkwacht.analysis.scoring.score import score
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent, Settlement
from dijkwacht.apps.pictures.queries.answers import norm_of, pieces
from dijkwacht.apps.pictures.rules.answers import why_no_evidence
from dijkwacht.documents.norms.model import Criterion, NormSet


@dataclass(frozen=True)
class Reckoned:
    """A picture with its norm, its answers and settlements, and the figures that follow from them.

    ``seats`` are those who are asked, in the order in which they were; ``said`` are the answers as the reckoning wants them.
    """

    picture: Picture
    norm: NormSet
    answers: tuple[Answer, ...]
    settlements: tuple[Settlement, ...]
    score: Score
    seats: tuple[Respondent, ...] = ()
    said: tuple[scoring.Answer, ...] = ()

    @cached_property
    def results(self) -> dict[str, CriterionResult]:
        """The result of each criterion by id."""
        return {result.id: result for result in self.score.criteria}

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """The criteria of the norm by id."""
        return {criterion.id: criterion for criterion in self.norm.criteria}

    @cached_property
    def functions(self) -> tuple[str, ...]:
        """The functions that gave an answer, in the order in which they were asked."""
        return tuple(dict.fromkeys(answer.respondent.function for answer in self.answers))

    @property
    def standing(self) -> tuple[Settlement, ...]:
        """Settlements that hold."""
        return tuple(row for row in self.settlements if row.lapsed_at is None)

    @property
    def lapsed(self) -> tuple[Settlement, ...]:
        """Settlements that no longer hold because an answer changed afterwards."""
        return tuple(row for row in self.settlements if row.lapsed_at)


def reckon(picture: Picture) -> Reckoned:
    """Read a picture and reckon it; three queries, whatever its size."""
    norm = norm_of(picture)
    seats = {seat.pk: seat for seat in Respondent.objects.filter(picture=picture).order_by("pk")}
    answers = tuple(Answer.objects.filter(picture=picture).order_by("respondent_id", "criterion", "source"))
    for answer in answers:
        answer.respondent = seats[answer.respondent_id]
    settlements = settlements_of(picture)
    known = {criterion.id for criterion in norm.criteria}
    said = tuple(map(scored, answers))
    return Reckoned(
        picture,
        norm,
        answers,
        settlements,
        score(
            norm.scored_criteria(),
            [answer for answer in said if answer.criterion in known],
            on=picture.reference_date,
            shelf_life=norm.shelf_months,
            settled=[settled for settled in settled_in(settlements) if settled.criterion in known],
        ),
        tuple(seats.values()),
        said,
    )


def settlements_of(picture: Picture) -> tuple[Settlement, ...]:
    """What was settled of a picture, standing or lapsed; one query."""
    return tuple(Settlement.objects.filter(picture=picture).order_by("criterion", "side"))


def scored(answer: Answer) -> scoring.Answer:
    """An answer as the reckoning wants it."""
    counted = [piece for piece in pieces(answer.evidence) if not why_no_evidence(piece)]
    return scoring.Answer(
        criterion=answer.criterion,
        respondent=answer.respondent.function,
        paper=answer.paper,
        practice=answer.practice,
        not_applicable=bool(answer.not_applicable),
        evidence=tuple(scoring.Evidence(piece.kind, piece.when) for piece in counted),
        source=Source(answer.source),
    )


def settled_in(settlements: Iterable[Settlement]) -> Iterable[scoring.Settled]:
    """What stands of these settlements, as the reckoning wants it."""
    standing = [row for row in settlements if row.lapsed_at is None]
    on_nothing = {row.criterion for row in standing if row.rests_on_nothing}
    for criterion in dict.fromkeys(row.criterion for row in standing):
        sides = {row.side: row.level for row in standing if row.criterion == criterion}
        yield scoring.Settled(
            criterion,
            paper=sides.get(Side.PAPER),
            practice=sides.get(Side.PRACTICE),
            not_applicable="" in sides and criterion not in on_nothing,
            not_known=criterion in on_nothing,
        )
