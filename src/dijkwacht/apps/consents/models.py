"""One row a consent: who, to whom, what, which theme, from when, until when, withdrawn when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.consents.rules import Subject
from dijkwacht.apps.fields import Choice, Today, known
from dijkwacht.apps.organisations.models import Organisation


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Consents as they hold on a day."""

    def holding_on(self, day: date) -> Self:
        """Those that were not withdrawn and run on this day."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day, withdrawn_at=None)


class Consent(models.Model):
    """An organisation lets another read something; with ``to`` empty, every organisation that consented to the same.

    ``theme`` is empty where it is not about a theme; of barriers it is the code of the model.
    A row that was withdrawn stays: what was read until then was read rightly.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="consents")
    to = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    what = Choice(Subject, max_length=20)
    theme = models.CharField(max_length=60, blank=True)
    since = Today()
    until = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "what", "theme"], condition=Q(to=None, withdrawn_at=None), name="consent_to_all_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "to", "what", "theme"], condition=Q(withdrawn_at=None), name="consent_to_one_once"
            ),
            models.CheckConstraint(condition=Q(to=None) | ~Q(to=F("organisation")), name="consent_to_another"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="consent_dates"),
            known("what", Subject, name="consent_what_known"),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"
