"""Which pictures somebody reads, and the way back to one."""

from django.db.models import BooleanField, ExpressionWrapper
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
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


def with_runs(pictures: PictureQuerySet, user: User) -> PictureQuerySet:
    """The same pictures, each saying in ``may_measure`` whether this person may make measures of it; no query more."""
    runs = organisations_where(user, Right.RUN_MEASURES, on=timezone.localdate())
    return pictures.annotate(may_measure=ExpressionWrapper(runs, output_field=BooleanField()))


def way_to(picture: Picture) -> list[dict[str, str]]:
    """The crumbs above a page that belongs to a picture."""
    one_page = reverse("pictures:one_page", args=[picture.pk])
    return [{"label": "Beelden", "url": reverse("pictures:index")}, {"label": "Op één pagina", "url": one_page}]
