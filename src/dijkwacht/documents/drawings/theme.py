"""One theme of the dike profile, and the words that stand by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.palette import DIKE, GAP, PAPER, QUIET, UNKNOWN


@dataclass(frozen=True, slots=True)
class Height:
    """A figure as it is shown: its words, and as high as those words say.

    ``share`` is None where nothing applies or nothing is known; ``unknown`` is the share of which no level is known, which is
    never drawn as zero, with words of its own where a part is known.
    """

    words: str
    share: Fraction | None
    unknown: Fraction = Fraction(0)
    unknown_words: str = ""

    @property
    def told(self) -> str:
        """All that it says, for a table and for who does not see the drawing."""
        return ", ".join(part for part in (self.words, self.unknown_words) if part)


@dataclass(frozen=True, slots=True)
class ProfileTheme:
    """The two heights of a theme, whether the same criteria stand in both, and its lowest minimumeis where that is below norm."""

    id: str
    title: str
    paper: Height
    practice: Height
    is_same: bool = False
    lowest: str | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to draw: a height, or that it is not known."""
        return self.practice.share is not None or bool(self.practice.unknown)

    @property
    def is_dark(self) -> bool:
        """Whether nothing at all is known."""
        return bool(self.practice.unknown) and self.practice.share is None and self.paper.share is None

    def note(self, side: str) -> tuple[str, ...]:
        """What is not known of the line, on two short lines: the line itself cannot say so."""
        if not self.paper.unknown or self.is_dark:
            return ()
        return (side, self.paper.unknown_words or "onbekend")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the legend, with or without the picture language."""

    practice: str
    paper: str
    equal: str
    gap: str
    lowest: str
    side: str
    rise: str = ""
    unknown: str = "nog niet bekend"


@dataclass(frozen=True, slots=True)
class Look:
    """The id of the hatch in this drawing, whether practice is drawn as a dike, and the day of the former height if any."""

    hatch: str
    picture_language: bool
    former: str = ""

    @property
    def unknown(self) -> str:
        """The id of the pattern of what is not known."""
        return f"{self.hatch}-onbekend"

    @property
    def rise(self) -> str:
        """The id of the pattern of what came on top of the former height."""
        return f"{self.hatch}-erbij"


def patterns(look: Look, themes: Sequence[ProfileTheme]) -> tuple[str, ...]:
    """The patterns of a drawing: orange for the gap, question marks for what is not known, blue for what rose since then."""
    return (
        svg.hatch(look.hatch, colour=GAP, ground=PAPER),
        *([svg.questions(look.unknown, colour=QUIET, ground=UNKNOWN)] if has_unknown(themes) else []),
        *([svg.hatch(look.rise, colour=DIKE, ground=PAPER)] if look.former else []),
    )


def dark(look: Look, x: float, y: float, width: float, height: float) -> str:
    """The part of which no level is known: question marks on grey, in a thin line."""
    return svg.placed(x, y, svg.rect(0, 0, width, height, fill=f"url(#{look.unknown})", stroke=QUIET, stroke_width=1))


def strip(x: float, y: float, width: float, height: float) -> str:
    """The same of what stands on paper, beside the body: narrow, in a broken line."""
    return svg.rect(x, y, width, height, fill=UNKNOWN, stroke=QUIET, stroke_width=1, stroke_dasharray="3 3")


def has_unknown(themes: Sequence[ProfileTheme]) -> bool:
    """Whether anything in the drawing is not known, so that the legend explains its sign."""
    return any(theme.practice.unknown or theme.paper.unknown for theme in themes)


def words(look: Look) -> Words:
    """Official words first; the picture only supports them."""
    if look.former:
        return Words(
            practice="nu in de praktijk",
            paper=f"op {look.former}",
            equal="toen en nu gelijk",
            gap="gedaald",
            lowest="",
            side="toen",
            rise="gestegen",
        )
    return Words(
        practice="in de praktijk",
        paper="op papier",
        equal="beide gelijk",
        gap="verschil",
        side="op papier",
        lowest="laagste punt: minimumeis onder de norm" if look.picture_language else "minimumeis onder de norm",
    )
