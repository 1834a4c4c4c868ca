"""What went out about measures, so that nobody is told twice; and the calendars that people follow."""

from django.db import models
from django.db.models import Q

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.measures.models.measures import OfMeasure
from dijkwacht.apps.measures.rules import ReminderKind


class Reminder(OfMeasure):
    """One reminder of the day on which a measure has to be done; another day brings another one."""

    kind = models.CharField(max_length=5, choices=[(kind.value, kind.value) for kind in ReminderKind])
    day = models.DateField()
    sent_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "kind", "day"], name="reminder_once"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in ReminderKind]), name="reminder_kind_known"),
        ]

    def __str__(self) -> str:
        return f"reminder {self.pk}"


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
