"""In how many lanes a tall column stands, and what goes into each."""

from collections.abc import Sequence
from typing import Final

MOST_LANES: Final = 4
"""Lanes of one column."""
EVEN: Final = 1e-6
"""Heights that differ by less are the same."""


def lanes_for(columns: Sequence[Sequence[float]], *, shape: float, wide: float, extra: float) -> list[int]:
    """In how many lanes each column stands so that all can be drawn as large as a sheet of this shape allows.

    ``columns`` are the heights of what stands in each, ``wide`` is the width of a lane and ``extra`` what comes above and below.

    >>> lanes_for([[10] * 12, [10] * 3], shape=1, wide=20, extra=0)
    [2, 1]
    """
    now, heights = [1] * len(columns), [_tall(column, 1) for column in columns]
    best, largest = now, 0.0
    for _ in range(len(columns) * (MOST_LANES - 1) + 1):
        scale = 1 / max(sum(now) * wide, shape * (max(heights, default=0) + extra), 1)
        if scale > largest:
            best, largest = now, scale
        free = [at for at, number in enumerate(now) if number < MOST_LANES]
        if not free:
            break
        widest = max(free, key=heights.__getitem__)
        now = [number + (at == widest) for at, number in enumerate(now)]
        heights[widest] = _tall(columns[widest], now[widest])
    return best


def _tall(heights: Sequence[float], lanes: int) -> float:
    """How high the highest of so many lanes is.

    >>> _tall([3, 3, 3, 3], 2), _tall([9, 1], 3)
    (6, 9)
    """
    return max((sum(heights[one]) for one in filled(heights, lanes)), default=0)


def filled(heights: Sequence[float], lanes: int) -> list[slice]:
    """What goes into each lane, in order, so that the highest lane is as low as can be.

    >>> filled([3, 3, 3, 3, 1], 2)
    [slice(0, 2, None), slice(2, 5, None)]
    """
    low, high = 0.0, float(sum(heights))
    while high - low > EVEN:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_within(heights, middle)) <= lanes else (middle, high)
    return _within(heights, high) if heights else []


def _within(heights: Sequence[float], limit: float) -> list[slice]:
    """The lanes when each is filled up to this height."""
    ends: list[int] = []
    height = 0.0
    for at, one in enumerate(heights):
        if height and height + one > limit + EVEN:
            ends.append(at)
            height = 0.0
        height += one
    starts = [0, *ends]
    return [slice(start, end) for start, end in zip(starts, [*ends, len(heights)], strict=True)]
