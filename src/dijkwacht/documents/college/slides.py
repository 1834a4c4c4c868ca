"""What a set of slides says, apart from how it is written."""

from dataclasses import dataclass
from datetime import date

from dijkwacht.documents.drawings.profile import ProfileDrawing
from dijkwacht.documents.paper.model import Table, marks_line


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its title, what stands on it and what the speaker can say.

    A slide has points, or a drawing that its notes and description say in words, with figures below it.
    """

    title: str
    points: tuple[str, ...] = ()
    notes: str = ""
    lead: str = ""
    drawing: ProfileDrawing | None = None
    figures: Table | None = None
    is_title: bool = False

    @property
    def size(self) -> int:
        """The points of type that fit: many words are set smaller, never below what the last row reads."""
        letters = sum(map(len, self.points))
        return 24 if letters < 420 else 20 if letters < 650 else 17 if letters < 950 else 15


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides; ``below`` stands at the foot of each: the marking, and every ground on which a part is not public."""

    title: str
    organisation: str
    header: str
    footer: str
    made_on: date
    slides: tuple[Slide, ...]
    marks: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def below(self) -> str:
        """The marking, and on the same line the grounds."""
        return " · ".join([self.header, *([marks_line(self.marks)] if self.marks else [])])
