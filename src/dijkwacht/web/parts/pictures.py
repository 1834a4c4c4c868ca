"""Whose picture a page is about: the adviser's with what every page about it shares, and what somebody reads."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.pictures.models import Picture, PictureQuerySet
from dijkwacht.apps.pictures.rules.states import ENDED, STEPS, Standing, State, Step, why_not, why_not_write

PAGES = (
    ("Draaiboek", "roadmap:roadmap"),
    ("Uitnodigingen", "invitations:index"),
    ("Gesprekken en stukken", "sources:index"),
    ("Sessie", "group_sessions:index"),
    ("Analyse", "work:analysis"),
    ("Bevindingen", "work:findings"),
    ("Samenvatting", "work:summary"),
    ("Feitencheck en besluit", "work:closing"),
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
        label = "Wijzigen wat u overnam" if standing.promised and not standing.open_comments else label
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
    if standing.unweighed:
        return NextStep("Oordelen waar weinig mensen antwoordden", page="work:findings", lacking=lacking)
    if standing.unread:
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


def read_by(user: User) -> PictureQuerySet:
    """The pictures that this user reads today, with organisation and norm, without the text of the norm.

    The adviser sees beforehand what the executive is going to read; a lapsed picture is read by nobody.
    """
    today = timezone.localdate()
    seen, run = (Picture.objects.visible_to(user, right, on=today) for right in (Right.READ_CONCEPT, Right.RUN))
    pictures = (seen | run).exclude(state=State.LAPSED).select_related("organisation", "norm").defer("norm__content")
    return pictures.order_by("-reference_date", "organisation__code")


def with_runs(pictures: PictureQuerySet, user: User) -> PictureQuerySet:
    """The same pictures, each saying in ``may_measure`` whether this person may make measures of it; no query more."""
    runs = organisations_where(user, Right.RUN_MEASURES, on=timezone.localdate())
    return pictures.annotate(may_measure=ExpressionWrapper(runs, output_field=BooleanField()))


def way_to(picture: Picture) -> list[dict[str, str]]:
    """The crumbs above a page that belongs to a picture."""
    one_page = reverse("pictures:one_page", args=[picture.pk])
    return [{"label": "Beelden", "url": reverse("pictures:index")}, {"label": "Op één pagina", "url": one_page}]
