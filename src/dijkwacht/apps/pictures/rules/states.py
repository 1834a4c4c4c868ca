"""The states of a picture, and what a step from one to the next asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from dijkwacht.kit.words import Worded


class Stage(Worded):
    """How far an organisation is for the programme, as the address writes it: never why, nor what the picture says."""

    NONE = "nog-geen-beeld", "nog niet begonnen"
    PLANNED = "gepland", "gepland"
    ANSWERING = "wordt-beantwoord", "wordt beantwoord"
    WRITING = "wordt-geschreven", "wordt geschreven"
    CONCEPT = "concept", "concept gedeeld"
    FACT_CHECK = "feitencheck", "in feitencheck"
    ADOPTED = "vastgesteld", "afgerond"
    LAPSED = "vervallen", "gestopt"


class Phase(Enum):
    """What can be done with a picture: ask, write, read what was shared, or nothing any more."""

    ASKING = auto()
    WRITING = auto()
    SHARED = auto()
    ENDED = auto()


@dataclass(frozen=True, slots=True)
class Facts:
    """What all pages and papers must know of a state.

    ``report`` is how the report says it, ``turn`` the place among the adviser's pictures (own turn first) and ``call``
    what the adviser goes on with: empty where there is nothing left.
    """

    phase: Phase
    stage: Stage
    report: str
    turn: int
    call: str


class State(Worded):
    """Where a picture stands."""

    PLANNED = "planned", "gepland"
    ANSWERING = "answering", "wordt beantwoord"
    ANALYSIS = "analysis", "in analyse"
    CONCEPT = "concept", "concept"
    FACT_CHECK = "fact_check", "in feitencheck"
    ADOPTED = "adopted", "afgerond"
    LAPSED = "lapsed", "gestopt"

    @property
    def facts(self) -> Facts:
        """What else is said of it."""
        return FACTS[self]


FACTS: Final[Mapping[State, Facts]] = MappingProxyType(
    {
        State.PLANNED: Facts(Phase.ASKING, Stage.PLANNED, "nog niet begonnen", 4, "Voorbereiden"),
        State.ANSWERING: Facts(Phase.ASKING, Stage.ANSWERING, "voorlopig, wordt nog beantwoord", 3, "Bekijken wat er binnen is"),
        State.ANALYSIS: Facts(Phase.WRITING, Stage.WRITING, "voorlopig, in analyse", 1, "Verder met de analyse"),
        State.CONCEPT: Facts(Phase.SHARED, Stage.CONCEPT, "concept", 5, "Het concept bekijken"),
        State.FACT_CHECK: Facts(Phase.SHARED, Stage.FACT_CHECK, "concept, in feitencheck", 2, "Verder met de feitencheck"),
        State.ADOPTED: Facts(Phase.ENDED, Stage.ADOPTED, "vastgesteld", 6, "Het beeld bekijken"),
        State.LAPSED: Facts(Phase.ENDED, Stage.LAPSED, "gestopt", 7, ""),
    }
)
"""One row a state: whoever adds a state writes it here, and no page asks for more."""


def _in(*phases: Phase) -> frozenset[State]:
    return frozenset(state for state in State if state.facts.phase in phases)


OPEN: Final = _in(Phase.ASKING)
"""What is still being asked, or is going to be."""
SHARED: Final = _in(Phase.SHARED)
"""What the organisation reads and can still say something about."""
ENDED: Final = _in(Phase.ENDED)
"""What no longer changes."""
READABLE: Final = SHARED | {State.ADOPTED}
"""From the concept on the organisation reads its picture."""


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed step: the verb on the button and what it asks."""

    verb: str
    needs_reason: bool = False
    needs_answers: bool = False
    needs_concept: bool = False
    needs_until: bool = False
    needs_decision: bool = False
    closes_questions: bool = False


_LAPSE: Final = Step("Beeld stoppen", needs_reason=True)
STEPS: Final[Mapping[tuple[State, State], Step]] = MappingProxyType(
    {
        (State.PLANNED, State.ANSWERING): Step("Vragen openzetten"),
        (State.ANSWERING, State.ANALYSIS): Step("Analyse beginnen", needs_answers=True, closes_questions=True),
        (State.ANALYSIS, State.CONCEPT): Step("Concept delen met de bestuurder", needs_concept=True),
        (State.CONCEPT, State.FACT_CHECK): Step("Feitencheck beginnen", needs_until=True),
        (State.FACT_CHECK, State.ADOPTED): Step("Besluit vastleggen", needs_decision=True),
        (State.ANALYSIS, State.ANSWERING): Step("Terug naar beantwoorden", needs_reason=True),
        (State.CONCEPT, State.ANALYSIS): Step("Terug naar analyse", needs_reason=True),
        (State.FACT_CHECK, State.ANALYSIS): Step("Terug naar analyse", needs_reason=True),
        **{(state, State.LAPSED): _LAPSE for state in State if state not in ENDED},
    }
)


