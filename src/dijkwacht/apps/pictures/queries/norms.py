"""How much norms are used."""

from collections.abc import Mapping

from django.db.models import Count

from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.wall import actions as wall


def pictures_on() -> Mapping[int, int]:
    """The number of pictures on each version of a norm, in all organisations: a number alone, and not whose they are."""
    with wall.service("use of norms"):
        return dict(Picture.objects.values_list("norm").annotate(number=Count("pk")))
