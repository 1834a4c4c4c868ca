"""The states of a Bibob case, and what the law wants before each step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    GIVEN,
    HEARD_ONCE,
    HELD,
    INFORMED,
    INTENDED,
    ISSUED,
    NO_ADVICE,
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
    GIVEN = "given", "van rechtswege verleend"
    KEPT = "kept", "bewaard voor gebruik"
    EXPIRED = "expired", "niet meer te gebruiken"


ENDED: Final = frozenset(
    {
        BibobState.DECIDED,
        BibobState.WITHDRAWN,
        BibobState.NOT_TESTED,
        BibobState.NOT_TREATED,
        BibobState.GIVEN,
        BibobState.KEPT,
        BibobState.EXPIRED,
    }
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
_GIVE: Final = Step("Vastleggen: van rechtswege verleend en bekendgemaakt", (GIVEN,), Fact.GIVEN)
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
        (S.INQUIRY, S.NOT_TREATED): Step("Niet verder behandelen", (APPLIED_FOR, REPAIR_USED)),
        (S.INQUIRY, S.INCOMPLETE): Step("Opnieuw om aanvulling vragen", fact=Fact.REPAIR_ASKED, wants=frozenset({"until"})),
        (S.INQUIRY, S.NOT_TESTED): Step("Afronden zonder conclusie", _NO_TEST.gates, wants=_NO_TEST.wants),
        (S.ADVICE, S.CONCLUSION): Step(
            "Concluderen op het advies",
            (INFORMED, ADVISED, ISSUED, REGISTER, CONCLUSION, ACQUITTAL),
            Fact.CONCLUDED,
            _CONCLUDING,
        ),
        (S.ADVICE, S.INQUIRY): Step("Terug naar eigen onderzoek: er komt geen advies", (NO_ADVICE,)),
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
        **{(state, S.GIVEN): _GIVE for state in S if state not in ENDED},
        **{(state, S.WITHDRAWN): _WITHDRAW for state in S if state not in ENDED},
        (S.DECIDED, S.KEPT): Step("Bewaren voor gebruik", (REPORTED,)),
        (S.GIVEN, S.KEPT): Step("Bewaren voor gebruik", (REPORTED,)),
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
    }
)
"""What cannot stand beside another: a form that was asked to be completed is completed, or is not."""


_BEFORE_THE_END: Final = frozenset({Fact.DEFERRED, Fact.DATA_ASKED, Fact.DATA_RECEIVED, Fact.ADVICE_EXTENDED})
"""What moves a term, and so is no use once nobody waits for its end."""


def why_not_record(fact: Fact, file: File) -> str | None:
    """Why a fact cannot be put on record of a case now; None when it can."""
    kind = FACTS[fact]
    if kind.by_step:
        return "Dit legt u vast met de stap zelf."
    if fact in file.facts and not kind.repeats:
        return "Dit staat al vast. Verander de dag als die niet klopt."
    if fact is Fact.DEFERRED and not file.has_decision_term:
        what = "een overeenkomst" if file.is_civil else "een lopend besluit"
        return f"Bij {what} is er geen beslistermijn om uit te stellen."
    if fact in _BEFORE_THE_END and {Fact.ANNOUNCED, Fact.GIVEN, Fact.WITHDRAWN} & file.facts.keys():
        return "Er is al beslist, of de zaak is teruggetrokken. Vergeten? Draai die stap eerst terug."
    if fact is Fact.REPORTED and not {Fact.CONCLUDED, Fact.WITHDRAWN} & file.facts.keys():
        return "Er is nog niets te melden: eerst is er een conclusie, of een terugtrekking (7a lid 7 en 8)."
    return _why_not_beside(fact, file)


def _why_not_beside(fact: Fact, file: File) -> str | None:
    """What else stands on record that it does not go with, or that it cannot be without."""
    other, before = _EITHER.get(fact), _FOLLOWS.get(fact)
    asked, received = file.times.get(Fact.DATA_ASKED, 0), file.times.get(Fact.DATA_RECEIVED, 0)
    if fact is Fact.DATA_RECEIVED and asked and received >= asked:
        return "Op elke vraag van het Bureau staat al een antwoord. Leg eerst vast dat het Bureau opnieuw vroeg."
    if fact in _OF_REPAIR:
        if Fact.REPAIR_ASKED in file.facts and not file.asked_more_than(Fact.REPAIR_ASKED, *_OF_REPAIR):
            return "Van elk verzoek om aanvulling staat al vast wat ervan kwam."
    elif other is not None and other in file.facts:
        return f"Dit kan niet naast: {other.word}."
    return f"Leg eerst vast: {before.word}." if before is not None and before not in file.facts else None


_OF_REPAIR: Final = (Fact.REPAIRED, Fact.REPAIR_UNUSED)


def earliest(fact: Fact, file: File) -> date | None:
    """The day before which a fact cannot lie."""
    before = _FOLLOWS.get(fact, Fact.RECEIVED)
    if fact is Fact.REPORTED:
        return file.must_report_since or file.facts.get(Fact.RECEIVED)
    return file.facts.get(before) or file.facts.get(Fact.RECEIVED)


def next_steps(state: BibobState, file: File, *, on: date) -> Iterator[tuple[BibobState, Step]]:
    """The steps from a state, in the order of the table; without those that a case does not come to on this day."""
    for (before, after), step in STEPS.items():
        is_of_repair = state is BibobState.INQUIRY and after in {BibobState.INCOMPLETE, BibobState.NOT_TREATED}
        if after is S.GIVEN and GIVEN.why_not(file, on):
            continue
        if before is state and not (is_of_repair and Fact.REPAIR_ASKED not in file.facts):
            yield after, step


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


def why_not_strike(fact: Fact, file: File, *, is_latest: bool) -> str | None:
    """Why a fact cannot be taken off again; None when it can. ``is_latest`` is whether no step was taken since."""
    if FACTS[fact].by_step:
        return "Dit hoort bij een stap. Draai die stap terug."
    if not is_latest:
        return "Er is sindsdien een stap gezet die hierop rust. Draai die stap eerst terug."
    rests = next((other for other, before in _FOLLOWS.items() if before is fact and other in file.facts), None)
    return f"Haal eerst weg: {rests.word}." if rests else None


def why_not_take_back(moves: Sequence["Moved"], since: Sequence[Fact], *, has_after: bool = False) -> str | None:
    """Why the last step cannot be taken back; None when it can.

    ``since`` is what was put on record after it; ``has_after`` whether anything came after the decision.
    """
    if moves and moves[-1].to in {BibobState.DECIDED, BibobState.GIVEN} and has_after:
        return "Haal eerst weg wat er na de beslissing is vastgelegd."
    if len(moves) < 2:
        return "Er is nog geen stap gezet na de ontvangst, of van deze zaak is niet bewaard wat er vóór die stap stond."
    return f"Haal eerst weg wat u daarna vastlegde: {since[0].word}." if since else None


def days_around(fact: Fact, file: File) -> tuple[date | None, date | None]:
    """Between which days a fact has to lie, by what it follows on and what follows on it."""
    followers = [file.facts[other] for other, before in _FOLLOWS.items() if before is fact and other in file.facts]
    return earliest(fact, file), min(followers, default=None)


@dataclass(frozen=True, slots=True)
class Moved:
    """A step that was taken: from where, to where, on which day; the first has no beginning."""

    before: str
    to: str
    on: date


_KEPT_UP: Final = frozenset({COMPLETED, REPAIR_USED, VIEWS_DONE, HELD, APPLIED_FOR, USED_UP, GIVEN})
"""What a step that was taken goes on resting on: days and kinds that can be put right afterwards."""


def broken(moves: Iterable[Moved], file: File) -> str | None:
    """Why the steps that were taken would no longer hold with this file; None when they do."""
    for one in moves:
        # Of an earlier request to complete the application the file says no more how it ended.
        kept = _KEPT_UP - {COMPLETED, REPAIR_USED} if file.times.get(Fact.REPAIR_ASKED, 0) > 1 else _KEPT_UP
        step = STEPS.get((BibobState(one.before), BibobState(one.to))) if one.before else None
        for gate in step.gates if step else ():
            if gate in kept and (reason := gate.why_not(file, one.on)):
                return f"Dan klopt een latere stap niet meer ({BibobState(one.to).word}). {reason}"
    return None


def why_not_weeks(weeks: int, *, has_ground: bool, group: str) -> str | None:
    """Why the decision cannot have a term of so many weeks; None when it can.

    >>> why_not_weeks(10, has_ground=True, group="permit"), why_not_weeks(10, has_ground=True, group="environment")
    (None, 'Bij een omgevingsvergunning is het 8 of 12 weken (Omgevingswet 16.64).')
    """
    if not 1 <= weeks <= LONGEST_WEEKS:
        return f"Vul 1 tot en met {LONGEST_WEEKS} weken in."
    if group == "environment" and weeks not in USUAL_WEEKS:
        return "Bij een omgevingsvergunning is het 8 of 12 weken (Omgevingswet 16.64)."
    return None if has_ground or weeks in USUAL_WEEKS else "Kies welke regel deze termijn stelt."


USUAL_WEEKS: Final = frozenset({8, 12})
LONGEST_WEEKS: Final = 52
