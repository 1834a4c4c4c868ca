"""When a message is tried, tried again and given up."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Final

WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 45, 120, 300, 720, 1440))
"""The wait after each try; the first is far longer than a mail server may take over one message."""
TRIES: Final = len(WAITS) + 1
LONGEST: Final = timedelta(days=2)
"""A message that is older says nothing any more, tried or not."""
KEPT: Final = timedelta(days=30)
"""How long the row of a message stays, to answer the question whether it went out."""


def next_try(tries: int, *, now: datetime) -> datetime:
    """When a message may be tried again after so many tries."""
    return now + WAITS[min(tries, len(WAITS)) - 1]


def is_final(error: Exception) -> bool:
    """Whether no later try can help: the address is refused for good, or cannot be written in a mail at all."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _ in error.recipients.values())
    return isinstance(error, ValueError)


def is_given_up(error: Exception, *, tries: int) -> bool:
    """Whether a message that failed is left."""
    return tries >= TRIES or is_final(error)
