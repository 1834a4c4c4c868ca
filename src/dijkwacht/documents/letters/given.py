"""What a letter is made from: facts about a case, never about a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

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
    IMPOSE = "impose", "verlenen, met voorschriften"
    KEEP = "keep", "laten gelden, met voorschriften"
    NOT_AWARD = "not_award", "de opdracht niet gunnen"
    NO_CONSENT = "no_consent", "geen toestemming geven voor een onderaannemer (alleen een opdracht)"
    NOT_ENTER = "not_enter", "de overeenkomst niet sluiten"
    SUSPEND = "suspend", "de overeenkomst opschorten (alleen vastgoed)"
    END = "end", "de overeenkomst ontbinden"
    TERMINATE = "terminate", "een andere rechtshandeling beëindigen (alleen vastgoed)"


class Danger(Worded):
    """What the authority sees: a degree of danger, or what stands beside it: a crime to get the decision, or data refused."""

    SERIOUS = "serious", "ernstig gevaar"
    LESSER = "lesser", "mindere mate van gevaar"
    OFFENCE = "offence", "strafbaar feit om de beslissing te krijgen of te houden (artikel 3 lid 6)"
    FORM = "form", "een houder weigerde het formulier in te vullen (artikel 4 lid 1)"
    SILENCE = "silence", "gegevens geweigerd aan het Bureau (artikel 4 lid 2)"


class Purpose(Worded):
    """For what the danger is there: each has a measure of its own (article 3, second and third paragraph)."""

    USE = "use", "voordeel uit strafbare feiten benutten (onder a)"
    COMMIT = "commit", "strafbare feiten plegen (onder b)"
    BOTH = "both", "allebei (onder a en b)"


class Research(Worded):
    """On whose inquiry the authority leans."""

    ADVICE = "advice", "advies van het Bureau"
    OWN = "own", "eigen onderzoek"


class Ground(Worded):
    """The article that itself gives the power to refuse or to end; article 3 of the Bibob act is only the test."""

    BYLAW = "bylaw", "gemeentelijke vergunning of ontheffing voor een inrichting of bedrijf"
    ALCOHOL = "alcohol", "alcoholvergunning"
    GAMBLING = "gambling", "vergunning voor kansspelautomaten"
    ENVIRONMENT = "environment", "omgevingsvergunning"
    SUBSIDY = "subsidy", "subsidie"
    PROPERTY = "property", "vastgoedtransactie"
    CONTRACT = "contract", "overheidsopdracht"
    OTHER = "other", "iets anders"

    @property
    def is_civil(self) -> bool:
        """Whether the civil court is the one to go to."""
        return self in {Ground.PROPERTY, Ground.CONTRACT}


class Schedule(Worded):
    """On which list of the Opium act the substance stands, or for which it was being prepared."""

    ONE = "one", "lijst I"
    ONE_A = "one_a", "lijst IA"
    TWO = "two", "lijst II"
    BOTH = "both", "lijst I en lijst II"


_ALONE: Final = ("burgemeester", "commissaris", "dijkgraaf")
"""Who decides alone; beside others they are a board."""
_TOGETHER: Final = ("wethouders", "heemraden", "college", "bestuur")


@dataclass(frozen=True, slots=True)
class Reason:
    """Where one question of the checklist stands, and the words for the letter alone."""

    answered: Answered = Answered.OPEN
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """All that the product knows of a case when it writes a letter; what is not known becomes a gap in the letter.

    ``arithmetic`` has a line for each term with how it was reckoned; ``reasons`` the answers by the id of their question;
    ``open_reason`` says why a letter goes on while questions are open. ``mandate`` is whether somebody signs on behalf of the
    authority, ``for_owner`` whether the reader is the owner or landlord, who is told nothing private of others, and ``uniform``
    whether the public procedure of Awb 3.4 was followed. ``views_given`` is whether everybody who was asked gave a view already,
    ``urgent`` whether the place was closed before there was a decision, and ``interrupted`` whether the year in which a penalty
    can be collected was broken off or made longer.
    """

    organisation: str = ""
    authority: str = ""
    number: str = ""
    dated: date | None = None
    mandate: bool = False
    for_owner: bool = False
    place: Place | None = None
    also_dwelling: bool = False
    drugs: Drugs | None = None
    schedule: Schedule | None = None
    also_preparation: bool = False
    occurrence: Occurrence | None = None
    measure: Measure | None = None
    months: int | None = None
    months_dwelling: int | None = None
    review_on: date | None = None
    policy: str = ""
    row: str = ""
    row_dwelling: str = ""
    found: str = ""
    found_dwelling: str = ""
    drugs_dwelling: Drugs | None = None
    schedule_dwelling: Schedule | None = None
    found_on: date | None = None
    report_on: date | None = None
    intention_on: date | None = None
    views_until: date | None = None
    views: str = ""
    views_given: bool = False
    comply_until: date | None = None
    comply_reasons: str = ""
    comply_until_dwelling: date | None = None
    closed_on: date | None = None
    urgent_reasons: str = ""
    decision_on: date | None = None
    on_request: bool = True
    requested_on: date | None = None
    lifted_on: date | None = None
    lifting_reasons: str = ""
    staying_reasons: str = ""
    staying_balance: str = ""
    warning_reasons: str = ""
    warning_balance: str = ""
    warning_years: int | None = None
    penalty: int | None = None
    penalty_most: int | None = None
    penalty_reasons: str = ""
    means_reasons: str = ""
    order_on: date | None = None
    order_until: date | None = None
    breached_on: date | None = None
    breach: str = ""
    interrupted: bool = False
    collected: int | None = None
    collecting_reasons: str = ""
    enforced_on: date | None = None
    urgent: bool = False
    cost_lines: str = ""
    charged: int | None = None
    charging_reasons: str = ""
    costs: bool = True
    announced_on: date | None = None
    role: Role | None = None
    ground: Ground | None = None
    uniform: bool = False
    outside_act: bool = False
    for_third: bool = False
    laid_open_on: date | None = None
    subject: str = ""
    asked_on: date | None = None
    missing: str = ""
    repair_asked_on: date | None = None
    repair_until: date | None = None
    repair_ended_on: date | None = None
    leaving_reasons: str = ""
    plan: Plan | None = None
    impositions: str = ""
    danger: Danger | None = None
    purpose: Purpose | None = None
    research: Research | None = None
    advice_on: date | None = None
    danger_reasons: str = ""
    balance_reasons: str = ""
    conditions_reasons: str = ""
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

    @property
    def speaks_alone(self) -> bool:
        """Whether one person decides, as a mayor does: such a letter says "ik" where that of a board says "wij"."""
        authority = self.authority.lower()
        return any(one in authority for one in _ALONE) and not any(several in authority for several in _TOGETHER)

    def in_voice(self, ours: str, mine: str) -> str:
        """The words of a board, or those of who decides alone."""
        return mine if self.speaks_alone else ours

    @property
    def has_both_places(self) -> bool:
        """Whether one place is premises and a dwelling: each with its own breach, row of the policy and duration."""
        return self.also_dwelling and self.place is Place.PREMISES

    @property
    def has_own_day(self) -> bool:
        """Whether the dwelling is to be closed by another day than the premises."""
        return self.has_both_places and self.comply_until_dwelling not in {None, self.comply_until}

    @property
    def of_dwelling(self) -> "Given":
        """The dwelling alone, of premises and a dwelling: what was breached there has a list of its own."""
        return replace(
            self,
            place=Place.DWELLING,
            also_dwelling=False,
            drugs=self.drugs_dwelling,
            schedule=self.schedule_dwelling,
            also_preparation=False,
        )

    @property
    def breaches(self) -> tuple["Given", ...]:
        """What was breached in each part: one, or that of the premises and that of the dwelling."""
        return (self, self.of_dwelling) if self.has_both_places else (self,)

    @property
    def has_substances(self) -> bool:
        """Whether there were drugs."""
        return self.drugs in {Drugs.SOFT, Drugs.HARD}

    @property
    def has_preparation(self) -> bool:
        """Whether there was what was meant to prepare drugs."""
        return self.drugs is Drugs.PREPARATION or self.has_both_limbs

    @property
    def places(self) -> tuple[Place, ...]:
        """The kinds of place that it is about; none where that is not known."""
        return tuple(Place) if self.has_both_places else (self.place,) if self.place else ()

    @property
    def has_both_limbs(self) -> bool:
        """Whether there were drugs and also what was meant to prepare them: both limbs of Opiumwet 13b."""
        return self.also_preparation and self.drugs in {Drugs.SOFT, Drugs.HARD}
