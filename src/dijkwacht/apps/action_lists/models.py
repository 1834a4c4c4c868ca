"""An action list that was handed in, until somebody has seen what it would add."""

import uuid

from django.db import models

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.organisations.models import Organisation


class ActionList(models.Model):
    """The sheets of a list and what was chosen of it; for who read it in, gone once taken over and after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    book = models.JSONField(default=dict)
    choice = models.JSONField(default=dict)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"action list {self.pk}"
