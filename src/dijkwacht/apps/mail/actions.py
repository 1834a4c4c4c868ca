"""Writing to the outbox, sending what is in it, letting go of it.

None of these but a release is an event of its own: a message follows from a deed that is one already, and its row tells for
thirty days whether and when it went out. A second record would only repeat to whom something was sent.
"""

import logging
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Count, F, Q
from django.utils.crypto import salted_hmac

from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.models import LONGEST_SUBJECT, Hold, Message
from dijkwacht.apps.mail.rules import COUNTED, LONGEST, TooMuchMail, is_given_up, next_try, why_not_mail
from dijkwacht.apps.wall import actions as wall
from dijkwacht.kit.errors import Refused

logger = logging.getLogger(__name__)


def post(*, to: str, subject: str, body: str, sender: str = "") -> Message:
    """Put a message in the outbox, within the transaction of the deed it follows from: that deed is the event.

    ``sender`` is the code of the organisation for which somebody typed the address: what it causes within a day is bounded.
    By what others mailed an address nobody is refused, for that would tell who else knows it.

    Raises:
        TooMuchMail: this organisation mailed this address, or people in all, too often.
    """
    now = clock.now()
    # A line break in a subject would begin a header of somebody else's making.
    line = " ".join(subject.split())[:LONGEST_SUBJECT]
    with wall.service("outbox"):
        key = _counted(sender, to) if sender else ""
        return Message.objects.create(to=to, subject=line, body=body, written_at=now, due_at=now, sender=key)


def _counted(sender: str, to: str) -> str:
    """The key by which the mails of a sender are counted, where one more may go."""
    key = salted_hmac("dijkwacht.sender", sender, algorithm="sha256").hexdigest()
    sent = Message.objects.filter(sender=key, written_at__gt=clock.now() - COUNTED)
    counts = sent.aggregate(to_one=Count("pk", filter=Q(to__iexact=to)), in_all=Count("pk"))
    if reason := why_not_mail(**counts):
        raise TooMuchMail(reason)
    return key


def deliver() -> int:
    """Send what is due, one by one, and give how many went out; where no mail server is set, or mail is held, nothing does."""
    now = clock.now()
    if Hold.objects.exists():
        return 0
    Message.objects.waiting().filter(written_at__lt=now - LONGEST).update(given_up_at=now, body="")
    if not settings.MAIL_GOES:
        return 0
    # A list of numbers: each message is read when its turn comes, and no query stays open while a mail server thinks.
    waiting = list(Message.objects.due(now).values_list("pk", "tries"))
    return sum(_send(pk) for pk, tries in waiting if claim(pk=pk, tries=tries))


@transaction.atomic
def release(*, by: Actor) -> int:
    """Let a copy that was put back send its mail from now on; gives how many messages of before are given up.

    What waited when the copy was made has most likely been sent by the database it was made of.

    Raises:
        Refused: nothing holds it.
    """
    held = Hold.objects.order_by("-since").first()
    if held is None:
        raise Refused("De mail gaat al uit: deze database is niet teruggezet, of de mail is al vrijgegeven.")
    before = Message.objects.waiting().filter(written_at__lt=held.since)
    number = before.update(given_up_at=clock.now(), body="")
    Hold.objects.all().delete()
    audit.record(by=by, verb="mail.released")
    return number


def claim(*, pk: int, tries: int) -> bool:
    """Take a message to send it, as one try more: of two workers who saw it, one gets it.

    Whoever ends in the middle leaves it to be tried again after the wait of that try.
    """
    mine = Message.objects.waiting().filter(pk=pk, tries=tries)
    return bool(mine.update(tries=F("tries") + 1, due_at=next_try(tries + 1, now=clock.now())))


def forget(*, before: datetime) -> int:
    """Take away messages that were sent or given up before a moment."""
    return sum(Message.objects.filter(**{f"{done}__lt": before}).delete()[0] for done in ("sent_at", "given_up_at"))


def _send(pk: int) -> bool:
    message = Message.objects.get(pk=pk)
    try:
        _hand_over(message)
    except (OSError, ValueError) as error:  # what goes wrong with mail servers is an OSError
        _failed(message, error)
        return False
    # On the demo the page with the outbox is the mailbox of all, so there the text stays.
    kept = message.body if settings.IS_DEMO else ""
    Message.objects.filter(pk=pk).update(sent_at=clock.now(), given_up_at=None, body=kept)
    return True


def _hand_over(message: Message) -> None:
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    headers = {
        # The same at each try: a mail server that took it already can tell.
        "Message-ID": f"<{message.written_at:%Y%m%d%H%M%S%f}.{message.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
    }
    options: dict[str, Any] = settings.MAIL_OPTIONS
    connection = get_connection(settings.MAIL_TRANSPORT, **options)
    EmailMessage(message.subject, message.body, to=[message.to], headers=headers, connection=connection).send()


def _failed(message: Message, error: Exception) -> None:
    # Only the kind of error: a mail server repeats addresses, and sometimes more.
    logger.warning("message %s not sent at try %s: %s", message.pk, message.tries, type(error).__name__)
    if is_given_up(error, tries=message.tries):
        Message.objects.waiting().filter(pk=message.pk).update(given_up_at=clock.now(), body="")
