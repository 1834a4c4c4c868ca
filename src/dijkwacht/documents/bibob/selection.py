"""Which test an application gets by the policy line: whole, light or none, with the reason for the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.bibob.model import INDICATOR_WORDS, Decision, Law, Line, Policy, Signal
from dijkwacht.kit.dutch import count, listed, long_date
from dijkwacht.kit.words import Worded


class Test(Worded):
    """What is done with an application."""

    __test__ = False  # not for pytest

    STANDARD = "standard", "gewone Bibob-toets"
    LIGHT = "light", "lichte Bibob-toets"
    NONE = "none", "geen Bibob-toets"


_STEPS: Final = MappingProxyType(
    {
        Test.STANDARD: (
            "Vraag het Bibob-vragenformulier met bijlagen (Wet Bibob artikel 7a lid 2 en 5).",
            "Doe eigen onderzoek: open bronnen (7b), vergrijpboeten (7c), justitiële en politiegegevens waar de wet die geeft.",
            "Vraag het Bureau wat het al weet (11a). Dat is geen plicht, wel verstandig: het is een eigen norm.",
            "Vraag pas daarna zo nodig advies (7a lid 4 en 9). Bij te weinig eigen onderzoek mag het Bureau weigeren (9 lid 5).",
            "Komt u zelf tot een conclusie van gevaar, meld die dan meteen aan het Bureau (7a lid 7).",
            "Reken de termijnen uit: de beslistermijn loopt door tijdens eigen onderzoek.",
        ),
        Test.LIGHT: (
            "Loop de aanvraag en de financiering na op wat er al is, in open bronnen (Wet Bibob artikel 7b).",
            "‘Licht’ is een woord van uw beleid; de wet kent het niet. Ook dit is eigen onderzoek (7a), met geheimhouding (28).",
            "Komt u zo tot een conclusie van gevaar, of trekt iemand zich terug vanwege de wet? Meld dat meteen (7a lid 7 en 8).",
            "Past iets niet bij elkaar? Ga dan over op de gewone toets en leg vast waarom.",
        ),
        Test.NONE: ("Leg deze reden vast in het dossier. Komt er later een tip of signaal, kies dan opnieuw.",),
    }
)
_CIVIL_STEP: Final = (
    "Dit loopt langs het burgerlijk recht: neem vooraf een beding op. Er is geen beslistermijn en geen opschorting (31)."
)
_NO_GROUND_STEP: Final = (
    "Kijk of bij dit plan een andere beslissing hoort die wel getoetst kan worden, zoals een grondtransactie."
)


class Financing(Worded):
    """Where the money is said to come from, in the file's own words."""

    BANK = "bank", "van een bank"
    OWN = "own", "eigen geld"
    OTHER = "other", "van een ander"
    UNCLEAR = "unclear", "niet duidelijk"
    UNKNOWN = "unknown", "nog niet bekend, of dat speelt hier niet"


@dataclass(frozen=True, slots=True)
class Application:
    """The features that count; nothing about anybody."""

    decision: str
    area: str = ""
    signals: frozenset[str] = frozenset()
    is_renewal: bool = False
    financing: Financing = Financing.BANK
    has_new_owner: bool = False
    has_odd_price: bool = False

    @property
    def indications(self) -> frozenset[str]:
        """The indications that these features are."""
        found = {
            "financing-other": self.financing is Financing.OTHER,
            "financing-unclear": self.financing is Financing.UNCLEAR,
            "new-owner": self.has_new_owner,
            "odd-price": self.has_odd_price,
        }
        return frozenset(name for name, there in found.items() if there)


@dataclass(frozen=True, slots=True)
class Selected:
    """Which test, why in words for the file, by which articles, and what to do next."""

    test: Test
    reasons: tuple[str, ...]
    articles: tuple[str, ...]
    steps: tuple[str, ...]
    to_verify: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """An application with what law and policy say of it on a day."""

    application: Application
    decision: Decision
    policy: Policy
    law: Law
    on: date
    line: Line | None = None
    indications: tuple[str, ...] = field(default=())

    @property
    def signals(self) -> tuple[Signal, ...]:
        """The signals that came in and that the law knows on that day, in the order of the law table."""
        chosen = self.application.signals
        return tuple(one for one in self.law.signals if one.id in chosen and (one.since is None or one.since <= self.on))


def selected(application: Application, *, policy: Policy, law: Law, on: date) -> Selected:
    """Choose the test; every combination of features gives an answer with a reason.

    The law first, then a tip that the law names, then the policy line.
    """
    decision = law.decision(application.decision)
    if decision and not asks_for_money(decision):
        application = replace(application, financing=Financing.UNKNOWN)
    if decision is None or policy.body not in decision.bodies:
        return Selected(Test.NONE, ("Deze organisatie neemt deze beslissing niet.",), (), _STEPS[Test.NONE])
    if not decision.is_allowed_on(on):
        return _not_allowed(decision, on)
    line = policy.line(decision.id)
    counted = tuple(one for one in policy.indicators.chosen if one in application.indications)
    weighed = Weighed(application, decision, policy, law, on, line, counted)
    return _by_tip(weighed) or _by_line(weighed) or _by_signal(weighed) or _outside(weighed)


def asks_for_money(decision: Decision) -> bool:
    """Whether it matters where the money comes from: not of who sells a service to the authority, nor of an event."""
    return decision.group != "contract" and decision.id != "evenement"


def _not_allowed(decision: Decision, on: date) -> Selected:
    if decision.since and decision.since > on:
        reason = f"De wet laat een toets hier pas toe vanaf {long_date(decision.since)}."
    else:
        reason = f"De wet geeft geen Bibob-grond voor deze beslissing. {decision.note or ''}".strip()
    return Selected(Test.NONE, (reason,), decision.articles, (*_STEPS[Test.NONE], _NO_GROUND_STEP), _unsure(decision))


