"""How much time and memory one reckoning may take; what is too much stops it, and never makes a figure wrong."""

from collections.abc import Callable
from time import perf_counter
from typing import Final

GIGABYTE: Final = 1_000_000_000
NODE: Final = 700
"""Bytes that one node takes with what is remembered beside it; measured high."""
_KEPT: Final = 0.15
_LOOK: Final = 2_000
"""Nodes between two looks at the clock."""


class TooMuch(Exception):
    """There was no more time or memory."""


class Budget:
    """What is left. ``seconds`` and ``memory`` (bytes) are for the whole reckoning; None is without bound.

    Of the seconds a part is kept for what is sure where there are too few.
    """

    def __init__(
        self, seconds: float | None = None, memory: float | None = None, *, clock: Callable[[], float] = perf_counter
    ) -> None:
        self._clock = clock
        self._end = None if seconds is None else clock() + seconds
        self._until = None if self._end is None or seconds is None else self._end - seconds * _KEPT
        self.nodes = None if memory is None else int(memory / NODE)
        self._left = _LOOK

    def spend(self, standing: int, work: int = 1) -> None:
        """One more node was made and this many stand now; ``work`` where it took as long as so many nodes.

        Raises:
            TooMuch: that is more than there is room for, or the time is over.
        """
        if self.nodes is not None and standing > self.nodes:
            raise TooMuch
        self._left -= work
        if self._left <= 0:
            self._left = _LOOK
            self.look()

    def look(self) -> None:
        """Raises ``TooMuch`` when the time is over."""
        if self._until is not None and self._clock() > self._until:
            raise TooMuch

    def part(self, nodes: int) -> "Budget":
        """The same end in time with room for so many nodes only."""
        made = Budget(clock=self._clock)
        made._until = self._until
        made.nodes = nodes if self.nodes is None else min(nodes, self.nodes)
        return made

    def rest(self) -> "Budget":
        """The time that was kept, for what is sure."""
        made = Budget(clock=self._clock)
        made._until = self._end
        return made
