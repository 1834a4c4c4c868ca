"""The states of a picture, and what a step from one to the next asks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class State(StrEnum):
    """Where a picture stands."""

    PLANNED = "planned"
    ANSWERING = "answering"
    ANALYSIS = "analysis"
    CONCEPT = "concept"
    FACT_CHECK = "fact_check"
    ADOPTED = "adopted"
    LAPSED = "lapsed"

    @property
    def word(self) -> str:
        """The word on the page."""
        return STATE_WORDS[self]

    @property
    def programme_word(self) -> str:
        """The word for the programme, which learns how far a picture is and no more."""
        return STATE_WORDS[_PROGRAMME.get(self, self)]


STATE_WORDS: Final = MappingProxyType(
    {
        State.PLANNED: "gepland",
        State.ANSWERING: "wordt beantwoord",
        State.ANALYSIS: "in analyse",
        State.CONCEPT: "concept",
        State.FACT_CHECK: "in feitencheck",
        State.ADOPTED: "vastgesteld of ter kennis genomen",
        State.LAPSED: "vervallen",
    }
)
_PROGRAMME: Final = MappingProxyType({State.ANALYSIS: State.CONCEPT, State.FACT_CHECK: State.CONCEPT})

READABLE: Final = frozenset({State.CONCEPT, State.FACT_CHECK, State.ADOPTED})
"""From the concept on the organisation reads its picture."""

ENDED: Final = frozenset({State.ADOPTED, State.LAPSED})
"""What no longer changes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed step: the verb on the button and what it asks."""

    verb: str
    needs_reason: bool = False
    needs_answers: bool = False
    needs_concept: bool = False
    needs_until: bool = False
    needs_decision: bool = False


_LAPSE: Final = Step("Beeld laten vervallen", needs_reason=True)

STEPS: Final[Mapping[tuple[State, State], Step]] = MappingProxyType(
    {
        (State.PLANNED, State.ANSWERING): Step("Vragen openzetten"),
        (State.ANSWERING, State.ANALYSIS): Step("Analyse beginnen", needs_answers=True),
        (State.ANALYSIS, State.CONCEPT): Step("Concept delen met de bestuurder", needs_concept=True),
        (State.CONCEPT, State.FACT_CHECK): Step("Feitencheck beginnen", needs_until=True),
        (State.FACT_CHECK, State.ADOPTED): Step("Besluit vastleggen", needs_decision=True),
        (State.ANALYSIS, State.ANSWERING): Step("Terug naar beantwoorden", needs_reason=True),
        (State.CONCEPT, State.ANALYSIS): Step("Terug naar analyse", needs_reason=True),
        (State.FACT_CHECK, State.ANALYSIS): Step("Terug naar analyse", needs_reason=True),
        **{(state, State.LAPSED): _LAPSE for state in State if state not in ENDED},
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is of a picture that a step may ask for.

    ``unreviewed`` counts written findings that nobody looked over, ``unanswered`` criteria without a whole answer,
    ``open_comments`` remarks of the fact check without a reply.
    """

    answers: int = 0
    has_summary: bool = False
    unreviewed: int = 0
    unanswered: int = 0
    has_word_on_unanswered: bool = False
    has_until: bool = False
    is_decided: bool = False
    open_comments: int = 0


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
    return None if standing.is_decided else "Het besluit is nog niet vastgelegd en door een ander bevestigd."


def _why_no_concept(standing: Standing) -> str | None:
    if not standing.has_summary:
        return "Schrijf eerst de samenvatting: die leest de bestuurder bij het beeld."
    if standing.unreviewed:
        return f"Lees eerst elke bevinding na: bij {standing.unreviewed} is dat nog niet gedaan."
    if standing.unanswered and not standing.has_word_on_unanswered:
        return f"Schrijf bij de samenvatting waarom {standing.unanswered} onderdelen open bleven: die reden staat in het beeld."
    return None


def why_not_answer(state: State) -> str | None:
    """Why no answer can be given now; None when it can."""
    if state is State.ANSWERING:
        return None
    if state is State.PLANNED:
        return "De vragen staan nog niet open."
    if state is State.LAPSED:
        return "Dit beeld is vervallen: er worden geen antwoorden meer gevraagd."
    return "De vragen zijn gesloten: de adviseur is met de analyse begonnen. Neem contact op als er nog iets moet veranderen."


def why_not_upload(state: State) -> str | None:
    """Why no workbook can be taken over now; None when it can."""
    if state in {State.ANSWERING, State.ANALYSIS}:
        return None
    if state is State.PLANNED:
        return "Zet eerst de vragen open; daarna kunt u een werkboek inlezen."
    return why_not_write(state)


def why_not_keep(personal: Collection[object], *, is_confirmed: bool) -> str | None:
    """Why a workbook with cells that seem to hold personal data cannot be taken over now; None when it can."""
    if not personal or is_confirmed:
        return None
    return "In dit werkboek lijken persoonsgegevens te staan. Haal ze weg en lees het opnieuw in, of kies dat u ze toch bewaart."


def why_not_write(state: State) -> str | None:
    """Why the adviser cannot settle or write now; None when it can."""
    if state is State.ANALYSIS:
        return None
    if state in {State.CONCEPT, State.FACT_CHECK}:
        return "Het concept is gedeeld. Zet het beeld terug naar analyse om iets te veranderen."
    return why_ended(state) or "De analyse is nog niet begonnen: de vragen staan nog open."


def why_ended(state: State) -> str | None:
    """Why nothing of a picture can change any more, whatever it is; None while it can."""
    return f"Dit beeld is {state.word}: het verandert niet meer." if state in ENDED else None
