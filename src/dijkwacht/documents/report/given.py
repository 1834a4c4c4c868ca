"""What a report is told beside the figures: what it rests on, what was decided, what is kept from view, who deviates."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.kit.dutch import capital, long_date

PartName = Literal["summary", "decision", "finding", "recommendation"]
"""The passages that can be marked."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a picture rests on, in numbers: people per source, documents that were read, criteria that were checked.

    Of the ``questionnaires`` whoever is counted in ``handed_in`` pressed the button for it, in ``begun`` opened the link and
    did not, and in ``in_workbook`` answered in a workbook that the adviser read in. ``carried`` counts people whose answers
    came from the picture before. ``on_document`` and its neighbours count criteria that the adviser weighed on it.
    """

    questionnaires: int = 0
    interviews: int = 0
    in_sessions: int = 0
    documents: int = 0
    checked: int = 0
    handed_in: int = 0
    begun: int = 0
    in_workbook: int = 0
    carried: int = 0
    on_document: int = 0
    on_interview: int = 0
    on_check: int = 0


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How many of the findings the adviser read, and when the last one."""

    read: int
    of: int
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FactChecked:
    """How the fact check went, in counts: remarks, those that changed something, those that did not, those without an answer.

    It was open ``until`` a day, unless a decision ``closed`` it before.
    """

    comments: int
    taken_over: int = 0
    left: int = 0
    open: int = 0
    until: date | None = None
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided on the picture, by whom in words (*het college van …*), when and under which number."""

    word: str
    body: str
    on: date
    number: str = ""

    def __str__(self) -> str:
        number = f", besluit {one_line(self.number)}" if self.number else ""
        return f"{capital(self.word)} door {self.body} op {long_date(self.on)}{number}"


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


@dataclass(frozen=True, slots=True)
class PublicText:
    """What the public version says, under its four headings; an empty text is the one that dijkwacht proposes."""

    examined: str = ""
    method: str = ""
    doing: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class DeviationText:
    """Where one member of a joint body differs from what holds for all; levels that are the same are None."""

    member: str
    criterion: str
    paper: int | None
    practice: int | None
    not_applicable: bool
    reason: str
