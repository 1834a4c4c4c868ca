"""Reminding people, and the links by which their calendars follow."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.mail.actions import post
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.measures.models import CalendarLink, Digest, Reminder
from dijkwacht.apps.measures.queries import Due, key_of
from dijkwacht.apps.measures.rules import DIGEST_SUBJECT, SUBJECT, digest, reminder

PAGE: Final = "/maatregelen/"
"""Where somebody reads what a mail only points at."""


@transaction.atomic
def remind(*, user: User, due: Sequence[Due], by: Actor) -> None:
    """Remind somebody, in one mail, of the days that come or have come."""
    today = timezone.localdate()
    Reminder.objects.bulk_create(
        [
            Reminder(measure=one.measure, organisation_id=one.measure.organisation_id, kind=one.kind, day=one.day, sent_on=today)
            for one in due
        ],
        # A measure with two owners: the second mail is about the same reminder.
        ignore_conflicts=True,
    )
    post(to=user.email, subject=SUBJECT, body=reminder([one.day for one in due], link=site_url(PAGE)))
    audit.record(by=by, verb="measures.reminded", on=user)


@transaction.atomic
def send_digest(*, user: User, month: date, by: Actor) -> None:
    """Tell somebody that the overview of a month is there; once, however often it is asked."""
    _, is_new = Digest.objects.get_or_create(user=user, month=month)
    if is_new:
        post(to=user.email, subject=DIGEST_SUBJECT, body=digest(link=site_url(PAGE)))
        audit.record(by=by, verb="measures.digest_sent", on=user)


@transaction.atomic
def follow(*, by: User) -> str:
    """Give the secret part of a link for one's calendar; a former one stops working. It is shown once and never kept."""
    token = secrets.token_urlsafe(32)
    CalendarLink.objects.update_or_create(user=by, defaults={"token_hash": key_of(token), "made_on": timezone.localdate()})
    audit.record(by=by, verb="measures.calendar_followed", on=by)
    return token


@transaction.atomic
def unfollow(*, by: User) -> None:
    """End one's link: the calendar that follows it gets nothing any more."""
    number, _ = CalendarLink.objects.filter(user=by).delete()
    if number:
        audit.record(by=by, verb="measures.calendar_ended", on=by)
