"""The receipt of a form."""

from datetime import datetime
from typing import Any, Self

from django.db import models


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    """Receipts by how old they are."""

    def since(self, moment: datetime) -> Self:
        """Those from this moment on."""
        return self.filter(at__gte=moment)


class Receipt(models.Model):
    """One form that was handled: its mark, where its sender was led, and what was said there."""

    mark = models.CharField(max_length=64, primary_key=True)
    url = models.TextField()
    said: "models.JSONField[Any, list[tuple[int, str]]]" = models.JSONField(default=list)
    at = models.DateTimeField()

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["at"], name="receipt_at")]

    def __str__(self) -> str:
        return f"receipt {self.mark[:8]}"
