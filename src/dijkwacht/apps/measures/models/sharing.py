"""What an organisation chose to share of its measures with its adviser."""

from django.db import models
from django.utils import timezone

from dijkwacht.apps.organisations.models import Organisation


class Sharing(models.Model):
    """Whether the adviser is told what lies still, and goes on seeing the measures once the assignment is over.

    No row means neither: help is not supervision.
    """

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="+")
    adviser_sees_still = models.BooleanField(default=False)
    adviser_sees_after = models.BooleanField(default=False)
    since = models.DateField(default=timezone.localdate)

    def __str__(self) -> str:
        return f"sharing {self.pk}"
