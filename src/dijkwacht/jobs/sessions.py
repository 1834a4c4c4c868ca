"""Group sessions that end by themselves: an hour at most after their day, their picture or their assignment is over."""

from contextlib import suppress
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.queries import overdue
from dijkwacht.jobs.rounds import again
from dijkwacht.kit.errors import Refused

BETWEEN = timedelta(hours=1)
BY = System("sessions")


@task()
def end_overdue() -> None:
    """End each as a deed of its own, so that its seats and votes go."""
    for session in overdue(now=timezone.now()):
        with suppress(Refused):
            actions.end(session=session, by=BY)
    again(end_overdue, after=BETWEEN)
