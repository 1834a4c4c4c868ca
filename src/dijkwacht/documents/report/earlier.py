"""The former picture of an organisation, laid beside the one that a report is about."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dijkwacht.analysis.scoring.comparisons.then_and_now import Comparison
from dijkwacht.documents.norms.model import Criterion, NormSet
from dijkwacht.documents.norms.rewording import Reworded, reworded


@dataclass(frozen=True)
class Earlier:
    """Two pictures side by side, with the day and the norm (as far as it was asked) of each."""

    comparison: Comparison
    before_on: date
    on: date
    before_norm: NormSet
    norm: NormSet
    before_basic: bool = False
    basic: bool = False

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """The criteria by id, as they are written now; those that vanished as they were written."""
        return {criterion.id: criterion for criterion in (*self.before_norm.criteria, *self.norm.criteria)}

    @cached_property
    def reworded(self) -> tuple[Reworded, ...]:
        """The criteria whose text or questions differ between the two norms."""
        return reworded(self.before_norm, self.norm)
