"""A group session: its states, hidden votes on one criterion at a time, and the one word that is said of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.scoring.answers import UNKNOWN, Side
from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.kit.words import Worded

SESSION_STAYS: Final = timedelta(days=1)
"""A session ends by itself after this; with it goes whatever was still voted."""
SESSION_OVER: Final = "De sessie is afgelopen."
SESSION_CODE_DIGITS: Final = 6
MOST_SEATS: Final = 60
HEARD_EVERY: Final = timedelta(minutes=1)
PRESENT_FOR: Final = timedelta(minutes=2)
"""A seat that was not heard of for so long and did not vote on what is on the wall is a lost tab, not somebody in the room.

Twice as long as a browser that is there stays silent.
"""
MOST_ROUNDS: Final = 40
FEWEST_DEVICES: Final = 4
"""Of fewer votes nothing is said: whoever voted would know too much of the others."""
FAR: Final = 2
"""From this difference between two levels of one side on, votes lie apart; as answers do."""
CHOICES: Final = (0, 1, 2, 3, UNKNOWN)
"""What can be voted on a side, in the order of the page."""


class SessionState(Worded):
    """Where a group session stands."""

    PREPARED = "prepared", "gemaakt"
    RUNNING = "running", "bezig"
    ENDED = "ended", "afgelopen"


class RoundState(Worded):
    """Where one criterion of a session stands."""

    WAITING = "waiting", "nog niet aan de beurt"
    VOTING = "voting", "stemmen kan"
    REVEALED = "revealed", "stemmen gesloten"
    AGREED = "agreed", "vastgelegd"


SESSION_STEPS: Final[Mapping[tuple[SessionState, SessionState], str]] = MappingProxyType(
    {
        (SessionState.PREPARED, SessionState.RUNNING): "Sessie beginnen",
        (SessionState.PREPARED, SessionState.ENDED): "Niet door laten gaan",
        (SessionState.RUNNING, SessionState.ENDED): "Sessie afsluiten",
    }
)
"""Every allowed step with the verb on its button; a running session also ends by itself."""
ROUND_STEPS: Final[Mapping[tuple[RoundState, RoundState], str]] = MappingProxyType(
    {
        (RoundState.WAITING, RoundState.VOTING): "Laten stemmen",
        (RoundState.VOTING, RoundState.REVEALED): "Stemmen sluiten",
        (RoundState.REVEALED, RoundState.VOTING): "Opnieuw stemmen",
        (RoundState.VOTING, RoundState.AGREED): "Vastleggen",
        (RoundState.REVEALED, RoundState.AGREED): "Vastleggen",
        (RoundState.AGREED, RoundState.VOTING): "Opnieuw stemmen",
    }
)


def why_not_session(state: SessionState, to: SessionState) -> str | None:
    """Why a session cannot go from one state to another; None when it can."""
    if (state, to) in SESSION_STEPS:
        return None
    return f"Een groepssessie die ‘{state.word}’ is, kan niet in één stap ‘{to.word}’ worden."


def why_not_round(state: RoundState, to: RoundState) -> str | None:
    """Why a criterion of a session cannot go from one state to another; None when it can."""
    if (state, to) in ROUND_STEPS:
        return None
    return f"Bij een onderdeel dat ‘{state.word}’ is, kan dit nu niet."


def why_not_choose(chosen: int) -> str | None:
    """Why a session cannot be about so many criteria; None when it can."""
    if not chosen:
        return "Kies minstens één onderdeel om te bespreken."
    return f"Kies hooguit {MOST_ROUNDS} onderdelen: meer past niet in één sessie." if chosen > MOST_ROUNDS else None


def why_not_join(seats: int) -> str | None:
    """Why nobody can take a seat any more; None when somebody can."""
    return f"Deze sessie is vol: er zijn al {MOST_SEATS} deelnemers." if seats >= MOST_SEATS else None


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote, and on what: the place of the criterion and which vote on it this is; both sides are asked."""

    place: int
    number: int
    paper: int
    practice: int


def why_not_vote(ballot: Ballot, *, place: int, number: int, state: RoundState) -> str | None:
    """Why a vote does not count now; None when it does."""
    if ballot.place != place:
        return "Dit onderdeel is niet meer aan de beurt."
    if ballot.number != number:
        return "Er wordt opnieuw gestemd over dit onderdeel."
    return None if state is RoundState.VOTING else "De stemmen over dit onderdeel zijn al gesloten of vastgelegd."


class Word(Worded):
    """All that is ever said of votes, to the room and to the adviser alike."""

    AGREED = "agreed", "eens"
    APART = "apart", "uiteen"
    FEW = "few", "nog te weinig apparaten"


def word_of(ballots: Iterable[tuple[int, int]]) -> Word:
    """One word of the votes (paper, practice), for both sides together; *weet ik niet* is no level to differ in.

    >>> word_of([(2, 1), (2, 0), (3, 1)]).word
    'nog te weinig apparaten'
    >>> word_of([(2, 1), (2, 0), (3, -1), (2, 1)]).word, word_of([(2, 1), (2, 3), (3, -1), (2, 1)]).word
    ('eens', 'uiteen')
    """
    given = list(ballots)
    if len(given) < FEWEST_DEVICES:
        return Word.FEW
    sides = ([level for level in side if level != UNKNOWN] for side in zip(*given, strict=True))
    return Word.APART if any(levels and max(levels) - min(levels) >= FAR for levels in sides) else Word.AGREED


def why_discuss(result: CriterionResult) -> tuple[str, ...]:
    """Why a criterion is worth talking about together, in words; empty where nothing points to it."""
    unsettled = not (result.settled_practice or result.settled_not_applicable)
    found = (
        ("lopen uiteen", result.is_apart and unsettled),
        ("minimumeis onder de norm", result.must and result.is_vulnerable),
        ("niemand weet het", result.unknown),
    )
    return tuple(words for words, holds in found if holds)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the group came to for one criterion: levels by side and the reason.

    ``functions`` are those at the table; only while the questions are open, for then it is kept as their answer.
    """

    place: int
    levels: Mapping[Side, int]
    reason: str
    functions: tuple[str, ...] = ()


def faults_in_agreed(agreed: Agreed, *, is_answer: bool) -> Mapping[str, str]:
    """What keeps an outcome from being settled, by field; an answer is about both sides, of functions that are known."""
    faults: dict[str, str] = {}
    if not agreed.levels:
        faults["paper"] = "Kies minstens één niveau."
    elif is_answer and len(agreed.levels) < len(Side):
        # A session goes before every other source, for both sides: half an answer would hide what was said of the other.
        faults["paper"] = "Kies voor beide kanten een niveau: dit antwoord gaat voor dat uit de vragenlijst."
    if not agreed.reason.strip():
        faults["reason"] = "Schrijf op waarom de groep hierop uitkomt."
    if is_answer and not agreed.functions:
        faults["functions"] = "Kies welke functies aan tafel zitten: het wordt hun antwoord uit de groepssessie."
    return faults
