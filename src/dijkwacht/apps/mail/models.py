"""The outbox."""

from datetime import datetime
from typing import Final, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

LONGEST_SUBJECT: Final = 150
WAITING: Final = Q(sent_at=None, given_up_at=None)


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages by what still has to be done with them."""

    def waiting(self) -> Self:
        """Those that are neither sent nor given up."""
        return self.filter(WAITING)

    def due(self, now: datetime) -> Self:
        """Those that are to be sent now, the oldest first."""
        return self.waiting().filter(due_at__lte=now)


class Message(models.Model):
    """One message to one address, written within the deed that it follows from.

    The text is let go of when the message has been sent, for it may hold a link that only its reader should have.
    """

    to = models.EmailField()
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    sender = models.CharField(max_length=64, blank=True)
    """For which organisation somebody typed the address: a keyed hash, to count by."""
    body = models.TextField(blank=True)
    written_at = models.DateTimeField()
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=Q(sent_at=None) | Q(given_up_at=None), name="message_sent_or_given_up")]
        indexes = [
            models.Index(fields=["due_at"], condition=WAITING, name="message_waiting"),
            models.Index(fields=["sender", "written_at"], name="message_sender"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"


class Hold(models.Model):
    """As long as there is one, nothing is sent: this database is a copy that was put back, and its origin may still run.

    Never part of a backup; whoever runs the copy takes it away.
    """

    since = models.DateTimeField()
    copied_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"hold {self.pk}"
