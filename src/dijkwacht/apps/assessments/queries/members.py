"""The members of a joint body: for which a picture holds, and what it comes to for one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from django.db.models import QuerySet

from dijkwacht.analysis.scoring.answers import Settled
from dijkwacht.analysis.scoring.beside.members import deviating
from dijkwacht.analysis.scoring.picture import Picture as Score
from dijkwacht.analysis.scoring.score import score
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments.models import Coverage, Deviation, Picture
from dijkwacht.apps.assessments.queries.reckoning import reckon, scored, settled_in
from dijkwacht.apps.assessments.rules import Differs
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.norms.model import NormSet


@dataclass(frozen=True, slots=True)
class MemberReckoned:
    """What a joint picture comes to for all and for one member, with this member's own deviations and nobody else's."""

    member: Organisation
    norm: NormSet
    joint: Score
    own: Score
    deviations: tuple[Deviation, ...]


def members_of(picture: Picture) -> QuerySet[Organisation]:
    """The members for which the picture holds, their names read along."""
    covered = Coverage.objects.filter(picture=picture)
    return Organisation.objects.filter(pk__in=covered.values("member")).order_by("code").prefetch_related("names")


def members_shown_to(user: User, picture: Picture, *, on: date) -> QuerySet[Organisation]:
    """The members whose figures the user may see: all for whoever runs or reads the joint picture, else only their own."""
    mine = Picture.objects.filter(pk=picture.pk)
    if mine.visible_to(user, Right.READ_CONCEPT, on=on).exists() or mine.visible_to(user, Right.RUN, on=on).exists():
        return members_of(picture)
    own = Coverage.objects.filter(organisations_where(user, Right.READ_CONCEPT, on=on, of="member"), picture=picture)
    readable = mine.covering(user, Right.READ_CONCEPT, on=on)
    return members_of(picture).filter(pk__in=own.filter(picture__in=readable).values("member"))


def reckon_for(picture: Picture, member: Organisation) -> MemberReckoned:
    """Reckon a joint picture for one member: the joint answers, with its deviations as settled levels; three queries."""
    joint = reckon(picture)
    deviations = tuple(Deviation.objects.filter(picture=picture, member=member).order_by("criterion"))
    known = joint.criteria.keys()
    own = score(
        joint.norm.scored_criteria(),
        [scored(answer) for answer in joint.answers if answer.criterion in known],
        on=picture.reference_date,
        shelf_life=joint.norm.shelf_months,
        settled=deviating(
            [one for one in settled_in(joint.settlements) if one.criterion in known],
            [one for one in _settled(deviations) if one.criterion in known],
        ),
    )
    return MemberReckoned(member, joint.norm, joint.score, own, deviations)


def differs_now(picture: Picture, member: Organisation, criterion: str) -> Differs:
    """How a member differs on a criterion; empty where it does not."""
    row = Deviation.objects.filter(picture=picture, member=member, criterion=criterion).first()
    return Differs(row.paper, row.practice, row.is_not_applicable, row.reason) if row else Differs()


def _settled(deviations: Iterable[Deviation]) -> Iterable[Settled]:
    return [Settled(row.criterion, _level(row.paper), _level(row.practice), row.is_not_applicable) for row in deviations]


def _level(level: int | None) -> Literal[0, 1, 2, 3] | None:
    return cast("Literal[0, 1, 2, 3] | None", level)
