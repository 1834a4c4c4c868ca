"""One theme of the dike profile, and the words that stand by it."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class ProfileTheme:
    """Shares of a theme (None: nothing applicable), its counts, and its lowest basiseis if that is below norm."""

    id: str
    title: str
    paper: Fraction | None
    practice: Fraction | None
    at_norm: int
    applicable: int
    lowest: str | None = None

    @property
    def label(self) -> str:
        """How many criteria stand at norm in practice, in words."""
        return f"{self.at_norm} van {self.applicable}"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the legend, with or without the picture language."""

    practice: str
    paper: str
    equal: str
    gap: str
    lowest: str


@dataclass(frozen=True, slots=True)
class Look:
    """The id of the hatch in this drawing, and whether practice is drawn as a dike."""

    hatch: str
    picture_language: bool


def words(look: Look) -> Words:
    """Official words first; the picture only supports them."""
    return Words(
        practice="in de praktijk (dijkhoogte)" if look.picture_language else "in de praktijk",
        paper="op papier",
        equal="beide gelijk",
        gap="kloof",
        lowest="laagste punt: basiseis onder de norm" if look.picture_language else "basiseis onder de norm",
    )
