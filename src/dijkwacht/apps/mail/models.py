"""The outbox."""

from django.db import models
from django.db.models import Q


class Message(models.Model):
    """One message to one address, written within the deed that it follows from.

    The text is let go of when the message has been sent, for it may hold a link that only its reader should have.
    """

    to = models.EmailField()
    subject = models.CharField(max_length=150)
    body = models.TextField(blank=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=Q(sent_at=None) | Q(given_up_at=None), name="message_sent_or_given_up")]

    def __str__(self) -> str:
        return f"message {self.pk}"
