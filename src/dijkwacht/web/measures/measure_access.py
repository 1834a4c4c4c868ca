"""One measure as somebody may see it, and what every page about one shares."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries import Hands, hands_of, standing
from dijkwacht.apps.measures.rules.states import STEPS, Standing, State, Step, onward, why_not


@dataclass(frozen=True, slots=True)
class Way:
    """A step that somebody may take: its verb, and where it cannot be taken now the reason; ``asks`` says it needs a form."""

    to: State
    step: Step
    reason: str = ""

    @property
    def asks(self) -> bool:
        """Whether something has to be said with it."""
        return self.step.needs_day or self.step.needs_how or self.step.needs_reason


def one(user: User, number: UUID) -> tuple[Measure, Hands]:
    """The measure with this number, where this person may see it, and what they may do.

    Raises:
        Http404: there is no such measure, or not for them.
    """
    today = timezone.localdate()
    seen = Measure.objects.visible_to(user, on=today).select_related("organisation", "picture__norm", "barrier_version")
    seen = seen.defer("picture__norm__content", "barrier_version__content")
    return get_object_or_404(seen.prefetch_related("organisation__names"), pk=number), hands_of(user, on=today)


def ways(measure: Measure, hands: Hands) -> list[Way]:
    """Every step that this person may take with it, possible now or not; the one onward first."""
    state = State(measure.state)
    return sorted(ways_from(state, standing(measure), measure, hands), key=lambda way: way.to is not onward(state))


def ways_from(state: State, there: Standing, measure: Measure, hands: Hands) -> list[Way]:
    """The same of a measure that stands so, in the order of the states."""
    return [
        Way(to, step, why_not(state, to, there) or "")
        for (start, to), step in STEPS.items()
        if start is state and hands.may_take(measure, step)
    ]


def trail(measure: Measure | None = None) -> list[dict[str, str]]:
    """The crumbs above a page about measures, or about one of them."""
    crumbs = [{"label": "Maatregelen", "url": reverse("measures:index")}]
    if measure:
        crumbs.append({"label": measure.title, "url": reverse("measures:measure", args=[measure.pk])})
    return crumbs


def shared(measure: Measure, *, is_below: bool = True) -> dict[str, Any]:
    """What every page about one measure shows."""
    return {
        "measure": measure,
        "state": State(measure.state),
        "organisation": measure.organisation,
        "is_example": measure.is_example,
        "breadcrumb": trail(measure if is_below else None),
        "today": timezone.localdate(),
    }


def runs_anywhere(user: User) -> bool:
    """Whether this person writes measures for any organisation."""
    return own_organisations(user, Right.RUN_MEASURES, on=timezone.localdate()).exists()
