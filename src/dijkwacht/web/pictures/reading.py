"""Which pictures somebody reads."""

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments.models import Picture, PictureQuerySet
from dijkwacht.apps.assessments.rules import State


def read_by(user: User) -> PictureQuerySet:
    """The pictures that this user reads today, with organisation and norm, without the text of the norm.

    The adviser sees beforehand what the executive is going to read; a lapsed picture is read by nobody.
    """
    today = timezone.localdate()
    seen, run = (Picture.objects.visible_to(user, right, on=today) for right in (Right.READ_CONCEPT, Right.RUN))
    pictures = (seen | run).exclude(state=State.LAPSED).select_related("organisation", "norm").defer("norm__content")
    return pictures.order_by("-reference_date", "organisation__code")
