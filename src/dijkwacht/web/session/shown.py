"""One criterion of a session as it is shown: on the wall, on a phone and with the outcome."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.assessments.models import Session, SessionCriterion
from dijkwacht.apps.assessments.queries import norm_of
from dijkwacht.apps.assessments.rules import RoundState, Tally
from dijkwacht.documents.drawings.spread import SpreadDrawing, spread
from dijkwacht.documents.norms.model import Criterion, Theme
from dijkwacht.documents.norms.words import LEVEL_WORDS, SIDE_WORDS, UNKNOWN_WORDS


@dataclass(frozen=True, slots=True)
class Asked:
    """A criterion of a session with its theme and where it stands."""

    row: SessionCriterion
    criterion: Criterion
    theme: Theme

    @property
    def state(self) -> RoundState:
        """Where it stands."""
        return RoundState(self.row.state)

    @property
    def mark(self) -> str:
        """Changes whenever another criterion is shown, or this one comes to another state."""
        return f"{self.row.place}.{self.row.number}.{self.row.state}"


@dataclass(frozen=True, slots=True)
class SideSpread:
    """One side of a tally: the drawing, and the same numbers as rows of a table."""

    title: str
    drawing: SafeString
    rows: tuple[tuple[str, str, int], ...]


def asked_in(session: Session) -> list[Asked]:
    """All criteria of a session, in their order; one query. A criterion that the norm lost is left out."""
    norm = norm_of(session.picture)
    known = {criterion.id: (criterion, theme) for theme in norm.themes for criterion in theme.criteria}
    rows = session.rounds.order_by("place")
    return [Asked(row, *known[row.criterion]) for row in rows if row.criterion in known]


def sides_of(tally: Tally) -> list[SideSpread]:
    """Both sides of a tally."""
    return [_side(side, tally.counts[side]) for side in Side]


def _side(side: Side, counts: tuple[int, ...]) -> SideSpread:
    answers = (*((str(level), words) for level, words in enumerate(LEVEL_WORDS[side])), ("?", UNKNOWN_WORDS))
    title = SIDE_WORDS[side].capitalize()
    drawing = spread(SpreadDrawing(title, answers, counts))
    rows = tuple((sign, words, count) for (sign, words), count in zip(answers, counts, strict=True))
    return SideSpread(title, mark_safe(drawing), rows)  # noqa: S308  # nosec B308, B703 - our own drawing, texts escaped
