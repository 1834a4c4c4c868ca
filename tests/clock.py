"""The one clock of tests: it goes on from the last half past midnight before they began, whatever hour that was.

It is never ahead of the machine: what libraries keep until a moment of the machine would be over at once.
So the day never changes while they run, and in every run it is another day in UTC than where we live: who takes the one
for the other is found at any hour. What the product asks of ``timezone`` (and so of ``apps.clock``) is told by this clock.
``tests.settings`` sets it, before any model takes ``timezone.now`` for its default.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import wraps
from zoneinfo import ZoneInfo

from django.utils import timezone

BEGIN = time(0, 30)


class Clock:
    """How far this process is behind the machine."""

    behind = timedelta(0)


def since_the_begin(moment: datetime, where: ZoneInfo) -> timedelta:
    """How long ago it was half past midnight, at most a day."""
    there = moment.astimezone(where)
    day = there.date() if there.time() >= BEGIN else there.date() - timedelta(days=1)
    return moment - datetime.combine(day, BEGIN, where).astimezone(UTC)


def going_on_from_the_begin(moment: Callable[[], datetime], where: ZoneInfo) -> Callable[[], datetime]:
    """A clock as quick as the one given, that began at the last half past midnight before it was made."""
    return _set_back(moment, since_the_begin(moment(), where))


def pin(where: str) -> None:
    """Let ``timezone`` tell the time of tests; the function keeps its name, for migrations know it by that."""
    set_back(since_the_begin(timezone.now(), ZoneInfo(where)))


def set_back(behind: timedelta) -> None:
    """Let ``timezone`` tell a time so far behind: a program that a test starts keeps the clock of the test."""
    Clock.behind += behind
    timezone.now = wraps(timezone.now)(_set_back(timezone.now, behind))


def _set_back(moment: Callable[[], datetime], behind: timedelta) -> Callable[[], datetime]:
    return lambda: moment() - behind
