"""From the Dutch grid (RD New) to longitude and latitude, by the published approximation: good to half a metre.

Schreutelkamp and Strang van Hees, Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoördinaten, 2001.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_EAST, _NORTH = 155_000.0, 463_000.0
"""Amersfoort, in metres."""
_LATITUDE, _LONGITUDE = 52.15517440, 5.38720621
"""Amersfoort, in degrees."""
Powers = Mapping[tuple[int, int], float]
_TO_LATITUDE: Final[Powers] = MappingProxyType(
    {
        (0, 1): 3235.65389, (2, 0): -32.58297, (0, 2): -0.24750, (2, 1): -0.84978, (0, 3): -0.06550, (2, 2): -0.01709,
        (1, 0): -0.00738, (4, 0): 0.00530, (2, 3): -0.00039, (4, 1): 0.00033, (1, 1): -0.00012,
    }
)  # fmt: skip
_TO_LONGITUDE: Final[Powers] = MappingProxyType(
    {
        (1, 0): 5260.52916, (1, 1): 105.94684, (1, 2): 2.45656, (3, 0): -0.81885, (1, 3): 0.05594, (3, 1): -0.05607,
        (0, 1): 0.01199, (3, 2): -0.00256, (1, 4): 0.00128, (0, 2): 0.00022, (2, 0): -0.00022, (5, 0): 0.00026,
    }
)  # fmt: skip


def degrees(east: float, north: float) -> tuple[float, float]:
    """Longitude and latitude of a place on the Dutch grid.

    >>> degrees(155_000, 463_000)
    (5.38720621, 52.1551744)
    """
    x, y = (east - _EAST) / 100_000, (north - _NORTH) / 100_000
    return _LONGITUDE + _sum(_TO_LONGITUDE, x, y) / 3600, _LATITUDE + _sum(_TO_LATITUDE, x, y) / 3600


def _sum(powers: Powers, x: float, y: float) -> float:
    return sum(each * x**p * y**q for (p, q), each in powers.items())
