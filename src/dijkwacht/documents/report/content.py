"""What a report says, apart from how it is written: one content for the three formats."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from typing import Literal, Protocol

from dijkwacht.documents.drawings.profile import ProfileDrawing
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.report.earlier import Earlier
from dijkwacht.documents.report.given import Basis, DeviationText, PassageText, Ruling
from dijkwacht.documents.workbook.rows import SettledRow

Effort = Literal["small", "medium", "large"]
"""How much work a recommendation is, as the norm writes it."""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Whose picture it is and under which conditions it was made.

    ``state`` is the word for where the picture stands (empty: nobody keeps that), ``ruling`` what was decided on it;
    ``members`` are those for which the picture of a joint body holds as well.
    """

    organisation: str
    code: str
    on: date
    made_on: date
    marking: Marking = Marking.ORGANISATION
    example: bool = False
    basic: bool = False
    respondents: int = 0
    basis: Basis = field(default_factory=Basis)
    picture_language: bool = True
    state: str = ""
    ruling: Ruling | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingText:
    """What the adviser wrote about one vulnerability."""

    criterion: str
    text: str
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class RecommendationText:
    """What the adviser recommends, for one or more criteria."""

    text: str
    effort: Effort
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """The texts of the adviser and what they are kept from; where recommendations are None the advice of the norm is taken.

    ``earlier`` lays the former picture beside this one; None leaves that chapter out.
    """

    summary: str = ""
    decision: str = ""
    findings: tuple[FindingText, ...] = ()
    recommendations: tuple[RecommendationText, ...] | None = None
    settled: tuple[SettledRow, ...] = ()
    unanswered_reason: str = ""
    passages: tuple[PassageText, ...] = ()
    deviations: tuple[DeviationText, ...] = ()
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure of page one with what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class OnePage:
    """Page one: what an executive must know and decide.

    ``standing`` says where the picture stands and for whom it holds, ``marks`` why parts of this page are not public;
    ``summary_mark`` says it of the summary, which the page on the site shows as well.
    A drawing without themes is not drawn: the public version has none.
    """

    headline: str
    sentence: str
    figures: tuple[KeyFigure, ...]
    drawing: ProfileDrawing
    findings_title: str
    findings: tuple[str, ...]
    decision_title: str
    decision: str
    basis: str
    promise_title: str
    promise: tuple[str, ...]
    standing: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    summary_mark: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter. Page one itself has level 1 too."""

    level: int
    text: str
    _: KW_ONLY
    on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text; ``mark`` says for the top of its page why it is not public."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line that stands out: why the passage below it is not public, or was left out."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and whether it holds figures."""

    title: str
    share: int
    _: KW_ONLY
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row that is repeated on every page; without a caption the heading above it says what it is.

    ``marks`` has for each row why it is not public, or nothing; no marks at all is none.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled sentence in a vulnerability."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Vulnerability:
    """One vulnerability: its heading, the criterion's sentence and what is known of it."""

    title: str
    criterion: str
    tags: tuple[str, ...]
    facts: tuple[Fact, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A numbered list; at most one in a document, so that its numbers begin at one. ``marks`` as with a table."""

    items: tuple[str, ...]
    marks: tuple[str, ...] = ()


Block = Heading | Paragraph | Notice | Table | Vulnerability | Points


class Running(Protocol):
    """What every document has: its title, and what stands above and below each of its pages."""

    @property
    def title(self) -> str:
        """What it is, as the metadata say it."""

    @property
    def organisation(self) -> str:
        """Whose it is."""

    @property
    def header(self) -> str:
        """The marking and the state."""

    @property
    def footer(self) -> str:
        """Which document of which day it is."""

    @property
    def made_on(self) -> date:
        """When it was made."""

    @property
    def marks(self) -> tuple[str, ...]:
        """All grounds on which a part of it is not public."""


def marks_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Every ground in these blocks once, for formats whose pages all carry the same header."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Vulnerability():
                found.append(block.mark)
            case Table() | Points():
                found += block.marks
    return tuple(dict.fromkeys(mark for mark in found if mark))


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report, ready to be written in any format; ``marks`` are all grounds on which a part of it is not public."""

    title: str
    organisation: str
    kicker: str
    header: str
    footer: str
    made_on: date
    one_page_title: str
    one_page: OnePage
    blocks: tuple[Block, ...] = field(default=())
    marks: tuple[str, ...] = ()
