"""The six-month talk (*halfjaargesprek*): one hour about what has measures, with new evidence; never a new picture."""

from datetime import date
from typing import Final

from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.apps.roadmap.rules import day_of_talk
from dijkwacht.kit.dutch import long_date

MINUTES: Final = 60
MAX_ASK: Final = 2000


def why_not_yet(picture: PictureState, since: date, *, on: date) -> str | None:
    """Why there is no six-month talk of a picture in this state since a day; None when there is."""
    if picture is not PictureState.ADOPTED:
        return "Het gesprek gaat over een vastgesteld beeld. Dit beeld is nog niet zo ver."
    first = day_of_talk(since)
    if on < first:
        return (
            f"Het halfjaargesprek kan vanaf {long_date(first)}: dan is er een half jaar gewerkt. Eerder is er nog geen voortgang."
        )
    return None


def why_not_talk(picture: PictureState, *, is_held: bool) -> str | None:
    """Why nothing can be noted in the talk now; None when it can."""
    if is_held:
        return "Dit gesprek is afgerond. Wat er staat, verandert niet meer."
    if picture is not PictureState.ADOPTED:
        return "Het gesprek gaat over een vastgesteld beeld. Dit beeld is nog niet zo ver."
    return None


def why_not_close(picture: PictureState, *, is_held: bool, discussed: int) -> str | None:
    """Why the talk cannot be closed now; None when it can."""
    if reason := why_not_talk(picture, is_held=is_held):
        return reason
    return None if discussed else "Er is nog geen onderdeel besproken."


def minutes_each(topics: int) -> int:
    """Whole minutes for each topic, so that the talk fits in its hour; at least two.

    >>> minutes_each(9), minutes_each(0), minutes_each(80)
    (6, 60, 2)
    """
    return max(MINUTES // max(topics, 1), 2)
