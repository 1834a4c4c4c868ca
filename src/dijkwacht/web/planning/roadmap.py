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
from dijkwacht.apps.assessments import actions, queries
from dijkwacht.apps.assessments.models import Milestone, Picture
from dijkwacht.apps.assessments.rules import State, why_not_change, why_not_grow
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.kit.errors import Refused
from dijkwacht.web.planning.board import board, calendar_file
from dijkwacht.web.planning.forms import DoneForm, KickOffForm, MoveForm, OwnerForm, SkipForm, usual_days
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.desk import common, picture_for

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
    return common(picture, page=page, standing=queries.readiness(picture)) | {"closed": ""}


@require_http_methods(["GET", "POST"])
def roadmap(request: SignedIn, picture: UUID) -> HttpResponse:
    """What is the next step, and when?"""
    here = picture_for(request.user, picture)
    today = timezone.localdate()
    form = KickOffForm(request.POST or None, initial=usual_days(today))
    refused = ""
    if form.is_valid():
        try:
            actions.lay_out(picture=here, kick_off=form.cleaned_data["kick_off"], by=request.user)
        except Refused as why:
            refused = why.reason
        else:
            return redirect("planning:roadmap", here.pk)
    lines = board(queries.roadmap(here), of=Kind(here.organisation.kind), on=today)
    context = {
        **shared(here, page="planning:roadmap"),
        "lines": lines,
        "next": next((line for line in lines if line.is_next), None),
        "form": form,
        "refused": refused,
        "today": today,
        "has_come": any(line.is_next and line.row.due_on <= today for line in lines),
        "frozen": why_not_change(State(here.state)),
        "may_grow": why_not_grow(State(here.state), is_basic=here.is_basic) is None,
    }
    return render(request, "planning/roadmap.html", context, status=409 if refused else 422 if form.is_bound else 200)


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
    refused, wrong = "", None
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        if deed not in DEEDS:
            raise Http404
        kind, take, done = DEEDS[deed]
        wrong = forms[deed] = kind(request.POST)
        if wrong.is_valid():
            try:
                take(row, wrong.cleaned_data, request.user)
            except Refused as why:
                refused = why.reason
            else:
                messages.success(request, done)
                return redirect("planning:roadmap", here.pk)
    lines = board(queries.roadmap(here), of=Kind(here.organisation.kind), on=today)
    context = {
        **shared(here, page="planning:step"),
        "line": next(line for line in lines if line.row.pk == row.pk),
        "forms": forms,
        "wrong": wrong,
        "refused": refused,
    }
    return render(request, "planning/step.html", context, status=409 if refused else 422 if wrong else 200)


@require_GET
def calendar(request: SignedIn, picture: UUID) -> HttpResponse:
    """The roadmap as a calendar file."""
    return calendar_file(picture_for(request.user, picture))
