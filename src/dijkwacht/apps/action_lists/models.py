"""An action list that was handed in, until somebody has seen what it would add."""

import uuid

from django.db import models

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.organisations.models import Organisation


class ActionList(models.Model):
    """The headings and texts of a list, shown to whoever read it in; gone once it was taken over, and after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    title = models.CharField(max_length=100)
    headings = models.JSONField()
    lines = models.JSONField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"action list {self.pk}"
