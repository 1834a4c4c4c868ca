"""What a letter is made from: facts about a case, never about a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.kit.words import Worded


class Role(Worded):
    """What the person concerned is to the decision: the words of the Bibob act."""

    APPLICANT = "applicant", "aanvrager"
    HOLDER = "holder", "houder van een vergunning, subsidie of ander besluit"
    PARTY = "party", "partij bij een opdracht of vastgoedtransactie"


class Plan(Worded):
    """What the authority intends after a Bibob inquiry."""

    REFUSE = "refuse", "weigeren"
    WITHDRAW = "withdraw", "intrekken"
    IMPOSE = "impose", "voorschriften stellen"


class Danger(Worded):
    """The degree of danger that the authority sees."""

    SERIOUS = "serious", "ernstig gevaar"
    LESSER = "lesser", "mindere mate van gevaar"


class Research(Worded):
    """On whose inquiry the authority leans."""

    ADVICE = "advice", "advies van het Bureau"
    OWN = "own", "eigen onderzoek"


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
    council: str = ""
    picture_on: date | None = None
    ruling: str = ""
    members: str = ""
    norm: str = ""
    extent: str = ""
    sources: str = ""
    duty: str = ""
    arithmetic: str = ""
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    open_reason: str = ""
