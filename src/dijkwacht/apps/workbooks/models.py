"""A workbook that came in, until it is taken over or forgotten."""

import uuid

from django.db import models

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.pictures.models import Confidential


class Upload(Confidential):
    """A workbook that was read and is shown before it is taken over; gone after a day.

    ``personal`` names the cells that seem to hold personal data, each with the kinds: taking over asks to confirm them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    rows = models.JSONField()
    settled = models.JSONField(default=list)
    personal = models.JSONField(default=list)
    at = models.DateTimeField()
    answers_seen = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"upload {self.pk}"
