"""Then and now: two pictures of one organisation laid side by side, criterion by criterion."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dijkwacht.analysis.scoring.answers import NORM, Side
from dijkwacht.analysis.scoring.figures import figures
from dijkwacht.analysis.scoring.picture import CriterionResult, Figures, Picture


class Move(StrEnum):
    """What became of the level of one side; unknown where either level is not known, for unknown is never zero."""

    ROSE = "rose"
    FELL = "fell"
    STAYED = "stayed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SideChange:
    """One side of a criterion: its level 0–3 then and now, None where that was unknown or unanswered."""

    before: int | None
    after: int | None

    @property
    def move(self) -> Move:
        """Whether the level rose, fell or stayed.

        >>> SideChange(1, 3).move, SideChange(None, 3).move
        (<Move.ROSE: 'rose'>, <Move.UNKNOWN: 'unknown'>)
        """
        if self.before is None or self.after is None:
            return Move.UNKNOWN
        if self.before == self.after:
            return Move.STAYED
        return Move.ROSE if self.after > self.before else Move.FELL

    @property
    def came_to_norm(self) -> bool:
        """Whether this side was below norm and now stands at it; what was not known counted as below norm.

        >>> SideChange(None, 2).came_to_norm, SideChange(2, 3).came_to_norm
        (True, False)
        """
        return not _at_norm(self.before) and _at_norm(self.after)

    @property
    def fell_below_norm(self) -> bool:
        """Whether this side stood at norm and now is below it; what is not known counts as below norm.

        >>> SideChange(2, 1).fell_below_norm, SideChange(1, 0).fell_below_norm
        (True, False)
        """
        return _at_norm(self.before) and not _at_norm(self.after)


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """A criterion that counts in both pictures, with its theme and whether it is a *minimumeis* as they are now."""

    id: str
    theme: str
    must: bool
    paper: SideChange
    practice: SideChange

    def on(self, side: Side) -> SideChange:
        """The change of one side."""
        return self.paper if side is Side.PAPER else self.practice


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """The figures of a theme then and now, over the criteria that count in both."""

    id: str
    before: Figures
    after: Figures


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pictures side by side.

    ``criteria`` holds what counts: in both pictures, and applicable in both. ``not_applicable`` is in both but not
    applicable in one of them, ``only_before`` and ``only_after`` are in one of both; these are named and never counted.
    All are in the order of the picture that they are (now) in. ``before`` and ``after`` are figures of the whole.
    """

    before: Figures
    after: Figures
    themes: tuple[ThemeChange, ...]
    criteria: tuple[CriterionChange, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    not_applicable: tuple[str, ...]

    def moved(self, side: Side, move: Move) -> tuple[CriterionChange, ...]:
        """The criteria of which this side made this move."""
        return tuple(change for change in self.criteria if change.on(side).move is move)

    def came_to_norm(self, side: Side) -> tuple[CriterionChange, ...]:
        """The criteria of which this side came to norm."""
        return tuple(change for change in self.criteria if change.on(side).came_to_norm)

    def fell_below_norm(self, side: Side) -> tuple[CriterionChange, ...]:
        """The criteria of which this side fell below norm."""
        return tuple(change for change in self.criteria if change.on(side).fell_below_norm)


def compare(before: Picture, after: Picture) -> Comparison:
    """Lay two pictures of one organisation side by side.

    Args:
        before: the former picture, reckoned on its own norm and reference date.
        after: the picture of now. Theme, weight and *minimumeis* of a criterion are taken from this one for both, so that
            a norm that was weighed otherwise never looks like an organisation that changed.

    Returns:
        What rose, fell, stayed, came to norm or fell below it, per side; figures then and now as exact shares of weight
        (None where nothing counts), for each theme that has a criterion in both, and for the whole.

    Source: formats, chapter 1, words: compared by criterion id, counted only where both have it.

    >>> then = CriterionResult("A", "T", False, 1, True, 2, 1), CriterionResult("B", "T", False, 1, True, 2, 2)
    >>> now = CriterionResult("A", "T", False, 1, True, 2, 2), CriterionResult("C", "T", False, 1, True, 0, 0)
    >>> def picture(results):
    ...     return Picture(figures(results), None, (), results, (), (), (), (), ())
    >>> found = compare(picture(then), picture(now))
    >>> found.criteria[0].practice.move, found.before.practice, found.after.practice
    (<Move.ROSE: 'rose'>, Fraction(0, 1), Fraction(1, 1))
    >>> found.only_before, found.only_after, found.themes[0].after.applicable
    (('B',), ('C',), 1)
    """
    was = {result.id: result for result in before.criteria}
    now = {result.id: result for result in after.criteria}
    shared = [result for result in after.criteria if result.id in was]
    counted = [result for result in shared if result.applicable and was[result.id].applicable]
    then = {result.id: _as_now(was[result.id], result) for result in counted}
    return Comparison(
        before=figures(then.values()),
        after=figures(counted),
        themes=tuple(_theme(theme, counted, then) for theme in dict.fromkeys(result.theme for result in shared)),
        criteria=tuple(_change(then[result.id], result) for result in counted),
        only_before=tuple(id_ for id_ in was if id_ not in now),
        only_after=tuple(id_ for id_ in now if id_ not in was),
        not_applicable=tuple(result.id for result in shared if result.id not in then),
    )


def _as_now(result: CriterionResult, now: CriterionResult) -> CriterionResult:
    """What was found then, in the theme and with the weight of now."""
    return replace(result, theme=now.theme, weight=now.weight, must=now.must)


def _change(then: CriterionResult, now: CriterionResult) -> CriterionChange:
    """Both sides of one criterion."""
    return CriterionChange(
        now.id, now.theme, now.must, SideChange(then.paper, now.paper), SideChange(then.practice, now.practice)
    )


def _theme(theme: str, counted: Iterable[CriterionResult], then: Mapping[str, CriterionResult]) -> ThemeChange:
    """The figures of one theme, over what counts in both."""
    here = [result for result in counted if result.theme == theme]
    return ThemeChange(theme, figures(then[result.id] for result in here), figures(here))


def _at_norm(level: int | None) -> bool:
    """Whether a level stands at norm."""
    return level is not None and level >= NORM
