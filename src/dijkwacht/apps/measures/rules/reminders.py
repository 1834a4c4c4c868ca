"""When somebody is reminded of a measure; the mail never says which, nor of whom."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from dijkwacht.apps.measures.rules.states import WORKING, State
from dijkwacht.kit.dutch import listed, long_date

AHEAD: Final = timedelta(days=14)
LATEST: Final = timedelta(days=7)
"""A reminder that could not go out in the week after its day is of no use any more."""
SUBJECT: Final = "Een dag in uw planning"
DIGEST_SUBJECT: Final = "Uw maandoverzicht staat klaar"


class ReminderKind(StrEnum):
    """Two weeks before the day, and on the day."""

    SOON = "soon"
    TODAY = "today"


def reminder_due(state: State, due_on: date | None, *, on: date) -> ReminderKind | None:
    """Which reminder belongs to a day; a day that the job missed is made up for.

    >>> reminder_due(State.IN_PROGRESS, date(2026, 12, 15), on=date(2026, 12, 1))
    <ReminderKind.SOON: 'soon'>
    >>> reminder_due(State.IN_PROGRESS, date(2026, 12, 15), on=date(2026, 12, 16))
    <ReminderKind.TODAY: 'today'>
    >>> reminder_due(State.PROVEN, date(2026, 12, 15), on=date(2026, 12, 15))
    """
    if state not in WORKING or due_on is None or not due_on - AHEAD <= on <= due_on + LATEST:
        return None
    return ReminderKind.SOON if on < due_on else ReminderKind.TODAY


def reminder(days: Sequence[date], *, link: str) -> str:
    """The text of a reminder: the days and where to look, nothing else."""
    told = listed(long_date(day) for day in sorted(set(days)))
    return (
        f"Goedendag,\n\nIn dijkwacht staat iets voor u klaar met als laatste dag {told}. Meld u aan om te zien wat het is en om"
        f" bij te houden hoe ver u bent:\n{link}\n\nLukt deze dag niet? Overleg dan met de adviseur openbare orde en veiligheid"
        " van uw organisatie en kies samen een nieuwe dag.\n"
    )


def digest(*, link: str) -> str:
    """The text of the monthly digest: that it is there, for what it says is read behind the sign-in."""
    return (
        "Goedendag,\n\nEen nieuwe maand: op deze pagina ziet u wat de komende weken afloopt, wat stilligt en wat klaar is:\n"
        f"{link}\n"
    )
