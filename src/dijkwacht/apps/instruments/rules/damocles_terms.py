"""The terms of a Damocles case, from its days."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from dijkwacht.apps.instruments.rules.damocles_facts import Move, closed_on


def closure_end(moves: Sequence[Move], months: int | None) -> date | None:
    """The last day of a closure; None while nothing is closed, or for an indefinite time."""
    start = closed_on(moves)
    if start is None or months is None:
        return None
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
