"""What a mail says of the overview of a month, and by what name a term of a case goes outside: nothing of what they say."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from dijkwacht.apps.cases.rules.cases import Due

DIGEST_SUBJECT: Final = "Uw maandoverzicht staat klaar"


def digest(*, link: str, preferences: str) -> str:
    """The text of the monthly digest: that it is there, for what it says is read behind the sign-in."""
    return (
        "Goedendag,\n\nEen nieuwe maand: op deze pagina ziet u wat de komende weken afloopt, wat stilligt en wat klaar is:\n"
        f"{link}\n\nWelke berichten u krijgt, kiest u zelf:\n{preferences}\n"
    )


SOON: Final = timedelta(days=14)
NEAR: Final = timedelta(days=3)
"""So long before its last day a term is told, and told again."""
STALE: Final = timedelta(days=14)
"""So long after its last day it is told no more."""


def moment(until: date, *, on: date) -> tuple[str, date] | None:
    """At which moment a term is told on a day, and since when; None when not.

    >>> moment(date(2026, 12, 20), on=date(2026, 12, 5)) is None
    True
    >>> moment(date(2026, 12, 20), on=date(2026, 12, 8))
    ('soon', datetime.date(2026, 12, 6))
    """
    if until < on:
        return ("late", until + timedelta(days=1)) if on - until <= STALE else None
    if until - on <= NEAR:
        return "near", until - NEAR
    return ("soon", until - SOON) if until - on <= SOON else None


def keyed(dues: Iterable[Due]) -> Iterator[tuple[str, Due]]:
    """Each term with the name by which a calendar knows it again when its day moves: of that term in that case alone.

    It says neither which case it is nor of what instrument.
    """
    seen: Counter[str] = Counter()
    for due in dues:
        rule = f"{due.instrument}:{due.case}:{due.words}"
        seen[rule] += 1
        yield hashlib.sha256(f"{rule}:{seen[rule]}".encode()).hexdigest()[:32], due
