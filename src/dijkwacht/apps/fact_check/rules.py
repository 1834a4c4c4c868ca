"""How long a fact check can run, and when somebody can comment."""

from datetime import date, timedelta
from typing import Final

from dijkwacht.apps.pictures.rules.states import ENDED, State
from dijkwacht.kit.dutch import long_date

LONGEST_ROUND: Final = timedelta(weeks=6)


def why_not_until(until: date | None, *, on: date) -> str | None:
    """Why a fact check that begins today cannot run until that day; None when it can."""
    if until is None:
        return "Kies tot en met welke dag de feitencheck loopt."
    if until <= on:
        return "Kies een dag vanaf morgen, zodat er tijd is om te reageren."
    if until > on + LONGEST_ROUND:
        return f"Kies een dag binnen zes weken: uiterlijk {long_date(on + LONGEST_ROUND)}."
    return None


def why_not_comment(state: State, until: date | None, *, on: date) -> str | None:
    """Why nobody can comment now; None when it is possible."""
    if state in ENDED:
        return f"Dit beeld is {state.word}: reageren kan niet meer."
    if state is not State.FACT_CHECK:
        return "De feitencheck is nog niet begonnen. U krijgt bericht als u kunt reageren."
    if until is None or until < on:
        day = f" tot en met {long_date(until)}" if until else ""
        return f"De feitencheck liep{day}. Neem contact op met de adviseur als er nog iets niet klopt."
    return None
