"""Answers as they stand, and as a workbook holds them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from django.db.models import QuerySet

from dijkwacht.analysis.scoring import answers as scoring
from dijkwacht.analysis.scoring.answers import Kind, Source
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Answer, Picture, Respondent, Settlement
from dijkwacht.apps.assessments.rules import Piece, Said
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
        .select_related("picture__organisation", "picture__norm", "invitation")
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
        paper=given(answer.paper),
        practice=given(answer.practice),
        not_applicable=answer.not_applicable,
        explanation=answer.explanation,
        evidence=_evidence_rows(pieces(answer.evidence), on=on),
    )


def _evidence_rows(evidence: Sequence[Piece], *, on: date) -> tuple[EvidenceRow, ...]:
    # What no workbook can say (yet) is left out whole: empty cells leave standing what stands.
    if any(not piece.name or (piece.when and piece.when > on) for piece in evidence):
        return ()
    return tuple(EvidenceRow(piece.name, piece.kind, piece.when) for piece in evidence)


def given(level: int | None) -> scoring.Given | None:
    """A level as the reckoning and the workbook write it."""
    return "?" if level == -1 else cast("scoring.Given | None", level)
