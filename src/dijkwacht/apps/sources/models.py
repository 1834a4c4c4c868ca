"""Documents that were asked for, and studies that were done before."""

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Confidential
from dijkwacht.documents.marking import KEPT_HERE, Marking


class SourceDocument(Confidential):
    """A document that the adviser asked for, received and read; never the document itself."""

    title = models.CharField(max_length=200)
    asked_of = models.CharField(max_length=60, blank=True)
    asked_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="source_document_title_given"),
            models.CheckConstraint(condition=Q(read_on=None) | Q(received_on__isnull=False), name="source_document_read_after"),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("asked_on")), name="source_document_received_after"
            ),
        ]

    def __str__(self) -> str:
        return f"source document {self.pk}"


class EarlierStudy(models.Model):
    """An existing picture, quickscan, scan or ENSIA result: what it is and what it found; never the file.

    ``themes`` holds its level per theme in its own words, ``recommendations`` a text each.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="earlier_studies")
    title = models.CharField(max_length=200)
    maker = models.CharField(max_length=120)
    made_on = models.DateField()
    marking = Choice(Marking, max_length=12, default=Marking.ORGANISATION)
    themes = models.JSONField(default=list)
    recommendations = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "earlier studies"
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(maker=""), name="earlier_study_named"),
            known("marking", Marking, name="earlier_study_marking_known"),
            known("marking", KEPT_HERE, name="earlier_study_marking_kept"),
        ]

    def __str__(self) -> str:
        return f"earlier study {self.pk}"
