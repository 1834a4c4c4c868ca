"""The words of a Bibob case, and which text of the law holds on a day. Nothing about persons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.bibob.model import CIVIL
from dijkwacht.kit.words import Worded


@dataclass(frozen=True, slots=True)
class Regime:
    """What differs between the three texts, as far as a case asks for it."""

    since: date
    years_of_use: int
    has_use_of_findings: bool = False
    has_report_duty: bool = False
    has_conditions_at_serious: bool = False


REGIMES: Final = (
    Regime(date(2013, 7, 1), years_of_use=2),
    Regime(date(2020, 8, 1), years_of_use=5, has_conditions_at_serious=True),
    Regime(
        date(2022, 10, 1),
        years_of_use=5,
        has_use_of_findings=True,
        has_report_duty=True,
        has_conditions_at_serious=True,
    ),
)
"""The oldest first; where a case runs past such a day, what holds for it was not found in the law: a jurist decides."""


def regime_on(day: date) -> Regime:
    """The text for a deed on a day; before the first that was read, that first one.

    >>> regime_on(date(2022, 9, 30)).has_report_duty, regime_on(date(2022, 10, 1)).has_report_duty
    (False, True)
    """
    return [one for one in REGIMES if one.since <= day][-1] if day >= REGIMES[0].since else REGIMES[0]


def crosses(first: date, last: date) -> bool:
    """Whether another text came between two days.

    >>> crosses(date(2022, 9, 1), date(2022, 11, 1)), crosses(date(2023, 1, 1), date(2026, 1, 1))
    (True, False)
    """
    return regime_on(first) != regime_on(last)


class Fact(StrEnum):
    """Something that happened on a day."""

    RECEIVED = "received"
    DEFERRED = "decision-deferred"
    FORM_SENT = "form-sent"
    FORM_COMPLETE = "form-complete"
    REPAIR_ASKED = "repair-asked"
    REPAIRED = "repaired"
    REPAIR_UNUSED = "repair-unused"
    INQUIRY_BEGUN = "inquiry-begun"
    REGISTER_ASKED = "register-asked"
    INQUIRY_DONE = "inquiry-done"
    ADVICE_ASKED = "advice-asked"
    INFORMED = "informed"
    DATA_ASKED = "data-asked"
    DATA_RECEIVED = "data-received"
    ADVICE_EXTENDED = "advice-extended"
    ADVICE_ISSUED = "advice-issued"
    ADVICE_RECEIVED = "advice-received"
    CONCLUDED = "conclusion"
    REPORTED = "reported"
    COPY_GIVEN = "copy-given"
    VIEWS_ASKED = "views-asked"
    VIEWS_RECEIVED = "views-received"
    ANNOUNCED = "announced"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"

    @property
    def word(self) -> str:
        """The word on the page."""
        return FACTS[self].word


@dataclass(frozen=True, slots=True)
class Kind:
    """How a fact is called, its article, what it carries, and whether a step puts it on record by itself."""

    word: str
    article: str = ""
    by_step: bool = False
    has_until: bool = False
    has_weeks: bool = False
    repeats: bool = False


FACTS: Final[Mapping[Fact, Kind]] = MappingProxyType(
    {
        Fact.RECEIVED: Kind("aanvraag ontvangen of procedure begonnen", by_step=True),
        Fact.DEFERRED: Kind("beslissing uitgesteld", "Awb 4:14 lid 3; Omgevingswet 16.64", has_until=True),
        Fact.FORM_SENT: Kind("vragenformulier uitgezet", "7a lid 5", by_step=True),
        Fact.FORM_COMPLETE: Kind("vragenformulier volledig terug", "7a lid 2 en 3"),
        Fact.REPAIR_ASKED: Kind("om aanvulling gevraagd", "Awb 4:5", by_step=True, has_until=True, repeats=True),
        Fact.REPAIRED: Kind("aangevuld", "Awb 4:15", repeats=True),
        Fact.REPAIR_UNUSED: Kind("niet aangevuld binnen de termijn", "Awb 4:5", repeats=True),
        Fact.INQUIRY_BEGUN: Kind("eigen onderzoek begonnen", "7a lid 1", by_step=True),
        Fact.REGISTER_ASKED: Kind("het Bureau gevraagd wat het weet (Bibob-register)", "11a"),
        Fact.INQUIRY_DONE: Kind("eigen onderzoek afgerond", "7a"),
        Fact.ADVICE_ASKED: Kind("advies gevraagd aan het Bureau", "7a lid 4, 9", by_step=True),
        Fact.INFORMED: Kind("betrokkene gezegd dat advies is gevraagd", "32"),
        Fact.DATA_ASKED: Kind("het Bureau vroeg meer gegevens", "12 lid 3, 15 lid 2", repeats=True),
        Fact.DATA_RECEIVED: Kind("het Bureau kreeg die gegevens", "15 lid 2", repeats=True),
        Fact.ADVICE_EXTENDED: Kind("het Bureau verlengde zijn termijn", "15 lid 3", has_weeks=True),
        Fact.ADVICE_ISSUED: Kind("advies uitgebracht (datum op het advies)", "29"),
        Fact.ADVICE_RECEIVED: Kind("advies ontvangen", "31"),
        Fact.CONCLUDED: Kind("conclusie getrokken", "3, 7a lid 7", by_step=True),
        Fact.REPORTED: Kind("gemeld aan het Bureau, ook een correctie", "7a lid 7 en 8", repeats=True),
        Fact.COPY_GIVEN: Kind("afschrift van het advies gegeven, met de geheimhouding op schrift", "28 lid 3"),
        Fact.VIEWS_ASKED: Kind("zienswijze gevraagd", "33", by_step=True, has_until=True),
        Fact.VIEWS_RECEIVED: Kind("zienswijze binnen, of gezegd dat die niet komt", "33; Awb 4:9"),
        Fact.ANNOUNCED: Kind("beslissing bekendgemaakt", "Awb 3:41", by_step=True),
        Fact.GIVEN: Kind("vergunning van rechtswege bekendgemaakt", "Awb 4:20b, 4:20c", by_step=True),
        Fact.WITHDRAWN: Kind("teruggetrokken", by_step=True),
    }
)
"""Every fact; those of a step come with it, the others are put on record apart."""


class Aim(Worded):
    """Whether something is asked for, or given already."""

    APPLICATION = "application", "aanvraag, of een nieuwe overeenkomst"
    WITHDRAWAL = "withdrawal", "lopend: intrekken of ontbinden"


class Conclusion(Worded):
    """What the inquiry or the advice came to."""

    NONE = "none", "geen gevaar"
    LESSER = "lesser", "mindere mate van gevaar"
    SERIOUS = "serious", "ernstig gevaar"
    OFFENCE = "offence", "strafbaar feit om de beslissing te krijgen of te houden (3 lid 6)"


REPORTABLE: Final = frozenset({Conclusion.LESSER, Conclusion.SERIOUS})
"""Conclusions that have to be reported when they were drawn without advice (7a lid 7)."""


class Acquittal(Worded):
    """Whether an acquittal was looked for (3a): on a fact of which somebody was acquitted no degree of danger rests."""

    NOT_FOUND = "not_found", "nagegaan: geen vrijspraak of ontslag van alle rechtsvervolging"
    LEFT_OUT = "left_out", "nagegaan: er is een vrijspraak of ontslag, en dat feit telt niet mee"
    RELIED_ON = "relied_on", "de conclusie rust op een feit waarvan is vrijgesproken"


class Outcome(Worded):
    """How a case was decided."""

    GRANTED = "granted", "verleend, aangegaan of in stand gelaten"
    CONDITIONS = "conditions", "met voorschriften"
    REFUSED = "refused", "geweigerd, niet aangegaan, ingetrokken of ontbonden"


class NoTest(Worded):
    """Why nothing was done, in words of our own."""

    OUTSIDE_POLICY = "outside_policy", "valt buiten het beleid"
    NO_SIGNAL = "no_signal", "geen signaal of indicatie"
    NOTHING_FOUND = "nothing_found", "onderzoek gaf geen vragen"
    OTHER_GROUND = "other_ground", "op een andere grond beslist"
    OTHER = "other", "anders: de reden staat in het dossier"


class TermGround(Worded):
    """Which rule sets another term for the decision than the usual one."""

    BYLAW = "bylaw", "APV of andere verordening"
    ACT = "act", "een bijzondere wet"


@dataclass(frozen=True, slots=True)
class File:
    """What there is of a case that a step may ask for; of a fact that repeats, its last day and how many ``times``.

    ``decide_by`` is the last day for the decision where the law may give the permit once that has passed.
    """

    facts: Mapping[Fact, date]
    group: str = "permit"
    aim: Aim = Aim.APPLICATION
    conclusion: Conclusion | None = None
    is_advised: bool = False
    acquittal: Acquittal | None = None
    outcome: Outcome | None = None
    no_test: NoTest | None = None
    is_suspected: bool = False
    views_until: date | None = None
    repair_until: date | None = None
    use_until: date | None = None
    decide_by: date | None = None
    times: Mapping[Fact, int] = field(default_factory=dict)

    @property
    def is_civil(self) -> bool:
        """Whether it goes by private law."""
        return self.group in CIVIL

    @property
    def has_decision_term(self) -> bool:
        """Whether somebody waits for a decision on what they asked for."""
        return not self.is_civil and self.aim is Aim.APPLICATION

    @property
    def repair(self) -> Fact | None:
        """What came of the last request to complete the application; None while that is not known, or without one."""
        answers = [fact for fact in (Fact.REPAIR_UNUSED, Fact.REPAIRED) if fact in self.facts]
        if not answers or self.asked_more_than(Fact.REPAIR_ASKED, *answers):
            return None
        return max(answers, key=lambda fact: self.facts[fact])

    def asked_more_than(self, asked: Fact, *answers: Fact) -> bool:
        """Whether a question was put again after all its answers."""
        return self._count(asked) > sum(map(self._count, answers))

    def _count(self, fact: Fact) -> int:
        return self.times.get(fact, int(fact in self.facts))

    @property
    def report_days(self) -> tuple[date, ...]:
        """The days on which something came up that has to be reported to the Bureau at once (7a paragraphs 7 and 8)."""
        concluded, withdrawn = self.facts.get(Fact.CONCLUDED), self.facts.get(Fact.WITHDRAWN)
        # Read so that the inquiry begins when the data of 7a lid 2 are asked for: a reading that a jurist confirms.
        began = {Fact.FORM_SENT, Fact.INQUIRY_BEGUN, Fact.ADVICE_ASKED} & self.facts.keys()
        is_own = self.conclusion in REPORTABLE and not self.is_advised
        found = ((concluded, is_own), (withdrawn, self.is_suspected and bool(began)))
        return tuple(day for day, is_due in found if day and is_due and regime_on(day).has_report_duty)

    @property
    def must_report_since(self) -> date | None:
        """The last of those days; None where the law asks for no report."""
        return max(self.report_days, default=None)

    @property
    def has_reported(self) -> bool:
        """Whether what had to be reported was, on that day or later."""
        due, done = self.must_report_since, self.facts.get(Fact.REPORTED)
        return due is None or (done is not None and done >= due)
