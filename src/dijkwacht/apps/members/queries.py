"""The members of a joint body: for which a picture holds, and what it comes to for one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dijkwacht.analysis.scoring.answers import Settled
from dijkwacht.analysis.scoring.comparisons.members import deviating
from dijkwacht.analysis.scoring.picture import Picture as Score
from dijkwacht.analysis.scoring.score import score
from dijkwacht.analysis.scoring.telling import as_settled
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.members.models import Coverage, Deviation
from dijkwacht.apps.members.rules import Differs
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import READABLE
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


def covering(user: User, right: Right, *, on: date) -> QuerySet[Picture]:
    """The pictures of a joint body that hold for a member in which the user has the right.

    Apart from ``visible_to``: who belongs to a member sees what holds for that member, never the joint body's own pages.
    """
    covered = Coverage.objects.filter(organisations_where(user, right, on=on, of="member"))
    seen = Picture.objects.filter(pk__in=covered.values("picture"))
    return seen.filter(state__in=READABLE) if right is Right.READ_CONCEPT else seen


def members_shown_to(user: User, picture: Picture, *, on: date) -> QuerySet[Organisation]:
    """The members whose figures the user may see: all for whoever runs or reads the joint picture, else only their own."""
    mine = Picture.objects.filter(pk=picture.pk)
    if mine.visible_to(user, Right.READ_CONCEPT, on=on).exists() or mine.visible_to(user, Right.RUN, on=on).exists():
        return members_of(picture)
    own = Coverage.objects.filter(organisations_where(user, Right.READ_CONCEPT, on=on, of="member"), picture=picture)
    readable = covering(user, Right.READ_CONCEPT, on=on).filter(pk=picture.pk)
    return members_of(picture).filter(pk__in=own.filter(picture__in=readable).values("member"))


def reckon_for(picture: Picture, member: Organisation) -> MemberReckoned:
    """Reckon a joint picture for one member: what is told of the joint one, with its deviations as settled levels.

    Three queries once the concept was shared, five before.
    """
    joint = told(picture)
    deviations = tuple(Deviation.objects.filter(picture=picture, member=member).order_by("criterion"))
    known = joint.criteria.keys()
    own = score(
        joint.norm.scored_criteria(),
        (),
        on=picture.reference_date,
        shelf_life=joint.norm.shelf_months,
        settled=deviating(
            [one for code, level in joint.shown.items() if code in known and (one := as_settled(code, level))],
            [one for one in _settled(deviations) if one.criterion in known],
        ),
    )
    return MemberReckoned(member, joint.norm, joint.score, own, deviations)


def differs_now(picture: Picture, member: Organisation, criterion: str) -> Differs:
    """How a member differs on a criterion; empty where it does not."""
    row = Deviation.objects.filter(picture=picture, member=member, criterion=criterion).first()
    return Differs(row.paper, row.practice, row.is_not_applicable, row.reason) if row else Differs()


def _settled(deviations: Iterable[Deviation]) -> Iterable[Settled]:
    return [Settled(row.criterion, row.paper, row.practice, row.is_not_applicable) for row in deviations]
