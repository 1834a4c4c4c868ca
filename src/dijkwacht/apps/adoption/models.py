"""The decision on a picture."""

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.adoption.rules import Body, DecisionKind
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.pictures.models import Confidential


class Decision(Confidential):
    """What was decided on a picture: recorded by one person and confirmed by another, or signed by the executive."""

    kind = Choice(DecisionKind, max_length=8)
    body = Choice(Body, max_length=20)
    decided_on = models.DateField()
    number = models.CharField(max_length=40, blank=True)
    recorded_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    is_signed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture"], name="decision_once"),
            known("kind", DecisionKind, name="decision_kind_known"),
            known("body", Body, name="decision_body_known"),
            models.CheckConstraint(
                condition=Q(is_signed=True) | Q(confirmed_by=None) | Q(recorded_by=None) | ~Q(recorded_by=F("confirmed_by")),
                name="decision_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
