"""What a decision on a picture can be, who takes it, and who may put it down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.dutch import long_date
from dijkwacht.kit.words import Worded

MAX_NUMBER: Final = 40


class DecisionKind(Worded):
    """What was decided."""

    ADOPTED = "adopted", "vastgesteld"
    NOTED = "noted", "ter kennis genomen"


class Body(Worded):
    """Who decided."""

    COLLEGE = "college", "college van burgemeester en wethouders"
    MAYOR = "mayor", "burgemeester"
    EXECUTIVE_COMMITTEE = "executive_committee", "dagelijks bestuur"
    DEPUTIES = "deputies", "gedeputeerde staten"

    @property
    def phrase(self) -> str:
        """The word with its article, as in *vastgesteld door …*."""
        article = {Body.MAYOR: "de ", Body.DEPUTIES: ""}.get(self, "het ")
        return f"{article}{self.word}"


BODIES: Final[Mapping[Kind, tuple[Body, ...]]] = MappingProxyType(
    {
        Kind.MUNICIPALITY: (Body.COLLEGE, Body.MAYOR),
        Kind.PROVINCE: (Body.DEPUTIES,),
        Kind.WATER_BOARD: (Body.EXECUTIVE_COMMITTEE,),
        Kind.JOINT_BODY: (Body.EXECUTIVE_COMMITTEE,),
    }
)
"""Who decides in each kind of organisation that can have a picture."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as somebody puts it down."""

    kind: DecisionKind
    body: Body
    decided_on: date
    number: str = ""

    @property
    def words(self) -> str:
        """The decision in words.

        >>> Decided(DecisionKind.ADOPTED, Body.MAYOR, date(2026, 3, 3), "26-118").words
        'vastgesteld door de burgemeester op 3 maart 2026, besluit 26-118'
        """
        number = f", besluit {self.number}" if self.number else ""
        return f"{self.kind.word} door {self.body.phrase} op {long_date(self.decided_on)}{number}"


def faults_in_decision(decided: Decided, *, of: Kind, since: date, on: date) -> Mapping[str, str]:
    """What is wrong with a decision, by field; ``since`` is the day of the concept, ``on`` today."""
    faults = {}
    if decided.body not in BODIES.get(of, ()):
        faults["body"] = f"Kies wie er bij een {of.word} besluit."
    if decided.decided_on > on:
        faults["decided_on"] = "Deze dag is nog niet geweest."
    elif decided.decided_on < since:
        faults["decided_on"] = f"Het concept is van {long_date(since)}. Een besluit kan niet van eerder zijn."
    if len(decided.number) > MAX_NUMBER:
        faults["number"] = f"Maak het nummer korter: hooguit {MAX_NUMBER} tekens."
    return faults


def why_not_early(reference: date, *, on: date, is_early: bool) -> str | None:
    """Why a decision waits for the reference day; None from that day on, or when somebody says to know that it is early."""
    if reference <= on or is_early:
        return None
    return f"De peildatum {long_date(reference)} is nog niet geweest. Wacht tot die dag, of zeg hier dat u dat weet."


def why_not_decide(state: State, *, drew_up: bool, open_comments: int) -> str | None:
    """Why this person cannot put a decision down, confirm it or sign now; None when they can."""
    if state is State.ADOPTED:
        return "Het besluit over dit beeld is al vastgelegd. Het beeld verandert niet meer."
    if state is State.LAPSED:
        return "Dit beeld is gestopt: er is niets meer over te besluiten."
    if state is not State.FACT_CHECK:
        return "Een besluit kan pas na de feitencheck. De adviseur begint die."
    if drew_up:
        return "U werkte als adviseur aan dit beeld. Wie het beeld maakte, legt het besluit niet vast en bevestigt het ook niet."
    if open_comments:
        return "Het besluit wacht op de adviseur: er zijn opmerkingen zonder antwoord, of overgenomen en nog niet gewijzigd."
    return None
