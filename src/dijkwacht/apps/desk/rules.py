"""When a question can be asked, answered or taken away, and how long it stays."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.cases.rules.cases import NAMEABLE

LONGEST: Final = 5_000
"""As long as any text of ours."""
NAMES_BIBOB: Final = (
    "In uw vraag staat {}, het nummer van een Bibob-zaak van u. Wat daaruit komt, is geheim (Wet Bibob artikel 28)."
    " Stel uw vraag in het algemeen, zonder zaak en zonder wat het Bureau zei."
)
STAYS: Final = timedelta(days=365)
"""So long a question in general stays after its answer, or after it was asked where none came; another goes with its case."""


def why_not_ask(roles: Collection[Role], *, is_adviser: bool, is_named: bool) -> str | None:
    """Why somebody with these roles cannot ask this adviser, about a case on which they are named or none; None when they can."""
    if not NAMEABLE & set(roles):
        return "Alleen een medewerker, beleidsmedewerker OOV of bestuurder van de eigen organisatie kan een adviseur iets vragen."
    if not is_named:
        return "Een vraag over een zaak stelt alleen wie op die zaak staat."
    return None if is_adviser else "Alleen een adviseur met een lopende opdracht bij uw organisatie kan uw vraag krijgen."


def why_not_answer(*, is_theirs: bool, is_answered: bool, is_over: bool = False) -> str | None:
    """Why somebody cannot answer; None when they can. ``is_over`` is when an adviser looks along no more in its case."""
    if not is_theirs:
        return "Alleen de adviseur aan wie de vraag is gesteld, kan antwoorden."
    if is_over and not is_answered:
        return "U kijkt niet meer mee in deze zaak. Wie de vraag stelde, kan u opnieuw laten meekijken."
    return "Op deze vraag is al geantwoord." if is_answered else None


def fault_in_text(text: str) -> str | None:
    """What is wrong with a question or an answer; None when nothing is.

    >>> fault_in_text(" "), fault_in_text("Mag dat?")
    ('Schrijf eerst iets op.', None)
    """
    if not text.strip():
        return "Schrijf eerst iets op."
    return f"Maak de tekst korter: hooguit {LONGEST} tekens." if len(text) > LONGEST else None
