"""The roadmap as client and coordinator follow it; of their own steps they say when they are done."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.asks.queries.asks import asked_in
from dijkwacht.apps.asks.rules.asks import Seat
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions, queries
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.web.organisation.own_pictures import own_pictures, own_roles
from dijkwacht.web.parts.roadmap_board import board, calendar_file
from dijkwacht.web.request import SignedIn


@require_GET
def roadmap(request: SignedIn, picture: UUID) -> HttpResponse:
    """What is the next step, and when?"""
    here = _one(request, picture)
    today = timezone.localdate()
    mine = own_roles(request.user, on=today)[here.organisation_id]
    turns = asked_in([here], on=today).get(here.pk, ())
    seats = [Seat(request.user.pk, here.organisation_id, Role(role)) for role in mine if role in set(Role)]
    lines = board(queries.roadmap(here), of=Kind(here.organisation.kind), on=today, mine=mine)
    context = {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "lines": lines,
        "next": next((line for line in lines if line.is_next), None),
        "turns": turns,
        "own": [ask for ask in turns if ask.path != request.path and any(ask.whose.is_of(seat) for seat in seats)],
        "today": today,
        "may_mark": here.state != State.LAPSED,
        "breadcrumb": [{"label": "Onze organisatie", "url": "/organisatie/"}],
    }
    return render(request, "organisation/roadmap.html", context)


@require_POST
def done(request: SignedIn, picture: UUID, step: int) -> HttpResponse:
    """Say that a step of one's own is done, today."""
    here = _one(request, picture)
    row = get_object_or_404(Milestone.objects.select_related("picture__organisation"), pk=step, picture=here)
    if row.owner not in own_roles(request.user, on=timezone.localdate())[here.organisation_id]:
        raise Http404
    if row.done_on is None:  # else a double click: it was done already
        actions.finish(milestone=row, on=timezone.localdate(), by=request.user)
        messages.success(request, "De stap is gedaan. Klopt dat niet? De adviseur kan hem weer openzetten.")
    return redirect("organisation:roadmap", here.pk)


@require_GET
def calendar(request: SignedIn, picture: UUID) -> HttpResponse:
    """The roadmap as a calendar file."""
    return calendar_file(_one(request, picture))


def _one(request: SignedIn, picture: UUID) -> Picture:
    return get_object_or_404(own_pictures(request.user, on=timezone.localdate()), pk=picture)
