"""The states of a Bibob case, and what the law wants before each step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.bibob.rules.gates import (
    ACQUITTAL,
    ADVISED,
    APPLIED_FOR,
    ASKED_ONCE,
    CARRIED,
    CHOSEN,
    COMPLETE,
    COMPLETED,
    CONCLUSION,
    COPY,
    FINDINGS,
    HEARD_ONCE,
    HELD,
    INFORMED,
    INTENDED,
    ISSUED,
    OUTCOME,
    REASON,
    REGISTER,
    REPAIR_USED,
    REPORTED,
    SERIOUS,
    USED_UP,
    VIEWS,
    VIEWS_DONE,
    Gate,
)
from dijkwacht.apps.bibob.rules.words import FACTS, Fact, File
from dijkwacht.documents.bibob.model import Decision
from dijkwacht.kit.words import Worded


class BibobState(Worded):
    """Where a case stands."""

    RECEIVED = "received", "ontvangen"
    TRIAGE = "triage", "in triage"
    FORM = "form", "formulier uitgezet"
    INCOMPLETE = "incomplete", "wacht op aanvulling"
    INQUIRY = "inquiry", "eigen onderzoek"
    ADVICE = "advice", "advies gevraagd"
    CONCLUSION = "conclusion", "conclusie getrokken"
    VIEWS = "views", "voornemen en zienswijze"
    WEIGHING = "weighing", "afweging"
    DECIDED = "decided", "beslist"
    WITHDRAWN = "withdrawn", "teruggetrokken"
    NOT_TESTED = "not_tested", "zonder toets afgerond"
    NOT_TREATED = "not_treated", "buiten behandeling"
    KEPT = "kept", "bewaard voor gebruik"
    EXPIRED = "expired", "niet meer te gebruiken"


ENDED: Final = frozenset(
    {BibobState.DECIDED, BibobState.WITHDRAWN, BibobState.NOT_TESTED, BibobState.NOT_TREATED, BibobState.KEPT, BibobState.EXPIRED}
)
"""From here on nobody waits for a decision."""


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed step: its verb, what it asks, what it puts on record, and which fields it wants besides the day."""

    verb: str
    gates: tuple[Gate, ...] = ()
    fact: Fact | None = None
    wants: frozenset[str] = frozenset()


_NO_TEST: Final = Step("Niet toetsen", (REASON,), wants=frozenset({"no_test"}))
_WITHDRAW: Final = Step("Vastleggen: teruggetrokken", fact=Fact.WITHDRAWN, wants=frozenset({"is_suspected"}))
_CONCLUDING: Final = frozenset({"conclusion", "acquittal"})
S = BibobState
STEPS: Final[Mapping[tuple[BibobState, BibobState], Step]] = MappingProxyType(
    {
        (S.RECEIVED, S.TRIAGE): Step("Triage beginnen"),
        (S.RECEIVED, S.NOT_TESTED): _NO_TEST,
        (S.TRIAGE, S.FORM): Step("Vragenformulier uitzetten", fact=Fact.FORM_SENT),
        (S.TRIAGE, S.NOT_TESTED): _NO_TEST,
        (S.FORM, S.INQUIRY): Step("Eigen onderzoek beginnen", (COMPLETE,), Fact.INQUIRY_BEGUN),
        (S.FORM, S.INCOMPLETE): Step("Om aanvulling vragen", fact=Fact.REPAIR_ASKED, wants=frozenset({"until"})),
        (S.INCOMPLETE, S.INQUIRY): Step("Eigen onderzoek beginnen", (COMPLETED,), Fact.INQUIRY_BEGUN),
        (S.INCOMPLETE, S.NOT_TREATED): Step("Niet verder behandelen", (APPLIED_FOR, REPAIR_USED)),
        (S.INCOMPLETE, S.CONCLUSION): Step(
            "Concluderen: niet ingevuld",
            (
                HELD,
                REPAIR_USED,
                REGISTER,
                SERIOUS,
                ACQUITTAL,
            ),
            Fact.CONCLUDED,
            _CONCLUDING,
        ),
        (S.INQUIRY, S.CONCLUSION): Step(
            "Zelf concluderen", (FINDINGS, REGISTER, CONCLUSION, ACQUITTAL), Fact.CONCLUDED, _CONCLUDING
        ),
        (S.INQUIRY, S.ADVICE): Step(
            "Advies vragen aan het Bureau",
            (FINDINGS, ASKED_ONCE),
            Fact.ADVICE_ASKED,
        ),
        (S.INQUIRY, S.NOT_TESTED): Step("Afronden zonder conclusie", _NO_TEST.gates, wants=_NO_TEST.wants),
        (S.ADVICE, S.CONCLUSION): Step(
            "Concluderen op het advies",
            (INFORMED, ADVISED, ISSUED, REGISTER, CONCLUSION, ACQUITTAL),
            Fact.CONCLUDED,
            _CONCLUDING,
        ),
        (S.ADVICE, S.INQUIRY): Step("Terug naar eigen onderzoek: er komt geen advies"),
        (S.CONCLUSION, S.VIEWS): Step(
            "Zienswijze vragen",
            (INTENDED, REPORTED, COPY),
            Fact.VIEWS_ASKED,
            frozenset({"until"}),
        ),
        (S.CONCLUSION, S.WEIGHING): Step("Naar de afweging", (REPORTED,)),
        (S.VIEWS, S.WEIGHING): Step("Naar de afweging", (VIEWS_DONE,)),
        (S.WEIGHING, S.VIEWS): Step(
            "Zienswijze vragen",
            (
                INTENDED,
                COPY,
                HEARD_ONCE,
            ),
            Fact.VIEWS_ASKED,
            frozenset({"until"}),
        ),
        (S.WEIGHING, S.DECIDED): Step(
            "Beslissing vastleggen",
            (
                OUTCOME,
                CARRIED,
                VIEWS,
            ),
            Fact.ANNOUNCED,
            frozenset({"outcome"}),
        ),
        **{(state, S.WITHDRAWN): _WITHDRAW for state in S if state not in ENDED},
        (S.DECIDED, S.KEPT): Step("Bewaren voor gebruik", (REPORTED,)),
        (S.WITHDRAWN, S.KEPT): Step("Bewaren voor gebruik", (REPORTED,)),
        (S.KEPT, S.EXPIRED): Step("Niet meer gebruiken", (USED_UP,)),
    }
)
"""Every allowed step."""


