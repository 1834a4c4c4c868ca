"""The adviser's desk: one picture, and what every page about it shares."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import STEPS, Standing, State, why_not, why_not_write

PAGES = (
    ("Uitnodigen", "invitations:index"),
    ("Analyse", "work:analysis"),
    ("Bevindingen", "work:findings"),
    ("Samenvatting", "work:summary"),
)


@dataclass(frozen=True, slots=True)
class NextStep:
    """The primary step: a move to a state, or the page with what is still missing for it; ``lacking`` says what that is."""

    label: str
    to: State | None = None
    page: str = ""
    lacking: str = ""


def own_pictures(user: User) -> QuerySet[Picture]:
    """The pictures that this adviser runs today, with the names of their organisations."""
    return (
        Picture.objects.visible_to(user, Right.RUN, on=timezone.localdate())
        .select_related("organisation", "norm")
        .defer("norm__content")
        .prefetch_related("organisation__names")
    )


def picture_for(user: User, number: UUID) -> Picture:
    """The picture with this number, when this adviser runs it.

    Raises:
        Http404: there is no such picture, or somebody else runs it.
    """
    picture = own_pictures(user).filter(pk=number).first()
    if picture is None:
        raise Http404
    return picture


def next_step(picture: Picture, *, answers: int) -> NextStep:
    """What takes this picture on now."""
    state = State(picture.state)
    for (start, to), step in STEPS.items():
        if start is not state or step.needs_reason or step.needs_until or step.needs_decision:
            continue
        lacking = why_not(state, to, Standing(answers=answers, has_summary=bool(picture.summary.strip())))
        if lacking is None:
            return NextStep(step.verb, to=to)
        if step.needs_concept:
            return NextStep("Samenvatting schrijven", page="work:summary", lacking=lacking)
        return NextStep("Werkboek inlezen", page="work:upload", lacking=lacking)
    return NextStep("Concept bekijken", page="pictures:one_page")


def step_back(picture: Picture) -> State | None:
    """The state to which this picture can go back, if there is one."""
    steps = ((to, step) for (start, to), step in STEPS.items() if start == picture.state and to is not State.LAPSED)
    return next((to for to, step in steps if step.needs_reason), None)


def common(picture: Picture, *, page: str, answers: int = 0) -> dict[str, Any]:
    """What every page about one picture shows."""
    trail = [("Mijn werk", reverse("work:index")), ("Analyse", reverse("work:analysis", args=[picture.pk]))]
    back = step_back(picture)
    return {
        "picture": picture,
        "organisation": picture.organisation,
        "is_example": picture.is_example,
        "state": State(picture.state),
        "closed": why_not_write(State(picture.state)),
        "step": next_step(picture, answers=answers),
        "back": STEPS[State(picture.state), back].verb if back else "",
        "pages": [
            {"label": label, "url": reverse(name, args=[picture.pk]), "current": name == page, "count": None}
            for label, name in PAGES
        ],
        "breadcrumb": [{"label": label, "url": url} for label, url in trail[: 1 if page == "work:analysis" else 2]],
    }
