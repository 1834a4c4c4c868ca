"""Writing to the outbox."""

from django.utils import timezone

from dijkwacht.apps.mail.models import Message


def post(*, to: str, subject: str, body: str) -> Message:
    """Put a message in the outbox, within the transaction of the deed it follows from: that deed is the event."""
    return Message.objects.create(to=to, subject=subject, body=body, written_at=timezone.now())
