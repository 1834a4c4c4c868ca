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
from dijkwacht.apps.assessments.rules import ENDED, STEPS, Standing, State, Step, why_not, why_not_write

PAGES = (
    ("Draaiboek", "planning:roadmap"),
    ("Uitnodigingen", "invitations:index"),
    ("Bronnen", "sources:index"),
    ("Sessie", "session:index"),
    ("Analyse", "work:analysis"),
    ("Bevindingen", "work:findings"),
    ("Samenvatting", "work:summary"),
    ("Afronden", "work:closing"),
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
        Http404: there is no such picture, somebody else runs it, or it has lapsed and is read by nobody.
    """
    picture = own_pictures(user).exclude(state=State.LAPSED).filter(pk=number).first()
    if picture is None:
        raise Http404
    return picture


def next_step(picture: Picture, standing: Standing) -> NextStep:
    """What takes this picture on now: the step itself, or the page where what it lacks is done."""
    state = State(picture.state)
    if state is State.CONCEPT:
        return NextStep("Feitencheck beginnen", page="work:fact_check")
    if state is State.FACT_CHECK:
        label = "Opmerkingen beantwoorden" if standing.open_comments else "Zien wat er nog nodig is"
        return NextStep(label, page="work:closing", lacking=why_not(state, State.ADOPTED, standing) or "")
    for (start, to), step in STEPS.items():
        if start is state and not step.needs_reason:
            lacking = why_not(state, to, standing)
            return _lacking(step, standing, lacking) if lacking else NextStep(step.verb, to=to)
    return NextStep("Beeld bekijken", page="pictures:one_page")


def _lacking(step: Step, standing: Standing, lacking: str) -> NextStep:
    if not step.needs_concept:
        return NextStep("Werkboek inlezen", page="work:upload", lacking=lacking)
    if not standing.has_summary:
        return NextStep("Samenvatting schrijven", page="work:summary", lacking=lacking)
    if standing.unreviewed:
        return NextStep("Bevindingen nalezen", page="work:findings", lacking=lacking)
    return NextStep("Schrijven waarom onderdelen open bleven", page="work:summary", lacking=lacking)


def step_back(picture: Picture) -> State | None:
    """The state to which this picture can go back, if there is one."""
    steps = ((to, step) for (start, to), step in STEPS.items() if start == picture.state and to is not State.LAPSED)
    return next((to for to, step in steps if step.needs_reason), None)


def common(picture: Picture, *, page: str, standing: Standing | None = None) -> dict[str, Any]:
    """What every page about one picture shows; with its ``standing`` also the step that takes it on."""
    trail = [("Mijn werk", reverse("work:index")), ("Analyse", reverse("work:analysis", args=[picture.pk]))]
    back, state = step_back(picture), State(picture.state)
    return {
        "picture": picture,
        "organisation": picture.organisation,
        "is_example": picture.is_example,
        "state": state,
        "closed": why_not_write(state),
        "step": next_step(picture, standing) if standing else None,
        "back": STEPS[state, back].verb if back else "",
        "may_lapse": state not in ENDED,
        "pages": [
            {"label": label, "url": reverse(name, args=[picture.pk]), "current": name == page, "count": None}
            for label, name in PAGES
        ],
        "breadcrumb": [{"label": label, "url": url} for label, url in trail[: 1 if page == "work:analysis" else 2]],
    }
