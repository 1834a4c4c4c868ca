"""Proposing an assignment to an organisation, and taking on somebody of one's own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.models import Assignment
from dijkwacht.apps.accounts.queries import holders, own_organisations, teams_of
from dijkwacht.apps.accounts.rules import Right, Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import existing_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.web.assignments.forms import OwnForm, ProposalForm, TermsForm, ready
from dijkwacht.web.deeds import done
from dijkwacht.web.request import SignedIn

PICTURED = (Kind.MUNICIPALITY, Kind.PROVINCE, Kind.WATER_BOARD, Kind.JOINT_BODY)


@require_http_methods(["GET", "POST"])
def propose(request: SignedIn) -> HttpResponse:
    """What do you agree on with the organisation?"""
    today = timezone.localdate()
    teams = list(teams_of(request.user, on=today))
    if not teams:
        raise Http404
    # A team of the invented province never writes to a real municipality, nor the other way round.
    worlds = {team.organisation.is_example for team in teams}
    known = [one for one in existing_on(today) if one.kind in PICTURED and one.is_example in worlds]
    is_example = worlds == {True}
    offered: dict[str, Any] = {"organisations": known, "teams": [team.organisation for team in teams], "on": today}
    if request.method == "GET":
        form = ProposalForm(initial=ready(today), **offered)
        return _page(request, form, is_example=is_example)
    form = ProposalForm(request.POST, **offered)
    outcome = done(form, lambda: _proposed(request, form))
    if outcome.is_done:
        if holders(outcome.made.organisation, Role.CLIENT, on=today).exists():
            messages.success(request, "Uw voorstel ligt bij de opdrachtgever.")
            return redirect("assignments:assignment", outcome.made.pk)
        messages.info(request, "Het voorstel ligt klaar. Er is daar nog niemand die het kan lezen: draag een opdrachtgever voor.")
        return redirect("people:put_forward", outcome.made.pk)
    return _page(request, form, is_example=is_example, refused=outcome.refused, status=outcome.status)


@require_http_methods(["GET", "POST"])
def take_on(request: SignedIn) -> HttpResponse:
    """Whom of your own people do you ask as adviser?"""
    today = timezone.localdate()
    own = list(own_organisations(request.user, Right.AGREE, on=today))
    if not own:
        raise Http404
    is_example = any(one.is_example for one in own)
    if request.method == "GET":
        return _page(request, OwnForm(initial=ready(today), organisations=own, on=today), is_example=is_example)
    form = OwnForm(request.POST, organisations=own, on=today)
    outcome = done(form, lambda: _taken_on(request, form))
    if outcome.is_done:
        messages.success(request, "Uw adviseur heeft bericht en kan beginnen.")
        return redirect("assignments:assignment", outcome.made.pk)
    return _page(request, form, is_example=is_example, refused=outcome.refused, status=outcome.status)


def _proposed(request: SignedIn, form: ProposalForm) -> Assignment:
    organisation: Organisation = form.cleaned_data["organisation"]
    return actions.propose(adviser=request.user, organisation=organisation, terms=form.terms(), by=request.user)


def _taken_on(request: SignedIn, form: OwnForm) -> Assignment:
    where, adviser = form.chosen()
    return actions.take_on(adviser=adviser, organisation=where, terms=form.terms(), by=request.user)


def _page(request: SignedIn, form: TermsForm, *, is_example: bool, refused: str = "", status: int = 200) -> HttpResponse:
    is_own = isinstance(form, OwnForm)
    return render(
        request,
        "assignments/propose.html",
        {
            "form": form,
            "is_own": is_own,
            "has_choice": not isinstance(form, OwnForm) or bool(form.known),
            "refused": refused,
            "is_example": is_example,
            "breadcrumb": [{"label": "Opdrachten", "url": reverse("assignments:index")}],
        },
        status=status,
    )
