"""What differs between two versions of a norm set, for the criteria that are in both."""

from collections.abc import Iterator
from dataclasses import dataclass

from dijkwacht.documents.norms.model import Criterion, NormSet


@dataclass(frozen=True, slots=True)
class Reworded:
    """A criterion that was written otherwise: its text then and now, and whether its questions changed."""

    id: str
    before: str
    after: str
    has_other_questions: bool

    @property
    def has_other_text(self) -> bool:
        """Whether the criterion itself changed, and not only its questions."""
        return self.before != self.after


def reworded(before: NormSet, after: NormSet) -> tuple[Reworded, ...]:
    """The criteria of both sets whose text or questions differ, in the order of the second."""
    was = {criterion.id: criterion for criterion in before.criteria}
    return tuple(_reworded(was, after))


def _reworded(was: dict[str, Criterion], after: NormSet) -> Iterator[Reworded]:
    for now in after.criteria:
        then = was.get(now.id)
        if then and (then.text, then.ask) != (now.text, now.ask):
            yield Reworded(now.id, then.text, now.text, then.ask != now.ask)
