"""What an organisation may be told of its own picture: the level that counts, and never who said what.

A level that rests on fewer than three people is somebody's answer until the adviser weighed it; what was told once
changes by weighing only, for two versions side by side would tell who changed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.analysis.scoring.answers import SHELF_LIFE, Answer, Kind, Settled, Source, levels_in
from dijkwacht.analysis.scoring.evidence import Proven, after_evidence
from dijkwacht.analysis.scoring.levels import lower_median
from dijkwacht.analysis.scoring.picture import CriterionResult

FEWEST: Final = 3
"""Below this number of people a level is told only after it was weighed."""

APART_FROM: Final = 4
"""From this number of people, the reader not counted, it may be said that answers lay apart."""


@dataclass(frozen=True, slots=True)
class People:
    """How many different people gave a level on each side of a criterion, and how many said *not applicable*."""

    paper: int = 0
    practice: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the adviser weighed of a criterion.

    ``is_grounded`` says that it rests on something beside the answers.
    """

    settled: Settled
    is_grounded: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What is told of a criterion; a side that is None is *not yet known*.

    ``apart`` is the number of people on a side whose answers lie apart (0: they do not), and ``apart_others`` the same
    without whoever reads the picture.
    """

    applicable: bool = True
    paper: int | None = None
    practice: int | None = None
    apart: int = 0
    apart_others: int = 0


def people_in(counted: Iterable[Answer], persons: Mapping[str, str]) -> People:
    """Count who gave what, each person once however many functions they have.

    Args:
        counted: the answers to one criterion that count, one per respondent; what was read in a document is nobody's answer.
        persons: who holds a function, by the name of the respondent; who is missing is a person of their own.

    Returns:
        Numbers of people.

    >>> people_in([Answer("A", "hr", 2, 1), Answer("A", "integriteit", 2, 2)], {"integriteit": "hr"})
    People(paper=1, practice=1, not_applicable=0)
    """
    paper, practice, aside = set(), set(), set()
    for answer in counted:
        if answer.source is Source.DOCUMENT:
            continue
        who = persons.get(answer.respondent, answer.respondent)
        if answer.not_applicable:
            aside.add(who)
            continue
        paper.update([who] if levels_in([answer.paper]) else [])
        practice.update([who] if levels_in([answer.practice]) else [])
    return People(len(paper), len(practice), len(aside))


def by_person(
    answers: Iterable[Answer], persons: Mapping[str, str], *, on: date, shelf_life: Mapping[Kind, int] = SHELF_LIFE
) -> tuple[int | None, int | None]:
    """The level of each side when people are counted and not functions: who has two says one thing, the lower of the middle.

    Args:
        answers: the answers to one criterion that count, one per respondent.
        persons: who holds a function, by the name of the respondent; who is missing is a person of their own.
        on: the reference date.
        shelf_life: months that evidence stays fresh, per kind.

    Returns:
        The level on paper and in practice; None for a side on which nobody gave a level.

    >>> said = [Answer("A", "hr", 3, 1), Answer("A", "integriteit", 3, 1), Answer("A", "oov", 1, 0)]
    >>> by_person(said, {"integriteit": "hr"}, on=date(2026, 6, 1))
    (1, 0)
    """
    held: dict[str, list[Proven]] = {}
    for answer in answers:
        if not answer.not_applicable:
            proven = after_evidence(answer, on=on, shelf_life={**SHELF_LIFE, **shelf_life})
            held.setdefault(persons.get(answer.respondent, answer.respondent), []).append(proven)

    def level(side: Callable[[Proven], int | None]) -> int | None:
        given = [lower_median(levels) for mine in held.values() if (levels := levels_in(map(side, mine)))]
        return lower_median(given) if given else None

    return level(lambda one: one.paper), level(lambda one: one.practice)


def asks_weighing(result: CriterionResult, people: People, weighed: Weighed | None) -> bool:
    """Whether a level would be told that rests on one or two people, and that nobody weighed.

    >>> result, firm = CriterionResult("A", "T", False, 1, True, 2, 1), Weighed(Settled("A", 2, 1), is_grounded=True)
    >>> asks_weighing(result, People(2, 3), None), asks_weighing(result, People(3, 3), None)
    (True, False)
    >>> asks_weighing(result, People(), firm)
    False
    """
    if weighed and weighed.settled.not_known:
        return False
    firm = weighed.settled if weighed and weighed.is_grounded else Settled(result.id)
    if not result.applicable:
        return people.not_applicable < FEWEST and not firm.not_applicable
    sides = ((people.paper, result.paper, firm.paper), (people.practice, result.practice, firm.practice))
    return any(number < FEWEST and level is not None and weighed_as is None for number, level, weighed_as in sides)


def shown(result: CriterionResult, people: People, weighed: Weighed | None, kept: Shown | None = None) -> Shown:
    """What may be told of a criterion.

    Args:
        result: the criterion as it was reckoned from all answers.
        people: who gave those answers.
        weighed: what the adviser weighed of it, if anything still stands.
        kept: what was told when the concept was shared for the first time; from then on only weighing changes it.

    Returns:
        Levels that three people or the adviser's weighing stand behind; None for a side where neither does.

    >>> result = CriterionResult("A", "T", False, 1, True, 2, 1)
    >>> shown(result, People(3, 2), None)
    Shown(applicable=True, paper=2, practice=None, apart=0, apart_others=0)
    >>> shown(result, People(3, 2), Weighed(Settled("A", practice=1), is_grounded=True)).practice
    1
    """
    before = kept or _unweighed(result, people)
    if weighed is None:
        return before
    said, apart = weighed.settled, (before.apart, before.apart_others)
    if said.not_known:
        return Shown(apart=apart[0], apart_others=apart[1])
    if said.not_applicable:
        return Shown(applicable=False) if weighed.is_grounded or people.not_applicable >= FEWEST else before
    paper = said.paper if weighed.is_grounded or people.paper >= FEWEST else None
    practice = said.practice if weighed.is_grounded or people.practice >= FEWEST else None
    return Shown(
        paper=before.paper if paper is None else paper,
        practice=before.practice if practice is None else practice,
        apart=apart[0],
        apart_others=apart[1],
    )


def as_settled(criterion: str, told: Shown) -> Settled | None:
    """What is told of a criterion, for the reckoning to make figures of; None where nothing is known.

    >>> as_settled("A", Shown(paper=2)) == Settled("A", paper=2), as_settled("A", Shown())
    (True, None)
    """
    if not told.applicable:
        return Settled(criterion, not_applicable=True)
    return Settled(criterion, told.paper, told.practice) if (told.paper, told.practice) != (None, None) else None


def _unweighed(result: CriterionResult, people: People) -> Shown:
    if not result.applicable:
        return Shown(applicable=people.not_applicable < FEWEST)
    # What was settled without a ground comes back in ``shown``; here only what the answers come to.
    paper = result.paper if people.paper >= FEWEST and not result.settled_paper else None
    practice = result.practice if people.practice >= FEWEST and not result.settled_practice else None
    apart = max((people.paper if result.is_apart_on_paper else 0), (people.practice if result.is_apart_in_practice else 0))
    return Shown(paper=paper, practice=practice, apart=apart, apart_others=apart)