def _by_tip(weighed: Weighed) -> Selected | None:
    tips = [one for one in weighed.signals if one.is_tip]
    if not tips:
        return None
    reasons = [f"Er is een {tip.words}." for tip in tips]
    named = {*weighed.policy.signals}
    if weighed.line is None or weighed.line.mode == "none" or not named & {tip.id for tip in tips}:
        reasons.append("Het beleid noemt dit niet als aanleiding. De wet geeft de bevoegdheid; motiveer waarom u toch toetst.")
    return _found(Test.STANDARD, [*reasons, *_also(weighed)], weighed, tips)


def _by_line(weighed: Weighed) -> Selected | None:
    """What the policy tests as a rule: here, or everywhere."""
    line = weighed.line
    if line is None or line.mode != "standard" or not _lies_within(weighed):
        return None
    where = weighed.policy.area_titles(line.areas)
    reason = "Het beleid toetst deze beslissing altijd" + (f" in {listed(where)}." if where else ".")
    if line.renewal == "light" and weighed.application.is_renewal and not weighed.indications and not weighed.signals:
        return _found(Test.LIGHT, [reason, "Het is een verlenging zonder indicaties: dan volstaat een lichte toets."], weighed)
    return _found(Test.STANDARD, [reason, *_also(weighed)], weighed, weighed.signals)


def _also(weighed: Weighed) -> list[str]:
    """What was seen besides the reason for a test: the file shows what to look into."""
    own = [INDICATOR_WORDS[name] for name in sorted(weighed.application.indications)]
    return [f"Ook gezien: {listed(own)}."] if own else []


def _by_signal(weighed: Weighed) -> Selected | None:
    """What the policy tests on a signal: one from outside, or enough indications of its own."""
    line, rules = weighed.line, weighed.policy.indicators
    if line is None or line.mode == "none":
        return None
    known = [one for one in weighed.signals if one.id in weighed.policy.signals and one.id != "eigen-indicatie"]
    if known:
        return _found(
            Test.STANDARD, [f"Er is een signaal: {listed(one.words for one in known)}. Het beleid noemt dat."], weighed, known
        )
    number = len(weighed.indications)
    if "eigen-indicatie" not in weighed.policy.signals or number < min(rules.light_from, rules.standard_from):
        return None
    test = Test.STANDARD if number >= rules.standard_from else Test.LIGHT
    own = listed(INDICATOR_WORDS[name] for name in weighed.indications)
    needed = f"Het beleid vraagt een gewone toets vanaf {count(rules.standard_from, 'indicatie', 'indicaties')}."
    seen = f"Er {'is' if number == 1 else 'zijn'} {count(number, 'eigen indicatie', 'eigen indicaties')}: {own}."
    return _found(test, [seen, needed], weighed)


def _outside(weighed: Weighed) -> Selected:
    line = weighed.line
    if line is None:
        reasons = ["Het beleid noemt deze beslissing niet."]
    elif line.mode == "none":
        reasons = ["Het beleid zegt dat deze beslissing niet wordt getoetst."]
    elif line.mode == "standard":
        where = listed(weighed.policy.area_titles(line.areas))
        reasons = [f"Het beleid toetst deze beslissing alleen in {where}, en er is geen signaal."]
    else:
        reasons = ["Het beleid toetst deze beslissing bij een signaal, en dat is er niet."]
    reasons += _not_counted(weighed)
    return _found(Test.NONE, reasons, weighed)


def _not_counted(weighed: Weighed) -> Iterator[str]:
    """What was seen and does not count by the policy: the file says so, so that the policy can be mended."""
    outside = [one for one in weighed.law.signals if one.id in weighed.application.signals]
    if outside:
        yield f"Wel gemeld, maar volgens het beleid geen aanleiding: {listed(one.words for one in outside)}."
    own = [INDICATOR_WORDS[name] for name in sorted(weighed.application.indications)]
    if own:
        yield f"Wel gezien, maar volgens het beleid te weinig voor een toets: {listed(own)}."


def _found(test: Test, reasons: list[str], weighed: Weighed, signals: tuple[Signal, ...] | list[Signal] = ()) -> Selected:
    articles = [*weighed.decision.articles, *(ground.article for one in signals for ground in one.grounds)]
    steps = _STEPS[test]
    if weighed.decision.is_civil and test is not Test.NONE:
        steps = (*steps, _CIVIL_STEP)
    reasons = [*reasons, *_why(weighed, test), *_mind(weighed)]
    return Selected(test, tuple(reasons), tuple(dict.fromkeys(articles)), steps, _unsure(weighed.decision))


def _why(weighed: Weighed, test: Test) -> Iterator[str]:
    """What the policy itself says of its line: a decision may only lean on a policy for a reason that it gives."""
    if test is not Test.NONE and weighed.line and weighed.line.why:
        yield f"Het beleid zegt waarom: {weighed.line.why}"


def _mind(weighed: Weighed) -> Iterator[str]:
    if limit := weighed.decision.limit_on(weighed.on):
        yield f"Let op: {limit}"
    if weighed.decision.warning:
        yield f"Let op: {weighed.decision.warning}"


def _unsure(decision: Decision) -> tuple[str, ...]:
    unread = [ground.article for ground in decision.grounds if not ground.checked]
    return (*unread, *([decision.unsure] if decision.unsure else []))


def _lies_within(weighed: Weighed) -> bool:
    areas = weighed.line.areas if weighed.line else ()
    return not areas or weighed.application.area in areas
