"""Which parts of a picture can be marked, and who may impose secrecy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.passages.rules.grounds import Ground, grounds_for
from dijkwacht.kit.words import Worded


class Part(Worded):
    """A passage of the picture that can be marked."""

    SUMMARY = "summary", "samenvatting"
    DECISION = "decision", "gevraagd besluit"
    FINDING = "finding", "bevinding"
    RECOMMENDATION = "recommendation", "aanbeveling"


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
