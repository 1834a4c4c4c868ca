"""When a message is tried, tried again and given up, and how many somebody may cause."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Final

from dijkwacht.kit.errors import Refused

WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 45, 120, 300, 720, 1440))
"""The wait after each try; the first is far longer than a mail server may take over one message."""
TRIES: Final = len(WAITS) + 1
LONGEST: Final = timedelta(days=2)
"""A message that is older says nothing any more, tried or not."""
KEPT: Final = timedelta(days=30)
"""How long the row of a message stays, to answer the question whether it went out."""
COUNTED: Final = timedelta(days=1)
"""Over how long it is counted how many messages people of an organisation caused."""
TO_ONE: Final = 20
"""So many go to one address; a partner can be asked about each barrier of a model apart."""
IN_ALL: Final = 500
"""So many go out in all; a picture of a hundred people takes three hundred."""


class TooMuchMail(Refused):
    """An organisation mailed an address, or people in all, as often as it may within a day."""


def why_not_mail(*, to_one: int, in_all: int) -> str | None:
    """Why no more is mailed to an address that somebody typed, after so many to it and so many in all; none where it may."""
    if to_one >= TO_ONE:
        return f"Naar dit adres gingen het laatste etmaal al {TO_ONE} mails. Wacht een dag, of bel deze persoon."
    if in_all >= IN_ALL:
        return f"Voor deze organisatie gingen het laatste etmaal al {IN_ALL} mails uit. Wacht een dag."
    return None


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
