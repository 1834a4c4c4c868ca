"""The one clock that deeds read: what day and hour it is, or is said to be for as long as somebody tells a story."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """This moment."""
    return _told.get() or timezone.now()


def today() -> date:
    """This day, where we live."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let every deed within happen at this moment."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