def why_not(state: BibobState, to: BibobState, file: File, *, on: date) -> str | None:
    """Why a case cannot go from one state to another on a day; None when it can."""
    step = STEPS.get((state, to))
    if step is None:
        return f"Een zaak die ‘{state.word}’ is, kan niet in één stap ‘{to.word}’ worden."
    return next((reason for gate in step.gates if (reason := gate.why_not(file, on))), None)


_FOLLOWS: Final[Mapping[Fact, Fact]] = MappingProxyType(
    {
        Fact.FORM_COMPLETE: Fact.FORM_SENT,
        Fact.REPAIRED: Fact.REPAIR_ASKED,
        Fact.REPAIR_UNUSED: Fact.REPAIR_ASKED,
        Fact.REGISTER_ASKED: Fact.FORM_SENT,
        Fact.INQUIRY_DONE: Fact.INQUIRY_BEGUN,
        Fact.INFORMED: Fact.ADVICE_ASKED,
        Fact.DATA_ASKED: Fact.ADVICE_ASKED,
        Fact.DATA_RECEIVED: Fact.DATA_ASKED,
        Fact.ADVICE_EXTENDED: Fact.ADVICE_ASKED,
        Fact.ADVICE_ISSUED: Fact.ADVICE_ASKED,
        Fact.ADVICE_RECEIVED: Fact.ADVICE_ASKED,
        Fact.COPY_GIVEN: Fact.ADVICE_RECEIVED,
        Fact.VIEWS_RECEIVED: Fact.VIEWS_ASKED,
    }
)
"""What a fact cannot be without, nor lie before."""
_EITHER: Final[Mapping[Fact, Fact]] = MappingProxyType(
    {
        Fact.FORM_COMPLETE: Fact.REPAIR_ASKED,
        Fact.REPAIRED: Fact.REPAIR_UNUSED,
        Fact.REPAIR_UNUSED: Fact.REPAIRED,
    }
)
"""What cannot stand beside another: a form that was asked to be completed is completed, or is not."""


def why_not_record(fact: Fact, file: File) -> str | None:
    """Why a fact cannot be put on record of a case now; None when it can."""
    kind = FACTS[fact]
    if kind.by_step:
        return "Dit legt u vast met de stap zelf."
    if fact in file.facts and not kind.repeats:
        return "Dit staat al vast. Verander de dag als die niet klopt."
    if fact is Fact.DEFERRED and file.is_civil:
        return "Bij een overeenkomst is er geen beslistermijn om uit te stellen."
    if fact is Fact.REPORTED and not {Fact.CONCLUDED, Fact.WITHDRAWN} & file.facts.keys():
        return "Er is nog niets te melden: eerst is er een conclusie, of een terugtrekking (7a lid 7 en 8)."
    return _why_not_beside(fact, file)


def _why_not_beside(fact: Fact, file: File) -> str | None:
    """What else stands on record that it does not go with, or that it cannot be without."""
    other, before = _EITHER.get(fact), _FOLLOWS.get(fact)
    if other is not None and other in file.facts:
        return f"Dit kan niet naast: {other.word}."
    return f"Leg eerst vast: {before.word}." if before is not None and before not in file.facts else None


def earliest(fact: Fact, file: File) -> date | None:
    """The day before which a fact cannot lie."""
    before = _FOLLOWS.get(fact, Fact.RECEIVED)
    if fact is Fact.REPORTED:
        return file.must_report_since or file.facts.get(Fact.RECEIVED)
    return file.facts.get(before) or file.facts.get(Fact.RECEIVED)


def next_steps(state: BibobState) -> Iterator[tuple[BibobState, Step]]:
    """The steps from a state, in the order of the table."""
    return ((after, step) for (before, after), step in STEPS.items() if before is state)


def waiting_for(state: BibobState, to: BibobState, file: File, *, on: date) -> tuple[Gate, ...]:
    """The gates of a step that are not open, apart from what the step itself asks in its form."""
    step = STEPS[state, to]
    return tuple(gate for gate in step.gates if gate not in CHOSEN and gate.why_not(file, on))


def why_not_open(decision: Decision | None, body: str) -> str | None:
    """Why no case can be opened about a decision; None when it can."""
    if decision is None or body not in decision.bodies:
        return "Kies een beslissing uit de lijst."
    if decision.allowed == "no":
        return "De wet geeft voor deze beslissing geen Bibob-grond: er is niets te toetsen."
    return None


def why_not_strike(fact: Fact, *, recorded_in: str, state: str) -> str | None:
    """Why a fact cannot be taken off again; None when it can."""
    if FACTS[fact].by_step:
        return "Dit hoort bij een stap die is gezet en blijft staan."
    return None if recorded_in == state else "Er is sindsdien een stap gezet die hierop rust."


def why_not_until(on: date, until: date | None) -> str | None:
    """Why a last day that is set for somebody else is wrong; None when it is right."""
    if until is None:
        return "Vul in tot en met welke dag."
    return "Deze dag ligt voor de dag van de stap." if until < on else None
