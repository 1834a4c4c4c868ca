"""The overviews of a month that went out, so that nobody is told twice; and the calendars that people follow."""

from django.db import models
from django.db.models import Q

from dijkwacht.apps.accounts.models import User


class Digest(models.Model):
    """That somebody was told of the overview of a month, by its first day."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    month = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "month"], name="digest_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="digest_of_a_month"),
        ]

    def __str__(self) -> str:
        return f"digest {self.pk}"


class CalendarLink(models.Model):
    """The secret link by which somebody's calendar follows their measures; kept as a hash, and one a person."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()

    def __str__(self) -> str:
        return f"calendar link {self.pk}"
