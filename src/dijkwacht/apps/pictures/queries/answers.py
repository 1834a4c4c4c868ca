"""Answers as they stand."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.norms.models import norm_set
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.rules.answers import Piece, Said
from dijkwacht.documents.norms.model import Criterion, NormSet


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


def seats_of(picture: Picture) -> list[str]:
    """The functions that are asked, in the order in which they were."""
    return list(Respondent.objects.filter(picture=picture).order_by("pk").values_list("function", flat=True))
