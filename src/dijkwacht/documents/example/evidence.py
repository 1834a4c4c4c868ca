"""Evidence for example answers: fresh, aged, or missing, so that each of the house's rules can be seen at work."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.documents.example.plans import Texts
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.documents.workbook.model import EvidenceRow

DAYS_A_MONTH = 30.4
Pieces = tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class Drawer:
    """Where respondents find their evidence for one criterion."""

    shelf: Mapping[Kind, int]
    texts: Texts
    criterion: Criterion
    chance: random.Random
    on: date

    def paper(self, comes_to: int) -> tuple[int, Pieces]:
        """What is said of the paper side, with decisions beside it, so that it comes to this level."""
        if comes_to == 1 and self.chance.random() < 0.15:
            return 2, (self._piece(Kind.DECISION, fresh=False),)
        if comes_to == 2 and self.chance.random() < 0.06:
            return 3, (self._piece(Kind.DECISION, fresh=False),)
        if comes_to in (2, 3) and self.chance.random() < 0.6:
            return comes_to, (self._piece(Kind.DECISION, fresh=True),)
        return comes_to, ()

    def practice(self, comes_to: int) -> tuple[int, Pieces]:
        """What is said of practice, with proof beside it or lacking, so that it comes to this level."""
        kind = self._kind()
        if comes_to == 1:
            return self._short_of_norm(kind)
        if comes_to not in (2, 3):
            return comes_to, ()
        if comes_to == 2 and kind is not Kind.OTHER and self.chance.random() < 0.08:
            return 3, (self._piece(kind, fresh=False),)
        proofs: Pieces = (self._piece(kind, fresh=True),)
        if kind is not Kind.OTHER and self.chance.random() < 0.15:
            proofs += (self._piece(Kind.OTHER, fresh=True),)
        return comes_to, proofs

    def _short_of_norm(self, kind: Kind) -> tuple[int, Pieces]:
        """Below norm in practice: said plainly, or said higher with proof that is missing, undated or too old."""
        draw = self.chance.random()
        if draw < 0.14:
            return 2, ()
        if draw < 0.19 and kind is not Kind.OTHER:
            return 2, (EvidenceRow(self._name(kind), kind),)
        if draw < 0.32 and kind is not Kind.OTHER:
            return 2, (self._piece(kind, fresh=False),)
        return 1, ()

    def _kind(self) -> Kind:
        """The kind that the norm asks as proof of practice."""
        wanted = [Kind(piece.kind) for piece in self.criterion.evidence if piece.kind != Kind.DECISION.value]
        return self.chance.choice(wanted) if wanted else Kind.OTHER

    def _piece(self, kind: Kind, *, fresh: bool) -> EvidenceRow:
        return EvidenceRow(self._name(kind), kind, self._when(kind, fresh=fresh))

    def _name(self, kind: Kind) -> str:
        """As the norm calls it, or in the respondent's own word."""
        asked = [piece.what for piece in self.criterion.evidence if piece.kind == kind.value]
        return asked[0] if asked and self.chance.random() < 0.7 else self.chance.choice(self.texts.pieces(kind))

    def _when(self, kind: Kind, *, fresh: bool) -> date | None:
        if kind is Kind.OTHER:
            return None
        months = self.shelf[kind]
        age = self.chance.uniform(0.2, months - 1) if fresh else self.chance.uniform(months + 2, months + 20)
        return self.on - timedelta(days=round(age * DAYS_A_MONTH))
