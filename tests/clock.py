"""The one clock of tests: it goes on from half past midnight of the day on which they began, whatever hour that was.

So the day never changes while they run, and in every run it is another day in UTC than where we live: who takes the one
for the other is found at any hour. What the product asks of ``timezone`` (and so of ``apps.clock``) is told by this clock.
``tests.settings`` sets it, before any model takes ``timezone.now`` for its default.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import wraps
from zoneinfo import ZoneInfo

from django.utils import timezone

BEGIN = time(0, 30)


def going_on_from_the_begin(moment: Callable[[], datetime], where: ZoneInfo) -> Callable[[], datetime]:
    """A clock as quick as the one given, that began at half past midnight on the day it was made."""
    began = moment()
    behind = began - datetime.combine(began.astimezone(where), BEGIN, where).astimezone(UTC)
    return lambda: moment() - behind


def pin(where: str) -> None:
    """Let ``timezone`` tell the time of tests; the function keeps its name, for migrations know it by that."""
    timezone.now = wraps(timezone.now)(going_on_from_the_begin(timezone.now, ZoneInfo(where)))
