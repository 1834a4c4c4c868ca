"""Policies as data, by version."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument


class PolicyQuerySet(models.QuerySet["Policy"]):
    """Policies as somebody may see them."""

    def visible_to(self, user: User, right: Right, *, on: date) -> Self:
        """Those of the organisations where the user has the right."""
        return self.filter(organisations_where(user, right, on=on))

    def adopted(self) -> Self:
        """Those that were adopted, the newest first."""
        return self.exclude(from_day=None).order_by("-from_day")


class Policy(models.Model):
    """One version of a policy; with ``from_day`` it was adopted and never changes again."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="policies")
    instrument = Choice(Instrument, max_length=10)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    from_day = models.DateField(null=True, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "instrument", "number"], name="policy_number_once"),
            models.UniqueConstraint(fields=["organisation", "instrument", "from_day"], name="policy_day_once"),
            models.UniqueConstraint(fields=["organisation", "instrument"], condition=Q(from_day=None), name="policy_one_draft"),
            known("instrument", Instrument, name="policy_instrument_known"),
        ]

    def __str__(self) -> str:
        return f"policy {self.pk}"
