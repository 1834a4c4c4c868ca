"""The former picture of an organisation, and what changed since."""

from dijkwacht.analysis.scoring.comparisons.then_and_now import compare
from dijkwacht.apps.pictures.models import Picture, PictureQuerySet
from dijkwacht.apps.pictures.queries.reckoning import Reckoned
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.documents.report.earlier import Earlier


def former(picture: Picture, *, among: PictureQuerySet | None = None) -> Picture | None:
    """The last adopted picture of the same organisation on the same norm before this one; ``among`` what somebody may see."""
    pictures = Picture.objects.all() if among is None else among
    found = pictures.filter(
        organisation=picture.organisation_id,
        norm__code=picture.norm.code,
        state=State.ADOPTED,
        reference_date__lt=picture.reference_date,
    )
    if picture.state == State.ADOPTED:
        # What was decided on stays what it is: an older picture that is adopted later is no part of it.
        found = found.filter(state_since__lte=picture.state_since)
    latest = found.select_related("norm").defer("norm__content").order_by("-reference_date", "-state_since", "pk")
    return latest.first()


def earlier(now: Reckoned, before: Picture) -> Earlier:
    """Lay a former picture beside one that was reckoned, both as they may be told; two queries for what was shared."""
    then = told(before)
    return Earlier(
        comparison=compare(then.score, now.score),
        before_on=before.reference_date,
        on=now.picture.reference_date,
        before_norm=then.norm,
        norm=now.norm,
        before_basic=before.is_basic,
        basic=now.picture.is_basic,
    )
