"""What an organisation had looked into before: registered, so that nobody asks it twice."""

from django.db import models
from django.db.models import Q

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.marking import Marking


class EarlierStudy(models.Model):
    """An existing picture, quickscan, scan or ENSIA result: what it is and what it found; never the file.

    ``themes`` holds its level per theme in its own words, ``recommendations`` a text each.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="earlier_studies")
    title = models.CharField(max_length=200)
    maker = models.CharField(max_length=120)
    made_on = models.DateField()
    marking = models.CharField(max_length=12, default=Marking.ORGANISATION)
    themes = models.JSONField(default=list)
    recommendations = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "earlier studies"
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(maker=""), name="earlier_study_named"),
            models.CheckConstraint(
                condition=Q(marking__in=[marking.value for marking in Marking]), name="earlier_study_marking_known"
            ),
        ]

    def __str__(self) -> str:
        return f"earlier study {self.pk}"
