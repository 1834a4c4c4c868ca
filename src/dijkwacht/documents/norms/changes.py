"""What a version of a norm changes about the one before."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dijkwacht.documents.norms.model import Criterion, NormSet


class Change(StrEnum):
    """What happened to a criterion, in the words of the page."""

    NEW = "nieuw"
    GONE = "vervallen"
    REWORDED = "tekst gewijzigd"
    ELSE = "overig gewijzigd"


_WORDS: Final = ("text", "ask", "guidance", "vulnerability")


@dataclass(frozen=True, slots=True)
class Changed:
    """One criterion that is not what it was; ``before`` is its former text where that differs."""

    change: Change
    criterion: Criterion
    before: Criterion | None = None

    @property
    def is_other_text(self) -> bool:
        """Whether the criterion itself reads otherwise than before."""
        return self.before is not None and self.before.text != self.criterion.text


def changes(old: NormSet, new: NormSet) -> tuple[Changed, ...]:
    """The criteria that differ, those of the new version in its order, then those that are gone.

    A picture compared over both versions shows only what stayed the same under the same id.
    """
    before = {criterion.id: criterion for criterion in old.criteria}
    now = {criterion.id for criterion in new.criteria}
    found = [_change(before.get(criterion.id), criterion) for criterion in new.criteria]
    gone = [Changed(Change.GONE, criterion) for criterion in old.criteria if criterion.id not in now]
    return (*(each for each in found if each), *gone)


def _change(before: Criterion | None, now: Criterion) -> Changed | None:
    if before is None:
        return Changed(Change.NEW, now)
    if before == now:
        return None
    is_reworded = any(getattr(before, words) != getattr(now, words) for words in _WORDS)
    return Changed(Change.REWORDED if is_reworded else Change.ELSE, now, before)
