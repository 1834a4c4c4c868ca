"""The matrix criterion × respondent: what each said, as two small signs a cell, beside what comes out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dijkwacht.analysis.scoring.answers import NORM, UNKNOWN, Answer, Side, Source
from dijkwacht.analysis.scoring.evidence import Proven, after_evidence
from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.analysis.scoring.precedence import hear
from dijkwacht.apps.pictures.models import Respondent
from dijkwacht.apps.pictures.queries.answers import asked_of
from dijkwacht.apps.pictures.queries.reckoning import Reckoned
from dijkwacht.documents.norms.model import Criterion, Theme
from dijkwacht.documents.norms.words import LEVEL_WORDS, SIDE_WORDS


@dataclass(frozen=True, slots=True)
class Sign:
    """One side: what the eye sees and what is read out; form and digit tell it too, never colour alone."""

    text: str
    form: str
    words: str


def _signs(side: Side) -> dict[int | None, Sign]:
    name, levels = SIDE_WORDS[side], LEVEL_WORDS[side]
    signs: dict[int | None, Sign] = {
        UNKNOWN: Sign("?", "unknown", f"{name}: weet ik niet"),
        None: Sign("", "open", f"{name}: niet beantwoord"),
    }
    for level, words in enumerate(levels):
        signs[level] = Sign(str(level), "norm" if level >= NORM else "below", f"{name} {level}: {words.lower()}")
    return signs


SIGNS: Final[Mapping[Side, Mapping[int | None, Sign]]] = MappingProxyType({side: _signs(side) for side in Side})


@dataclass(frozen=True, slots=True)
class Cell:
    """One respondent on one criterion, or what comes out of it; ``note`` says in words what stands between."""

    paper: Sign | None = None
    practice: Sign | None = None
    word: str = ""
    note: str = ""
    marks: tuple[str, ...] = ()

    @property
    def html(self) -> SafeString:
        """The cell as it stands in a page."""
        return _drawn(self)


@lru_cache(maxsize=4096)
def _drawn(cell: Cell) -> SafeString:
    # A matrix has hundreds of cells and few that differ: each is drawn once per process. Nothing typed is in them.
    return render_to_string("work/cell.html", {"cell": cell})


SOURCE_MARKS: Final[Mapping[Source, str]] = MappingProxyType(
    {Source.INTERVIEW: "gesprek", Source.SESSION: "sessie", Source.DOCUMENT: "document"}
)
SHORT_WORDS: Final[Mapping[Side, str]] = MappingProxyType({Side.PAPER: "papier", Side.PRACTICE: "praktijk"})

NOT_ASKED: Final = Cell(word="niet gevraagd")
OPEN: Final = Cell(SIGNS[Side.PAPER][None], SIGNS[Side.PRACTICE][None])
NOT_APPLICABLE: Final = Cell(word="n.v.t.")


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion."""

    criterion: Criterion
    result: CriterionResult
    outcome: Cell
    cells: tuple[Cell, ...]
    is_lapsed: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """The respondents as columns, the criteria as rows, theme by theme."""

    columns: tuple[Respondent, ...]
    parts: tuple[tuple[Theme, tuple[Row, ...]], ...]

    @property
    def size(self) -> int:
        """How many criteria are shown."""
        return sum(len(rows) for _, rows in self.parts)

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.columns) + 2


def lapsed_criteria(reckoned: Reckoned) -> frozenset[str]:
    """The criteria whose settled level no longer holds."""
    return frozenset(settlement.criterion for settlement in reckoned.lapsed)


def matrix(reckoned: Reckoned, respondents: Iterable[Respondent], shown: Iterable[str]) -> Matrix:
    """Lay out the criteria to show."""
    columns, kept = tuple(respondents), frozenset(shown)
    heard = hear(answer for answer in reckoned.said if answer.criterion in kept)
    asked = {one.function: frozenset(criterion.id for criterion in asked_of(reckoned.norm, one.function)) for one in columns}
    lapsed = lapsed_criteria(reckoned)

    def row(criterion: Criterion) -> Row:
        counted = heard[criterion.id].counted if criterion.id in heard else {}
        cells = tuple(
            _cell(counted[one.function], reckoned)
            if one.function in counted
            else (OPEN if criterion.id in asked[one.function] else NOT_ASKED)
            for one in columns
        )
        result = reckoned.results[criterion.id]
        return Row(criterion, result, _outcome(result), cells, criterion.id in lapsed)

    parts = ((theme, tuple(row(one) for one in theme.criteria if one.id in kept)) for theme in reckoned.norm.themes)
    return Matrix(columns, tuple((theme, rows) for theme, rows in parts if rows))


def _cell(answer: Answer, reckoned: Reckoned) -> Cell:
    source = SOURCE_MARKS.get(answer.source)
    marks = (source,) if source else ()
    if answer.not_applicable:
        return replace(NOT_APPLICABLE, marks=marks)
    proven = after_evidence(answer, on=reckoned.picture.reference_date, shelf_life=reckoned.norm.shelf_months)
    notes = (f"uit de bron {source}" if source else "", proof_note(answer, proven))
    lower = tuple(f"{SHORT_WORDS[side]} telt {counts}" for side, counts in _lowered(answer, proven))
    note = "; ".join(filter(None, notes))
    return Cell(SIGNS[Side.PAPER][answer.paper], SIGNS[Side.PRACTICE][answer.practice], note=note, marks=(*marks, *lower))


def proof_note(answer: Answer, proven: Proven) -> str:
    """Why an answer counts lower than it was given; empty where it does not."""
    reasons = [
        *(["nog geen bewijs van de praktijk"] if proven.no_evidence else []),
        *(["bewijs is verouderd"] if proven.stale else []),
    ]
    lower = [f"{SIDE_WORDS[side]} telt het als {counts}" for side, counts in _lowered(answer, proven)]
    return f"{' en '.join(reasons)}: {', '.join(lower)}" if reasons and lower else ""


def _lowered(answer: Answer, proven: Proven) -> list[tuple[Side, int | None]]:
    """The sides that count otherwise than they were given, with what counts."""
    pairs = ((Side.PAPER, answer.paper, proven.paper), (Side.PRACTICE, answer.practice, proven.practice))
    return [(side, counts) for side, given, counts in pairs if given != counts]


def _outcome(result: CriterionResult) -> Cell:
    checked = _checked(result)
    if not result.applicable:
        return Cell(word="n.v.t.", marks=(*(("uw oordeel",) if result.settled_not_applicable else ()), *checked))
    sides = [SIDE_WORDS[side] for side, is_settled in _settled(result) if is_settled]
    return Cell(
        SIGNS[Side.PAPER][_shown(result, result.paper)],
        SIGNS[Side.PRACTICE][_shown(result, result.practice)],
        note="; ".join([*([f"uw oordeel over {' en '.join(sides)}"] if sides else []), *checked]),
        marks=(*(("uw oordeel",) if sides else ()), *checked),
    )


def _checked(result: CriterionResult) -> tuple[str, ...]:
    """The adviser's own check in a few signs; it stands beside the outcome and in no figure."""
    levels = [("papier", result.check_paper), ("praktijk", result.check_practice)]
    given = [f"{side} {level}" for side, level in levels if level is not None]
    return (f"toets: {', '.join(given)}",) if given else ()


def _shown(result: CriterionResult, level: int | None) -> int | None:
    return UNKNOWN if level is None and result.unknown else level


def _settled(result: CriterionResult) -> tuple[tuple[Side, bool], ...]:
    return ((Side.PAPER, result.settled_paper), (Side.PRACTICE, result.settled_practice))
