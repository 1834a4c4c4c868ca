"""What there is to plan of a picture: its recommendations beside the measures of the organisation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.findings.queries import advised
from dijkwacht.apps.measures.models import Effect, Measure
from dijkwacht.apps.measures.rules.states import OPEN, State
from dijkwacht.apps.pictures.models import Picture, PictureQuerySet
from dijkwacht.apps.pictures.queries.reckoning import Reckoned
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import READABLE
from dijkwacht.apps.plan.rules.plan import BOUND, FIRST, Advice, FirstPlan, Load, first_plan, load_of


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation: what the plan weighs, its words, and the measure that it became or that runs for it already."""

    advice: Advice
    theme: str
    text: str
    measure: Measure | None = None
    running: Measure | None = None

    @property
    def is_free(self) -> bool:
        """Whether it waits for a quarter: no measure yet, or one without; and nothing else runs for it."""
        if self.measure:
            return self.measure.state in OPEN and self.measure.quarter is None
        return self.running is None


@dataclass(frozen=True)
class Planning:
    """The recommendations of a picture in their order, and all measures of the organisation that were not stopped."""

    picture: Picture
    reckoned: Reckoned
    items: tuple[Item, ...]
    measures: tuple[Measure, ...]

    @property
    def themes(self) -> dict[str, str]:
        """The titles of the themes by id, in the order of the norm."""
        return {theme.id: theme.title for theme in self.reckoned.norm.themes}

    @cached_property
    def waiting(self) -> dict[str, Item]:
        """The recommendations that have no quarter yet, by criterion."""
        return {item.advice.criterion: item for item in self.items if item.is_free}

    @property
    def planned(self) -> tuple[Measure, ...]:
        """What is still to be done and has a quarter."""
        return tuple(row for row in self.measures if row.state in OPEN and row.quarter)

    @property
    def done(self) -> tuple[Measure, ...]:
        """What is in practice, proven or not."""
        return tuple(row for row in self.measures if row.state not in OPEN)

    @property
    def load(self) -> Load:
        """The points by owner and quarter of what is planned."""
        return load_of((row.owner, row.quarter, row.effort) for row in self.planned if row.quarter)


def planned_pictures(user: User, right: Right) -> PictureQuerySet:
    """The pictures whose recommendations this user may see or plan today, newest first."""
    seen = Picture.objects.visible_to(user, right, on=clock.today()).filter(state__in=READABLE)
    return seen.select_related("organisation", "norm").defer("norm__content").order_by("-reference_date", "organisation__code")


def planning(picture: Picture) -> Planning:
    """Read what there is to plan; five queries, whatever the number of recommendations."""
    reckoned = told(picture)
    running = Measure.objects.filter(organisation=picture.organisation_id).exclude(state=State.STOPPED)
    measures = tuple(running.with_origin().order_by("quarter", "title"))
    own = {row.criterion: row for row in measures if row.picture_id == picture.pk}
    promised = _promised(row for row in measures if row.picture_id != picture.pk and row.state in OPEN)
    themes = {theme.id: theme.title for theme in reckoned.norm.themes}
    items = []
    for row in advised(reckoned):
        code, result = row.criterion.id, reckoned.results[row.criterion.id]
        asked = row.criterion.asked
        advice = Advice(code, result.theme, result.must, result.heaviness, row.effort, asked[0] if asked else "")
        items.append(Item(advice, themes[result.theme], row.text, own.get(code), promised.get(code)))
    return Planning(picture, reckoned, tuple(items), measures)


def proposal(now: Planning, *, quarters: Sequence[date], bound: int = BOUND) -> FirstPlan:
    """The first plan for what waits; what is planned of this picture already takes its places."""
    placed = sum(item.measure in now.planned for item in now.items if item.measure)
    waiting = (item.advice for item in now.waiting.values())
    return first_plan(waiting, quarters=quarters, busy=now.load, bound=bound, size=max(0, FIRST - placed))


def _promised(measures: Iterable[Measure]) -> dict[str, Measure]:
    """The measures by the criteria that they are expected to raise; of several the first."""
    known = {row.pk: row for row in measures}
    found = Effect.objects.filter(measure__in=known).order_by("-pk").values_list("criterion", "measure")
    return {criterion: known[measure] for criterion, measure in found}
