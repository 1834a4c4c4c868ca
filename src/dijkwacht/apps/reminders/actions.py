"""The overview of a month, and the links by which calendars follow."""

import secrets
from datetime import date
from typing import Final

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.reminders.models import CalendarLink, Digest
from dijkwacht.apps.reminders.queries import key_of
from dijkwacht.apps.reminders.rules import DIGEST_SUBJECT, digest

PAGE: Final = "/maatregelen/"
"""Where somebody reads what a mail only points at."""
PREFERENCES: Final = "/berichten/"
"""Where somebody chooses which mails they get."""


@transaction.atomic
def send_digest(*, user: User, month: date, by: Actor) -> None:
    """Tell somebody that the overview of a month is there; once, however often it is asked."""
    _, is_new = Digest.objects.get_or_create(user=user, month=month)
    if is_new:
        post(to=user.email, subject=DIGEST_SUBJECT, body=digest(link=site_url(PAGE), preferences=site_url(PREFERENCES)))
        audit.record(by=by, verb="reminders.digest_sent", on=user)


@transaction.atomic
def follow(*, by: User) -> str:
    """Give the secret part of a link for one's calendar; a former one stops working. It is shown once and never kept."""
    token = secrets.token_urlsafe(32)
    CalendarLink.objects.update_or_create(user=by, defaults={"token_hash": key_of(token), "made_on": clock.today()})
    audit.record(by=by, verb="reminders.calendar_followed", on=by)
    return token


@transaction.atomic
def unfollow(*, by: User) -> None:
    """End one's link: the calendar that follows it gets nothing any more."""
    number, _ = CalendarLink.objects.filter(user=by).delete()
    if number:
        audit.record(by=by, verb="reminders.calendar_ended", on=by)
