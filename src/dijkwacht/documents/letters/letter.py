"""A letter as it was composed, apart from how it is written."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; a gap is what somebody still has to fill in."""

    text: str
    is_gap: bool = False
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of the letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the letter."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list in the letter."""

    items: tuple[tuple[Run, ...], ...]


Piece = Head | Passage | Points


@dataclass(frozen=True, slots=True)
class Cover:
    """What the sender must know and do, on a page that does not go along.

    ``fill`` are the gaps in their order, ``open_questions`` what is still to be answered and ``open_reason`` why the letter
    goes on all the same, ``terms`` the days with their arithmetic, ``unsure`` what is to be verified.
    """

    fill: tuple[str, ...]
    open_questions: tuple[str, ...]
    open_reason: str
    to: tuple[str, ...]
    terms: tuple[str, ...]
    then: tuple[str, ...]
    basis: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter, ready to be written to Word or OpenDocument."""

    title: str
    organisation: str
    header: str
    footer: str
    made_on: date
    cover: Cover
    pieces: tuple[Piece, ...]
    marks: tuple[str, ...] = ()
