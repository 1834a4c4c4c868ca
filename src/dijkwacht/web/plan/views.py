"""Waar beginnen we, en wie doet het wanneer: the recommendations of a picture beside the coming quarters."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where, seats_with
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.measures.rules.drafts import quarter_word
from dijkwacht.apps.pictures.actions import opened
from dijkwacht.apps.pictures.models import Picture, PictureQuerySet
from dijkwacht.apps.plan.actions import Before, Placement, arrange, restore
from dijkwacht.apps.plan.queries.plan import Planning, planned_pictures, planning
from dijkwacht.apps.reporting.queries.papers import PLAN
from dijkwacht.kit.dutch import count
from dijkwacht.web.deeds import done
from dijkwacht.web.parts.barriers.serving import served
from dijkwacht.web.plan.forms import PlaceForm, taken_over
from dijkwacht.web.plan.page import BOUNDS, NUMBERS, Page, View
from dijkwacht.web.request import SignedIn

UNDO: Final = "plan-undo"
NOTHING: Final = "Er is niets gekozen. Zet een vinkje bij wat u wilt inplannen, en kies een kwartaal."


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Of which picture do you make a plan? One: straight to it."""
    pictures = list(planned_pictures(request.user, Right.SEE_MEASURES).prefetch_related("organisation__names"))
    if len(pictures) == 1:
        return redirect("plan:plan", pictures[0].pk)
    return render(
        request, "plan/index.html", {"pictures": pictures, "is_example": any(picture.is_example for picture in pictures)}
    )


@require_http_methods(["GET", "POST"])
def plan(request: SignedIn, picture: UUID) -> HttpResponse:
    """The plan of one picture, for who may see it; and the deeds on it, for who may plan."""
    right = Right.SEE_MEASURES if request.method == "GET" else Right.RUN_MEASURES
    found = get_object_or_404(_told_of(planned_pictures(request.user, right), request.user), pk=picture)
    asked = View.asked(request.GET)
    if request.method == "GET":
        opened(picture=found, page="plan", by=request.user)
        return _shown(request, found, planning(found), asked)
    if request.POST.get("deed") == "undo":
        return _undone(request, found, asked)
    now = planning(found)
    placements, fault = _chosen(request, now)
    if fault:
        return _shown(request, found, now, asked, refused=fault, status=422)
    outcome = done(None, lambda: arrange(picture=found, placements=placements, by=request.user))
    if not outcome.is_done:
        return _shown(request, found, now, asked, refused=outcome.refused, status=outcome.status)
    before = outcome.made
    if not before:  # a double click: it stands where it should
        return redirect(f"{request.path}{asked.address}#kwartalen")
    request.session[UNDO] = {"picture": str(found.pk), "rows": [_kept(row) for row in before]}
    messages.success(request, _told(placements))
    first = f"#m-{before[0].measure}" if len(before) == 1 and placements[0].quarter else "#kwartalen"
    return redirect(f"{request.path}{asked.address}{first}")


def _chosen(request: SignedIn, now: Planning) -> tuple[Sequence[Placement], str]:
    """What was chosen, or what is wrong with it."""
    deed = request.POST.get("deed", "")
    if deed == "take":
        keys = [request.POST["alone"]] if "alone" in request.POST else request.POST.getlist("item")
        placements = taken_over(now, keys, request.POST)
        return placements, "" if placements else NOTHING
    if deed != "move":
        raise Http404
    form = PlaceForm(request.POST, planning=now)
    if not form.is_valid():
        return (), " ".join(str(error) for errors in form.errors.values() for error in errors)
    return form.placements(), ""


def _shown(
    request: SignedIn, picture: Picture, now: Planning, asked: View, *, refused: str = "", status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    undo = request.session.get(UNDO, {})
    context: dict[str, Any] = {
        "picture": picture,
        "organisation": picture.organisation,
        "is_example": picture.is_example,
        "today": today,
        "page": Page(now, asked, today),
        "serving": served(request.user, picture.organisation, now.reckoned.norm, now.waiting),
        "view": asked,
        "numbers": NUMBERS,
        "bounds": BOUNDS,
        "refused": refused,
        "may_plan": picture.may_plan,  # type: ignore[attr-defined]  # annotated
        "may_undo": undo.get("picture") == str(picture.pk),
        "forms": PLAN.forms,
    }
    return render(request, "plan/plan.html", context, status=status)


def _told_of(pictures: PictureQuerySet, user: User) -> PictureQuerySet:
    """Whether the user may plan too and belongs to the organisation, in the same question to the database."""
    run = organisations_where(user, Right.RUN_MEASURES, on=timezone.localdate())
    own = Q(organisation__in=seats_with(user, Right.SEE_MEASURES, on=timezone.localdate()).values("organisation"))
    asked = {name: ExpressionWrapper(where, BooleanField()) for name, where in (("may_plan", run), ("is_own", own))}
    return pictures.annotate(**asked).prefetch_related("organisation__names")


def _undone(request: SignedIn, picture: Picture, asked: View) -> HttpResponse:
    """Take the last deed on this plan back; a second click finds nothing to take back."""
    kept = request.session.get(UNDO, {})
    if kept.get("picture") == str(picture.pk):
        restore(picture=picture, before=[_before(row) for row in kept["rows"]], by=request.user)
        del request.session[UNDO]
        messages.success(request, "Dat is ongedaan gemaakt.")
    return redirect(f"{request.path}{asked.address}")


def _told(placements: Sequence[Placement]) -> str:
    if len({placement.quarter for placement in placements}) > 1:
        return f"{count(len(placements), 'maatregel staat', 'maatregelen staan')} nu in het plan."
    quarter = placements[0].quarter
    where = f"in het {quarter_word(quarter)}" if quarter else "bij later, zonder kwartaal"
    if len(placements) > 1:
        return f"{len(placements)} maatregelen staan nu {where}."
    one = placements[0]
    return f"‘{one.measure.title if one.measure else one.text}’ staat nu {where}."


def _kept(row: Before) -> list[Any]:
    """What a session can hold of it."""
    days = [day.isoformat() if day else "" for day in (row.quarter, row.due_on)]
    return [str(row.measure), *days, row.owner, row.is_new]


def _before(kept: list[Any]) -> Before:
    measure, quarter, due_on, owner, is_new = kept
    days = [date.fromisoformat(day) if day else None for day in (quarter, due_on)]
    return Before(UUID(measure), days[0], owner, days[1], is_new)
