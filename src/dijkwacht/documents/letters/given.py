"""What a letter is made from: facts about a case, never about a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered


class Role(StrEnum):
    """What the person concerned is to the decision: the words of the Bibob act."""

    APPLICANT = "applicant"
    HOLDER = "holder"
    PARTY = "party"

    @property
    def word(self) -> str:
        """The word on the page."""
        return WORDS[self]


class Plan(StrEnum):
    """What the authority intends after a Bibob inquiry."""

    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    IMPOSE = "impose"

    @property
    def word(self) -> str:
        """The word on the page."""
        return WORDS[self]


class Danger(StrEnum):
    """The degree of danger that the authority sees."""

    SERIOUS = "serious"
    LESSER = "lesser"

    @property
    def word(self) -> str:
        """The word on the page."""
        return WORDS[self]


class Research(StrEnum):
    """On whose inquiry the authority leans."""

    ADVICE = "advice"
    OWN = "own"

    @property
    def word(self) -> str:
        """The word on the page."""
        return WORDS[self]


WORDS: Final[Mapping[StrEnum, str]] = MappingProxyType(
    {
        Role.APPLICANT: "aanvrager",
        Role.HOLDER: "houder van een vergunning, subsidie of ander besluit",
        Role.PARTY: "partij bij een opdracht of vastgoedtransactie",
        Plan.REFUSE: "weigeren",
        Plan.WITHDRAW: "intrekken",
        Plan.IMPOSE: "voorschriften stellen",
        Danger.SERIOUS: "ernstig gevaar",
        Danger.LESSER: "mindere mate van gevaar",
        Research.ADVICE: "advies van het Bureau",
        Research.OWN: "eigen onderzoek",
    }
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Where one question of the checklist stands, and the words for the letter alone."""

    answered: Answered = Answered.OPEN
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """All that the product knows of a case when it writes a letter; what is not known becomes a gap in the letter.

    ``arithmetic`` has a line for each term with how it was reckoned; ``reasons`` the answers by the id of their question;
    ``open_reason`` says why a letter goes on while questions are open.
    """

    organisation: str = ""
    authority: str = ""
    number: str = ""
    dated: date | None = None
    place: Place | None = None
    drugs: Drugs | None = None
    occurrence: Occurrence | None = None
    measure: Measure | None = None
    months: int | None = None
    policy: str = ""
    row: str = ""
    found: str = ""
    found_on: date | None = None
    report_on: date | None = None
    intention_on: date | None = None
    views_until: date | None = None
    views: str = ""
    comply_until: date | None = None
    closed_on: date | None = None
    urgent_reasons: str = ""
    decision_on: date | None = None
    lifted_on: date | None = None
    lifting_reasons: str = ""
    warning_reasons: str = ""
    warning_years: int | None = None
    penalty: int | None = None
    penalty_most: int | None = None
    costs: bool = True
    announced_on: date | None = None
    role: Role | None = None
    subject: str = ""
    asked_on: date | None = None
    missing: str = ""
    repair_until: date | None = None
    plan: Plan | None = None
    impositions: str = ""
    danger: Danger | None = None
    research: Research | None = None
    advice_on: date | None = None
    danger_reasons: str = ""
    balance_reasons: str = ""
    arithmetic: str = ""
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    open_reason: str = ""
