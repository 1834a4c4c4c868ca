"""One criterion of a session as it is shown: on the wall, on a phone and with the outcome."""

from dataclasses import dataclass

from dijkwacht.apps.group_sessions.models import Session, SessionCriterion
from dijkwacht.apps.group_sessions.rules import RoundState
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.documents.norms.model import Criterion, Theme


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


def asked_in(session: Session) -> list[Asked]:
    """All criteria of a session, in their order; one query. A criterion that the norm lost is left out."""
    norm = norm_of(session.picture)
    known = {criterion.id: (criterion, theme) for theme in norm.themes for criterion in theme.criteria}
    rows = session.rounds.order_by("place")
    return [Asked(row, *known[row.criterion]) for row in rows if row.criterion in known]
