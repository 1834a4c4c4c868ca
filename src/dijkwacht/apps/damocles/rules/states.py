"""The states of a Damocles case, and what a step from one to the next asks: article 13b Opiumwet as a table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.damocles.words import Measure
from dijkwacht.kit.words import Worded


class DamoclesState(Worded):
    """Where a case stands."""

    RECEIVED = "received", "rapportage ontvangen"
    TEST = "test", "bevoegdheidstoets"
    INTENDED = "intended", "voornemen verstuurd"
    URGENT = "urgent", "met spoed gesloten"
    DECIDED = "decided", "besluit tot sluiting bekendgemaakt"
    CLOSED = "closed", "gesloten"
    PENALTY = "penalty", "last onder dwangsom opgelegd"
    WARNED = "warned", "waarschuwing gegeven"
    DROPPED = "dropped", "afgezien"
    LIFTED = "lifted", "opgeheven of ingetrokken"
    LAPSED = "lapsed", "verlopen"


ENDED: Final = frozenset({DamoclesState.WARNED, DamoclesState.DROPPED, DamoclesState.LIFTED, DamoclesState.LAPSED})
"""What takes no further step; the entry of a lapse in the Kadaster may still follow."""
WAITING: Final = frozenset({DamoclesState.RECEIVED, DamoclesState.TEST, DamoclesState.INTENDED, DamoclesState.URGENT})
"""Before the decision: every day counts, for delay weakens the necessity."""


@dataclass(frozen=True, slots=True)
class DamoclesStep:
    """One allowed step: the verb on the button, the article, and what it asks."""

    verb: str
    article: str
    measure: Measure | None = None
    needs_checklist: bool = False
    needs_reason: bool = False
    asks_until: bool = False
    asks_months: bool = False
    needs_end: bool = False
    asks_heard: bool = False


_S = DamoclesState
_DROP: Final = DamoclesStep("Afzien, met de reden", "Awb 3:46", needs_reason=True)
_WARN: Final = DamoclesStep("Waarschuwing geven", "beleidsregel", measure=Measure.WARNING, needs_checklist=True)
_URGENT: Final = DamoclesStep("Met spoed sluiten", "Awb 5:31 en 4:11")
_LIFT: Final = DamoclesStep("Sluiting opheffen of besluit intrekken", "Wkpb 2 lid 4")
DAMOCLES_STEPS: Final[Mapping[tuple[DamoclesState, DamoclesState], DamoclesStep]] = MappingProxyType(
    {
        (_S.RECEIVED, _S.TEST): DamoclesStep("Bevoegdheid toetsen", "Opiumwet 13b"),
        (_S.TEST, _S.INTENDED): DamoclesStep("Voornemen versturen", "Awb 4:8 en 4:9", asks_until=True),
        (_S.INTENDED, _S.DECIDED): DamoclesStep(
            "Besluit tot sluiting bekendmaken",
            "Opiumwet 13b, Awb 5:24",
            measure=Measure.CLOSURE,
            needs_checklist=True,
            asks_until=True,
            asks_months=True,
            asks_heard=True,
        ),
        (_S.INTENDED, _S.PENALTY): DamoclesStep(
            "Last onder dwangsom opleggen",
            "Opiumwet 13b, Awb 5:32",
            measure=Measure.PENALTY_ORDER,
            needs_checklist=True,
            asks_until=True,
            asks_heard=True,
        ),
        (_S.INTENDED, _S.WARNED): replace(_WARN, asks_heard=True),
        (_S.TEST, _S.WARNED): _WARN,
        (_S.DECIDED, _S.CLOSED): DamoclesStep("Pand sluiten", "Awb 5:27 en 5:28"),
        (_S.RECEIVED, _S.URGENT): _URGENT,
        (_S.TEST, _S.URGENT): _URGENT,
        (_S.INTENDED, _S.URGENT): _URGENT,
        (_S.URGENT, _S.CLOSED): DamoclesStep(
            "Besluit op schrift bekendmaken",
            "Awb 5:31 lid 2",
            measure=Measure.CLOSURE,
            needs_checklist=True,
            asks_months=True,
        ),
        (_S.CLOSED, _S.LAPSED): DamoclesStep("Sluiting verlopen", "besluit", needs_end=True),
        (_S.CLOSED, _S.LIFTED): _LIFT,
        (_S.DECIDED, _S.LIFTED): _LIFT,
        (_S.URGENT, _S.LIFTED): _LIFT,
        (_S.PENALTY, _S.LIFTED): DamoclesStep("Last opheffen", "Awb 5:34 (te verifiëren)"),
        (_S.RECEIVED, _S.DROPPED): _DROP,
        (_S.TEST, _S.DROPPED): _DROP,
        (_S.INTENDED, _S.DROPPED): _DROP,
    }
)
"""Every allowed step; a decision asks whether the questions of proportionality were answered."""


class Deed(Worded):
    """What is noted of a case beside its state: its entry in the public registers, and the days they follow on."""

    ENTERED = "entered", "sluiting ingeschreven bij het Kadaster"
    LAPSE_KNOWN = "lapse_known", "bekend dat de sluiting onherroepelijk is vervallen"
    LAPSE_ENTERED = "lapse_entered", "einde ingeschreven bij het Kadaster"


class DropReason(Worded):
    """Why nothing was done; counted by year, so that a policy that stays paper shows why."""

    NO_POWER = "no_power", "geen bevoegdheid: geen handelshoeveelheid of andere aanwijzing voor handel"
    EXCEPTION = "exception", "uitzondering voor apotheker, arts, tandarts of dierenarts (13b lid 2)"
    NOT_NEEDED = "not_needed", "sluiten is niet noodzakelijk"
    NOT_BALANCED = "not_balanced", "sluiten is niet evenwichtig"
    TOO_LATE = "too_late", "er is te veel tijd verstreken"
    INCOMPLETE = "incomplete", "de rapportage is onvolledig gebleven"
    OTHER_POWER = "other_power", "een andere bevoegdheid past beter"
    OTHER = "other", "anders: de reden staat in het dossier"


class OpenReason(Worded):
    """Why questions of the weighing are still open at the decision; what there is more to say goes into the letter."""

    AWAITED = "awaited", "een ander levert dit nog aan"
    UNKNOWABLE = "unknowable", "dit is niet te achterhalen"
    NO_ANSWER = "no_answer", "de betrokkene gaf geen antwoord"
    URGENT = "urgent", "er was geen tijd: er is met spoed gesloten"
    NO_MATTER = "no_matter", "het antwoord verandert de uitkomst niet"


@dataclass(frozen=True, slots=True)
class Readiness:
    """What there is of a case that a step may ask for, on the day of the step."""

    open_questions: int = 0
    has_word_on_open: bool = False
    has_reason: bool = False
    closed_until: date | None = None
    is_indefinite: bool = False


def why_not(state: DamoclesState, to: DamoclesState, ready: Readiness, *, on: date) -> str | None:
    """Why a case cannot go from one state to another on a day; None when it can."""
    step = DAMOCLES_STEPS.get((state, to))
    if step is None:
        return f"Een zaak die ‘{state.word}’ is, kan niet in één stap ‘{to.word}’ worden."
    if step.needs_checklist and ready.open_questions and not ready.has_word_on_open:
        questions = "1 vraag" if ready.open_questions == 1 else f"{ready.open_questions} vragen"
        return f"Van de afweging staan nog {questions} open. Beantwoord ze, of kies waarom ze open blijven."
    if step.needs_reason and not ready.has_reason:
        return "Kies waarom u afziet."
    return _why_no_end(ready, on) if step.needs_end else None


def _why_no_end(ready: Readiness, on: date) -> str | None:
    if ready.is_indefinite:
        return "Een sluiting voor onbepaalde tijd verloopt niet: hef haar op."
    if ready.closed_until is None or on <= ready.closed_until:
        return "De sluiting is nog niet voorbij. Eindigt ze eerder, hef haar dan op."
    return None


def why_not_note(deed: Deed, *, has_closure: bool, ended: DamoclesState | None, noted: frozenset[Deed]) -> str | None:
    """Why a deed in the public registers cannot be noted now; None when it can."""
    if deed in noted:
        return "Dit is al vastgelegd."
    if not has_closure:
        return "Alleen een besluit tot sluiting wordt ingeschreven."
    return None if deed is Deed.ENTERED else _why_no_lapse(deed, ended, noted)


def _why_no_lapse(deed: Deed, ended: DamoclesState | None, noted: frozenset[Deed]) -> str | None:
    if ended is None:
        return "De sluiting is nog niet opgeheven of verlopen."
    if ended is DamoclesState.LIFTED:
        return None if deed is Deed.LAPSE_ENTERED else "De sluiting is opgeheven: de termijn begon op die dag."
    if deed is Deed.LAPSE_ENTERED and Deed.LAPSE_KNOWN not in noted:
        return "Leg eerst vast wanneer bekend werd dat het einde onherroepelijk is: dan begint de termijn van vier dagen."
    return None


def steps_from(state: DamoclesState) -> Mapping[DamoclesState, DamoclesStep]:
    """Every step that can follow on a state, the usual one first."""
    return {to: step for (begin, to), step in DAMOCLES_STEPS.items() if begin is state}
