"""One theme of the dike profile, and the words that stand by it."""

from dataclasses import dataclass
from fractions import Fraction

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.palette import DIKE, GAP, PAPER


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
    rise: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """The id of the hatch in this drawing, whether practice is drawn as a dike, and the day of the former height if any."""

    hatch: str
    picture_language: bool
    former: str = ""

    @property
    def rise(self) -> str:
        """The id of the pattern of what came on top of the former height."""
        return f"{self.hatch}-erbij"


def patterns(look: Look) -> tuple[str, ...]:
    """The patterns of a drawing: orange for the gap, and blue for what rose where a former height is drawn."""
    gap = svg.hatch(look.hatch, colour=GAP, ground=PAPER)
    return (gap, svg.hatch(look.rise, colour=DIKE, ground=PAPER)) if look.former else (gap,)


def words(look: Look) -> Words:
    """Official words first; the picture only supports them."""
    if look.former:
        return Words(
            practice="nu in de praktijk (dijkhoogte)" if look.picture_language else "nu in de praktijk",
            paper=f"op {look.former}",
            equal="toen en nu gelijk",
            gap="gedaald",
            lowest="",
            rise="gestegen",
        )
    return Words(
        practice="in de praktijk (dijkhoogte)" if look.picture_language else "in de praktijk",
        paper="op papier",
        equal="beide gelijk",
        gap="kloof",
        lowest="laagste punt: basiseis onder de norm" if look.picture_language else "basiseis onder de norm",
    )
