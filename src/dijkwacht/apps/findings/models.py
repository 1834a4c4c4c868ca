"""What the adviser writes."""

from django.db import models
from django.db.models import Q

from dijkwacht.apps.fields import known
from dijkwacht.apps.pictures.models import Confidential

EFFORTS = ("small", "medium", "large")


class Finding(Confidential):
    """The adviser's text with one vulnerability; empty where the words of the norm were accepted as they are."""

    criterion = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    is_reviewed = models.BooleanField(default=False)
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "criterion"], name="finding_once")]

    def __str__(self) -> str:
        return f"finding {self.pk}"


class Recommendation(Confidential):
    """The norm's advice for one criterion as the adviser adapted it, or left out."""

    criterion = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    effort = models.CharField(max_length=6)
    is_left_out = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "criterion"], name="recommendation_once"),
            known("effort", EFFORTS, name="recommendation_effort_known"),
            models.CheckConstraint(condition=Q(is_left_out=True) | Q(text__length__gt=0), name="recommendation_has_text"),
        ]

    def __str__(self) -> str:
        return f"recommendation {self.pk}"


class Note(Confidential):
    """What the adviser notes for themselves with a criterion; nobody else reads it, and it goes at adoption."""

    criterion = models.CharField(max_length=40)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "criterion"], name="note_once")]

    def __str__(self) -> str:
        return f"note {self.pk}"
