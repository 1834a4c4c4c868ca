"""Whom the team asked to read a draft of a barrier model, and what they said."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from dijkwacht.apps.barriers.models import Draft
from dijkwacht.apps.consultations.rules import Function
from dijkwacht.apps.fields import Choice, known


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    """Questions to partners by where they stand."""

    def waiting(self, on: date) -> Self:
        """Those that can still be answered."""
        return self.filter(answered_at=None, expires_on__gte=on)


class Consultation(models.Model):
    """A person of a partner is asked to read a draft; it goes with the draft, and so does what was said.

    Of the link only a hash is kept. The address goes with the answer, or when the link ends; of who answered their party and
    function stay, never a name.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="consultations")
    party = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    expires_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    function = Choice(Function, max_length=10, blank=True)
    text = models.TextField(blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="consultation_link_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, function="", text="")
                | (Q(answered_at__isnull=False, token_hash="", email="") & ~Q(function="") & ~Q(text="")),
                name="consultation_answered_forgets",
            ),
            known("function", Function, name="consultation_function_known", may_be_empty=True),
        ]

    def __str__(self) -> str:
        return f"consultation {self.pk}"
