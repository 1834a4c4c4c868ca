"""What a file of areas says, once it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dijkwacht.kit.words import Worded

MOST_AREAS: Final = 500
MOST_POINTS: Final = 20_000
"""Corners of all areas together."""
LONGEST_NAME: Final = 120


class Grid(Worded):
    """How the places in a file are written."""

    DEGREES = "degrees", "lengte en breedte in graden (WGS84)"
    RD = "rd", "meters op het Nederlandse net (RD)"


@dataclass(frozen=True, slots=True)
class FoundArea:
    """One area: its name, and its shape as GeoJSON in longitude and latitude."""

    name: str
    geometry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FoundAreas:
    """All that a file holds."""

    areas: tuple[FoundArea, ...]
