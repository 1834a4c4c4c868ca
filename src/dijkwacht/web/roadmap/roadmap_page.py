"""The roadmap in the hands of the adviser: laying it out, and one step at a time."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption import queries as adoption
from dijkwacht.apps.asks.queries.asks import asked_in
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State, why_not_grow
from dijkwacht.apps.roadmap import actions
from dijkwacht.apps.roadmap import queries as roadmap_queries
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.rules import why_not_change
from dijkwacht.web.deeds import Outcome, done
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.parts.roadmap_board import board, calendar_file
from dijkwacht.web.request import SignedIn
from dijkwacht.web.roadmap.forms import DoneForm, KickOffForm, MoveForm, OwnerForm, SkipForm, usual_days

Take = Callable[[Milestone, dict[str, Any], User], None]
DEEDS: dict[str, tuple[type[Form], Take, str]] = {
    "move": (
        MoveForm,
        lambda row, said, by: actions.reschedule(milestone=row, to=said["to"], by=by),
        "De stap is verplaatst. De open stappen erna zijn meegeschoven.",
    ),
    "done": (DoneForm, lambda row, said, by: actions.finish(milestone=row, on=said["on"], by=by), "De stap is gedaan."),
    "skip": (
        SkipForm,
        lambda row, said, by: actions.skip(milestone=row, reason=said["reason"], by=by),
        "De stap is overgeslagen. U kunt hem altijd weer opnemen.",
    ),
    "resume": (Form, lambda row, said, by: actions.resume(milestone=row, by=by), "De stap staat weer open."),
    "owner": (OwnerForm, lambda row, said, by: actions.entrust(milestone=row, owner=said["owner"], by=by), "Dat is bewaard."),
}


def shared(picture: Picture, *, page: str) -> dict[str, Any]:
    """What every page about one picture shows, without its word on writing: a roadmap has rules of its own."""
    return common(picture, page=page, standing=adoption.readiness(picture)) | {"closed": ""}


@require_http_methods(["GET", "POST"])
def roadmap(request: SignedIn, picture: UUID) -> HttpResponse:
    """What is the next step, and when?"""
    here = picture_for(request.user, picture)
    today = timezone.localdate()
    form = KickOffForm(request.POST or None, initial=usual_days(today))
    outcome = done(form, lambda: actions.lay_out(picture=here, kick_off=form.cleaned_data["kick_off"], by=request.user))
    if outcome.is_done:
        return redirect("roadmap:roadmap", here.pk)
    lines = board(roadmap_queries.roadmap(here), of=Kind(here.organisation.kind), on=today)
    turns = asked_in([here], on=today).get(here.pk, ())
    own = [ask for ask in turns if Role.ADVISER in ask.whose.roles and ask.path != request.path]
    context = {
        **shared(here, page="roadmap:roadmap"),
        "lines": lines,
        "next": next((line for line in lines if line.is_next), None),
        "turns": turns,
        "own": own,
        "form": form,
        "refused": outcome.refused,
        "today": today,
        "has_come": any(line.is_next and line.row.due_on <= today for line in lines),
        "frozen": why_not_change(State(here.state)),
        "may_grow": why_not_grow(State(here.state), is_basic=here.is_basic) is None,
    }
    return render(request, "roadmap/roadmap.html", context, status=outcome.status)


@require_http_methods(["GET", "POST"])
def step(request: SignedIn, picture: UUID, step: int) -> HttpResponse:
    """What changes about this step?"""
    here = picture_for(request.user, picture)
    row = get_object_or_404(Milestone.objects.select_related("picture__organisation"), pk=step, picture=here)
    today = timezone.localdate()
    forms: dict[str, Form] = {
        "move": MoveForm(initial={"to": row.due_on}),
        "done": DoneForm(initial={"on": today}),
        "skip": SkipForm(),
        "owner": OwnerForm(initial={"owner": row.owner}),
    }
    wrong: Form | None = None
    outcome: Outcome[None] = Outcome()
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        if deed not in DEEDS:
            raise Http404
        kind, take, said = DEEDS[deed]
        wrong = forms[deed] = kind(request.POST)
        outcome = done(wrong, lambda: take(row, wrong.cleaned_data, request.user))
        if outcome.is_done:
            messages.success(request, said)
            return redirect("roadmap:roadmap", here.pk)
    lines = board(roadmap_queries.roadmap(here), of=Kind(here.organisation.kind), on=today)
    context = {
        **shared(here, page="roadmap:step"),
        "line": next(line for line in lines if line.row.pk == row.pk),
        "forms": forms,
        "wrong": wrong,
        "refused": outcome.refused,
    }
    return render(request, "roadmap/step.html", context, status=outcome.status)


@require_GET
def calendar(request: SignedIn, picture: UUID) -> HttpResponse:
    """The roadmap as a calendar file."""
    return calendar_file(picture_for(request.user, picture))
