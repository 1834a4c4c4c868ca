"""How far an organisation is, as the programme may know it: a state and dates, and nothing of what a picture says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dijkwacht.apps.adoption.rules import DecisionKind
from dijkwacht.apps.pictures.rules.states import Stage, State
from dijkwacht.kit.dutch import long_date


@dataclass(frozen=True, slots=True)
class Run:
    """One picture, without anything of what it says."""

    state: State
    since: date
    reference_date: date
    decided: DecisionKind | None = None
    decided_on: date | None = None
    next_on: date | None = None

    @property
    def stage(self) -> Stage:
        """How far this picture is for the programme."""
        return self.state.facts.stage

    @property
    def settled_on(self) -> date:
        """Since when it is as it is: for an adopted picture the day of the decision."""
        return self.decided_on or self.since

    @property
    def word(self) -> str:
        """Its state; where a decision says so, whether it was adopted or taken note of."""
        if self.state is State.ADOPTED and self.decided:
            return self.decided.word
        return self.stage.word


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one organisation is; without a picture there are no dates."""

    stage: Stage = Stage.NONE
    words: str = Stage.NONE.word
    since: date | None = None
    reference_date: date | None = None
    next_on: date | None = None
    is_joint: bool = False


def progress_of(runs: Iterable[Run], *, is_joint: bool = False) -> Progress:
    """What counts of all pictures of an organisation: the latest, and an adopted one beside it in words.

    A lapsed picture counts only where there is no other: what was adopted before stays adopted.
    """
    known = sorted(runs, key=lambda run: (run.state is not State.LAPSED, run.reference_date, run.since))
    if not known:
        return Progress()
    latest = known[-1]
    adopted = [run for run in known[:-1] if run.state is State.ADOPTED]
    words = latest.word
    if adopted and latest.state is not State.ADOPTED:
        words = f"{adopted[-1].word} {long_date(adopted[-1].settled_on)}; nieuw beeld: {words}"
    return Progress(latest.stage, words, latest.settled_on, latest.reference_date, latest.next_on, is_joint)