def steps_from(state: State) -> tuple[Step, ...]:
    """The steps that a picture in this state can take."""
    return tuple(step for (start, _), step in STEPS.items() if start is state)


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is of a picture that a step may ask for.

    ``unweighed`` counts criteria that fewer than three people answered and nobody weighed, ``unread`` findings that the adviser
    did not accept or reword, of ``findings``; ``not_known`` criteria that are told as *not yet known*; ``open_comments``
    remarks of the fact check without a reply, ``promised`` those that were taken over while nothing changed.
    """

    answers: int = 0
    has_summary: bool = False
    unweighed: int = 0
    unread: int = 0
    findings: int = 0
    not_known: int = 0
    has_word_on_unanswered: bool = False
    has_until: bool = False
    is_decided: bool = False
    open_comments: int = 0
    promised: int = 0


def why_not(state: State, to: State, standing: Standing) -> str | None:
    """Why a picture cannot go from one state to another now; None when it can."""
    step = STEPS.get((state, to))
    if step is None:
        return f"Een beeld dat ‘{state.word}’ is, kan niet in één stap ‘{to.word}’ worden."
    if step.needs_answers and not standing.answers:
        return "Er zijn nog geen antwoorden."
    if step.needs_until and not standing.has_until:
        return "Kies tot en met welke dag de feitencheck loopt."
    if step.needs_decision:
        return _why_no_decision(standing)
    return _why_no_concept(standing) if step.needs_concept else None


def _why_no_decision(standing: Standing) -> str | None:
    if standing.open_comments:
        waiting = "wacht nog 1 opmerking" if standing.open_comments == 1 else f"wachten nog {standing.open_comments} opmerkingen"
        return f"Er {waiting} op antwoord van de adviseur."
    if standing.promised:
        number = "1 opmerking" if standing.promised == 1 else f"{standing.promised} opmerkingen"
        return f"De adviseur nam {number} over, maar het beeld is op dat punt nog niet gewijzigd."
    return None if standing.is_decided else "Het besluit is nog niet vastgelegd en door een ander bevestigd."


def _why_no_concept(standing: Standing) -> str | None:
    if not standing.has_summary:
        return "Schrijf eerst de samenvatting: die leest de bestuurder bij het beeld."
    if standing.unweighed:
        return (
            f"Bij {_parts(standing.unweighed)} antwoordden minder dan drie mensen: kies daar waarop het niveau rust. Anders"
            " leest de organisatie wat één of twee mensen antwoordden."
        )
    if standing.unread:
        return f"Lees eerst elke bevinding na: bij {standing.unread} van de {standing.findings} is dat nog niet gedaan."
    if standing.not_known and not standing.has_word_on_unanswered:
        open_ = f"{_parts(standing.not_known)} open {_stayed(standing.not_known)}"
        return f"Schrijf bij de samenvatting waarom {open_}: die reden staat in het beeld."
    return None


def _parts(number: int) -> str:
    return "1 onderdeel" if number == 1 else f"{number} onderdelen"


def _stayed(number: int) -> str:
    return "bleef" if number == 1 else "bleven"


def why_not_answer(state: State, *, is_submitted: bool = False) -> str | None:
    """Why no answer can be given now; None when it can."""
    if state is State.ANSWERING:
        return "U heeft uw antwoorden ingeleverd. De adviseur kan ze weer voor u openzetten." if is_submitted else None
    if state is State.PLANNED:
        return "De vragen staan nog niet open."
    if state is State.LAPSED:
        return "Dit beeld is gestopt: er worden geen antwoorden meer gevraagd."
    return "De vragen zijn gesloten: de adviseur is met de analyse begonnen. Neem contact op als er nog iets moet veranderen."


def why_not_write(state: State) -> str | None:
    """Why the adviser cannot settle or write now; None when it can."""
    if state.facts.phase is Phase.WRITING:
        return None
    if state in SHARED:
        return "Het concept is gedeeld. Zet het beeld terug naar analyse om iets te veranderen."
    if state is State.PLANNED:
        return "De analyse is nog niet begonnen: de vragen zijn nog niet opengezet."
    return why_ended(state) or "De analyse is nog niet begonnen: de vragen staan nog open."


def why_ended(state: State) -> str | None:
    """Why nothing of a picture can change any more, whatever it is; None while it can."""
    return f"Dit beeld is {state.word}: het verandert niet meer." if state in ENDED else None


def why_not_grow(state: State, *, is_basic: bool) -> str | None:
    """Why a picture cannot grow into a full one now; None when it can."""
    if not is_basic:
        return "Dit beeld gaat al over de hele norm."
    if state.facts.phase in {Phase.ASKING, Phase.WRITING}:
        return None
    if state is State.ADOPTED:
        return "Dit beeld is vastgesteld en verandert niet meer. Plan een nieuw beeld, dat met deze antwoorden begint."
    return f"Dit beeld is ‘{state.word}’: de vragen liggen vast."


def why_not_follow(state: State, old: State, *, has_answers: bool) -> str | None:
    """Why a picture cannot begin with the answers of an older one; None when it can."""
    if old is not State.ADOPTED:
        return "Alleen een vastgesteld beeld kan het begin van een nieuw beeld zijn."
    if state is not State.PLANNED or has_answers:
        return "Dit beeld is al begonnen: antwoorden van een ouder beeld kunnen er niet meer bij."
    return None


def why_not_close(state: State) -> str | None:
    """Why the adviser cannot answer comments or mark passages now; None when it is possible."""
    if state in ENDED:
        return f"Dit beeld is {state.word}: het verandert niet meer."
    if state in OPEN:
        return "Er is nog geen analyse: hier is nog niets af te ronden."
    return None


def why_not_record(state: State) -> str | None:
    """Why the adviser cannot record what was heard or read now; None when it can."""
    if state in {State.ANSWERING, State.ANALYSIS}:
        return None
    if state is State.PLANNED:
        return "Zet eerst de vragen open; daarna kunt u vastleggen wat u hoort of leest."
    return _why_closed(state)


def why_not_prepare(state: State) -> str | None:
    """Why documents and members can no longer be changed; None when they can."""
    return None if state.facts.phase in {Phase.ASKING, Phase.WRITING} else _why_closed(state)


def _why_closed(state: State) -> str:
    if state in ENDED:
        return f"Dit beeld is {state.word}: het verandert niet meer."
    return "Het concept is gedeeld. Zet het beeld terug naar analyse om iets te veranderen."
