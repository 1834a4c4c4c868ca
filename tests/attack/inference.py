"""The attacker's arithmetic: every row of answers that fits what was seen, and what all of those have in common.

The attacker knows the rules, how many people answered, and their own answer. Who said what is known for certain when all rows
that fit give somebody the same answer; that is counted, and laid beside what the level that counts and one word would tell alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from dijkwacht.analysis.scoring.answers import UNKNOWN
from dijkwacht.analysis.scoring.levels import lower_median

Row = tuple[int, ...]
"""What each of the people said of one side, after evidence."""
ANSWERS: Final = (UNKNOWN, 0, 1, 2, 3)
Release = Callable[[Row], object]
"""What is told of one side to somebody of the organisation."""


def level(row: Row) -> int | None:
    """The level that counts where nobody weighed it."""
    given = [answer for answer in row if answer != UNKNOWN]
    return lower_median(given) if given else None


def with_range(row: Row) -> object:
    """What was told before: the level, and from three answers up the lowest and the highest."""
    given = sorted(answer for answer in row if answer != UNKNOWN)
    return level(row), (given[0], given[-1]) if len(given) >= 3 else None


def is_apart(row: Row) -> bool:
    """Whether two answers lie two levels or more apart."""
    given = [answer for answer in row if answer != UNKNOWN]
    return bool(given) and max(given) - min(given) >= 2


@dataclass(frozen=True, slots=True)
class Knows:
    """What the attacker knows of one side: how many answered, and which of them is oneself with which answer."""

    people: int
    own: Mapping[int, int]

    def rows(self) -> Iterator[Row]:
        """Every row that could be."""
        yield from product(*((self.own[place],) if place in self.own else ANSWERS for place in range(self.people)))

    def fitting(self, release: Release, saw: object) -> list[Row]:
        """Every row of which this would have been told."""
        return [row for row in self.rows() if release(row) == saw]


def certain(rows: Sequence[Row], knows: Knows) -> dict[int, int]:
    """Whose answer is known for certain, and what it is; one's own is not counted."""
    others = (place for place in range(knows.people) if place not in knows.own)
    return {place: rows[0][place] for place in others if len({row[place] for row in rows}) == 1}


def told_apart(rows: Iterable[Row]) -> bool:
    """Whether all of the rows hold the same answers, whoever gave which."""
    return len({tuple(sorted(row)) for row in rows}) == 1
