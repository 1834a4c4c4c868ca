"""When a basic picture can grow into a full one, and an adopted one be followed by the next."""

from dijkwacht.apps.assessments.rules.states import State


def why_not_grow(state: State, *, is_basic: bool) -> str | None:
    """Why a picture cannot grow into a full one now; None when it can."""
    if not is_basic:
        return "Dit beeld gaat al over de hele norm."
    if state in {State.PLANNED, State.ANSWERING, State.ANALYSIS}:
        return None
    if state is State.ADOPTED:
        return "Dit beeld is vastgesteld en verandert niet meer. Plan een nieuw beeld, dat met deze antwoorden begint."
    return f"Dit beeld is ‘{state.word}’: de vragen liggen vast."


def why_not_follow(state: State, old: State, *, has_answers: bool) -> str | None:
    """Why a picture cannot begin with the answers of an older one; None when it can."""
    if old is not State.ADOPTED:
        return "Alleen een vastgesteld beeld kan het begin van een nieuw beeld zijn."
    if state is not State.PLANNED or has_answers:
        return "Dit beeld is al begonnen: antwoorden van een ouder beeld kunnen er niet meer bij."
    return None
