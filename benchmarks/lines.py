"""One line of the table: what was measured, against which target."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

ROUNDS: Final = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A measurement; ``at_most`` says on which side of the target it should stay, no target means: for comparison."""

    name: str
    measured: float
    unit: str
    target: float | None = None
    at_most: bool = True
    p95: float | None = None
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the target is met, when there is one."""
        if self.target is None:
            return True
        return self.measured <= self.target if self.at_most else self.measured >= self.target

    def row(self) -> str:
        """The line as a row of a Markdown table."""
        target = "" if self.target is None else f"{'≤' if self.at_most else '≥'} {_figure(self.target)} {self.unit}"
        met = "" if self.target is None else ("yes" if self.is_met else "**no**")
        p95 = "" if self.p95 is None else f"{_figure(self.p95)} {self.unit}"
        return f"| {self.name} | {target} | {_figure(self.measured)} {self.unit} | {p95} | {met} | {self.note} |"


def _figure(number: float) -> str:
    return f"{number:.0f}" if number >= 100 or number == int(number) else f"{number:.3g}"


def median(numbers: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(numbers)


def p95(numbers: Sequence[float]) -> float:
    """The value that 95 of 100 stay at or below."""
    return share(numbers, 0.95)


def share(numbers: Sequence[float], part: float) -> float:
    """The value that this part of them, between 0 and 1, stays at or below."""
    return sorted(numbers)[max(0, math.ceil(part * len(numbers)) - 1)]


def seconds(work: Callable[[], object]) -> float:
    """How long something takes, by the clock on the wall."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def spread(numbers: Sequence[float]) -> str:
    """The lowest and the highest of the rounds."""
    return f"rounds {_figure(min(numbers))}–{_figure(max(numbers))}"
