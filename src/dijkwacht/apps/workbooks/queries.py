"""Answers as a workbook holds them."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent, Settlement
from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of, pieces, said_in
from dijkwacht.apps.pictures.rules.answers import Piece
from dijkwacht.apps.workbooks.rules import Change, Key, changes
from dijkwacht.documents.workbook.model import AnswerRow, EvidenceRow


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
        paper=answer.paper,
        practice=answer.practice,
        not_applicable=answer.not_applicable,
        explanation=answer.explanation,
        evidence=_evidence_rows(pieces(answer.evidence), on=on),
    )


def _evidence_rows(evidence: Sequence[Piece], *, on: date) -> tuple[EvidenceRow, ...]:
    # What no workbook can say (yet) is left out whole: empty cells leave standing what stands.
    if any(not piece.name or (piece.when and piece.when > on) for piece in evidence):
        return ()
    return tuple(EvidenceRow(piece.name, piece.kind, piece.when) for piece in evidence)
