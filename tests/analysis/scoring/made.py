"""Criteria, answers and settlements made by hypothesis.

An answer is drawn as one number and read off a table: a draw per field made the tests five times as slow.
"""

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import prod
from typing import Final

from hypothesis import strategies as st

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Criterion, Evidence, Kind, Settled, Source
from dijkwacht.analysis.scoring.picture import Picture
from dijkwacht.analysis.scoring.score import score

ON: Final = date(2026, 6, 1)
NEWCOMER: Final = "wie nog niet meedeed"
RESPONDENTS: Final = ("hr", "oov", "handhaving", "handhaving 2", "secretaris")
SIDES: Final = (2, 3, 0, 1, 2, 3, UNKNOWN, None)

# Of every kind a piece without date, one of exactly its shelf life or just beyond it, and a fresh one.
PIECES: Final = (
    Evidence(Kind.OTHER),
    Evidence(Kind.OTHER, date(1999, 1, 1)),
    *(Evidence(kind) for kind in Kind if kind is not Kind.OTHER),
    *(Evidence(kind, date(2026, 1, 10)) for kind in Kind if kind is not Kind.OTHER),
    *(Evidence(Kind.DECISION, day) for day in (date(2022, 6, 1), date(2022, 5, 31))),
    *(Evidence(Kind.TRAINING, day) for day in (date(2024, 6, 1), date(2024, 5, 31))),
    *(Evidence(Kind.SAMPLE, day) for day in (date(2025, 6, 1), date(2025, 5, 31))),
    *(Evidence(Kind.RIGHTS_CHECK, day) for day in (date(2025, 6, 1), date(2025, 5, 31))),
)
PROOFS: Final = (*((piece,) for piece in PIECES), (), *combinations(PIECES, 2))
SOURCES: Final = (*(Source.QUESTIONNAIRE for _ in range(6)), *Source)
VOICES: Final = (*(False for _ in range(7)), True)

WEIGHTS: Final = (1, 2, 3)
ASKED: Final = (*(frozenset[str]() for _ in range(4)), frozenset({"hr"}), frozenset({"oov", "handhaving"}))

levels = st.integers(0, 3)
sides = st.sampled_from(SIDES)


def read_off(number: int, *tables):
    """One entry of each table, the number read in mixed radix."""
    for table in tables:
        number, place = divmod(number, len(table))
        yield table[place]


def numbers(*tables) -> st.SearchStrategy[int]:
    return st.integers(0, prod(map(len, tables)) - 1)


@dataclass(frozen=True)
class Case:
    """What goes into one reckoning."""

    criteria: tuple[Criterion, ...]
    answers: tuple[Answer, ...]
    settled: tuple[Settled, ...]

    def picture(self) -> Picture:
        return score(self.criteria, self.answers, on=ON, settled=self.settled)

    def with_answer(self, index: int, answer: Answer) -> "Case":
        changed = (*self.answers[:index], answer, *self.answers[index + 1 :])
        return Case(self.criteria, changed, self.settled)


CRITERION: Final = (("T1", "T1", "T2"), WEIGHTS, (True, False), ASKED)
ANSWER: Final = (SIDES, PROOFS, SIDES, VOICES, SOURCES)
EXTRA: Final = (RESPONDENTS, *ANSWER)
SETTLED: Final = ((None, 0, 1, 2, 3), (None, 0, 1, 2, 3), (True, False, False))


def criterion_of(place: int, number: int) -> Criterion:
    theme, weight, must, asked = read_off(number, *CRITERION)
    return Criterion(f"C{place}", theme, weight, must, asked)


def answer_of(criterion: str, respondent: str, number: int) -> Answer:
    practice, proof, paper, not_applicable, source = read_off(number, *ANSWER)
    return Answer(criterion, respondent, paper, practice, not_applicable, proof, source)


def settled_of(criterion: str, number: int) -> Settled:
    paper, practice, not_applicable = read_off(number, *SETTLED)
    return Settled(criterion, not_applicable=True) if not_applicable else Settled(criterion, paper, practice)


def answers_to(criterion: str, of_each: list[int], extra: list[int]) -> list[Answer]:
    """One answer of each of the first respondents, and some more from other sources."""
    made = [answer_of(criterion, who, number) for who, number in zip(RESPONDENTS, of_each, strict=False)]
    for number in extra:
        rest, who = divmod(number, len(RESPONDENTS))
        made.append(answer_of(criterion, RESPONDENTS[who], rest))
    return list({(one.respondent, one.source): one for one in made}.values())


@st.composite
def cases(draw: st.DrawFn) -> Case:
    chosen = draw(st.lists(numbers(*CRITERION), min_size=1, max_size=5))
    criteria = tuple(criterion_of(place, number) for place, number in enumerate(chosen))
    answers: list[Answer] = []
    for criterion in criteria:
        of_each = draw(st.one_of(st.lists(numbers(*ANSWER), min_size=4, max_size=5), st.lists(numbers(*ANSWER), max_size=3)))
        answers += answers_to(criterion.id, of_each, draw(st.lists(numbers(*EXTRA), max_size=2)))
    weighed = draw(st.dictionaries(st.integers(0, len(criteria) - 1), numbers(*SETTLED), max_size=2))
    return Case(criteria, tuple(answers), tuple(settled_of(criteria[place].id, number) for place, number in weighed.items()))
