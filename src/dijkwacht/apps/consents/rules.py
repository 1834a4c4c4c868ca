"""To what an organisation can consent, and why it cannot."""

from datetime import date

from dijkwacht.kit.words import Worded


class Subject(Worded):
    """What others may read; the wall of the database knows each by its value."""

    POLICY_BIBOB = "policy-bibob", "vastgesteld Bibob-beleid naast dat van wie ook meedoet"
    POLICY_DAMOCLES = "policy-damocles", "vastgesteld Damocles-beleid naast dat van wie ook meedoet"
    BARRIERS = "barriers", "welke barrières van een model er staan, naast die van wie ook meedoet"


def why_not_give(until: date | None, *, on: date) -> str | None:
    """Why a consent cannot run until this day; None when it can.

    >>> why_not_give(date(2026, 1, 1), on=date(2026, 1, 2))
    'Deze dag is al voorbij. Kies een latere dag.'
    """
    return "Deze dag is al voorbij. Kies een latere dag." if until and until < on else None
