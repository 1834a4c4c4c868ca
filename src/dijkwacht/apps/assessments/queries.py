"""Reading pictures: what was said, what was settled and what the reckoning makes of it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, cast

from django.db.models import QuerySet

from dijkwacht.analysis.scoring import answers as scoring
from dijkwacht.analysis.scoring.answers import Kind, Side, Source
from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.analysis.scoring.picture import Picture as Score
from dijkwacht.analysis.scoring.score import score
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Answer, Picture, Respondent, Settlement
from dijkwacht.apps.assessments.rules import Piece, Said, why_no_evidence
from dijkwacht.apps.assessments.transfer import Change, Key, changes
from dijkwacht.apps.norms.models import norm_set
from dijkwacht.documents.norms.model import Criterion, NormSet
from dijkwacht.documents.workbook.rows import AnswerRow, EvidenceRow


def norm_of(picture: Picture) -> NormSet:
    """The questions of this picture: the whole set, or the basic one."""
    return norm_set(picture.norm, is_basic=picture.is_basic)


def own_seats(user: User, *, on: date) -> QuerySet[Respondent]:
    """Where this user is asked to answer, as respondent, on that day."""
    return (
        Respondent.objects.filter(membership__user=user, membership__role=Role.RESPONDENT, membership__start__lte=on)
        .exclude(membership__until__lt=on)
        .select_related("picture__organisation", "picture__norm")
        .defer("picture__norm__content")
        .order_by("picture__reference_date", "pk")
    )


def asked_of(norm: NormSet, function: str) -> tuple[Criterion, ...]:
    """The criteria that somebody in this function is asked (``handhaving 2`` is asked what handhaving is)."""
    name = function.rstrip("0123456789").strip()
    return tuple(criterion for criterion in norm.criteria if not criterion.asked or name in criterion.asked)


def said_in(answer: Answer) -> Said:
    """The answer without its row."""
    return Said(answer.paper, answer.practice, answer.not_applicable, answer.explanation, pieces(answer.evidence))


def pieces(rows: Iterable[Mapping[str, Any]]) -> tuple[Piece, ...]:
    """Evidence from the form in which the row keeps it."""
    return tuple(
        Piece(row["name"], Kind(row["kind"]), date.fromisoformat(row["when"]) if row["when"] else None, row["kept_at"])
        for row in rows
    )


def piece_rows(evidence: Iterable[Piece]) -> list[dict[str, str]]:
    """Evidence in the form in which the row keeps it."""
    return [
        {"name": p.name, "kind": p.kind.value, "when": p.when.isoformat() if p.when else "", "kept_at": p.kept_at}
        for p in evidence
    ]


@dataclass(frozen=True)
class Reckoned:
    """A picture with its norm, its answers and settlements, and the figures that follow from them."""

    picture: Picture
    norm: NormSet
    answers: tuple[Answer, ...]
    settlements: tuple[Settlement, ...]
    score: Score

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
    def lapsed(self) -> tuple[Settlement, ...]:
        """Settlements that no longer hold because an answer changed afterwards."""
        return tuple(row for row in self.settlements if row.lapsed_at)


def reckon(picture: Picture) -> Reckoned:
    """Read a picture and reckon it; two queries, whatever its size."""
    norm = norm_of(picture)
    given = tuple(
        Answer.objects.filter(picture=picture).select_related("respondent").order_by("respondent_id", "criterion", "source")
    )
    settlements = tuple(Settlement.objects.filter(picture=picture).order_by("criterion", "side"))
    known = {criterion.id for criterion in norm.criteria}
    return Reckoned(
        picture,
        norm,
        given,
        settlements,
        score(
            norm.scored_criteria(),
            [scored(answer) for answer in given if answer.criterion in known],
            on=picture.reference_date,
            shelf_life=norm.shelf_months,
            settled=[settled for settled in _settled(settlements) if settled.criterion in known],
        ),
    )


def scored(answer: Answer) -> scoring.Answer:
    """An answer as the reckoning wants it."""
    counted = [piece for piece in pieces(answer.evidence) if not why_no_evidence(piece)]
    return scoring.Answer(
        criterion=answer.criterion,
        respondent=answer.respondent.function,
        paper=_given(answer.paper),
        practice=_given(answer.practice),
        not_applicable=bool(answer.not_applicable),
        evidence=tuple(scoring.Evidence(piece.kind, piece.when) for piece in counted),
        source=Source(answer.source),
    )


def _given(level: int | None) -> scoring.Given | None:
    return "?" if level == -1 else cast("scoring.Given | None", level)


def _settled(settlements: Iterable[Settlement]) -> Iterable[scoring.Settled]:
    standing = [row for row in settlements if row.lapsed_at is None]
    for criterion in dict.fromkeys(row.criterion for row in standing):
        sides = {row.side: row for row in standing if row.criterion == criterion}
        yield scoring.Settled(
            criterion,
            paper=_level(sides.get(Side.PAPER)),
            practice=_level(sides.get(Side.PRACTICE)),
            not_applicable="" in sides,
        )


def _level(row: Settlement | None) -> Literal[0, 1, 2, 3] | None:
    return cast("Literal[0, 1, 2, 3] | None", row.level if row else None)


def fingerprint(picture: Picture) -> str:
    """Changes whenever an answer of this picture does, or what was settled of it."""
    answers = Answer.objects.filter(picture=picture).order_by("pk").values_list("pk", "version")
    settled = Settlement.objects.filter(picture=picture).order_by("pk").values_list("pk", "lapsed_at")
    return hashlib.sha256(repr([*answers, *settled]).encode()).hexdigest()


def standing(picture: Picture) -> dict[Key, Answer]:
    """Every answer of a picture by function, criterion and source."""
    rows = Answer.objects.filter(picture=picture).select_related("respondent")
    return {(row.respondent.function, row.criterion, row.source): row for row in rows}


def changes_in(picture: Picture, rows: Iterable[AnswerRow]) -> tuple[Change, ...]:
    """What taking over these rows would change."""
    return changes(rows, {key: said_in(row) for key, row in standing(picture).items()})


def rows_of(picture: Picture) -> tuple[AnswerRow, ...]:
    """Every answer as a workbook writes it, and an empty row for whatever a respondent has yet to answer."""
    there, norm = standing(picture), norm_of(picture)
    asked = [
        (seat.function, criterion.id, Source.QUESTIONNAIRE.value)
        for seat in Respondent.objects.filter(picture=picture).order_by("pk")
        for criterion in asked_of(norm, seat.function)
    ]
    return tuple(_row(key, there.get(key), on=picture.reference_date) for key in dict.fromkeys([*there, *asked]))


def _row(key: Key, answer: Answer | None, *, on: date) -> AnswerRow:
    function, criterion, source = key
    if answer is None:
        return AnswerRow(criterion, function, Source(source))
    return AnswerRow(
        criterion=criterion,
        respondent=function,
        source=Source(source),
        paper=_given(answer.paper),
        practice=_given(answer.practice),
        not_applicable=answer.not_applicable,
        explanation=answer.explanation,
        evidence=_evidence_rows(pieces(answer.evidence), on=on),
    )


def _evidence_rows(evidence: Sequence[Piece], *, on: date) -> tuple[EvidenceRow, ...]:
    # What no workbook can say (yet) is left out whole: empty cells leave standing what stands.
    if any(not piece.name or (piece.when and piece.when > on) for piece in evidence):
        return ()
    return tuple(EvidenceRow(piece.name, piece.kind, piece.when) for piece in evidence)
