"""What was written otherwise between two versions of a norm set, for the criteria that are in both."""

from dataclasses import dataclass

from dijkwacht.documents.norms.changes import changes
from dijkwacht.documents.norms.model import NormSet


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
    both = ((changed.before, changed.criterion) for changed in changes(before, after) if changed.before is not None)
    return tuple(
        Reworded(now.id, then.text, now.text, then.ask != now.ask)
        for then, now in both
        if (then.text, then.ask) != (now.text, now.ask)
    )
