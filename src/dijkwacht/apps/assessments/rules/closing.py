"""The round of the fact check, and the marking of passages with who may impose secrecy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.assessments.rules.grounds import Ground, grounds_for
from dijkwacht.apps.assessments.rules.states import ENDED, State
from dijkwacht.apps.organisations.rules import Kind
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


def why_not_close(state: State) -> str | None:
    """Why the adviser cannot answer comments or mark passages now; None when it is possible."""
    if state in ENDED:
        return f"Dit beeld is {state.word}: het verandert niet meer."
    if state in {State.PLANNED, State.ANSWERING}:
        return "Er is nog geen analyse: hier is nog niets af te ronden."
    return None


IMPOSING: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        Kind.MUNICIPALITY: ("raad", "college van burgemeester en wethouders", "burgemeester", "commissie (te verifiëren)"),
        Kind.PROVINCE: ("provinciale staten", "gedeputeerde staten", "commissaris van de Koning", "commissie (te verifiëren)"),
        Kind.WATER_BOARD: ("algemeen bestuur", "dagelijks bestuur", "voorzitter", "commissie (te verifiëren)"),
        Kind.JOINT_BODY: (
            "algemeen bestuur (te verifiëren)",
            "dagelijks bestuur (te verifiëren)",
            "voorzitter (te verifiëren)",
        ),
    }
)
"""Who imposes secrecy in each kind of organisation; *te verifiëren* where nobody read it in the law."""

# Secrecy rests on an interest of the first or second paragraph of Woo 5.1; neither the fifth paragraph nor 5.2 is one.
INTERESTS: Final = tuple(ground for ground in Ground if ground.value.startswith(("woo-5.1.1.", "woo-5.1.2.")))


@dataclass(frozen=True, slots=True)
class Marked:
    """Why a passage is kept from the public version."""

    ground: Ground
    explanation: str = ""
    interest: Ground | None = None
    imposed_by: str = ""
    imposed_on: date | None = None
    review_on: date | None = None


def faults_in_marking(marked: Marked, *, of: Kind, on: date) -> Mapping[str, str]:
    """What is wrong with a marking in this kind of organisation, by field."""
    faults: dict[str, str] = {}
    if marked.ground not in grounds_for(of):
        faults["ground"] = f"Deze grond hoort niet bij een {of.word}."
    elif marked.ground.is_secrecy:
        faults |= _faults_in_secrecy(marked, of, on)
    elif marked.imposed_by or marked.imposed_on or marked.interest:
        faults["imposed_by"] = (
            "Dit vult u alleen in als geheimhouding de grond is. Kies die grond, of laat orgaan, datum en belang leeg."
        )
    if marked.review_on and marked.review_on <= (marked.imposed_on or on):
        faults["review_on"] = "Kies een dag die later is: dan kijkt u of de passage nog besloten moet zijn."
    return faults


def _faults_in_secrecy(marked: Marked, of: Kind, on: date) -> dict[str, str]:
    faults = {}
    if marked.imposed_by not in IMPOSING.get(of, ()):
        faults["imposed_by"] = "Kies welk orgaan de geheimhouding oplegde."
    if marked.imposed_on is None:
        faults["imposed_on"] = "Vul in op welke dag de geheimhouding is opgelegd."
    elif marked.imposed_on > on:
        faults["imposed_on"] = "Deze dag is nog niet geweest. Markeer de passage als de geheimhouding is opgelegd."
    if marked.interest not in INTERESTS:
        faults["interest"] = "Kies het belang uit artikel 5.1, eerste of tweede lid, Woo waarop de geheimhouding rust."
    return faults
