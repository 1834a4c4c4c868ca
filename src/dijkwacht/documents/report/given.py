"""What a report is told beside the figures: what it rests on, what was decided, what is kept from view, who deviates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.kit.dutch import long_date

PartName = Literal["summary", "decision", "finding", "recommendation"]
"""The passages that can be marked."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a picture rests on, in numbers: respondents per source, documents that were read, criteria that were checked."""

    questionnaires: int = 0
    interviews: int = 0
    in_sessions: int = 0
    documents: int = 0
    checked: int = 0


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided on the picture, by whom in words (*het college van …*), when and under which number."""

    word: str
    body: str
    on: date
    number: str = ""

    def __str__(self) -> str:
        number = f", besluit {one_line(self.number)}" if self.number else ""
        return f"{self.word.capitalize()} door {self.body} op {long_date(self.on)}{number}"


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage that is kept from the public version: where it stands, on which ground, and who imposed it."""

    part: PartName
    article: str
    ground: str
    criterion: str = ""
    explanation: str = ""
    imposed_by: str = ""
    imposed_on: date | None = None
    review_on: date | None = None

    @property
    def short(self) -> str:
        """The ground as the top of a page writes it."""
        return self.article

    @property
    def beside(self) -> str:
        """Ground, body, day and review, as they stand beside the passage."""
        return self._told(f"{self.article} ({self.ground})")

    @property
    def on_page_one(self) -> str:
        """The same where there is little room: the article without its words."""
        return f"[{self._told(self.article)}]"

    def _told(self, ground: str) -> str:
        imposed = " ".join(
            [
                *([f"door {one_line(self.imposed_by)}"] if self.imposed_by else []),
                *([f"op {long_date(self.imposed_on)}"] if self.imposed_on else []),
            ]
        )
        said = [
            f"Niet openbaar: {ground}",
            *([f"opgelegd {imposed}"] if imposed else []),
            *([f"opnieuw te bekijken op {long_date(self.review_on)}"] if self.review_on else []),
        ]
        return f"{'; '.join(said)}."

    @property
    def left_out(self) -> str:
        """Why it is not in the public version."""
        return f"op grond van {self.article} ({self.ground})"


def marks_line(marks: Iterable[str]) -> str:
    """What the header says in formats that have one header for all pages: every ground in the document."""
    return f"Niet openbaar in dit document: {'; '.join(marks)}"


@dataclass(frozen=True, slots=True)
class DeviationText:
    """Where one member of a joint body differs from what holds for all; levels that are the same are None."""

    member: str
    criterion: str
    paper: int | None
    practice: int | None
    not_applicable: bool
    reason: str
