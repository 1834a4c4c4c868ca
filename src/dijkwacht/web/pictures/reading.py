"""Which pictures somebody reads, and the way back to one."""

from django.urls import reverse
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


def way_to(picture: Picture) -> list[dict[str, str]]:
    """The crumbs above a page that belongs to a picture."""
    one_page = reverse("pictures:one_page", args=[picture.pk])
    return [{"label": "Beelden", "url": reverse("pictures:index")}, {"label": "Op één pagina", "url": one_page}]
