"""One-time codes: how long one stands, and how often somebody may ask for one or try one."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from dijkwacht.kit.errors import Refused

CODE_DIGITS: Final = 6
CODE_STAYS: Final = timedelta(minutes=15)
CODE_TRIES: Final = 5
"""After so many wrong codes a new one has to be asked."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times within so long."""

    times: int
    within: timedelta


_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
ASKS: Final = (Limit(5, _HOUR), Limit(10, _DAY))
"""Codes asked for one invitation, or for one address that somebody typed: whether it is known or not."""
ASKS_FROM_ONE_PLACE: Final = (Limit(60, _HOUR),)
"""Codes asked from one IP address; a whole town hall may come from one."""
TRIES_FROM_ONE_PLACE: Final = (Limit(120, _HOUR),)
"""Codes tried from one IP address."""
LIMITS_LOOK_BACK: Final = _DAY
"""Older attempts count for nothing, and go."""


class TooOften(Refused):
    """Somebody asked for a code, or tried one, too often."""

    def __init__(self) -> None:
        super().__init__("Dit is te vaak geprobeerd. Wacht een uur en probeer het dan opnieuw.")
