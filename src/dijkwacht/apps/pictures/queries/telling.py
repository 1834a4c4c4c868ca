"""A picture as its organisation may know it: every page and paper that is not the adviser's is made from this."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from dijkwacht.analysis.scoring.precedence import Heard, hear
from dijkwacht.analysis.scoring.score import score
from dijkwacht.analysis.scoring.telling import (
    APART_FROM,
    Shown,
    Weighed,
    as_settled,
    asks_weighing,
    by_person,
    people_in,
    shown,
)
from dijkwacht.apps.pictures.models import Picture, Settlement, ShownLevel
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.queries.reckoning import Reckoned, reckon, settled_in, settlements_of
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.documents.norms.model import NormSet


@dataclass(frozen=True)
class Told(Reckoned):
    """A picture reckoned from what may be told (``shown``, by criterion id): no answers, no ranges, no word of proof.

    ``is_kept`` says that it was shared before. A weighing that was told then stays as it was until the adviser weighs
    anew: that it lapsed would tell of what somebody changed their answer.
    """

    shown: Mapping[str, Shown] = field(default_factory=dict)
    is_kept: bool = False

    def is_apart(self, criterion: str) -> bool:
        """Whether a page of the organisation may say that answers lay apart."""
        return self.shown[criterion].apart_others >= APART_FROM

    def is_apart_on_paper(self, criterion: str) -> bool:
        """The same on a paper, which anybody may read who answered."""
        return self.shown[criterion].apart > APART_FROM

    @property
    def standing(self) -> tuple[Settlement, ...]:
        """Settlements that hold, or that were told and not yet weighed anew."""
        return self.settlements if self.is_kept else super().standing

    @cached_property
    def reasons(self) -> dict[str, Settlement]:
        """What stands of the adviser's weighing by criterion, for its reason and what it rests on."""
        return {row.criterion: row for row in self.standing}


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of each criterion, and which of them still ask for a weighing before they can be."""

    shown: Mapping[str, Shown]
    unweighed: tuple[str, ...]
    is_kept: bool = False


def told(picture: Picture) -> Told:
    """Read what the organisation may know of a picture and reckon it.

    Two queries once the concept was shared, four before.
    """
    kept = kept_levels(picture)
    if kept and State(picture.state) in READABLE:
        return _made(picture, norm_of(picture), settlements_of(picture), kept, is_kept=True)
    reckoned = reckon(picture)
    return told_as(reckoned, _telling(reckoned, kept, ()))


def told_as(reckoned: Reckoned, telling: Telling) -> Told:
    """The same from a picture of which it was looked up already what may be told; no query."""
    return _made(reckoned.picture, reckoned.norm, reckoned.settlements, telling.shown, is_kept=telling.is_kept)


def telling(reckoned: Reckoned, *, readers: Collection[str] = ()) -> Telling:
    """What may be told of each criterion now; ``readers`` are the persons among those asked who read the picture."""
    return _telling(reckoned, kept_levels(reckoned.picture), readers)


def _telling(reckoned: Reckoned, kept: Mapping[str, Shown], readers: Collection[str]) -> Telling:
    persons = persons_of(reckoned)
    heard, standing = hear(reckoned.said), weighed(reckoned)
    found: dict[str, Shown] = {}
    unweighed = []
    for result in reckoned.score.criteria:
        counted = heard.get(result.id, Heard()).counted.values()
        people, weight, before = people_in(counted, persons), standing.get(result.id), kept.get(result.id)
        found[result.id] = shown(result, people, weight, before)
        if before is None:
            among = {persons.get(answer.respondent, answer.respondent) for answer in counted} & set(readers)
            apart = found[result.id].apart
            found[result.id] = replace(found[result.id], apart_others=max(0, apart - len(among)))
            if asks_weighing(result, people, weight):
                unweighed.append(result.id)
    return Telling(found, tuple(unweighed), is_kept=bool(kept))


def offered(reckoned: Reckoned, criterion: str) -> tuple[int | None, int | None]:
    """The levels that a ground alone confirms: of the answers, each person counted once."""
    heard = hear(answer for answer in reckoned.said if answer.criterion == criterion).get(criterion, Heard())
    given, months = heard.counted.values(), reckoned.norm.shelf_months
    return by_person(given, persons_of(reckoned), on=reckoned.picture.reference_date, shelf_life=months)


def weighed(reckoned: Reckoned) -> dict[str, Weighed]:
    """What the adviser weighed and still stands, by criterion."""
    grounds = {row.criterion: row.basis for row in reckoned.settlements if row.lapsed_at is None}
    return {one.criterion: Weighed(one, is_grounded=bool(grounds[one.criterion])) for one in settled_in(reckoned.settlements)}


def persons_of(reckoned: Reckoned) -> dict[str, str]:
    """Who holds each function that is asked, by the name of the person's first function."""
    return {seat.function: seat.person or seat.function for seat in reckoned.seats}


def kept_levels(picture: Picture) -> dict[str, Shown]:
    """What was told of each criterion since the concept was first shared; empty before. One query."""
    rows = ShownLevel.objects.filter(picture=picture)
    return {row.criterion: Shown(row.applicable, row.paper, row.practice, row.apart, row.apart_others) for row in rows}


def _made(
    picture: Picture, norm: NormSet, settlements: tuple[Settlement, ...], levels: Mapping[str, Shown], *, is_kept: bool
) -> Told:
    known = {criterion.id for criterion in norm.criteria}
    settled = [one for code, level in levels.items() if code in known and (one := as_settled(code, level))]
    made = score(norm.scored_criteria(), (), on=picture.reference_date, shelf_life=norm.shelf_months, settled=settled)
    sides = {(row.criterion, row.side) for row in settlements if is_kept or row.lapsed_at is None}
    criteria = tuple(
        replace(
            result,
            settled_paper=(result.id, "paper") in sides,
            settled_practice=(result.id, "practice") in sides,
            settled_not_applicable=not result.applicable and (result.id, "") in sides,
        )
        for result in made.criteria
    )
    there = {**dict.fromkeys(known, Shown()), **levels}
    return Told(picture, norm, (), settlements, replace(made, criteria=criteria), shown=there, is_kept=is_kept)
